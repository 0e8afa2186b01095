"""How alike two texts are, by what is kept of them."""

from functools import lru_cache

import numpy as np

# A print holds so many words at most, a byte each: of a longer text some from all over it.
MOST_WORDS = 256
_MIX = np.uint16(0x9E35)


def print_of(words: bytes) -> bytes:
    """What is kept of a text to compare it with others; `words` is a byte for each word.

    Which words of a long text are kept hangs on each and the one that follows it (a bottom-k
    sketch, Broder 1997) and not on their places: a copy with an introduction, or without its end,
    keeps nearly the same.
    """
    if len(words) <= MOST_WORDS:
        return words
    row = np.frombuffer(words, dtype=np.uint8)
    pairs = row.astype(np.uint16)
    pairs[:-1] |= row[1:].astype(np.uint16) << 8
    lowest = np.argsort(pairs * _MIX, kind="stable")[:MOST_WORDS]
    return row[np.sort(lowest)].tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """The share of words in common, 0 to 1, by the prints of two texts.

    The order of words tells a copy from a text of the same stock sentences, which shares as many
    shingles with it.
    """
    start, end = ends_alike(one, other)
    middle = _common(one[start : len(one) - end], other[start : len(other) - end])
    return (start + middle + end) / max(len(one), len(other), 1)


@lru_cache(16)
def ends_alike(one: bytes, other: bytes) -> tuple[int, int]:
    """How many words two prints have in common before the first that differs, and after the last.

    Together they are no more than the shorter print has. It is asked again of two that are alike.
    """
    most = min(len(one), len(other))
    differing = int.from_bytes(one[:most], "little") ^ int.from_bytes(other[:most], "little")
    if not differing:
        return most, 0
    start = ((differing & -differing).bit_length() - 1) // 8
    if len(one) != len(other):
        rest = most - start
        ends = one[len(one) - rest :], other[len(other) - rest :]
        differing = int.from_bytes(ends[0], "little") ^ int.from_bytes(ends[1], "little")
        most = rest
    return start, most - (differing.bit_length() + 7) // 8


def _common(one: bytes, other: bytes) -> int:
    """The length of the longest common subsequence; a bit of a number is a place in `one`.

    Hyyrö, Bit-parallel LCS-length computation revisited (2004).
    """
    places: dict[int, int] = {}
    for place, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << place
    row = full = (1 << len(one)) - 1
    for word in other:
        if found := places.get(word):
            match = row & found
            row = (row + match | row - match) & full
    return len(one) - row.bit_count()
