"""PunBB since 1.3: its own skin of headings, lists and `brd-` blocks."""

import re

from lxml.html import HtmlElement

from crawler.arabic.members import is_guest_name
from crawler.engines.base import Kind
from crawler.engines.fluxbb.engine import FluxBB
from crawler.engines.messages import message_kind
from crawler.pages.dom import find, find_all, first_in, line, own_words
from crawler.pages.numbers import first_found
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.raw import RawAuthor

# The id of a page's block; version 1.4 has a `#brd-messages` above it, empty on most pages.
_STATUS = re.compile(
    r"^brd-(viewtopic|viewforum|index|login|message|profile|search)(?:-|posts|topics|$)"
)


class PunBB(FluxBB):
    """Posts are `.post` blocks whose head has the number; the page's name is an id `brd-...`."""

    version = "punbb 1.3"
    board_links = "//div[starts-with(@id,'forum')]//h3//a[@href]"
    crumbs = "(//*[contains(@class,'crumbs')])[1]//a[@href]"
    rows = "//div[starts-with(@id,'topic')]"
    heading = "h3"
    columns = ("item-starter", "info-lastpost", "info-replies", "info-views", "item-nav")
    parts = ("entry-content", "sig-content", "lastedit", "post-num", "post-link")
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

    def blocks(self, page: Page) -> dict[str, HtmlElement]:
        heads = find_all(page.root, "//div[contains(@class,'posthead')][@id]")
        blocks = {head.get("id", "")[1:]: head.getparent() for head in heads}
        return {n: block for n, block in blocks.items() if n.isdecimal() and block is not None}

    def read_author(self, named: dict[str, HtmlElement], page: Page) -> RawAuthor:
        name, title = named.get("username"), line(named.get("usertitle"))
        byline = named.get("post-byline") if name is None else name
        author = RawAuthor(line(name))
        if byline is not None:
            self.identify(author, page, byline.iter("a"))
            author.name = author.name or line(first_in(byline, "a", "strong"))
        author.title = None if is_guest_name(title) else title or None
        author.avatar = picture(page, named.get("useravatar"))
        for item in named["author-info"].iter("li") if "author-info" in named else ():
            value = first_in(item, "strong")
            if value is not None and line(value):
                author.panel.append((own_words(item, [value]).rstrip(" :"), line(value)))
        return author
