"""Finds the repeated blocks of a page with a date, an author and a text: posts of any forum."""

from collections.abc import Callable, Iterator

from crawler.blocks.alike import runs
from crawler.blocks.author_names import name_guests
from crawler.blocks.dateless import date_others
from crawler.blocks.held_runs import with_held
from crawler.blocks.openings import answers, holds_posts, holds_run, is_head, opening
from crawler.blocks.outline import Outline, between
from crawler.blocks.parts import is_named, read_all
from crawler.blocks.scores import is_candidate, score
from crawler.blocks.segment import Segment
from crawler.blocks.side_boxes import are_boxes, are_columns

_TRIED = 8
_TWO = 2


def segments(
    outline: Outline, is_list: Callable[[list[Segment]], bool], apart: list[int] | None = None
) -> list[Segment]:
    """The posts of a page: the run of like blocks that holds most, each with date and author.

    `is_list` says of blocks whether they are the lines of a list (threads of a board) instead;
    what stands at the places `apart` is in no post.
    """
    if not outline.posted_places:
        return []
    likely = _likely(outline)
    marked = [name_guests(group, outline) for _, group in likely]
    marked += [_reads_one(group, outline) and _mark_others(group, outline) for _, group in likely]
    if any(marked):
        likely = _likely(outline)
    least, lines = 0.0, list[int]()
    groups = [group for _, group in likely]
    for points, group in likely:
        found = read_all([s for s in group if outline.is_signed(s.start, s.end)], outline)
        posts = [post for post in found if not is_head(post, outline)]
        if not posts or holds_run(posts, groups, outline) or holds_posts(posts, outline):
            continue
        if are_columns(posts, outline) or are_boxes(posts, outline):
            continue
        if 2 * sum(bool(between(apart or [], post.start, post.end)) for post in posts) > len(posts):
            continue
        if len(between(lines, posts[0].start, posts[0].end)) > 1:
            continue  # it holds a list
        if is_list(posts):
            least = max(least, 0.5 * points)  # what else such a page repeats is no post either
            lines = sorted([*lines, *(post.start for post in posts)])
        elif points >= least or all(is_named(post, outline) for post in posts):
            if len(found) < len(group) and _mark_others(group, outline):
                whole = read_all([s for s in group if outline.is_signed(s.start, s.end)], outline)
                posts = [post for post in whole if not is_head(post, outline)]
            posts = with_held(posts, groups, outline, is_list)
            found = [*opening(posts, outline), *posts]
            return [*found, *answers(found, groups, outline, is_list)]
    return []


def _mark_others(group: list[Segment], outline: Outline) -> bool:
    """Mark what stands for dates and names in blocks without one; whether any date was found."""
    return date_others(group, outline) and (name_guests(group, outline) or True)


def _reads_one(group: list[Segment], outline: Outline) -> bool:
    """Whether one date alone of several blocks can be read: the run would not look like one."""
    return len(group) > _TWO and sum(is_candidate(block, outline) for block in group) == 1


def _likely(outline: Outline) -> list[tuple[float, list[Segment]]]:
    """The runs that are most like posts with their points, the likeliest first."""
    groups = runs(outline)
    holders = _holders_of_runs(groups, outline)
    scored = [(score(group, outline, holders), group) for group in groups]
    scored = [entry for entry in scored if entry[0] > 0]
    scored.sort(key=lambda entry: (-entry[0], *_order(entry[1], outline)))
    return list(_without_frames(scored, outline))[:_TRIED]


def _without_frames(
    scored: list[tuple[float, list[Segment]]], outline: Outline
) -> Iterator[tuple[float, list[Segment]]]:
    """The runs without lone blocks that only frame the words of one before: pages nest many."""
    seen: set[tuple[int, int]] = set()
    for points, group in scored:
        start, end = group[0].start, group[0].end
        words = outline.text[start], outline.own_text(start, end)
        if len(group) > 1 or words not in seen:
            yield points, group
        if len(group) == 1:
            seen.add(words)


def _order(group: list[Segment], outline: Outline) -> tuple[int, int, int, int]:
    """Sorts runs that are as likely: those with most blocks first, of them from the inmost out.

    Blocks with an author and a date count before others: a word of thanks is a post as well. Of
    runs in one element the one that begins before others stands first.
    """
    signed = sum(outline.is_signed(block.start, block.end) for block in group)
    first = group[0].start
    holder = outline.up[first]
    if len(group) == 1 < len(group[0].tops) and group[0].end == outline.end[holder]:
        holder = outline.up[holder]  # what stands in an element comes behind that element
    return -signed, -len(group), -holder, first


def _holders_of_runs(groups: list[list[Segment]], outline: Outline) -> list[int]:
    """The elements that hold two blocks or more with a date, an author and words, in order."""
    holders = set()
    for group in groups:
        if sum(is_candidate(block, outline) for block in group) > 1:
            holders.add(outline.up[group[0].start])
    return sorted(holders)
