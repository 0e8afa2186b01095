"""Markup in which a page ends before it does -> the same without those end tags."""

from __future__ import annotations

import re

# Every page is searched for these: to ignore case takes longer.
_FIRST = re.compile(rb"</[hHbB][tToO][mMdD][lLyY]")
_LAST = re.compile(rb"(?:\s|<!--[^<>]*-->|</(?:html|body)(?=[\s/>])[^<>]*>)*\Z", re.IGNORECASE)
# Where a page ends: what may follow there is short.
_ENDS = re.compile(rb"</(?:html|body)(?=[\s/>])[^<>]*>" + _LAST.pattern, re.IGNORECASE)
_LONGEST_END = 500
_TAG = re.compile(rb"<(/?)(html|body|script|style|textarea|title)(?=[\s/>])[^<>]*>?", re.IGNORECASE)
_HEAD = re.compile(rb"</head\b", re.IGNORECASE)
_WHOLE = frozenset({b"html", b"body"})


def page_end(data: bytes) -> int | None:
    """Where the `</body></html>` begins with which markup ends; None where it has none."""
    found = _ENDS.search(data, max(len(data) - _LONGEST_END, 0))
    return found.start() if found else None


def without_early_ends(data: bytes) -> bytes:
    """The markup without `</body>` and `</html>` where anything follows them.

    Advert blocks and headers that are whole documents leave them in the middle of a page: browsers
    pass over them, and the parser stops reading.
    """
    first = _FIRST.search(data)
    if first is None or _LAST.match(data, first.start()):
        return data
    # An empty body in the head, as scripts against copying have it, is not the page's own.
    head = _HEAD.search(data)
    begun = head.start() if head else 0
    raw = b""  # the element in which tags are text

    def read(tag: re.Match[bytes]) -> bytes:
        nonlocal raw
        closing, name = tag[1], tag[2].lower()
        if name in _WHOLE:
            early = closing and not raw and (name == b"html" or tag.start() > begun)
            return b"" if early else tag[0]
        if not closing:
            raw = raw or name
        elif name == raw:
            raw = b""
        return tag[0]

    return _TAG.sub(read, data)
