"""What the elements of an unknown forum's posts are: quotes, signatures, edit notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.quotes import is_quote_head, quote_author
from crawler.dom import line
from crawler.markup import Markup, QuoteParts, Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SIGNATURE = re.compile(r"(?:^|[\s_-])sig(?:nature)?(?:$|[\s_-])", re.I)
_QUOTE = re.compile(r"(?:^|[\s_-])(?:bbcode_?)?(?:quote|zitat|citation)(?!d)", re.I)
_LONGEST_HEADING = 120
_LONGEST_NOTE = 220


def _special(element: HtmlElement) -> Role | None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "blockquote" or (element.tag in {"div", "aside"} and _QUOTE.search(names)):
        return Role.QUOTE
    if _SIGNATURE.search(names):
        return Role.DROP
    if element.tag == "table":
        return Role.QUOTE if _quote_row(element) is not None else None
    words = line(element)
    # phpBB 2 and its kin draw a line of underscores above the signature.
    if words.startswith("_____") or (0 < len(words) <= _LONGEST_NOTE and edit_note(words)):
        return Role.DROP
    return None


def _quote_row(table: HtmlElement) -> HtmlElement | None:
    """The first row of a table that is a quote's heading, as old boards have it; else None."""
    row = next(table.iter("tr"), None)
    words = line(row)
    if row is None or not 0 < len(words) <= _LONGEST_HEADING:
        return None
    cells = [line(cell) for cell in row.iter("td", "th")]
    return row if any(_heads(text) for text in [words, *cells]) else None


def _heads(text: str) -> bool:
    return bool(quote_author(text)) or is_quote_head(text.partition(":")[0])


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote's author stands in an attribute, or in its first short line."""
    if element.tag == "table":
        return _quote_table(element)
    author = element.get("data-quote") or element.get("data-username") or element.get("cite")
    if author and "/" in author:
        author = None
    heading = next((c for c in element if c.tag in {"cite", "div", "p", "strong", "b", "h4"}), None)
    if author is None and heading is not None and len(line(heading)) <= _LONGEST_HEADING:
        author = quote_author(line(heading))
        content = [child for child in element if child is not heading]
        if author and content:
            return QuoteParts(author, None, content)
    return QuoteParts(author, None, [element])


def _quote_table(table: HtmlElement) -> QuoteParts:
    row = _quote_row(table)
    if row is None:
        return QuoteParts(None, None, [table])
    named = next((link for link in row.iter("a") if line(link)), None)
    rows = [other for other in row.itersiblings() if other.tag == "tr"]
    words = line(row)
    after = words.partition(":")[2].strip() if is_quote_head(words.partition(":")[0]) else ""
    return QuoteParts(line(named) or quote_author(words) or after or None, None, rows)


MARKUP = Markup(
    special=_special,
    special_tags=frozenset("div p span em i small blockquote aside table font".split()),
    quote=_quote,
)
