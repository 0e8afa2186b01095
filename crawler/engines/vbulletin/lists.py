"""The lists of vBulletin 3: boards of an index, threads of a board."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.routes import Routes
from crawler.engines.vbulletin.lines import listed_thread
from crawler.engines.vbulletin.routes import read_address
from crawler.engines.vbulletin.unmarked import linked_boards, thread_links
from crawler.pages.dom import find, find_all, line
from crawler.pages.page import Page
from crawler.pages.surroundings import lines_around
from crawler.raw import RawBoard, RawThread

_PARTS = re.compile(r"goto=|page=\d|#post|^#")
_BOARD_CELLS = (
    "//td[starts-with(@id,'f') and number(substring(@id,2)) > 0]"
    " | //img[starts-with(@id,'forum_statusicon_')]"
)


def boards(page: Page, engine: Routes) -> Iterator[RawBoard]:
    """Boards and sub-boards; a category has no line of its own and holds no threads.

    Where no line is marked, every link to a board outside the breadcrumb counts.
    """
    marks = find_all(page.root, _BOARD_CELLS)
    cells = {_board_id(mark) for mark in marks if mark.tag == "td"}
    seen = set()
    for mark in marks:
        board_id = _board_id(mark)
        if board_id in seen or (mark.tag != "td" and board_id in cells):
            continue
        link = _named_link(page, mark, board_id)
        if link is not None:
            seen.add(board_id)
            yield RawBoard(board_id, engine.target(page, link), line(link))
    if not seen and find(page.root, "//td[starts-with(@id,'td_threadtitle_')]") is None:
        yield from linked_boards(page)


def _board_id(mark: HtmlElement) -> str:
    return (mark.get("id") or "").removeprefix("forum_statusicon_").removeprefix("f")


def _named_link(page: Page, mark: HtmlElement, board_id: str) -> HtmlElement | None:
    """The link of a board: in its cell, or behind its icon, or the one to it in the icon's row."""
    if mark.tag == "td":
        return next((a for a in mark.iter("a") if a.get("href") and line(a)), None)
    following = mark.getnext()
    if following is not None and following.tag == "a" and line(following):
        return following
    row = next(mark.iterancestors("tr", "li"), None)
    for link in () if row is None else row.iter("a"):
        address = read_address(page.absolute(link.get("href"))) if line(link) else None
        if address is not None and (address.kind, address.id) == (Kind.BOARD, board_id):
            return link
    return None


def threads(page: Page, engine: Routes) -> Iterator[RawThread]:
    """The lines of a board, each found by the link `thread_title_ID`, or by its cell, or loose."""
    links = find_all(page.root, "//a[starts-with(@id,'thread_title_')]")
    found = [(link, (link.get("id") or "").removeprefix("thread_title_")) for link in links]
    for cell in [] if found else find_all(page.root, "//td[starts-with(@id,'td_threadtitle_')]"):
        named = [a for a in cell.iter("a") if line(a) and not _PARTS.search(a.get("href") or "")]
        found += [(a, (cell.get("id") or "").removeprefix("td_threadtitle_")) for a in named[:1]]
    found = found or thread_links(page)
    rows = lines_around([link for link, _ in found])
    for (link, thread_id), row in zip(found, rows, strict=True):
        if thread_id.isdigit():
            yield listed_thread(page, engine, link, thread_id, row)
