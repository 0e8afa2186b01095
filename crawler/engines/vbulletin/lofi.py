"""Pages without their skin: vBulletin's archive and its printed threads."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.routes import Routes
from crawler.light import Part, named_parts, placed_posts
from crawler.pages.dom import find_all, line, with_class
from crawler.pages.numbers import number_in
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawPost, RawThread, Shown

_PRINTED = "//td[contains(@class,'page') or contains(@class,'alt1')][table and hr]"
_LISTED = "//div[@id='content']//li/a[contains(@href,'t-')]"
# Version 4 numbers them from 1: `li#post_1` is no post's id.
_ITEMS = "//li[contains(@class,'postbit')]/div[contains(@class,'content')]/blockquote"


def posts(page: Page, thread_id: str, part: int) -> Iterator[RawPost]:
    """The posts of the page `part` of an archived or printed thread, which show no ids."""
    return placed_posts(thread_id, _parts(page.root), page=part)


def threads(engine: Routes, page: Page) -> Iterator[RawThread]:
    """The threads that a board of the archive lists, with how many replies each has."""
    for link, address in engine.links(page, _LISTED, Kind.THREAD):
        replies = number_in(line(link.getnext()))
        yield RawThread(address.id, address.url, line(link), replies=replies)


def _parts(root: HtmlElement) -> Iterator[Part]:
    archived = find_all(root, "//div[contains(@class,'posttext')]")
    yield from named_parts(archived, "username", "date")
    for cell in find_all(root, _PRINTED):
        heads = [line(head) for head in cell[0].iter("td")]
        bodies = cell.findall("div")
        if len(heads) >= 2 and bodies:
            yield Part(RawAuthor(heads[0]), Shown(heads[-1]), bodies[-1])
    for words in find_all(root, _ITEMS):
        item = next(words.iterancestors("li"))
        author, date = with_class(item, "username", "span"), with_class(item, "datetime", "div")
        if date is not None:
            yield Part(RawAuthor(line(author)), Shown(line(date)), words)
