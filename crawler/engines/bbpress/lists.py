"""The lists of boards and threads of bbPress."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.labels import match_label
from crawler.arabic.numbers import parse_count
from crawler.engines.base import Address, Kind
from crawler.engines.bbpress.authors import MEMBER, read_member
from crawler.engines.bbpress.routes import read_address
from crawler.links import clean_url
from crawler.pages.dom import classes, find, find_all, line, with_class
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import last_number, number_in, number_of
from crawler.pages.page import Page
from crawler.raw import RawBoard, RawThread, Shown

_ROW = re.compile(r"bbp-topic-(\d+)$")
# Sub-boards are listed with their figures: `(12, 40)`.
_FIGURES = re.compile(r"\s*\([\d.,،\s]*\)$")
_TITLES = ".//a[@href][contains(@class,'-topic-permalink') or ../@class='bbp-topic-title']"
# BuddyBoss has words of its own for parts of a row; its pages of late (`bb-rl-`) say no label.
_FRESH = (
    ".//*[contains(@class,'-topic-freshness')]//a[not(*)]"
    " | .//*[@class='bs-replied']/a[not(@class)]"
)
_REPLIES = ".//*[contains(@class,'bbp-topic-reply-count') or @class='bs-replies']"
_LIST = frozenset({"body", "bbp-body", "bbp-topics"})
_BOARDS = (
    "//a[contains(@class,'bbp-forum-title') or contains(@class,'bbp-forum-link')"
    " or parent::*[contains(@class,'bbp-forum-title')]]"
)
_COUNT_HEAD = (
    "//li[contains(@class,'bbp-header')]//li[contains(@class,'reply-count')]"
    " | //*[contains(@class,'bbp-header')]//div[contains(@class,'reply-count')]"
)


@once_a_page
def rows(page: Page) -> list[tuple[str, HtmlElement]]:
    """Of each listed thread the number, else the name in its address, and the row."""
    elements = page.root.iter("ul", "div", "li", "tr", "article")
    found = ((_ROW.match(e.get("id") or ""), e) for e in elements)
    return [(match[1], row) for match, row in found if match] or list(_unnamed(page))


def _unnamed(page: Page) -> Iterator[tuple[str, HtmlElement]]:
    """The rows of a theme without their ids: what is around one title and no other."""
    for link in find_all(page.root, _TITLES):
        address = read_address(page.absolute(link.get("href")))
        row = link
        for above in link.iterancestors():
            if _LIST & {above.tag, *classes(above)} or len(find_all(above, _TITLES)) > 1:
                break
            row = above
        row = next((e for e in row.iter() if "type-topic" in classes(e)), row)
        number = number_of(row, "post-") or (address.id if address else None)
        if number:
            yield number, row


def boards(page: Page) -> Iterator[RawBoard]:
    """The boards and sub-boards of the lists, in order.

    Where a site calls the folders of its boards by other words, their class alone tells them.
    """
    seen = {clean_url(page.url)}
    for link in find_all(page.root, _BOARDS):
        url = page.absolute(link.get("href"))
        address = read_address(url)
        if address is None and url and not _in_widget(link):
            address = Address(Kind.BOARD, clean_url(url), clean_url(url))
        if address and address.kind is Kind.BOARD and address.url not in seen:
            seen.add(address.url)
            yield RawBoard(address.id, address.url, _FIGURES.sub("", line(link)))


def _in_widget(link: HtmlElement) -> bool:
    """Whether a link stands in a list beside the page, where threads have the class of boards."""
    return any("-widget" in (above.get("class") or "") for above in link.iterancestors("ul"))


def threads(page: Page) -> Iterator[RawThread]:
    """The threads of a board's page, each a row `bbp-topic-N`."""
    heads = find_all(page.root, _COUNT_HEAD)
    label = match_label(line(heads[0])) if heads else None
    posts = label is not None and label.field == "messages"
    for number, row in rows(page):
        titled = ".//*[contains(@class,'bbp-topic-title')]//a[@href]"
        link = find(row, ".//a[contains(@class,'-topic-permalink')]", titled)
        if link is not None:
            yield _thread(number, row, link, page, posts=posts)


def _thread(
    number: str, row: HtmlElement, link: HtmlElement, page: Page, *, posts: bool
) -> RawThread:
    address = read_address(page.absolute(link.get("href")))
    started = find(row, ".//*[contains(@class,'-topic-started-by')]")
    author = None if started is None else read_member(started, page)
    fresh = find(row, _FRESH)
    count = number_in(line(find(row, _REPLIES)))
    if count and posts:  # the first post is counted too
        count = str(max((parse_count(count) or 1) - 1, 0))
    paging = with_class(row, "bbp-topic-pagination")
    names = classes(row)
    return RawThread(
        number,
        address.url if address else page.absolute(link.get("href")),
        line(link),
        author=(author.name or None) if author else None,
        author_id=number_of(row, MEMBER) or (author.user_id if author else None),
        last_post=_freshness(fresh, line(link)),
        replies=count,
        posts=number_in(line(with_class(row, "bb-rl-topic-reply-count"))) or None,
        pages=1 if paging is None else last_number(list(paging.iter("a"))) or 1,
        sticky="sticky" in names or "super-sticky" in names,
        locked="status-closed" in names,
    )


def _freshness(link: HtmlElement | None, title: str) -> Shown | None:
    """How long ago the last post was; some sites have the date itself as the tooltip."""
    if link is None or not line(link):
        return None
    tip = " ".join((link.get("title") or "").split())
    return Shown(line(link), full="" if tip == title else tip)
