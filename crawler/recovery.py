"""Brings what files hold and the state does not know into the state."""

from __future__ import annotations

import logging
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from crawler.author_book import AuthorBook
from crawler.authors import author_from, author_key
from crawler.dedup.texts import Entry, TextIndex
from crawler.feed_files import cut_torn_line, lines, whole_files
from crawler.feeds import KINDS, PART, folder_name, publish
from crawler.lines import values_digest
from crawler.moves import settle
from crawler.records import Thread
from crawler.state import State, digest
from crawler.thread_states import TOLD, ThreadState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)
_BATCH = 5000
# Views move by themselves, and where and when it was read says nothing of the thread.
_ASIDE = frozenset({"fetched_at", "source", "views"})
# Without it a record says nothing that could be remembered.
_ID = {"posts": "post_id", "duplicates": "post_id", "threads": "thread_id", "authors": "name"}
_told = attrgetter(*(name for name in Thread.__slots__ if name not in _ASIDE))


def left_parts(data_dir: Path, site: str) -> bool:
    """Whether a run that was cut off left part files of a site."""
    return any((data_dir / folder_name(site)).glob(f"*/*.jsonl{PART}"))


def recover_parts(
    data_dir: Path, state: State, authors: AuthorBook, texts: TextIndex, site: str, *, mark: bool
) -> None:
    """Take in the part files that a killed run left of a site, and publish them.

    `mark`: whether copies stay in `posts`, marked.

    A torn last line is cut off; lines beyond what the state knows are brought into it. Whatever
    moment this is killed at itself, the next call goes on.
    """
    folder = data_dir / folder_name(site)
    known = state.parts(folder.name)
    moves = state.moves(site)
    for part in folder.glob(f"*/*.jsonl{PART}"):
        cut_torn_line(part)
    for part in folder.glob(f"posts/*.jsonl{PART}"):
        if settle(part, folder / "duplicates" / part.name, moves, mark=mark):
            known = {}
    for kind in KINDS:
        for part in sorted((folder / kind).glob(f"*.jsonl{PART}")):
            name = str(part.relative_to(data_dir))
            size = part.stat().st_size
            start = known.get(name, 0)
            logger.warning("Taking over %s, left by a run that was cut off", name)
            ingest(state, authors, texts, kind, lines(part, start if start <= size else 0))
            _flush(state, texts, {name: size})
            if size:
                publish(part)
            else:
                part.unlink()
    if known or moves or state.parts(folder.name):
        with state.transaction():
            state.forget_parts(folder.name)
            state.forget_moves(site)


def rebuild(data_dir: Path, state: State, texts: TextIndex) -> None:
    """Fill an empty state from all whole files; part files follow when their site is entered."""
    authors = AuthorBook(state)
    paths = [path for kind in KINDS for path in whole_files(data_dir, "*", kind)]
    for path in sorted(paths, key=attrgetter("name")):  # a later run knows better
        ingest(state, authors, texts, path.parent.name, lines(path, 0))


def thread_digest(thread: Thread) -> bytes:
    """What stands for a thread's record."""
    return values_digest(_told(thread))


def ingest(
    state: State,
    authors: AuthorBook,
    texts: TextIndex,
    kind: str,
    records: Iterator[dict[str, Any]],
) -> None:
    """Remember records that a file holds, as the run that wrote them would have.

    A line that somebody changed until it is no record any more is skipped.
    """
    for count, record in enumerate(records, 1):
        try:
            _remember(state, authors, texts, kind, record)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            logger.error("A line of %s is no record and was skipped: %r", kind, error)
        if count % _BATCH == 0:
            _flush(state, texts, {})
    _flush(state, texts, {})


def _remember(
    state: State, authors: AuthorBook, texts: TextIndex, kind: str, record: dict[str, Any]
) -> None:
    if kind in _ID and record.get(_ID[kind]) is None:
        raise ValueError(f"no {_ID[kind]}")
    site = str(record.get("site") or "local")
    if kind in {"posts", "duplicates"}:
        post_id, body = str(record["post_id"]), str(record.get("body") or "")
        if kind == "posts" and not record.get("duplicate_of"):
            author = str(record.get("author_id") or record.get("author") or "")
            texts.put(Entry(str(record["id"]), author, body, posted_at=None))
        state.put_post(site, post_id, digest(body))
    elif kind == "threads":
        thread_id = str(record["thread_id"])
        thread = ThreadState(url=str(record.get("url") or ""))
        thread = state.threads.get(site, thread_id) or thread
        if record.get("pages") == 0:
            thread.gone, thread.record = TOLD, None
        else:
            thread.gone = 0 if thread.gone == TOLD else thread.gone
            read = Thread(**{name: record.get(name) for name in Thread.__slots__})  # type: ignore[arg-type]
            thread.record = thread_digest(read)
        state.threads.put(site, thread_id, thread)
    elif kind == "authors":
        known_author = author_from(record)
        key = author_key(known_author)
        authors.remember(state.db, state.site(site), key, known_author)


def _flush(state: State, texts: TextIndex, parts: dict[str, int]) -> None:
    with state.transaction():
        state.flush(parts)
        texts.flush()
    state.forget_pending()
    texts.forget_pending()
