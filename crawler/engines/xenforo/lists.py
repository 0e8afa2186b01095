"""The threads that a board of XenForo 2 lists: as lines, with a preview, or as whole articles."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.blocks.thread_lines import figures_of
from crawler.engines.base import Kind
from crawler.engines.xenforo.authors import member_id
from crawler.engines.xenforo.routes import XenForoRoutes
from crawler.pages.dom import classes, find, find_all, first_in, line, when
from crawler.pages.numbers import last_number, number_in
from crawler.pages.page import Page
from crawler.raw import RawThread

_ITEMS = "//*[contains(@class,'js-threadListItem-')][self::div or self::article]"
_TITLE = "contains(@class,'structItem-title') or contains(@class,'articlePreview-title')"
_LAST = (
    ".//*[contains(@class,'structItem-cell--latest')]//time | .//a[contains(@href,'/latest')]//time"
)
_WHOLE = "//article[starts-with(@id,'js-post-')][.//h2[contains(@class,'article-title')]]"


def listed_threads(page: Page, engine: XenForoRoutes) -> Iterator[RawThread]:
    """The threads of a board, in its order."""
    for item in find_all(page.root, _ITEMS):
        if thread := _titled(page, engine, item, f".//*[{_TITLE}]//a[@href]"):
            yield _line(item, thread)
    for article in find_all(page.root, _WHOLE):
        title = ".//h2[contains(@class,'article-title')]//a[@href]"
        if thread := _titled(page, engine, article, title):
            yield _whole(article, thread)


def _titled(page: Page, engine: XenForoRoutes, item: HtmlElement, title: str) -> RawThread | None:
    """The thread that the last link of a title leads to, with its flags; prefixes are links too."""
    links = find_all(item, title)
    prefixes = [link for link in links if "labelLink" in classes(link)]
    named = next((link for link in reversed(links) if link not in prefixes), None)
    address = engine.linked(page, named, Kind.THREAD)
    if address is None:
        return None
    names = item.get("class") or ""
    icons = " ".join(icon.get("class") or "" for icon in item.iter("i", "svg", "span"))
    return RawThread(
        names.partition("js-threadListItem-")[2].partition(" ")[0] or address.id,
        address.url,
        line(named),
        prefix=" ".join(map(line, prefixes)) or None,
        author=item.get("data-author"),
        sticky="status--sticky" in icons,
        locked="status--locked" in icons or "is-locked" in names,
        moved="status--redirect" in icons,
    )


def _line(item: HtmlElement, thread: RawThread) -> RawThread:
    """The thread with the figures of its line."""
    counts = [line(dd) for dd in find_all(item, ".//div[contains(@class,'cell--meta')]//dd")]
    figures = dict(zip(("replies", "views"), counts, strict=False)) or figures_of(item)
    author = find(item, ".//ul[contains(@class,'structItem-parts')]//*[@data-user-id]")
    last = find(item, _LAST)
    thread.author = thread.author or line(author) or None
    thread.author_id = member_id(author)
    thread.created = when(next((t for t in item.iter("time") if t is not last), None))
    thread.last_post = when(last)
    thread.replies, thread.views = figures.get("replies"), figures.get("views")
    thread.pages = last_number(find_all(item, ".//span[contains(@class,'pageJump')]/a"))
    return thread


def _whole(article: HtmlElement, thread: RawThread) -> RawThread:
    """The thread whose opening post stands in the list."""
    author = find(article, ".//*[contains(@class,'attribution-user')]//*[@data-user-id]")
    replies = find(article, ".//a[contains(@class,'actionBar-action--replies')]")
    thread.author = thread.author or line(author) or None
    thread.author_id = member_id(author)
    thread.created = when(first_in(article, "time"))
    thread.replies = number_in(line(replies)) or "0"
    return thread
