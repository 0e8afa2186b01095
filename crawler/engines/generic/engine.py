"""The engine for what no other engine claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

import xxhash

from crawler import blocks
from crawler.arabic.labels import split_pairs
from crawler.arabic.listing import is_next_link
from crawler.arabic.walls import is_error_page, is_login_wall
from crawler.block_parts import Segment, body_name
from crawler.body import plain_text
from crawler.dom import line
from crawler.engines.base import Address, Engine, Kind
from crawler.engines.generic.markup import MARKUP
from crawler.engines.generic.routes import read_address
from crawler.engines.generic.structured import stated_posts
from crawler.links import clean_url
from crawler.outline import Outline
from crawler.panel import panel_lines
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.markup import Markup
    from crawler.page import Page

_ID_ATTRIBUTES = ("data-post-id", "data-pid", "data-postid", "data-comment-id", "id", "name")
_POST_ID = re.compile(
    r"(?:post|msg|comment|reply|answer|entry|pid|elComment|edit|p|id)[-_=]*?(\d+)$", re.I
)
_POST_LINK = re.compile(
    r"(?:#(?:post|msg|p|comment|entry|pid)?[-_]?|[?&;]p(?:id|ost)?=|post-)(\d+)", re.I
)
_CRUMBS = re.compile(r"breadcrumb|navbit|crumb|nav-?tree|linktree|navstrip", re.I)
# A page's message stands near its top; so much of its text is looked at.
_MESSAGE = 1500
_FEW = 4


class Generic(Engine):
    """The last resort. It needs a page with dates, names of members and texts that repeat."""

    name: ClassVar[str] = "generic"
    version: ClassVar[str] = ""
    markup: ClassVar[Markup] = MARKUP
    last_resort: ClassVar[bool] = True

    def detect(self, page: Page) -> int:
        if self._posts(page):
            return 2
        boards, threads = self._counts(page)
        return int(threads > 2 or boards + threads > _FEW)

    def kind(self, page: Page) -> Kind:
        if self._posts(page):
            return Kind.THREAD
        own = self.address(page.url)
        boards, threads = self._counts(page)
        if own is not None and own.kind is Kind.BOARD and boards + threads:
            return Kind.BOARD
        if threads > max(2, boards):
            return Kind.BOARD
        if boards > 1 or threads > 2:
            return Kind.INDEX
        words = line(page.root)[:_MESSAGE]
        if is_login_wall(words):
            return Kind.LOGIN
        return Kind.ERROR if is_error_page(words) else Kind.OTHER

    def _counts(self, page: Page) -> tuple[int, int]:
        kinds = [address.kind for address, _ in self._lines(page)]
        return kinds.count(Kind.BOARD), kinds.count(Kind.THREAD)

    def address(self, url: str) -> Address | None:
        return read_address(url)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        for address, title in self._lines(page):
            if address.kind is Kind.BOARD:
                yield RawBoard(address.id, address.url, title)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for address, title in self._lines(page):
            if address.kind is Kind.THREAD:
                yield RawThread(address.id, address.url, title)

    def _lines(self, page: Page) -> list[tuple[Address, str]]:
        """The first pages of threads and boards that the page links to by a title, each once."""
        if "generic lines" not in page.memo:
            found: dict[tuple[Kind, str], tuple[Address, str]] = {}
            own = self.address(page.url)
            for link in page.root.iter("a"):
                title = line(link)
                if len(title) < 2 or title.isdigit() or not link.get("href"):
                    continue
                address = self.address(page.absolute(link.get("href")))
                if address is None or not address.id or address.start or address.post_id:
                    continue
                if own is None or (own.kind, own.id) != (address.kind, address.id):
                    found.setdefault((address.kind, address.id), (address, title))
            page.memo["generic lines"] = list(found.values())
        return list(page.memo["generic lines"])

    def thread(self, page: Page) -> RawThread:
        address = self.address(page.url)
        url = clean_url(page.url)
        named = address.id if address else ""
        headings = [*page.root.iter("h1"), *page.root.iter("title")]
        title = next((line(heading) for heading in headings if line(heading)), "")
        thread_id = named or xxhash.xxh3_64_hexdigest(url.encode())
        return RawThread(thread_id, url, title, boards=self._crumbs(page))

    def _crumbs(self, page: Page) -> list[str]:
        for element in page.root.iter("div", "ul", "ol", "nav", "p", "span", "td"):
            if _CRUMBS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
                return list(dict.fromkeys(text for a in element.iter("a") if (text := line(a))))
        return []

    def posts(self, page: Page) -> Iterator[RawPost]:
        yield from self._posts(page)

    def _posts(self, page: Page) -> list[RawPost]:
        """What schema.org's words state, or the blocks of the page, whichever shows more posts.

        Of the same posts the blocks have the better bodies: paragraphs, quotes, links.
        """
        if "generic" not in page.memo:
            outline = Outline(page.root, page.fetched_at)
            found = blocks.segments(outline, lambda group: self._is_list(page, outline, group))
            read = [self._post(page, segment, outline) for segment in found]
            seen = [post for post in read if post is not None]
            stated = stated_posts(page)
            posts = stated if len(stated) > len(seen) else seen
            for post in posts:
                post.post_id = post.post_id or _made_id(post)
            page.memo["generic"] = posts
        return list(page.memo["generic"])

    def _is_list(self, page: Page, outline: Outline, group: list[Segment]) -> bool:
        """Whether most blocks have a link to a thread or board of their own: lines of a list."""
        own = self.address(page.url)
        seen: set[tuple[Kind, str]] = set()
        for segment in group:
            for place in range(segment.start, segment.end):
                link = outline.order[place]
                if link.tag != "a" or outline.has_date(place, outline.end[place]):
                    continue
                address = self.address(page.absolute(link.get("href")))
                if address is None or not address.id or address.start or address.post_id:
                    continue
                other = own is None or (own.kind, own.id) != (address.kind, address.id)
                if other and len(line(link)) > 2:
                    seen.add((address.kind, address.id))
                    break
        if own is not None and own.kind is Kind.THREAD:
            return len(group) > 1 and len(seen) > 0.8 * len(group)
        lined = len(seen) >= 0.5 * len(group)
        if len(group) < 3 and not all(self._post_id(segment, outline) for segment in group):
            return True
        if sum(bool(body_name(segment.body)) for segment in group) >= 0.5 * len(group):
            return lined
        # Without a word that says so, lines with dates and names may be members or anything.
        sizes = sorted(
            outline.own_text(*outline.range(segment.body))
            for segment in group
            if segment.body is not None
        )
        return lined or len(group) < 3 or sizes[len(sizes) // 2] < 30

    def _post(self, page: Page, segment: Segment, outline: Outline) -> RawPost | None:
        body, named = segment.body, segment.name
        if body is None or named is None:
            return None
        places = outline.names_in(segment.start, segment.end)
        same = (outline.names[place] for place in places)
        href = named.href or next((m.href for m in same if m.href and m.name == named.name), None)
        number = re.search(r"\d+", href or "")
        author = RawAuthor(
            name=named.name,
            user_id=number[0] if number else None,
            url=page.absolute(href) or None,
            panel=self._panel(segment, body),
        )
        posted = segment.date.shown if segment.date else NO_DATE
        return RawPost(self._post_id(segment, outline), author, body, posted=posted)

    def _post_id(self, segment: Segment, outline: Outline) -> str | None:
        for element in outline.order[segment.start : segment.end]:
            for name in _ID_ATTRIBUTES:
                match = _POST_ID.search(element.get(name) or "")
                if match:
                    return match[1]
            match = _POST_LINK.search(element.get("href") or "") if element.tag == "a" else None
            if match:
                return match[1]
        return None

    def _panel(self, segment: Segment, body: HtmlElement) -> list[tuple[str, str]]:
        """The labels and values beside the body."""
        lines = (text for e in segment.elements for text in panel_lines(e, {body}))
        return list(dict.fromkeys(pair for text in lines for pair in split_pairs(text)))

    def next_page(self, page: Page) -> str | None:
        """The page after this one of the same thread or board: as stated, as worded, or counted."""
        own = self.address(page.url)
        later: dict[int, str] = {}
        for link in page.root.iter("link", "a"):
            url = page.absolute(link.get("href"))
            if not url:
                continue
            if "next" in (link.get("rel") or "").lower().split():
                return url
            address = self.address(url) if own is not None else None
            if own is None or address is None or address.post_id:
                continue
            if (address.kind, address.id) == (own.kind, own.id) and address.start > own.start:
                if is_next_link(line(link)):
                    return url
                later.setdefault(address.start, url)
        return later[min(later)] if later else None


def _made_id(post: RawPost) -> str:
    """An id for a post to which the page gives none: the same in every run and on every page."""
    words = f"{post.author.name}|{post.posted.text}|{plain_text(post.body)[:200]}"
    return str(xxhash.xxh3_64_intdigest(words.encode("utf-8", "replace")))
