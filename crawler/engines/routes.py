"""What engines read from the addresses of a page and of its links alone."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.arabic.walls import is_empty_list
from crawler.blocks.outline import Outline
from crawler.blocks.thread_lines import thread_lines
from crawler.engines.base import Address, Engine, Kind
from crawler.links import clean_url
from crawler.pages.dom import attribute, find_all, line
from crawler.pages.link_titles import link_title
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.trails import crumbs
from crawler.raw import RawAuthor, RawBoard, RawThread

_HEADS = {"link": ("rel", "canonical", "href"), "meta": ("property", "og:url", "content")}


def is_empty(page: Page) -> bool:
    """Whether a board says itself that nobody has written in it yet."""
    return any(map(is_empty_list, page.root.itertext()))


def folder_before(url: str, names: Container[str]) -> str:
    """The path under which a forum is installed: what stands before the first name of a route.

    `names` are those names, without an ending (`latest.json`); empty where the URL has none.
    """
    parts = url.partition("?")[0].split("/")[3:]
    place = next((n for n, part in enumerate(parts) if part.partition(".")[0] in names), 0)
    return "".join(f"/{part}" for part in parts[:place])


@once_a_page
def named_urls(page: Page) -> list[str]:
    """The URLs that the head of a page names as its own; often that of the first page for all."""
    urls = []
    for element in page.root.iter(*_HEADS):
        name, value, target = _HEADS[element.tag]
        if element.get(name) == value and (url := element.get(target)) is not None:
            urls.append(page.absolute(url))
    return urls


def boards_of(links: Iterable[tuple[HtmlElement, Address]], *known: str) -> Iterator[RawBoard]:
    """The boards to whose first pages links with words lead, each once, but for the `known` ids."""
    seen = set(known)
    for link, address in links:
        if not address.start and address.id not in seen and line(link):
            seen.add(address.id)
            yield RawBoard(address.id, address.url, link_title(link))


class Routes(Engine):
    """A subclass supplies `address`, and in `own_links` what else of a page names its own address:
    an XPath expression for URLs."""

    own_links: ClassVar[str] = ""

    @once_a_page
    def own_address(self, page: Page, kind: Kind = Kind.THREAD) -> Address:
        """The address of a page, which a saved page may still name in its head.

        Where the forum has other routes the `id` is empty and `url` is the page's own.
        """
        if (address := self._of_kind(page.url, kind)) is not None:
            return address
        heads = named_urls(page)
        links = find_all(page.root, self.own_links) if self.own_links else []
        for url in (*heads, *(page.absolute(str(link)) for link in links)):
            if (address := self._of_kind(url, kind)) is not None:
                return address
        return Address(kind, "", clean_url(heads[0] if heads and heads[0] else page.url))

    def _of_kind(self, url: str, kind: Kind) -> Address | None:
        """What a URL means, where it is that of a thread, board or member that it names."""
        address = self.address(url)
        return address if address and address.kind is kind and address.id else None

    def full_address(self, page: Page, urls: Iterable[str]) -> Address:
        """The address of a light view: its own URL's, or of what it names as its full version."""
        found = (self.address(url) for url in (page.url, *urls) if url)
        return next(filter(None, found), Address(Kind.OTHER, "", page.url))

    def is_front(self, page: Page, folder: str) -> bool:
        """Whether a page is the forum's front page; `folder` is the path where it is installed."""
        if address := self.address(page.url):
            return address.kind is Kind.INDEX
        return urlsplit(page.url).path.rstrip("/") == folder

    def linked(self, page: Page, element: HtmlElement | None, kind: Kind) -> Address | None:
        """What a link means, where it leads to the kind of page that is looked for."""
        href = None if element is None else element.get("href")
        return self._of_kind(page.absolute(href), kind) if href else None

    def target(self, page: Page, link: HtmlElement | None) -> str:
        """The canonical URL of what a link leads to; empty where it leads nowhere."""
        return self.canonical(page.absolute(attribute(link, "href")))

    def own_member(self, page: Page, name: str) -> RawAuthor:
        """The member of a profile page, whom its address tells, under the name that it shows."""
        own = self._of_kind(page.url, Kind.PROFILE)
        return RawAuthor(name, own.id, own.url) if own else RawAuthor(name)

    def identify(
        self, author: RawAuthor, page: Page, links: Iterable[HtmlElement | None]
    ) -> HtmlElement | None:
        """Note on an author the member to whom the first of some links leads, and give that one."""
        for link in links:
            if (member := self.linked(page, link, Kind.PROFILE)) is not None:
                author.user_id, author.url = member.id, member.url
                return link
        return None

    def list_kind(self, page: Page) -> Kind:
        """BOARD or INDEX: what a page that lists boards is, by its address."""
        return Kind.BOARD if self.own_address(page, Kind.BOARD).id else Kind.INDEX

    def pages_beside(self, page: Page, part: HtmlElement, thread_id: str) -> int | None:
        """How many pages a thread has, by the links to them in a part of its line."""
        links = (self.linked(page, link, Kind.THREAD) for link in part.iter("a"))
        starts = (to.start for to in links if to and to.id == thread_id)
        return max(starts, default=0) or None

    def links(self, page: Page, expression: str, kind: Kind) -> list[tuple[HtmlElement, Address]]:
        """The links that an expression finds and that lead to a kind of page."""
        links = ((link, self.linked(page, link, kind)) for link in find_all(page.root, expression))
        return [(link, address) for link, address in links if address is not None]

    def links_to_boards(self, page: Page, expression: str) -> Iterator[RawBoard]:
        """The boards that links lead to, each once, without the board that the page itself is."""
        links = self.links(page, expression, Kind.BOARD)
        return boards_of(links, self.own_address(page, Kind.BOARD).id)

    def or_linked_boards(self, page: Page, found: Iterable[RawBoard]) -> list[RawBoard]:
        """The boards of an index's lines, or where a theme has renamed all that marks the lines,
        those that links lead to."""
        boards = list(found)
        if boards or self.kind(page) is not Kind.INDEX:
            return boards
        return list(self.links_to_boards(page, "//a[@href]"))

    def or_linked(self, page: Page, found: Iterable[RawThread]) -> list[RawThread]:
        """The threads of a board's lines, or where a theme has renamed all that marks the lines,
        those that links lead to."""
        threads = list(found)
        if threads or self.kind(page) is not Kind.BOARD:
            return threads
        return [] if is_empty(page) else self.linked_threads(page)

    def linked_threads(self, page: Page) -> list[RawThread]:
        """The threads to whose first pages links lead, by the first words that any has.

        A thread beside another board is the one in which something was last written there. Where no
        link leads to a first page, those to a thread's last post tell of it.
        """
        links, own = list(page.root.iter("a")), self.own_address(page, Kind.BOARD).id
        aside = ((link, self.linked(page, link, Kind.BOARD)) for link in links)
        boards = {row for link, to in aside if to and to.id != own for row in _rows(link)[:1]}
        aimed = [(e, to) for e in links if (to := self.linked(page, e, Kind.THREAD)) is not None]
        held: dict[HtmlElement, set[str]] = defaultdict(set)
        for link, to in aimed:
            for row in _rows(link):
                held[row].add(to.id)
        # A row around those of a list may hold all of its threads, and a trail.
        alone = {row for row in boards if len(held[row]) == 1}
        found = [
            (link, to)
            for link, to in aimed
            if not (to.start or boards.intersection(_rows(link)[:1]) or alone & {*_rows(link)})
        ]
        first = [(link, to) for link, to in found if to.post_id is None]
        titled: dict[str, tuple[Address, str, HtmlElement]] = {}
        for link, address in first or found:
            if (title := link_title(link)) and any(map(str.isalpha, title)):
                titled.setdefault(address.id, (self.beginning(address), title, link))
        outline = Outline(page.root, page.fetched_at)
        place = outline.place
        lines = [(to, title, place[e]) for to, title, e in titled.values() if e in place]
        # Others stand in a list to choose from that was never closed.
        bare = [(to, title) for to, title, e in titled.values() if e not in place]
        return [*thread_lines(lines, outline), *(RawThread(to.id, to.url, t) for to, t in bare)]

    def beginning(self, address: Address) -> Address:
        """The address of the first page of the thread that a post is in."""
        return address

    def next_by(self, page: Page, link: HtmlElement | None) -> str | None:
        """The URL of the next page: that of the link marked so, or without one, of those to pages
        of the same thread or board the nearest later one."""
        if link is not None:
            return self.target(page, link) or None
        own = self.address(page.url)
        if own is None or not own.id:
            return None
        hrefs = page.names.links_with(own.id)
        return own.next_of(self.address(page.absolute(href)) for href in hrefs)

    def trail(self, page: Page, expression: str) -> list[str]:
        """The boards of a breadcrumb, or where a theme has one of its own, of that.

        Links to the forum's front page are none.
        """
        links = find_all(page.root, expression) or crumbs(page)
        return [line(link) for link in links if self.linked(page, link, Kind.BOARD)]


def _rows(link: HtmlElement) -> list[HtmlElement]:
    """The lines of lists that a link is in, innermost first."""
    return list(link.iterancestors("tr", "li", "dl", "article"))
