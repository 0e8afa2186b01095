"""WoltLab Suite Forum 5 and 6, and Burning Board 4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crawler.arabic.numbers import parse_count
from crawler.arabic.quotes import quote_author
from crawler.arabic.walls import is_login_wall
from crawler.dom import classes, find, find_all, line, number_in, when, with_class
from crawler.engines.base import Kind
from crawler.engines.woltlab.routes import WoltLabRoutes, first_page, read_address
from crawler.markup import Markup, QuoteParts, Role
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_BODY = "//body[starts-with(@id,'tpl') and (@data-template or @data-application)]"
_POSTS = "//article[@data-post-id] | //*[contains(@class,'wbbPost')][@data-post-id]"
_TIMES = ("time", "woltlab-core-date-time")
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


def _time(root: HtmlElement | None) -> HtmlElement | None:
    """The first date under `root`; version 6 has an element of its own for it."""
    return None if root is None else next(root.iter(*_TIMES), None)


def _quote(element: HtmlElement) -> QuoteParts:
    title = find(element, ".//*[contains(@class,'quoteBoxTitle')] | ./header")
    source = element.get("cite") or element.get("data-link") or ""
    link = None if title is None else find(title, ".//a[@href]")
    address = read_address(source or ("" if link is None else link.get("href") or ""))
    content = with_class(element, "quoteBoxContent", "div")
    if content is None:
        content = find(element, "./div[not(contains(@class,'Icon'))][last()]")
    author = element.get("data-author") or quote_author(line(title))
    post = address.post_id if address else None
    return QuoteParts(author, post, [element if content is None else content])


class WoltLab(WoltLabRoutes):
    """WoltLab Suite: `body#tpl_...` names the template, `article.wbbPost` is a post."""

    name = "woltlab"
    version = "5"
    hallmarks = ("wcf",)
    markup = Markup(
        classes={
            "quoteBox": Role.QUOTE,
            "quoteBoxTitle": Role.DROP,
            "codeBoxHeader": Role.DROP,
            "spoilerBoxHeader": Role.DROP,
            "attachmentThumbnailList": Role.ATTACHMENT,
            "smiley": Role.SMILEY,
        },
        quote=_quote,
        attachment_href=re.compile(r"(?:^|[/?])(?:attachment|file-download)/\d+", re.I),
    )

    def detect(self, page: Page) -> int:
        if find(page.root, _BODY) is not None:
            return 95
        return (
            80
            if find(page.root, "//*[contains(@class,'wbbPost')][@data-post-id]") is not None
            else 0
        )

    def kind(self, page: Page) -> Kind:
        body = find(page.root, _BODY)
        template = "" if body is None else body.get("data-template") or ""
        kind = _KINDS.get(
            template or (body.get("id") or "").rpartition("_")[2] if body is not None else ""
        )
        if kind is Kind.ERROR:
            words = line(find(page.root, "//*[@id='content']"))[:1400]
            return Kind.LOGIN if is_login_wall(words) else kind
        if kind is None and find(page.root, _POSTS) is not None:
            return Kind.THREAD
        return kind or Kind.OTHER

    def boards(self, page: Page) -> Iterator[RawBoard]:
        seen = {self.own_address(page, Kind.BOARD).id}
        for link in find_all(page.root, "//*[@data-board-id]//a[@href]"):
            address = self.linked(page, link, Kind.BOARD)
            if address is None or address.id in seen or not line(link):
                continue
            holder = next((e for e in link.iterancestors() if e.get("data-board-id")), link)
            if "ategory" not in (holder.get("class") or ""):  # its boards stand under it
                seen.add(address.id)
                yield RawBoard(address.id, address.url, line(link))

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
        author = find(row, ".//*[contains(@class,'GroupAuthor')]//a")
        if author is None:
            author = find(row, ".//a[contains(@class,'userLink') or contains(@class,'username')]")
        member = self.linked(page, author, Kind.PROFILE)
        last = _time(find(row, ".//*[contains(@class,'columnLastPost')]"))
        names = [line(e) for e in labels if "badge" in classes(e) or e.tag == "a"]
        return RawThread(
            row.get("data-thread-id") or "",
            url,
            line(link),
            prefix=" ".join(dict.fromkeys(names)) or None,
            author=line(author) or None,
            author_id=member.id if member else None,
            created=when(next((t for t in row.iter(*_TIMES) if t is not last), None)),
            last_post=when(last),
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            sticky="jsIconSticky" in icons or "thumb" in icons,
            locked="jsIconClosed" in icons or "fa-lock" in icons,
        )

    def thread(self, page: Page) -> RawThread:
        root, address = page.root, self.own_address(page)
        title = find(root, "//h1[contains(@class,'contentTitle')]")
        if title is None:
            title = find(
                root, "//*[contains(@class,'contentHeader') or contains(@class,'boxHeadline')]//h1"
            )
        head = "//*[contains(@class,'contentHeader') or contains(@class,'boxHeadline')]"
        labels = find_all(root, head + "//*[contains(@class,'label') and contains(@class,'badge')]")
        pages = find(root, "//woltlab-core-pagination/@count | //nav[@data-pages]/@data-pages")
        starter = find(root, _POSTS) if not address.start else None
        first = None if starter is None else self._read(starter, "", page)
        icons = find_all(root, head + "//*[contains(@class,'jsIcon')]/@class")
        return RawThread(
            address.id,
            first_page(address),
            line(title),
            prefix=" ".join(dict.fromkeys(map(line, labels))) or None,
            tags=[line(tag) for tag in find_all(root, "//*[contains(@class,'tagList')]//a")],
            boards=self.trail(page, "(//*[contains(@class,'breadcrumbs')])[1]//a[@href]"),
            author=first.author.name if first else None,
            author_id=first.author.user_id if first else None,
            created=first.posted if first else None,
            pages=parse_count(str(pages or "")),
            sticky=any("Sticky" in icon for icon in icons) or None,
            locked=any("Closed" in icon for icon in icons) or None,
            poll=_poll(root),
        )

    def next_page(self, page: Page) -> str | None:
        link = find(page.root, "//link[@rel='next'] | //nav//a[@rel='next']")
        return None if link is None else self.canonical(page.absolute(link.get("href"))) or None

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread, seen = first_page(self.own_address(page)), set()
        for article in find_all(page.root, _POSTS):
            post = self._read(article, thread, page)
            if post is not None and post.post_id not in seen:
                seen.add(post.post_id)
                yield post

    def _read(self, article: HtmlElement, thread: str, page: Page) -> RawPost | None:
        body = find(article, ".//div[contains(@class,'messageText')]")
        post_id = article.get("data-post-id") or ""
        if body is None or not post_id.isdecimal():
            return None
        header = find(article, ".//*[contains(@class,'messageHeader')]")
        heading = article if header is None else header
        note = find(article, ".//*[contains(@class,'EditNote')]")
        numbers = find_all(
            heading, ".//*[contains(@class,'QuickOptions')]//a | .//a[contains(@class,'Share')]"
        )
        number = next((line(a)[1:] for a in numbers if line(a).startswith("#")), "")
        files = find_all(
            article, ".//*[contains(@class,'attachment') and contains(@class,'List')]//a"
        )
        counts = find_all(article, ".//*[contains(@class,'reactionCount')]")
        mark = "&" if "?" in thread else "?"
        return RawPost(
            post_id,
            self._author(article, page),
            body,
            permalink=f"{thread}{mark}postID={post_id}",
            posted=when(_time(heading)) or NO_DATE,
            edited=when(_time(note)),
            position=parse_count(number) if number else None,
            reactions=str(sum(parse_count(number_in(line(c)) or "") or 0 for c in counts))
            if counts
            else None,
            attachments=[
                u for u in dict.fromkeys(page.absolute(a.get("href")) for a in files) if u
            ],
        )

    def _author(self, article: HtmlElement, page: Page) -> RawAuthor:
        author = RawAuthor()
        panel = find(article, ".//*[contains(@class,'messageSidebar')]")
        if panel is None:
            return author
        name = find(panel, ".//*[contains(@class,'username')]")
        author.name = line(name)
        links = [] if name is None else [name, *name.iter("a")]
        member = next((m for a in links if (m := self.linked(page, a, Kind.PROFILE))), None)
        number = article.get("data-user-id") or ""
        author.user_id = number if number.isdecimal() and number != "0" else None
        if member:
            author.user_id, author.url = author.user_id or member.id, member.url
        image = find(panel, ".//*[contains(@class,'userAvatar')]//img")
        author.avatar = None if image is None else page.absolute(image.get("src")) or None
        author.title = line(find(panel, ".//*[contains(@class,'userTitle')]")) or None
        for label in panel.iter("dt"):
            value = label.getnext()
            if value is not None and value.tag == "dd":
                author.panel.append((line(label), line(value)))
        signature = find(article, ".//*[contains(@class,'messageSignature')]")
        author.signature = signature
        return author


def _poll(root: HtmlElement) -> dict[str, Any] | None:
    poll = find(root, "//*[contains(@class,'pollContainer')]")
    if poll is None:
        return None
    options = []
    for item in find_all(poll, ".//ol/li | .//ul/li | .//dl/dt"):
        votes = re.search(r"\(([\d.,]+)\)\s*$", line(item))
        text = line(item)[: votes.start()].strip() if votes else line(item)
        options.append({"text": text, "votes": parse_count(votes[1]) if votes else None})
    return (
        {"question": line(find(poll, ".//h2 | .//legend | .//h3")), "options": options}
        if options
        else None
    )
