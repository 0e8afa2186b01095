"""Posts that show no date that can be read, among like ones that do."""

import re

from crawler.arabic.list_lines import figure_of
from crawler.blocks.cuts import look
from crawler.blocks.outline import Outline
from crawler.blocks.segment import (
    LINKED,
    LONGEST_DATE,
    DateMark,
    Path,
    Segment,
    path_to,
    usual,
    way_along,
)
from crawler.raw import NO_DATE, Shown

_DIGIT = re.compile(r"\d")
_DAY = 2


def date_others(group: list[Segment], outline: Outline) -> bool:
    """Mark as dates what stands in blocks without one where the others have theirs: a time of day
    alone, a month in a language that nobody reads. Whether any was found.

    Where most have one, or all are called alike, blocks of members that show nothing there have the
    date of nothing.
    """
    bare = [block for block in group if not outline.dates_in(block.start, block.end)]
    dated = [block for block in group if outline.is_signed(block.start, block.end)]
    if not bare or not dated:
        return False
    ways = [path_to(block.tops, _surest(block, outline), outline) for block in dated]
    way, same = usual(ways, least=1), _are_made_alike(group, outline)
    found: dict[int, DateMark] = {}
    for block in bare:
        names = outline.names_in(block.start, block.end)
        place = None if way is None else _shown(block, way, outline)
        if place is not None:
            found[place] = DateMark(_DAY, Shown(outline.brief(place)))
        elif (2 * len(dated) > len(group) or same) and (linked := _linked(names, outline)):
            found[linked[0]] = DateMark(_DAY, NO_DATE)
    if found:
        outline.take_dates(outline.dates | found)
    return bool(found)


def _are_made_alike(group: list[Segment], outline: Outline) -> bool:
    """Whether the first elements of blocks and what stands in these are called the same."""
    looks = {look(outline.order[block.start]) for block in group}
    return len(looks) == 1 and bool(outline.order[group[0].start].get("class"))


def _surest(block: Segment, outline: Outline) -> int:
    dates = outline.dates_in(block.start, block.end)
    return min(dates, key=lambda place: (outline.dates[place].rank, place))


def _shown(block: Segment, way: Path, outline: Outline) -> int | None:
    """Where a block shows a short text with a number at the end of a way to dates: no figure of the
    thread, which a box above the posts may say."""
    place = way_along(block.tops, way, outline)
    words = "" if place is None else outline.brief(place)
    short = len(words) <= LONGEST_DATE and _DIGIT.search(words) and not figure_of(words)
    return place if short and place not in outline.names else None


def _linked(names: list[int], outline: Outline) -> list[int]:
    """The names that link to members: adverts between posts may be made like these."""
    return [name for name in names if outline.names[name].rank == LINKED]
