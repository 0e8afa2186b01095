"""The panels that say who wrote a post and when, and nothing else."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from crawler.arabic.buttons import is_button
from crawler.arabic.bylines import byline
from crawler.arabic.dates import parse_date
from crawler.arabic.flattened import is_rank, post_number
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.labels import match_label
from crawler.arabic.punctuation import ends_in_colon
from crawler.blocks.name_marks import BOLD, DATED, NameMark, is_name
from crawler.panels.lines import panel_lines

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline

_CELLS = frozenset("td th div aside li dt".split())
_LEAST, _LONGEST = 8, 500
_MOST_ELEMENTS = 40
_MOST_NAMES = 4
# A name stands not further above its date than this.
_NEAR = 3
# A motto or an unknown rank among so many lines of a panel is one of its lines too.
_SURE, _LONGEST_ODD = 2, 30


def panel_names(outline: Outline) -> dict[int, NameMark]:
    """The first lines of cells and blocks over a rank or a known label, by place.

    Where a page has none, the short texts next before its dates that are elements of their own.
    """
    marks: dict[int, NameMark] = {}
    inner = len(outline.tags)
    for place in range(len(outline.tags) - 1, 0, -1):
        if inner < outline.end[place] or outline.tags[place] not in _CELLS:
            continue  # what holds a panel is no panel
        end = outline.end[place]
        if not 2 <= end - place <= _MOST_ELEMENTS or outline.said.quoted[place]:
            continue
        if any(place <= signature < end for signature in outline.said.signatures):
            continue
        if _LEAST <= outline.words(place) <= _LONGEST:
            name, *rest = panel_lines(outline.order[place]) or [""]
            if _is_author(name) and any(is_rank(text) or split_pairs(text) for text in rest):
                marks[place] = NameMark(BOLD, name, None)
                inner = place
    return marks or _beside_dates(outline)


def _beside_dates(outline: Outline) -> dict[int, NameMark]:
    marks: dict[int, NameMark] = {}
    for date in outline.posted_places:
        before = _words_before(date, outline)
        name = "" if before is None else outline.brief(before)
        if before is not None and _is_author(name) and len(name.split()) <= _MOST_NAMES:
            marks[before] = NameMark(BOLD, name, None)
    return marks


def _words_before(date: int, outline: Outline) -> int | None:
    """The element with the words next before a date, which may stand first in what holds it."""
    place = date
    for _ in range(_NEAR):
        for element in outline.order[place].itersiblings(preceding=True):
            if (element.tail or "").strip():
                return None
            if any(map(str.isalnum, outline.brief(before := outline.place.get(element, -1)))):
                return before
        if outline.text[place] > outline.text[outline.up[place]]:
            return None
        place = outline.up[place]
    return None


def _is_author(text: str) -> bool:
    return is_name(text) and not is_rank(text) and not DATED.search(text)


def is_panel(place: int, marks: tuple[int, ...], outline: Outline) -> bool:
    """Whether an element that holds an author or a date has no words beside what goes with them."""
    end = outline.end[place]
    if end - place > _MOST_ELEMENTS or outline.words(place) > _LONGEST:
        return False
    if not any(place <= mark < end for mark in marks):
        return False
    names = {outline.names[mark].name for mark in marks if mark in outline.names}
    lines = [text for text in panel_lines(outline.order[place]) if text not in names]
    # What stands behind `Joined:` is its value, whatever it is.
    told = pairwise(lines)
    labelled = {text for label, text in told if label.endswith(":") and match_label(label)}
    odd = [text for text in lines if text not in labelled and not _says_who_or_when(text)]
    if not odd:
        return True
    return len(odd) == 1 and len(odd[0]) <= _LONGEST_ODD and len(lines) - 1 > _SURE


@lru_cache(maxsize=8192)
def _says_who_or_when(text: str) -> bool:
    if ends_in_colon(text) or is_rank(text) or post_number(text) or match_label(text):
        return True
    if split_pairs(text) or byline(text) is not None or is_button(text):
        return True
    return len(text) <= _LONGEST_ODD * 2 and parse_date(text, order="dmy") is not None
