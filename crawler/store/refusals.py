"""Pages that a forum does not show, remembered over runs: for members only, or no longer there."""

from collections.abc import Callable
from sqlite3 import Connection

from crawler.compact import url_key
from crawler.store.table_rows import TableRows


class Refusals(TableRows):
    """What the forum last answered for such pages.

    Memory: some 150 bytes for each such page of the sites of this run.
    """

    table = "refusals"

    def __init__(self, db: Connection, number: Callable[[str], int]) -> None:
        super().__init__(db, number)
        self._known: dict[int, dict[bytes, str]] = {}
        self._opened: set[tuple[int, bytes]] = set()

    def met_before(self, site: str, url: str, kind: str) -> bool:
        """Whether an earlier run met the same kind of failure there; from now on one did."""
        number, page = self._number(site), url_key(url)
        before = self._of(number).get(page)
        if before != kind:
            self._put[number, page] = (kind,)
            self._opened.discard((number, page))
        return before == kind

    def opened(self, site: str, url: str) -> None:
        """Note that a page was read: should it be refused again, that is news."""
        number = self._number(site)
        if not self._of(number) and not self._put:
            return
        page = url_key(url)
        self._put.pop((number, page), None)
        if self._of(number).pop(page, None) is not None:
            self._opened.add((number, page))

    def _of(self, number: int) -> dict[bytes, str]:
        """What earlier runs met of a site."""
        if number not in self._known:
            query = "SELECT page, kind FROM refusals WHERE site = ?"
            self._known[number] = dict(self.db.execute(query, (number,)).fetchall())
        return self._known[number]

    def flush(self) -> None:
        self.db.executemany("DELETE FROM refusals WHERE site = ? AND page = ?", self._opened)
        super().flush()

    def forget_pending(self) -> None:
        super().forget_pending()
        self._opened.clear()
