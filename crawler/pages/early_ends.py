"""Markup in which a page ends before it does -> the same without those end tags."""

from __future__ import annotations

import re

# Every page is searched for these: to ignore case takes longer.
_FIRST = re.compile(rb"</[hHbB][tToO][mMdD][lLyY]")
_LAST = re.compile(rb"(?:\s|<!--[^<>]*-->|</(?:html|body)(?=[\s/>])[^<>]*>)*\Z", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)(html|body|script|style|textarea|title)(?=[\s/>])[^<>]*>?", re.IGNORECASE)
_HEAD = re.compile(rb"</head\b", re.IGNORECASE)
_WHOLE = frozenset({b"html", b"body"})


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
