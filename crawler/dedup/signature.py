"""What stands for a text when it is looked for among millions: keys, and a print to verify by."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rensa import RMinHash
from xxhash import xxh3_64_digest, xxh3_64_intdigest

from crawler.arabic.fold import fold
from crawler.arabic.numbers import ungrouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

# Twelve bands of three rows: of copies with a tenth of their words changed (they share 0.68 of the
# word pairs) 99 in a hundred share a band, of unrelated posts one in ten thousand.
BANDS, ROWS = 12, 3
# Of a hash so many bits are kept: what is found by a key is compared before it is believed, and of
# a million texts one in two thousand is compared with another in vain.
KEY_BITS = 38
CUT = 64 - KEY_BITS
_SEED = 20261123
# Shorter texts are compared as a whole only: greetings have nearly all shingles in common.
LEAST_WORDS = 12

# Words whose hashes are kept at hand, some 25 MB: most words of a forum are a few thousand.
_REMEMBERED = 100_000
_HASH = np.dtype("<u8")
# Bytes of a word's hash.
WORD = 8
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)


class Signature(NamedTuple):
    """What stands for a text: a key for the whole of it and one for each band, and its words.

    Short texts have no bands, and a text without a word has no words. `words` is a byte for each.
    """

    whole: int
    bands: list[int]
    words: bytes


class _Words(dict[str, bytes]):
    """Eight bytes for each word of a piece of text: two where a comma parts it without a space."""

    def __missing__(self, piece: str) -> bytes:
        if len(self) >= _REMEMBERED:
            self.clear()
        value = self[piece] = b"".join(xxh3_64_digest(word.encode()) for word in words_of(piece))
        return value


_WORDS = _Words()


def words_of(text: str) -> list[str]:
    """The words of a text as it folds; a number in groups (`1,500`) is one."""
    return fold(ungrouped(text)).split()


def words_at(text: str, places: Iterable[int]) -> list[str]:
    """The words of a text (see `words_of`) at some places, without folding the others."""
    return list(map(_places(text).__getitem__, places))


class _Places(dict[int, str]):
    """The words of a text by their places, each folded when it is asked for."""

    def __init__(self, text: str) -> None:
        self._pieces = text.split()
        # Where the words of each piece end.
        self._ends = list(accumulate(len(_WORDS[piece]) // WORD for piece in self._pieces))

    def __missing__(self, place: int) -> str:
        at = bisect_right(self._ends, place)
        word = self[place] = words_of(self._pieces[at])[place - self._ends[at]]
        return word


# A text may be compared with many.
_places = lru_cache(16)(_Places)


def word_hashes(text: str) -> bytes:
    """`WORD` bytes for each word of a text as it folds: equal where the words are."""
    return b"".join(map(_WORDS.__getitem__, text.split()))


def word_byte(word: str) -> int:
    """What stands for a word, as it folds, in a print."""
    return xxh3_64_digest(word.encode())[WORD - 1]


def signatures(texts: Sequence[str], shingle: int = 2) -> list[Signature]:
    """The signatures of a batch; `shingle` is the number of words in a shingle."""
    hashed = [word_hashes(text) for text in texts]
    long = [words for words in hashed if len(words) >= LEAST_WORDS * WORD]
    bands = iter(_band_keys(long, shingle).tolist() if long else [])
    return [
        Signature(
            xxh3_64_intdigest(words) >> CUT,
            next(bands) if len(words) >= LEAST_WORDS * WORD else [],
            words[WORD - 1 :: WORD],
        )
        for words in hashed
    ]


def _band_keys(texts: list[bytes], shingle: int) -> NDArray[np.uint64]:
    """A key for each band of the texts' MinHash: equal where all of the band's rows are."""
    flat = np.frombuffer(b"".join(texts), dtype=_HASH)
    last = len(flat) - shingle + 1
    shingles = flat[:last]
    for place in range(1, shingle):
        shingles = _mixed(shingles) ^ flat[place : last + place]
    shingles = _mixed(shingles)
    ends = list(accumulate(len(words) // WORD for words in texts))
    parts = [shingles[start : end - shingle + 1] for start, end in pairwise([0, *ends])]
    offsets = np.array([0, *accumulate(map(len, parts))], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(
        np.concatenate(parts), offsets, BANDS * ROWS, _SEED
    )
    digests = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(texts), BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64) + np.zeros_like(digests[:, :, 0])
    for column in range(ROWS):
        keys = _mixed(keys ^ digests[:, :, column])
    return keys >> np.uint64(CUT)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    values = values * _MIX
    return (values ^ (values >> _SHIFT)) * _TURN
