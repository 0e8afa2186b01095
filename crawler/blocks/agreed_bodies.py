"""The bodies of the blocks of a run, where most of them have theirs."""

from collections import Counter

from crawler.blocks.loose import last_marked
from crawler.blocks.outline import Outline, between
from crawler.blocks.segment import Path, Segment, path_to, way_along
from crawler.pages.dom import line


def agree(group: list[Segment], outline: Outline) -> None:
    """Move the bodies without a name to where most blocks have theirs, or those with most words.

    A quote, or a panel beside a word of thanks, may be heavier than the post's own words.
    """
    counts: Counter[tuple[Path, bool]] = Counter()
    words: Counter[tuple[Path, bool]] = Counter()
    for segment in group:
        if segment.path and segment.body is not None:
            shape = segment.path, segment.after is not None
            counts[shape] += 1
            words[shape] += outline.words(segment.body)
    if not counts:
        return
    alike = _agree_by_class(group, outline)
    usual = max(counts, key=lambda shape: (counts[shape], words[shape]))
    if counts[usual] == 1 and len({outline.order[s.start].get("class") for s in group}) > 1:
        return  # an article and all of its comments
    model = next(s.body for s in group if (s.path, s.after is not None) == usual)
    for segment in group:
        named = segment.body is not None and not segment.path
        if named or segment.body in alike or (segment.path, segment.after is not None) == usual:
            continue
        place = way_along(segment.tops, usual[0], outline)
        if place is None:
            continue
        more = segment.after is not None and _holds(segment, place, outline)
        if more and not _adds_nothing(segment, place, model, outline):
            continue  # as a quote before the words
        if usual[1]:
            after = last_marked(place, segment.spots, outline)
            if after is not None:
                segment.body, segment.after = place, after
        elif not _is_marked(place, segment, outline):
            segment.body, segment.after = place, None


def _agree_by_class(group: list[Segment], outline: Outline) -> set[int]:
    """Move the bodies without a name to what has the class of most of them, or of those with most
    words, where their block has one such element; their places.

    A quote before the words, or a row of buttons behind few of them, stands where others have
    theirs.
    """
    bodies = ((s, s.body) for s in group if s.path and s.after is None)
    apart = [(segment, body) for segment, body in bodies if body is not None]
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for _, body in apart:
        called = outline.order[body].get("class") or ""
        counts[called] += 1
        words[called] += outline.words(body)
    usual = max(counts, key=lambda called: (counts[called], words[called]), default="")
    if not usual or 2 * counts[usual] < len(group):
        return set()
    places = [p for p, _, classes, _ in outline.said.names if classes == usual]
    agreed = set()
    for segment, _ in apart:
        inside = between(places, segment.start, segment.end)
        if len(inside) == 1 and not _is_marked(inside[0], segment, outline):
            segment.body = inside[0]
            agreed.add(inside[0])
    return agreed


def _holds(segment: Segment, place: int, outline: Outline) -> bool:
    """Whether a body holds a place, and nothing beyond its block."""
    body = segment.body
    return body is not None and body < place < outline.end[body] <= segment.end


def _adds_nothing(segment: Segment, place: int, model: int | None, outline: Outline) -> bool:
    """Whether a body has beside a place what another block of the run has behind its words: a note
    that asks readers to log in."""
    before = outline.order[place].getprevious()
    if model is None or outline.place.get(before) != segment.after:
        return False
    behind = [[line(e) for e in outline.order[p].itersiblings()] for p in (place, model)]
    return behind[0] == behind[1]


def _is_marked(place: int, segment: Segment, outline: Outline) -> bool:
    """Whether an element holds the author or the date of its block."""
    return any(place <= spot < outline.end[place] for spot in segment.spots)


def body_like(segment: Segment, group: list[Segment], outline: Outline) -> int | None:
    """The element that stands in a block where most blocks of a run have their bodies."""
    paths = Counter(path_to(s.tops, s.body, outline) for s in group if s.body is not None)
    place = way_along(segment.tops, paths.most_common(1)[0][0], outline) if paths else None
    return None if place is None or _is_marked(place, segment, outline) else place
