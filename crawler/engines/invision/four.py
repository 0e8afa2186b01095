"""Invision 4 and 5: `data-` attributes name nearly everything."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Kind
from crawler.engines.invision.four_posts import MARKUP, figure, read_post
from crawler.engines.invision.routes import InvisionRoutes, first_page
from crawler.engines.messages import message_kind
from crawler.pages.dom import attribute, find, find_all, first_in, line, own_words, when
from crawler.pages.numbers import last_number, number_in, numbered
from crawler.pages.page import Page
from crawler.raw import Poll, RawBoard, RawPost, RawThread, poll_of

_CONTROLLERS = {
    "index": Kind.INDEX,
    "forums": Kind.BOARD,
    "topic": Kind.THREAD,
    "profile": Kind.PROFILE,
    "login": Kind.LOGIN,
}
_ERROR = "id('elError') | id('elErrorMessage')"
_HOOKS = "//*/@data-ips-hook"
_BODY = "//body[contains(@class,'ipsApp') or @data-pageapp or @data-pagecontroller]"
# Version 5 may show the opening post above each later page as well.
_ARTICLES = "//article[starts-with(@id,'elComment_')][not(.//*[@data-first-page='false'])]"
_ROWS = "//*[@data-role='tableRows']//*[@data-rowid]"
# Category headings are left out: what they lead to is listed under them.
_BOARDS = (
    "//*[@data-forumid]//a[@href] | //*[contains(@class,'ipsData__item')]//a[@href]"
    " | //*[contains(@class,'ipsDataItem_subList')]//a[@href]"
    " | //*[contains(@class,'orumGrid')]//a[@href]"
)
_HEADER = (
    "//div[contains(@class,'ipsPageHeader')][.//h1] | //header[contains(@class,'ipsPageHeader')]"
)
_LATEST = ".//*[contains(@class,'lastPoster') or contains(@class,'__last')]"
_LAYOUT = "//*[@id='ipsLayout_contentArea' or @id='ipsLayout_contentWrapper']"
_PIN = re.compile(r"thumb-?tack")
_TAGS = "//*[contains(@class,'ipsTags')]//a[not(contains(@class,'prefix'))]"


class Invision(InvisionRoutes):
    """Invision Community 4 and 5: `article#elComment_N` is a post."""

    version = "4"
    hallmarks = ("ips4", "ips.settings", "data-ips", "applications/core/interface")
    called = ("ipsApp", "elComment_")
    markup = MARKUP

    def detect(self, page: Page) -> int:
        if find(page.root, _BODY) is not None:
            return 95
        posts = page.names.has_id("elComment_") and find(page.root, _ARTICLES) is not None
        # Where something stands before <html>, parsers lose the attributes of <body>.
        laid_out = page.names.has_id("ipsLayout_") and find(page.root, _LAYOUT) is not None
        return 80 if posts or laid_out else 0

    def kind(self, page: Page) -> Kind:
        error = find(page.root, _ERROR)
        if error is not None:
            return message_kind(error)
        body = find(page.root, _BODY)
        app = attribute(body, "data-pageapp")
        controller = attribute(body, "data-pagecontroller")
        if app in {"", "forums", "core"} and controller in _CONTROLLERS:
            return _CONTROLLERS[controller]
        return self._structure(page)

    def _structure(self, page: Page) -> Kind:
        if find(page.root, _ARTICLES + "//*[@data-commenttype='forums']") is not None:
            return Kind.THREAD
        board = self.own_address(page, Kind.BOARD).id
        if board and find(page.root, _ROWS) is not None:
            return Kind.BOARD
        return Kind.OTHER if find(page.root, "//*[@data-forumid]") is None else Kind.INDEX

    def boards(self, page: Page) -> Iterable[RawBoard]:
        return self.or_linked_boards(page, self.links_to_boards(page, _BOARDS))

    def threads(self, page: Page) -> Iterable[RawThread]:
        rows = find_all(page.root, _ROWS)
        return self.or_linked(page, filter(None, (self._listed(row, page) for row in rows)))

    def _listed(self, row: HtmlElement, page: Page) -> RawThread | None:
        links = list(row.iter("a"))
        titles = find_all(row, ".//h4//a[@href] | .//*[contains(@class,'_title')]//a[@href]")
        for link in titles:
            address = self.linked(page, link, Kind.THREAD)
            if address and line(link):
                break
        else:
            return None
        icons = " ".join(icon.get("class") or "" for icon in row.iter("i"))
        prefix = find(row, ".//a[contains(@class,'prefix')]")
        stats = {
            li.get("data-stattype"): figure(li) for li in find_all(row, ".//li[@data-stattype]")
        }
        views = stats.pop("num_views", None)
        last = find(row, _LATEST + "//time")
        latest = set(find_all(row, _LATEST + "//a"))
        author, author_id, _ = self.member(page, [a for a in links if a not in latest])
        return RawThread(
            address.id,
            first_page(address),
            line(link),
            prefix=line(prefix) or None,
            tags=[line(tag) for tag in find_all(row, "." + _TAGS)],
            author=author or None,
            author_id=author_id,
            created=when(next((t for t in row.iter("time") if t is not last), None)),
            last_post=when(last),
            replies=next(iter(stats.values()), None),
            views=views,
            pages=last_number(find_all(row, ".//*[contains(@class,'agination')]//a")),
            sticky=_PIN.search(icons) is not None,
            locked="fa-lock" in icons,
        )

    def thread(self, page: Page) -> RawThread:
        root, address = page.root, self.own_address(page)
        header = find(root, _HEADER)
        if header is None:
            header = root
        title = find(header, ".//h1")
        marks = find_all(title, ".//*[contains(@class,'ipsBadge')] | .//a")
        icons = find_all(header, "(.//h1 | .//*[contains(@class,'ipsBadges')])//i/@class")
        author, author_id, _ = self.member(page, list(header.iter("a")))
        pages = find(root, "//ul[contains(@class,'ipsPagination')]/@data-pages")
        created = first_in(header, "time") if header is not root else None
        thread = RawThread(
            address.id,
            first_page(address),
            own_words(title, marks),
            prefix=line(find(header, ".//a[contains(@class,'prefix')]")) or None,
            tags=[line(tag) for tag in find_all(header, "." + _TAGS)],
            boards=self.trail(page, "(//nav[contains(@class,'ipsBreadcrumb')])[1]//a[@href]"),
            author=author or None,
            author_id=author_id,
            created=when(created),
            pages=parse_count(str(pages or "")),
            sticky=any(map(_PIN.search, icons)) or None,
            locked=any("fa-lock" in icon for icon in icons) or None,
            poll=_poll(root),
        )
        if not author and not address.start:
            thread.begun_by(next(iter(self.posts(page)), None))
        return thread

    def next_page(self, page: Page) -> str | None:
        links = "[not(contains(@class,'nactive'))]//a[@href]"
        nexts = (
            "//li[contains(@class,'ipsPagination_next') or contains(@class,'ipsPagination__next')]"
        )
        return self.next_by(page, find(page.root, nexts + links, "//link[@rel='next']"))

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread = first_page(self.own_address(page))
        found = numbered(find_all(page.root, _ARTICLES), "elComment_")
        posts = (read_post(self, article, number, thread, page) for number, article in found)
        return filter(None, posts)


def _poll(root: HtmlElement) -> Poll | None:
    options: list[tuple[str, int | None]] = []
    for choice in find_all(root, "//*[contains(@class,'ollList_choices')]/li"):
        text, *others = list(filter(None, map(line, choice))) or [""]
        options.append((text, parse_count(number_in(others[-1]) or "") if others else None))
    question = find(
        root, "//*[contains(@class,'ollList')]//h3", "//*[contains(@class,'ipsPoll')]//h2"
    )
    return poll_of(re.sub(r"^\d+\.\s*", "", line(question)), options)


class Invision5(Invision):
    """Invision Community 5, whose templates have hooks for other templates."""

    version = "5"

    def detect(self, page: Page) -> int:
        score = super().detect(page)
        hooked = score and page.says("data-ips-hook") and find(page.root, _HOOKS) is not None
        return score + 2 if hooked else 0
