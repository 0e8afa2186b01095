"""bbPress: whether it made a page, what the page is, its thread, its next page, its member."""

import re
from collections.abc import Iterator
from typing import ClassVar

from crawler.arabic.walls import is_login_wall
from crawler.engines.base import Kind
from crawler.engines.bbpress import lists
from crawler.engines.bbpress.markup import MARKUP
from crawler.engines.bbpress.posts import TOPIC, blocks, read_post
from crawler.engines.bbpress.routes import first_page, read_address
from crawler.engines.routes import Routes
from crawler.links import clean_url
from crawler.pages.dom import classes, find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import first_found, last_number, number_in, number_of
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor, RawPost, RawThread

_MARKS = (
    "//*[@id='bbpress-forums' or @id='bbp-user-wrapper' or starts-with(@id,'bbp-topic-')"
    " or starts-with(@id,'bbp-forum-') or contains(@class,'bbp-reply-content')"
    " or contains(@class,'bbp-breadcrumb')]"
)
# What WordPress says of a page by the classes of its body.
_BODIES = {
    "bbp-user-page": Kind.PROFILE,
    "bbp-search": Kind.OTHER,
    "bbp-view": Kind.OTHER,
    "forum-archive": Kind.INDEX,
    "single-topic": Kind.THREAD,
    "single-forum": Kind.BOARD,
}
_RESULTS = "//ul[@id='bbp-search-results' or contains(@class,'bbp-search-results')]"
_BOARDS = "//*[starts-with(@id,'bbp-forum-')][self::ul or self::div]"


def _said(page: Page) -> tuple[list[str], Kind | None]:
    body = page.root.find("body")
    names = classes(body)
    return names, next((kind for name, kind in _BODIES.items() if name in names), None)


def sure(page: Page) -> int:
    """How sure it is that bbPress made the page."""
    if not page.names.has("bbp", "error404"):
        return 0
    marks = find(page.root, _MARKS) is not None
    named = "bbpress" in _said(page)[0]
    if not marks and not named:  # a page of the same site that is none of the forum's
        return 60 if page.says("plugins/bbpress/") and "error404" in _said(page)[0] else 0
    return 70 + 10 * marks + 15 * named


@once_a_page
def read_kind(page: Page) -> Kind:
    """What the page is by its lists and posts, then by the words of its message."""
    root = page.root
    names, said = _said(page)
    if "error404" in names:
        return Kind.ERROR
    if said in {Kind.PROFILE, Kind.OTHER}:
        return said
    if find(root, "//*[@id='bbp-user-wrapper']") is not None:
        return Kind.PROFILE
    if find(root, _RESULTS) is not None:
        return Kind.OTHER
    if blocks(page):
        return Kind.THREAD
    if lists.rows(page):
        return Kind.BOARD
    if find(root, _BOARDS) is not None:
        whole = said is Kind.INDEX or find(root, "//*[@id='forums-list-0']") is not None
        return Kind.INDEX if whole else Kind.BOARD
    return _message(page, said)


def _message(page: Page, said: Kind | None) -> Kind:
    """What a page without lists and posts is: a wall, an error, or an empty board."""
    root, address = page.root, read_address(page.url)
    notice = line(find(root, "//*[contains(@class,'bbp-template-notice')]"))
    private = find(root, "//*[@id='forum-private' or @id='topic-private']") is not None
    login = find(root, "//form[contains(@class,'bbp-login-form')]") is not None
    if private or is_login_wall(notice) or (login and said is not Kind.BOARD):
        return Kind.LOGIN
    if said is Kind.THREAD or (notice and said is None):
        return Kind.ERROR
    if said is not None:
        return said
    return address.kind if address and address.kind is not Kind.THREAD else Kind.OTHER


_LIST = re.compile(r"^topic-([1-9]\d*)-replies$")
_TITLES = (
    "//*[contains(@class,'bbp-breadcrumb-current')]",
    "//h1[contains(@class,'-topic-title')]",  # of BuddyBoss, below the heading of the site's page
    "//h1[contains(@class,'entry-title')]",
    "//h1",
    "//title",
)


# Over the posts of BuddyBoss.
_REPLIES = "//li[contains(@class,'-header-item')]//*[@class='bs-replies']"


class BbPress(Routes):
    """bbPress 2: blocks `post-N` with `bbp-reply-content`, rows `bbp-topic-N`."""

    name = "bbpress"
    version = "2"
    markup = MARKUP
    numbers_stay = True
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
        trail = trail or find_all(root, "//*[contains(@class,'forum-label')]/a")
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
            replies=number_in(line(find(root, _REPLIES))),
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
