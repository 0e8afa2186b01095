"""Brings what files hold and the state does not know into the state."""

import logging
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import Any

from crawler.authors import author_key
from crawler.dedup.texts import Entry, TextIndex
from crawler.durable import PART, publish
from crawler.lines import values_digest
from crawler.records import Author, Thread, keys_of, read_back
from crawler.store.author_book import AuthorBook
from crawler.store.feed_files import cut_torn_end, lines, whole_files
from crawler.store.feeds import KINDS, folder_name
from crawler.store.moves import settle
from crawler.store.post_states import post_mark
from crawler.store.state import State
from crawler.store.thread_states import TOLD, ThreadState

logger = logging.getLogger(__name__)
_BATCH = 5000
# Views move by themselves, and where and when it was read says nothing of the thread.
_ASIDE = frozenset({"fetched_at", "source", "views"})
# Without it a record says nothing that could be remembered.
_ID = {"posts": "post_id", "duplicates": "post_id", "threads": "thread_id", "authors": "name"}
_told = attrgetter(*(name for name in keys_of(Thread) if name not in _ASIDE))


class Ingest:
    """Brings records that files hold into the state, as the run that wrote them would have.

    With `compares` a post may repeat a text that is known: such a one is to be moved, since the run
    was cut off before it could note that.
    """

    def __init__(
        self, state: State, authors: AuthorBook, texts: TextIndex, *, compares: bool
    ) -> None:
        self.state = state
        self.authors = authors
        self.texts = texts
        self.compares = compares

    def take(self, kind: str, records: Iterable[dict[str, Any]]) -> None:
        """Remember records; what somebody changed until it is none any more is skipped."""
        for count, record in enumerate(records, 1):
            try:
                self._remember(kind, record)
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
                logger.error("A line of %s is no record and was skipped: %r", kind, error)
            if count % _BATCH == 0:
                self.flush({})
        self.flush({})

    def flush(self, parts: dict[str, int]) -> None:
        """Make durable what was remembered, and how much of each part file that is."""
        with self.state.transaction():
            self.state.flush(parts)
            self.texts.flush()
        self.state.forget_pending()
        self.texts.forget_pending()

    def _remember(self, kind: str, record: dict[str, Any]) -> None:
        if kind in _ID and record.get(_ID[kind]) is None:
            raise ValueError(f"no {_ID[kind]}")
        site = str(record.get("site") or "local")
        if kind in {"posts", "duplicates"}:
            body = str(record.get("body") or "")
            if kind == "posts" and not record.get("duplicate_of"):
                self._remember_text(site, record, body)
            captured = record.get("fetched_at") and str(record["fetched_at"])
            mark = post_mark(str(record.get("thread_id") or ""), body, captured)
            self.state.posts.put(site, str(record["post_id"]), mark)
        elif kind == "threads":
            self._remember_thread(site, record)
        elif kind == "authors":
            author = read_back(Author, record)
            number = self.state.site(site)
            self.authors.remember(self.state.db, number, author_key(author), author)

    def _remember_text(self, site: str, record: dict[str, Any], body: str) -> None:
        author = str(record.get("author_id") or record.get("author") or "")
        entry = Entry(str(record["id"]), author, body, posted_at=None)
        if not self.compares:
            self.texts.put(entry)
        elif match := self.texts.match([entry])[0]:
            moves = self.state.files.moves(site)
            if not {entry.post_id, match.duplicate_of} & moves.keys():  # the run knew of these two
                self.state.files.put_move(site, entry.post_id, match.duplicate_of, match.similarity)

    def _remember_thread(self, site: str, record: dict[str, Any]) -> None:
        thread_id = str(record["thread_id"])
        thread = self.state.threads.get(site, thread_id)
        thread = thread or ThreadState(url=str(record.get("url") or ""))
        if record.get("pages") == 0:
            thread.gone, thread.record = TOLD, None
        else:
            thread.gone = 0 if thread.gone == TOLD else thread.gone
            thread.record = thread_digest(read_back(Thread, record))
            thread.created, thread.author, thread.author_id = (
                str(record.get(key) or "") or None for key in ("created_at", "author", "author_id")
            )
        self.state.threads.put(site, thread_id, thread)


def left_parts(data_dir: Path, site: str) -> list[Path]:
    """The part files that a run left of a site when it was cut off, kind by kind."""
    folder = data_dir / folder_name(site)
    return [part for kind in KINDS for part in sorted((folder / kind).glob(f"*.jsonl{PART}"))]


def recover_parts(data_dir: Path, site: str, ingest: Ingest, *, mark: bool) -> None:
    """Take in the part files that a killed run left of a site, and publish them.

    `mark`: whether copies stay in `posts`, marked.

    A torn end is cut off; lines beyond what the state knows are brought into it. Whatever moment
    this is killed at itself, the next call goes on.
    """
    state, folder = ingest.state, folder_name(site)
    # Of files out of which posts were moved the state knows the lengths no more.
    known = {} if state.files.moves(site) else state.files.parts(folder)
    for part in left_parts(data_dir, site):
        name, size = str(part.relative_to(data_dir)), cut_torn_end(part)
        start = known.get(name, 0)
        logger.warning("Taking over %s, left by a run that was cut off", name)
        ingest.take(part.parent.name, lines(part, start if start <= size else 0))
        ingest.flush({name: size})
    moves = state.files.moves(site)
    for part in (data_dir / folder / "posts").glob(f"*.jsonl{PART}"):
        settle(part, data_dir / folder / "duplicates" / part.name, moves, mark=mark)
    for part in left_parts(data_dir, site):
        if part.stat().st_size:
            publish(part)
        else:
            part.unlink()
    if moves or state.files.parts(folder):
        with state.transaction():
            state.files.forget_parts(folder)
            state.files.forget_moves(site)


def rebuild(
    data_dir: Path, state: State, texts: TextIndex, runs: set[str] | None = None
) -> list[Path]:
    """Fill a state from whole files, all or those of some runs, and return which these were.

    Part files follow when their site is entered.
    """
    ingest = Ingest(state, AuthorBook(state), texts, compares=False)
    found = [path for kind in KINDS for path in whole_files(data_dir, "*", kind)]
    paths = [path for path in found if runs is None or path.name.partition(".")[0] in runs]
    for path in sorted(paths, key=attrgetter("name")):  # a later run knows better
        ingest.take(path.parent.name, lines(path, 0))
    return paths


def thread_digest(thread: Thread) -> bytes:
    """What stands for a thread's record."""
    return values_digest(_told(thread))
