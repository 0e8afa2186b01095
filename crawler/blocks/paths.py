"""The way from a block to an element in it, which leads to the like element of another block."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline

# Tags, and places among the siblings of a tag.
Path = tuple[tuple[str, int], ...]


def path_to(tops: list[int], body: int | None, outline: Outline) -> Path:
    """The steps from a block to an element in it: tags, and places among the siblings of a tag."""
    steps: list[tuple[str, int]] = []
    place = body
    while place is not None and place not in tops:
        tag = outline.tags[place]
        above = outline.up[place]
        before = (p for p in outline.children(above) if p < place)
        steps.append((tag, sum(outline.tags[p] == tag for p in before)))
        place = above if above >= tops[0] else None
    if place is None:
        return ()
    steps.append((outline.tags[place], tops.index(place)))
    return tuple(reversed(steps))


def usual(paths: list[Path], least: int = 2) -> Path | None:
    """The path that is the same in most blocks of a run, where these are so many at least."""
    path, count = max(Counter(paths).items(), key=lambda item: item[1], default=((), 0))
    return path if path and 2 * count > len(paths) >= least else None


def way_along(tops: list[int], path: Path, outline: Outline) -> int | None:
    """The element at the end of a path in another block of the run, if there is one."""
    (tag, number), *steps = path or (("", 0),)
    if number >= len(tops) or outline.order[tops[number]].tag != tag:
        return None
    place = tops[number]
    for tag, number in steps:
        same = [p for p in outline.children(place) if outline.tags[p] == tag]
        if number >= len(same):
            return None
        place = same[number]
    return place
