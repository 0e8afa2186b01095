"""The posts of a page of an unknown forum."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import xxhash

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.labels import split_pairs
from crawler.arabic.walls import is_error_page, is_login_wall
from crawler.blocks.bodies import rest_after
from crawler.blocks.outline import Outline, between
from crawler.blocks.parts import Segment, is_named
from crawler.blocks.runs import segments
from crawler.body import plain_text
from crawler.engines.base import Kind
from crawler.engines.generic.lists import headlines, titles
from crawler.engines.generic.paging import page_number
from crawler.engines.generic.routes import read_address
from crawler.engines.generic.structured import stated_posts
from crawler.links import clean_url
from crawler.panel import panel_lines
from crawler.records import NO_DATE, RawAuthor, RawPost, Shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from crawler.page import Page

_POST_ID = re.compile(
    r"(?:post|msg|comment|reply|answer|entry|pid|elComment|edit|p|id)[-_=]*?(\d+)$", re.I
)
_POST_LINK = re.compile(
    r"(?:#(?:post|msg|p|comment|entry|pid)?[-_]?|[?&;]p(?:id|ost)?=|post-)(\d+)", re.I
)
_LINK = re.compile("[/?&;#]")


class _Found(NamedTuple):
    """The blocks of a page that are posts, and where they stand."""

    outline: Outline
    blocks: list[Segment]


def finds_posts(page: Page) -> bool:
    """Whether there are posts on a page."""
    return bool(_found(page).blocks or _stated(page))


def read_posts(page: Page) -> list[RawPost]:
    """What schema.org's words state, or the blocks of the page, whichever shows more posts.

    Of the same posts the blocks have the better bodies: paragraphs, quotes, links.
    """
    if "generic posts" not in page.memo:
        stated, (outline, found) = _stated(page), _found(page)
        reader = _Reader(page, outline)
        posts = stated if len(stated) > len(found) else [reader.post(block) for block in found]
        opens = _is_first_page(page)
        for number, post in enumerate(posts):
            # An opening post has no id of its own where the thread's names it.
            if post.post_id is None and (number or not opens):
                post.post_id = _made_id(post)
        page.memo["generic posts"] = posts
    return list(page.memo["generic posts"])


def _stated(page: Page) -> list[RawPost]:
    if "generic stated" not in page.memo:
        page.memo["generic stated"] = stated_posts(page)
    return list(page.memo["generic stated"])


def _found(page: Page) -> _Found:
    if "generic" not in page.memo:
        outline = Outline(page.root, page.fetched_at)
        found = segments(outline, lambda group: _is_list(page, outline, group))
        whole = [block for block in found if block.body is not None and block.name is not None]
        if len(whole) == 1 and _is_wall(whole[0], outline):
            whole = []
        page.memo["generic"] = _Found(outline, whole)
    known: _Found = page.memo["generic"]
    return known


def _is_first_page(page: Page) -> bool:
    """Whether a page begins a thread, as far as its address and its list of pages say."""
    own = read_address(page.url)
    return own is not None and not own.start and not own.post_id and page_number(page) < 2


def _is_list(page: Page, outline: Outline, group: list[Segment]) -> bool:
    """Whether most blocks have a link to a thread or board of their own: lines of a list."""
    seen = _distinct(_remembered(page, "generic titles", titles, outline), group)
    own = read_address(page.url)
    if own is not None and own.kind is Kind.THREAD:
        return len(group) > 1 and seen > 0.8 * len(group)
    if len(group) < 3 and not all(_post_id(segment, outline)[0] for segment in group):
        return True
    news = _distinct(_remembered(page, "generic headlines", headlines, outline), group)
    if seen >= 0.5 * len(group) or news >= 0.8 * len(group):
        return True
    if sum(is_named(segment, outline) for segment in group) >= 0.5 * len(group):
        return False
    # Without a word that says so, lines with dates and names may be members or anything.
    bodies = [segment.body for segment in group if segment.body is not None]
    sizes = sorted(outline.own_text(body, outline.end[body]) for body in bodies)
    return len(group) < 3 or sizes[len(sizes) // 2] < 30


def _remembered(
    page: Page, name: str, find: Callable[[Page, Outline], dict[int, Any]], outline: Outline
) -> dict[int, Any]:
    if name not in page.memo:
        page.memo[name] = find(page, outline)
    found: dict[int, Any] = page.memo[name]
    return found


def _distinct(links: dict[int, Any], group: list[Segment]) -> int:
    """How many different targets the first of some links has in each block."""
    places = list(links)
    return len({links[p[0]] for s in group if (p := between(places, s.start, s.end))})


def _is_wall(block: Segment, outline: Outline) -> bool:
    """Whether a lone block is the forum's message that it shows nothing here."""
    words = outline.brief(block.body) if block.body is not None else ""
    if not words or _post_id(block, outline)[0]:
        return False
    return is_login_wall(words) or is_error_page(words)


class _Reader:
    """Reads the posts of one page; a member's panel once."""

    def __init__(self, page: Page, outline: Outline) -> None:
        self.page, self.outline = page, outline
        self.panels: dict[tuple[str, str | None], list[tuple[str, str]]] = {}

    def post(self, block: Segment) -> RawPost:
        """A block, whose body and author were found, as a post."""
        assert block.body is not None  # no other block is a post
        assert block.name is not None
        body = self.outline.order[block.body]
        post_id, anchor = _post_id(block, self.outline)
        return RawPost(
            post_id,
            self._author(block, body),
            body if block.after is None else rest_after(block.after, self.outline),
            permalink=self._permalink(block, post_id, anchor),
            posted=block.date.shown if block.date else NO_DATE,
            edited=self._edited(block),
        )

    def _author(self, block: Segment, body: HtmlElement) -> RawAuthor:
        named, outline = block.name, self.outline
        assert named is not None
        same = (outline.names[place] for place in outline.names_in(block.start, block.end))
        href = named.href or next((m.href for m in same if m.href and m.name == named.name), None)
        number = re.search(r"\d+", href or "")
        signature = next(iter(between(outline.signatures, block.start, block.end)), None)
        apart = {body} if signature is None else {body, outline.order[signature]}
        key = (named.name, href)
        if key not in self.panels:
            tops = (outline.order[top] for top in block.tops)
            lines = (text for top in tops for text in panel_lines(top, apart))
            pairs = dict.fromkeys(pair for text in lines for pair in _pairs(text))
            self.panels[key] = list(pairs)
        return RawAuthor(
            name=named.name,
            user_id=number[0] if number else None,
            url=self.page.absolute(href) or None,
            panel=list(self.panels[key]),
            signature=None if signature is None else outline.order[signature],
        )

    def _edited(self, block: Segment) -> Shown | None:
        """When a post was edited, from the note that says so."""
        for place in between(self.outline.edit_places, block.start, block.end):
            note = edit_note(self.outline.edits[place])
            if note is not None and note[1]:
                return Shown(note[1])
        return None

    def _permalink(self, block: Segment, post_id: str | None, anchor: str) -> str | None:
        """The link to a post in its block, else the page with the post's anchor."""
        if post_id is None:
            return None
        for href in _values(self.outline.links, block):
            if "#" in href and href.endswith(post_id):
                return self.page.absolute(href) or None
        if _LINK.search(anchor):
            return self.page.absolute(anchor) or None
        return None if anchor.startswith("data-") else f"{clean_url(self.page.url)}#{anchor}"


@lru_cache(maxsize=4096)
def _pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of a line of a panel, which stands beside each of a member's posts."""
    return split_pairs(text)


def _post_id(block: Segment, outline: Outline) -> tuple[str | None, str]:
    """The number of a post, and the id or link that has it: an attribute, else a link to it."""
    for marks, pattern in ((outline.ids, _POST_ID), (outline.links, _POST_LINK)):
        for value in _values(marks, block):
            match = pattern.search(value)
            if match:
                return match[1], value
    return None, ""


def _values(marks: list[tuple[int, str]], block: Segment) -> list[str]:
    """The values of those of some marks that are in a block."""
    first, last = bisect_left(marks, (block.start,)), bisect_left(marks, (block.end,))
    return [value for _, value in marks[first:last]]


def _made_id(post: RawPost) -> str:
    """An id for a post to which the page gives none: the same in every run and on every page."""
    words = f"{post.author.name}|{post.posted.text}|{plain_text(post.body)[:200]}"
    return str(xxhash.xxh3_64_intdigest(words.encode("utf-8", "replace")))
