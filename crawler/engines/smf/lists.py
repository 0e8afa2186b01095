"""The lists of boards and threads of SMF."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.list_lines import without_started_by
from crawler.blocks.thread_lines import figures_of
from crawler.engines.base import Kind
from crawler.engines.smf.routes import linked
from crawler.pages.dom import classes, find_all, first_in, line, own_words, with_class
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.panels.lines import panel_lines
from crawler.raw import RawBoard, RawThread, Shown, dated

# The lines of a page for telephones; the keys 0, * and # lead up, back and on.
_PLAIN = (
    "//p/a[contains(@href,';wap2')][not(@accesskey) or @accesskey>0]"
    " | //tr/td/a[contains(@href,';imode')][not(@accesskey) or @accesskey>0]"
)
# Rows and boxes of boards: named in version 2; in version 1 the cells of the list.
_BOARDS = (
    "//*[starts-with(@id,'board_')]//a[@href] | //a[contains(@class,'subject')][@href]"
    " | //*[contains(@class,'childboards') or contains(@id,'_children')]//a[@href]"
    " | //td[starts-with(@class,'windowbg')]//a[@href]"
    " | //a[starts-with(@id,'b') and number(substring(@id,2))>0][@href]"
    " | //a[starts-with(@name,'b') and number(substring(@name,2))>0][@href]"
    f" | {_PLAIN}"
)
# Where a theme has renamed all that marks the boards, they are known by their addresses.
LINKS = "//a[@href][not(ancestor::*[contains(@id,'linktree') or contains(@class,'recent')])]"
_ASIDE = re.compile(r"infocenter|upshrinkHeaderIC|messageindex|recentposts|linktree")
_NAMED_BOARD = re.compile(r"b\d+$")
_TITLES = "//span[starts-with(@id,'msg_')]"
# In classes and names of images: `normal_post_locked.gif`, `lockicon`, but not `info_block`.
_STICKY = re.compile(r"(?:^|[ _])sticky")
_LOCKED = re.compile(r"(?:^|[ _])lock")
# Starter, replies, views, last post.
_CELLS_AFTER_TITLE = 4
_NUMBERS = re.compile(r"\d+(?:[.,\u066c\u00a0]\d{3})*")


def board_rows(page: Page) -> Iterator[RawBoard]:
    """The boards and child boards that a page lists."""
    seen = set()
    for link in find_all(page.root, _BOARDS):
        address = linked(page, link, Kind.BOARD, proven=_is_board(link))
        if address is None or address.start or address.id in seen or not line(link):
            continue
        if any(_ASIDE.search(above.get("id") or "") for above in link.iterancestors()):
            continue
        seen.add(address.id)
        yield RawBoard(address.id, address.url, line(link))


def _is_board(link: HtmlElement) -> bool:
    """Whether a link bears the mark of a board's (`b3`), or stands among child boards."""
    if _NAMED_BOARD.match(link.get("name") or link.get("id") or ""):
        return True
    return any(
        (above.get("id") or "").endswith("_children")
        for above in link.iterancestors("td", "tr", "div")
    )


def thread_rows(page: Page) -> Iterator[RawThread]:
    """The threads that a board lists: a title in `#msg_5`, its row or box around it."""
    seen = set()
    for link in find_all(page.root, _PLAIN):
        address = linked(page, link, Kind.THREAD)
        if address is not None and not (address.start or address.post_id or address.id in seen):
            seen.add(address.id)
            yield RawThread(address.id, address.url, line(link))
    for title in find_all(page.root, _TITLES):
        link = next((a for a in title.iter("a") if linked(page, a, Kind.THREAD, proven=True)), None)
        address = linked(page, link, Kind.THREAD, proven=True)
        row = _row(title)
        if link is None or address is None or row is None or address.id in seen:
            continue
        seen.add(address.id)
        thread = RawThread(address.id, address.url, line(link))
        _marks(row, thread)
        _figures(page, row, title, thread)
        yield thread


def _row(title: HtmlElement) -> HtmlElement | None:
    for above in title.iterancestors():
        parent = above.getparent()
        if above.tag == "tr" or (parent is not None and parent.get("id") == "topic_container"):
            return above
    return None


def _marks(row: HtmlElement, thread: RawThread) -> None:
    """Pinned, locked and moved, by the icons and classes of a row."""
    words = classes(row)
    for element in row.iter("td", "span", "img", "div"):
        if any("moderation" in classes(above) for above in element.iterancestors("td", "div")):
            continue
        source = (element.get("src") or "").rpartition("/")[2]
        if not source.startswith("quick_"):
            words += [*classes(element), source]
        words.append((element.get("id") or "").rstrip("0123456789"))
    text = " ".join(words)
    thread.sticky = bool(_STICKY.search(text))
    thread.locked = bool(_LOCKED.search(text))
    thread.moved = "moved." in text or "move" in words
    pages = next((e for e in row.iter("small", "span") if _is_pages(e)), None)
    thread.pages = (last_number(list(pages.iter("a"))) if pages is not None else None) or 1


def _is_pages(element: HtmlElement) -> bool:
    return (element.get("id") or "").startswith("pages") or "topic_pages" in classes(element)


def _figures(page: Page, row: HtmlElement, title: HtmlElement, thread: RawThread) -> None:
    """Starter, replies, views and last post: named since version 2, cells in an order before."""
    stats = with_class(row, "stats", "td")
    stats = with_class(row, "board_stats", "div") if stats is None else stats
    starter: HtmlElement | None
    if stats is not None:
        starter = _starter(title)
        counts, last = _NUMBERS.findall(line(stats)), with_class(row, "lastpost", "td", "div")
    else:
        after = [cell for above in title.iterancestors("td") for cell in above.itersiblings("td")]
        if len(after) < _CELLS_AFTER_TITLE:
            said = figures_of(row)
            thread.replies, thread.views = said.get("replies"), said.get("views")
            return
        starter, counts, last = after[0], [line(after[1]), line(after[2])], after[3]
    thread.last_post = None if last is None else _last_post(page, last)
    if len(counts) > 1:
        thread.replies, thread.views = counts[0], counts[1]
    if starter is not None:
        thread.author, thread.author_id = _member(page, starter)
        if thread.author is None:
            pages = [element for element in starter.iter("small", "span") if _is_pages(element)]
            name = own_words(starter, pages).removeprefix(_lead(page)).strip()
            thread.author = without_started_by(name) or None


def _starter(title: HtmlElement) -> HtmlElement | None:
    """The line "Started by NAME" in the cell or box of a title."""
    for above in title.iterancestors("td", "div"):
        if {"subject", "info"} & set(classes(above)):
            return first_in(above, "p")
    return None


def _member(page: Page, holder: HtmlElement) -> tuple[str | None, str | None]:
    """Name and id of the member whom an element links to."""
    for link in holder.iter("a"):
        member = linked(page, link, Kind.PROFILE, proven=True)
        if member is not None and line(link):
            return line(link), member.id
    return None, None


@once_a_page
def _lead(page: Page) -> str:
    """The words before the names of starters, in the forum's language."""
    starters = [_starter(title) for title in find_all(page.root, _TITLES)]
    named = ((p, _member(page, p)[0]) for p in starters if p is not None)
    return next((line(p).partition(n)[0] for p, n in named if n), "")


def _last_post(page: Page, cell: HtmlElement) -> Shown | None:
    """The date: the words of the link to the last post, or the line above the poster's."""
    linked_dates = [line(a) for a in cell.iter("a") if linked(page, a, Kind.THREAD)]
    return next(filter(None, map(dated, (*linked_dates, *panel_lines(cell)[:1]))), None)
