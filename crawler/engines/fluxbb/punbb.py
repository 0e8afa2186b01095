"""PunBB since 1.3: its own skin of headings, lists and `brd-` blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.members import is_guest_name
from crawler.engines.base import Kind
from crawler.engines.fluxbb.engine import FluxBB
from crawler.engines.fluxbb.posts import permalink, without_by
from crawler.engines.fluxbb.routes import read_address
from crawler.engines.messages import message_kind
from crawler.pages.dom import (
    classes,
    count_in,
    find,
    find_all,
    first_found,
    last_number,
    line,
    number_in,
    own_words,
    with_class,
)
from crawler.pages.edits import edit_date
from crawler.pages.sources import picture
from crawler.raw import NO_DATE, RawAuthor, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.pages.page import Page

# The id of a page's block; version 1.4 has a `#brd-messages` above it, empty on most pages.
_STATUS = re.compile(
    r"^brd-(viewtopic|viewforum|index|login|message|profile|search)(?:-|posts|topics|$)"
)


class PunBB(FluxBB):
    """Posts are `.post` blocks whose head has the number; the page's name is an id `brd-...`."""

    version = "punbb 1.3"
    board_links = "//div[starts-with(@id,'forum')]//h3//a[@href]"
    crumbs = "(//*[contains(@class,'crumbs')])[1]//a[@href]"
    titles = (
        "//h1//a[contains(@class,'permalink')] | //h1[contains(@class,'main-title')]/a",
        "//title",
    )

    def detect(self, page: Page) -> int:
        if not page.names.has_id("brd-"):
            return 0
        if find(page.root, "//div[@id='brd-wrap' or @id='brd-main' or @id='brd-head']") is None:
            return 0
        return 90 if find(page.root, "//div[contains(@class,'brd-page')]") is not None else 75

    def kind(self, page: Page) -> Kind:
        if self.blocks(page):
            return Kind.THREAD
        names = [e.get("id") or "" for e in find_all(page.root, "//div[contains(@id,'brd-')]")]
        script = first_found(_STATUS, names)
        message = find(page.root, "//div[contains(@class,'main-message')]")
        if script == "login":
            return Kind.LOGIN
        if script == "message" or message is not None:
            return message_kind(message)
        if script == "search":
            return Kind.OTHER
        if find(page.root, "//div[contains(@class,'main-forum')]") is not None:
            return Kind.BOARD
        if find(page.root, "//div[contains(@class,'main-category')]") is not None:
            return Kind.INDEX
        return Kind.PROFILE if script == "profile" else Kind.OTHER

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, "//div[starts-with(@id,'topic')]"):
            heading = next(row.iter("h3"), None)
            link = None if heading is None else next(reversed(list(heading.iter("a"))), None)
            address = self.linked(page, link, Kind.THREAD)
            if address is None:
                continue
            last = with_class(row, "info-lastpost", "li")
            date = None if last is None else next(last.iter("a"), None)
            names, pages = classes(row), with_class(row, "item-nav", "span")
            starter = with_class(row, "item-starter", "span")
            cited = None if starter is None else next(starter.iter("cite"), None)
            yield RawThread(
                address.id,
                address.url,
                line(link),
                author=line(cited) or without_by(line(starter)) or None,
                last_post=None if date is None else Shown(line(date)),
                replies=number_in(line(with_class(row, "info-replies", "li"))),
                views=number_in(line(with_class(row, "info-views", "li"))),
                pages=None if pages is None else last_number(list(pages.iter("a"))),
                sticky="sticky" in names,
                locked="closed" in names,
                moved="moved" in names,
            )

    def blocks(self, page: Page) -> list[HtmlElement]:
        heads = find_all(page.root, "//div[contains(@class,'posthead')]")
        numbered = [e for e in heads if (e.get("id") or "p")[1:].isdecimal()]
        return [e.getparent() for e in numbered if e.getparent() is not None]

    def posts(self, page: Page) -> Iterator[RawPost]:
        for block in self.blocks(page):
            parts: dict[str, HtmlElement] = {}
            for element in block.iter("div", "span", "ul", "li", "p"):
                for name in classes(element):
                    parts.setdefault(name, element)
            body, head = parts.get("entry-content"), parts.get("posthead")
            if body is None or head is None:
                continue
            number = (head.get("id") or "")[1:]
            link = next(parts["post-link"].iter("a"), None) if "post-link" in parts else None
            author = _author(parts, page)
            author.signature = parts.get("sig-content")
            yield RawPost(
                number,
                author,
                body,
                permalink=permalink(number, link, page),
                posted=NO_DATE if link is None else Shown(line(link)),
                edited=edit_date(line(parts.get("lastedit"))),
                position=count_in(parts.get("post-num")),
            )


def _author(parts: dict[str, HtmlElement], page: Page) -> RawAuthor:
    author = RawAuthor(line(parts.get("username")))
    byline = parts.get("username", parts.get("post-byline"))
    for link in [] if byline is None else byline.iter("a"):
        address = read_address(page.absolute(link.get("href")))
        if address is not None and address.kind is Kind.PROFILE:
            author.user_id, author.url = address.id, address.url
    if not author.name and byline is not None:
        author.name = line(next(byline.iter("a", "strong"), None))
    title = line(parts.get("usertitle"))
    author.title = None if is_guest_name(title) else title or None
    author.avatar = picture(page, parts.get("useravatar"))
    for item in parts["author-info"].iter("li") if "author-info" in parts else ():
        value = next(item.iter("strong"), None)
        if value is not None and line(value):
            author.panel.append((own_words(item, [value]).rstrip(" :"), line(value)))
    return author
