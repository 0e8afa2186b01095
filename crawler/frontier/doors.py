"""A page that stands before a forum -> what leads into it."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.arabic.addresses import is_forum_address, names_forum
from crawler.engines.base import Kind
from crawler.engines.generic.found import bare_list_of, links_of, lists_of
from crawler.frontier.asked import Asked
from crawler.links import clean_url, is_front_of_folder
from crawler.pages.dom import line
from crawler.pages.page import Page
from crawler.sites import bare, site_of

_MOST = 4  # of one page
_TRIED = 2  # of each list: the first board may be empty
_MOST_KNOWN = 8  # a frame may hold a page with a link, but there is no maze before a forum
_MOVED = re.compile(
    r"""\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*["']([^"'\s]+)["']"""
)
_NUMBERED = re.compile(r"/\d+(?:[./-]|$)")
_REFRESH = re.compile(r"""url\s*=\s*["']?([^"'\s]+)""", re.I)


class Doors:
    """What the pages before a forum lead to, until the forum is found: each once, and not many."""

    def __init__(self) -> None:
        self._known = Asked()
        self._untried: deque[str] = deque()
        self._fronts: dict[str, str] = {}
        self._told: set[str] = set()

    def note(self, page: Page) -> None:
        """Take in what a page leads to that is none of a forum.

        Nothing may say of its lists that they are a forum's: some of what they lead to is tried.
        """
        self._known.first_time(page.url)
        told = doors(page) if len(self._known) < _MOST_KNOWN else []
        if not self._fronts and not _is_one_of_many(page.url):
            self._told.update(told)
            listed = dict.fromkeys(untold(page))
            others = islice((url for url in listed if url not in self._told), _MOST)
            led = [*(url for url in told if url in listed), *others]
            self._fronts = dict.fromkeys(led, page.url)
        self._untried.extend(filter(self._known.first_time, [*told, *self._fronts]))

    def front_of(self, url: str, kind: Kind) -> str | None:
        """The page whose lists led to this one; what a word called a forum may be its index.

        None where this one is of no forum either.
        """
        if kind is Kind.OTHER or (kind is Kind.INDEX and url in self._told):
            return None
        return self._fronts.get(url)

    def next(self) -> str | None:
        """The URL to try now, or None where there is no other."""
        return self._untried.popleft() if self._untried else None


def untold(page: Page) -> Iterator[str]:
    """The first links of each list of a page whose lines do not say what they lead to, and the
    first that addresses alone say to be boards."""
    for listing in (*lists_of(page), *bare_list_of(page)):
        yield from (title.url for title in listing.titles[:_TRIED])
    named = (address.url for address, *_ in links_of(page) if address.kind is Kind.BOARD)
    yield from islice(named, _TRIED)


def doors(page: Page) -> list[str]:
    """The URLs by which a page that is none of a forum may lead to one, likeliest first.

    A frame or a redirection leads to any host, a link to the page's own or one beside it. None
    where the page is not the front page of a host or a folder: no more was asked for than itself.
    """
    if not is_front_of_folder(page.url):
        return []
    here = clean_url(page.url)
    urls = (clean_url(page.absolute(href)) for href in _leading(page))
    others = dict.fromkeys(url for url in urls if url != here and url.startswith("http"))
    return list(islice(others, _MOST))


def _leading(page: Page) -> Iterator[str | None]:
    for frame in page.root.iter("frame"):
        yield frame.get("src")
    for meta in page.root.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            yield from _REFRESH.findall(meta.get("content") or "")[:1]
    for script in page.root.iter("script"):
        yield from _MOVED.findall(script.text or "")
    links = [link for link in page.root.iter("a", "area") if _is_near(page, link)]
    marks = {link: _marks(page, link) for link in links}
    for link in sorted(filter(marks.get, links), key=marks.__getitem__, reverse=True):
        yield link.get("href")
    if len({page.absolute(link.get("href")) for link in links}) == 1:  # a picture to enter by
        yield links[0].get("href")
    for frame in page.root.iter("iframe"):
        yield frame.get("src")


def _is_one_of_many(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.query or _NUMBERED.search(parts.path))


def _marks(page: Page, link: HtmlElement) -> int:
    """How much of a link says that it leads to a forum: its words, its address, its shortness."""
    url = page.absolute(link.get("href"))
    shown = [line(link), *(image.get("alt") or "" for image in link.iter("img", "area"))]
    marks = any(map(names_forum, shown)) + is_forum_address(url)
    return marks and 2 * marks + is_front_of_folder(url)


def _is_near(page: Page, link: HtmlElement) -> bool:
    """Whether a link leads to the page's host, or to another one of the same domain."""
    there, here = bare(site_of(page.absolute(link.get("href")))), bare(site_of(page.url))
    return bool(there) and (
        there == here or there.endswith(f".{here}") or here.endswith(f".{there}")
    )
