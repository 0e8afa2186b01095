"""The lists of boards and threads of Vanilla, as items or as rows of a table."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.routes import boards_of
from crawler.engines.vanilla.posts import shown_count
from crawler.engines.vanilla.routes import VanillaRoutes, first_page
from crawler.pages.dom import classes, find, find_all, first_in, line, when, with_class
from crawler.pages.page import Page
from crawler.raw import RawBoard, RawThread

_PANELS = "ancestor::ul[contains(concat(' ',@class,' '),' PanelInfo ')]"  # the last threads of all
ROWS = f"//*[starts-with(@id,'Discussion_')][self::li or self::tr][not({_PANELS})]"
BOARDS = (
    "//body//*[contains(@class,'CategoryList') or contains(@class,'CategoryTable')"
    " or contains(@class,'CategoryGroup')]//a[@href]"
)
_STARTER = (
    ".//*[contains(@class,'FirstUser')]//a[contains(@class,'UserLink')]"
    " | .//*[contains(@class,'DiscussionAuthor')]//a"
)


def boards(engine: VanillaRoutes, page: Page) -> Iterator[RawBoard]:
    """The boards and sub-boards of the lists but for the page's own; headings are none."""
    links = engine.links(page, BOARDS, Kind.BOARD)
    listed = ((link, to) for link, to in links if "CategoryHeading" not in _holders(link))
    return boards_of(listed, engine.own_address(page, Kind.BOARD).id)


def threads(engine: VanillaRoutes, page: Page) -> Iterator[RawThread]:
    """The threads of a board's page, in its order."""
    return filter(None, (_listed(engine, row, page) for row in find_all(page.root, ROWS)))


def _holders(element: HtmlElement) -> str:
    return " ".join(e.get("class") or "" for e in element.iterancestors("li", "tr"))


def _listed(engine: VanillaRoutes, row: HtmlElement, page: Page) -> RawThread | None:
    links = [a for a in row.iter("a") if "/discussion/" in (a.get("href") or "") and line(a)]
    link = next(
        (a for a in links if "Title" in f"{a.get('class')}{a.getparent().get('class')}"), None
    )
    link = links[0] if link is None and links else link
    address = engine.linked(page, link, Kind.THREAD)
    if address is None:
        return None
    names = [name for e in row.iter() for name in classes(e)]
    first, last = with_class(row, "FirstUser"), with_class(row, "LastUser")
    date = with_class(row, "LastCommentDate") if last is None else last
    user = find(row, _STARTER)
    member = engine.linked(page, user, Kind.PROFILE)
    places = find_all(row, ".//*[contains(@class,'Category')]//a")
    start = first_in(first, "time")
    return RawThread(
        address.id,
        first_page(address),
        line(link),
        boards=[line(place) for place in places],
        author=line(user) or None,
        author_id=member.id if member else None,
        created=when(start),
        last_post=when(first_in(date, "time")),
        replies=shown_count(row, "CountComments") or shown_count(row, "CommentCount"),
        views=shown_count(row, "CountViews") or shown_count(row, "ViewCount"),
        sticky="Announcement" in names or "Tag-Announcement" in names,
        locked="Closed" in names or "Tag-Closed" in names,
    )
