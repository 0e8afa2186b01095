"""The trail of links from a front page to a page, on any platform."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.dom import line
from crawler.memo import once_a_page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_CRUMBS = re.compile(r"breadcrumb|navbit|crumb|nav-?tree|linktree|navstrip", re.I)
_ARROW = re.compile(r"\s*(?:[»›>→«‹<←/\\]|::)+\s*")
_MOST_CRUMBS = 8


@once_a_page
def crumbs(page: Page) -> list[HtmlElement]:
    """The links of the first element called a trail, or that has only arrows between its links."""
    if page.names.match(_CRUMBS):
        for element in page.root.iter("div", "ul", "ol", "nav", "p", "span", "td"):
            if _CRUMBS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
                return [link for link in element.iter("a") if line(link)]
    elements = page.root.iter("div", "p", "td", "nav")
    return next((trail for element in elements if (trail := _trail(element))), [])


def _trail(element: HtmlElement) -> list[HtmlElement]:
    """The links of an element that has nothing but arrows between them."""
    links = element.findall("a")
    if not 1 < len(links) <= _MOST_CRUMBS or not all(
        _ARROW.fullmatch(link.tail or "") for link in links[:-1]
    ):
        return []
    return [link for link in links if line(link)]
