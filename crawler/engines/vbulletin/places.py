"""Where a vBulletin page says that it is: the folder of its board, its breadcrumb."""

from __future__ import annotations

import re
from functools import partial
from itertools import dropwhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.links import clean_url
from crawler.pages.dom import line
from crawler.pages.memo import once_a_page
from crawler.sites import site_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from crawler.pages.page import Page

_HOME = re.compile(
    r"(?:showthread|newreply|forumdisplay|misc|register|login|faq|search|member|private|external|"
    r"sendmessage|newthread|calendar|memberlist|showpost|printthread)\.php\b"
)
_FRONT = re.compile(r"/(?:[^/]+/)?(?:forums?|vb|(?:index|forum|content|activity)\.php)?/?$")
_FOLDER = re.compile(r"/[^/]+/$")


@once_a_page
def home(page: Page) -> str:
    """The folder that the board's scripts are in, from the first link to one of them."""
    known = page.absolute("./")
    for link in page.root.iter("a", "form"):
        href = link.get("href") or link.get("action") or ""
        found = _HOME.search(href)
        folder = page.absolute(href[: found.start()] or "./") if found else ""
        if folder and ("://" not in href or site_of(folder) == page.site):
            known = folder
            break
    return known


def trail_of(page: Page, links: Iterable[HtmlElement]) -> list[str]:
    """The names of a breadcrumb's links without the front pages that it begins with."""
    named = (link for link in links if line(link))
    return [line(link) for link in dropwhile(partial(_is_front, page), named)]


def _is_front(page: Page, link: HtmlElement) -> bool:
    """Whether a link leads to the site or its forum; a folder may as well be a board."""
    url = page.absolute(link.get("href"))
    where = urlsplit(url).path or "/"
    if _FOLDER.match(where) and not where.startswith(("/forum/", "/forums/", "/vb/")):
        return clean_url(url) in {home(page), page.base}
    return _FRONT.match(where) is not None
