"""Which of the names in a block is its author's."""

import re
from collections import Counter, defaultdict

from crawler.arabic.members import is_guest_name
from crawler.blocks.name_marks import is_name
from crawler.blocks.outline import Outline
from crawler.blocks.segment import BOLD, NameMark, Path, Segment, path_to, usual, way_along
from crawler.panels.lines import panel_lines

_SPACE = re.compile(" ")
# A panel has no more characters.
_LONGEST_PANEL = 500


def buttons_of(group: list[Segment], outline: Outline) -> frozenset[str]:
    """The names that nearly every block shows for another link, or for none: no author's."""
    if len(group) < 3:
        return frozenset()
    seen: Counter[str] = Counter()
    links: dict[str, set[str]] = defaultdict(set)
    for segment in group:
        marks = [outline.names[n] for n in outline.names_in(segment.start, segment.end)]
        marks = [mark for mark in marks if mark.rank in {1, 2}]
        seen.update({mark.name for mark in marks})
        for mark in marks:
            links[mark.name].add(mark.href or "")
    return frozenset(
        name
        for name, count in seen.items()
        if count > 0.8 * len(group) and (len(links[name] - {""}) > 1 or links[name] == {""})
    )


def surest_name(places: list[int], buttons: frozenset[str], outline: Outline) -> int:
    """Which of some names is the author's: a stated or linked one first, no title, no button."""
    names = outline.names
    linked = [p for p in places if names[p].rank < 2 and names[p].name not in buttons]
    if linked:
        return min(linked, key=lambda place: (names[place].rank, place))

    # What says more than a name is about it: `ملف NAME` stands for the picture of a link.
    shown = {names[p].name for p in places}
    ends = {name[space.end() :] for name in shown for space in _SPACE.finditer(name)}
    places = [p for p in places if names[p].name in ends] or places

    def doubt(place: int) -> tuple[bool, bool, bool, int, int]:
        mark = names[place]
        titled = mark.rank > 1 and outline.is_title(place)
        return titled, mark.rank == BOLD, mark.name in buttons, mark.rank, place

    return min(places, key=doubt)


def usual_name(group: list[Segment], outline: Outline, buttons: frozenset[str]) -> Path | None:
    """What holds the author's name in most blocks of a run: a guest's has no link there."""
    return usual([way[:-1] for way in _ways(group, outline, buttons)])


def _ways(group: list[Segment], outline: Outline, buttons: frozenset[str]) -> list[Path]:
    """The ways from blocks to their authors' names."""
    return [
        path_to(
            segment.tops,
            surest_name(outline.names_in(segment.start, segment.end), buttons, outline),
            outline,
        )
        for segment in group
    ]


def author_place(
    segment: Segment, outline: Outline, buttons: frozenset[str], holding: Path | None
) -> int:
    """The place of the author's name: in what holds it in most blocks, if any name is there."""
    holder = None if holding is None else way_along(segment.tops, holding, outline)
    near = [] if holder is None else outline.names_in(holder, outline.end[holder])
    names = outline.names_in(segment.start, segment.end)
    if near and all(is_guest_name(outline.names[place].name) for place in near):
        # The menu of a member's name says of a guest no more than that.
        near = [place for place in names if outline.names[place].rank < BOLD]
    return surest_name(near or names, buttons, outline)


def name_guests(group: list[Segment], outline: Outline) -> bool:
    """Mark as names what stands in blocks with no name where most have their author's.

    Whether any was found.
    """
    signed = [block for block in group if outline.is_signed(block.start, block.end)]
    if not 2 <= len(signed) < len(group):
        return False
    to_names = _ways(signed, outline, buttons_of(signed, outline))
    own, holding = usual(to_names), usual([way[:-1] for way in to_names]) or ()
    ways = [holding[:size] for size in range(len(holding), 1, -1)]
    found = {}
    for block in group:
        if outline.names_in(block.start, block.end):
            continue
        if not outline.dates_in(block.start, block.end):
            continue  # a guest's post has a date, too
        place = None if own is None else way_along(block.tops, own, outline)
        name = ""
        if place is not None and outline.is_small(place):
            place, name = _first_words(place, outline)
        if not is_name(name):
            holders = (way_along(block.tops, way, outline) for way in ways)
            holder = next((place for place in holders if place is not None), None)
            if holder is None or outline.words(holder) > _LONGEST_PANEL:
                continue
            place, name = _first_words(holder, outline)
        if place is not None and is_name(name) and not outline.dates_in(place, outline.end[place]):
            found[place] = NameMark(BOLD, name, None)
    if found:
        outline.add_names(found)
    return bool(found)


def _first_words(holder: int, outline: Outline) -> tuple[int, str]:
    """The first line of a panel and its place: that of an element of its own, if it begins so."""
    name = next(iter(panel_lines(outline.order[holder])), "")
    first = next((child for child in outline.children(holder) if outline.words(child)), holder)
    words = outline.brief(first)
    apart = (
        outline.text[first] == outline.text[holder]
        and not (outline.order[first].tail or "").strip()
    )
    return (first, words) if apart and words and name.startswith(words) else (holder, name)


def introduces(place: int, name: str, outline: Outline) -> bool:
    """Whether the first words of an element are the author's name: a panel, whatever its name."""
    for mark in outline.names_in(place, outline.end[place]):
        if outline.text[mark] > outline.text[place] and not stands_first(mark, place, outline):
            return False
        if outline.names[mark].name == name:
            return True
    return False


def stands_first(mark: int, place: int, outline: Outline) -> bool:
    """Whether no words stand before an element in another one: of `outline.text` what stands behind
    the children of that one counts as well."""
    while mark != place:
        above, element = outline.up[mark], outline.order[mark]
        before = element.itersiblings(preceding=True)
        if (outline.order[above].text or "").strip() or any(
            (e.tail or "").strip() or (e in outline.place and outline.words(outline.place[e]))
            for e in before
        ):
            return False
        mark = above
    return True
