"""Pages that are not the ones asked for: some cache mixes them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.dom import links_with
from crawler.engines.base import Kind

if TYPE_CHECKING:
    from crawler.engines.base import Engine
    from crawler.page import Page


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
