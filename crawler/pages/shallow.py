"""Markup that is nested deeper than a parser follows -> the same with fewer tags."""

from __future__ import annotations

import re
from collections import Counter

# Elements that may be open at once before tags are left out: no page of a forum comes near it.
_DEEP = 500
_TAG = re.compile(rb"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>", re.IGNORECASE)
# By these a post and its parts are found.
_TELLS = re.compile(rb"\b(?:id|class|name|href|src|item\w+|data-[\w-]+)\s*=", re.IGNORECASE)
_VOID = frozenset(
    b"area base br col embed hr img input link meta param source track wbr".split()  # no end tag
)


def shallow(data: bytes) -> bytes:
    """The markup without tags that name nothing where very many elements are open.

    Such pages have tags that nobody closed, or are made to harm; no word of them is lost.
    """
    opened: list[tuple[bytes, bool]] = []  # the elements that are open, and whether left out
    names: Counter[bytes] = Counter()

    def read(tag: re.Match[bytes]) -> bytes:
        end, name, rest = tag[1], tag[2].lower(), tag[3]
        if name in _VOID or rest.endswith(b"/"):
            return tag[0]
        left_out = False
        if not end:
            left_out = len(opened) >= _DEEP and not _TELLS.search(rest)
            opened.append((name, left_out))
            names[name] += 1
        elif names[name]:
            closed = b""
            while closed != name:
                closed, left_out = opened.pop()
                names[closed] -= 1
        return b"" if left_out else tag[0]

    return _TAG.sub(read, data)
