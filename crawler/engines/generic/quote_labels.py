"""Words for a quote that stand loose before it, in a post's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.quotes import is_quote_head
from crawler.bodies.markup import Role
from crawler.engines.generic.markup import MARKUP

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def drop_quote_labels(body: HtmlElement) -> None:
    """Take the word for a quote out of the text before it: `اقتباس:<blockquote>`."""
    for quote in body.iterdescendants("blockquote", "div", "table"):
        before = quote.getprevious()
        while before is not None and before.tag == "br" and not (before.tail or "").strip():
            before = before.getprevious()
        holder = quote.getparent()
        text = holder.text if before is None else before.tail
        if not is_quote_head((text or "").strip(" :\n\r\t")):
            continue
        if MARKUP.special is None or MARKUP.special(quote) is not Role.QUOTE:
            continue
        if before is None:
            holder.text = None
        else:
            before.tail = None
