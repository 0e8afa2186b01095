"""Links of a page that are alike, with the lines in which they stand and the figures of these."""

from itertools import islice

from crawler.arabic.list_lines import column_of
from crawler.blocks.member_links import leads_to_member
from crawler.blocks.outline import Outline
from crawler.blocks.thread_lines import all_figures_of, row_of
from crawler.engines.generic.ids import values
from crawler.engines.generic.title_links import Title, links_alike
from crawler.panels.lines import panel_lines

# The date or figure of a lone line, and the headings of a list, stand so many elements further out
# at most.
_NEAR = 4

_LONGEST_HEAD = 120
_MOST_BESIDE = 3

# Titles, the places of their lines, the figures of each, and what these figures are.
Lines = tuple[list[Title], list[int], list[dict[str, str]], set[str]]


def line_groups(links: list[Title], outline: Outline, named: frozenset[int]) -> list[Lines]:
    """Links alike, each once, the lines in which they stand, their figures, and what these are.

    A lone line that holds others is none: smaller ones come first. Of the links in the same lines
    those come last that come again, as members do. The name of a board leads its line, the title of
    a thread is what its line says most of.
    """
    found = []
    for alike in links_alike(links, outline, named):
        first: dict[str, Title] = {}
        for title in alike:
            first.setdefault(title.url, title)
        group = list(first.values())
        places = [title.place for title in group]
        rows = [_line_of(place, places, outline) for place in places]
        size = outline.end[rows[0]] - rows[0] if len(group) == 1 else 0
        figures = [_figures_of(row, rows, outline) for row in rows]
        said = set().union(*figures) or _headings(rows[0], outline)
        words = sum(len(title.title) for title in group) / len(group)
        order = places[0] if "topics" in said else -words
        found.append(
            ((size, len(group) < len(alike), not said, order), (group, rows, figures, said))
        )
    return [lines for _, lines in sorted(found, key=lambda lines: lines[0])]


def _figures_of(row: int, rows: list[int], outline: Outline) -> dict[str, str]:
    """The figures of a line, or of what stands between it and the next one: `<dt>` and `<dd>`."""
    found = all_figures_of(outline.order[row])
    for beside in islice(outline.order[row].itersiblings(), 0 if found else _MOST_BESIDE):
        if outline.place.get(beside) in rows:
            break
        found |= all_figures_of(beside)
    return found


def _line_of(place: int, titles: list[int], outline: Outline) -> int:
    """The line of a title; that of a lone one reaches to the nearest date or figure."""
    row = row_of(place, titles, outline)
    if len(titles) > 1 or row is None:
        return place if row is None else row
    near = place
    for _ in range(_NEAR):
        if near == row or outline.dates_in(near, outline.end[near]) or counts_alone(near, outline):
            break
        near = outline.up[near]
    return near


def counts_alone(place: int, outline: Outline) -> bool:
    """Whether a line says a figure, and has no links beside its title but to members."""
    hrefs = values(outline.said.links, place, outline.end[place])
    lone = bool(outline.brief(place)) and sum(not leads_to_member(href) for href in hrefs) == 1
    return lone and bool(all_figures_of(outline.order[place]))


def _headings(row: int, outline: Outline) -> set[str]:
    """What the columns of a list hold, as the block before its first line says."""
    place = row
    for _ in range(_NEAR):
        before = outline.place.get(outline.order[place].getprevious())
        if before is not None and 0 < outline.words(before) <= _LONGEST_HEAD:
            return {
                name for text in panel_lines(outline.order[before]) if (name := column_of(text))
            }
        place = max(outline.up[place], 0)
    return set()
