"""What a vBulletin page says that it is: the folder of its board, its breadcrumb, its title."""

import re
from collections.abc import Iterable
from functools import partial
from itertools import dropwhile
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.arabic.titles import without_site
from crawler.engines.routes import Routes
from crawler.engines.vbulletin.paging import current
from crawler.links import clean_url
from crawler.pages.dom import find, line, own_words
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.trails import crumbs
from crawler.sites import site_of

_PAGE = re.compile(r"\s+-\s+[^-]*?(\d{1,6})\s*$")
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


def parted(element: HtmlElement) -> tuple[str | None, str]:
    """A title's prefix (an element before its words) and the words; both may stand in a link."""
    if len(element) == 1 and not own_words(element, element):
        element = element[0]
    if len(element) and not (element.text or "").strip() and (element[0].tail or "").strip():
        prefix = line(element[0])
        if prefix:
            return prefix, line(element)[len(prefix) :].strip()
    return None, line(element)


def page_title(page: Page, engine: Routes, front: HtmlElement | None) -> str:
    """The title of a page without the forum's name, which the link to its front says, and without
    the number of the page."""
    site = line(next(iter(crumbs(page)), None) if front is None else front)
    whole = line(find(page.root, "//title"))
    ends = bool(site) and whole.endswith(f" - {site}")
    title = whole.removesuffix(f" - {site}") if ends else without_site(whole)
    found = _PAGE.search(title)
    number = engine.own_address(page).start or current(page)
    return title[: found.start()] if found and int(found[1]) == number > 1 else title
