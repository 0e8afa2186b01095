"""The lists of boards and threads of Forumotion, in every skin."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Address, Kind
from crawler.engines.forumotion.routes import ForumotionRoutes, read_address
from crawler.engines.forumotion.rows import read_figures, read_item, read_state
from crawler.pages.dom import classes, first_in, line
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.raw import RawBoard, RawThread

_TITLES = {
    Kind.BOARD: (
        "//a[contains(@class,'forumlink') or contains(@class,'forumtitle')]"
        " | //div[contains(@class,'forum-description')]//h3/a"
        " | //div[contains(@class,'forum-content')]/a[h3] | //a[contains(@class,'mobile_item')]"
    ),
    Kind.THREAD: (
        "//a[contains(@class,'topictitle')] | //div[contains(@class,'posts-description')]//h3/a"
        " | //a[contains(@class,'forum-section')][.//h3] | //a[contains(@class,'mobile_item')]"
        " | //*[contains(@class,'topictitle') or contains(@class,'topic-title')]//a"
    ),
}
_ROWS = frozenset({"posts-section", "forum-section", "forum-section-wrap", "mobile_item"})


def titles(engine: ForumotionRoutes, page: Page, kind: Kind) -> list[tuple[HtmlElement, Address]]:
    """The links of a list to boards or to threads, by the names that all skins give them."""
    links = engine.links(page, _TITLES[kind], kind)
    return [(link, to) for link, to in links if not to.start]


def _links(
    engine: ForumotionRoutes, page: Page, kind: Kind, on: Kind
) -> list[tuple[HtmlElement, Address]]:
    """The links of a list; where a template renamed them, all that could be, on such a page."""
    found = titles(engine, page, kind)
    own = read_address(page.url)
    if found or own is None or own.kind is not on:
        return found
    return [
        (link, to)
        for link, to in engine.links(page, "//a", kind)
        if not (to.start or to.post_id or "#" in (link.get("href") or ""))
        and any(map(str.isalpha, line(link)))
    ]


def board_rows(engine: ForumotionRoutes, page: Page) -> Iterator[RawBoard]:
    """The boards that a page lists, with the boards that their rows name below them."""
    seen = set()
    for link, _ in _links(engine, page, Kind.BOARD, Kind.INDEX):
        row = _row(link)
        for other in [link] if row is None else [link, *row.iter("a")]:
            found = engine.linked(page, other, Kind.BOARD)
            name = line(next(other.iter("h3"), other))
            if found is not None and not found.start and name and found.id not in seen:
                seen.add(found.id)
                yield RawBoard(found.id, found.url, name)


def _row(link: HtmlElement, others: frozenset[HtmlElement] = frozenset()) -> HtmlElement | None:
    """The row of a title; in a template without rows, what holds no other title."""
    for above in link.iterancestors("tr", "li", "div"):
        if above.tag != "div" or not _ROWS.isdisjoint(classes(above)):
            return above
    row = link
    for above in link.iterancestors() if others else ():
        if sum(e in others for e in above.iter("a")) > 1:
            break
        row = above
    return row if row is not link else None


def thread_rows(engine: ForumotionRoutes, page: Page) -> Iterator[RawThread]:
    """The threads that a board lists; announcements may stand in it twice."""
    seen = set()
    links = _links(engine, page, Kind.THREAD, Kind.BOARD)
    others = frozenset(link for link, _ in links)
    for link, address in links:
        if address.id in seen:
            continue
        seen.add(address.id)
        heading = first_in(link, "h3")
        thread = RawThread(address.id, address.url, line(link if heading is None else heading))
        row = _row(link, others)
        if row is not None:
            read_state(row, link, thread)
            read_figures(engine, page, row, link, thread)
            linked = ((link, engine.linked(page, link, Kind.THREAD)) for link in row.iter("a"))
            later = [link for link, to in linked if to and to.start and to.id == address.id]
            thread.pages = last_number(later) or 1
            read_item(link, thread)
        yield thread
