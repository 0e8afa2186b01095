"""What is remembered of posts: that a file holds each, and with which body."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from crawler.compact import short_id
from crawler.recent import Recent
from crawler.store.tables import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from sqlite3 import Connection

# A list of any length: as values of their own there may be too many for SQLite.
_POSTS = """
SELECT post, body FROM posts WHERE site = ? AND post IN (SELECT value FROM json_each(?))
"""
# Posts that were looked for ahead: those of the pages under way.
_AT_HAND = 1000
_Key = tuple[int, int | str]


class PostStates:
    """The posts of all sites; `number` gives a site its number. See `State` for what is put."""

    def __init__(self, db: Connection, number: Callable[[str], int]) -> None:
        self.db = db
        self._number = number
        self._put: dict[_Key, bytes] = {}
        self._expected: Recent[_Key, bytes | None] = Recent(_AT_HAND)

    def _key(self, site: str, post_id: str) -> _Key:
        return self._number(site), short_id(post_id)

    def expect(self, site: str, post_ids: Iterable[str]) -> None:
        """Look in one query for posts with ids in digits that will be asked for one by one."""
        number = self._number(site)
        ids = [post for post in map(short_id, post_ids) if isinstance(post, int)]
        found = self.db.execute(_POSTS, (number, json.dumps(ids))).fetchall()
        known: dict[int, bytes] = dict(found)
        self._expected.add(((number, post), known.get(post)) for post in ids)

    def get(self, site: str, post_id: str) -> bytes | None:
        """The digest of the body of a post that a file holds, or None."""
        key = self._key(site, post_id)
        for known in (self._put, self._expected):
            if key in known:
                return known[key]
        row = self.db.execute("SELECT body FROM posts WHERE site = ? AND post = ?", key).fetchone()
        return row[0] if row else None

    def put(self, site: str, post_id: str, body: bytes) -> None:
        self._put[self._key(site, post_id)] = body

    def flush(self) -> None:
        """Write what was put. Call in a transaction."""
        replace(self.db, "posts", [(*key, body) for key, body in self._put.items()])

    def forget_pending(self) -> None:
        """Drop what was put: after the transaction that wrote it has been committed."""
        self._put.clear()
        self._expected.clear()
