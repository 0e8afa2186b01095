"""The authors of XenForo's posts: the panel beside a post, the head of a member page."""

import re
from enum import Enum
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.xenforo.routes import read_address
from crawler.pages.dom import attribute, first_in, line
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.panel import other_pairs
from crawler.raw import RawAuthor

_AVATAR = re.compile(r"avatar-u([1-9]\d*)-")


class _Told(Enum):
    """What an element of a panel tells of the member."""

    NAME = "name"
    PICTURE = "picture"
    TITLE = "title"
    BANNER = "banner"
    PAIR = "pair"


@lru_cache(4096)
def _told(names: str) -> _Told | None:
    """What an element with a `class` attribute tells; skins put their own words round it."""
    if "user-info__name" in names or "username" in names.split():
        return _Told.NAME
    if "avatar" in names or "username" in names:
        return _Told.PICTURE
    if "userTitle" in names:
        return _Told.TITLE
    if "userBanner" in names and "userBanner-" not in names.replace("userBanner--", ""):
        return _Told.BANNER
    return _Told.PAIR if "pairs" in names else None


def read_member(page: Page, panel: HtmlElement) -> RawAuthor:
    """The member whom a panel, the head of a post or that of a member page shows."""
    author = RawAuthor()
    read = set()
    for element in panel.iter("a", "span", "img", "div", "h5", "dl", "em", "strong"):
        names = element.get("class")
        told = _told(names) if names else None
        if told is not None:
            read.add(element)
        if told is _Told.PAIR and element.tag == "dl":
            author.panel.append(pair(element))
        elif told is _Told.TITLE:
            author.title = author.title or line(element) or None
        elif told is _Told.BANNER:
            author.panel.append(("", line(element)))
        elif told in {_Told.NAME, _Told.PICTURE}:
            _identify(author, element, page, is_name=told is _Told.NAME)
    author.panel += other_pairs(panel, read)
    return author


def linked_member(link: HtmlElement | None, page: Page) -> tuple[str | None, str | None]:
    """The id and the canonical URL of the member that a link leads to."""
    address = None if link is None else read_address(page.absolute(link.get("href")))
    if address is None or address.kind is not Kind.PROFILE:
        return None, None
    return address.id, address.url


def member_id(element: HtmlElement | None) -> str | None:
    """The member that an element stands for; guests and deleted members have number 0."""
    number = attribute(element, "data-user-id")
    return number if number.isdecimal() and number != "0" else None


def _identify(author: RawAuthor, element: HtmlElement, page: Page, *, is_name: bool) -> None:
    """Take name, number, page and picture from what carries the classes of avatar or name."""
    if author.user_id is None:
        author.user_id = member_id(element)
    if is_name:
        author.name = author.name or line(element)
    elif element.tag != "div":
        author.avatar = author.avatar or picture(page, element)
    if author.url is None and element.tag == "a":
        number, author.url = linked_member(element, page)
        author.user_id = author.user_id or number
    if author.user_id is None and (known := _AVATAR.search(element.get("class") or "")):
        author.user_id = known[1]  # skins may show guests no link to the member


def pair(element: HtmlElement) -> tuple[str, str]:
    """A `dl` of the panel; its label may be the tooltip of an icon, or of the whole."""
    parts = list(element)
    if [part.tag for part in parts] == ["dt", "dd"]:
        label, value = parts
    else:
        label = first_in(element, "dt")
        value = next(element.iter("dd"), element if label is None else None)
    words = line(label)
    if not words:
        icons = (element if label is None else label).iter()
        # In a browser the forum's script moves it away.
        titles = (icon.get("title") or icon.get("data-original-title") for icon in icons)
        words = next(filter(None, titles), "")
    return words, line(value)
