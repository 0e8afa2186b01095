"""Printed topics of phpBB 3, in prosilver and in subsilver2: no post shows its number."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.phpbb.blocks import containers
from crawler.engines.phpbb.paging import own_address
from crawler.engines.phpbb.routes import first_page, read_address
from crawler.light import Part, gathered, placed_posts
from crawler.pages.dom import classes, find, find_all, first_in, line, with_class
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawPost, RawThread, Shown

_BODIES = (
    "//div[contains(concat(@class,' '),'post ')][not(@id)]/div[contains(@class,'content')]"
    "[preceding-sibling::div[contains(@class,'author')]]"
)
_RULES = "//table//td/hr[contains(@class,'sep')]"
_TOPIC = "span[contains(concat(@class,' '),'topic ')]"
_TITLE = f"//div[@id='page-header']/h2 | //{_TOPIC}"
_NUMBERS = f"(//div[contains(@class,'page-number')])[1]//strong | //tr[td/{_TOPIC}]//strong"


@once_a_page
def printed(page: Page) -> list[RawPost]:
    """The posts of a printed topic's page, none of which has an id."""
    if containers(page):
        return []
    own, named = own_address(page, Kind.THREAD), read_address(page.url)
    part = (_place(page)[0] or 0) if named and named.post_id else 0
    return list(placed_posts(own.id, _parts(page.root), skipped=own.start, page=part))


def _parts(root: HtmlElement) -> Iterator[Part]:
    for body in find_all(root, _BODIES):
        post = body.getparent()
        if post is not None:
            author, date = with_class(post, "author", "div"), with_class(post, "date", "div")
            who, said = (line(first_in(place, "strong")) for place in (author, date))
            yield Part(RawAuthor(who), Shown(said), body)
    for rule in find_all(root, _RULES):
        table = next(rule.iterancestors("table"), None)
        name = first_in(table, "b")
        if name is not None:
            words = (part for part in rule.itersiblings() if "tablebg" not in classes(part))
            date = (name.tail or "").strip(" []\n\t\xa0")
            yield Part(RawAuthor(line(name)), Shown(date), gathered(rule.tail, words))


def printed_thread(page: Page) -> RawThread:
    """The topic of a printed page, which names no board."""
    own = own_address(page, Kind.THREAD)
    _, pages = _place(page)
    return RawThread(own.id, first_page(own), line(find(page.root, _TITLE)), pages=pages)


def page_after(page: Page) -> str | None:
    """The page of the topic that begins where a printed one ends, which links to none."""
    here, pages = _place(page)
    own = own_address(page, Kind.THREAD)
    if here is None or pages is None or here >= pages or "?" not in own.url:
        return None
    return f"{first_page(own)}&start={own.start + len(printed(page))}"


def _place(page: Page) -> tuple[int | None, int | None]:
    """The number of the page and how many there are: "page 1 of 3"."""
    numbers = [line(mark) for mark in find_all(page.root, _NUMBERS)]
    if len(numbers) < 2 or not all(number.isdecimal() for number in numbers):
        return None, None
    return int(numbers[0]), int(numbers[1])
