"""What stands for a text when it is looked for among millions: keys, and a print to verify by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import xxhash
from rensa import RMinHash

from crawler.arabic.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

PERMUTATIONS = 64
# Ten bands of three rows: of copies with a tenth of their words changed (similarity 0.68) 98 in a
# hundred share a band, of unrelated posts one in a hundred thousand.
BANDS, ROWS = 10, 3
# One key more for the text as a whole.
KEYS = BANDS + 1
_SEED = 20261123
# Shorter texts are compared as a whole only: greetings have nearly all shingles in common.
LEAST_WORDS = 12

_PLACES = 3

_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures of a batch of texts, a row each.

    `keys` are 64-bit (`KEYS` columns, the last for the whole text), `prints` bytes
    (`PERMUTATIONS` columns), `words` counts. Rows of short texts have one key, in the last column,
    and zeros.
    """

    keys: NDArray[np.uint64]
    prints: NDArray[np.uint8]
    short: NDArray[np.bool_]
    words: NDArray[np.uint32]


def signatures(texts: Sequence[str], shingle: int = 2) -> Signatures:
    """The signatures of a batch; `shingle` is the number of words in a shingle."""
    count = len(texts)
    digests = np.zeros((count, BANDS * ROWS), dtype=np.uint64)
    placed = np.zeros((count, PERMUTATIONS), dtype=np.uint64)
    whole = np.zeros(count, dtype=np.uint64)
    short = np.zeros(count, dtype=np.bool_)
    lengths = np.zeros(count, dtype=np.uint32)
    for row, text in enumerate(texts):
        folded = fold(text)
        whole[row] = xxhash.xxh3_64_intdigest(folded.encode())
        words = folded.split(" ")
        lengths[row] = len(words)
        if len(words) < LEAST_WORDS:
            short[row] = True
            continue
        shingles = list(map(" ".join, zip(*(words[k:] for k in range(shingle)), strict=False)))
        digests[row] = _digest(shingles, BANDS * ROWS)
        placed[row] = _digest(_placed(shingles), PERMUTATIONS)
    keys = np.zeros((count, KEYS), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for band in range(BANDS):
            key = np.full(count, band + 1, dtype=np.uint64)
            for column in range(band * ROWS, band * ROWS + ROWS):
                key = (key ^ digests[:, column]) * _MIX
                key = (key ^ (key >> _SHIFT)) * _TURN
            keys[:, band] = key
    keys[short] = 0
    keys[:, BANDS] = whole
    prints = (placed ^ (placed >> np.uint64(8))).astype(np.uint8)
    return Signatures(keys, prints, short, lengths)


def _digest(tokens: list[str], permutations: int) -> list[int]:
    minhash = RMinHash(num_perm=permutations, seed=_SEED)
    minhash.update(tokens)
    return minhash.digest()  # type: ignore[no-any-return]


def _placed(shingles: list[str]) -> list[str]:
    """Shingles with the third of the text in which they stand.

    A copy has its words where the original has them; two posts that share stock sentences do not.
    """
    third = len(shingles) // _PLACES + 1
    return [f"{number // third}{shingle}" for number, shingle in enumerate(shingles)]


def similarity(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """How alike two texts are by their prints: an estimate of the Jaccard index of their shingles,

    of which one counts as common only where it stands in the same third of both texts.
    """
    equal = float(np.count_nonzero(one == other)) / PERMUTATIONS
    by_chance = 1 / 256
    return max(0.0, (equal - by_chance) / (1 - by_chance))
