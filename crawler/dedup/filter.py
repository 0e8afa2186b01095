"""A Bloom filter over keys: most of those that no text had are told without reading the index."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BITS_PER_KEY = 16
# 128 KB for a new index; 64 MB for the largest, which then says "perhaps" a little more often.
_LEAST, _MOST = 20, 29
_OTHER = np.uint64(0x9E3779B97F4A7C15)


class KeyFilter:
    """Two bits a key. Keys are hashes already, so that their upper bits are as good as any."""

    def __init__(self, keys: int) -> None:
        """Room for twice so many keys."""
        power = (keys * 2 * _BITS_PER_KEY).bit_length()
        self._power = min(_MOST, max(_LEAST, power))
        self._bits = np.zeros(1 << (self._power - 3), dtype=np.uint8)
        # With more keys than that a larger one should take its place, where there is one.
        self.room = (1 << self._power) // _BITS_PER_KEY if self._power < _MOST else sys.maxsize

    def add(self, keys: NDArray[np.uint64]) -> None:
        for byte, bit in self._places(keys):
            np.bitwise_or.at(self._bits, byte, bit)

    def may_hold(self, keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """False for a key that was never added; True for others, and for a few of those."""
        held = np.ones(len(keys), dtype=np.bool_)
        for byte, bit in self._places(keys):
            held &= self._bits[byte] & bit != 0
        return held

    def _places(
        self, keys: NDArray[np.uint64]
    ) -> list[tuple[NDArray[np.uint64], NDArray[np.uint8]]]:
        places = [hashes >> np.uint64(64 - self._power) for hashes in (keys, keys * _OTHER)]
        one = np.uint8(1)
        return [(p >> np.uint64(3), one << (p & np.uint64(7)).astype(np.uint8)) for p in places]
