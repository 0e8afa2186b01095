"""The bytes beyond ASCII of a page, with what stands beside them: they alone tell a charset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def around_high_bytes(data: bytes, width: int = 1, *, tags: bool = True) -> bytes:
    """The bytes beyond ASCII, each with `width` bytes on either side, one after the other.

    Those inside of tags are left out where `tags` is not set.
    """
    units = np.frombuffer(data, np.uint8)
    high = np.flatnonzero(units > 0x7F)
    if not tags:
        high = high[_last(units, high, "<") <= _last(units, high, ">")]
    kept = np.zeros(len(units) + 2 * width, np.bool_)
    for shift in range(2 * width + 1):
        kept[high + shift] = True
    return units[kept[width : len(units) + width]].tobytes()


def _last(units: NDArray[np.uint8], places: NDArray[np.int64], mark: str) -> NDArray[np.int64]:
    """Where a mark stands last before each of some places; -1 where it does not."""
    marks = np.concatenate(([-1], np.flatnonzero(units == ord(mark))))
    return marks[np.searchsorted(marks, places) - 1]
