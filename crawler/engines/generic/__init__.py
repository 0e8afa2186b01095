"""Any other forum: structured data first, then the repeated blocks of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

import xxhash

from crawler import blocks
from crawler.arabic.chrome import (
    edit_note,
    is_error_page,
    is_login_wall,
    is_next_link,
    is_quote_head,
    quote_author,
)
from crawler.arabic.labels import split_pairs
from crawler.block_parts import Segment, body_name
from crawler.body import Markup, QuoteParts, Role, plain_text
from crawler.dom import line
from crawler.engines.base import Address, Engine, Kind
from crawler.engines.generic.routes import read_address
from crawler.links import clean_url
from crawler.outline import Outline
from crawler.panel import panel_lines
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

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
    if element.tag == "table" and _quote_row(element) is not None:
        return Role.QUOTE
    words = line(element) if element.tag != "table" else ""
    if words.startswith("_____") or (0 < len(words) < 220 and edit_note(words)):
        return Role.DROP
    return None


def _quote_row(table: HtmlElement) -> HtmlElement | None:
    """The first row of a table with the heading of a quote, in old boards; else None."""
    row = next(table.iter("tr"), None)
    words = line(row)
    if row is None or not 0 < len(words) < 120:
        return None
    cells = [line(cell) for cell in row.iter("td", "th")]
    return row if any(is_quote_head(c) or quote_author(c) for c in [words, *cells]) else None


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote's author stands in an attribute, or in its first short line."""
    author = element.get("data-quote") or element.get("data-username") or element.get("cite")
    if author and "/" in author:
        author = None
    if element.tag == "table":
        row = _quote_row(element)
        if row is not None:
            named = next((a for a in row.iter("a") if line(a)), None)
            rows = [other for other in row.itersiblings() if other.tag == "tr"]
            return QuoteParts(line(named) or quote_author(line(row)), None, rows)
    heading = next((c for c in element if c.tag in {"cite", "div", "p", "strong", "b", "h4"}), None)
    if author is None and heading is not None:
        author = quote_author(line(heading))
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
        if self._posts(page):
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
        return read_address(url)

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
            if not url or len(title) < 2 or title.isdigit():
                continue
            address = self.address(url)
            if (
                address
                and address.kind is kind
                and address.id
                and not address.start
                and address.id not in seen
            ):
                seen.add(address.id)
                yield address.url, address, title

    def thread(self, page: Page) -> RawThread:
        address = self.address(page.url)
        thread_id = (
            address.id
            if address and address.id
            else xxhash.xxh3_64_hexdigest(clean_url(page.url).encode())
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
            outline = Outline(page.root, page.fetched_at)
            found = blocks.segments(outline, lambda group: self._is_list(page, outline, group))
            read = [self._post(page, segment, outline) for segment in found]
            page.memo["generic"] = [post for post in read if post is not None]
        return list(page.memo["generic"])

    def _is_list(self, page: Page, outline: Outline, group: list[Segment]) -> bool:
        """Whether most blocks have a link to a thread or board of their own before any text."""
        own = self.address(page.url)
        seen: set[tuple[Kind, str]] = set()
        for segment in group:
            for place in range(segment.start, segment.end):
                link = outline.order[place]
                if link.tag != "a" or outline.dates_in(place, outline.end[place]):
                    continue
                address = self.address(page.absolute(link.get("href")))
                if address is None or not address.id or address.start or len(line(link)) < 3:
                    continue
                if own is None or (own.kind, own.id) != (address.kind, address.id):
                    seen.add((address.kind, address.id))
                    break
        lined = len(seen) > 0.6 * len(group)
        if own is not None and own.kind is Kind.THREAD:
            return lined and len(group) > 1
        if sum(bool(body_name(s.body)) for s in group) >= 0.5 * len(group):
            return lined
        # Without a word that says so, lines with dates and names may be members or anything.
        words = sorted(
            outline.own_text(*outline.range(s.body)) for s in group if s.body is not None
        )
        return lined or len(group) < 3 or words[len(words) // 2] < 30

    def _post(self, page: Page, segment: Segment, outline: Outline) -> RawPost | None:
        body, named = segment.body, segment.name
        if body is None or named is None:
            return None
        href = named.href or self._profile(segment, outline)
        number = re.search(r"\d+", href or "")
        author = RawAuthor(
            name=named.name,
            user_id=number[0] if number else None,
            url=page.absolute(href) or None,
            panel=self._panel(segment, body, outline),
        )
        posted = segment.date.shown if segment.date else NO_DATE
        post_id = self._post_id(segment, outline)
        if post_id is None:
            words = plain_text(body)[:200]
            post_id = str(xxhash.xxh3_64_intdigest(f"{author.name}|{posted.text}|{words}".encode()))
        return RawPost(post_id, author, body, posted=posted)

    def _profile(self, segment: Segment, outline: Outline) -> str | None:
        places = outline.names_in(segment.start, segment.end)
        return next((outline.names[p].href for p in places if outline.names[p].href), None)

    def _post_id(self, segment: Segment, outline: Outline) -> str | None:
        for element in outline.order[segment.start : segment.end]:
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

    def _panel(
        self, segment: Segment, body: HtmlElement, outline: Outline
    ) -> list[tuple[str, str]]:
        """The labels and values beside the body."""
        pairs: list[tuple[str, str]] = []
        for element in segment.elements:
            for text in panel_lines(element, {body}):
                pairs.extend(pair for pair in split_pairs(text) if pair not in pairs)
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
