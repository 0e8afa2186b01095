"""Rows of the tables of the state: reads see what was put, `flush` writes it."""

import json
from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

from crawler.compact import short_id, storable, url_key
from crawler.store.tables import replace

# How a board of one page is noted that was read to its end, and one that is listed no more.
_LONE, _GONE = 2, -1


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


class BoardStates(TableRows):
    """The boards of all sites: which of them were read to their end."""

    table = "boards"

    def is_whole(self, site: str, board: str) -> bool:
        """Whether every thread of the board was read, and nothing of it left open since."""
        return self._whole(site, board) > 0

    def is_lone(self, site: str, board: str) -> bool:
        """Whether it is whole, and one page listed all of it."""
        return self._whole(site, board) == _LONE

    def known(self, site: str, *, whole: bool) -> set[str]:
        """The boards of a site that are not gone, all or those of which every thread was read."""
        number = self._number(site)
        query = "SELECT board, whole FROM boards WHERE site = ?"
        rows = dict(self.db.execute(query, (number,)).fetchall())
        rows |= {board: noted for (at, board), (noted,) in self._put.items() if at == number}
        return {str(board) for board, noted in rows.items() if noted >= int(whole)}

    def _whole(self, site: str, board: str) -> int:
        key = self._key(site, board)
        query = "SELECT whole FROM boards WHERE site = ? AND board = ?"
        row = self._put.get(key) or self.db.execute(query, key).fetchone()
        return row[0] if row else 0

    def put(self, site: str, board: str, *, whole: bool, lone: bool = False) -> None:
        self._put[self._key(site, board)] = (_LONE if whole and lone else int(whole),)

    def put_gone(self, site: str, board: str) -> None:
        """Note a board that is listed no more, and was told."""
        self._put[self._key(site, board)] = (_GONE,)


class PageStates(TableRows):
    """What names the last answers of pages, by their URLs: these need not be sent again."""

    table = "pages"

    def get(self, url: str) -> tuple[str | None, str | None, list[tuple[str, str]]] | None:
        """ETag, Last-Modified and the boards (id, URL) of a page answered earlier, or None."""
        key = (url_key(url),)
        query = "SELECT etag, modified, links FROM pages WHERE url = ?"
        row = self._put.get(key) or self.db.execute(query, key).fetchone()
        return (row[0], row[1], json.loads(row[2])) if row else None

    def put(
        self, url: str, etag: str | None, modified: str | None, links: list[tuple[str, str]]
    ) -> None:
        self._put[url_key(url),] = (etag, modified, json.dumps(links))


# `0` follows `/`.
_IN_FOLDER = "path > ? || '/' AND path < ? || '0'"
# So many names of runs are kept: two that begin in the same second ask for the same one.
_LATEST = 100


class FileStates(TableRows):
    """Part files, posts that are to move between them, and names of runs."""

    table = "moves"

    def put_move(self, site: str, post: str, duplicate_of: str, similarity: float) -> None:
        """Note that a post of this run repeats one that was posted before it and read after it."""
        self._put[self._number(site), storable(post)] = (storable(duplicate_of), similarity)

    def moves(self, site: str) -> dict[str, tuple[str, float]]:
        """Posts to be moved out of a site's part files: id -> (duplicate_of, similarity)."""
        number = self._number(site)
        query = "SELECT post, duplicate_of, similarity FROM moves WHERE site = ?"
        rows = {post: (of, alike) for post, of, alike in self.db.execute(query, (number,))}
        return rows | {
            post: (of, alike) for (at, post), (of, alike) in self._put.items() if at == number
        }

    def forget_moves(self, site: str) -> None:
        self.db.execute("DELETE FROM moves WHERE site = ?", (self._number(site),))

    def parts(self, folder: str) -> dict[str, int]:
        """Part files in a site's folder with the length up to which the state knows their lines."""
        query = f"SELECT path, size FROM parts WHERE {_IN_FOLDER}"  # noqa: S608 - ours
        return dict(self.db.execute(query, (folder, folder)))

    def forget_parts(self, folder: str) -> None:
        self.db.execute(f"DELETE FROM parts WHERE {_IN_FOLDER}", (folder, folder))  # noqa: S608

    def run_names(self) -> set[str]:
        """The names of the latest runs."""
        return {name for (name,) in self.db.execute("SELECT name FROM runs")}

    def unknown_runs(self, names: set[str]) -> set[str]:
        """Which runs it knows nothing of; those before the latest that are kept it may know."""
        known = self.run_names()
        oldest = min(known) if len(known) >= _LATEST else ""
        return {name for name in names - known if name > oldest}

    def claim(self, *runs: str) -> None:
        """Note the names of runs, so that no other takes them. Call in a transaction."""
        self.db.executemany("INSERT OR IGNORE INTO runs VALUES (?)", [(run,) for run in runs])
        latest = "SELECT name FROM runs ORDER BY name DESC LIMIT ?"
        self.db.execute(f"DELETE FROM runs WHERE name NOT IN ({latest})", (_LATEST,))  # noqa: S608

    def flush_parts(self, parts: dict[str, int]) -> None:
        """Write the lengths of part files. Call in a transaction."""
        replace(self.db, "parts", list(parts.items()))
