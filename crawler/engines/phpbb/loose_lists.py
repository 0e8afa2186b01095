"""Threads in the lists of styles that keep phpBB's class for titles and no other."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.blocks.thread_lines import figures_of
from crawler.engines.base import Address
from crawler.engines.phpbb.authors import read_member
from crawler.pages.dom import classes, first_in, line
from crawler.pages.numbers import last_number, number_in
from crawler.pages.page import Page
from crawler.raw import RawThread, Shown

_STICKY = re.compile(r"sticky|announce|pushpin|thumb-?tack")
_LOCKED = re.compile(r"_locked|fa-lock|icon-lock")
_MOVED = re.compile(r"topic_moved|-moved|_moved")
_EDGES = " »«•:-–—\n\t\xa0"
_SHORTEST_DATE = 6


def read_row(link: HtmlElement, address: Address, page: Page) -> RawThread | None:
    """The thread whose title a link is: a row of a table, or a `div.row` of columns."""
    rows = link.iterancestors("tr", "div")
    row = next((row for row in rows if row.tag == "tr" or "row" in classes(row)), None)
    if row is None:
        return None
    cell = next(child for child in row if child is link or link in child.iter("a"))
    others = list(cell.itersiblings())
    last = next((c for c in reversed(others) if first_in(c, "a") is not None), None)
    stats = [other for other in others if other is not last]
    shown = (number_in(text) for c in stats for text in c.itertext())
    counts = [*filter(None, shown), None, None]
    figures = figures_of(row)
    poster = _member(cell, link)
    marks = " ".join(name for e in row.iter("div", "tr", "i", "span") for name in classes(e))
    return RawThread(
        address.id,
        address.url,
        line(link),
        author=line(poster) or None,
        author_id=read_member(poster, page)[0],
        created=None if poster is None else _date(_after(poster, cell)),
        last_post=None if last is None else _date(reversed(list(last.itertext()))),
        replies=figures.get("replies") or counts[0],
        views=figures.get("views") or counts[1],
        pages=last_number([a for a in cell.iter("a") if a is not link]),
        sticky=_STICKY.search(marks) is not None,
        locked=_LOCKED.search(marks) is not None,
        moved=_MOVED.search(marks) is not None,
    )


def _member(cell: HtmlElement, title: HtmlElement) -> HtmlElement | None:
    """The element that names a member: guests' names have the class and no link."""
    for element in cell.iter("a", "span"):
        named = "username" in (element.get("class") or "")
        if element is not title and (named or "viewprofile" in (element.get("href") or "")):
            return element
    return None


def _after(element: HtmlElement, root: HtmlElement) -> Iterator[str]:
    """The texts under `root` that follow an element, in order."""
    reached = False
    for part in root.iter():
        if reached and part.text:
            yield part.text
        reached = reached or part is element
        if reached and part.tail and part not in element.iterdescendants():
            yield part.tail


def _date(texts: Iterator[str]) -> Shown | None:
    words = (" ".join(text.split()).strip(_EDGES) for text in texts)
    dated = (w for w in words if len(w) >= _SHORTEST_DATE and any(map(str.isdigit, w)))
    found = next(dated, None)
    return Shown(found) if found else None
