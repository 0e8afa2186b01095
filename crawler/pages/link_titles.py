"""What a link is called that leads to a thread or board."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.pages.dom import first_in, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_COUNT = re.compile("count|badge|num", re.I)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def link_title(link: HtmlElement) -> str:
    """The title that a link shows: where it is a whole line of a list, its heading's, its first
    words or what is bold in it."""
    if not len(link):
        return line(link)
    heading = next(filter(line, link.iter(*_HEADINGS)), None)
    if heading is not None:
        return line(heading)
    own = " ".join((link.text or "").split())
    if own and first_in(link, "p", "div") is not None:
        return own
    names = link[0].get("class") or "" if len(link) == 1 else ""
    if own and _COUNT.search(names) and line(link[0]).isdecimal():
        return own  # behind it stands how many there are
    loose = own or any((element.tail or "").strip() for element in link)
    bold = None if loose else next(filter(line, link.iter("b", "strong")), None)
    return line(link if bold is None else bold)
