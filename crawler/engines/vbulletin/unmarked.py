"""Lists in skins that have dropped vBulletin's ids: lines told by what their links lead to."""

import re

from lxml.html import HtmlElement

from crawler.arabic.list_lines import COUNTED
from crawler.blocks.thread_lines import figures_of
from crawler.engines.base import Kind
from crawler.engines.routes import boards_of
from crawler.engines.vbulletin.routes import read_address
from crawler.links import clean_url
from crawler.pages.dom import find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.surroundings import lines_around
from crawler.raw import RawBoard

# The line of a thread has a title, a last post and two figures; smaller tables are boxes of news.
_LEAST_CELLS = 4
_LEAST_BOARDS = 2
_NEWEST = re.compile(r"goto=|-(?:new|last)-post\.html")
_NO_LIST = ("navbar", "vbmenu", "popup", "thead", "breadcrumb")
_FRONT = re.compile(r"(?:/|/(?:index|forum|portal|cmps_index|main|home)\.(?:php|html?))$")


@once_a_page
def linked_boards(page: Page) -> list[RawBoard]:
    """The boards that links outside of the breadcrumb and menus lead to, each once."""
    here = read_address(page.url)
    links = find_all(page.root, "//a[@href]")
    found = ((link, read_address(page.absolute(link.get("href")))) for link in links)
    boards = ((link, to) for link, to in found if to is not None and to.kind is Kind.BOARD)
    listed = ((link, to) for link, to in boards if _is_listed(link))
    return list(boards_of(listed, here.id if here else ""))


def _is_listed(link: HtmlElement) -> bool:
    """Whether a link names a board in a list: no breadcrumb, menu, or header of sorting."""
    for ancestor in link.iterancestors():
        names = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if any(word in names for word in _NO_LIST):
            return False
    return True


@once_a_page
def thread_links(page: Page) -> list[tuple[HtmlElement, str]]:
    """The titles of a board's lines with the ids of their threads, each once.

    Where no table has such lines, those count that show figures.
    """
    in_cells: dict[str, HtmlElement] = {}
    elsewhere: dict[str, HtmlElement] = {}
    for link in find_all(page.root, "//a[@href]"):
        href = link.get("href") or ""
        address = read_address(page.absolute(href))
        if address is None or address.kind is not Kind.THREAD or not address.id:
            continue
        if address.post_id or address.start or _NEWEST.search(href):
            continue
        if line(link) and not line(link).isdigit():
            row = next(link.iterancestors("tr"), None)
            if row is None:
                item = next(link.iterancestors("li", "dl", "article"), None)
                if item is None or not _is_of_board(page, item):
                    elsewhere.setdefault(address.id, link)
            elif len(row.findall("td")) >= _LEAST_CELLS and not _is_of_board(page, row):
                in_cells.setdefault(address.id, link)
    if in_cells:
        return [(link, thread_id) for thread_id, link in in_cells.items()]
    lines = zip(elsewhere.items(), lines_around(list(elsewhere.values())), strict=True)
    return [(link, number) for (number, link), row in lines if COUNTED & figures_of(row).keys()]


def _is_of_board(page: Page, row: HtmlElement) -> bool:
    """Whether a line is that of a board, beside which its last thread stands."""
    links = (read_address(page.absolute(link.get("href"))) for link in row.iter("a"))
    return any(address is not None and address.kind is Kind.BOARD for address in links)


def listed_kind(page: Page) -> Kind | None:
    """BOARD or INDEX where the page's own address and its links say so."""
    address = read_address(page.url)
    if address is not None and address.kind is Kind.BOARD:
        listed = thread_links(page) or linked_boards(page)
        return Kind.BOARD if listed else None
    if (address is None or address.kind is Kind.INDEX) and _FRONT.search(clean_url(page.url)):
        return Kind.INDEX if len(linked_boards(page)) >= _LEAST_BOARDS else None
    return None
