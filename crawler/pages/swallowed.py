"""Markup in which a comment, a script or a text field never ends -> the same without its start."""

from __future__ import annotations

import re

# What begins so is a comment or one of the elements in which tags are text; ignoring case in a
# search of the whole page takes thrice the time.
_FIRST = re.compile(rb"<(?:!--|[sS][cCtT]|[tT][eEiI]|[iI][fF]|[xX][mM]|[pP][lL]|[nN][oO][fFeE])")
_START = re.compile(
    rb"<(script|style|textarea|title|iframe|xmp|plaintext|noframes|noembed)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_COMMENT = b"<!--"
_END = re.compile(rb"</(?:body|html)(?=[\s/>])", re.IGNORECASE)
_BOX = re.compile(
    rb"<(/?)(?:article|blockquote|div|dl|li|section|table|td|tr|ul)(?=[\s/>])", re.IGNORECASE
)
# A script writes the end tag of another so that it does not end itself.
_WRITTEN_END = re.compile(rb"(?:\\/|</|3[cC]/|<['\"]\s*\+\s*['\"]/)scr", re.IGNORECASE)


def without_open_starts(data: bytes) -> bytes:
    """The markup without what would swallow the page up to its end, or to the next of its kind.

    Authors paste a `<textarea>` or a `<!--` that nothing closes. A player is closed in its place.
    """
    kept: list[bytes] = []
    begun = place = 0
    while (first := _FIRST.search(data, place)) is not None:
        start = first.start()
        tag = None if first[0] == _COMMENT else _START.match(data, start)
        if tag is None and first[0] != _COMMENT:
            place = first.end()
            continue
        name = tag[1].lower() if tag else b""
        inside = tag.end() if tag else first.end()
        if tag and tag[0].endswith(b"/>"):
            place = inside
            continue
        end, after = _end_of(name, data, inside)
        if _swallows(name, data, inside, end):
            closed = data[start:inside] + b"</iframe>" if name == b"iframe" else b""
            kept += (data[begun:start], closed)
            begun = place = inside
        else:
            place = after
    return b"".join((*kept, data[begun:])) if kept else data


def _end_of(name: bytes, data: bytes, inside: int) -> tuple[int, int]:
    """Where the text of a comment (no name) or an element ends, and what follows it begins."""
    if not name:
        end = data.find(b"-->", inside)
        return (end, end + 3) if end >= 0 else (len(data), len(data))
    if name == b"plaintext":
        return len(data), len(data)
    found = re.compile(rb"</" + name + rb"(?=[\s/>])", re.IGNORECASE).search(data, inside)
    return found.span() if found else (len(data), len(data))


def _swallows(name: bytes, data: bytes, inside: int, end: int) -> bool:
    if end == len(data):  # a page that was cut off ends in its last script too
        return _END.search(data, inside) is not None or _leaves_box(data, inside, end)
    again = re.compile(rb"<" + name + rb"(?=[\s/>])" if name else _COMMENT, re.IGNORECASE)
    starts = len(again.findall(data, inside, end))
    if not starts or not _leaves_box(data, inside, end):
        return False
    return name != b"script" or starts > len(_WRITTEN_END.findall(data, inside, end))


def _leaves_box(data: bytes, start: int, end: int) -> bool:
    """Whether a piece of markup closes a box that it does not open, such as a post."""
    depth = 0
    for tag in _BOX.finditer(data, start, end):
        depth += -1 if tag[1] else 1
        if depth < 0:
            return True
    return False
