"""Invision Power Board 1.3 to 3 without its skin: `lofiversion/`, and printed topics."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Address, Kind
from crawler.engines.invision.routes import InvisionRoutes, first_page
from crawler.engines.invision.two_posts import MARKUP
from crawler.light import Part, named_parts, placed_posts
from crawler.pages.dom import find, find_all, first_in, line, with_class
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread, Shown

_STYLE = "//link[contains(@href,'lofiscreen.css') or contains(@href,'lofihandheld.css')]"
_BODIES = "//div[contains(@class,'postwrapper')]/div[contains(@class,'postcontent')]"
# A printed post is a table of two rows: a grey head, then the words.
_PRINTED = "//table[@border='1'][tr[1]/td[@bgcolor='#EEEEEE']][tr[2]/td]"
_FULL = "//div[@id='largetext']/a[@href] | //table//a[contains(@href,'act=ST')]"
_PATH = "//table//td//b[font[@color='red']]"
_COUNT = re.compile(r"\((\d[\d.,]*)")
# The word before a date: "on", "في".
_LEAD = re.compile(r"^[^\W\d]{1,4}\s+(?=.*\d)")


class InvisionLight(InvisionRoutes):
    """Pages that end in `lofiversion/index.php/t1.html`, and those of `act=Print`."""

    version = "lofi"
    hallmarks = ("lofiscreen",)
    markup = MARKUP

    def detect(self, page: Page) -> int:
        if page.says("lofiscreen", "lofihandheld") and find(page.root, _STYLE) is not None:
            return 96
        printed = page.says("#EEEEEE") and page.names.has_link("act=ST", "showtopic=")
        return 85 if printed and find(page.root, _PRINTED) is not None else 0

    def kind(self, page: Page) -> Kind:
        if find(page.root, f"{_BODIES} | {_PRINTED}") is not None:
            return Kind.THREAD
        if self._own(page).kind is Kind.BOARD:
            return Kind.BOARD
        return Kind.INDEX if next(iter(self.boards(page)), None) else Kind.OTHER

    def _own(self, page: Page) -> Address:
        """The page's address, or that of the full version, to which it links."""
        links = find_all(page.root, _FULL)[:1]
        return self.full_address(page, (page.absolute(link.get("href")) for link in links))

    def boards(self, page: Page) -> Iterator[RawBoard]:
        yield from self.links_to_boards(page, "//div[contains(@class,'forumwrap')]//li//a[@href]")

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, "//div[contains(@class,'topicwrap')]//li"):
            if address := self.linked(page, first_in(row, "a"), Kind.THREAD):
                count = _COUNT.search(line(with_class(row, "desc", "span")))
                title = line(first_in(row, "a"))
                yield RawThread(address.id, address.url, title, replies=count[1] if count else None)

    def thread(self, page: Page) -> RawThread:
        own, root = self._own(page), page.root
        title, path = line(find(root, "//div[@id='largetext']/a")), find(root, _PATH)
        boards = self.trail(page, "//div[contains(@class,'ipbnav')]//a[@href]")
        if path is not None and not title:
            title = line(find(path, "./font[@color='red']"))
            boards = line(path).removesuffix(title).strip(" >").split(" > ")[1:]
        return RawThread(own.id, first_page(own), title, boards=boards)

    def posts(self, page: Page) -> Iterator[RawPost]:
        """The posts, none of which shows its number."""
        own = self._own(page)
        return placed_posts(own.id, _parts(page.root), skipped=own.start)

    def next_page(self, page: Page) -> str | None:
        own = self._own(page)
        links = self.links(page, "//div[contains(@class,'ipbpagespan')]/a[@href]", own.kind)
        return own.next_of(address for _, address in links)


def _parts(root: HtmlElement) -> Iterator[Part]:
    yield from named_parts(find_all(root, _BODIES), "postname", "postdate")
    for table in find_all(root, _PRINTED):
        head, body = find(table, "./tr[1]/td"), find(table, "./tr[2]/td")
        name = first_in(head, "b")
        if name is not None and body is not None:
            date = _LEAD.sub("", line(head).removeprefix(line(name)).strip())
            yield Part(RawAuthor(line(name).partition(":")[2].strip()), Shown(date), body)
