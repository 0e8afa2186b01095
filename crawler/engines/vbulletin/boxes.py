"""The boxes of vBulletin 3: a line of small print, and under it what the line announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.headings import is_hidden_heading
from crawler.arabic.quotes import is_quote_head
from crawler.pages.dom import first_in, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADING = 80  # characters: a longer block over a table is words of the author, not a heading


def _is_heading(element: HtmlElement | None) -> bool:
    """Whether an element is the line over a box: `div.smallfont` with a few words in it."""
    return (
        element is not None
        and element.tag == "div"
        and "smallfont" in (element.get("class") or "")
        and len(line(element)) < HEADING
    )


def box_of(element: HtmlElement) -> str:
    """What an element with a heading and the box under it is: quote, code, spoiler, hidden."""
    if len(element) < 2 or not _is_heading(element[0]) or (element.text or "").strip():
        return ""
    heading, box = element[0], element[1]
    if is_hidden_heading(line(heading)):
        return "hidden"
    if is_quote_head(line(heading)) or (box.tag == "table" and len(element) == 2):
        return "quote"
    if box.tag == "pre" or first_in(box, "code") is not None:
        return "code"
    return "spoiler" if first_in(heading, "input", "button") is not None else ""
