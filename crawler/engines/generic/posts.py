"""The posts of a page of an unknown forum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from crawler.arabic.walls import is_error_page, is_login_wall
from crawler.blocks.outline import Outline, between
from crawler.blocks.parts import Segment, is_named
from crawler.blocks.rules import wrap_between_rules
from crawler.blocks.runs import segments
from crawler.engines.base import Kind
from crawler.engines.generic.ids import made_id, post_id
from crawler.engines.generic.learnt import Listing, learnt
from crawler.engines.generic.lists import headlines, linked, titles
from crawler.engines.generic.paging import page_number
from crawler.engines.generic.reader import Reader
from crawler.engines.generic.routes import read_address
from crawler.engines.generic.signatures import part_signatures
from crawler.engines.generic.structured import stated_posts

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.page import Page
    from crawler.raw import RawPost


# What is remembered of a page by the places of its elements.
_PLACES = _TITLES, _HEADLINES, _LEARNT = "generic titles", "generic headlines", "generic learnt"


_T = TypeVar("_T")
# The titles of a list by place with what they lead to, and the places of its lines.
_Lines = tuple[list[tuple[int, str]], list[int]]


class _Found(NamedTuple):
    """The blocks of a page that are posts, and where they stand."""

    outline: Outline
    blocks: list[Segment]


def finds_posts(page: Page) -> bool:
    """Whether there are posts on a page."""
    return bool(_found(page).blocks or _stated(page))


def outline_of(page: Page) -> Outline:
    """Where the texts, dates and names of a page stand."""
    return _found(page).outline


def lists_of(page: Page) -> list[Listing]:
    """The lists of a page whose addresses say nothing of what they lead to."""
    if "generic lists" not in page.memo:
        outline = outline_of(page)
        known = [outline.place[link] for *_, link in linked(page) if link in outline.place]
        page.memo["generic lists"] = learnt(page, outline, known)
    return list(page.memo["generic lists"])


def read_posts(page: Page) -> list[RawPost]:
    """What schema.org's words state, or the blocks of the page, whichever shows more posts.

    Of the same posts the blocks have the better bodies: paragraphs, quotes, links.
    """
    if "generic posts" not in page.memo:
        stated, (outline, found) = _stated(page), _found(page)
        reader = Reader(page, outline, found)
        posts = stated if len(stated) > len(found) else [reader.post(block) for block in found]
        part_signatures(posts)
        opens = _is_first_page(page)
        for number, post in enumerate(posts):
            # An opening post has no id of its own where the thread's names it.
            if post.post_id is None and (number or not opens):
                post.post_id = made_id(post)
        page.memo["generic posts"] = posts
    return list(page.memo["generic posts"])


def _stated(page: Page) -> list[RawPost]:
    if "generic stated" not in page.memo:
        page.memo["generic stated"] = stated_posts(page)
    return list(page.memo["generic stated"])


def _found(page: Page) -> _Found:
    if "generic" not in page.memo:
        found = _look(page)
        if len(found.blocks) < 2 and wrap_between_rules(page.root):
            for name in _PLACES:
                page.memo.pop(name, None)
            found = _look(page)
        if len(found.blocks) == 1 and _is_wall(found.blocks[0], found.outline):
            found = _Found(found.outline, [])
        page.memo["generic"] = found
    known: _Found = page.memo["generic"]
    return known


def _look(page: Page) -> _Found:
    """The blocks with an author and a body, as the page stands now."""
    outline = Outline(page.root, page.fetched_at)
    found = segments(outline, lambda group: _is_list(page, outline, group))
    if len(found) < 2 and outline.name_panels():
        again = segments(outline, lambda group: _is_list(page, outline, group))
        found = max(found, again, key=len)
    return _Found(outline, [b for b in found if b.body is not None and b.name is not None])


def _is_first_page(page: Page) -> bool:
    """Whether a page begins a thread, as far as its address and its list of pages say."""
    own = read_address(page.url)
    return own is not None and not own.start and not own.post_id and page_number(page) < 2


def _is_list(page: Page, outline: Outline, group: list[Segment]) -> bool:
    """Whether most blocks have a link to a thread or board of their own: lines of a list."""
    seen = _distinct(_remembered(page, _TITLES, titles, outline), group)
    own = read_address(page.url)
    if own is None:
        lists = _remembered(page, _LEARNT, _lists_alone, outline)
        seen = max(seen, _distinct(dict(sorted(p for titles, _ in lists for p in titles)), group))
        if len(group) == 1 and any(_is_part(group[0], *found, outline) for found in lists):
            return True
    if page.sought is Kind.THREAD or (own is not None and own.kind is Kind.THREAD):
        return len(group) > 1 and seen > 0.8 * len(group)
    if len(group) < 3 and not all(post_id(segment, outline)[0] for segment in group):
        return True
    news = _distinct(_remembered(page, _HEADLINES, headlines, outline), group)
    if seen >= 0.5 * len(group) or news >= 0.8 * len(group):
        return True
    if sum(is_named(segment, outline) for segment in group) >= 0.5 * len(group):
        return False
    # Without a word that says so, lines with dates and names may be members or anything.
    bodies = [segment.body for segment in group if segment.body is not None]
    sizes = sorted(outline.own_text(body, outline.end[body]) for body in bodies)
    return len(group) < 3 or sizes[len(sizes) // 2] < 30


def _lists_alone(page: Page, outline: Outline) -> list[_Lines]:
    """The lists of a page, whatever the addresses on it say."""
    lists = learnt(page, outline, [])
    return [([(t.place, t.url) for t in found.titles], found.rows) for found in lists]


def _is_part(
    block: Segment, titles: list[tuple[int, str]], rows: list[int], outline: Outline
) -> bool:
    """Whether a block is of a list: it holds several of its titles, or is in one of its lines."""
    if len(between([place for place, _ in titles], block.start, block.end)) > 1:
        return True
    return len(rows) > 1 and any(row <= block.start < outline.end[row] for row in rows)


def _remembered(page: Page, name: str, find: Callable[[Page, Outline], _T], outline: Outline) -> _T:
    if name not in page.memo:
        page.memo[name] = find(page, outline)
    found: _T = page.memo[name]
    return found


def _distinct(links: dict[int, Any], group: list[Segment]) -> int:
    """How many different targets the first of some links has in each block."""
    places = list(links)
    return len({links[p[0]] for s in group if (p := between(places, s.start, s.end))})


def _is_wall(block: Segment, outline: Outline) -> bool:
    """Whether a lone block is the forum's message that it shows nothing here."""
    words = outline.brief(block.body) if block.body is not None else ""
    if not words or post_id(block, outline)[0]:
        return False
    return is_login_wall(words) or is_error_page(words)
