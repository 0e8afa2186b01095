"""The bytes beyond ASCII of a page: they alone tell a charset, and whether it is UTF-8."""

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


_PIECE = 4096


def is_utf8(data: bytes) -> bool:
    """Whether all of a document is UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def begins_as_utf8(data: bytes) -> bool:
    """Whether what first stands beyond ASCII is UTF-8: the rest need not be read to tell."""
    for start in range(0, len(data), _PIECE):
        if not data[start : start + _PIECE].isascii():
            break
    else:
        return True
    try:
        data[start : start + 2 * _PIECE].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= 2 * _PIECE - 3  # a character cut in two
    return True


def is_mostly_broken(data: bytes) -> bool:
    """Whether more than a third of what is not ASCII is no UTF-8, counted in characters."""
    text = data.decode("utf-8", "ignore")
    broken = len(data) - len(text.encode())
    return beyond_ascii(text) < broken * 2


def beyond_ascii(text: str) -> int:
    """How many characters of a text are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))
