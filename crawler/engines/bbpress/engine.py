"""bbPress: what a page is, its thread, its next page, its member."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.engines.base import Kind
from crawler.engines.bbpress import lists
from crawler.engines.bbpress.marks import read_kind, sure
from crawler.engines.bbpress.markup import MARKUP
from crawler.engines.bbpress.posts import TOPIC, blocks, read_post
from crawler.engines.bbpress.routes import first_page, read_address
from crawler.engines.routes import Routes
from crawler.links import clean_url
from crawler.pages.dom import classes, find, find_all, line
from crawler.pages.numbers import first_found, last_number, number_of
from crawler.pages.sources import picture
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.pages.page import Page

_LIST = re.compile(r"^topic-([1-9]\d*)-replies$")
_TITLES = (
    "//*[contains(@class,'bbp-breadcrumb-current')]",
    "//h1[contains(@class,'entry-title')]",
    "//h1",
    "//title",
)


class BbPress(Routes):
    """bbPress 2: blocks `post-N` with `bbp-reply-content`, rows `bbp-topic-N`."""

    name = "bbpress"
    version = "2"
    markup = MARKUP
    address = staticmethod(read_address)
    detect = staticmethod(sure)
    kind = staticmethod(read_kind)
    boards = staticmethod(lists.boards)
    threads = staticmethod(lists.threads)
    own_links = "//a[contains(@class,'bbp-reply-permalink')]/@href"
    paging: ClassVar[str] = "//*[contains(@class,'bbp-pagination-links')]//*[self::a or self::span]"

    def thread(self, page: Page) -> RawThread:
        root = page.root
        number = self._number(page)
        trail = find_all(root, "//a[contains(@class,'bbp-breadcrumb-forum')]")
        first = next((post.block for post in blocks(page) if post.number == number), None)
        names = classes(first)
        return RawThread(
            number,
            first_page(self.own_address(page)),
            next((line(e) for e in (find(root, path) for path in _TITLES) if line(e)), ""),
            tags=[
                line(a)
                for a in find_all(root, "//*[contains(@class,'bbp-topic-tags')]//a[@rel='tag']")
            ],
            boards=list(dict.fromkeys(line(a) for a in trail)),
            pages=last_number(find_all(root, self.paging)) or 1,
            sticky=None if first is None else "sticky" in names or "super-sticky" in names,
            locked=None if first is None else "status-closed" in names,
        )

    def _number(self, page: Page) -> str:
        """The number of a thread: each of its posts has it, and their list."""
        for post in blocks(page):
            own = post.number if "type-topic" in classes(post.block) else None
            if number := number_of(post.block, TOPIC) or own:
                return number
        ids = (e.get("id") or "" for e in page.root.iter("ul", "div"))
        return first_found(_LIST, ids) or self.own_address(page).id

    def posts(self, page: Page) -> Iterator[RawPost]:
        url = first_page(self.own_address(page))
        # Where the first post stands apart, the others are counted without it.
        lead = find(page.root, "//ul[contains(@class,'bbp-lead-topic')]") is not None
        for parts in blocks(page):
            if parts.body is None:
                continue
            post = read_post(parts, parts.body, page)
            post.permalink = post.permalink or f"{url}#post-{parts.number}"
            if lead:
                topic = "bbp-topic-content" in classes(parts.body)
                post.position = 1 if topic else post.position and post.position + 1
            yield post

    def next_page(self, page: Page) -> str | None:
        links = find_all(page.root, self.paging)
        after = next((e for e in links if "next" in classes(e)), None)
        if after is None:
            current = next((n for n, e in enumerate(links) if "current" in classes(e)), None)
            after = None if current is None else next(iter(links[current + 1 :]), None)
        if after is None or after.tag != "a":
            return None
        address = read_address(page.absolute(after.get("href")))
        return address.url if address else clean_url(page.absolute(after.get("href"))) or None

    def author(self, page: Page) -> RawAuthor | None:
        if self.kind(page) is not Kind.PROFILE:
            return None
        root = page.root
        card = find(root, "//*[@id='bbp-user-avatar']//*[self::a or self::img][@title or @alt]")
        name = "" if card is None else (card.get("title") or card.get("alt") or "").strip()
        name = name or line(find(root, "//h2[contains(@class,'entry-title')]"))
        author = self.own_member(page, name)
        if "bbp_user=" not in (author.url or ""):
            author.user_id = None  # what a path has is a name
        author.avatar = picture(page, find(root, "//*[@id='bbp-user-avatar']//img"))
        for item in find_all(root, "//*[@id='bbp-user-profile']//p[contains(@class,'bbp-user-')]"):
            if "description" not in (item.get("class") or ""):
                author.panel += panel_pairs(panel_lines(item))
        return author
