"""What the state knows of the files of runs: how far they are read in, and what is to move."""

from __future__ import annotations

from crawler.compact import storable
from crawler.store.table_rows import TableRows
from crawler.store.tables import replace

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

    def claim(self, run: str) -> None:
        """Note the name of a run, so that no other takes it. Call in a transaction."""
        self.db.execute("INSERT INTO runs VALUES (?)", (run,))
        latest = "SELECT name FROM runs ORDER BY name DESC LIMIT ?"
        self.db.execute(f"DELETE FROM runs WHERE name NOT IN ({latest})", (_LATEST,))  # noqa: S608

    def flush_parts(self, parts: dict[str, int]) -> None:
        """Write the lengths of part files. Call in a transaction."""
        replace(self.db, "parts", list(parts.items()))
