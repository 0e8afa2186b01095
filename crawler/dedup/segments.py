"""Which texts had a key: an index of sorted runs, read no more than it must be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from crawler.dedup.chunks import unpack_keys, unpack_numbers
from crawler.dedup.filter import FEW, KeyFilter
from crawler.dedup.runs import TABLES, add_run

if TYPE_CHECKING:
    from collections.abc import Collection, Set
    from sqlite3 import Connection

    from crawler.dedup.chunks import Keys, Numbers

# Bits a key, in the filter over all keys and in that of each run.
_OVER_ALL, _IN_RUN = 16, 12
# Keys for which the filter over all has room at first (64 KB), and at most: 64 MB, which says
# "perhaps" more often from there on.
_LEAST, _MOST = 1 << 15, 1 << 25
# Keys that are kept with what was found of them, some 200 bytes each.
_MOST_FOUND = 1 << 14


@dataclass(frozen=True, slots=True)
class _Run:
    """A run as it is remembered: where its chunks begin, and which keys it may hold."""

    fences: Keys
    filter: KeyFilter


class Segments:
    """Keys with the number of the text that had each first.

    A B-tree would touch a page for each key put into it; here a batch of keys becomes a run of its
    own, and runs are merged in order. Writing happens in the caller's transaction, reading in one
    of its own or outside a writing one.

    Its filters take 3.5 to 5.5 bytes a key, and from 32 million keys on 64 MB and 1.5 bytes a key:
    of ten million texts 220 MB. A process that opens the index reads all of it once to fill them,
    some 7 million keys a second.
    """

    def __init__(self, db: Connection) -> None:
        self.db = db
        db.executescript(TABLES)
        self._runs: dict[int, _Run] = {}
        self._room = _LEAST
        self._filter = KeyFilter(self._room * _OVER_ALL)
        self._version: int | None = None
        # What was found since: posts made of one template have most of their keys in common.
        self._found: dict[int, list[int]] = {}

    def among(self, keys: Collection[int]) -> set[int]:
        """The keys that a text had, and a few of the others; nothing is read for it."""
        self.refresh()
        if len(keys) < FEW:
            return {key for key in keys if self._filter.may_hold(key)}
        asked = np.unique(np.fromiter(keys, dtype=np.uint64))
        return set(self._filter.among(asked).tolist())

    def find(self, keys: Set[int]) -> dict[int, list[int]]:
        """For each key that is known the texts that had it, older ones first."""
        self.refresh()
        if len(self._found) > _MOST_FOUND:
            self._found.clear()
        if new := keys - self._found.keys():
            self._look_up(new)
        return {key: numbers for key in keys if (numbers := self._found[key])}

    def _look_up(self, new: Set[int]) -> None:
        keys = np.unique(np.fromiter(new, dtype=np.uint64))
        found: dict[int, list[int]] = {key: [] for key in new}
        for number, run in self._runs.items():
            asked = run.filter.among(keys)
            if not len(asked):
                continue
            places = np.searchsorted(run.fences, asked, side="right") - 1
            starts = np.flatnonzero(np.diff(places, prepend=-2)).tolist()
            for start, end in pairwise([*starts, len(asked)]):
                if places[start] >= 0:
                    self._look(number, int(run.fences[places[start]]), asked[start:end], found)
        self._found |= found

    def add(self, keys: Keys, numbers: Numbers) -> None:
        """Put keys with the numbers of their texts. Call in a transaction."""
        if len(keys):
            add_run(self.db, keys, numbers)
            self._version = None

    def refresh(self) -> None:
        """Take in the runs that this or another process has written since.

        Raises what NO_CHUNK names where a run is damaged.
        """
        version = self.db.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return
        sizes = dict(self.db.execute("SELECT id, keys FROM text_runs ORDER BY id").fetchall())
        if self._room < min(total := sum(sizes.values()), _MOST):
            self._room = min(2 * total, _MOST)
            self._filter = KeyFilter(self._room * _OVER_ALL)
            self._runs = {}
        self._found.clear()
        known = self._runs
        self._runs = {run: known.get(run) or self._take_in(run, sizes[run]) for run in sizes}
        self._version = version

    def _take_in(self, run: int, keys: int) -> _Run:
        query = "SELECT first, chunk FROM text_chunks WHERE run = ? ORDER BY first"
        mine = KeyFilter(keys * _IN_RUN)
        fences = []
        for first, chunk in self.db.execute(query, (run,)):
            fences.append(first)
            have = unpack_keys(first, chunk)
            mine.add(have)
            self._filter.add(have)
        return _Run(np.array(fences, dtype=np.uint64), mine)

    def _look(self, run: int, first: int, asked: Keys, found: dict[int, list[int]]) -> None:
        """Look for sorted keys in the one chunk that may hold them."""
        query = "SELECT chunk FROM text_chunks WHERE run = ? AND first = ?"
        chunk = self.db.execute(query, (run, first)).fetchone()[0]
        have = unpack_keys(first, chunk)
        at = np.searchsorted(have, asked)
        at[at == len(have)] = 0
        hit = have[at] == asked
        if hit.any():
            texts = unpack_numbers(chunk, at[hit]).tolist()
            for key, text in zip(asked[hit].tolist(), texts, strict=True):
                found[key].append(text)
