"""The lists of boards and threads of Forumotion, in every skin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.listing import is_moved_mark, is_sticky_mark
from crawler.dom import classes, find_all, last_number, line, number_in, with_class
from crawler.engines.base import Kind
from crawler.engines.forumotion.routes import linked
from crawler.panel import panel_lines
from crawler.records import RawBoard, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_BOARDS = (
    "//a[contains(@class,'forumlink') or contains(@class,'forumtitle')]"
    " | //div[contains(@class,'forum-description')]//h3/a"
    " | //div[contains(@class,'forum-content')]/a[h3]"
)
_THREADS = (
    "//a[contains(@class,'topictitle')] | //div[contains(@class,'posts-description')]//h3/a"
    " | //a[contains(@class,'forum-section')][.//h3]"
)
_ROWS = frozenset({"posts-section", "forum-section", "forum-section-wrap"})
_COUNTS = (("posts", "tc2", "posts-statistics-replies"), ("views", "tc3", "posts-statistics-views"))
_LAST = ("lastpost", "posts-lastpost-time", "tcr", "lastaction", "row3Right")
_STATE = re.compile(r"sticky(?!-separator)|announce(?!ment)")
# Replies, author, views, last post.
_CELLS_AFTER_TITLE = 4


def board_rows(page: Page) -> Iterator[RawBoard]:
    """The boards that a page lists, with the boards that their rows name below them."""
    seen = set()
    for link in find_all(page.root, _BOARDS):
        address = linked(page, link, Kind.BOARD)
        if address is None:
            continue
        row = _row(link)
        for other in [link] if row is None else [link, *row.iter("a")]:
            found = linked(page, other, Kind.BOARD)
            name = line(next(other.iter("h3"), other))
            if found is not None and not found.start and name and found.id not in seen:
                seen.add(found.id)
                yield RawBoard(found.id, found.url, name)


def _row(link: HtmlElement) -> HtmlElement | None:
    for above in link.iterancestors("tr", "li", "div"):
        if above.tag != "div" or not _ROWS.isdisjoint(classes(above)):
            return above
    return None


def thread_rows(page: Page) -> Iterator[RawThread]:
    """The threads that a board lists; announcements may stand in it twice."""
    seen = set()
    for link in find_all(page.root, _THREADS):
        address = linked(page, link, Kind.THREAD)
        if address is None or address.start or address.id in seen:
            continue
        seen.add(address.id)
        heading = next(link.iter("h3"), None)
        thread = RawThread(address.id, address.url, line(link if heading is None else heading))
        row = _row(link)
        if row is not None:
            _state(row, link, thread)
            _figures(page, row, link, thread)
            numbers = [a for a in row.iter("a") if _later(page, a, address.id)]
            thread.pages = last_number(numbers) or 1
        yield thread


def _later(page: Page, link: HtmlElement, thread_id: str) -> bool:
    address = linked(page, link, Kind.THREAD)
    return address is not None and address.id == thread_id and address.start > 0


def _state(row: HtmlElement, link: HtmlElement, thread: RawThread) -> None:
    """Pinned, locked, moved: by names of icons and classes, and the words before the title."""
    names = []
    for element in [row, *row.iter("img", "dl", "div", "a")]:
        source = (element.get("src") or element.get("style") or "").rpartition("/")[2]
        names += [element.get("class") or "", source]
    text = " ".join(names)
    words = _before(link)
    thread.sticky = bool(_STATE.search(text)) or is_sticky_mark(words)
    thread.locked = "lock" in text
    thread.moved = is_moved_mark(words)


def _before(link: HtmlElement) -> str:
    """The words before a title in its cell or box."""
    words: list[str] = []
    node = link
    for above in link.iterancestors():
        words[:0] = [above.text or ""]
        before = list(node.itersiblings(preceding=True))
        words[1:1] = [w for e in reversed(before) for w in (line(e), e.tail or "")]
        node = above
        if above.tag in {"td", "dd", "li", "tr"} or "posts-description" in classes(above):
            break
    return " ".join("".join(words).split()).strip(" :\xa0")


def _figures(page: Page, row: HtmlElement, link: HtmlElement, thread: RawThread) -> None:
    counts = [_named(row, names) for names in _COUNTS]
    cells = [c for above in link.iterancestors("td") for c in above.itersiblings("td")]
    last = next((e for n in _LAST if (e := with_class(row, n)) is not None), None)
    holder = next(link.iterancestors("td", "dd", "li"), row)
    if None in counts and len(cells) >= _CELLS_AFTER_TITLE:
        counts, holder, last = [cells[0], cells[2]], cells[1], cells[3]
        thread.author = line(cells[1]) or None
    thread.replies, thread.views = (number_in(line(cell)) for cell in counts)
    for other in holder.iter("a"):
        member = linked(page, other, Kind.PROFILE)
        if member is not None and other is not link:
            thread.author, thread.author_id = line(other), member.id
            break
    thread.last_post = None if last is None else _last_post(page, last)


def _named(row: HtmlElement, names: tuple[str, ...]) -> HtmlElement | None:
    return next(
        (e for n in names if (e := with_class(row, n, "dd", "td", "span")) is not None), None
    )


def _last_post(page: Page, cell: HtmlElement) -> Shown | None:
    """The date among the lines of a cell; the poster's name and its heading are none of it."""
    members = [a for a in cell.iter("a") if linked(page, a, Kind.PROFILE)]
    skipped = [*members, *cell.iter("dfn", "i")]
    lines = [text for text in panel_lines(cell, skipped) if any(map(str.isdigit, text))]
    if not lines:
        return None
    beside = any(
        " ".join((m.getparent().text or "").split()) for m in members if m.getparent() is cell
    )
    words = lines[-1] if cell.tag == "dd" else lines[0]
    return Shown(words.rpartition(" ")[0] if beside else words)
