"""The panels that say who wrote a post and when, and nothing else."""

from functools import lru_cache
from itertools import pairwise

from crawler.arabic.buttons import is_button
from crawler.arabic.bylines import byline
from crawler.arabic.dates import parse_date
from crawler.arabic.flattened import is_rank, post_number
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.labels import match_label
from crawler.arabic.punctuation import ends_in_colon
from crawler.blocks.outline import Outline
from crawler.panels.lines import panel_lines

LONGEST_PANEL, MOST_ELEMENTS = 500, 40
# A motto or an unknown rank among so many lines of a panel is one of its lines too.
_SURE, _LONGEST_ODD = 2, 30


def is_panel(place: int, marks: tuple[int, ...], outline: Outline) -> bool:
    """Whether an element that holds an author or a date has no words beside what goes with them."""
    end = outline.end[place]
    if end - place > MOST_ELEMENTS or outline.words(place) > LONGEST_PANEL:
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


def is_told(place: int, outline: Outline) -> bool:
    """Whether an element has several lines, and each of them is one of a panel."""
    if outline.end[place] - place > MOST_ELEMENTS or outline.words(place) > LONGEST_PANEL:
        return False
    lines = panel_lines(outline.order[place])
    return len(lines) > 1 and all(map(_says_who_or_when, lines))


@lru_cache(maxsize=8192)
def _says_who_or_when(text: str) -> bool:
    if ends_in_colon(text) or is_rank(text) or post_number(text) or match_label(text):
        return True
    if split_pairs(text) or byline(text) is not None or is_button(text):
        return True
    return len(text) <= _LONGEST_ODD * 2 and parse_date(text, order="dmy") is not None
