"""A chunk of sorted keys with the numbers of their texts, in as few bytes as they need."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Numbers = NDArray[np.uint32]

# Raised by what is no chunk any more, or has keys that are none.
NO_CHUNK = (ValueError, TypeError, IndexError, ArithmeticError, struct.error)
# Bytes of a gap, bytes of a number, and the least number, from which the others are counted.
_HEAD = struct.Struct("<BBI")
# Values are read eight bytes at a time: so many follow the last one's first.
_TAIL = b"\0" * 7


def pack(keys: Keys, numbers: Numbers) -> bytes:
    """All but the first key, which is kept beside the chunk: the gaps between keys, and numbers.

    `keys` rise. Each value is as wide as the widest of the chunk.
    """
    gaps = np.diff(keys)
    least = int(numbers.min())
    beyond = numbers.astype(np.uint64) - np.uint64(least)
    widths = _width(gaps), _width(beyond)
    head = _HEAD.pack(*widths, least)
    return head + _narrow(gaps, widths[0]) + _narrow(beyond, widths[1]) + _TAIL


def unpack_keys(first: int, chunk: bytes) -> Keys:
    width, _, count, _ = _shape(chunk)
    keys = np.empty(count, dtype=np.uint64)
    keys[0] = first
    keys[1:] = _values(chunk, _HEAD.size, width, count - 1)
    return np.cumsum(keys, out=keys)


def unpack_numbers(chunk: bytes, at: NDArray[np.intp] | slice = slice(None)) -> Numbers:
    """The numbers of a chunk, or those at some places of it."""
    gap, width, count, least = _shape(chunk)
    values = _values(chunk, _HEAD.size + gap * (count - 1), width, count)[at]
    return values.astype(np.uint32) + np.uint32(least)


def _shape(chunk: bytes) -> tuple[int, int, int, int]:
    """Bytes of a gap and of a number, how many keys there are, and the least number."""
    gap, number, least = _HEAD.unpack_from(chunk)
    return gap, number, (len(chunk) - _HEAD.size - len(_TAIL) + gap) // (gap + number), least


def _width(values: Keys) -> int:
    return max(1, (int(values.max(initial=0)).bit_length() + 7) // 8)


def _narrow(values: Keys, width: int) -> bytes:
    return values.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :width].tobytes()


def _values(chunk: bytes, start: int, width: int, count: int) -> Keys:
    """Values that stand `width` bytes apart."""
    wide: Keys = np.ndarray((count,), "<u8", buffer=chunk, offset=start, strides=(width,))
    return wide & np.uint64((1 << 8 * width) - 1)
