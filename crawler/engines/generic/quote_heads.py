"""The headings of the quotes on an unknown forum: in them, above them, or in a cell of theirs."""

import re
from itertools import islice

from lxml.html import HtmlElement

from crawler.arabic.quote_authors import saying_author
from crawler.arabic.quotes import is_code_head, is_quote_head
from crawler.pages.dom import line

_BOXED = re.compile(r"border|background|(?:^|\s)bg-", re.I)
_LONGEST_HEADING = 120
# A line of a page's own is made of no more elements than this.
_MOST_ELEMENTS = 30
HOLDERS = frozenset("table div blockquote aside details fieldset dd".split())
HEADINGS = frozenset(
    "cite div p strong b i em h4 h5 span dt legend font small header footer summary".split()
)


def brief(element: HtmlElement, longest: int = _LONGEST_HEADING) -> str:
    """The line that an element says; empty where it is too large for one. Its time is bounded."""
    if sum(1 for _ in islice(element.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        return ""
    words = line(element)
    return words if len(words) <= longest else ""


def is_heading(element: HtmlElement, words: str) -> bool:
    """Whether an element says no more than that what follows it is a quote, or code."""
    following = element.getnext()
    if following is None or (element.tail or "").strip(" :\n\r\t") or holds_quote(element):
        return False
    if is_code_head(words):
        return next(following.iter("pre", "code"), None) is not None
    return following.tag in HOLDERS and _heads(words)


def follows_heading(element: HtmlElement) -> bool:
    """Whether the element before this one says that it is a quote."""
    before = element.getprevious()
    if before is None or before.tag not in HEADINGS or (before.tail or "").strip(" :\n\r\t"):
        return False
    return _heads(brief(before)) and not holds_quote(before)


def holds_quote(element: HtmlElement) -> bool:
    """Whether a quote stands in an element: that is no heading of one."""
    return any(
        part.tag == "blockquote" or "quote" in (part.get("class") or "").lower().split()
        for part in element.iterdescendants("blockquote", "div", "table")
    )


def first_heading(element: HtmlElement) -> HtmlElement | None:
    """The heading of a quote that stands first in its table or frame; else None."""
    if element.tag == "table":
        first = next(element.iter("tr"), None)
        if len(alone := list(islice(element.iter("td", "th"), 2))) == 1:
            return _in_cell(alone[0])
        cells = [] if first is None else [first, *islice(first.iter("td", "th"), 4)]
    elif element.tag == "fieldset":
        first = element.find("legend")
        cells = [] if first is None else [first]
    elif element.tag == "div":
        first = next(iter(element), None)
        first = None if (element.text or "").strip() else first
        cells = [first] if first is not None and first.tag in HEADINGS else []
        drawn = _BOXED.search(f"{element.get('style') or ''} {element.get('class') or ''}")
        if not drawn and not (cells and _says_whose(cells[0]) and _is_answered(element)):
            return None
    else:
        return None
    return first if any(_heads(brief(cell)) for cell in cells) else None


def _in_cell(cell: HtmlElement) -> HtmlElement | None:
    """The heading that stands first in the one cell of a table, over the words of the quote."""
    head = cell[0] if len(cell) and not (cell.text or "").strip() else None
    if head is None or head.tag not in HEADINGS or head.find("br") is not None:
        return None
    return head if _heads(brief(head)) else None


def begins_with_sayer(element: HtmlElement) -> bool:
    """Whether the first line in a drawn frame says who said what follows: `قال NAME:`."""
    drawn = element.get("border", "0") != "0" or element.get("bgcolor")
    if not (drawn or _BOXED.search(f"{element.get('style') or ''} {element.get('class') or ''}")):
        return False
    first = next((text for text in islice(element.itertext(), _MOST_ELEMENTS) if text.strip()), "")
    words = first.strip()
    return words.endswith(":") and len(words) <= _LONGEST_HEADING and bool(saying_author(words))


def _says_whose(heading: HtmlElement) -> bool:
    """Whether a heading ends with a colon behind whom it names, or has one behind its word."""
    words = brief(heading)
    word, colon, named = words.partition(":")
    if named and is_quote_head(word):
        return True
    return bool(colon) and words.endswith(":") and bool(saying_author(words))


def _is_answered(element: HtmlElement) -> bool:
    """Whether words of the post follow an element: it is no frame of the whole post."""
    if holds_quote(element):
        return False
    return bool((element.tail or "").strip()) or any(map(line, element.itersiblings()))


def _heads(words: str) -> bool:
    if not words:
        return False
    return bool(saying_author(words)) or is_quote_head(words.partition(":")[0])
