"""What is remembered of posts: that a file holds each, in which thread and with which body."""

import json
from collections.abc import Callable, Iterable
from sqlite3 import Connection

from crawler.compact import digest, seconds, short_id
from crawler.recent import Recent
from crawler.store.table_rows import TableRows

# A list of any length: as values of their own there may be too many for SQLite.
_POSTS = """
SELECT post, mark FROM posts WHERE site = ? AND post IN (SELECT value FROM json_each(?))
"""
# Posts that were looked for ahead: those of the pages under way.
_AT_HAND = 1000

# The first bytes of a post's mark stand for its body, those up to the second place for its thread
# as well. Where it was read from an archive two more are the day on which it was captured.
BODY_MARK, PLACE_MARK = 8, 10
_DAY, _LAST = 24 * 3600, 0xFFFF


def post_mark(thread_id: str, body: str, captured: str | None = None) -> bytes:
    """Bytes that tell whether a post was edited, or moved into another thread.

    `captured` is an ISO date: what a live crawl reads is the post as it is now.
    """
    mark = digest(body) + digest(thread_id)[:2]
    return mark if captured is None else mark + day_mark(captured)


def day_mark(captured: str) -> bytes:
    """The day of an ISO date in two bytes, a later one the greater."""
    return min(max((seconds(captured) or 0) // _DAY, 0), _LAST).to_bytes(2, "big")


class PostStates(TableRows):
    """The posts of all sites."""

    table = "posts"

    def __init__(self, db: Connection, number: Callable[[str], int]) -> None:
        super().__init__(db, number)
        self._expected: Recent[tuple[int, int | str], tuple[bytes] | None] = Recent(_AT_HAND)

    def expect(self, site: str, post_ids: Iterable[str]) -> None:
        """Look in one query for posts with ids in digits that will be asked for one by one."""
        number = self._number(site)
        ids = [post for post in map(short_id, post_ids) if isinstance(post, int)]
        rows = self.db.execute(_POSTS, (number, json.dumps(ids)))
        known: dict[int, tuple[bytes]] = {post: (mark,) for post, mark in rows}
        self._expected.add(((number, post), known.get(post)) for post in ids)

    def get(self, site: str, post_id: str) -> bytes | None:
        """The mark of a post that a file holds, or None."""
        key = self._key(site, post_id)
        row = self._put.get(key)
        if row is None and key in self._expected:
            row = self._expected[key]
        elif row is None:
            query = "SELECT mark FROM posts WHERE site = ? AND post = ?"
            row = self.db.execute(query, key).fetchone()
        return row[0] if row else None

    def put(self, site: str, post_id: str, mark: bytes) -> None:
        self._put[self._key(site, post_id)] = (mark,)

    def forget_pending(self) -> None:
        super().forget_pending()
        self._expected.clear()
