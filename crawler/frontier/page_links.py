"""Where the pages of a thread or board are, as its pages link to them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.engines.base import Engine, Kind
from crawler.frontier.periods import with_period
from crawler.frontier.spelling import as_linked, to_ask_for
from crawler.links import clean_url

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier
    from crawler.frontier.visits import Visit
    from crawler.pages.page import Page
    from crawler.store.thread_states import ThreadState

_NUMBERS = re.compile(r"\d+")


def learn_pages(visit: Visit, page: Page, engine: Engine) -> None:
    """Note the pages of a visit's thread or board that this page of it links to.

    Should the next one fail, or its link lead back, they are gone on with.
    """
    walk = visit.walk
    # A number stands in the addresses of what it names; most links need not be read to tell.
    named = walk.id if walk.id.isdecimal() and walk.id.isascii() else ""
    elsewhere: set[str] = set()
    for href in page.names.links_with(named):
        # Links that differ in numbers alone lead to the same: a page has dozens to its posts.
        shape = _NUMBERS.sub("0", href)
        if "#" in href or shape in elsewhere:  # a post, or another place on a page
            continue
        link = page.absolute(href)
        address = engine.address(link)
        if address is None or address.kind is not visit.kind or address.post_id:
            elsewhere.add(shape)
            continue
        if address.id == walk.id and address.start:
            url = address.url
            walk.pages.setdefault(address.start, url)
            walk.linked[url] = to_ask_for(engine, url, link, walk.linked.get(url, ""))


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


def next_visit(
    frontier: Frontier, visit: Visit, page: Page, engine: Engine, written: str | None
) -> Visit | None:
    """The visit of the page that is linked as the next one, or of a later one where that link
    leads back; None on the last page."""
    url = next_of(frontier, page, written)
    if not frontier.asked.first_time(url):
        return later_page(frontier, visit) if url else None
    if not visit.walk.linked.get(url):
        visit.walk.linked[url] = as_linked(page, engine, url, written)
    return _later(engine, visit, url)


def known_start(engine: Engine, url: str, state: ThreadState | None) -> int:
    """Where the last known page of a thread begins, as the engine counts; not 0 where posts stand
    before it, though its address may not say so."""
    address = engine.address(url)
    return (address.start if address else 0) or int(bool(state and state.skipped))


def later_page(frontier: Frontier, visit: Visit) -> Visit | None:
    """The next of the pages after this one that were seen to be linked, if one was not asked for.

    Pages between may be left out: how many posts are before it is no longer known.
    """
    engine, thread = frontier.engine, visit.thread
    if engine is None or (thread is not None and thread.single):
        return None
    for start, url in sorted(visit.walk.pages.items()):
        if start > visit.start and frontier.asked.first_time(url):
            if thread is not None:
                thread.position = None
            return _later(engine, visit, url)
    return None


def _later(engine: Engine, visit: Visit, url: str) -> Visit:
    """The visit of a page that comes after another of the same thread or board."""
    address = engine.address(url)
    start = (address.start if address else 0) or visit.start + 1
    linked = visit.walk.linked.get(url, "")
    if visit.kind is Kind.BOARD and visit.board is not None:
        linked = with_period(linked or url, visit.board)
    return replace(visit, url=url, start=start, linked=linked, late=False, wider=False)
