"""The row of a thread in a list of Forumotion: its state and its figures; all for telephones."""

import re

from lxml.html import HtmlElement

from crawler.arabic.list_lines import is_moved_mark, is_sticky_mark
from crawler.engines.base import Kind
from crawler.engines.forumotion.routes import ForumotionRoutes
from crawler.pages.dom import classes, find_all, line, own_words, with_any_class, with_class
from crawler.pages.numbers import number_in
from crawler.pages.page import Page
from crawler.panels.lines import panel_lines
from crawler.raw import RawThread, Shown

_COMMENTS = ".//div[contains(@class,'mobile_comment')]"
_COUNTS = (("posts", "tc2", "posts-statistics-replies"), ("views", "tc3", "posts-statistics-views"))
_LAST = ("lastpost", "posts-lastpost-time", "tcr", "lastaction", "row3Right")
_STATE = re.compile(r"sticky(?!-separator)|announce(?!ment)")
LOCK = re.compile(r"(?<![bcfn])lock")
# Replies, author, views, last post.
_CELLS_AFTER_TITLE = 4


def read_state(row: HtmlElement, link: HtmlElement, thread: RawThread) -> None:
    """Pinned, locked, moved: by names of icons and classes, and the words before the title."""
    names = []
    for element in [row, *row.iter("img", "dl", "div", "a")]:
        source = (element.get("src") or element.get("style") or "").rpartition("/")[2]
        names += [element.get("class") or "", source]
    text = " ".join(names)
    words = _before(link)
    thread.sticky = bool(_STATE.search(text)) or is_sticky_mark(words)
    thread.locked = bool(LOCK.search(text))
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


def read_figures(
    engine: ForumotionRoutes, page: Page, row: HtmlElement, link: HtmlElement, thread: RawThread
) -> None:
    counts = [with_any_class(row, names, "dd", "td", "span") for names in _COUNTS]
    cells = [c for above in link.iterancestors("td") for c in above.itersiblings("td")]
    last = with_any_class(row, _LAST)
    last = _like(row, "lastpost") if last is None else last
    holder = next(link.iterancestors("td", "dd", "li"), row)
    if None in counts and len(cells) >= _CELLS_AFTER_TITLE:
        counts, holder, last = [cells[0], cells[2]], cells[1], cells[3]
        thread.author = line(cells[1]) or None
    thread.replies, thread.views = (number_in(line(cell)) for cell in counts)
    stats = _like(row, "stats") if None in counts else None
    if stats is not None:
        figures = [figure for text in panel_lines(stats) if (figure := number_in(text))]
        thread.replies, thread.views = figures[:2] if len(figures) > 1 else (None, None)
    for other in holder.iter("a"):
        member = engine.linked(page, other, Kind.PROFILE)
        if member is not None and other is not link:
            thread.author, thread.author_id = line(other), member.id
            break
    thread.last_post = None if last is None else _last_post(engine, page, last)


def _like(row: HtmlElement, word: str) -> HtmlElement | None:
    """The first part of a row with a word in its class and with figures."""
    for element in row.iter("div", "span", "td", "dd"):
        if word in element.get("class", "") and any(map(str.isdigit, line(element))):
            return element
    return None


def _last_post(engine: ForumotionRoutes, page: Page, cell: HtmlElement) -> Shown | None:
    """The date among the lines of a cell; the poster's name and its heading are none of it."""
    members = [a for a in cell.iter("a") if engine.linked(page, a, Kind.PROFILE)]
    skipped = [*members, *cell.iter("dfn", "i")]
    lines = [text for text in panel_lines(cell, skipped) if any(map(str.isdigit, text))]
    if not lines:
        return None
    words = lines[-1] if cell.tag == "dd" else lines[0]
    # "DATE by NAME" on one line: the word before the name is left.
    beside = any(m.getprevious() is None and (m.getparent().text or "").strip() for m in members)
    return Shown(words.rpartition(" ")[0] if beside else words)


def read_item(link: HtmlElement, thread: RawThread) -> None:
    """Title and marks of a line, "REPLIES replies in VIEWS views", "latest post by NAME, DATE"."""
    heading = with_class(link, "mobile_subtitle")
    if heading is None:
        return
    marks = list(heading.iter("strong"))
    thread.title = own_words(heading, marks)
    thread.sticky = thread.sticky or any(map(is_sticky_mark, map(line, marks)))
    thread.moved = thread.moved or any(map(is_moved_mark, map(line, marks)))
    figures, last = ([line(e) for e in find_all(link, _COMMENTS)] + ["", ""])[:2]
    thread.replies = number_in(figures)
    if thread.replies:  # "no replies" has no number
        thread.views = number_in(figures.partition(thread.replies)[2])
    date = last.partition(", ")[2]
    thread.last_post = Shown(date) if date else None
