"""Cuts the children of an element into blocks, each from one that begins a block to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.blocks.parts import Segment

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline


def cut_into_blocks(group: list[int], outline: Outline) -> list[Segment]:
    """Blocks with the siblings up to the next one: some posts are several rows of a table."""
    found: list[Segment] = []
    width = 0
    limit = outline.end[outline.up[group[0]]]
    lead = _anchors_before(group[0], outline)
    for first, following in zip(group, [*group[1:], limit], strict=True):
        tops, place = [*lead, first], outline.end[first]
        while place < following and not (following == limit and len(tops) == width):
            tops.append(place)
            place = outline.end[place]
        lead = []
        while following != limit and _is_anchor(tops[-1], outline):
            lead.insert(0, tops.pop())  # it names the block that it stands before
        width = max(width, len(tops))
        found.append(Segment(tops, tops[0], outline.end[tops[-1]]))
    return found


def _is_anchor(place: int, outline: Outline) -> bool:
    """Whether an element holds no more than a name for links to lead to."""
    if outline.words(place):
        return False
    links = list(outline.order[place].iter("a"))
    return any(link.get("name") or link.get("id") for link in links) and not any(
        link.get("href") for link in links
    )


def _anchors_before(place: int, outline: Outline) -> list[int]:
    element = outline.order[place].getprevious()
    before = outline.place.get(element)
    return [before] if before is not None and _is_anchor(before, outline) else []
