"""XenForo 1 (1.0 to 1.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.chrome import is_login_wall, quote_author
from crawler.arabic.numbers import parse_count
from crawler.body import Markup, QuoteParts, Role
from crawler.dom import classes, find, find_all, last_number, line, number_in, own_words, with_class
from crawler.engines.base import Kind
from crawler.engines.xenforo import KINDS, XenForo, pair, read_address, thread_url
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_POST_ID = re.compile(r"post[-=/?id]*(\d+)")
_PARTS = frozenset(
    "messageUserInfo messageText messageMeta editDate signature attachedFiles likesSummary "
    "dark_postrating_outputlist".split()
)


def _date(root: HtmlElement | None) -> Shown | None:
    """The first date under `root`: recent ones carry their epoch, older ones a tooltip."""
    element = None if root is None else with_class(root, "DateTime", "abbr", "span")
    if element is None:
        return None
    epoch = element.get("data-time") or ""
    seconds = float(epoch) if epoch.isdecimal() else None
    return Shown(line(element), None, seconds, element.get("title") or "")


def _member(link: HtmlElement | None, page: Page) -> tuple[str | None, str | None]:
    """The id and the canonical URL of the member that a link leads to."""
    address = None if link is None else read_address(page.absolute(link.get("href")))
    if address is None or address.kind is not Kind.PROFILE:
        return None, None
    return address.id, address.url


def _quote(element: HtmlElement) -> QuoteParts:
    heading = with_class(element, "attribution", "div")
    source = None if heading is None else find(heading, ".//a[@href]")
    post = None if source is None else _POST_ID.search(source.get("href") or "")
    content = with_class(element, "quoteContainer", "blockquote")
    words = "" if heading is None else own_words(heading, list(heading.iter("a")))
    author = element.get("data-author") or quote_author(words)
    return QuoteParts(author, post[1] if post else None, [element if content is None else content])


class XenForo1(XenForo):
    """XenForo 1: `html#XenForo`, the template is the class of `#content`, posts are list items."""

    name = "xenforo"
    version = "1"
    markup = Markup(
        classes={
            "bbCodeQuote": Role.QUOTE,
            "attribution": Role.DROP,
            "quoteExpand": Role.DROP,
            "type": Role.DROP,
            "messageTextEndMarker": Role.DROP,
            "mceSmilie": Role.SMILEY,
            "mceSmilieSprite": Role.SMILEY,
        },
        quote=_quote,
        attachment_href=re.compile(r"(?:^|/)attachments/[^/]*\d+/?$"),
    )

    def detect(self, page: Page) -> int:
        if page.root.get("id") == "XenForo":
            return 95
        marks = "//ol[@id='messageList'] | //ol[contains(@class,'discussionListItems')]"
        return 70 if find(page.root, marks) is not None else 0

    def kind(self, page: Page) -> Kind:
        content = find(page.root, "//div[@id='content']")
        names = [] if content is None else classes(content)
        kind = next((KINDS[name] for name in names if name in KINDS), None)
        if kind is Kind.ERROR and is_login_wall(line(content)[:1000]):
            return Kind.LOGIN
        return kind or self._structure(page)

    def _structure(self, page: Page) -> Kind:
        if self._items(page):
            return Kind.THREAD
        if find(page.root, "//li[contains(@class,'discussionListItem')]") is not None:
            return Kind.BOARD
        nodes = find(page.root, "//ol[contains(@class,'nodeList')]")
        return Kind.OTHER if nodes is None else Kind.INDEX

    def boards(self, page: Page) -> Iterator[RawBoard]:
        titles = "//*[self::h3 or self::h4][contains(@class,'nodeTitle')]//a[@href]"
        yield from self.links_to_boards(page, titles)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for item in find_all(page.root, "//li[contains(@class,'discussionListItem')]"):
            thread = self._listed(item, page)
            if thread is not None:
                yield thread

    def _listed(self, item: HtmlElement, page: Page) -> RawThread | None:
        thread_id = (item.get("id") or "").removeprefix("thread-")
        links = find_all(item, ".//h3[contains(@class,'title')]//a[@href]")
        prefixes = [link for link in links if "prefixLink" in (link.get("class") or "")]
        named = [link for link in links if link not in prefixes]
        if not thread_id.isdigit() or not named:
            return None
        names = classes(item)
        counts = [line(dd) for dd in find_all(item, ".//div[contains(@class,'stats')]//dd")]
        author = find(item, ".//div[contains(@class,'posterDate')]//*[contains(@class,'username')]")
        moved = find(item, ".//div[contains(@class,'iconKey')]/span[contains(@class,'redirect')]")
        return RawThread(
            thread_id,
            self.canonical(page.absolute(named[-1].get("href"))),
            line(named[-1]),
            prefix=" ".join(map(line, prefixes)) or None,
            author=item.get("data-author") or line(author) or None,
            author_id=_member(author, page)[0],
            created=_date(find(item, ".//span[contains(@class,'startDate')]")),
            last_post=_date(find(item, ".//div[contains(@class,'lastPost')]")),
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            pages=last_number(find_all(item, ".//span[contains(@class,'itemPageNav')]/a")),
            sticky="sticky" in names,
            locked="locked" in names,
            moved=moved is not None,
        )

    def thread(self, page: Page) -> RawThread:
        root = page.root
        title = find(root, "//div[contains(@class,'titleBar')]//h1")
        labels = [] if title is None else find_all(title, ".//span[contains(@class,'prefix')]")
        about = find(root, "//p[@id='pageDescription']")
        author = None if about is None else find(about, ".//*[contains(@class,'username')]")
        pages = find(root, "//div[@class='PageNav']/@data-last")
        address = self.own_address(page)
        return RawThread(
            address.id,
            thread_url(address),
            own_words(title, labels),
            prefix=" ".join(map(line, labels)) or None,
            tags=[line(tag) for tag in find_all(root, "//a[@class='tag']")],
            boards=self.trail(page, "(//fieldset[contains(@class,'breadcrumb')])[1]//a[@href]"),
            author=line(author) or None,
            author_id=_member(author, page)[0],
            created=_date(about),
            pages=int(pages) if pages and pages.isdigit() else None,
            locked=find(root, "//dd[contains(@class,'lockedAlert')]") is not None,
            poll=_poll(root),
        )

    def next_page(self, page: Page) -> str | None:
        link = find(page.root, "//head/link[@rel='next']")
        if link is None:
            nav = find(page.root, "//div[@class='PageNav']")
            here, last = ("0", "0") if nav is None else (nav.get("data-page"), nav.get("data-last"))
            if nav is not None and int(here or 0) < int(last or 0):
                link = find(nav, "(.//a[@class='text'])[last()]")
        return None if link is None else self.canonical(page.absolute(link.get("href"))) or None

    def _items(self, page: Page) -> list[HtmlElement]:
        return find_all(page.root, "//li[starts-with(@id,'post-')][contains(@class,'message')]")

    def posts(self, page: Page) -> Iterator[RawPost]:
        base = re.sub(r"threads?/[^/]*/?$", "posts/", thread_url(self.own_address(page)))
        for item in self._items(page):
            post_id = (item.get("id") or "").removeprefix("post-")
            if post_id.isdigit() and "placeholder" not in classes(item):
                post = self._read(item, post_id, base, page)
                if post is not None:
                    yield post

    def _read(self, item: HtmlElement, post_id: str, base: str, page: Page) -> RawPost | None:
        parts: dict[str, HtmlElement] = {}
        for part in item.iter("div", "blockquote", "ul"):
            for name in classes(part):
                if name in _PARTS:
                    parts.setdefault(name, part)
        body = parts.get("messageText")
        if body is None or body.getparent() is parts.get("signature"):
            return None
        meta, files = parts.get("messageMeta"), parts.get("attachedFiles")
        number = None if meta is None else with_class(meta, "postNumber", "a")
        links = [] if files is None else [page.absolute(a.get("href")) for a in files.iter("a")]
        author = _author(item, parts.get("messageUserInfo"), page)
        author.signature = parts.get("signature")
        link = None if meta is None else with_class(meta, "datePermalink", "a")
        href = self.canonical(page.absolute(link.get("href"))) if link is not None else None
        return RawPost(
            post_id,
            author,
            body,
            permalink=f"{base}{post_id}/" if base.endswith("posts/") else href,
            posted=_date(meta) or _skinned_date(item) or NO_DATE,
            edited=_date(parts.get("editDate")),
            position=parse_count(number_in(line(number)) or ""),
            reactions=_reactions(parts),
            attachments=[url for url in dict.fromkeys(links) if url],
        )


def _skinned_date(item: HtmlElement) -> Shown | None:
    """Some skins move the date from the post's foot to its head, and out of its markup."""
    small = find(item, ".//h3[contains(@class,'userText')]//small")
    return None if small is None else Shown(line(small))


def _author(item: HtmlElement, panel: HtmlElement | None, page: Page) -> RawAuthor:
    author = RawAuthor(item.get("data-author") or "")
    if panel is None:
        return author
    for element in panel.iter("a", "span", "em", "img", "dl"):
        names = classes(element)
        if "avatar" in names or "username" in names:
            if author.user_id is None and element.get("href"):
                author.user_id, author.url = _member(element, page)
            if "avatar" in names:
                image = next(element.iter("img"), None)
                author.avatar = page.absolute(image.get("src")) if image is not None else None
            elif not author.name:
                author.name = line(element)
        elif "userTitle" in names:
            author.title = line(element) or None
        elif "userBanner" in names:
            author.panel.append(("", line(element)))
        elif element.tag == "dl":
            author.panel.append(pair(element))
    return author


def _reactions(parts: dict[str, HtmlElement]) -> str | None:
    """How many liked: up to three are named, the others counted; or the rating add-on's counts."""
    likes, rated = parts.get("likesSummary"), parts.get("dark_postrating_outputlist")
    if likes is not None:
        names = find_all(likes, ".//a[contains(@class,'username')]")
        others = find(likes, ".//a[contains(@class,'OverlayTrigger') or contains(@href,'/likes')]")
        count = parse_count(number_in(line(others)) or "") or int(others is not None)
        return str(len(names) + count)
    counts = [] if rated is None else [parse_count(line(e)) or 0 for e in rated.iter("strong")]
    return str(sum(counts)) if counts else None


def _poll(root: HtmlElement) -> dict[str, object] | None:
    question = find(root, "//h2[contains(@class,'questionText')]")
    if question is None:
        return None
    options = []
    for item in find_all(
        root, "//li[contains(@class,'pollResult') or contains(@class,'pollOption')]"
    ):
        text, count = with_class(item, "optionText"), with_class(item, "count", "div")
        votes = parse_count(number_in(line(count)) or "")
        options.append({"text": line(item if text is None else text), "votes": votes})
    return {"question": line(question), "options": options}
