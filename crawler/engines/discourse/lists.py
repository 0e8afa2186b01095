"""The lists of boards and threads of Discourse's pages, old and new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.dom import find, find_all, line, with_class
from crawler.engines.base import Kind
from crawler.engines.discourse.routes import first_page, read_address
from crawler.raw import RawBoard, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_ROWS = "//tr[contains(@class,'topic-list-item')]"
_OLD_ROWS = "//div[contains(@class,'topic-list')]/div[@itemprop='itemListElement']"
# The index, and over a category's topics the links to the categories in it.
_BOARDS = (
    "//*[contains(@class,'category-list')]//a[@href]"
    " | //div[@id='main-outlet'][.//table[contains(@class,'topic-list')]]/a[span/@itemprop='name']"
)


def boards(page: Page) -> Iterator[RawBoard]:
    """The categories that the page lists, in order."""
    links = find_all(page.root, _BOARDS)
    seen: set[str] = set()
    for link in links:
        address = read_address(page.absolute(link.get("href")))
        if address and address.kind is Kind.BOARD and address.id not in seen and line(link):
            seen.add(address.id)
            yield RawBoard(address.id, address.url, line(link))


def threads(page: Page) -> Iterator[RawThread]:
    """The topics that the page lists, in order."""
    for row in rows(page.root):
        thread = _listed(row, page)
        if thread is not None:
            yield thread


def rows(root: HtmlElement) -> list[HtmlElement]:
    """The lines of the topics that a page lists."""
    return find_all(root, _ROWS) or find_all(root, _OLD_ROWS)


def _listed(row: HtmlElement, page: Page) -> RawThread | None:
    link = find(row, ".//a[contains(@class,'title') or contains(@class,'raw-link')] | .//a")
    address = None if link is None else read_address(page.absolute(link.get("href")))
    if link is None or address is None or address.kind is not Kind.THREAD:
        return None
    dates = [cell for cell in row.iter("td") if (cell.get("class") or "").strip().startswith("num")]
    poster = find(row, ".//td[contains(@class,'posters')]//a[@href]")
    starter = None if poster is None else read_address(page.absolute(poster.get("href")))
    return RawThread(
        address.id,
        first_page(address.url),
        line(link),
        tags=[line(tag) for tag in find_all(row, ".//a[contains(@class,'discourse-tag')]")],
        boards=[line(name) for name in find_all(row, ".//*[contains(@class,'category-name')]")],
        author=starter.id if starter and starter.kind is Kind.PROFILE else None,
        author_id=starter.id if starter and starter.kind is Kind.PROFILE else None,
        last_post=Shown(line(dates[-1])) if dates else None,
        replies=line(with_class(row, "posts", "span")) or None,
        views=line(with_class(row, "views", "span")) or None,
    )
