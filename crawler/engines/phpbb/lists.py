"""The lists of boards and threads of prosilver: rows of definition lists."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.blocks.thread_lines import figures_of
from crawler.engines.base import Address, Kind
from crawler.engines.phpbb.authors import read_member
from crawler.engines.phpbb.dates import shown
from crawler.engines.phpbb.loose_lists import read_row
from crawler.engines.routes import Routes, boards_of
from crawler.pages.dom import attribute, classes, find, find_all, first_in, line, when
from crawler.pages.numbers import last_number, number_in
from crawler.pages.page import Page
from crawler.raw import RawBoard, RawThread, Shown

TITLED = "//a[contains(@class,'forumtitle') or contains(@class,'forumlink')]"
# What a style keeps that has not renamed the lines of its lists.
NAMED = f"{TITLED} | //a[contains(@class,'topictitle')]"
_BOARDS = f"{TITLED} | //a[contains(@class,'subforum')]"
_TOPICS = "//li[contains(@class,'row')][.//a[contains(@class,'topictitle')]]"
_TITLES = "//a[contains(@class,'topictitle')]"


def boards(engine: Routes, page: Page) -> Iterator[RawBoard]:
    """The boards and sub-boards that links name, each once; links to other sites are none."""
    links = engine.links(page, _BOARDS, Kind.BOARD)
    rows = ((link, to, next(link.iterancestors("dl"), None)) for link, to in links)
    return boards_of((link, to) for link, to, row in rows if "forum_link" not in _state(row))


def _state(row: HtmlElement | None) -> str:
    """What a row's icon says: a class since 3.1, a background image before."""
    return "" if row is None else f"{row.get('class') or ''} {row.get('style') or ''}"


def threads(engine: Routes, page: Page) -> Iterator[RawThread]:
    """The threads of a board's page, announcements and sticky ones among them."""
    rows = find_all(page.root, _TOPICS)
    for row in rows:
        link = find(row, f".{_TITLES}")
        if link is not None and (address := engine.linked(page, link, Kind.THREAD)):
            yield _thread(row, link, address, page)
    for link, address in [] if rows else engine.links(page, _TITLES, Kind.THREAD):
        if (thread := read_row(link, address, page)) is not None:
            yield thread


def _thread(row: HtmlElement, link: HtmlElement, address: Address, page: Page) -> RawThread:
    cell = next(link.iterancestors("dt"), None)
    holder = find(row, ".//div[contains(@class,'topic-poster')]")
    holder = holder if holder is not None else cell
    poster = None if holder is None else _poster(holder, link)
    name, created = _by_words(link) if poster is None else (line(poster), None)
    prefix = link.getprevious()
    prefixed = prefix is not None and "prefix" in (prefix.get("class") or "")
    state = " ".join(_state(element) for element in row.iter("dl"))
    replies, views = (
        number_in(line(find(row, f".//dd[contains(@class,'{name}')]")))
        for name in ("posts", "views")
    )
    said = {} if replies else figures_of(row)
    kinds = {*classes(row), *(name for dl in row.iter("dl") for name in classes(dl))}
    return RawThread(
        address.id,
        address.url,
        line(link),
        prefix=line(prefix) if prefixed else None,
        author=name or None,
        author_id=read_member(poster, page)[0],
        created=created or (None if holder is None else _after(holder, poster)),
        last_post=_last_post(row),
        replies=replies or said.get("replies"),
        views=views or said.get("views"),
        pages=last_number(find_all(row, ".//*[contains(@class,'pagination')]//a")),
        sticky=bool(kinds & {"sticky", "announce", "global-announce"}) or "sticky_" in state,
        locked="_locked" in state,
        moved="topic_moved" in state,
    )


def _poster(holder: HtmlElement, title: HtmlElement) -> HtmlElement | None:
    """The element of the poster's name; the first line of narrow screens names the last poster."""
    found = None
    for element in holder.iter("a", "span"):
        if element is title or _is_narrow(element, "div", "span"):
            continue
        named = "username" in attribute(element, "class")
        if named or "mode=viewprofile" in attribute(element, "href"):
            found = element
    return found


def _is_narrow(element: HtmlElement, *tags: str) -> bool:
    """Whether an element is shown on narrow screens only."""
    return any("responsive-show" in classes(above) for above in element.iterancestors(*tags))


def _by_words(title: HtmlElement) -> tuple[str, Shown | None]:
    """Name and date of `by NAME » DATE`, as 3.0 writes them of guests: without any element."""
    for element in title.itersiblings("br"):
        by, mark, date = " ".join((element.tail or "").split()).partition(" » ")
        if mark:
            return by.partition(" ")[2], shown(date)
    return "", None


def _after(holder: HtmlElement, poster: HtmlElement | None) -> Shown | None:
    """The date that follows the poster's name."""
    for time in holder.iter("time"):
        if not _is_narrow(time, "div"):
            return when(time)
    return None if poster is None else shown(poster.tail or "")


def _last_post(row: HtmlElement) -> Shown | None:
    cell = find(row, ".//dd[contains(@class,'lastpost')]")
    breaks = find_all(cell, ".//br | .//a")
    dates = filter(None, (shown(element.tail or "") for element in reversed(breaks)))
    return when(first_in(cell, "time")) or next(dates, None)
