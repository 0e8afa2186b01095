"""Sorted runs of keys in SQLite: an index that is written in order, however many keys it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

    from numpy.typing import NDArray

_CHUNK = 4096
# So many runs of one size become one of the next: each key is written again once a size.
_FAN = 8

TABLES = """
CREATE TABLE IF NOT EXISTS text_runs (id INTEGER PRIMARY KEY, level INTEGER, keys INTEGER);
CREATE TABLE IF NOT EXISTS text_chunks (
    run INTEGER, first BLOB, keys BLOB, docs BLOB, PRIMARY KEY (run, first)) WITHOUT ROWID;
"""


class Segments:
    """Keys (64-bit) with the number of the document that had each first.

    A B-tree would touch a page for each key put into it; here a batch of keys becomes a run of its
    own, and runs are merged in order. Writing happens in the caller's transaction.
    """

    def __init__(self, db: Connection) -> None:
        self.db = db
        db.executescript(TABLES)
        self._fences: dict[int, NDArray[np.uint64]] = {}
        self._version = -1

    def find(self, keys: NDArray[np.uint64]) -> dict[int, list[int]]:
        """For each key that is known the documents that had it, one a run; `keys` sorted."""
        found: dict[int, list[int]] = {}
        self._refresh()
        for run, fences in self._fences.items():
            places = np.searchsorted(fences, keys, side="right") - 1
            for place in np.unique(places[places >= 0]).tolist():
                asked = keys[places == place]
                have, docs = self._chunk(run, fences[place])
                at = np.searchsorted(have, asked)
                at[at == len(have)] = 0
                hit = have[at] == asked
                for key, doc in zip(asked[hit].tolist(), docs[at[hit]].tolist(), strict=True):
                    found.setdefault(key, []).append(doc)
        return found

    def add(self, keys: NDArray[np.uint64], docs: NDArray[np.uint32]) -> None:
        """Put keys with their documents; merge where a size has enough runs."""
        if len(keys):
            self._write(0, keys, docs)
        level = 0
        while True:
            rows = self.db.execute(
                "SELECT id FROM text_runs WHERE level = ? ORDER BY id", (level,)
            ).fetchall()
            if len(rows) < _FAN:
                break
            self._merge(level, [row[0] for row in rows])
            level += 1
        self._version = -1

    def _refresh(self) -> None:
        """Read the runs again where this or another process has changed them."""
        version = self.db.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return
        runs = [row[0] for row in self.db.execute("SELECT id FROM text_runs ORDER BY id")]
        self._fences = {run: self._fences.get(run, self._load_fences(run)) for run in runs}
        self._version = version

    def _load_fences(self, run: int) -> NDArray[np.uint64]:
        rows = self.db.execute("SELECT first FROM text_chunks WHERE run = ? ORDER BY first", (run,))
        return np.array([int.from_bytes(row[0], "big") for row in rows], dtype=np.uint64)

    def _chunk(self, run: int, first: np.uint64) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
        row = self.db.execute(
            "SELECT keys, docs FROM text_chunks WHERE run = ? AND first = ?",
            (run, int(first).to_bytes(8, "big")),
        ).fetchone()
        return np.frombuffer(row[0], dtype=np.uint64), np.frombuffer(row[1], dtype=np.uint32)

    def _write(self, level: int, keys: NDArray[np.uint64], docs: NDArray[np.uint32]) -> None:
        order = np.argsort(keys, kind="stable")
        keys, docs = keys[order], docs[order]
        first = np.ones(len(keys), dtype=np.bool_)
        first[1:] = keys[1:] != keys[:-1]
        keys, docs = keys[first], docs[first]
        insert = "INSERT INTO text_runs (level, keys) VALUES (?, ?)"
        run = self.db.execute(insert, (level, len(keys))).lastrowid
        self.db.executemany(
            "INSERT INTO text_chunks VALUES (?, ?, ?, ?)", self._chunks(run or 0, keys, docs)
        )

    def _chunks(
        self, run: int, keys: NDArray[np.uint64], docs: NDArray[np.uint32]
    ) -> Iterator[tuple[int, bytes, bytes, bytes]]:
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            mine = docs[start : start + _CHUNK]
            yield run, int(part[0]).to_bytes(8, "big"), part.tobytes(), mine.tobytes()

    def _merge(self, level: int, runs: list[int]) -> None:
        """One run in place of several; of equal keys the oldest document's stays."""
        keys, docs = [], []
        for run in runs:
            rows = self.db.execute(
                "SELECT keys, docs FROM text_chunks WHERE run = ? ORDER BY first", (run,)
            )
            for row in rows:
                keys.append(np.frombuffer(row[0], dtype=np.uint64))
                docs.append(np.frombuffer(row[1], dtype=np.uint32))
        self._write(level + 1, np.concatenate(keys), np.concatenate(docs))
        gone = [(run,) for run in runs]
        self.db.executemany("DELETE FROM text_chunks WHERE run = ?", gone)
        self.db.executemany("DELETE FROM text_runs WHERE id = ?", gone)
