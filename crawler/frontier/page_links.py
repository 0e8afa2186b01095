"""Where the pages of a thread or board are, as its pages link to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.dom import links_with
from crawler.engines.base import Kind
from crawler.frontier.spelling import as_linked, to_ask_for
from crawler.frontier.visits import ThreadWalk, Visit
from crawler.links import clean_url

if TYPE_CHECKING:
    from crawler.engines.base import Engine
    from crawler.frontier.frontier import Frontier
    from crawler.page import Page


def learn_pages(walk: ThreadWalk, page: Page, engine: Engine) -> None:
    """Note the thread's pages that this page links to, for the case that the next one fails."""
    # A number stands in the addresses of its thread; most links need not be read to tell.
    named = walk.thread_id if walk.thread_id.isdecimal() and walk.thread_id.isascii() else ""
    for href in dict.fromkeys(links_with(page.root, named)):  # a post has the same one twice
        if "#" in href:  # a post, or another place on a page
            continue
        link = page.absolute(href)
        address = engine.address(link)
        if address is None or address.kind is not Kind.THREAD or address.post_id:
            continue
        if address.id == walk.thread_id and address.start:
            url = address.url
            walk.pages.setdefault(address.start, url)
            walk.linked[url] = to_ask_for(engine, url, link, walk.linked.get(url, ""))


def learn_link(walk: ThreadWalk, page: Page, engine: Engine, url: str) -> None:
    """Note how a page of the thread is asked for, where its links did not say it yet."""
    if not walk.linked.get(url):
        walk.linked[url] = as_linked(page, engine, url)


def next_of(frontier: Frontier, page: Page, written: str | None) -> str:
    """The URL of the page that is linked as the next one; empty where none is.

    A forum that counts from 0 has its second page at `page=1`, which elsewhere is the first: there
    the link alone tells that it is another page.
    """
    url = frontier.canonical(page, written)
    if url and url == frontier.canonical(page, page.url):
        own = clean_url(page.absolute(written))
        return url if own == clean_url(page.url) else own
    return url


def later_visit(engine: Engine, walk: ThreadWalk, url: str, before: int) -> Visit:
    """The visit of a page that comes after the one with the start `before`."""
    address = engine.address(url)
    start = address.start if address and address.start else before + 1
    return Visit(url, Kind.THREAD, thread=walk, start=start, linked=walk.linked.get(url, ""))


def later_page(frontier: Frontier, visit: Visit) -> Visit | None:
    """The next of the pages after this one that the thread's pages were seen to link to."""
    walk, engine = visit.thread, frontier.engine
    if walk is None or engine is None or walk.single:
        return None
    for start, url in sorted(walk.pages.items()):
        if start > visit.start and frontier.asked.first_time(url):
            return later_visit(engine, walk, url, visit.start)
    return None


def unasked(frontier: Frontier, visit: Visit, page: Page, engine: Engine, following: str) -> str:
    """The next page of a board; where that link leads back, the first later one it links to."""
    if frontier.asked.first_time(following):
        return following
    assert visit.board is not None  # only a board has pages
    later = {}
    for href in links_with(page.root, ""):
        address = engine.address(page.absolute(href))
        if address and address.kind is Kind.BOARD and address.id == visit.board.board_id:
            later[address.start] = address.url
    starts = (start for start in sorted(later) if start > visit.start)
    return next((later[start] for start in starts if frontier.asked.first_time(later[start])), "")
