"""Forumotion: its thread, its next page, its member."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Address, Kind
from crawler.engines.forumotion.authors import read_member
from crawler.engines.forumotion.lists import board_rows, thread_rows
from crawler.engines.forumotion.marks import read_kind, sure
from crawler.engines.forumotion.markup import MARKUP
from crawler.engines.forumotion.polls import read_poll
from crawler.engines.forumotion.posts import read_posts
from crawler.engines.forumotion.routes import ForumotionRoutes, first_page
from crawler.engines.forumotion.rows import LOCK
from crawler.pages.dom import find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.raw import RawPost, RawThread

_TITLES = (
    "//div[@class='topic-header']//h1 | //h1[contains(@class,'page-title')]"
    " | //div[contains(@class,'paged-head')]//h1 | //td[contains(@class,'t-title')]//h1"
    " | //h1[contains(@class,'cattitle')] | //td[contains(@class,'t-title')]//*[@class='cattitle']"
    " | //div[contains(@class,'maintitle')]/*[self::h1 or self::h3]"
    " | //h1[contains(@class,'mobile_title_content')]"
)
# "Page 1 of 3" in the view for telephones, which links to the next page only.
_COUNT = "//p[contains(@class,'mobile_title_content')]/strong"
_TRAIL = (
    "//a[@class='nav'] | //*[@id='navstrip']//a | //*[contains(@class,'crumbs')]//a"
    " | //*[@id='breadcrumbs']//a"
)
# The button to reply is a padlock on a closed thread.
_REPLY = (
    "//img[contains(@class,'i_reply') or contains(@id,'i_reply')]/@src"
    " | //a[contains(@href,'mode=reply')]/@class | //a[contains(@href,'mode=reply')]//img/@src"
    " | //a[contains(@href,'mode=reply')]//i/@class | //a[contains(@href,'mode=reply')]//i/text()"
)


class Forumotion(ForumotionRoutes):
    """The service makes the same blocks in every skin: `post--N`, `.label`, `/t5-slug`."""

    name = "forumotion"
    version = "any skin"
    hallmarks = ("_userdata", "illiweb", "/frm/")
    called = ("post--",)
    markup = MARKUP
    aside = frozenset({"mobile", "mode", "view"})
    detect = sure
    boards = board_rows
    threads = thread_rows
    author = read_member

    @once_a_page
    def kind(self, page: Page) -> Kind:
        return read_kind(self, page)

    def posts(self, page: Page) -> Iterator[RawPost]:
        return iter(read_posts(self, page))

    def thread(self, page: Page) -> RawThread:
        own = self.own_address(page, Kind.THREAD)
        title = line(find(page.root, _TITLES)) or line(find(page.root, "//title"))
        pages = self._pages(page, own, Kind.THREAD)
        numbered = [a for a, to in pages if to.start] + find_all(page.root, _COUNT)
        numbers = [last_number(numbered) or 1, _here(pages)]
        thread = RawThread(
            own.id,
            first_page(own),
            title,
            boards=self._boards(page),
            pages=max(numbers),
            locked=any(LOCK.search(str(source)) for source in find_all(page.root, _REPLY)),
            poll=read_poll(page.root),
        )
        if own.id and not own.start and not own.post_id:
            thread.begun_by(next(iter(read_posts(self, page)), None))
        return thread

    def next_page(self, page: Page) -> str | None:
        kind = self.kind(page)
        own = self.own_address(page, kind)
        return own.next_of(to for _, to in self._pages(page, own, kind))

    def _boards(self, page: Page) -> list[str]:
        """The boards of the breadcrumb; categories hold no threads."""
        names: dict[str, str] = {}
        for link in find_all(page.root, _TRAIL):
            address = self.linked(page, link, Kind.BOARD)
            if address is not None and address.id[0] != "c" and line(link):
                names.setdefault(address.id, line(link))
        return list(names.values())

    def _pages(self, page: Page, own: Address, kind: Kind) -> list[tuple[HtmlElement, Address]]:
        """The links to pages of the same thread or board."""
        links = self.links(page, "//a", kind) if own.id else []
        return [(link, to) for link, to in links if to.id == own.id]


def _here(pages: list[tuple[HtmlElement, Address]]) -> int:
    """The number of this page: in bold among the numbers of the others."""
    for link, _ in pages:
        holder = link.getparent() if line(link).isdecimal() else None
        for mark in [] if holder is None else holder.iter("strong", "b"):
            if line(mark).isdecimal():
                return int(line(mark))
    return 1
