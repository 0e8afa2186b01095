"""What was crawled: SQLite, one file a data folder. Knows no Scrapy."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import xxhash

from crawler.compact import long_url, short_id, short_url
from crawler.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SCHEMA_VERSION = 3

# Ids have no declared type, so that those in digits are kept as numbers.
_TABLES = """
CREATE TABLE IF NOT EXISTS sites (id INTEGER PRIMARY KEY, name TEXT UNIQUE, facts TEXT);
CREATE TABLE IF NOT EXISTS posts (
    site INTEGER, post, body BLOB, PRIMARY KEY (site, post)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS threads (
    site INTEGER, thread, board, mark BLOB, last_post INTEGER, url TEXT, skipped INTEGER,
    record BLOB, gone INTEGER, seen INTEGER, PRIMARY KEY (site, thread)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS boards (
    site INTEGER, board, whole INTEGER, PRIMARY KEY (site, board)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS authors (
    site INTEGER, author TEXT, said BLOB, counts BLOB, pending TEXT,
    PRIMARY KEY (site, author)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
    url BLOB PRIMARY KEY, etag TEXT, modified TEXT, links TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parts (path TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS moves (
    site INTEGER, post TEXT, duplicate_of TEXT, similarity REAL,
    PRIMARY KEY (site, post)) WITHOUT ROWID;
"""

# What no check of the file itself finds: texts that were JSON once.
_BAD_JSON = """
SELECT 1 FROM sites WHERE NOT json_valid(facts)
UNION ALL SELECT 1 FROM authors WHERE pending IS NOT NULL AND NOT json_valid(pending)
UNION ALL SELECT 1 FROM pages WHERE NOT json_valid(links)
LIMIT 1;
"""

# A list of any length: as values of their own there may be too many for SQLite.
_POSTS = """
SELECT post, body FROM posts WHERE site = ? AND post IN (SELECT value FROM json_each(?))
"""

_Key = tuple[int, int | str]
# Posts that were looked for ahead: those of the pages under way.
_AT_HAND = 1000
GONE, TOLD = 1, 2


def digest(text: str) -> bytes:
    """Eight bytes that stand for a text: enough to tell whether one post's body changed."""
    return xxhash.xxh3_64_digest(text.encode("utf-8", "surrogatepass"))


def _read_text(data: bytes) -> str:
    """A text of the file, also where a bit of it flipped: no error, a wrong address at worst."""
    return data.decode("utf-8", "replace")


@dataclass(slots=True)
class ThreadState:
    """What is remembered of a thread: where its last page is, and how its board showed it.

    `mark` stands for its line's reply count and last-post date, empty where a page of it failed;
    `last_post` is in epoch seconds; `url` its last known page and `skipped` the posts before that
    page; `record` the digest of the thread record last written. `gone` is GONE once it is no longer
    there, and TOLD once a line of the `threads` feed says so.
    """

    board: str = ""
    mark: bytes | None = None
    last_post: int | None = None
    url: str = ""
    skipped: int | None = None
    record: bytes | None = None
    gone: int = 0
    seen: int = 0


class State:
    """The state file. Reads see what this run has put and not yet committed.

    `commit` is one transaction: called after the feeds are synced, it makes feed and state durable
    together. Several processes may share the file: transactions are short, and wait for each other.
    `whole` says whether it knew all that the feeds hold when it was last closed or cut off: a file
    that has just been made does not, nor one whose rebuilding was cut off.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = sqlite3.connect(path, timeout=60, isolation_level=None)
        self.db.text_factory = _read_text
        self.db.execute("PRAGMA journal_mode = WAL")
        # Feeds are published right after a transaction: it has to be on the disk, not on its way.
        self.db.execute("PRAGMA synchronous = FULL")
        if self.db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the file is damaged")
        version = self.db.execute("PRAGMA user_version").fetchone()[0]
        if version not in {0, SCHEMA_VERSION}:
            raise sqlite3.DatabaseError(f"the file is of version {version}, not {SCHEMA_VERSION}")
        self.whole = version == SCHEMA_VERSION
        self.db.executescript(_TABLES)
        if self.db.execute(_BAD_JSON).fetchone():
            raise sqlite3.DatabaseError("its values are damaged")
        self._sites: dict[str, int] = {}
        self._posts: dict[_Key, bytes] = {}
        self._expected: Recent[_Key, bytes | None] = Recent(_AT_HAND)
        self._threads: dict[_Key, tuple[Any, ...]] = {}
        self._boards: dict[_Key, int] = {}
        self._pages: dict[bytes, tuple[str | None, str | None, str]] = {}
        self._moves: dict[tuple[int, str], tuple[str, float]] = {}

    def made_whole(self) -> None:
        """Note that it knows all that the feeds hold."""
        self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self.whole = True

    def site(self, name: str) -> int:
        """The number of a site; a new one is given its number at once."""
        number = self._sites.get(name)
        if number is None:
            self.db.execute("INSERT OR IGNORE INTO sites (name, facts) VALUES (?, '{}')", (name,))
            row = self.db.execute("SELECT id FROM sites WHERE name = ?", (name,)).fetchone()
            number = self._sites[name] = int(row[0])
        return number

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

    def expect_posts(self, site: str, post_ids: Iterable[str]) -> None:
        """Look in one query for posts with ids in digits that will be asked for one by one."""
        number = self.site(site)
        ids = [post for post in map(short_id, post_ids) if isinstance(post, int)]
        found = self.db.execute(_POSTS, (number, json.dumps(ids))).fetchall()
        known: dict[int, bytes] = dict(found)
        self._expected.add(((number, post), known.get(post)) for post in ids)

    def post(self, site: str, post_id: str) -> bytes | None:
        """The digest of the body of a post that a file holds, or None."""
        key = self._key(site, post_id)
        for known in (self._posts, self._expected):
            if key in known:
                return known[key]
        row = self.db.execute("SELECT body FROM posts WHERE site = ? AND post = ?", key).fetchone()
        return row[0] if row else None

    def put_post(self, site: str, post_id: str, body: bytes) -> None:
        self._posts[self._key(site, post_id)] = body

    def thread(self, site: str, thread_id: str) -> ThreadState | None:
        key = self._key(site, thread_id)
        row = self._threads.get(key)
        if row is None:
            row = self.db.execute(
                "SELECT board, mark, last_post, url, skipped, record, gone, seen FROM threads"
                " WHERE site = ? AND thread = ?",
                key,
            ).fetchone()
        if row is None:
            return None
        board, mark, last_post, url, *rest = row
        return ThreadState(str(board), mark, last_post, long_url(url, site), *rest)

    def put_thread(self, site: str, thread_id: str, thread: ThreadState) -> None:
        self._threads[self._key(site, thread_id)] = (
            short_id(thread.board),
            thread.mark,
            thread.last_post,
            short_url(thread.url, site),
            thread.skipped,
            thread.record,
            thread.gone,
            thread.seen,
        )

    def threads_since(self, site: str, board: str, last_post: int) -> dict[str, str]:
        """Threads of a board, not gone, with a post after a time (epoch seconds): id -> URL."""
        where = "board = ? AND last_post > ?"
        return self._thread_urls(site, where, short_id(board), last_post)

    def threads_to_retry(self, site: str) -> dict[str, str]:
        """Threads of which a page failed in an earlier run: id -> the URL to go on from."""
        return self._thread_urls(site, "mark = x''")

    def threads_unseen(self, site: str, since: int) -> dict[str, str]:
        """Threads, not gone, that no board has shown since a time (epoch seconds): id -> URL."""
        return self._thread_urls(site, "seen < ?", since)

    def threads_gone(self, site: str) -> set[str]:
        """Threads that are gone, of which the feeds do not say it yet."""
        number = self.site(site)
        rows = self.db.execute(
            "SELECT thread FROM threads WHERE site = ? AND gone = ?", (number, GONE)
        )
        return {str(row[0]) for row in rows}

    def told_gone(self, site: str) -> None:
        """Note that the feeds say of every thread that is gone that it is."""
        values = (TOLD, self.site(site), GONE)
        self.db.execute("UPDATE threads SET gone = ? WHERE site = ? AND gone = ?", values)

    def _thread_urls(self, site: str, where: str, *values: int | str) -> dict[str, str]:
        rows = self.db.execute(
            f"SELECT thread, url FROM threads WHERE site = ? AND gone = 0 AND {where}",  # noqa: S608 - ours
            (self.site(site), *values),
        )
        return {str(thread): long_url(url, site) for thread, url in rows}

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
        key = xxhash.xxh3_128_digest(url.encode())
        row = self._pages.get(key)
        if row is None:
            row = self.db.execute(
                "SELECT etag, modified, links FROM pages WHERE url = ?", (key,)
            ).fetchone()
        return (row[0], row[1], json.loads(row[2])) if row else None

    def put_page(
        self, url: str, etag: str | None, modified: str | None, links: list[tuple[str, str]]
    ) -> None:
        self._pages[xxhash.xxh3_128_digest(url.encode())] = (etag, modified, json.dumps(links))

    def put_move(self, site: str, post: str, duplicate_of: str, similarity: float) -> None:
        """Note that a post of this run repeats one that was posted before it and read after it."""
        self._moves[self.site(site), post] = (duplicate_of, similarity)

    def moves(self, site: str) -> dict[str, tuple[str, float]]:
        """Posts to be moved out of a site's part files: id -> (duplicate_of, similarity)."""
        number = self.site(site)
        query = "SELECT post, duplicate_of, similarity FROM moves WHERE site = ?"
        rows = {post: (of, alike) for post, of, alike in self.db.execute(query, (number,))}
        return rows | {post: move for (at, post), move in self._moves.items() if at == number}

    def forget_moves(self, site: str) -> None:
        self.db.execute("DELETE FROM moves WHERE site = ?", (self.site(site),))

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
        put = self.db.executemany
        put(
            "INSERT OR REPLACE INTO posts VALUES (?, ?, ?)",
            [(*k, v) for k, v in self._posts.items()],
        )
        put(
            "INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(*k, *v) for k, v in self._threads.items()],
        )
        put(
            "INSERT OR REPLACE INTO boards VALUES (?, ?, ?)",
            [(*k, v) for k, v in self._boards.items()],
        )
        put(
            "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)",
            [(k, *v) for k, v in self._pages.items()],
        )
        put(
            "INSERT OR REPLACE INTO moves VALUES (?, ?, ?, ?)",
            [(*k, *v) for k, v in self._moves.items()],
        )
        put("INSERT OR REPLACE INTO parts VALUES (?, ?)", list(parts.items()))

    def forget_pending(self) -> None:
        """Drop what was put: after the transaction that wrote it has been committed."""
        self._expected.clear()
        for pending in (self._posts, self._threads, self._boards, self._pages, self._moves):
            pending.clear()

    def parts(self) -> dict[str, int]:
        """Part files with the length up to which the state knows their lines."""
        return dict(self.db.execute("SELECT path, size FROM parts"))

    def forget_parts(self, paths: list[str]) -> None:
        self.db.executemany("DELETE FROM parts WHERE path = ?", [(path,) for path in paths])

    def close(self) -> None:
        self.db.close()
