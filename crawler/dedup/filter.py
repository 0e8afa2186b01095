"""A Bloom filter over keys: most of those that no text had are told without reading the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crawler.dedup.signature import KEY_BITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

# One by one fewer keys than this are looked up faster: those of a post by itself.
FEW = 30
# Upper bits of a key: as many as a place in the filter is made of.
_UPPER = np.uint64(32)
_FIRST_BITS = KEY_BITS - 32
_FIRST = np.uint64(_FIRST_BITS)
_OTHER_FACTOR = 0x9E3779B97F4A7C15
_OTHER = np.uint64(_OTHER_FACTOR)
_WORD = 0xFFFFFFFFFFFFFFFF
_THREE, _SEVEN, _ONE = np.uint64(3), np.uint64(7), np.uint8(1)


class KeyFilter:
    """Two bits a key. Keys are hashes already, so that their upper bits are as good as any."""

    def __init__(self, bits: int) -> None:
        self._length = max(64, bits)
        self._size = np.uint64(self._length)
        # One byte of it is read faster than one value of an array over it.
        self._bytes = bytearray((self._length + 7) // 8)
        self._bits = np.frombuffer(self._bytes, dtype=np.uint8)

    def add(self, keys: NDArray[np.uint64]) -> None:
        for places in (self._places(keys), self._other_places(keys)):
            byte, bit = _split(places)
            np.bitwise_or.at(self._bits, byte, bit)

    def may_hold(self, key: int) -> bool:
        """Whether a key may have been added: `among` for one."""
        place = (key >> _FIRST_BITS) * self._length >> 32
        if not self._bytes[place >> 3] >> (place & 7) & 1:
            return False
        place = ((key * _OTHER_FACTOR & _WORD) >> 32) * self._length >> 32
        return bool(self._bytes[place >> 3] >> (place & 7) & 1)

    def among(self, keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """The keys that were added, and a few of the others."""
        if len(keys) < FEW:
            return keys[[self.may_hold(key) for key in keys.tolist()]]
        for places in (self._places, self._other_places):
            byte, bit = _split(places(keys))
            keys = keys[self._bits[byte] & bit != 0]
        return keys

    def _places(self, keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """In the order of the keys: sorted ones are looked up along the filter."""
        return (keys >> _FIRST) * self._size >> _UPPER

    def _other_places(self, keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
        return (keys * _OTHER >> _UPPER) * self._size >> _UPPER


def _split(places: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """The byte of each place, and the bit in it."""
    return (places >> _THREE).astype(np.intp), _ONE << (places & _SEVEN).astype(np.uint8)
