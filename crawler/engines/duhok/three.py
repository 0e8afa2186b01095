"""Duhok Forum 2 and 3: classes that begin with `as`."""

import re
from collections.abc import Iterator

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Kind
from crawler.engines.duhok.lists import following, page_numbers, thread_rows
from crawler.engines.duhok.markup import MARKUP
from crawler.engines.duhok.posts import read_posts, strips
from crawler.engines.duhok.routes import DuhokRoutes, page_url
from crawler.engines.messages import asks_to_log_in
from crawler.engines.routes import boards_of
from crawler.pages.dom import find, find_all, first_in, line
from crawler.pages.page import Page
from crawler.raw import Poll, RawBoard, RawPost, RawThread, poll_of

_META = "//meta[@name='copyright' and contains(@content,'Duhok Forum')]"
_CLASSES = "//td[@class='asBody' or @class='asTopHeader' or @class='asHeader']"
_HISTORY = "[.//a[contains(@href,'history.')]]"
_JOIN = ".//a[contains(@href,'register') or contains(@href,'mode=policy')]"
_FILE = re.compile(r'\bthisFile\s*=\s*"(\w+)\.php"')
_SIZE = re.compile(r"\bnumPages=(\d+),pg=(\d+)")
_FILES = {
    "index": Kind.INDEX,
    "forums": Kind.BOARD,
    "topics": Kind.THREAD,
    "profile": Kind.PROFILE,
}


class DuhokPages(DuhokRoutes):
    """What both versions have in common; a version says where things stand."""

    markup = MARKUP
    title_path = ""
    board_path = ""
    boards_path = ""
    threads_path = ""
    message_path = ""

    def message_kind(self, page: Page) -> Kind | None:
        """LOGIN or ERROR where the page is a message of the forum, else None."""
        path = self.message_path
        message = find(page.root, path + _HISTORY, f"{path}[{_JOIN}]")
        if message is None:
            return None
        wall = find(message, _JOIN) is not None or asks_to_log_in(message)
        return Kind.LOGIN if wall else Kind.ERROR

    def kind(self, page: Page) -> Kind:
        if strips(page):
            return Kind.THREAD
        message = self.message_kind(page)
        if message is not None:
            return message
        if any(True for _ in self.threads(page)):
            return Kind.BOARD
        address = self.address(page.url)
        if address is not None and address.kind is not Kind.THREAD:
            return address.kind
        return Kind.INDEX if any(True for _ in self.boards(page)) else Kind.OTHER

    def boards(self, page: Page) -> Iterator[RawBoard]:
        return boards_of(self.links(page, self.boards_path, Kind.BOARD))

    def threads(self, page: Page) -> Iterator[RawThread]:
        return thread_rows(self, page, self.threads_path)

    def next_page(self, page: Page) -> str | None:
        addresses = (self.own_address(page, kind) for kind in (Kind.THREAD, Kind.BOARD))
        return next((following(self, page, own) for own in addresses if own.id), None)

    def thread(self, page: Page) -> RawThread:
        own = self.own_address(page)
        title = find(page.root, self.title_path)
        heading = None if title is None else next(title.iterancestors("table"), None)
        icons = "" if heading is None else [i.get("src") or "" for i in heading.iter("img")]
        boards = self.links(page, self.board_path, Kind.BOARD)
        numbers = page_numbers(page)
        thread = RawThread(
            own.id,
            page_url(own.url, 1),
            line(title),
            boards=[name for name in dict.fromkeys(line(a) for a, _ in boards) if name][:1],
            pages=numbers[1] if numbers else 1,
            locked=any("lock" in icon for icon in icons),
            poll=_poll(page),
        )
        first = next(read_posts(self, page, thread.url), None)
        if first is not None and first.post_id is None:
            thread.begun_by(first)
        return thread

    def posts(self, page: Page) -> Iterator[RawPost]:
        before, url = _posts_before(page), page_url(self.own_address(page).url, 1)
        for number, post in enumerate(read_posts(self, page, url), 1):
            post.position = before + number if before else None
            yield post


class Duhok3(DuhokPages):
    """Duhok Forum 3: a script of each page says which one it is."""

    version = "3"
    called = ("asBody", "asTopHeader", "asHeader")
    title_path = "//td[contains(@class,'asHeader')]//td[contains(@class,'asAddress')]"
    board_path = "//td[contains(@class,'asAS18')]//a[@class='sec']"
    boards_path = "//td[contains(@class,'asAddress')]//a[@href]"
    threads_path = "//td[@class='asAddress']//a[@href]"
    message_path = "//td[contains(@class,'asNormal') and contains(@class,'asCenter')]"

    def detect(self, page: Page) -> int:
        if find(page.root, _META) is not None:
            return 95
        if not page.names.has(*self.called):
            return 0
        if find(page.root, _CLASSES) is None:
            return 0
        strip = find(page.root, "//td[starts-with(@class,'asPostIcon') or @class='asAddress']")
        return 85 if strip is not None or _script_kind(page) else 0

    def kind(self, page: Page) -> Kind:
        if find(page.root, "//body[@onload='errPage()']") is not None:
            return Kind.ERROR
        known = _script_kind(page)
        if known is None:
            return super().kind(page)
        message = self.message_kind(page)
        if message is not None and not strips(page):
            return message
        return known


def _script_kind(page: Page) -> Kind | None:
    """What the page's own script says it is; None where there is none."""
    for script in page.root.iter("script"):
        found = _FILE.search(script.text or "")
        if found:
            return _FILES.get(found[1], Kind.OTHER)
    return None


def _posts_before(page: Page) -> int:
    """The posts before a later page: its script gives the replies a page and the page's number."""
    for script in page.root.iter("script"):
        found = _SIZE.search(script.text or "")
        if found and int(found[2]) > 1:
            return (int(found[2]) - 1) * int(found[1]) + 1
    return 0


def _poll(page: Page) -> Poll | None:
    """A poll inside the opening post: question, a row of headings, options, the total."""
    table = find(page.root, "//table[tr/td[@class='asDarkB'] or tbody/tr/td[@class='asDarkB']]")
    rows = find_all(table, ".//tr[td[@class='asNormalB' or @class='asFixedB']/b]")
    listed = ([*row.findall("td"), None][:2] for row in rows)
    options = ((line(first_in(name, "b")), parse_count(line(votes))) for name, votes in listed)
    return poll_of(line(find(table, ".//td[@class='asHeader']")), options)
