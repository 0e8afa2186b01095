"""Menus of a page that name boards: links side by side whose addresses are made alike."""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.pages.dom import line
from crawler.pages.page import Page

_LEAST, _MOST = 3, 60
_TAGS = frozenset({"tag", "tags"})
# The names of a menu's links by their URLs.
Menu = dict[str, str]


def beside(page: Page, url: str) -> Menu:
    """The other links of the menus that link to a board, which lead into the same folder or ask
    the same of a script: to the forum's other boards."""
    place = _place(url)
    return {
        other: name
        for menu in _menus(page)
        if place and url in menu
        for other, name in menu.items()
        if other != url and _place(other) == place
    }


def tag_menu(page: Page) -> Menu:
    """The links of the first menu that has nothing but tags, as a market has for its boards."""
    tags = (menu for menu in _menus(page) if len(menu) >= _LEAST and all(map(_is_tag, menu)))
    return next(tags, {})


def _menus(page: Page) -> Iterator[Menu]:
    """The links with words that stand side by side, or each alone in one of elements side by
    side."""
    held = defaultdict[HtmlElement | None, Menu](dict)
    for link in page.root.iter("a"):
        name, holder = line(link), link.getparent()
        if name and holder is not None:
            holder = holder.getparent() if line(holder) == name else holder
            url = page.absolute(link.get("href")).partition("#")[0]
            held[holder].setdefault(url, name)
    return (menu for menu in held.values() if 1 < len(menu) <= _MOST)


def _place(url: str) -> tuple[str, ...]:
    """The folder of an address, or its script and the names of what that is asked; empty where that
    is all of the site."""
    parts = urlsplit(url)
    folder = parts.path.rstrip("/").rpartition("/")[0]
    names = sorted(name for name, _ in parse_qsl(parts.query))
    return (parts.path, *names) if names else (folder,) if folder else ()


def _is_tag(url: str) -> bool:
    steps = urlsplit(url).path.strip("/").split("/")
    return len(steps) > 1 and steps[-2].lower() in _TAGS
