"""The lists of threads of NodeBB's pages, and where those of boards stand."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Kind
from crawler.engines.nodebb.routes import NodeBBRoutes
from crawler.pages.dom import classes, find, find_all, line, with_class
from crawler.pages.fields import iso_date
from crawler.pages.page import Page
from crawler.raw import RawThread, Shown

ROWS = "//li[@component='category/topic' or contains(@class,'category-item')][@data-tid]"
BOARDS = "//*[@component='categories/category']//a[@href]"
# The member who began a thread, in words: their picture may be a letter.
_STARTER = (
    ".//a[contains(@href,'/user/') and normalize-space()]"
    "[not(.//img or .//*[contains(@class,'avatar') or contains(@class,'user-icon')])]"
)
_PICTURE = (
    ".//a[@title and contains(@href,'/user/') and not(ancestor::*[contains(@class,'teaser')])]"
)
_NUMBERS = (
    ".//*[contains(@class,'stats')]"
    "//*[@title and (contains(@class,'number') or contains(../@class,'count'))]"
)


def threads(engine: NodeBBRoutes, page: Page) -> Iterator[RawThread]:
    """The threads of a board's page, in its order."""
    return filter(None, (_listed(engine, row, page) for row in find_all(page.root, ROWS)))


def _listed(engine: NodeBBRoutes, row: HtmlElement, page: Page) -> RawThread | None:
    header = ".//*[@component='topic/header']//a[@href] | .//a[@itemprop='url']"
    link = find(row, header, ".//a[contains(@href,'/topic/')]")
    address = engine.linked(page, link, Kind.THREAD)
    if link is None or address is None:
        return None
    numbers = find_all(row, _NUMBERS)
    shown = [n.get("title") or "" for n in numbers if "votes" not in _holder(n)]
    posts = parse_count(shown[0]) if shown else None
    teaser = find(row, ".//*[@component='topic/teaser' or contains(@class,'teaser')]")
    last = with_class(teaser, "timeago")
    first = next((t for t in row.iter("span") if "timeago" in classes(t)), None)
    if first is None:  # a link to the thread as its title's is; one to a post has its place
        same = [a for a in row.iter("a") if a.get("href") == link.get("href")]
        first = next((a for a in same if "timeago" in classes(a)), None)
    user, picture = find(row, _STARTER), find(row, _PICTURE)
    author = line(user) or ("" if picture is None else picture.get("title"))
    names = classes(row)
    return RawThread(
        address.id,
        address.url,
        line(link),
        tags=[line(tag) for tag in find_all(row, ".//a[contains(@href,'/tags/')]")],
        author=author or None,
        created=_titled(first if first is not last else None),
        last_post=_titled(last) or _titled(first),
        replies=str(posts - 1) if posts else None,
        views=shown[1] if len(shown) > 1 else None,
        sticky="pinned" in names,
        locked="locked" in names,
    )


def _holder(number: HtmlElement) -> str:
    """The classes of the column in which a number of a row stands."""
    holders = (e.get("class") or "" for e in number.iterancestors())
    return next((names for names in holders if "stats-" in names), "")


def _titled(element: HtmlElement | None) -> Shown | None:
    """A date that scripts write out: until then it stands in the title."""
    return None if element is None else iso_date(element.get("title"))
