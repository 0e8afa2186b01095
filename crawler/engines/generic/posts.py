"""The posts of a page of an unknown forum."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crawler.arabic.walls import is_error_page, is_login_wall
from crawler.blocks.outline import Outline
from crawler.blocks.rules import wrap_between_rules
from crawler.blocks.runs import segments
from crawler.engines.generic.ids import made_id, post_id
from crawler.engines.generic.judge import Judge
from crawler.engines.generic.learnt import Listing, learnt
from crawler.engines.generic.lists import linked
from crawler.engines.generic.paging import following, page_number
from crawler.engines.generic.reader import Reader
from crawler.engines.generic.routes import read_address
from crawler.engines.generic.sequence import is_newest_first
from crawler.engines.generic.signatures import part_signatures
from crawler.engines.generic.structured import stated_posts
from crawler.engines.generic.unpaged import unpaged
from crawler.memo import once_a_page

if TYPE_CHECKING:
    from crawler.blocks.parts import Segment
    from crawler.page import Page
    from crawler.raw import RawPost


class _Found(NamedTuple):
    """The blocks of a page that are posts, and where they stand."""

    outline: Outline
    blocks: list[Segment]


def finds_posts(page: Page) -> bool:
    """Whether there are posts on a page."""
    return bool(_found(page).blocks or stated_posts(page))


def outline_of(page: Page) -> Outline:
    """Where the texts, dates and names of a page stand."""
    return _found(page).outline


@once_a_page
def lists_of(page: Page) -> list[Listing]:
    """The lists of a page whose addresses say nothing of what they lead to."""
    outline = outline_of(page)
    known = [outline.place[link] for *_, link in linked(page) if link in outline.place]
    return learnt(page, outline, known)


def read_posts(page: Page) -> list[RawPost]:
    """The posts of a page, the first of a thread that is whole on it first."""
    return _read(page)[0]


def is_ascending(page: Page) -> bool:
    """Whether the posts of a page are in the order in which they were written."""
    return _read(page)[1]


@once_a_page
def _read(page: Page) -> tuple[list[RawPost], bool]:
    """What schema.org's words state, or the blocks of the page, whichever shows more posts.

    Of the same posts the blocks have the better bodies: paragraphs, quotes, links. With them goes
    whether they ascend.
    """
    stated, (outline, found) = stated_posts(page), _found(page)
    reader = Reader(page, outline, found)
    posts = stated if len(stated) > len(found) else [reader.post(block) for block in found]
    part_signatures(posts)
    opens, ascends = _is_first_page(page), True
    if is_newest_first(posts, page.fetched_at):
        own = read_address(page.url)
        begins = unpaged(page.url)[1] is None if own is None else opens
        ascends = begins and following(page, own) is None  # a whole thread can be turned round
        posts, opens = (posts[::-1], opens) if ascends else (posts, False)
    for number, post in enumerate(posts):
        # An opening post has no id of its own where the thread's names it.
        if post.post_id is None and (number or not opens):
            post.post_id = made_id(post)
    return posts, ascends


@once_a_page
def _found(page: Page) -> _Found:
    found = _look(page)
    if len(found.blocks) < 2 and wrap_between_rules(page.root):
        found = _look(page)
    if len(found.blocks) == 1 and _is_wall(found.blocks[0], found.outline):
        return _Found(found.outline, [])
    return found


def _look(page: Page) -> _Found:
    """The blocks with an author and a body, as the page stands now."""
    outline = Outline(page.root, page.fetched_at)
    judge = Judge(page, outline)
    found = segments(outline, judge.is_list)
    if len(found) < 2 and outline.name_panels():
        again = segments(outline, judge.is_list)
        found = max(found, again, key=len)
    return _Found(outline, [b for b in found if b.body is not None and b.name is not None])


def _is_first_page(page: Page) -> bool:
    """Whether a page begins a thread, as far as its address and its list of pages say."""
    own = read_address(page.url)
    return own is not None and not own.start and not own.post_id and page_number(page) < 2


def _is_wall(block: Segment, outline: Outline) -> bool:
    """Whether a lone block is the forum's message that it shows nothing here."""
    words = outline.brief(block.body) if block.body is not None else ""
    if not words or post_id(block, outline)[0]:
        return False
    return is_login_wall(words) or is_error_page(words)
