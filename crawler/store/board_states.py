"""What is remembered of boards: which of them were read to their end."""

from __future__ import annotations

from crawler.store.table_rows import TableRows


class BoardStates(TableRows):
    """The boards of all sites."""

    table = "boards"

    def is_whole(self, site: str, board: str) -> bool:
        """Whether every thread of the board was read, and nothing of it left open since."""
        key = self._key(site, board)
        query = "SELECT whole FROM boards WHERE site = ? AND board = ?"
        row = self._put.get(key) or self.db.execute(query, key).fetchone()
        return bool(row and row[0])

    def put(self, site: str, board: str, *, whole: bool) -> None:
        self._put[self._key(site, board)] = (int(whole),)
