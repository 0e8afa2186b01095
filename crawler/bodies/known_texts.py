"""Texts of elements that come again and again, known by their markup: signatures."""

import xxhash
from lxml import etree
from lxml.html import HtmlElement

from crawler.bodies.body import plain_text

_MOST = 4096
# The texts by the digest of the markup.
_known: dict[bytes, str] = {}


def known_text(element: HtmlElement) -> str:
    """`plain_text` of an element, read once: a signature stands below each post of its member."""
    markup = etree.tostring(element, encoding="utf-8", with_tail=False)
    digest = xxhash.xxh3_128_digest(markup)
    text = _known.get(digest)
    if text is None:
        if len(_known) >= _MOST:
            _known.clear()
        text = _known[digest] = plain_text(element)
    return text
