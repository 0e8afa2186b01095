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

if TYPE_CHECKING:
    from crawler.blocks.parts import Segment
    from crawler.page import Page
    from crawler.raw import RawPost


_DESCENDING = "generic newest first"


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
        if is_newest_first(posts, page.fetched_at):
            own = read_address(page.url)
            begins = unpaged(page.url)[1] is None if own is None else opens
            whole = begins and following(page, own) is None
            page.memo[_DESCENDING] = not whole
            posts, opens = (posts[::-1], opens) if whole else (posts, False)
        for number, post in enumerate(posts):
            # An opening post has no id of its own where the thread's names it.
            if post.post_id is None and (number or not opens):
                post.post_id = made_id(post)
        page.memo["generic posts"] = posts
    return list(page.memo["generic posts"])


def is_ascending(page: Page) -> bool:
    """Whether the posts of a page are in the order in which they were written."""
    read_posts(page)
    return not page.memo.get(_DESCENDING)


def _stated(page: Page) -> list[RawPost]:
    if "generic stated" not in page.memo:
        page.memo["generic stated"] = stated_posts(page)
    return list(page.memo["generic stated"])


def _found(page: Page) -> _Found:
    if "generic" not in page.memo:
        found = _look(page)
        if len(found.blocks) < 2 and wrap_between_rules(page.root):
            found = _look(page)
        if len(found.blocks) == 1 and _is_wall(found.blocks[0], found.outline):
            found = _Found(found.outline, [])
        page.memo["generic"] = found
    known: _Found = page.memo["generic"]
    return known


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
