"""What of an unknown forum's page are posts, and what are its lists."""

from typing import NamedTuple

from crawler.arabic.error_pages import is_error_page
from crawler.arabic.walls import is_login_wall
from crawler.blocks.loose import wrap_between_rules
from crawler.blocks.outline import Outline
from crawler.blocks.runs import segments
from crawler.blocks.segment import Segment
from crawler.blocks.unmarked_names import name_unmarked
from crawler.engines.base import Address, Kind
from crawler.engines.generic.ids import post_id
from crawler.engines.generic.judge import Judge
from crawler.engines.generic.learnt import Listing, barest, learnt
from crawler.engines.generic.lists import linked
from crawler.engines.generic.undated import undated, whole_posts
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page


class Found(NamedTuple):
    """The blocks of a page that are posts, and where they stand."""

    outline: Outline
    blocks: list[Segment]


def outline_of(page: Page) -> Outline:
    """Where the texts, dates and names of a page stand."""
    return found_on(page).outline


def links_of(page: Page) -> list[tuple[Address, str, int]]:
    """The threads and boards that a page links to, as `linked` has them."""
    return linked(page, outline_of(page))


@once_a_page
def lists_of(page: Page) -> list[Listing]:
    """The lists of a page whose addresses say nothing of what they lead to."""
    outline = outline_of(page)
    known = {place: address.kind for address, _, place in links_of(page)}
    return learnt(page, outline, known)


@once_a_page
def bare_list_of(page: Page) -> list[Listing]:
    """The boards that a front page may list, where it has no other lists: nothing tells of them."""
    bare = not lists_of(page) and not links_of(page) and page.sought in {None, Kind.INDEX}
    return barest(page, outline_of(page)) if bare else []


@once_a_page
def found_on(page: Page) -> Found:
    """The blocks that are posts: where nothing else parts them, lines drawn between them do."""
    found = _look(page)
    dated = bool(found.outline.posted_places)
    if len(found.blocks) < 2 and dated and wrap_between_rules(page.root):
        found = _look(page)
    if len(found.blocks) < 2:
        found = Found(found.outline, undated(page, found.outline, found.blocks))
    if len(found.blocks) == 1 and _is_wall(page, found.blocks[0], found.outline):
        return Found(found.outline, [])
    return found


def _look(page: Page) -> Found:
    """The blocks with an author and a body, as the page stands now."""
    outline = Outline(page.root, page.fetched_at)
    judge = Judge(page, outline)
    found = segments(outline, judge.is_list)
    if len(found) < 2 and outline.posted_places and name_unmarked(outline):
        again = segments(outline, judge.is_list)
        found = again if len(again) > len(found) or _is_nearer(again, found) else found
    return Found(outline, whole_posts(found, judge))


def _is_nearer(one: list[Segment], other: list[Segment]) -> bool:
    """Whether a lone post is the one found before, with an author who stands nearer to its date:
    what was taken for a name is another bold word of the page then."""
    if len(one) != 1 or len(other) != 1:
        return False
    (inner,), (outer,) = one, other
    apart = [abs(block.spots[0] - block.spots[1]) for block in (inner, outer)]
    return outer.start <= inner.start and inner.end <= outer.end and apart[0] < apart[1]


def _is_wall(page: Page, block: Segment, outline: Outline) -> bool:
    """Whether a lone block is the forum's message that it shows nothing here."""
    words = outline.brief(block.body) if block.body is not None else ""
    if not words or post_id(page, block, outline)[0]:
        return False
    return is_login_wall(words) or is_error_page(words)
