"""Pages that are not the ones asked for: some cache mixes them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.dom import links_with
from crawler.engines.base import Kind

if TYPE_CHECKING:
    from crawler.engines.base import Engine
    from crawler.frontier.frontier import Frontier
    from crawler.frontier.visits import ThreadWalk
    from crawler.page import Page
    from crawler.raw import ScrapedPost


def names_other_thread(page: Page, engine: Engine, asked: str) -> bool:
    """Whether a page that a thread's URL led to says itself that it is one of another thread.

    The page of a thread links to itself and its other pages; where one does not, it is asked what
    it would be without its address.
    """
    addresses = (engine.address(url) for url in (page.url, asked))
    own = next((a.id for a in addresses if a is not None and a.kind is Kind.THREAD), "")
    if engine.last_resort or not own or _links_to(page, engine, own):
        return False
    said = engine.thread(page.unaddressed()).thread_id
    return said not in {"", own} and said.isdecimal() == own.isdecimal()


def _links_to(page: Page, engine: Engine, own: str) -> bool:
    """Whether any link of a page leads to a page of this thread."""
    part = own if own.isdecimal() and own.isascii() else ""  # in most links to it, but not in all
    hrefs = (href for text in dict.fromkeys((part, "")) for href in links_with(page.root, text))
    addresses = (engine.address(page.absolute(href)) for href in hrefs)
    return any(a is not None and a.kind is Kind.THREAD and a.id == own for a in addresses)


def shows_others(
    frontier: Frontier, walk: ThreadWalk, engine: Engine, posts: list[ScrapedPost], look: int
) -> bool:
    """Whether a page of this thread shows what one of another did.

    `look` is what stands for its posts.
    """
    ids = [scraped.post.post_id for scraped in posts]
    address = engine.address(posts[0].page.url)
    if engine.last_resort or None in ids or not address or address.id != walk.id:
        return False  # ids may be places alone; a redirect leads to another thread rightly
    key = hash((look, *ids))
    shown = frontier.shown.get(key)
    frontier.shown.add([(key, walk.id)])
    return shown not in {None, walk.id}
