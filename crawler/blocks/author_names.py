"""Which of the names in a block is its author's."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from crawler.blocks.name_marks import BOLD

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline
    from crawler.blocks.parts import Segment


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

    def doubt(place: int) -> tuple[bool, bool, bool, int, int]:
        mark = names[place]
        titled = mark.rank > 1 and outline.is_title(place)
        return titled, mark.rank == BOLD, mark.name in buttons, mark.rank, place

    return min(places, key=doubt)


def introduces(place: int, name: str, outline: Outline) -> bool:
    """Whether the first words of an element are the author's name: a panel, whatever its name."""
    for mark in outline.names_in(place, outline.end[place]):
        if outline.text[mark] > outline.text[place]:
            return False
        if outline.names[mark].name == name:
            return True
    return False
