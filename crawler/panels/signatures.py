"""Signatures of members, known again by their markup: one stands below each of their posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xxhash
from lxml import etree

from crawler.arabic.signature_lines import without_heading
from crawler.bodies.body import plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 4096
# The words of signatures by the digest of their markup.
_known: dict[bytes, str] = {}


def signature_text(signature: HtmlElement | str) -> str:
    """The words of a signature, without a heading over it."""
    if isinstance(signature, str):
        return without_heading(plain_text(signature))
    markup = etree.tostring(signature, encoding="utf-8", with_tail=False)
    digest = xxhash.xxh3_128_digest(markup)
    words = _known.get(digest)
    if words is None:
        if len(_known) >= _MOST:
            _known.clear()
        words = _known[digest] = without_heading(plain_text(signature))
    return words
