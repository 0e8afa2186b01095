"""SMF: its thread, its next page, its member."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.engines.base import Address, Kind
from crawler.engines.routes import Routes
from crawler.engines.smf.friendly import read_pretty
from crawler.engines.smf.light import light_posts, light_thread
from crawler.engines.smf.lists import LINKS, board_rows, thread_rows
from crawler.engines.smf.marks import ONE, TWO, TWO_ONE, read_kind, version
from crawler.engines.smf.markup import MARKUP
from crawler.engines.smf.polls import read_poll
from crawler.engines.smf.posts import blocks, marks, read_posts
from crawler.engines.smf.profiles import read_member
from crawler.engines.smf.routes import first_page, linked, own_address, read_address
from crawler.pages.dom import find, find_all, line, own_words
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.pages.surroundings import set_aside
from crawler.raw import RawBoard, RawPost, RawThread

_TRAIL = "//div[contains(@class,'navigate_section')] | //*[@id='linktree'] | //div[@class='nav']"
_HEADING = "//*[@id='forumposts']//h3[contains(@class,'catbg')] | //td[@id='top_subject']"
_PLAIN_TITLE = "//*[@id='top_subject' and not(self::td)]"
# `Topic: Title  (Read 12 times)`
_TITLE = re.compile(r"^[^:]*:\s*(?P<title>.*?)(?:\s*\([^()]*?(?P<views>\d[\d.,]*)[^()]*\))?$")
# A category is a place on the front page: `index.php#c2`, in version 1 `index.php#2`.
_CATEGORY = re.compile(r"#c?\d+$")
# On a page for telephones the key # leads to the next one.
_PAGES = "//a[contains(@class,'navPages') or contains(@class,'nav_page') or @accesskey='#']"


class SMF(Routes):
    """SMF 2.0: `div.post_wrapper` in windows of two colours."""

    name = "smf"
    version = TWO
    markup = MARKUP
    address = staticmethod(read_address)
    kind = staticmethod(read_kind)
    author = staticmethod(read_member)
    aside = frozenset({"action", "imode", "wap", "wap2"})

    def detect(self, page: Page) -> int:
        found, score = version(page)
        return score if found == self.version else score // 3

    def boards(self, page: Page) -> Iterable[RawBoard]:
        found = list(board_rows(page))
        if not found and self.kind(page) is Kind.INDEX:
            return self.links_to_boards(page, LINKS)
        return found

    def threads(self, page: Page) -> Iterable[RawThread]:
        return self.or_linked(page, thread_rows(page))

    def posts(self, page: Page) -> Iterable[RawPost]:
        return read_posts(page) if marks(page) else light_posts(page)

    def thread(self, page: Page) -> RawThread:
        frame, opening = _frame(page), next(iter(self.posts(page)), None)
        thread = replace(frame.thread if marks(page) else light_thread(page))
        if frame.own.skipped == 0:
            thread.begun_by(opening)
        return thread

    def next_page(self, page: Page) -> str | None:
        kind = self.kind(page)
        own = own_address(page, kind)
        # A block may hold the page's links too, where only one post is on the page.
        links = (_frame(page).links if kind is Kind.THREAD else []) or _pages(page, own, kind)
        if not own.id or (kind is Kind.THREAD and own.skipped is None):
            number = str((_here([a for a, _ in links]) or 0) + 1)
            return next((to.url for a, to in links if line(a) == number != "1"), None)
        return own.next_of(address for _, address in links)


class SMF1(SMF):
    """SMF 1: everything is a table."""

    version = ONE


class SMF21(SMF):
    """SMF 2.1 and later: lists are boxes, quotes carry their own heading."""

    version = TWO_ONE


class Frame(NamedTuple):
    """What stands around the posts of a thread page."""

    own: Address
    links: list[tuple[HtmlElement, Address]]
    thread: RawThread


@once_a_page
def _frame(page: Page) -> Frame:
    own = own_address(page, Kind.THREAD)
    with set_aside(block for block in dict.fromkeys(blocks(page)) if block is not None):
        links = _pages(page, own, Kind.THREAD)
        return Frame(own, links, _thread(page, own, [link for link, _ in links]))


def _thread(page: Page, own: Address, links: list[HtmlElement]) -> RawThread:
    boards, linked_title = _trail(page, own)
    heading = find(page.root, _HEADING)
    author = find_all(heading, ".//span[@id='author']")
    words = _TITLE.match(own_words(heading, author))
    title = line(find(page.root, _PLAIN_TITLE)) or linked_title
    if not title and words:
        title = words["title"]
    icons = " ".join(_icons(page.root, heading))
    return RawThread(
        own.id,
        first_page(own),
        title or line(find(page.root, "//title")),
        boards=boards,
        views=words["views"] if words else None,
        pages=max(last_number(links) or 1, _here(links) or 1),
        sticky="sticky" in icons,
        locked="lock" in icons,
        poll=read_poll(page.root),
    )


def _trail(page: Page, own: Address) -> tuple[list[str], str]:
    """The category and boards of the first breadcrumb, and the thread's title in it."""
    for nav in find_all(page.root, _TRAIL):
        boards, title = [], ""
        for number, link in enumerate(nav.iter("a")):
            href = link.get("href") or ""
            url = page.absolute(href) if line(link) else ""
            address = read_address(url) if url else None
            if address is None and url and number:  # the first leads to the front page
                address = read_pretty(url, Kind.BOARD)
                if address is not None and address.id == own.id:
                    address = own
            kind = None if address is None else address.kind
            if kind is Kind.BOARD or _CATEGORY.search(href):
                boards.append(line(link))
            elif kind is Kind.THREAD:
                title = line(link)
        if title or boards:
            return list(dict.fromkeys(boards)), title
    return [], ""


def _icons(root: HtmlElement, heading: HtmlElement | None) -> Iterator[str]:
    """What stands beside the title: an image named after the thread's state, or icons."""
    row = None if heading is None else heading.getparent() if heading.tag == "td" else heading
    for image in [] if row is None else row.iter("img"):
        yield (image.get("src") or "").rpartition("/")[2]
    for icon in find_all(root, "//*[@class='display_title']//span[contains(@class,'icons')]"):
        yield icon.get("class") or ""


def _pages(page: Page, own: Address, kind: Kind) -> list[tuple[HtmlElement, Address]]:
    """The links to pages of the same thread or board."""
    found = []
    for link in find_all(page.root, _PAGES):
        address = linked(page, link, kind, proven=True)
        if address is not None and own.id in {"", address.id} and not address.post_id:
            found.append((link, address))
    return found


def _here(links: list[HtmlElement]) -> int | None:
    """The number of this page: in bold among the numbers of the others."""
    for link in links[:1]:
        holder = link.getparent()
        for mark in [] if holder is None else holder.iter("strong", "b", "span"):
            if line(mark).isdecimal() and (
                mark.tag != "span" or "current" in mark.get("class", "")
            ):
                return int(line(mark))
    return None
