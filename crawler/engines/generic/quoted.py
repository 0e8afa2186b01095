"""Quotes beside the words of a post, and words for quotes that stand loose in it."""

from copy import deepcopy

from lxml.html import HtmlElement

from crawler.arabic.quotes import is_quote_head
from crawler.blocks.outline import Outline
from crawler.blocks.segment import Segment
from crawler.bodies.markup import Role
from crawler.engines.generic.markup import MARKUP
from crawler.pages.dom import line


def with_quotes(block: Segment, body: HtmlElement, outline: Outline) -> HtmlElement:
    """The words of a post with the quotes that stand in elements of their own right before them;
    the body itself without such."""
    quotes: list[HtmlElement] = []
    for element in body.itersiblings(preceding=True):
        place = outline.place.get(element, 0)
        if place < block.start or not line(element):
            continue
        quoted = MARKUP.role(element) is Role.QUOTE
        if any(place <= spot < outline.end[place] for spot in block.spots):
            break
        if not quoted and (element.tag != "aside" or _names_author(place, block, outline)):
            break
        quote = deepcopy(element)
        quote.tag, quote.tail = quote.tag if quoted else "blockquote", None
        quotes.insert(0, quote)
    if not quotes:
        return body
    whole: HtmlElement = body.makeelement("div")
    whole.extend([*quotes, deepcopy(body)])
    return whole


def _names_author(place: int, block: Segment, outline: Outline) -> bool:
    """Whether an element names the author of its block: a panel."""
    marks = outline.names_in(place, outline.end[place])
    return block.name is None or block.name.name in {outline.names[mark].name for mark in marks}


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
