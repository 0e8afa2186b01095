"""MyBB without its skin: the pages of its archive, and printed threads."""

import re
from collections.abc import Iterator

from crawler.engines.base import Address, Kind
from crawler.engines.messages import message_kind
from crawler.engines.mybb.authors import read_member
from crawler.engines.mybb.engine import TRAIL, MyBB
from crawler.engines.mybb.posts import shown
from crawler.engines.mybb.routes import first_page, read_address
from crawler.light import Part, gathered, placed_posts
from crawler.pages.dom import find, find_all, first_in, line, with_class
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread, Shown

_FULL = "//div[@id='fullversion']/a[@href]"
_ARCHIVED = "//div[contains(@class,'post')]/div[contains(@class,'message')]"
# A printed thread writes its boards' addresses out; a thin rule stands before each post.
_WRITTEN = "//*[self::i or self::em][starts-with(text(),'http')]"
_RULES = "//hr[@size='1']"
_LISTED = "//div[contains(@class,'threadlist')]//li"
_BOARDS = "//div[contains(@class,'forumlist')]//li//a[@href]"
# `+-- Forum: Name (`
_PLACE = re.compile(r"\+-+[^:：]*[:：]\s*(.*?)\s*\($")
_COUNT = re.compile(r"\((\d[\d.,]*)")


class MyBBLight(MyBB):
    """`archive/index.php?thread-1.html`, `printthread.php?tid=1`: no post shows its number."""

    version = "lite"

    def detect(self, page: Page) -> int:
        if page.names.has_whole_id("fullversion") and find(page.root, _FULL) is not None:
            return 96 if page.says("archive/") else 0
        if page.names.has_id_from("pid_"):
            return 0
        return 96 if page.says('size="1"') and _boards(page) and _parts(page) else 0

    def kind(self, page: Page) -> Kind:
        if _parts(page):
            return Kind.THREAD if self.own(page).id else Kind.OTHER
        if find(page.root, _LISTED) is not None:
            return Kind.BOARD
        message = find(
            page.root, "//div[contains(@class,'error')]//div[contains(@class,'message')]"
        )
        if message is not None:
            return message_kind(message)
        if self.own(page).kind is Kind.BOARD:
            return Kind.BOARD
        return Kind.INDEX if find(page.root, _BOARDS) is not None else Kind.OTHER

    @once_a_page
    def own(self, page: Page) -> Address:
        """The page's address, or that of the full version, which it names."""
        full = [page.absolute(link.get("href")) for link in find_all(page.root, _FULL)[:1]]
        written = [line(mark) for mark in find_all(page.root, _WRITTEN)[::-1]]
        return self.full_address(page, (*full, *written))

    def boards(self, page: Page) -> Iterator[RawBoard]:
        return self.links_to_boards(page, _BOARDS)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, _LISTED):
            link = first_in(row, "a")
            if address := self.linked(page, link, Kind.THREAD):
                count = _COUNT.search(line(with_class(row, "replycount", "span")))
                replies = count[1] if count else None
                yield RawThread(address.id, address.url, line(link), replies=replies)

    def thread(self, page: Page) -> RawThread:
        own, root = self.own(page), page.root
        title = line(find(root, _FULL)) or next((part.subject for part in _parts(page)), "")
        boards = _boards(page) or self.trail(page, TRAIL)
        pages = last_number(find_all(root, "//div[contains(@class,'multipage')]/*"))
        return RawThread(own.id, first_page(own), title, boards=boards, pages=pages)

    def posts(self, page: Page) -> Iterator[RawPost]:
        own = self.own(page)
        return placed_posts(own.id, _parts(page), page=own.start)

    def next_page(self, page: Page) -> str | None:
        own = self.own(page)
        links = find_all(page.root, "//div[contains(@class,'multipage')]/a[@href]")
        return own.next_of(self.linked(page, link, own.kind) for link in links)


def _boards(page: Page) -> list[str]:
    """The boards of a printed thread: the words before each of their addresses."""
    names = []
    for mark in find_all(page.root, _WRITTEN):
        address, before = read_address(line(mark)), mark.getprevious()
        words = (before.tail if before is not None else mark.getparent().text) or ""
        place = _PLACE.search(" ".join(words.split()))
        if address is not None and address.kind is Kind.BOARD and place:
            names.append(place[1])
    return names


@once_a_page
def _parts(page: Page) -> list[Part]:
    return list(_archived(page)) or list(_printed(page))


def _archived(page: Page) -> Iterator[Part]:
    for body in find_all(page.root, _ARCHIVED):
        post = body.getparent()
        head = with_class(post, "author", "div")
        date = with_class(post, "dateline", "div")
        if head is not None and date is not None:
            yield Part(RawAuthor(line(head), *read_member(head, page)), shown(date, []), body)


def _printed(page: Page) -> Iterator[Part]:
    """Between two rules: subject, name and date up to a line break, then the words."""
    rules = find_all(page.root, _RULES)
    for rule in rules:
        between = []
        for element in rule.itersiblings():
            if element in rules:
                break
            between.append(element)
        end = next((place for place, e in enumerate(between) if e.tag == "br"), 0)
        head = gathered(rule.tail, between[:end])
        subject = line(first_in(head, "strong", "b"))
        name, _, date = line(head).removeprefix(subject).strip(" -").rpartition(" - ")
        if end and any(map(str.isdigit, date)):
            author = RawAuthor(name.strip(" -"), *read_member(head, page))
            body = gathered(between[end].tail, between[end + 1 :])
            yield Part(author, Shown(date.strip()), body, subject)
