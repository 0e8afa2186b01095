"""Sorted runs of keys in SQLite: an index that is written in order, however many keys it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crawler.dedup.filter import KeyFilter

if TYPE_CHECKING:
    from sqlite3 import Connection

    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Numbers = NDArray[np.uint32]

# Keys in a chunk, the least that is read: six pages of the database file.
_CHUNK = 2048
# So many runs of one size become one of the next: each key is written again once a size.
_FAN = 8
# Keys that a merge holds at a time.
_SLICE = 1 << 19

TABLES = """
CREATE TABLE IF NOT EXISTS text_runs (id INTEGER PRIMARY KEY, level INTEGER, keys INTEGER);
CREATE TABLE IF NOT EXISTS text_chunks (
    run INTEGER, first BLOB, keys BLOB, numbers BLOB, PRIMARY KEY (run, first)) WITHOUT ROWID;
"""


class Segments:
    """Keys (64-bit hashes) with the number of the text that had each first.

    A B-tree would touch a page for each key put into it; here a batch of keys becomes a run of its
    own, and runs are merged in order. Writing happens in the caller's transaction, reading in one
    of its own or outside a writing one.
    """

    def __init__(self, db: Connection) -> None:
        self.db = db
        db.executescript(TABLES)
        self._fences: dict[int, Keys] = {}
        self._filter = KeyFilter(0)
        self._version: int | None = None

    def find(self, keys: Keys) -> dict[int, list[int]]:
        """For each key that is known the texts that had it, older ones first; `keys` sorted."""
        found: dict[int, list[int]] = {}
        self._refresh()
        keys = keys[self._filter.may_hold(keys)]
        if not len(keys):
            return found
        for run, fences in self._fences.items():
            places = np.searchsorted(fences, keys, side="right") - 1
            starts = np.flatnonzero(np.diff(places, prepend=-2))
            for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(keys)], strict=True):
                if places[start] >= 0:
                    self._look(run, fences[places[start]], keys[start:end], found)
        return found

    def add(self, keys: Keys, numbers: Numbers) -> None:
        """Put keys with the numbers of their texts; merge where a size has enough runs."""
        if len(keys):
            self._write(self._new_run(0, len(keys)), keys, numbers)
        level = 0
        while len(runs := self._runs(level)) >= _FAN:
            self._merge(level, runs)
            level += 1
        self._version = None

    def _runs(self, level: int) -> list[int]:
        query = "SELECT id FROM text_runs WHERE level = ? ORDER BY id"
        return [row[0] for row in self.db.execute(query, (level,))]

    def _refresh(self) -> None:
        """Take in the runs that this or another process has written since."""
        version = self.db.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return
        runs = dict(self.db.execute("SELECT id, keys FROM text_runs ORDER BY id").fetchall())
        self._fences = {run: f for run, f in self._fences.items() if run in runs}
        if (total := sum(runs.values())) > self._filter.room:
            self._filter = KeyFilter(total)
            self._fences = {}
        for run in runs:
            if run not in self._fences:
                self._take_in(run)
        self._fences = {run: self._fences[run] for run in runs}
        self._version = version

    def _take_in(self, run: int) -> None:
        rows = self.db.execute(
            "SELECT first, keys FROM text_chunks WHERE run = ? ORDER BY first", (run,)
        )
        fences = []
        for first, keys in rows:
            fences.append(int.from_bytes(first, "big"))
            self._filter.add(np.frombuffer(keys, dtype=np.uint64))
        self._fences[run] = np.array(fences, dtype=np.uint64)

    def _look(self, run: int, first: np.uint64, asked: Keys, found: dict[int, list[int]]) -> None:
        """Look for sorted keys in the one chunk that may hold them."""
        keys, numbers = self.db.execute(
            "SELECT keys, numbers FROM text_chunks WHERE run = ? AND first = ?",
            (run, int(first).to_bytes(8, "big")),
        ).fetchone()
        have = np.frombuffer(keys, dtype=np.uint64)
        at = np.searchsorted(have, asked)
        at[at == len(have)] = 0
        hit = have[at] == asked
        if hit.any():
            texts = np.frombuffer(numbers, dtype=np.uint32)[at[hit]]
            for key, text in zip(asked[hit].tolist(), texts.tolist(), strict=True):
                found.setdefault(key, []).append(text)

    def _new_run(self, level: int, keys: int) -> int:
        insert = "INSERT INTO text_runs (level, keys) VALUES (?, ?)"
        return self.db.execute(insert, (level, keys)).lastrowid or 0

    def _write(self, run: int, keys: Keys, numbers: Numbers) -> None:
        """Write keys in order; of equal ones the first stays, which is the oldest text's."""
        order = np.argsort(keys, kind="stable")
        keys, numbers = keys[order], numbers[order]
        first = np.ones(len(keys), dtype=np.bool_)
        first[1:] = keys[1:] != keys[:-1]
        keys, numbers = keys[first], numbers[first]
        self.db.executemany(
            "INSERT INTO text_chunks VALUES (?, ?, ?, ?)",
            (
                (
                    run,
                    int(keys[start]).to_bytes(8, "big"),
                    keys[start : start + _CHUNK].tobytes(),
                    numbers[start : start + _CHUNK].tobytes(),
                )
                for start in range(0, len(keys), _CHUNK)
            ),
        )

    def _merge(self, level: int, runs: list[int]) -> None:
        """One run in place of several, a slice of the keys' range at a time."""
        marks = ",".join("?" * len(runs))
        total = self.db.execute(
            f"SELECT sum(keys) FROM text_runs WHERE id IN ({marks})",  # noqa: S608 - marks
            runs,
        ).fetchone()[0]
        merged = self._new_run(level + 1, total)
        rest = [(np.array([], dtype=np.uint64), np.array([], dtype=np.uint32)) for _ in runs]
        slices = total // _SLICE + 1
        for number in range(1, slices + 1):
            end = (1 << 64) * number // slices
            below = []
            for place, run in enumerate(runs):
                keys, numbers = self._take(run, min(end, (1 << 64) - 1), rest[place])
                cut = len(keys) if number == slices else int(np.searchsorted(keys, np.uint64(end)))
                below.append((keys[:cut], numbers[:cut]))
                rest[place] = keys[cut:], numbers[cut:]
            self._write(
                merged, np.concatenate([k for k, _ in below]), np.concatenate([n for _, n in below])
            )
        self.db.executemany("DELETE FROM text_runs WHERE id = ?", [(run,) for run in runs])

    def _take(self, run: int, end: int, rest: tuple[Keys, Numbers]) -> tuple[Keys, Numbers]:
        """The rest with a run's chunks that begin up to a key; their room is free at once."""
        what = "FROM text_chunks WHERE run = ? AND first <= ?"
        bounds = (run, end.to_bytes(8, "big"))
        rows = self.db.execute(f"SELECT keys, numbers {what} ORDER BY first", bounds).fetchall()
        self.db.execute(f"DELETE {what}", bounds)
        return (
            np.concatenate([rest[0], *(np.frombuffer(row[0], dtype=np.uint64) for row in rows)]),
            np.concatenate([rest[1], *(np.frombuffer(row[1], dtype=np.uint32) for row in rows)]),
        )
