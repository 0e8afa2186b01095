"""The lists of boards and threads of MyBB."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.list_lines import is_moved_mark
from crawler.blocks.thread_lines import figures_of
from crawler.engines.base import Kind
from crawler.engines.mybb.authors import read_member
from crawler.engines.mybb.posts import shown
from crawler.engines.mybb.routes import read_address
from crawler.engines.routes import Routes, boards_of
from crawler.pages.dom import attribute, classes, find_all, first_in, line, own_words
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.pages.surroundings import lines_around
from crawler.raw import RawBoard, RawThread, Shown

_LAST = re.compile(r"\blastpost\b")
_COUNT = re.compile(r"\d[\d.,\s]*$")
_ROW = re.compile(r"^(?:trow|forum[-_]?(?:row|bit|title))")
_MARKS = frozenset({"span", "a", "div", "td"})
_OUTSIDE = re.compile(r"navigation|breadcrumb|menu|footer|thead|pagination")


def boards(engine: Routes, page: Page) -> Iterator[RawBoard]:
    """The boards and sub-boards in the rows of the lists; categories hold no threads."""
    own = engine.own_address(page, Kind.BOARD).id
    # Links that sort a board's own threads may name it by its number where others have a slug.
    named = engine.links(page, "//a[not(contains(@href,'sortby='))]", Kind.BOARD)
    links = [pair for pair in named if pair[1].id != own]
    rows = [pair for pair in links if _above(pair[0], _ROW)]
    listed = rows or [pair for pair in links if not _above(pair[0], _OUTSIDE)]
    return boards_of(pair for pair in listed if not _leads_away(pair[0]))


def _leads_away(link: HtmlElement) -> bool:
    """Whether a board is no more than a link to elsewhere."""
    row = next(link.iterancestors("tr"), None)
    return row is not None and any("offlink" in (e.get("class") or "") for e in row.iter())


def _above(link: HtmlElement, names: re.Pattern[str]) -> bool:
    return any(names.search(name) for above in link.iterancestors() for name in classes(above))


def threads(page: Page) -> Iterator[RawThread]:
    """The threads of a board's page: each has an element `tid_N` around its title."""
    marks = [mark for mark in page.names.elements_from("tid_") if mark.tag in _MARKS]
    pinned = _pinned(page)
    for mark, row in zip(marks, lines_around(marks), strict=True):
        thread_id = (mark.get("id") or "").removeprefix("tid_")
        link = mark if mark.tag == "a" else first_in(mark, "a")
        address = None if link is None else read_address(page.absolute(link.get("href")))
        if thread_id.isdecimal() and link is not None and address is not None:
            thread = RawThread(thread_id, address.url, line(link))
            yield _thread(thread, mark, link, row, row in pinned, page)


def _pinned(page: Page) -> set[HtmlElement]:
    """The rows over the line that parts usual threads from those before: announced or sticky."""
    parting = find_all(page.root, "//td[contains(@class,'trow_sep')]/parent::tr")
    return set(parting[-1].itersiblings("tr", preceding=True)) if len(parting) > 1 else set()


def _thread(
    thread: RawThread,
    mark: HtmlElement,
    link: HtmlElement,
    row: HtmlElement,
    pinned: bool,
    page: Page,
) -> RawThread:
    """The thread with what its row shows of it."""
    parts = row.iter("div", "span", "td", "time")
    named = {name: e for e in parts for name in reversed(classes(e))}
    home = next(mark.iterancestors("td"), None) if row.tag == "tr" else None
    cells = [] if home is None else list(home.itersiblings("td"))
    counts = [line(cell) for cell in cells if _COUNT.match(line(cell))]
    figures = dict(zip(("replies", "views"), counts, strict=False)) if home is not None else {}
    figures = figures or figures_of(row)
    author, started, last = (named.get(n) for n in ("author", "thread_start_datetime", "lastpost"))
    if last is None:
        last = next((a for a in row.iter("a") if _LAST.search(a.get("href") or "")), None)
    signs = [row, *row.iter("span", "td", "img")]
    icons = " ".join(attribute(e, name) for e in signs for name in ("class", "src")).lower()
    before, prefix = _before(mark)
    moved = "movefolder" in icons or "move_folder" in icons or is_moved_mark(before)
    thread.prefix = prefix
    thread.author = own_words(author, [started]).strip(" ,،-") or None
    thread.author_id = read_member(author, page)[0]
    thread.created = None if started is None else shown(started, [])
    thread.last_post = None if last is None else _first_line(last)
    thread.replies, thread.views = figures.get("replies"), figures.get("views")
    thread.pages = last_number([a for a in find_all(home, ".//a") if a is not link])
    thread.sticky = pinned or "forumdisplay_sticky" in icons
    thread.locked = "lockfolder" in icons or "closefolder" in icons or "lock_folder" in icons
    thread.moved = moved or [line(cell) for cell in cells].count("-") > 1
    return thread


def _before(mark: HtmlElement) -> tuple[str, str | None]:
    """The words before a title, and the prefix that its forum's styles set apart."""
    parent, words, prefix = mark.getparent(), [], None
    for element in mark.itersiblings(preceding=True):
        if element.tag == "span" and line(element) and prefix is None:
            prefix = line(element)
        words += [line(element), element.tail or ""]
    if parent is not None:
        words.append(parent.text or "")
    return " ".join(" ".join(words).split()), prefix


def _first_line(cell: HtmlElement) -> Shown:
    """The date over the last poster's name."""
    below: list[HtmlElement] = []
    for element in cell:
        if element.tag == "br" or below:
            below.append(element)
    words = shown(cell, below)
    tail = " ".join(" ".join(e.tail or "" for e in below).split())
    return words._replace(text=words.text.removesuffix(tail).strip())
