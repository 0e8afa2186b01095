"""A thread's line in a board of vBulletin 3: its starter, its last post and its figures."""

import re
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.arabic.list_lines import is_moved_mark, is_sticky_mark, without_started_by
from crawler.arabic.numbers import COUNT_SHOWN
from crawler.blocks.thread_lines import figures_of
from crawler.engines.base import Kind
from crawler.engines.routes import Routes
from crawler.engines.vbulletin.dates import date_words
from crawler.pages.dom import first_in, line
from crawler.pages.page import Page
from crawler.raw import RawThread, Shown

# The address that a script opens.
_QUOTED = re.compile(r"open\w*\(\s*['\"]([^'\"]+)")
_PINNED = re.compile(r"sticky|thumb-?tack|pushpin")
_LOCKED = re.compile(r"[_-]lock")
_Member = tuple[str | None, str | None]


def listed_thread(
    page: Page, engine: Routes, link: HtmlElement, thread_id: str, row: HtmlElement
) -> RawThread:
    """The thread whose title a link is, from the row of its line."""
    cell = next(link.iterancestors("td"), row) if row.tag == "tr" else row
    url = engine.target(page, link)
    thread = RawThread(thread_id, url, line(link))
    named = (e.get(name) for e in row.iter("img", "i") for name in ("src", "alt", "class"))
    icons = " ".join(filter(None, named))
    before = _before(link)
    headed = [words for words in before if words.endswith(":")]
    marked = [words for words in headed if is_sticky_mark(words) or is_moved_mark(words)]
    marks = [*_marks(link), *marked]
    thread.sticky = bool(_PINNED.search(icons)) or any(map(is_sticky_mark, marks))
    thread.locked = bool(_LOCKED.search(icons))
    thread.moved = "thread_moved" in icons or any(map(is_moved_mark, marks))
    thread.prefix = " ".join(words for words in before if words not in marked) or None
    thread.pages = engine.pages_beside(page, cell, thread_id)
    if cell is row:  # a skin without tables
        thread.author, thread.author_id = next(iter(_members(page, engine, row)), (None, None))
        figures = figures_of(row)
        thread.replies, thread.views = figures.get("replies"), figures.get("views")
        thread.last_post = _beside_last(page, engine, row)
    else:
        thread.author, thread.author_id = _starter(page, engine, cell, link)
        _figures(page, engine, thread, cell)
    return thread


def _before(link: HtmlElement) -> list[str]:
    """The words of the elements before a thread's link that are no icons and no links."""
    words: list[str] = []
    for sibling in link.itersiblings(preceding=True):
        if "float" not in (sibling.get("style") or "") and sibling.tag in {"span", "b", "font"}:
            words.insert(0, line(sibling))
    return list(filter(None, words))


def _marks(link: HtmlElement) -> list[str]:
    """The plain words before a thread's link, and what the icons there stand for."""
    parent = link.getparent()
    before = list(link.itersiblings(preceding=True))
    words = ["" if parent is None else parent.text, *(element.tail for element in before)]
    icons = (icon for element in before for icon in element.iter("img", "i"))
    told = (icon.get("alt") or icon.get("title") for icon in icons)
    return [text for text in (*words, *told) if text]


def _starter(page: Page, engine: Routes, cell: HtmlElement, link: HtmlElement) -> _Member:
    """The author of a thread: in the small print under its title, a script opens the profile."""
    for small in cell.iter("div", "span"):
        if "smallfont" not in (small.get("class") or "") or link in small.iter("a"):
            continue
        named = _members(page, engine, small)
        if named:
            return named[-1]
        if small.tag == "div" and line(small):
            return without_started_by(line(small)), None
    return None, None


def _members(page: Page, engine: Routes, part: HtmlElement) -> list[_Member]:
    """The names that lead to profiles, by a link or a script, and the ids of these members."""
    found: list[_Member] = []
    for element in part.iter("span", "a"):
        opened = _QUOTED.search(element.get("onclick") or "")
        target = opened[1] if opened else element.get("href") or ""
        address = engine.address(page.absolute(target)) if line(element) else None
        if address is not None and address.kind is Kind.PROFILE:
            found.append((line(element), address.id))
        elif "member" in target and "find=" not in target and line(element):
            found.append((line(element), None))
    return found


def _figures(page: Page, engine: Routes, thread: RawThread, cell: HtmlElement) -> None:
    """Last post, replies and views, and the starter, in the cells after the title's."""
    counts: list[str] = []
    for other in cell.itersiblings("td"):
        shown = line(other)
        if COUNT_SHOWN.fullmatch(shown):
            # The number of replies asks who wrote them; some skins have the views before it.
            asks = any("whoposted" in (a.get("href") or "") for a in other.iter("a"))
            counts.insert(0 if asks else len(counts), shown)
        elif thread.last_post is None and (date := _last_post(other)) is not None:
            thread.last_post = date
            titled = COUNT_SHOWN.findall(other.get("title") or "")
            if len(titled) == 2:
                thread.replies, thread.views = titled
        elif thread.author is None and (named := _members(page, engine, other)):
            thread.author, thread.author_id = named[0]
    if len(counts) >= 2:
        thread.replies, thread.views = counts[0], counts[1]


def _beside_last(page: Page, engine: Routes, row: HtmlElement) -> Shown | None:
    """The date around the link to a thread's last post."""
    for link in reversed(list(row.iter("a"))):
        address = engine.address(page.absolute(link.get("href")))
        if address is None or not address.post_id:
            continue
        for above in link.iterancestors():
            if above is row:
                break
            if (shown := _last_post(above)) is not None:
                return shown
    return None


def _last_post(cell: HtmlElement) -> Shown | None:
    """The date beside the link to a thread's last post or its author, which it stands before."""
    small = next(cell.iter("div"), cell)
    if first_in(small, "a") is None:
        return None
    ends = next(small.iterchildren("br", "a"), None)
    texts = [small.text or ""]
    for child in takewhile(lambda part: part is not ends, small):
        texts += ["".join(child.itertext()), child.tail or ""]
    text = date_words(texts) or date_words(list(small.itertext()))
    return Shown(text) if text else None
