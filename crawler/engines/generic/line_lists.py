"""Which lines of a page that are made alike are a list, and whether of boards or of threads."""

import re
from collections import defaultdict

from crawler.arabic.list_lines import COUNTED
from crawler.blocks.outline import Outline
from crawler.engines.base import Kind
from crawler.engines.generic.line_groups import Lines
from crawler.engines.generic.title_links import Title
from crawler.pages.dom import line

# So many of the lines must be like one of a list.
_LEAST = 0.6
# A title leads its line: before it stands no more than a name and a date.
_LONGEST_BEFORE = 90
# How many threads a board has, behind its title.
_COUNT = re.compile(r"\s*[(\[]\s*\d+\s*[)\]]")


def parted(lines: Lines, outline: Outline) -> list[Lines]:
    """Lines alike or, where they are no list, those of them that are one and stand in one element:
    a box beside a list may be made like it."""
    group, rows, figures, _ = lines
    if is_list(group, rows, figures, outline):
        return [lines]
    held: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        held[outline.up[row]].append(number)
    if not 1 < len(held) < len(rows):
        return [lines]
    parts = (
        ([group[n] for n in part], [rows[n] for n in part], [figures[n] for n in part])
        for part in held.values()
    )
    return [(*part, set().union(*part[2])) for part in parts if is_list(*part, outline)] or [lines]


def is_list(
    group: list[Title],
    rows: list[int],
    figures: list[dict[str, str]],
    outline: Outline,
    *,
    lone: bool = False,
) -> bool:
    """Whether most lines have titles of their own, and a date or a figure beside them.

    One alone needs more than a date, unless it may be the `lone` thread of a board's page: then a
    figure alone tells, too.
    """
    if len({title.title for title in group}) < _LEAST * len(group):
        return False
    before = sorted(
        outline.text[t.place] - outline.text[r] for t, r in zip(group, rows, strict=True)
    )
    if before[len(before) // 2] > _LONGEST_BEFORE:
        return False
    told = 0
    for title, row, said in zip(group, rows, figures, strict=True):
        dates = outline.dates_in(row, outline.end[row])
        beside = line(outline.order[row]).removeprefix(title.title) + (
            outline.order[row].tail or ""
        )
        told += bool(dates or said or _COUNT.match(beside))
        if len(group) > 1:
            continue
        dated = dates and (lone or said or outline.names_in(row, outline.end[row]))
        if not (dated or (lone and not COUNTED.isdisjoint(said))):
            return False
    return told >= _LEAST * len(group)


def kind_of(said: set[str], rows: list[int], outline: Outline) -> Kind:
    """What rows list, told by the figures they say; by their signed rows where these are silent."""
    if "views" in said or ("replies" in said and "topics" not in said):
        return Kind.THREAD
    if "topics" in said:
        return Kind.BOARD
    signed = sum(outline.is_signed(row, outline.end[row]) for row in rows)
    return Kind.THREAD if signed >= _LEAST * len(rows) else Kind.BOARD
