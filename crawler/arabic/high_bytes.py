"""The bytes beyond ASCII of a page: by them a charset is told, UTF-8, and a wrong reading of it."""

from __future__ import annotations

import re
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


# `ال` in windows-1256, read as Mac Roman.
ARTICLE_AS_MAC = "«·"
# In UTF-8, as no Arabic is written: letters that begin pairs of mojibake, accents in rows, an alef.
_LEADS = frozenset(char.encode() for char in "طظØÙ")
_ALEF_AS_MAC = "ا".encode().decode("mac_roman").encode()
_IN_LATIN = re.compile(b"(?:\xc3[\x80-\xbf]){4}|\xc3\x83[\xc2-\xef]|" + re.escape(_ALEF_AS_MAC))
_ARTICLE = ARTICLE_AS_MAC.encode()
_FEW = 2


def may_be_mojibake(data: bytes) -> bool:
    """Whether a text in UTF-8 is worth looking into; for plain Arabic in a hundredth of a parse.

    Nearly every letter of Arabic that was read twice ends in one of U+0080 to U+00BF.
    """
    return _paired(data) or _in_latin(data)


def _paired(data: bytes) -> bool:
    pairs = 0
    at = data.find(b"\xc2")
    while at >= 0 and pairs < _FEW:
        # A no-break space follows these letters in plain Arabic as well.
        pairs += data[at - 2 : at] in _LEADS and data[at + 1 : at + 2] != b"\xa0"
        pairs += data.startswith(_ARTICLE, at)
        at = data.find(b"\xc2", at + 2)
    return pairs >= _FEW


def _in_latin(data: bytes) -> bool:
    at = data.find(b"\xc3")
    while at >= 0:
        if _IN_LATIN.match(data, at):
            return True
        at = data.find(b"\xc3", at + 2)
    return False
