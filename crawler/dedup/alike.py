"""How alike two texts are: the share of their words that both have, in the same order."""

from __future__ import annotations

# A print holds so many words at most, a byte each: of a longer text stretches from all over it.
MOST_WORDS = 256
_STRETCHES = 4


def print_of(words: bytes) -> bytes:
    """What is kept of a text to compare it with others; `words` is a byte for each word."""
    count = len(words)
    if count <= MOST_WORDS:
        return words
    length = MOST_WORDS // _STRETCHES
    starts = [(count - length) * place // (_STRETCHES - 1) for place in range(_STRETCHES)]
    return b"".join(words[start : start + length] for start in starts)


def similarity(one: bytes, other: bytes, one_count: int, other_count: int) -> float:
    """The share of words in common, 0 to 1, by the prints of two texts and their word counts.

    The order of words tells a copy from a text of the same stock sentences, which shares as many
    shingles with it.
    """
    fewer, more = sorted((one_count, other_count))
    common = _common(one, other) / max(len(one), len(other), 1)
    return common * fewer / more if more > MOST_WORDS else common


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
