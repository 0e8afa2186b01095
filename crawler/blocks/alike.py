"""The blocks of a page that are alike: children of one element, or elements called alike."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from crawler.blocks.cuts import cut_into_blocks
from crawler.blocks.outline import Outline, between
from crawler.blocks.scores import LEAST_TEXT
from crawler.blocks.segment import Segment

# An id without the number at its end.
_POST_ID = re.compile(
    r"^(?:[a-z_-]*(?:post|msg|message|comment|reply|answer|entry|p|pid)[a-z_-]*\d*"
    r"|(?:c|cm|com|cmt|ans|r|m)[_-]?)$",
    re.I,
)
_SCHEMA = re.compile(r"schema\.org/(?:\w*Posting|Comment|Question|Answer|Message)$")


def runs(outline: Outline) -> list[list[Segment]]:
    """All runs of like blocks that may be posts, without those that finer ones part."""
    called = [*_numbered(outline), *_nested(outline)]
    finer = [[b.start for b in group] for group in called if _is_dated(group, outline)]
    groups = [*_side_by_side(outline), *called]
    return [group for group in groups if not any(_parts(starts, group) for starts in finer)]


def _is_dated(group: list[Segment], outline: Outline) -> bool:
    """Whether all blocks have dates and most an author: a guest's name may not be known as one."""
    signed = sum(outline.is_signed(block.start, block.end) for block in group)
    return 2 * signed > len(group) and all(outline.dates_in(b.start, b.end) for b in group)


def _parts(starts: list[int], group: list[Segment]) -> bool:
    """Whether finer blocks part one of a run: answers stand in what they answer, or in a frame."""
    if len(starts) < 2 or starts[0] < group[0].start or starts[-1] >= group[-1].end:
        return False
    counts = [len(between(starts, block.start, block.end)) for block in group]
    return max(counts) > 1 and sum(counts) == len(starts)


def _side_by_side(outline: Outline) -> Iterator[list[Segment]]:
    """Children of one element and tag that hold dates, or names, beside one with a date."""
    dated = _holders(outline.posted_places, outline)
    signed = _holders(outline.name_places, outline)
    for parent, children in dated.items():
        end = outline.end[parent]
        if not outline.is_signed(parent, end) or outline.own_text(parent, end) < LEAST_TEXT:
            continue  # a small part of a post: none of its children can be one
        groups = _by_tag(children, outline)
        others = _by_tag(signed.get(parent, []), outline)
        for tag, group in groups.items():
            yield cut_into_blocks(group, outline)
            if others.get(tag) == group:
                others.pop(tag)
        for group in others.values():
            yield cut_into_blocks(group, outline)


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


def is_numbered(place: int, outline: Outline) -> bool:
    """Whether an element has a post's id with a number in it."""
    name = outline.order[place].get("id") or ""
    return name[-1:].isdecimal() and _is_post_id(name.rstrip("0123456789"))


def _nested(outline: Outline) -> Iterator[list[Segment]]:
    """Elements of one tag and class of which some stand in others: answers to answers.

    Where each stands in the one before it, markup is broken, unless they are items of lists.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    named = {place: names for place, _, names, _ in outline.said.names}
    items = (place for place, tag in enumerate(outline.tags) if tag == "li")
    for place in sorted({*named, *items}):
        names = named.get(place, "")
        if (names or outline.tags[place] == "li") and outline.is_signed(place, outline.end[place]):
            alike[f"{outline.tags[place]} {names}"].append(place)
    for places in alike.values():
        ends = [0, *accumulate((outline.end[place] for place in places[:-1]), max)]
        tops = [place for place, before in zip(places, ends, strict=True) if place >= before]
        side_by_side = any(p >= outline.end[before] for before, p in pairwise(places))
        parted = side_by_side or outline.tags[places[0]] == "li"
        group = _up_to_the_next(places, outline) if parted and len(tops) < len(places) else []
        if group and all(outline.is_signed(block.start, block.end) for block in group):
            yield group


def _up_to_the_next(places: list[int], outline: Outline) -> list[Segment]:
    """Blocks that end where the next one begins, though it may stand inside."""
    following = [*places[1:], len(outline.order)]
    ends = [min(outline.end[p], after) for p, after in zip(places, following, strict=True)]
    return [Segment([p], p, e) for p, e in zip(places, ends, strict=True)]


@lru_cache(maxsize=4096)
def _is_post_id(stem: str) -> bool:
    return bool(_POST_ID.match(stem))
