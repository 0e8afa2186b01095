"""Names of members that nothing marks: those over panels, beside dates, or before all else."""

from crawler.arabic.flattened import is_rank
from crawler.arabic.label_lines import split_pairs
from crawler.blocks.names_beside_dates import beside_dates, is_author
from crawler.blocks.outline import Outline
from crawler.blocks.panels import LONGEST_PANEL, MOST_ELEMENTS
from crawler.blocks.segment import BOLD, NameMark
from crawler.pages.dom import classes
from crawler.panels.lines import panel_lines

_CELLS = frozenset("td th div aside li dt".split())
_LEAST = 8


def name_unmarked(outline: Outline) -> bool:
    """Mark the names that only their place tells; whether any was found."""
    found = {p: name for p, name in _names_over_panels(outline).items() if p not in outline.names}
    outline.add_names(found)
    return bool(found)


def _names_over_panels(outline: Outline) -> dict[int, NameMark]:
    """The first lines of cells and blocks over a rank or a known label, by place.

    Where a page has none, the short texts next before its dates: those of elements of their own,
    or where there are no such, loose ones.
    """
    marks: dict[int, NameMark] = {}
    ranked: dict[int, NameMark] = {}
    inner = len(outline.tags)
    for place in range(len(outline.tags) - 1, 0, -1):
        if inner < outline.end[place] or outline.tags[place] not in _CELLS:
            continue  # what holds a panel is no panel
        end = outline.end[place]
        if not 2 <= end - place <= MOST_ELEMENTS or outline.said.quoted[place]:
            continue
        if any(place <= signature < end for signature in outline.said.signatures):
            continue
        several = outline.texts[end] - outline.texts[place] > 1
        if several and _LEAST <= outline.words(place) <= LONGEST_PANEL:
            name, *rest = panel_lines(outline.order[place]) or [""]
            if is_author(name) and any(is_rank(text) or split_pairs(text) for text in rest):
                marks[place] = NameMark(BOLD, name, None)
                inner = place
            elif is_rank(name) and any(map(is_rank, rest)):
                ranked[place] = NameMark(BOLD, name, None)
    # Members are called so too: `المدير العام`. Other panels tell that the first line is a name.
    called = {(outline.tags[p], *classes(outline.order[p])) for p in marks}
    for place, mark in ranked.items():
        if (outline.tags[place], *classes(outline.order[place])) in called:
            marks[place] = mark
    return marks or beside_dates(outline)
