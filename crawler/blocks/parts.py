"""The parts of the blocks of a page: who wrote each, when, and the element of the words."""

from __future__ import annotations

from collections import Counter

from crawler.blocks.author_names import author_place, buttons_of, introduces, usual_name
from crawler.blocks.bodies import best, usual_bodies
from crawler.blocks.heaviest import heaviest
from crawler.blocks.loose import last_marked
from crawler.blocks.outline import Outline, between
from crawler.blocks.segment import BOLD, LABELLED, Path, Segment, path_to, usual, way_along

_TWO = 2


def read_all(group: list[Segment], outline: Outline) -> list[Segment]:
    """The blocks of a run with their parts, without those that have no body."""
    bodies, buttons = usual_bodies(group, outline), buttons_of(group, outline)
    dated, named = _usual_date(group, outline), usual_name(group, outline, buttons)
    for segment in group:
        _read(segment, outline, bodies, buttons, dated, named)
    _agree(group, outline)
    found = [segment for segment in group if segment.body is not None]
    if any(is_named(segment, outline) for segment in found):
        return [
            s for s in found if is_named(s, outline) or (s.name is not None and s.name.rank < BOLD)
        ]
    return found


def _agree(group: list[Segment], outline: Outline) -> None:
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
    for segment in group:
        named = segment.body is not None and not segment.path
        if named or segment.body in alike or (segment.path, segment.after is not None) == usual:
            continue
        place = way_along(segment.tops, usual[0], outline)
        if place is None or (segment.after is not None and _holds(segment, place, outline)):
            continue  # what it has holds that place and more, as a quote before the words
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


def _is_marked(place: int, segment: Segment, outline: Outline) -> bool:
    """Whether an element holds the author or the date of its block."""
    return any(place <= spot < outline.end[place] for spot in segment.spots)


def body_like(segment: Segment, group: list[Segment], outline: Outline) -> int | None:
    """The element that stands in a block where most blocks of a run have their bodies."""
    paths = Counter(path_to(s.tops, s.body, outline) for s in group if s.body is not None)
    place = way_along(segment.tops, paths.most_common(1)[0][0], outline) if paths else None
    return None if place is None or _is_marked(place, segment, outline) else place


def is_named(segment: Segment, outline: Outline) -> bool:
    """Whether the body of a block is called one."""
    return segment.body in outline.body_names


def are_columns(posts: list[Segment], outline: Outline) -> bool:
    """Whether two blocks are columns of a page, its posts and a box beside them: cells of one row,
    or elements of different classes in which nothing stands in the same place."""
    if len(posts) != _TWO:
        return False
    first, second = posts
    if {outline.tags[post.start] for post in posts} <= {"td", "th"}:
        return outline.up[first.start] == outline.up[second.start]
    if len({outline.order[post.start].get("class") for post in posts}) < _TWO:
        return False
    ways = [
        [path_to(post.tops, place, outline)[1:] for place in (post.body, *post.spots)]
        for post in posts
    ]
    return all(one != other for one, other in zip(*ways, strict=True))


def are_boxes(posts: list[Segment], outline: Outline) -> bool:
    """Whether a block or two are boxes beside posts, such as news: bold words, and lines each of
    which has a date."""
    return len(posts) <= _TWO and all(_is_box(post, outline) for post in posts)


def _is_box(post: Segment, outline: Outline) -> bool:
    name, date = post.spots
    if outline.names[name].rank < BOLD:
        return False
    dated = (d for d in outline.dates_in(post.start, post.end) if d != date)
    posted = (d for d in dated if outline.dates[d].rank < LABELLED)
    return any(outline.tags[d] == outline.tags[date] for d in posted)


def _usual_date(group: list[Segment], outline: Outline) -> Path | None:
    """Where most blocks of a run have their surest date: one that an author wrote is elsewhere."""
    paths = []
    for segment in group:
        dates = outline.dates_in(segment.start, segment.end)
        surest = min(dates, key=lambda d: (outline.dates[d].rank, d))
        paths.append(path_to(segment.tops, surest, outline))
    return usual(paths, least=3)


def _read(
    segment: Segment,
    outline: Outline,
    bodies: frozenset[str],
    buttons: frozenset[str],
    dated: Path | None,
    holding: Path | None,
) -> None:
    """Find a block's author, its body, and the surest date outside the body."""
    named = outline.bodies_in(segment.start, segment.end)
    usual = [place for place in named if outline.body_names[place] in bodies]
    named = usual or named

    spot = author_place(segment, outline, buttons, holding)
    named = [p for p in named if not introduces(p, outline.names[spot].name, outline)]
    named = _without(spot, named, outline)
    body = best(named, outline, leaf=bool(usual))
    dates = outline.dates_in(segment.start, segment.end)
    outside = [d for d in dates if body is None or not body <= d < outline.end[body]]
    if all(outline.dates[d].rank == LABELLED for d in outside):
        outside = []
        posted = min(dates, key=lambda d: (outline.dates[d].rank, d))
        body = best(_without(posted, named, outline), outline, leaf=bool(usual))
    date = min(outside or dates, key=lambda d: (outline.dates[d].rank, d))
    usual_date = None if dated is None else way_along(segment.tops, dated, outline)
    if usual_date in dates and usual_date < date:
        date = usual_date
    if body is None:
        body, segment.after = heaviest(segment.tops, segment.end, (spot, date), outline)
        segment.path = path_to(segment.tops, body, outline)
    segment.body = body
    segment.name, segment.date = outline.names[spot], outline.dates[date]
    segment.spots = (spot, date)


def _without(mark: int, named: list[int], outline: Outline) -> list[int]:
    """Those of some elements that a mark is not in."""
    return [place for place in named if not place <= mark < outline.end[place]]
