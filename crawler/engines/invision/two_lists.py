"""The lines of a board in Invision Power Board 1.3 and 2."""

import re

from lxml.html import HtmlElement

from crawler.arabic.list_lines import is_sticky_mark
from crawler.arabic.numbers import parse_count
from crawler.engines.base import Address
from crawler.engines.invision.routes import InvisionRoutes, first_page
from crawler.pages.dom import find_all, line
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.pages.sources import icon_names
from crawler.panels.lines import panel_lines
from crawler.raw import RawThread, Shown

_POST_TITLE = re.compile(r"[^:]*:\s*(.*\d.*)$")


def read_line(
    engine: InvisionRoutes, link: HtmlElement, address: Address, row: HtmlElement, page: Page
) -> RawThread:
    """The thread at an address, from its row in a board's list."""
    cells = list(row.iterchildren("td", "th"))
    place = next((n for n, cell in enumerate(cells) if link in cell.iter("a")), 0)
    # The columns after the title: version 1.3 has the starter first, 2 the replies.
    middle, last = cells[place + 1 : -1], cells[-1]
    author, author_id, _ = engine.member(page, [a for cell in middle for a in cell.iter("a")])
    names = [line(cell) for cell in middle if parse_count(line(cell)) is None and line(cell)]
    author = author or next(iter(names), "")
    counts = [line(cell) for cell in middle if line(cell) not in {*names, author}]
    icons = icon_names(row)
    lines = panel_lines(last)
    started = _POST_TITLE.search(link.get("title") or "")
    replies, views = [*filter(None, counts), None, None][:2]
    pages = ".//span[contains(@class,'minipagelink')]/a | .//a[contains(@href,'st=')]"
    return RawThread(
        address.id,
        first_page(address),
        line(link),
        author=author or None,
        author_id=author_id,
        created=Shown(started[1]) if started else None,
        last_post=Shown(lines[0]) if lines else None,
        replies=replies,
        views=views,
        pages=last_number(find_all(row, pages)),
        sticky="pinned" in icons or _pinned(link),
        locked="closed" in icons,
        moved="moved" in icons,
    )


def _pinned(link: HtmlElement) -> bool:
    """Whether the words before the title say that the thread stands above the others."""
    cell = next(link.iterancestors("td"), None)
    title = line(link)
    before = "" if cell is None or not title else line(cell).partition(title)[0]
    return is_sticky_mark(before)
