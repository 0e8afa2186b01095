"""Whether bytes are UTF-8: all of them, those that come first, or most."""

from __future__ import annotations

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
