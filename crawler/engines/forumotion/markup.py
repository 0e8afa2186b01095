"""How Forumotion marks up a body; its oldest skin quotes and codes in tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.quotes import is_quote_head, quote_author
from crawler.dom import classes, find, line
from crawler.markup import Markup, QuoteParts, Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The cell of a quote or of code in the oldest skin, under a row with a heading.
_CELL = "(./tr | ./tbody/tr)/td[@class='{}']"


def _special(element: HtmlElement) -> Role | None:
    tag, parent = element.tag, element.getparent()
    if tag == "blockquote":
        return Role.QUOTE
    if tag == "table":
        return Role.QUOTE if find(element, _CELL.format("quote")) is not None else None
    if parent is None:
        return None
    if tag == "td":  # the heading over a cell of code
        table = next(element.iterancestors("table"), parent)
        return Role.DROP if find(table, _CELL.format("code")) is not None else None
    return _part(element, parent)


def _part(element: HtmlElement, parent: HtmlElement) -> Role | None:
    """The parts of a box: a heading (`<cite>`, `<dt>`), or code."""
    around = parent.getparent()
    if element.tag == "cite":
        quoted = parent.tag == "blockquote" or (around is not None and around.tag == "blockquote")
        return Role.DROP if quoted else None
    box = parent if element.tag == "dt" or around is None else around
    if "codebox" not in classes(box):
        return None
    return Role.DROP if element.tag == "dt" else Role.CODE


def _quote(element: HtmlElement) -> QuoteParts:
    if element.tag == "table":
        cell = find(element, _CELL.format("quote"))
        head = find(element, "(./tr | ./tbody/tr)/td[not(@class='quote')]")
        content = element if cell is None else cell
    else:
        head = next((e for e in element.iter("cite") if _owner(e) is element), None)
        content = element
    words = line(head)
    author = None if is_quote_head(words) else quote_author(words)
    return QuoteParts(author, None, [content])


def _owner(cite: HtmlElement) -> HtmlElement | None:
    return next(cite.iterancestors("blockquote"), None)


MARKUP = Markup(
    classes={
        "attachbox": Role.ATTACHMENT,
        "signature_div": Role.DROP,
        "post-signature": Role.DROP,
        "sig-content": Role.DROP,
        "signature": Role.DROP,
        "edited-message": Role.DROP,
        "vote": Role.DROP,
        "fa_like_div": Role.DROP,
        "post-footer": Role.DROP,
        "spoiler_title": Role.DROP,
        "codebox": Role.KEEP,
        "code": Role.CODE,
        "addthis_button": Role.DROP,
    },
    special=_special,
    special_tags=frozenset("blockquote table td cite dt code".split()),
    quote=_quote,
    smiley_src=re.compile(r"/(?:smiles|smilies|emoji\w*)/|emotic|/fa/i/smiles", re.IGNORECASE),
    attachment_href=re.compile(r"/download(?:\.forum)?\?(?:.*&)?id=|/attachments?/"),
)
