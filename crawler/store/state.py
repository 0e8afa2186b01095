"""What was crawled: SQLite, one file a data folder. Knows no Scrapy."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

import xxhash

from crawler.compact import short_id, url_key
from crawler.store.file_states import FileStates
from crawler.store.post_states import PostStates
from crawler.store.refusals import Refusals
from crawler.store.tables import SCHEMA_VERSION, connect, replace
from crawler.store.thread_states import ThreadStates

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

_Key = tuple[int, int | str]


def digest(text: str) -> bytes:
    """Eight bytes that stand for a text: enough to tell whether one post's body changed."""
    return xxhash.xxh3_64_digest(text.encode("utf-8", "surrogatepass"))


class State:
    """The state file. Reads see what this run has put and not yet flushed.

    After the feeds are synced, `flush` in one `transaction` makes feed and state durable together;
    `forget_pending` follows it. Several processes may share the file: transactions are short, and
    wait for each other. `whole` says whether it knew all that the feeds hold when it was last
    closed or cut off: a file that has just been made does not, nor one whose rebuilding was cut
    off.
    """

    def __init__(self, path: Path) -> None:
        self.db, self.whole = connect(path)
        self._sites: dict[str, int] = {}
        self._boards: dict[_Key, int] = {}
        self._pages: dict[bytes, tuple[str | None, str | None, str]] = {}
        self.posts = PostStates(self.db, self.site)
        self.threads = ThreadStates(self.db, self.site)
        self.refusals = Refusals(self.db, self.site)
        self.files = FileStates(self.db, self.site)

    def made_whole(self) -> None:
        """Note that it knows all that the feeds hold."""
        self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self.whole = True

    def site(self, name: str) -> int:
        """The number of a site; a new one is given its number at once."""
        number = self._sites.get(name)
        if number is None:
            query = "SELECT id FROM sites WHERE name = ?"
            row = self.db.execute(query, (name,)).fetchone()
            if row is None:
                new = "INSERT OR IGNORE INTO sites (name, facts) VALUES (?, '{}')"
                self.db.execute(new, (name,))
                row = self.db.execute(query, (name,)).fetchone()
            number = self._sites[name] = int(row[0])
        return number

    def known_site(self, *names: str) -> str | None:
        """Which of some names is that of a site it knows: the one that it has known for longest."""
        query = "SELECT name FROM sites WHERE name IN (SELECT value FROM json_each(?)) ORDER BY id"
        row = self.db.execute(query, (json.dumps(names),)).fetchone()
        return row and str(row[0])

    def _key(self, site: str, number: str) -> _Key:
        return self.site(site), short_id(number)

    def facts(self, site: str) -> dict[str, Any]:
        """What is remembered of a site as a whole (its order of dates, its last full visit)."""
        row = self.db.execute("SELECT facts FROM sites WHERE id = ?", (self.site(site),)).fetchone()
        return dict(json.loads(row[0]))

    def set_facts(self, site: str, facts: dict[str, Any]) -> None:
        self.db.execute(
            "UPDATE sites SET facts = ? WHERE id = ?", (json.dumps(facts), self.site(site))
        )

    def board_whole(self, site: str, board: str) -> bool:
        """Whether every thread of the board was read, and nothing of it left open since."""
        key = self._key(site, board)
        if key in self._boards:
            return bool(self._boards[key])
        row = self.db.execute(
            "SELECT whole FROM boards WHERE site = ? AND board = ?", key
        ).fetchone()
        return bool(row and row[0])

    def put_board(self, site: str, board: str, *, whole: bool) -> None:
        self._boards[self._key(site, board)] = int(whole)

    def page(self, url: str) -> tuple[str | None, str | None, list[tuple[str, str]]] | None:
        """ETag, Last-Modified and the boards (id, URL) of a page answered earlier, or None."""
        key = url_key(url)
        row = self._pages.get(key)
        if row is None:
            row = self.db.execute(
                "SELECT etag, modified, links FROM pages WHERE url = ?", (key,)
            ).fetchone()
        return (row[0], row[1], json.loads(row[2])) if row else None

    def put_page(
        self, url: str, etag: str | None, modified: str | None, links: list[tuple[str, str]]
    ) -> None:
        self._pages[url_key(url)] = (etag, modified, json.dumps(links))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One write transaction; an exception takes all of it back."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield self.db
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def flush(self, parts: dict[str, int]) -> None:
        """Write all that was put, and each part file's length. Call in a transaction."""
        for states in (self.posts, self.threads, self.refusals):
            states.flush()
        self.files.flush(parts)
        replace(self.db, "boards", [(*key, whole) for key, whole in self._boards.items()])
        replace(self.db, "pages", [(key, *page) for key, page in self._pages.items()])

    def forget_pending(self) -> None:
        """Drop what was put: after the transaction that wrote it has been committed."""
        for states in (self.posts, self.threads, self.refusals, self.files):
            states.forget_pending()
        self._boards.clear()
        self._pages.clear()

    def close(self) -> None:
        self.db.close()
