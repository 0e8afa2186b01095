"""The lines of a board in vBulletin 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.numbers import COUNT_SHOWN
from crawler.pages.dom import find, find_all, first_in, line
from crawler.raw import NO_DATE, RawThread, Shown, dated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.engines.routes import Routes
    from crawler.pages.page import Page

_HAS = "contains(concat(' ',normalize-space(@class),' '),' {} ')"
_CELL = f".//*[{_HAS}]"


def read_line(
    engine: Routes, page: Page, item: HtmlElement, link: HtmlElement, thread_id: str
) -> RawThread:
    """A thread, from its `li.threadbit` in a board's list."""
    names = f"{item.get('class') or ''} {' '.join(c.get('class') or '' for c in item)}".split()
    prefix = find(item, ".//*[starts-with(@id,'thread_prefix_')]")
    thread = RawThread(
        thread_id,
        engine.target(page, link),
        line(link),
        _rich(prefix),
        created=_created(item),
        sticky="sticky" in names or item.getparent().get("id") == "stickies",
        locked="lock" in names,
        moved="moved" in names,
    )
    named = _CELL.format("author") + "//a[contains(@class,'username')]"
    starter = find(item, named, _CELL.format("label") + "/a")
    if starter is not None:
        thread.author = line(starter)
        address = engine.address(page.absolute(starter.get("href")))
        thread.author_id = address.id if address else None
    counts = [
        found[0]
        for cell in find_all(item, ".//ul[contains(@class,'threadstats')]/li")
        if "hidden" not in (cell.get("class") or "") and (found := COUNT_SHOWN.search(line(cell)))
    ]
    thread.replies, thread.views = [*counts, None, None][:2]
    last = find_all(item, ".//dl[contains(@class,'threadlastpost')]/dd")
    thread.last_post = _last_post(last[-1]) if last else None
    thread.pages = engine.pages_beside(page, item, thread_id)
    return thread


def _rich(prefix: HtmlElement | None) -> str | None:
    """A board's own prefix, an element; the words `Sticky:` and `Moved:` are plain text."""
    if prefix is None:
        return None
    return " ".join(line(child) for child in prefix if line(child)) or None


def _created(item: HtmlElement) -> Shown | None:
    """The date after the starter's name: the tooltip of the name, or the words behind it."""
    label = find(item, _CELL.format("author") + f"//*[{_HAS.format('label')}]")
    starter = first_in(label, "a")
    if starter is None or label is None:
        return None
    text = "".join(
        [starter.tail or "", *(f"{line(e)}{e.tail or ''}" for e in starter.itersiblings())]
    )
    return dated(" ".join(text.split()).strip(", \xa0"))


def _last_post(cell: HtmlElement) -> Shown | None:
    words = [cell.text or ""]
    for child in cell:
        if child.tag == "a":
            break
        words += [*child.itertext(), child.tail or ""]
    text = " ".join("".join(words).split())
    return Shown(text) if text else NO_DATE
