"""What the pages of Duhok Forum list: boards, threads with their figures, further pages."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Address, Kind
from crawler.engines.duhok.routes import DuhokRoutes, is_archive, page_url
from crawler.pages.dom import first_in, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.sources import icon_names
from crawler.panels.lines import panel_lines
from crawler.raw import RawThread, Shown, dated

# A row of a thread list holds an icon, the title, its author, two counts and the last reply; one of
# an archive the title, its date, its author and a count.
_LEAST_CELLS = 4
_PAGING = re.compile(r"paging|pg_|moderators_ops", re.I)


def thread_rows(engine: DuhokRoutes, page: Page, expression: str) -> Iterator[RawThread]:
    """The threads behind the links that an expression finds, with the figures of their rows."""
    seen = set()
    for link, address in engine.links(page, expression, Kind.THREAD):
        if address.id in seen or address.start or address.post_id or not line(link):
            continue
        seen.add(address.id)
        thread = RawThread(address.id, address.url, line(link))
        rows = link.iterancestors("tr")
        row = next((r for r in rows if len(r.findall("td")) >= _LEAST_CELLS), None)
        if row is not None:
            _figures(engine, page, row, thread)
        yield thread


def _figures(engine: DuhokRoutes, page: Page, row: HtmlElement, thread: RawThread) -> None:
    cells = [cell for cell in row if cell.tag == "td"]
    numbers = [line(cell) for cell in cells if line(cell).isdecimal()]
    thread.replies, thread.views = [*numbers, None, None][:2]
    people = []
    for cell in cells:
        for link in cell.iter("a"):
            if member := engine.linked(page, link, Kind.PROFILE):
                people.append((cell, line(link), member.id))
                break
    if people:
        cell, thread.author, thread.author_id = people[0]
        before = cell.getprevious()
        apart = before is not None and first_in(before, "a") is None
        thread.created = _shown(cell) or (_shown(before) if apart else None)
    if len(people) > 1:
        thread.last_post = _shown(people[-1][0])
    icons = icon_names(row)
    thread.locked = "lock" in icons
    classes = f"{row.get('class') or ''} {cells[0].get('class') or ''}".lower()
    thread.sticky = "fixed" in classes or "sticky" in icons
    thread.pages = engine.pages_beside(page, row, thread.thread_id) or 1


def _shown(cell: HtmlElement) -> Shown | None:
    lines = panel_lines(cell)
    return dated(lines[0]) if lines else None


@once_a_page
def page_numbers(page: Page) -> tuple[int, int] | None:
    """The number of this page and of the last one, where a list to choose a page from is shown."""
    for select in page.root.iter("select"):
        hints = f"{select.get('onchange') or ''} {select.get('name') or ''}"
        options = list(select.iter("option"))
        numbers = [option.get("value") or "" for option in options]
        if not _PAGING.search(hints) or not all(n.isdecimal() for n in numbers):
            continue
        chosen = [int(o.get("value") or 0) for o in options if o.get("selected") is not None]
        if numbers:
            return (chosen or [1])[0], max(map(int, numbers))
    return None


def following(engine: DuhokRoutes, page: Page, address: Address) -> str | None:
    """The URL of the next page of a thread or board."""
    number, last = page_numbers(page) or (max(address.start, 1), 0)
    if is_archive(address):  # its list of pages is that of the board's other threads
        listed = any(True for _ in engine.threads(page))
        return page_url(address.url, max(address.start, 1) + 1) if listed else None
    for link in page.root.iter("a"):
        if "pg=" in (link.get("href") or ""):
            other = engine.linked(page, link, address.kind)
            if other is not None and other.id == address.id:
                last = max(last, other.start)
    return page_url(address.url, number + 1) if number < last else None
