"""How a page spells the address of a page that it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.links import clean_url

if TYPE_CHECKING:
    from crawler.engines.base import Engine
    from crawler.page import Page


def as_linked(page: Page, engine: Engine, url: str) -> str:
    """The shortest URL, without session id, by which a page links to a canonical one.

    A link may say more than names the page (`order=desc`, `no_definitions=true`). A live forum
    answers to both; a saved one holds its pages by the addresses that its links have.
    """
    if not url:
        return url
    hrefs = (link.get("href") for link in page.root.iter("a", "link"))
    links = {clean_url(page.absolute(href)) for href in hrefs}
    if url in links:
        return url
    found = (link for link in links if (address := engine.address(link)) and address.url == url)
    return min(found, key=lambda link: (len(link), link), default=url)
