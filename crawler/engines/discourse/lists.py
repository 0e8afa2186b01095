"""The lists of threads of Discourse's pages, old and new, and where those of boards stand."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.discourse.posts import moment
from crawler.engines.discourse.routes import DiscourseRoutes, first_page
from crawler.pages.dom import find, find_all, line, with_class
from crawler.pages.page import Page
from crawler.raw import RawThread, Shown

_ROWS = "//tr[contains(@class,'topic-list-item')]"
_OLD_ROWS = "//div[contains(@class,'topic-list')]/div[@itemprop='itemListElement']"
# The index, and over a category's topics the links to the categories in it.
BOARDS = (
    "//*[contains(@class,'category-list')]//a[@href]"
    " | //div[@id='main-outlet'][.//table[contains(@class,'topic-list')]]"
    "//a[span/@itemprop='name'][not(ancestor::h1 or ancestor::tr)]"
)
# Only of a topic that is kept on top a list shows the first words.
_PINNED = (
    ".//p[@class='excerpt'] | .//*[contains(@class,'topic-status') and contains(@class,'pinned')]"
)
TABLE = "//table[contains(@class,'topic-list')]"
# The names of a row's categories; scripts called the class by another name since 2023.
_CATEGORIES = ".//*[contains(@class,'category-name') or contains(@class,'badge-category__name')]"


def threads(engine: DiscourseRoutes, page: Page) -> Iterator[RawThread]:
    """The topics that the page lists, in order."""
    return filter(None, (_listed(engine, row, page) for row in rows(page.root)))


def rows(root: HtmlElement) -> list[HtmlElement]:
    """The lines of the topics that a page lists."""
    return find_all(root, _ROWS) or find_all(root, _OLD_ROWS)


def _listed(engine: DiscourseRoutes, row: HtmlElement, page: Page) -> RawThread | None:
    link = find(row, ".//a[contains(@class,'title') or contains(@class,'raw-link')] | .//a")
    address = engine.linked(page, link, Kind.THREAD)
    if address is None:
        return None
    poster = find(row, ".//td[contains(@class,'posters')]//a[@href]")
    starter = engine.linked(page, poster, Kind.PROFILE)
    return RawThread(
        address.id,
        first_page(address.url),
        line(link),
        tags=[line(tag) for tag in find_all(row, ".//a[contains(@class,'discourse-tag')]")],
        boards=[line(name) for name in find_all(row, _CATEGORIES)],
        author=starter.id if starter else None,
        author_id=starter.id if starter else None,
        last_post=_last_post(row),
        replies=line(with_class(row, "posts", "span", "td")) or None,
        views=line(with_class(row, "views", "span", "td")) or None,
        sticky=find(row, _PINNED) is not None or None,
    )


def _last_post(row: HtmlElement) -> Shown | None:
    """The date in the last cell of a line; in old lists there are no cells."""
    cells = list(row.iter("td"))
    if not cells:
        return None
    date = moment(find(cells[-1], ".//*[@data-time]"))
    figure = find(cells[-1], "./span") is not None  # a number of posts
    return date or (None if figure or not line(cells[-1]) else Shown(line(cells[-1])))
