"""A run: its feeds and the state, made durable together."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.records import SCHEMA, Author, Post, Rejected, Thread, fetched
from crawler.store.author_book import AuthorBook
from crawler.store.data_folder import SiteLock, claim_name, open_state
from crawler.store.feeds import Feeds, folder_name
from crawler.store.known_posts import KnownPosts
from crawler.store.last_lines import write_last_lines
from crawler.store.post_states import post_mark
from crawler.store.recovery import Ingest, left_parts, rebuild, recover_parts
from crawler.store.thread_book import ThreadBook
from crawler.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.dedup.settings import Dedup
    from crawler.dedup.texts import Match
    from crawler.notices import Shortfall

logger = logging.getLogger(__name__)


class Run:
    """What one run writes and remembers, over all its sites.

    Opening takes no lock: `enter` does, for each site, and brings in what a killed run left.
    `warned`: something of the data folder or of an archive is not as it should be: one is to look.
    `broken` is why no more can be written; then nothing more is made durable. `locked` are sites
    that another run had when this one asked for them, with a line for the user.
    """

    def __init__(self, data_dir: Path, started: datetime, dedup: Dedup) -> None:
        self.data_dir = data_dir
        data_dir.mkdir(parents=True, exist_ok=True)
        self.state, self.texts, damaged = open_state(data_dir, dedup)
        self.dedup = dedup
        self.known = KnownPosts(self.state, self.texts, compares=dedup.mode != "off")
        self.authors = AuthorBook(self.state)
        self.threads = ThreadBook(self.state)
        self.name, went_back, strange = claim_name(data_dir, self.state, started)
        self.warned = damaged or went_back
        self.feeds = Feeds(data_dir, self.name)
        self.locks: dict[str, SiteLock] = {}
        self.locked: dict[str, str] = {}
        self.tally = Tally()
        self.broken: Exception | None = None
        self.spoilt: set[tuple[str, str]] = set()
        if damaged:
            rebuild(data_dir, self.state, self.texts)
        elif taken := rebuild(data_dir, self.state, self.texts, strange) if strange else []:
            self.warned = True
            logger.error(
                "The state file does not know of %d files of feeds (is it an older one?), such as"
                " %s: they were read into it",
                len(taken),
                taken[-1].relative_to(data_dir),
            )
        if strange:
            with self.state.transaction():
                self.state.files.claim(*strange)
        if not self.state.whole:
            self.state.made_whole()

    def enter(self, site: str) -> bool:
        """Lock a site for this run and recover it; False where another run holds it.

        It stays False: what was passed over is not read again, and no file was opened for it.
        """
        if site in self.locks or site in self.locked:
            return site in self.locks
        lock = SiteLock(self.data_dir, site)
        if not lock.acquire():
            holder = lock.holder()
            self.locked[site] = f"{site} is being crawled by another run (process {holder})"
            logger.warning(self.locked[site])
            return False
        self.locks[site] = lock
        if left_parts(self.data_dir, site):
            self.checkpoint()  # recovery writes the state, which must not get ahead of the feeds
        compares, mark = self.dedup.mode != "off", self.dedup.mode == "mark"
        ingest = Ingest(self.state, self.authors, self.texts, compares=compares)
        recover_parts(self.data_dir, site, ingest, mark=mark)
        return True

    def write(self, kind: str, record: Post | Author | Thread | Rejected, site: str) -> None:
        try:
            self.feeds.write(site, kind, record)
        except OSError as error:
            self.broken = error
            raise
        self.tally.counts[kind] += 1

    def write_post(self, post: Post, kind: str = "posts") -> None:
        """Write a post, into `posts` or `duplicates`, and remember it."""
        self.write(kind, post, post.site)
        captured = post.fetched_at if self.known.views else None
        mark = post_mark(post.thread_id, post.body, captured)
        self.state.posts.put(post.site, post.post_id, mark)

    def move(self, match: Match, post: Post) -> None:
        """Let the post that was read first give way to the one that was posted first."""
        site = match.duplicate_of.partition("/p/")[0]
        self.state.files.put_move(site, match.duplicate_of, post.id, match.similarity)
        self.tally.counts["duplicates"] += 1
        if self.dedup.mode != "mark":
            self.tally.counts["posts"] -= 1

    def spoil(self, site: str, thread_id: str, url: str, reason: str) -> None:
        """Note that a post of a thread was lost to an error: the next run reads all of it again."""
        self.spoilt.add((site, thread_id))
        self.fail(site, url, "error", reason)

    def fail(self, site: str, url: str, kind: str, detail: str, raw: str = "") -> None:
        """Note a page that could not be read: in `rejected`, and by its kind for the summary."""
        self.tally.failures[kind] += 1
        self.reject(site, url, detail, raw)

    def fall_short(self, short: Shortfall) -> None:
        """Note what was not found: a failure, unless as much was missing in an earlier run."""
        if short.lasting:
            self.tally.refusals["shortfall"] += 1
            logger.info("%s: %s, as before", short.url, short.detail)
        else:
            self.fail(short.site, short.url, "shortfall", short.detail)
            logger.warning("%s: %s", short.url, short.detail)

    def reject(self, site: str, source: str, reason: str, raw: str = "") -> None:
        """Note what was read (or could not be) and is no record."""
        now = fetched(datetime.now(UTC))
        self.write("rejected", Rejected(SCHEMA, source, reason, raw, now), site)

    def checkpoint(self) -> None:
        """Make all that was written durable: feeds first, then the state in one transaction."""
        if self.broken is not None:
            raise self.broken
        parts = self.feeds.sync()
        with self.state.transaction() as db:
            self.state.flush(parts)
            self.authors.flush(db)
            self.tally.counts["threads_read"] += self.threads.flush(db)
            self.texts.flush()
        self.state.forget_pending()
        self.threads.forget_pending()
        self.authors.forget_pending()
        self.texts.forget_pending()

    def close(self) -> list[Path]:
        """Write what waits for the end, make all durable, publish the files.

        Returns the files that hold records.
        """
        self.checkpoint()
        parts: dict[str, int] = {}
        for site in self.locks:
            parts |= write_last_lines(self, site)
        parts |= self.feeds.sync()
        with self.state.transaction() as db:
            self.state.flush(parts)
            for site in self.locks:
                self.threads.settle(db, site)
                self.authors.settle(db, site)
                self.state.threads.told_gone(site)
        moves = {site: self.state.files.moves(site) for site in self.locks}
        everywhere = {post: move for found in moves.values() for post, move in found.items()}
        for site, own in moves.items():
            # Its copies may be of a post of another site that is to move.
            if own or (everywhere and self.feeds.has(site, "duplicates")):
                self.feeds.settle(site, everywhere, mark=self.dedup.mode == "mark")
        paths = self.feeds.close()
        with self.state.transaction():
            for site in self.locks:
                self.state.files.forget_parts(folder_name(site))
                self.state.files.forget_moves(site)
        self.abandon()
        return paths

    def abandon(self) -> None:
        """Let go of the state and the locks; part files stay for the next run to recover."""
        self.state.close()
        for lock in self.locks.values():
            lock.release()
