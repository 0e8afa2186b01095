"""FluxBB, and PunBB to 1.2: blocks `#p123.blockpost`, lists in tables."""

from collections.abc import Iterator
from itertools import chain
from typing import ClassVar

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.fluxbb.posts import MARKUP, permalink, read_author, without_by
from crawler.engines.fluxbb.routes import first_page, read_address
from crawler.engines.messages import message_kind, worded_kind
from crawler.engines.routes import Routes
from crawler.links import clean_url
from crawler.pages.dom import classes, find, find_all, first_in, line, with_class
from crawler.pages.edits import edit_date
from crawler.pages.numbers import count_in, last_number, number_in
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread, Shown

_MARKS = (
    "//div[starts-with(@id,'pun') and contains(@class,'pun') or @class='punwrap']",
    "//div[contains(@class,'blockpost') or contains(@class,'blocktable')"
    " or contains(@class,'blockform') or @id='msg']",
    "//div[@id='brdheader' or @id='brdmain' or @id='brdfooter']",
)
_NAMES = ("pun", "blockpost", "blocktable", "msg", "blockform", "brd")
_TRAIL = "(//ul[contains(@class,'crumbs')] | //div[contains(@class,'linkst')]//ul)[1]"
_LISTS = "//div[starts-with(@id,'punsearch') or starts-with(@id,'punuserlist')]"
# Forumotion has a skin made from PunBB's.
_KIN = ("_userdata", "illiweb.com")
# The foot of most pages says it.
_CREDITS = ("fluxbb.org", "punbb.informer", "punbb.org", "fluxbb.informer")


class FluxBB(Routes):
    """The skin that FluxBB took over from PunBB 1.2."""

    name = "fluxbb"
    version = "1"
    hallmarks = ("pun.css", "punbb", "extern.php?action=")
    called = ("punwrap",)
    markup = MARKUP
    address = staticmethod(read_address)
    aside = frozenset({"action"})
    own_links = (
        "//*[contains(@class,'crumb')]//a/@href | //*[contains(@class,'permalink')]/@href"
        " | //h1//a/@href | //link[@rel='alternate']/@href"
    )
    # A mod lists sub-boards over a board's threads, and below the board on the front page.
    board_links: ClassVar[str] = "//div[starts-with(@id,'idx') or @id='vf']//a[@href]"
    crumbs: ClassVar[str] = f"{_TRAIL}//a[@href]"
    titles: ClassVar[tuple[str, ...]] = (
        f"{_TRAIL}//li[last()]",
        "//div[contains(@class,'postright')]/h3",
        "//title",
    )
    rows: ClassVar[str] = "//div[@id='vf']//tr[td]"
    heading: ClassVar[str] = "tr"
    columns: ClassVar[tuple[str, ...]] = ("byuser", "tcr", "tc2", "tc3", "pagestext")
    parts: ClassVar[tuple[str, ...]] = ("postmsg", "postsignature", "postedit", "conr", "h2")
    paging: ClassVar[str] = "(//p[contains(@class,'pagelink') or contains(@class,'paging')])[1]"

    def detect(self, page: Page) -> int:
        if not page.names.has(*_NAMES):
            return 0
        found = sum(1 for mark in _MARKS if find(page.root, mark) is not None)
        if not found or page.says(*_KIN):
            return 0
        found += page.says(*_CREDITS)
        return 65 + 8 * found if found > 1 else 0

    def kind(self, page: Page) -> Kind:
        root = page.root
        if self.blocks(page):
            return Kind.THREAD
        if find(root, "//div[@id='login'] | //form[@id='login']") is not None:
            return Kind.LOGIN
        message = find(root, "//div[@id='msg']")
        if message is not None:
            return message_kind(message)
        if find(root, _LISTS) is not None:
            return Kind.OTHER
        if find(root, "//div[@id='vf']") is not None:
            return Kind.BOARD
        if find(root, "//div[starts-with(@id,'idx')]") is not None:
            return Kind.INDEX
        if find(root, "//div[@id='viewprofile']") is not None:
            return Kind.PROFILE
        return worded_kind(find(root, "//div[@id='brdmain']"))

    def boards(self, page: Page) -> Iterator[RawBoard]:
        return self.links_to_boards(page, self.board_links)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, self.rows):
            title = next(row.iter(self.heading), row)
            links = ((a, self.linked(page, a, Kind.THREAD)) for a in title.iter("a"))
            link, address = next((pair for pair in links if pair[1]), (None, None))
            if address is not None:
                yield self._listed(row, RawThread(address.id, address.url, line(link)))

    def _listed(self, row: HtmlElement, thread: RawThread) -> RawThread:
        """A thread with what its row shows of it."""
        starter, last, replies, views, pages = (with_class(row, name) for name in self.columns)
        cited = first_in(starter, "cite")
        date = first_in(last, "a")
        states = {name.removeprefix("i") for name in classes(row)}
        thread.author = line(cited) or without_by(line(starter)) or None
        thread.last_post = None if date is None else Shown(line(date))
        thread.replies, thread.views = number_in(line(replies)), number_in(line(views))
        thread.pages = None if pages is None else last_number(list(pages.iter("a")))
        thread.sticky, thread.locked = "sticky" in states, "closed" in states
        thread.moved = "moved" in states or with_class(row, "movedtext") is not None
        return thread

    def thread(self, page: Page) -> RawThread:
        own, root = self.own_address(page), page.root
        linked = (link for link, _ in self.links(page, self.crumbs, Kind.THREAD))
        places = chain(linked, (e for place in self.titles for e in find_all(root, place)))
        return RawThread(
            own.id,
            first_page(own),
            next(filter(None, (line(place).strip("» \xa0") for place in places)), ""),
            boards=self.trail(page, self.crumbs),
            pages=last_number(find_all(root, f"{self.paging}/*")) or 1,
        )

    def blocks(self, page: Page) -> dict[str, HtmlElement]:
        """The blocks of posts by the numbers of these."""
        found = find_all(page.root, "//div[contains(@class,'blockpost')]")
        blocks = {(block.get("id") or "")[1:]: block for block in found}
        return {number: block for number, block in blocks.items() if number.isdecimal()}

    def posts(self, page: Page) -> Iterator[RawPost]:
        for number, block in self.blocks(page).items():
            named: dict[str, HtmlElement] = {}
            for element in block.iter("div", "h2", "dl", "p", "span", "ul", "li"):
                for name in (element.tag, *classes(element)):
                    named.setdefault(name, element)
            body, signature, edit, place, head = (named.get(name) for name in self.parts)
            if body is None or body is signature:
                continue
            link = first_in(head, "a")
            author = self.read_author(named, page)
            author.signature = signature
            yield RawPost(
                number,
                author,
                body,
                permalink=permalink(number, link, page),
                posted=Shown(line(link)),
                edited=edit_date(line(edit)),
                position=count_in(place),
            )

    def read_author(self, named: dict[str, HtmlElement], page: Page) -> RawAuthor:
        """The author of a post, from its first elements by tag and by class."""
        return read_author(self, named.get("dl"), page)

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
        here = find(root, f"{self.paging}//strong")
        after = None if here is None else here.getnext()
        return after if after is not None and after.tag == "a" and line(after).isdecimal() else None
