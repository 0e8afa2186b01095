"""Given keys in batches, each is found with the texts that had it, whatever was merged since."""

import random
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from crawler.dedup.chunks import pack, unpack_keys, unpack_numbers
from crawler.dedup.filter import KeyFilter
from crawler.dedup.segments import Segments
from crawler.dedup.signature import KEY_BITS

LAST = (1 << KEY_BITS) - 1


def keys(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.uint64)


@pytest.mark.parametrize(
    ("values", "numbers"),
    [
        ([5], [0]),
        ([0, LAST], [4_000_000_000, 1]),
        ([7, 8, 9], [3, 3, 3]),
        ([1, 300, 70_000, 1 << 30], [1000, 1001, 1255, 1000]),
    ],
)
def test_a_chunk_comes_back_as_it_was(values: list[int], numbers: list[int]) -> None:
    chunk = pack(keys(*values), np.array(numbers, dtype=np.uint32))
    assert unpack_keys(values[0], chunk).tolist() == values
    assert unpack_numbers(chunk).tolist() == numbers
    assert unpack_numbers(chunk, np.array([len(values) - 1])).tolist() == numbers[-1:]


def test_a_chunk_takes_as_many_bytes_as_its_widest_value() -> None:
    count = 1000
    numbers = np.arange(70_000, 70_000 + count, dtype=np.uint32)
    close = pack(np.arange(count, dtype=np.uint64), numbers)
    apart = pack(np.arange(count, dtype=np.uint64) << np.uint64(20), numbers)
    assert len(close) < count * 3 + 20
    assert len(apart) - len(close) == 2 * (count - 1)


def test_a_filter_forgets_no_key_and_tells_most_others() -> None:
    chance = np.random.default_rng(1)
    put, others = (chance.integers(0, LAST, 20_000).astype(np.uint64) for _ in range(2))
    filter_ = KeyFilter(16 * len(put))
    filter_.add(put)
    assert np.array_equal(filter_.among(put), put)
    for start in range(0, 3000, 3):  # few are looked up one by one
        few = others[start : start + 3]
        assert np.isin(filter_.among(others), few).sum() == len(filter_.among(few))
    assert np.array_equal(filter_.among(put[:3]), put[:3])
    assert len(filter_.among(others)) < len(others) * 0.03


def test_keys_are_found_over_merges_older_texts_first(tmp_path: Path) -> None:
    chance = random.Random(4)
    db = sqlite3.connect(tmp_path / "t", isolation_level=None)
    segments = Segments(db)
    expected: dict[int, list[int]] = {}
    for text in range(70):
        # Few enough that some come again, in runs of their own and within one merge.
        some = [chance.randrange(5000) << (KEY_BITS - 13) for _ in range(300)]
        for key in set(some):
            expected.setdefault(key, []).append(text)
        db.execute("BEGIN")
        segments.add(keys(*some), np.full(len(some), text, dtype=np.uint32))
        db.execute("COMMIT")
    assert [row[0] for row in db.execute("SELECT level FROM text_runs ORDER BY id")] == [2] + [
        0
    ] * 6
    for index in (segments, Segments(sqlite3.connect(tmp_path / "t"))):
        found = index.find({*expected, LAST})
        assert found.keys() == expected.keys()
        assert all(found[key][0] == texts[0] for key, texts in expected.items())
        assert all(found[key] == sorted(found[key]) for key in found)
    # Where no key stands in one of many runs.
    assert segments.find({1, 2, LAST}) == {}


def test_a_merge_of_more_than_it_holds_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.dedup.runs._SLICE", 1000)
    monkeypatch.setattr("crawler.dedup.runs._CHUNK", 64)
    db = sqlite3.connect(tmp_path / "t", isolation_level=None)
    segments = Segments(db)
    chance = np.random.default_rng(2)
    batches = [chance.integers(0, LAST, 800).astype(np.uint64) for _ in range(8)]
    for text, batch in enumerate(batches):
        segments.add(batch, np.full(len(batch), text, dtype=np.uint32))
    assert db.execute("SELECT level, keys FROM text_runs").fetchall() == [(1, 6400)]
    for text, batch in enumerate(batches):
        assert set(map(tuple, segments.find(set(batch.tolist())).values())) == {(text,)}
