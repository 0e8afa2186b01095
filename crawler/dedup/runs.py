"""Sorted runs of keys in SQLite, written in order and merged, however many keys they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crawler.dedup.chunks import pack, unpack_keys, unpack_numbers
from crawler.dedup.signature import KEY_BITS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

    from crawler.dedup.chunks import Keys, Numbers

# Keys in a chunk, the least that is read: some three pages of the database file.
_CHUNK = 2048
# So many runs of one size become one of the next: each key is written again once a size.
_FAN = 8
# Keys that a merge holds at a time.
_SLICE = 1 << 17

TABLES = """
CREATE TABLE IF NOT EXISTS text_runs (id INTEGER PRIMARY KEY, level INTEGER, keys INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS text_chunks (
    run INTEGER, first INTEGER, chunk BLOB, PRIMARY KEY (run, first)) WITHOUT ROWID, STRICT;
"""


def add_run(db: Connection, keys: Keys, numbers: Numbers) -> None:
    """Write keys with the numbers of their texts; merge where a size has enough runs."""
    _write(db, _new_run(db, 0, len(keys)), keys, numbers)
    level = 0
    while len(runs := _runs(db, level)) >= _FAN:
        _merge(db, level, runs)
        level += 1


def _runs(db: Connection, level: int) -> list[int]:
    query = "SELECT id FROM text_runs WHERE level = ? ORDER BY id"
    return [row[0] for row in db.execute(query, (level,))]


def _new_run(db: Connection, level: int, keys: int) -> int:
    insert = "INSERT INTO text_runs (level, keys) VALUES (?, ?)"
    return db.execute(insert, (level, keys)).lastrowid or 0


def _write(db: Connection, run: int, keys: Keys, numbers: Numbers) -> None:
    """Write keys in order; of equal ones the first stays, which is the oldest text's."""
    order = np.argsort(keys, kind="stable")
    keys, numbers = keys[order], numbers[order]
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    keys, numbers = keys[first], numbers[first]
    starts = range(0, len(keys), _CHUNK)
    db.executemany(
        "INSERT INTO text_chunks VALUES (?, ?, ?)",
        ((run, int(keys[s]), pack(keys[s : s + _CHUNK], numbers[s : s + _CHUNK])) for s in starts),
    )


def _merge(db: Connection, level: int, runs: list[int]) -> None:
    """One run in place of several, a slice of the keys' range at a time."""
    marks = ",".join("?" * len(runs))
    total = db.execute(
        f"SELECT sum(keys) FROM text_runs WHERE id IN ({marks})",  # noqa: S608 - marks
        runs,
    ).fetchone()[0]
    merged = _new_run(db, level + 1, total)
    rest = [_joined([]) for _ in runs]
    slices = total // _SLICE + 1
    for number in range(1, slices + 1):
        end = (1 << KEY_BITS) * number // slices
        below = []
        for place, run in enumerate(runs):
            keys, numbers = _joined([rest[place], *_take(db, run, end)])
            cut = int(np.searchsorted(keys, np.uint64(end)))
            below.append((keys[:cut], numbers[:cut]))
            rest[place] = keys[cut:], numbers[cut:]
        _write(db, merged, *_joined(below))
    db.executemany("DELETE FROM text_runs WHERE id = ?", [(run,) for run in runs])


def _joined(parts: Iterable[tuple[Keys, Numbers]]) -> tuple[Keys, Numbers]:
    """Keys and numbers, one part after the other."""
    keys, numbers = [np.array([], np.uint64)], [np.array([], np.uint32)]
    for some, theirs in parts:
        keys.append(some)
        numbers.append(theirs)
    return np.concatenate(keys), np.concatenate(numbers)


def _take(db: Connection, run: int, end: int) -> list[tuple[Keys, Numbers]]:
    """A run's chunks that begin below a key; their room in the file is free at once."""
    what = "FROM text_chunks WHERE run = ? AND first < ?"
    rows = db.execute(f"SELECT first, chunk {what} ORDER BY first", (run, end)).fetchall()
    db.execute(f"DELETE {what}", (run, end))
    return [(unpack_keys(first, chunk), unpack_numbers(chunk)) for first, chunk in rows]
