"""Finds the repeated blocks of a page with a date, an author and a text: posts of any forum."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from crawler.blocks.author_names import name_guests
from crawler.blocks.cuts import cut_into_blocks
from crawler.blocks.openings import holds_run, is_head, lone_answer, opening
from crawler.blocks.outline import between
from crawler.blocks.parts import Segment, is_named, read_all
from crawler.blocks.scores import LEAST_TEXT, is_candidate, score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crawler.blocks.outline import Outline

# An id without the number at its end.
_POST_ID = re.compile(
    r"^[a-z_-]*(?:post|msg|message|comment|reply|answer|entry|p|pid)[a-z_-]*\d*$", re.I
)
_SCHEMA = re.compile(r"schema\.org/(?:\w*Posting|Comment|Question|Answer|Message)$")
_TRIED = 8


def segments(outline: Outline, is_list: Callable[[list[Segment]], bool]) -> list[Segment]:
    """The posts of a page: the run of like blocks that holds most, each with date and author.

    `is_list` says of blocks whether they are the lines of a list (threads of a board) instead.
    """
    likely = _likely(outline)
    if any(name_guests(group, outline) for _, group in likely):
        likely = _likely(outline)
    least, lines = 0.0, list[int]()
    groups = [group for _, group in likely]
    for points, group in likely:
        found = read_all([s for s in group if outline.is_signed(s.start, s.end)], outline)
        posts = [post for post in found if not is_head(post, outline)]
        if not posts or holds_run(posts, groups, outline):
            continue
        if len(between(lines, posts[0].start, posts[0].end)) > 1:
            continue  # it holds a list
        if is_list(posts):
            least = max(least, 0.5 * points)  # what else such a page repeats is no post either
            lines = sorted([*lines, *(post.start for post in posts)])
        elif points >= least or all(is_named(post, outline) for post in posts):
            found = [*opening(posts, outline), *posts]
            return [*found, *lone_answer(found, groups, outline, is_list)]
    return []


def _likely(outline: Outline) -> list[tuple[float, list[Segment]]]:
    """The runs that are most like posts with their points, the likeliest first."""
    groups = list(_runs(outline))
    finer = [g for g in (*_numbered(outline), *_nested(outline)) if _is_dated(g, outline)]
    groups = [g for g in groups if not any(_parts(f, g) for f in finer)]
    holders = _holders_of_runs(groups, outline)
    scored = [(score(group, outline, holders), group) for group in groups]
    scored = [entry for entry in scored if entry[0] > 0]
    scored.sort(key=lambda entry: (-entry[0], -len(entry[1]), -entry[1][0].start))
    return scored[:_TRIED]


def _is_dated(group: list[Segment], outline: Outline) -> bool:
    """Whether all blocks have dates and most an author: a guest's name may not be known as one."""
    signed = sum(outline.is_signed(block.start, block.end) for block in group)
    return 2 * signed > len(group) and all(outline.dates_in(b.start, b.end) for b in group)


def _parts(fine: list[Segment], group: list[Segment]) -> bool:
    """Whether finer blocks part one of a run: answers stand in what they answer, or in a frame."""
    starts = [block.start for block in fine]
    counts = [len(between(starts, block.start, block.end)) for block in group]
    return max(counts) > 1 and sum(counts) == len(fine)


def _runs(outline: Outline) -> Iterator[list[Segment]]:
    """Children of one element and tag that hold dates, or names, beside one with a date."""
    dated = _holders(outline.posted_places, outline)
    signed = _holders(outline.name_places, outline)
    for parent, children in dated.items():
        if _is_poor(parent, outline):
            continue
        groups = _by_tag(children, outline)
        others = _by_tag(signed.get(parent, []), outline)
        for tag, group in groups.items():
            yield cut_into_blocks(group, outline)
            if others.get(tag) == group:
                others.pop(tag)
        for group in others.values():
            yield cut_into_blocks(group, outline)
    yield from _numbered(outline)
    yield from _nested(outline)


def _holders_of_runs(groups: list[list[Segment]], outline: Outline) -> list[int]:
    """The elements that hold two blocks or more with a date, an author and words, in order."""
    holders = set()
    for group in groups:
        if sum(is_candidate(block, outline) for block in group) > 1:
            holders.add(outline.up[group[0].start])
    return sorted(holders)


def _is_poor(parent: int, outline: Outline) -> bool:
    """Whether no child of an element can be a post: it holds no date and name, or next to no words.

    Most elements that hold a date are small parts of posts.
    """
    end = outline.end[parent]
    return not outline.is_signed(parent, end) or outline.own_text(parent, end) < LEAST_TEXT


def _holders(marks: list[int], outline: Outline) -> dict[int, list[int]]:
    """The elements that hold marks, by the place of their parent."""
    found: dict[int, list[int]] = defaultdict(list)
    seen: set[int] = set()
    for mark in marks:
        place = mark
        while place > 0 and place not in seen:
            seen.add(place)
            found[outline.up[place]].append(place)
            place = outline.up[place]
    return found


def _by_tag(places: list[int], outline: Outline) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place in places:
        groups[outline.tags[place]].append(place)
    return groups


def _numbered(outline: Outline) -> Iterator[list[Segment]]:
    """Elements whose ids differ in a number only, or that schema.org calls posts, anywhere."""
    heads: dict[str, list[int]] = defaultdict(list)
    for place, name in outline.said.ids:
        stem = name.rstrip("0123456789")
        if _is_post_id(stem):
            heads[f"{outline.tags[place]} {stem}"].append(place)
    for place, kind in outline.said.schema:
        if _SCHEMA.search(kind):
            heads["schema.org"].append(place)
    for places in heads.values():
        # In broken markup each post may stand inside the one before it; so do schema.org's comments
        # in what they comment on.
        yield _up_to_the_next(places, outline)


def _nested(outline: Outline) -> Iterator[list[Segment]]:
    """Elements of one tag and class of which some stand in others: answers to answers.

    Where all stand in the first, markup is broken.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for place, _, names, _ in outline.said.names:
        if names and outline.is_signed(place, outline.end[place]):
            alike[f"{outline.tags[place]} {names}"].append(place)
    for places in alike.values():
        tops = [p for p, before in zip(places, _ends(places, outline), strict=True) if p >= before]
        group = _up_to_the_next(places, outline) if 1 < len(tops) < len(places) else []
        if group and all(outline.is_signed(block.start, block.end) for block in group):
            yield group


def _ends(places: list[int], outline: Outline) -> list[int]:
    """For each of some places the farthest end of those before it."""
    return [0, *accumulate((outline.end[place] for place in places[:-1]), max)]


def _up_to_the_next(places: list[int], outline: Outline) -> list[Segment]:
    """Blocks that end where the next one begins, though it may stand inside."""
    following = [*places[1:], len(outline.order)]
    ends = [min(outline.end[p], after) for p, after in zip(places, following, strict=True)]
    return [Segment([p], p, e) for p, e in zip(places, ends, strict=True)]


@lru_cache(maxsize=4096)
def _is_post_id(stem: str) -> bool:
    return bool(_POST_ID.match(stem))
