"""What stands for a text when it is looked for among millions: keys, and a print to verify by."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from rensa import RMinHash
from xxhash import xxh3_64_digest, xxh3_64_intdigest

from crawler.arabic.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# Twelve bands of three rows: of copies with a tenth of their words changed (they share 0.68 of the
# word pairs) 99 in a hundred share a band, of unrelated posts one in ten thousand.
BANDS, ROWS = 12, 3
# One key more for the text as a whole.
KEYS = BANDS + 1
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


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures of a batch of texts, one each.

    `keys` have `KEYS` columns, the last for the whole text; short texts have only that one, the
    others are 0, and a text without a word has none. `hashes` hold a byte for each word of the
    batch, `ends` where each text's bytes end.
    """

    keys: NDArray[np.uint64]
    hashes: bytes
    ends: list[int]

    def words(self, row: int) -> bytes:
        """A text's words in their order, a byte each."""
        return self.hashes[self.ends[row - 1] if row else 0 : self.ends[row]]


class _Words(dict[str, bytes]):
    """Eight bytes for each word of a piece of text: two where a comma parts it without a space."""

    def __missing__(self, piece: str) -> bytes:
        if len(self) >= _REMEMBERED:
            self.clear()
        words = fold(piece).split(" ")
        value = self[piece] = b"".join(xxh3_64_digest(word.encode()) for word in words if word)
        return value


_WORDS = _Words()


def word_hashes(text: str) -> bytes:
    """`WORD` bytes for each word of a text as it folds: equal where the words are."""
    return b"".join(map(_WORDS.__getitem__, text.split()))


def signatures(texts: Sequence[str], shingle: int = 2) -> Signatures:
    """The signatures of a batch; `shingle` is the number of words in a shingle."""
    hashed = [word_hashes(text) for text in texts]
    counts = [len(text) // WORD for text in hashed]
    flat = np.frombuffer(b"".join(hashed), dtype=_HASH).astype(np.uint64)
    keys = np.zeros((len(texts), KEYS), dtype=np.uint64)
    keys[:, BANDS] = [xxh3_64_intdigest(text) if text else 0 for text in hashed]
    ends = list(accumulate(counts))
    long = [row for row, count in enumerate(counts) if count >= LEAST_WORDS]
    if long:
        keys[long, :BANDS] = _band_keys(flat, counts, ends, long, shingle)
    return Signatures(
        keys >> np.uint64(CUT), (flat >> np.uint64(56)).astype(np.uint8).tobytes(), ends
    )


def _band_keys(
    flat: NDArray[np.uint64], counts: list[int], ends: list[int], rows: list[int], shingle: int
) -> NDArray[np.uint64]:
    """A key for each band of the rows' MinHash: equal where all of the band's rows are."""
    shingles = flat[: len(flat) - shingle + 1].copy()
    for place in range(1, shingle):
        shingles = _mixed(shingles) ^ flat[place : len(flat) - shingle + 1 + place]
    shingles = _mixed(shingles)
    parts = [shingles[ends[row] - counts[row] : ends[row] - shingle + 1] for row in rows]
    offsets = np.array([0, *accumulate(map(len, parts))], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(
        np.concatenate(parts), offsets, BANDS * ROWS, _SEED
    )
    digests = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(rows), BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64) + np.zeros_like(digests[:, :, 0])
    for column in range(ROWS):
        keys = _mixed(keys ^ digests[:, :, column])
    return keys


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    values = values * _MIX
    return (values ^ (values >> _SHIFT)) * _TURN
