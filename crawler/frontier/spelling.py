"""How a page spells the address of a page that it links to."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.engines.base import Engine
from crawler.links import clean_url, parameters
from crawler.pages.dom import line, links_with
from crawler.pages.fields import string, table
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_PLAIN = re.compile(r"[\w.=-]+")
# Paths of other views of the same posts, often without their ids, or into the middle of a thread.
_ASIDE_PATH = re.compile(
    r"archive|lofi|print|wap2?\b|imode|\bamp\b|mobile|unread|latest|(?:new|last|first)-?post", re.I
)


def as_linked(page: Page, engine: Engine, url: str, written: str | None = None) -> str:
    """The shortest URL, without session id, by which a page links to a canonical one.

    A link may say more than names the page (`order=desc`, `no_definitions=true`). A live forum
    answers to both; a saved one holds its pages by the addresses that its links have. `written` is
    how the engine read the URL, whose path may be another one, from what need not be a link.
    """
    found = ""
    for href in _hrefs(page, url) if url else ():
        link = page.absolute(href)
        if link == url or ((address := engine.address(link)) and address.url == url):
            found = to_ask_for(engine, url, link, found)
    read = clean_url(page.absolute(written))
    address = None if found else engine.address(read)
    return found or (read if address is not None and address.url == url else url)


def as_titled(page: Page, engine: Engine, url: str, title: str) -> str:
    """The URL by which a page's lists link a title to a canonical one; empty where that is it.

    Old boards name a thread's board as well (`f=4&t=2`), or link to another path. See `as_linked`.
    """
    links = {} if page.json is not None or not title else _links(page)
    if url in links:
        return ""
    found = (
        link
        for link, elements in links.items()
        if any(title in line(element) for element in elements)
        and (address := engine.address(link)) is not None
        and (address.url, address.start, address.post_id) == (url, 0, None)
        and not leads_aside(engine, link, url)
    )
    return min(found, key=lambda link: (len(link), link), default="")


@once_a_page
def _links(page: Page) -> dict[str, list[HtmlElement]]:
    """The links of a page by their URLs without session ids."""
    links: dict[str, list[HtmlElement]] = {}
    for link in page.root.iter("a"):
        href = link.get("href")
        if href and not href.startswith("#"):
            links.setdefault(clean_url(page.absolute(href)), []).append(link)
    return links


def leads_aside(engine: Engine, link: str, url: str) -> bool:
    """Whether a link leads to another view of a page, or into the middle of it."""
    left, right = urlsplit(link), urlsplit(url)
    if _ASIDE_PATH.search(left.path) and not _ASIDE_PATH.search(right.path):
        return True
    own = {name for name, _ in parameters(right.query)}
    return any(name.lower() in engine.aside - own for name, _ in parameters(left.query))


def to_ask_for(engine: Engine, url: str, link: str, known: str = "") -> str:
    """What to ask for where a page links to a canonical URL by a link, and otherwise as `known`.

    The URL itself if one of them is it, else the shorter one of those that only say more.
    """
    if url in {link, known}:
        return url
    link = clean_url(link)
    if link == url or leads_aside(engine, link, url) or not _says_as_much(link, url):
        return url if link == url else known
    return min(link, known or link, key=lambda link: (len(link), link))


def _says_as_much(link: str, url: str) -> bool:
    """Whether a link has all parameters of a URL, or names the page by another path instead."""
    left, right = urlsplit(link), urlsplit(url)
    if left.netloc != right.netloc or (right.query and "=" not in right.query):
        return False
    return left.path != right.path or set(parameters(right.query)) <= set(parameters(left.query))


def _hrefs(page: Page, url: str) -> Iterable[str | None]:
    """The links of a page that may lead to a URL: few of them have the same words in them."""
    if page.json is not None:
        return map(string, table(table(page.json).get("links")).values())  # as JSON:API has them
    words = max(_PLAIN.findall(url.rstrip("/").rpartition("/")[2]), key=len, default="")
    heads = (link.get("href") for link in page.root.iter("link"))
    return [*links_with(page.root, words), *(href for href in heads if href and words in href)]
