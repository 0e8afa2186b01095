"""Invision Power Board 2 (2.0 to 2.3) and 1.3."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Address, Kind
from crawler.engines.invision.routes import InvisionRoutes, first_page, read_address
from crawler.engines.invision.two_lists import read_line
from crawler.engines.invision.two_posts import MARKUP, goes_on, read_post
from crawler.engines.messages import asks_to_log_in, message_kind, worded_kind
from crawler.pages.dom import find, find_all, line
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.raw import Poll, RawBoard, RawPost, RawThread, poll_of

_BODIES = "//div[contains(@class,'postcolor')]"
_SCRIPTS = "//script[contains(text(),'ipb_var_') or contains(@src,'ipb_global')]"
_ADDRESSES = ("showforum=", "showtopic=", "act=")
_LINKS = (
    "//a[contains(@href,'showforum=') or contains(@href,'showtopic=') or contains(@href,'act=')]"
)
_TITLES = "//a[starts-with(@id,'tid-link-')]"
# Version 1.3 has no ids, and says in the tooltip when a thread was started.
_OLD_TITLES = "//td//a[contains(@href,'showtopic=')][@title][not(contains(@href,'view='))]"
# Version 1.3 has plain tables in `div.tableborder`.
_TABLES = "//*[self::table or self::div][contains(@class,'ipbtable') or {}]".format(
    "contains(@class,'tableborder')"
)
_MARKS = f"{_TABLES} | //div[contains(@class,'borderwrap')]"

_VOTES = re.compile(r"\[\s*(\d[\d.,]*)\s*\]")


class Invision2(InvisionRoutes):
    """Invision Power Board 2: tables of class `ipbtable`, `div.postcolor` holds a post's words."""

    version = "2"
    hallmarks = ("ipb_",)
    called = ("ipbwrapper", "ipbtable", "borderwrap")
    markup = MARKUP

    def detect(self, page: Page) -> int:
        """Other platforms have skins with the same classes, but not the same addresses."""
        names = page.names
        if not names.has_link(*_ADDRESSES) or names.has_whole_id("ipboard_body"):
            return 0
        if page.says("ipb_var_", "ipb_global") and find(page.root, _SCRIPTS) is not None:
            return 95
        marked = names.has_whole_id("ipbwrapper") or (
            names.has_class("tableborder", *self.called) and find(page.root, _MARKS) is not None
        )
        return 75 if marked and b"invision" in page.markup.lower() else 0

    def kind(self, page: Page) -> Kind:
        root = page.root
        error = find(root, "//div[contains(@class,'errorwrap')]")
        if error is not None:
            return message_kind(error)
        if find(root, _BODIES) is not None:
            return Kind.THREAD
        if find(root, f"{_TITLES} | {_OLD_TITLES}") is not None:
            return Kind.BOARD
        asks = find(root, "//input[@name='PassWord']") is not None
        first = find(root, _TABLES)
        if asks and asks_to_log_in(first):
            return Kind.LOGIN
        if self.own_address(page, Kind.BOARD).id:
            return Kind.BOARD
        if next(iter(self.boards(page)), None) is not None:
            return Kind.INDEX
        return Kind.LOGIN if asks else worded_kind(first)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        yield from self.links_to_boards(page, _TABLES + "//td//a[contains(@href,'showforum=')]")

    def threads(self, page: Page) -> Iterator[RawThread]:
        titles = find_all(page.root, _TITLES) or find_all(page.root, _OLD_TITLES)
        seen = set()
        for link in titles:
            address = self.linked(page, link, Kind.THREAD)
            row = next((row for row in link.iterancestors("tr") if len(row) > 4), None)
            if address is not None and row is not None and address.id not in seen:
                seen.add(address.id)
                yield read_line(self, link, address, row, page)

    def thread(self, page: Page) -> RawThread:
        root, address = page.root, self._place(page)
        title = find(root, "//div[contains(@class,'maintitle')]//b | //td[@class='maintitle']//b")
        words = line(title)
        if not words:
            words = line(find(root, "//head/title")).rpartition(" -> ")[2]
        pages = find_all(root, "//span[contains(@class,'pagelink') or contains(@class,'pagecur')]")
        closed = find(root, "//img[contains(@src,'t_closed') or contains(@src,'t_locked')]")
        thread = RawThread(
            address.id,
            first_page(address),
            words,
            boards=self._trail(page),
            pages=last_number(pages) or max((n for n, _ in self._numbered(page)), default=None),
            locked=True if closed is not None else None,
            poll=_poll(root),
        )
        here = line(find(root, "//span[contains(@class,'pagecurrent')]"))
        if not address.start and here in {"", "1"}:
            thread.begun_by(next(iter(self.posts(page)), None))
        return thread

    def _trail(self, page: Page) -> list[str]:
        """The boards of the breadcrumb; version 1.3 has addresses of their own for categories."""
        trail = self.trail(page, "(//*[@id='navstrip'])[1]//a[@href]")
        category = find(page.root, "(//*[@id='navstrip'])[1]//a[contains(@href,'act=SC&')]")
        return [line(category), *trail] if category is not None else trail

    def _place(self, page: Page) -> Address:
        """The page's address; one saved without it has links to its own thread."""
        address = self.own_address(page)
        if address.id:
            return address
        for link in find_all(page.root, _LINKS):
            linked = read_address(page.absolute(link.get("href")))
            if linked and linked.kind is Kind.THREAD and linked.id:
                return linked
        return address

    def next_page(self, page: Page) -> str | None:
        current = "//span[contains(@class,'pagecurrent')][1]"
        link = find(
            page.root, f"({current}/following-sibling::span//a | {current}/following-sibling::a)[1]"
        )
        if link is not None:
            return self.target(page, link) or None
        if find(page.root, current) is not None:
            return None
        here = read_address(page.url)
        later = [a for _, a in self._numbered(page) if here is None or a.start > here.start]
        return min(later, key=lambda address: address.start).url if later else None

    def _numbered(self, page: Page) -> list[tuple[int, Address]]:
        """The pages of the same thread or board to which a number links, without the first."""
        board = self.own_address(page, Kind.BOARD)
        own, found = self._place(page) if not board.id else board, []
        for link in find_all(page.root, "//a[contains(@href,'st=')]"):
            address = read_address(page.absolute(link.get("href")))
            number = line(link)
            if address and address.is_of(own) and address.start and number.isdecimal():
                found.append((int(number), address))
        return found

    def posts(self, page: Page) -> Iterator[RawPost]:
        place = self._place(page)
        thread = first_page(place) if place.id else ""
        bodies = find_all(page.root, _BODIES)
        for body in (body for body in bodies if not goes_on(body)):
            number = (body.get("id") or "").removeprefix("post-")
            post = read_post(self, body, number if number.isdecimal() else "", thread, page)
            if post is not None:
                yield post


def _poll(root: HtmlElement) -> Poll | None:
    """The poll of a thread: results are rows of choice, bar and `[ votes ]`."""
    table = find(
        root,
        "//form[contains(@action,'do=poll') or contains(@action,'act=Poll')]"
        "//table[.//b][not(.//table)]",
    )
    rows = ([line(cell) for cell in row.iterchildren("td")] for row in find_all(table, ".//tr"))
    voted = ((cells, _VOTES.search(" ".join(cells))) for cells in rows)
    options = ((cells[0], parse_count(votes[1])) for cells, votes in voted if votes and cells[0])
    return poll_of(line(find(table, ".//b")), options)
