"""WoltLab Suite Forum 5 and 6, and Burning Board 4."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Kind
from crawler.engines.routes import boards_of
from crawler.engines.woltlab.routes import WoltLabRoutes, first_page, kind_of
from crawler.engines.woltlab.suite_posts import MARKUP, TIMES, read_post, time_in
from crawler.links import with_parameters
from crawler.pages.dom import attribute, classes, find, find_all, line, own_words, when, with_class
from crawler.pages.page import Page
from crawler.raw import Poll, RawBoard, RawPost, RawThread, poll_of

_BODY = "//body[starts-with(@id,'tpl') and (@data-template or @data-application)]"
_POSTS = "//article[@data-post-id] | //*[contains(@class,'wbbPost')][@data-post-id]"
# The body of a board's or a thread's page names its board as well.
_BOARDS = "//*[@data-board-id][not(self::body)]//a[@href]"
_AUTHORS = (
    ".//*[contains(@class,'GroupAuthor')]//a",
    ".//a[contains(@class,'userLink') or contains(@class,'username')]",
)
_STICKY = ("jsIconSticky", "thumb-tack", "thumbtack", "pushpin")
_KINDS = {
    "thread": Kind.THREAD,
    "board": Kind.BOARD,
    "boardList": Kind.INDEX,
    "user": Kind.PROFILE,
    "login": Kind.LOGIN,
    "permissionDenied": Kind.ERROR,
    "error": Kind.ERROR,
    "illegalLink": Kind.ERROR,
    "userException": Kind.ERROR,
    "offline": Kind.ERROR,
}


class WoltLab(WoltLabRoutes):
    """WoltLab Suite: `body#tpl_...` names the template, `article.wbbPost` is a post."""

    version = "5"
    hallmarks = ("wcf",)
    markup = MARKUP

    def detect(self, page: Page) -> int:
        if find(page.root, _BODY) is not None:
            return 95
        if not page.names.has_class("wbbPost"):
            return 0
        post = find(page.root, "//*[contains(@class,'wbbPost')][@data-post-id]")
        return 80 if post is not None else 0

    def kind(self, page: Page) -> Kind:
        body = find(page.root, _BODY)
        names = {} if body is None else body.attrib
        template = names.get("data-template") or names.get("id", "").rpartition("_")[2]
        return kind_of(page, _KINDS.get(template), _POSTS, "//*[@id='content']")

    def boards(self, page: Page) -> Iterator[RawBoard]:
        links = self.links(page, _BOARDS, Kind.BOARD)
        own = self.own_address(page, Kind.BOARD).id
        return boards_of(((link, to) for link, to in links if not _is_category(link)), own)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, "//*[@data-thread-id][contains(@class,'wbbThread')]"):
            link = find(row, ".//a[contains(@class,'TopicLink') or contains(@class,'GroupLink')]")
            address = self.linked(page, link, Kind.THREAD)
            if address is not None and link is not None:
                yield self._listed(row, link, first_page(address), page)

    def _listed(self, row: HtmlElement, link: HtmlElement, url: str, page: Page) -> RawThread:
        counts = [line(dd) for dd in find_all(row, ".//*[contains(@class,'columnStats')]//dd")]
        if not counts:
            cells = ".//td[contains(@class,'columnReplies') or contains(@class,'columnViews')]"
            counts = [line(cell) for cell in find_all(row, cells)]
        icons = " ".join(icon.get("class") or "" for icon in row.iter()) + (row.get("class") or "")
        labels = find_all(row, ".//*[contains(@class,'labelList')]//*[contains(@class,'label')]")
        author = find(row, *_AUTHORS)
        member = self.linked(page, author, Kind.PROFILE)
        last = time_in(find(row, ".//*[contains(@class,'columnLastPost')]"))
        names = [line(e) for e in labels if "badge" in classes(e) or e.tag == "a"]
        return RawThread(
            row.get("data-thread-id") or "",
            url,
            line(link),
            prefix=" ".join(dict.fromkeys(names)) or None,
            author=line(author) or None,
            author_id=member.id if member else None,
            created=when(next((t for t in row.iter(*TIMES) if t is not last), None)),
            last_post=when(last),
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            sticky=any(mark in icons for mark in _STICKY),
            locked="jsIconClosed" in icons or "fa-lock" in icons,
        )

    def thread(self, page: Page) -> RawThread:
        root, address = page.root, self.own_address(page)
        head = "//*[contains(@class,'contentHeader') or contains(@class,'boxHeadline')]"
        title = find(root, "//h1[contains(@class,'contentTitle')]", f"{head}//h1")
        labels = find_all(root, head + "//*[contains(@class,'label') and contains(@class,'badge')]")
        pages = find(root, "//woltlab-core-pagination/@count | //nav[@data-pages]/@data-pages")
        icons = find_all(root, head + "//*[contains(@class,'jsIcon')]/@class")
        thread = RawThread(
            address.id,
            first_page(address),
            line(title),
            prefix=" ".join(dict.fromkeys(map(line, labels))) or None,
            tags=[line(tag) for tag in find_all(root, "//*[contains(@class,'tagList')]//a")],
            boards=self.trail(page, "(//*[contains(@class,'breadcrumbs')])[1]//a[@href]"),
            pages=parse_count(str(pages or "")),
            sticky=any("Sticky" in icon for icon in icons) or None,
            locked=any("Closed" in icon for icon in icons) or None,
            poll=_poll(root),
        )
        starter = find(root, _POSTS) if not address.start else None
        first = None if starter is None else read_post(self, starter, "", page)
        if first is not None and first.position in {None, 1}:  # else the page of a permalink
            thread.begun_by(first)
        return thread

    def next_page(self, page: Page) -> str | None:
        link = find(page.root, "//link[@rel='next'] | //nav//a[@rel='next']")
        if link is not None:
            return self.target(page, link) or None
        bar = find(page.root, "//woltlab-core-pagination[@page and @count]")
        number, count = ("", "") if bar is None else (bar.get("page") or "", bar.get("count") or "")
        if not (number.isdecimal() and count.isdecimal() and int(number) < int(count)):
            return None
        addresses = (self.own_address(page, kind) for kind in (Kind.THREAD, Kind.BOARD))
        own = next((first_page(address) for address in addresses if address.id), "")
        return with_parameters(own, f"pageNo={int(number) + 1}") if own else None

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread = first_page(self.own_address(page))
        articles = find_all(page.root, _POSTS)
        return filter(None, (read_post(self, article, thread, page) for article in articles))


def _is_category(link: HtmlElement) -> bool:
    """Whether a link is that of a category: its boards stand under it."""
    holder = next((e for e in link.iterancestors() if e.get("data-board-id")), link)
    return "ategory" in (holder.get("class") or "")


def _poll(root: HtmlElement) -> Poll | None:
    """The poll of a thread: results, or the choices where none are shown to guests."""
    poll = find(root, "//*[contains(@class,'pollContainer')]")
    options: list[tuple[str, int | None]] = []
    for item in find_all(poll, ".//ol/li | .//ul/li | .//dl[contains(@class,'pollVote')]/dd"):
        name = with_class(item, "optionName", "span")
        text = line(item if name is None else name)
        votes = re.search(r"\(([\d.,]+)\)\s*$", text)
        text = text[: votes.start()].strip() if votes else text
        options.append((text, parse_count(votes[1]) if votes else None))
    heading = find(poll, ".//h2 | .//legend | .//h3")
    badges = find_all(heading, ".//*[contains(@class,'badge')]")
    return poll_of(attribute(poll, "data-question") or own_words(heading, badges), options)
