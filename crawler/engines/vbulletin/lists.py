"""The lists of vBulletin 3: boards of an index, threads of a board."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.listing import is_moved_mark, is_sticky_mark
from crawler.arabic.numbers import COUNT_SHOWN
from crawler.dom import find, find_all, line
from crawler.engines.base import Kind
from crawler.engines.vbulletin.dates import date_words
from crawler.engines.vbulletin.routes import read_address
from crawler.engines.vbulletin.unmarked import linked_boards, thread_links
from crawler.raw import RawBoard, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.engines.base import Engine
    from crawler.page import Page

_PARTS = re.compile(r"goto=|page=\d|#post|^#")
_USER = re.compile(r"[?&;]u=(\d+)|/members?/(\d+)-")
_BOARD_CELLS = (
    "//td[starts-with(@id,'f') and number(substring(@id,2)) > 0]"
    " | //img[starts-with(@id,'forum_statusicon_')]"
)


def boards(page: Page, engine: Engine) -> Iterator[RawBoard]:
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
            yield RawBoard(board_id, engine.canonical(page.absolute(link.get("href"))), line(link))
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


def threads(page: Page, engine: Engine) -> Iterator[RawThread]:
    """The lines of a board, each found by the link `thread_title_ID`, or by its cell, or loose."""
    links = find_all(page.root, "//a[starts-with(@id,'thread_title_')]")
    found = [(link, (link.get("id") or "").removeprefix("thread_title_")) for link in links]
    for cell in [] if found else find_all(page.root, "//td[starts-with(@id,'td_threadtitle_')]"):
        named = [a for a in cell.iter("a") if line(a) and not _PARTS.search(a.get("href") or "")]
        found += [(a, (cell.get("id") or "").removeprefix("td_threadtitle_")) for a in named[:1]]
    for link, thread_id in found or thread_links(page):
        row = next(link.iterancestors("tr"), None)
        if row is None or not thread_id.isdigit():
            continue
        yield _listed_thread(page, engine, link, thread_id, row)


def _listed_thread(
    page: Page, engine: Engine, link: HtmlElement, thread_id: str, row: HtmlElement
) -> RawThread:
    cell = next(link.iterancestors("td"), row)
    url = engine.canonical(page.absolute(link.get("href")))
    thread = RawThread(thread_id, url, line(link), _prefix(link))
    icons = " ".join((i.get("src") or "") + " " + (i.get("alt") or "") for i in row.iter("img"))
    marks = _marks(link)
    thread.sticky = "sticky" in icons or any(map(is_sticky_mark, marks))
    thread.locked = "_lock" in icons
    thread.moved = "thread_moved" in icons or any(map(is_moved_mark, marks))
    pages = [engine.address(page.absolute(a.get("href"))) for a in cell.iter("a")]
    thread.pages = max((a.start for a in pages if a and a.id == thread_id), default=0) or None
    _starter(thread, cell, link)
    _figures(thread, cell)
    return thread


def _prefix(link: HtmlElement) -> str | None:
    """The words of the elements before a thread's link that are no icons and no links."""
    words: list[str] = []
    for sibling in link.itersiblings(preceding=True):
        if "float" not in (sibling.get("style") or "") and sibling.tag in {"span", "b", "font"}:
            words.insert(0, line(sibling))
    return " ".join(filter(None, words)) or None


def _marks(link: HtmlElement) -> list[str]:
    """The plain words before a thread's link, and what the icons there stand for."""
    parent = link.getparent()
    before = list(link.itersiblings(preceding=True))
    words = ["" if parent is None else parent.text, *(element.tail for element in before)]
    icons = (image for element in before for image in element.iter("img"))
    return [text for text in (*words, *(image.get("alt") for image in icons)) if text]


def _starter(thread: RawThread, cell: HtmlElement, link: HtmlElement) -> None:
    """The author of a thread: in the small print under its title, a script opens the profile."""
    for small in cell.iter("div", "span"):
        if "smallfont" not in (small.get("class") or "") or link in small.iter("a"):
            continue
        named = [e for e in small.iter("span", "a") if _profile(e) and line(e)]
        if named:
            found = _USER.search(_profile(named[-1]))
            thread.author = line(named[-1])
            thread.author_id = (found[1] or found[2]) if found else None
        elif small.tag == "div" and line(small):
            thread.author = line(small)
        if thread.author:
            return


def _profile(element: HtmlElement) -> str:
    target = element.get("onclick") or element.get("href") or ""
    return target if "member" in target else ""


def _figures(thread: RawThread, cell: HtmlElement) -> None:
    """Last post, replies and views, in the cells after the title's."""
    counts = []
    for other in cell.itersiblings("td"):
        small = next(other.iter("div"), None)
        if (
            thread.last_post is None
            and small is not None
            and next(small.iter("a"), None) is not None
        ):
            thread.last_post = _last_post(small)
            titled = COUNT_SHOWN.findall(other.get("title") or "")
            if len(titled) == 2:
                thread.replies, thread.views = titled
        elif COUNT_SHOWN.fullmatch(line(other)):
            counts.append(line(other))
    if len(counts) >= 2:
        thread.replies, thread.views = counts[0], counts[1]


def _last_post(small: HtmlElement) -> Shown | None:
    texts = [small.text or ""]
    for child in small:
        if child.tag in {"br", "a"}:
            break
        texts += ["".join(child.itertext()), child.tail or ""]
    text = date_words(texts)
    return Shown(text) if text else None
