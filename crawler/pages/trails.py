"""The trail of links from a front page to a page, on any platform."""

import re

from lxml.html import HtmlElement

from crawler.pages.dom import find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_CRUMBS = re.compile(r"breadcrumb|navbit|crumb|nav-?tree|linktree|navstrip", re.I)
_ARROW = re.compile(r"\s*(?:[»›>→«‹<←/\\]|::)+\s*")
_DRAWN = re.compile(r"arrow|navigat|crumb|separator|raquo", re.I)
_STATED = "//*[contains(@itemtype,'schema.org/BreadcrumbList')]"
_MOST_CRUMBS = 8


@once_a_page
def crumbs(page: Page) -> list[HtmlElement]:
    """The links of the first element called a trail, or that has only arrows between its links.

    schema.org's name for one counts as well.
    """
    if page.names.match(_CRUMBS):
        for element in page.root.iter("div", "ul", "ol", "nav", "p", "span", "td"):
            names = element.get("class")
            if _CRUMBS.search(f"{names or ''} {element.get('id') or ''}"):
                # Each of its links may be called one.
                alike = [e for e in element.itersiblings() if names and e.get("class") == names]
                parts = [element, *alike]
                return [link for part in parts for link in part.iter("a") if line(link)]
    if stated := find_all(page.root, _STATED):
        return [link for link in stated[0].iter("a") if line(link)]
    holders = dict.fromkeys(link.getparent() for link in page.root.iter("a"))
    return next((trail for holder in holders if (trail := _trail(holder))), [])


def _trail(holder: HtmlElement) -> list[HtmlElement]:
    """The links of an element that has nothing but arrows between them, or pictures of arrows."""
    links = holder.findall("a")
    if not 1 < len(links) <= _MOST_CRUMBS:
        return []
    if not all(_ARROW.fullmatch(link.tail or "") or _is_parted(link) for link in links[:-1]):
        return []
    return [link for link in links if line(link)]


def _is_parted(link: HtmlElement) -> bool:
    """Whether an arrow of its own, or the picture of one, is behind a link, no words around it."""
    sign = link.getnext()
    if sign is None or f"{link.tail or ''}{sign.tail or ''}".strip():
        return False
    if sign.tag == "svg":
        return True
    if sign.tag != "img":
        return sign.tag != "a" and _ARROW.fullmatch(line(sign)) is not None
    arrow = _ARROW.fullmatch(sign.get("alt") or "") or _DRAWN.search(sign.get("src") or "")
    return arrow is not None
