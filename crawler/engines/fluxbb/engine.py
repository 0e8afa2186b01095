"""FluxBB, and PunBB to 1.2: blocks `#p123.blockpost`, lists in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crawler.arabic.numbers import parse_count
from crawler.arabic.walls import is_error_page, is_login_wall
from crawler.dom import classes, find, find_all, last_number, line, number_in, with_class
from crawler.engines.base import Address, Engine, Kind
from crawler.engines.fluxbb.markup import MARKUP
from crawler.engines.fluxbb.posts import permalink, read_author, read_edit, without_by
from crawler.engines.fluxbb.routes import first_page, own_address, read_address
from crawler.links import clean_url
from crawler.raw import NO_DATE, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_MARKS = (
    "//div[starts-with(@id,'pun') and contains(@class,'pun') or @class='punwrap']",
    "//div[contains(@class,'blockpost') or contains(@class,'blocktable')"
    " or contains(@class,'blockform') or @id='msg']",
    "//div[@id='brdheader' or @id='brdmain' or @id='brdfooter']",
)
_NAMES = ("pun", "blockpost", "blocktable", "msg", "blockform", "brd")
_TRAIL = "//ul[contains(@class,'crumbs')] | //div[contains(@class,'linkst')]//ul"
# Forumotion has a skin made from PunBB's.
_KIN = ("_userdata", "illiweb.com")
# The foot of most pages says it.
_CREDITS = (b"fluxbb.org", b"punbb.informer", b"punbb.org", b"fluxbb.informer")


class FluxBB(Engine):
    """The skin that FluxBB took over from PunBB 1.2."""

    name = "fluxbb"
    version = "1"
    hallmarks = ("pun.css", "punbb", "extern.php?action=")
    called = ("punwrap",)
    markup = MARKUP
    board_links: ClassVar[str] = "//div[starts-with(@id,'idx')]//h3//a[@href]"

    def detect(self, page: Page) -> int:
        if not page.names.has(*_NAMES):
            return 0
        found = sum(1 for mark in _MARKS if find(page.root, mark) is not None)
        if not found or page.says(*_KIN):
            return 0
        markup = page.markup.lower()
        found += any(markup.rfind(credit) >= 0 for credit in _CREDITS)
        return 65 + 8 * found if found > 1 else 0

    def kind(self, page: Page) -> Kind:
        root = page.root
        if self.blocks(page):
            return Kind.THREAD
        if find(root, "//div[@id='login'] | //form[@id='login']") is not None:
            return Kind.LOGIN
        message = find(root, "//div[@id='msg']")
        if message is not None:
            return Kind.LOGIN if is_login_wall(line(message)[:1500]) else Kind.ERROR
        if find(root, "//div[@id='vf']") is not None:
            return Kind.BOARD
        named = find(root, "//div[starts-with(@id,'punsearch') or starts-with(@id,'punuserlist')]")
        if named is None and find(root, "//div[starts-with(@id,'idx')]") is not None:
            return Kind.INDEX
        if find(root, "//div[@id='viewprofile']") is not None:
            return Kind.PROFILE
        words = line(find(root, "//div[@id='brdmain']"))[:1500]
        return Kind.ERROR if is_error_page(words) else Kind.OTHER

    def address(self, url: str) -> Address | None:
        return read_address(url)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        seen = set()
        for link in find_all(page.root, self.board_links):
            address = read_address(page.absolute(link.get("href")))
            if address and address.kind is Kind.BOARD and address.id not in seen:
                seen.add(address.id)
                yield RawBoard(address.id, address.url, line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, "//div[@id='vf']//tr[td]"):
            links = [(a, read_address(page.absolute(a.get("href")))) for a in row.iter("a")]
            found = [(a, to) for a, to in links if to and to.kind is Kind.THREAD and to.id]
            if not found:
                continue
            (link, address), last = found[0], with_class(row, "tcr", "td")
            date = None if last is None else next(last.iter("a"), None)
            names = classes(row)
            pages = with_class(row, "pagestext", "span")
            yield RawThread(
                address.id,
                address.url,
                line(link),
                author=without_by(line(with_class(row, "byuser", "span"))) or None,
                last_post=None if date is None else Shown(line(date)),
                replies=number_in(line(with_class(row, "tc2", "td"))),
                views=number_in(line(with_class(row, "tc3", "td"))),
                pages=None if pages is None else last_number(list(pages.iter("a"))),
                sticky="isticky" in names,
                locked="iclosed" in names,
                moved="imoved" in names or with_class(row, "movedtext") is not None,
            )

    def thread(self, page: Page) -> RawThread:
        own = own_address(page, Kind.THREAD)
        trail = find(page.root, _TRAIL)
        boards, title = [], ""
        for link in [] if trail is None else trail.iter("a"):
            address = read_address(page.absolute(link.get("href")))
            if address is not None and address.kind is Kind.BOARD:
                boards.append(line(link))
            elif address is not None and address.kind is Kind.THREAD:
                title = line(link)
        last = None if trail is None else next(reversed(list(trail.iter("li"))), None)
        title = title or line(last).strip("» \xa0")
        title = title or line(find(page.root, "//div[contains(@class,'postright')]/h3"))
        title = title or line(find(page.root, "//title"))
        numbers = find_all(page.root, "(//p[contains(@class,'pagelink')])[1]/*")
        return RawThread(
            own.id, first_page(own), title, boards=boards, pages=last_number(numbers) or 1
        )

    def blocks(self, page: Page) -> list[HtmlElement]:
        """The blocks of posts."""
        return [
            e
            for e in find_all(page.root, "//div[contains(@class,'blockpost')]")
            if (e.get("id") or "p")[1:].isdecimal()
        ]

    def posts(self, page: Page) -> Iterator[RawPost]:
        for block in self.blocks(page):
            parts: dict[str, HtmlElement] = {}
            for element in block.iter("div", "h2", "dl", "p", "span"):
                for name in [element.tag, *classes(element)]:
                    parts.setdefault(name, element)
            body = parts.get("postmsg")
            if body is None or body is parts.get("postsignature"):
                continue
            number = (block.get("id") or "")[1:]
            head = parts.get("h2")
            link = None if head is None else next(head.iter("a"), None)
            place = number_in(line(parts.get("conr")))
            author = read_author(parts.get("dl"), page)
            author.signature = parts.get("postsignature")
            yield RawPost(
                number,
                author,
                body,
                permalink=permalink(number, link, page),
                posted=NO_DATE if link is None else Shown(line(link)),
                edited=read_edit(parts.get("postedit")),
                position=parse_count(place) if place else None,
            )

    def next_page(self, page: Page) -> str | None:
        kind = self.kind(page)
        link = find(page.root, "//link[@rel='next'] | //a[@rel='next']")
        if link is None:
            link = self._following(page.root)
        url = "" if link is None else page.absolute(link.get("href"))
        address = read_address(url) if url else None
        if url and address is None:  # rewritten in the forum's own way
            return clean_url(url)
        return address.url if address is not None and address.kind is kind else None

    def _following(self, root: HtmlElement) -> HtmlElement | None:
        """The number after the page's own, which is bold, in the list of pages."""
        paging = "//p[contains(@class,'pagelink') or contains(@class,'paging')]"
        here = find(root, f"({paging})[1]//strong")
        after = None if here is None else here.getnext()
        return after if after is not None and after.tag == "a" and line(after).isdecimal() else None
