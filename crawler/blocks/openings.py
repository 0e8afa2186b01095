"""The opening post that stands before the run of the others, in a block of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.blocks.parts import Segment, is_named, read_all

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline

_TITLES = frozenset({"h1", "h2"})
_LEAST_TEXT = 40


def opening(posts: list[Segment], outline: Outline) -> list[Segment]:
    """An opening post that stands before the run of the others, in a block of its own.

    Its body is called one, or the page's title stands in it: a question over answers.
    """
    body = posts[0].body
    name = outline.body_names.get(body) if body is not None else None
    place = posts[0].start
    while place > 0:
        before = [p for p in outline.children(outline.up[place]) if p < place]
        for start in reversed(before):
            if not outline.is_signed(start, outline.end[start]):
                continue
            found = read_all([Segment.at(start, outline)], outline)
            if found and (
                (name and outline.body_names.get(found[0].body or 0) == name)
                or _is_entitled(found[0], outline)
                or (is_named(found[0], outline) and _has_text(found[0], outline))
            ):
                return [_shrunk(found[0], outline)]
        place = outline.up[place]
    return []


def _is_entitled(segment: Segment, outline: Outline) -> bool:
    """Whether a block has the page's title as its heading, and beside its author and date a text.

    The line that says who began a thread, where and when, is none.
    """
    inside = range(segment.start, segment.end)
    titles = [p for p in inside if outline.tags[p] in _TITLES and outline.is_title(p)]
    body = segment.body
    if body is None or not titles:
        return False
    if any(body <= place < outline.end[body] for place in (*segment.spots, *titles)):
        return False
    return _has_text(segment, outline)


def _has_text(segment: Segment, outline: Outline) -> bool:
    body = segment.body
    return body is not None and outline.own_text(body, outline.end[body]) >= _LEAST_TEXT


def _shrunk(segment: Segment, outline: Outline) -> Segment:
    """The same post in the smallest element that holds its body, its author and its date."""
    spots = (*segment.spots, segment.body or segment.start)
    while True:
        inside = (
            child
            for child in outline.children(segment.start)
            if all(child <= place < outline.end[child] for place in spots)
        )
        child = next(inside, None)
        if child is None:
            return segment
        segment.tops, segment.start, segment.end = [child], child, outline.end[child]
