"""Rows of one of the state's tables: reads see what was put, `flush` writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crawler.compact import short_id
from crawler.store.tables import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection


class TableRows:
    """Supply `table`, its name. `number` gives a site its number; see `State` for what is put."""

    table = ""

    def __init__(self, db: Connection, number: Callable[[str], int]) -> None:
        self.db = db
        self._number = number
        self._put: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def _key(self, site: str, name: str) -> tuple[int, int | str]:
        """The key of what has an id in a site."""
        return self._number(site), short_id(name)

    def flush(self) -> None:
        """Write what was put. Call in a transaction."""
        replace(self.db, self.table, [(*key, *row) for key, row in self._put.items()])

    def forget_pending(self) -> None:
        """Drop what was put: after the transaction that wrote it has been committed."""
        self._put.clear()
