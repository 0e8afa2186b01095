"""Pages of another thread under a thread's address: their links and their posts tell."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from crawler.engines.base import Engine, Kind
from crawler.frontier.own_places import all_other

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier
    from crawler.frontier.walks import ThreadWalk
    from crawler.pages.page import Page
    from crawler.scraped import ScrapedPost

_LETTERS = f"{string.ascii_letters}-_"


def names_other_thread(page: Page, engine: Engine, asked: str, posts: list[ScrapedPost]) -> bool:
    """Whether a page that a thread's URL led to says itself that it is one of another thread.

    The links to its posts may name their thread. The page of a thread links to itself and its other
    pages; where one does not, it is asked what it would be without its address.
    """
    addresses = (engine.address(url) for url in (page.url, asked))
    own = next((a.id for a in addresses if a is not None and a.kind is Kind.THREAD), "")
    if engine.last_resort or not own:
        return False
    if all_other(_linked_threads(page, engine, posts[-1].post.post_id), own):
        return True
    if _links_to(page, engine, own, posts):
        return False
    return all_other({engine.thread(page.unaddressed()).thread_id}, own)


def _linked_threads(page: Page, engine: Engine, post_id: str | None) -> set[str]:
    """The threads that links to a post of the page name with it: `?t=5&p=7`, `/t5#p7`."""
    threads = set()
    for href in filter(_is_sure, page.names.links_with(post_id) if post_id else ()):
        address = engine.address(page.absolute(href))
        place = href.rpartition("#")[2].lstrip(_LETTERS)
        if address and address.kind is Kind.THREAD and post_id in {address.post_id, place}:
            threads.add(address.id)
    return threads


def _links_to(page: Page, engine: Engine, own: str, posts: list[ScrapedPost]) -> bool:
    """Whether a link of a page outside of its posts' bodies leads to a page of this thread."""
    bodies = {scraped.post.body for scraped in posts}
    part = own if own.isdecimal() and own.isascii() else ""  # in most links to it, but not in all
    for text in dict.fromkeys((part, "")):
        for link in page.root.iter("a"):
            href = link.get("href") or ""
            sure = text in href and _is_sure(href) and _leads_to(page, engine, own, href)
            if sure and bodies.isdisjoint(link.iterancestors()):
                return True
    return False


def _leads_to(page: Page, engine: Engine, own: str, href: str) -> bool:
    address = engine.address(page.absolute(href))
    return address is not None and address.kind is Kind.THREAD and address.id == own


def _is_sure(href: str) -> bool:
    """Whether a link says where it leads; `#top` and `?page=2` count from the page's address."""
    return href[:1] not in {"#", "?", ""}


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
    if shown is None:
        frontier.shown.add([(key, walk.id)])
    return shown not in {None, walk.id}
