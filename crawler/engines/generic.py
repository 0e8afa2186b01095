"""Any other forum: structured data first, then the repeated blocks of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qsl, urlsplit

import xxhash

from crawler import blocks
from crawler.arabic.chrome import (
    edit_note,
    is_error_page,
    is_login_wall,
    is_next_link,
    quote_author,
)
from crawler.arabic.labels import split_pairs
from crawler.body import Markup, QuoteParts, Role, plain_text
from crawler.engines.base import Address, Engine, Kind
from crawler.links import clean_url
from crawler.records import RawAuthor, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_THREAD = re.compile(
    r"(?:showthread|viewtopic|topics?|threads?|discussions?|read|f\.aspx\?t|/t[-/]?(?=\d)|/d/)",
    re.I,
)
_BOARD = re.compile(
    r"(?:forumdisplay|viewforum|forums?|boards?|categor(?:y|ies)|/f[-/]?\d|/c/)", re.I
)
_ID_KEYS = (
    "t",
    "tid",
    "topic",
    "threadid",
    "thread",
    "showtopic",
    "id",
    "f",
    "fid",
    "forum",
    "board",
)
_PAGE_KEYS = ("page", "pg", "start", "st", "p", "offset")
_POST_ID = re.compile(
    r"(?:post|msg|comment|reply|answer|entry|pid|elComment|edit|p|id)[-_=]*?(\d+)$", re.I
)
_POST_LINK = re.compile(
    r"(?:#(?:post|msg|p|comment|entry|pid)?[-_]?|[?&;]p(?:id|ost)?=|post-)(\d+)", re.I
)
_CRUMBS = re.compile(r"breadcrumb|navbit|crumb|nav-?tree|linktree|navstrip", re.I)
_SIGNATURE = re.compile(r"(?:^|[\s_-])sig(?:nature)?(?:$|[\s_-])|توقيع", re.I)
_QUOTE = re.compile(r"(?:^|[\s_-])(?:bbcode_?)?(?:quote|zitat|citation)(?!d)", re.I)


def _special(element: HtmlElement) -> Role | None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "blockquote" or (element.tag in {"div", "aside"} and _QUOTE.search(names)):
        return Role.QUOTE
    if _SIGNATURE.search(names):
        return Role.DROP
    words = "".join(element.itertext()).strip()
    if len(words) < 220 and edit_note(words):
        return Role.DROP
    return None


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote's author stands in an attribute, or in its first short line."""
    author = element.get("data-quote") or element.get("data-username") or element.get("cite")
    if author and "/" in author:
        author = None
    heading = next((c for c in element if c.tag in {"cite", "div", "p", "strong", "b", "h4"}), None)
    if author is None and heading is not None:
        author = quote_author("".join(heading.itertext()))
        if author:
            content = [child for child in element if child is not heading]
            if content:
                return QuoteParts(author, None, content)
    return QuoteParts(author, None, [element])


class Generic(Engine):
    """The last resort. It needs a page with dates, links to members and texts that repeat."""

    name: ClassVar[str] = "generic"
    version: ClassVar[str] = ""
    markup: ClassVar[Markup] = Markup(
        special=_special,
        special_tags=frozenset("div p span em i small blockquote aside table font td".split()),
        quote=_quote,
    )

    def detect(self, page: Page) -> int:
        if self._posts(page):
            return 2
        return int(len(list(self.threads(page))) > 4 or len(list(self.boards(page))) > 4)

    def kind(self, page: Page) -> Kind:
        address = self.address(page.url)
        listed = address is not None and address.kind is Kind.BOARD
        if self._posts(page) and not listed:
            return Kind.THREAD
        if len(list(self.threads(page))) > 2:
            return Kind.BOARD
        if len(list(self.boards(page))) > 1:
            return Kind.INDEX
        words = " ".join("".join(page.root.itertext()).split())
        if is_login_wall(words[:1500]):
            return Kind.LOGIN
        return Kind.ERROR if is_error_page(words[:1500]) else Kind.OTHER

    def address(self, url: str) -> Address | None:
        parts = urlsplit(url)
        target = f"{parts.path}?{parts.query}"
        kind = (
            Kind.THREAD if _THREAD.search(target) else Kind.BOARD if _BOARD.search(target) else None
        )
        query = dict(parse_qsl(parts.query))
        number = next((query[k] for k in _ID_KEYS if query.get(k, "").isdigit()), None)
        number = number or next(iter(re.findall(r"\d+", parts.path + " " + parts.query)), None)
        if kind is None or number is None:
            return None
        start = next((int(query[k]) for k in _PAGE_KEYS if query.get(k, "").isdigit()), 0)
        return Address(kind, number, clean_url(url), start if start > 1 else 0)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        for url, address, title in self._links(page, Kind.BOARD):
            yield RawBoard(address.id, url, title)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for url, address, title in self._links(page, Kind.THREAD):
            yield RawThread(address.id, url, title)

    def _links(self, page: Page, kind: Kind) -> Iterator[tuple[str, Address, str]]:
        seen = set()
        for link in page.root.iter("a"):
            url = page.absolute(link.get("href"))
            title = " ".join("".join(link.itertext()).split())
            if not url or len(title) < 3 or title.isdigit():
                continue
            address = self.address(url)
            if address and address.kind is kind and not address.start and address.id not in seen:
                seen.add(address.id)
                yield address.url, address, title

    def thread(self, page: Page) -> RawThread:
        address = self.address(page.url)
        thread_id = (
            address.id if address else xxhash.xxh3_64_hexdigest(clean_url(page.url).encode())
        )
        heading = next((h for h in page.root.iter("h1") if "".join(h.itertext()).strip()), None)
        if heading is None:
            heading = next(page.root.iter("title"), None)
        title = "".join(heading.itertext()) if heading is not None else ""
        return RawThread(thread_id, clean_url(page.url), title, boards=self._crumbs(page))

    def _crumbs(self, page: Page) -> list[str]:
        for element in page.root.iter("div", "ul", "ol", "nav", "p", "span", "td"):
            if _CRUMBS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
                links = (" ".join("".join(a.itertext()).split()) for a in element.iter("a"))
                return list(dict.fromkeys(text for text in links if text))
        return []

    def posts(self, page: Page) -> Iterator[RawPost]:
        yield from self._posts(page)

    def _posts(self, page: Page) -> list[RawPost]:
        if "generic" not in page.memo:
            found = blocks.segments(page.root, page.fetched_at)
            read = [self._post(page, segment) for segment in found]
            page.memo["generic"] = [post for post in read if post is not None]
        return list(page.memo["generic"])

    def _post(self, page: Page, segment: blocks.Segment) -> RawPost | None:
        body = blocks.body_of(segment)
        named = blocks.author_link(segment, body)
        if body is None or named is None:
            return None
        href = named.get("href") if named.tag == "a" else None
        number = re.search(r"\d+", href or "")
        author = RawAuthor(
            name=" ".join("".join(named.itertext()).split()),
            user_id=number[0] if number else None,
            url=page.absolute(href) or None,
            panel=self._panel(segment, body),
        )
        posted = self._date(segment, body)
        post_id = self._post_id(segment)
        if post_id is None:
            words = plain_text(body)[:200]
            post_id = str(xxhash.xxh3_64_intdigest(f"{author.name}|{posted.text}|{words}".encode()))
        return RawPost(post_id, author, body, posted=posted)

    def _date(self, segment: blocks.Segment, body: HtmlElement) -> Shown:
        """The first date outside the body, one with a time of day before one without."""
        inside = set(body.iter())
        dates = [d for e in segment.elements for d in segment.shapes[e].dates]
        outside = [d for d in dates if d not in inside] or dates
        timed = [
            d for d in outside if d.get("datetime") or re.search(r"\d:\d\d", blocks.date_text(d))
        ]
        chosen = (timed or outside)[0]
        epoch = chosen.get("data-time") or chosen.get("data-timestamp") or ""
        seconds = float(epoch[:10]) if epoch.isdigit() else None
        return Shown(blocks.date_text(chosen), chosen.get("datetime"), seconds)

    def _post_id(self, segment: blocks.Segment) -> str | None:
        for element in segment.iter():
            for name in (
                "data-post-id",
                "data-pid",
                "data-postid",
                "data-comment-id",
                "id",
                "name",
            ):
                match = _POST_ID.search(element.get(name) or "")
                if match:
                    return match[1]
            match = _POST_LINK.search(element.get("href") or "") if element.tag == "a" else None
            if match:
                return match[1]
        return None

    def _panel(self, segment: blocks.Segment, body: HtmlElement) -> list[tuple[str, str]]:
        inside = set(body.iter())
        pairs: list[tuple[str, str]] = []
        for element in segment.iter("dl", "li", "div", "span", "td", "p"):
            if element in inside or body in set(element.iter()):
                continue
            for line in plain_text(element).split("\n"):
                pairs.extend(pair for pair in split_pairs(line) if pair not in pairs)
        return pairs

    def next_page(self, page: Page) -> str | None:
        for link in [*page.root.iter("link"), *page.root.iter("a")]:
            if "next" in (link.get("rel") or "").lower().split():
                return page.absolute(link.get("href")) or None
        for link in page.root.iter("a"):
            if is_next_link("".join(link.itertext())) and self.address(
                page.absolute(link.get("href"))
            ):
                return page.absolute(link.get("href"))
        return None
