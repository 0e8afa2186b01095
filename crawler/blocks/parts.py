"""The parts of the blocks of a page: who wrote each, when, and the element of the words."""

from crawler.blocks.agreed_bodies import agree
from crawler.blocks.author_names import author_place, buttons_of, introduces, usual_name
from crawler.blocks.bodies import best, usual_bodies
from crawler.blocks.heaviest import heaviest
from crawler.blocks.outline import Outline
from crawler.blocks.segment import BOLD, LABELLED, Path, Segment, path_to, usual, way_along


def read_all(group: list[Segment], outline: Outline) -> list[Segment]:
    """The blocks of a run with their parts, without those that have no body."""
    bodies, buttons = usual_bodies(group, outline), buttons_of(group, outline)
    dated, named = _usual_date(group, outline), usual_name(group, outline, buttons)
    for segment in group:
        _read(segment, outline, bodies, buttons, dated, named)
    agree(group, outline)
    if len(group) == 1:
        _sign_beside_date(group[0], outline)
    found = [segment for segment in group if segment.body is not None]
    if any(is_named(segment, outline) for segment in found):
        return [
            s for s in found if is_named(s, outline) or (s.name is not None and s.name.rank < BOLD)
        ]
    return found


def is_named(segment: Segment, outline: Outline) -> bool:
    """Whether the body of a block is called one."""
    return segment.body in outline.body_names


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
    named = [p for p in _without(spot, named, outline) if not _is_field(p, outline)]
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


def _sign_beside_date(block: Segment, outline: Outline) -> None:
    """Name the author of a lone block beside its date, not behind its body: there stand those who
    are online."""
    if block.body is None or block.spots[0] < outline.end[block.body]:
        return
    date = block.spots[1]
    holder = outline.up[date]
    named = (p for p in outline.names_in(holder, date) if outline.up[p] == holder)
    place = next((p for p in named if not outline.is_title(p)), None)
    if place is not None:
        block.name, block.spots = outline.names[place], (place, date)


def _is_field(place: int, outline: Outline) -> bool:
    """Whether an element says nothing and is where an answer is written."""
    if outline.words(place):
        return False
    return next(outline.order[place].iter("input", "textarea"), None) is not None


def _without(mark: int, named: list[int], outline: Outline) -> list[int]:
    """Those of some elements that a mark is not in."""
    return [place for place in named if not place <= mark < outline.end[place]]
