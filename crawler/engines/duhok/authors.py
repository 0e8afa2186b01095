"""The cell beside a message of Duhok Forum: who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.members import is_deleted_name, is_online_status
from crawler.engines.base import Kind
from crawler.pages.dom import find, find_all, line
from crawler.pages.sources import picture
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.engines.duhok.routes import DuhokRoutes
    from crawler.pages.page import Page


def read_author(page: Page, cell: HtmlElement, engine: DuhokRoutes) -> RawAuthor:
    """The author whom a cell shows."""
    author = RawAuthor()
    lines = panel_lines(cell)
    author.name = lines[0] if lines else ""
    for link in cell.iter("a"):
        if address := engine.linked(page, link, Kind.PROFILE):
            author.name = line(link) or author.name
            author.user_id, author.url = address.id, address.url
            break
    author.avatar = picture(page, find(cell, ".//img[@class='asBGray' or @width='100']"))
    rows = find_all(cell, ".//tr[td[contains(@class,'asNormalDot')]]")
    if rows:
        _fields(rows, author)
    else:
        details = find(cell, ".//div[@id='user_info' or @id='first_user_info']")
        above = panel_lines(cell, [details])[1:]
        below = [] if details is None else panel_lines(details)
        pairs = panel_pairs(above)
        titles = [value for label, value in pairs if not label and not is_deleted_name(value)]
        author.title = titles[0] if titles else None
        author.panel = [pair for pair in pairs if pair[0] or pair[1] != author.title]
        author.panel += panel_pairs(below)
        author.panel = [pair for pair in author.panel if not is_deleted_name(pair[1])]
    return author


def _fields(rows: list[HtmlElement], author: RawAuthor) -> None:
    """Version 3: label and value in two cells; titles, states and the avatar in one."""
    for row in rows:
        cells = [line(cell) for cell in row if cell.tag == "td"]
        if len(cells) > 1:
            author.panel.append((cells[0], cells[1]))
        elif cells[0] and not is_online_status(cells[0]) and not is_deleted_name(cells[0]):
            lines = panel_lines(row)
            author.title = author.title or lines[0]
            author.panel += [("", text) for text in lines[1:]]
