"""Names that only the dates beside them tell, or that stand first in what holds a date."""

import re

from crawler.arabic.bylines import signed_name
from crawler.arabic.flattened import is_rank
from crawler.arabic.label_lines import split_pairs
from crawler.blocks.name_marks import is_dated, is_name
from crawler.blocks.outline import Outline
from crawler.blocks.segment import BOLD, NameMark

_MOST_NAMES = 4
# What parts a name from the date behind it.
_SIGNS = " \n\r\t\u00a0-\u2013\u2014\u00b7\u2022|,\u060c:"
_COUNTED = re.compile(r"\d[\d,.]*\s+[^\W\d_]+")
# A name stands not further above its date than this.
_NEAR = 3


def beside_dates(outline: Outline) -> dict[int, NameMark]:
    """The names next before dates or, where few have any, those that begin what holds a date."""
    near: dict[int, NameMark] = {}
    loose: dict[int, NameMark] = {}
    for date in outline.posted_places:
        told = signed_name((outline.order[date].text or "").strip())
        if told and is_name(told):  # a guest, too: guest books have both in one element
            near[date] = NameMark(BOLD, told, None)
            continue
        if outline.dated_texts.get(date) is not None and _says(outline.order[date].text or ""):
            _note(loose, date, outline.order[date].text or "")  # over a date behind its label
            continue
        place, words = _words_before(date, outline)
        _note(loose if place < date < outline.end[place] else near, place, words)
    found = near or loose
    most = len(outline.posted_places) // 2
    if len(found) > most:
        return found
    leading = _leading(outline)
    return leading if len(leading) > max(most, 1) else found


def _leading(outline: Outline) -> dict[int, NameMark]:
    """The names that begin the largest elements which hold one date of a rank."""
    marks: dict[int, NameMark] = {}
    for rank in {outline.dates[date].rank for date in outline.posted_places}:
        alike = [date for date in outline.posted_places if outline.dates[date].rank == rank]
        near = zip([-1, *alike], alike, [*alike[1:], len(outline.order)], strict=False)
        for place in (_leader(*dates, outline) for dates in near):
            if not outline.said.linked[place]:  # a link there is a title
                _note(marks, place, outline.brief(place))
    return marks


def _note(marks: dict[int, NameMark], place: int, words: str) -> None:
    name = words.strip(_SIGNS)
    if is_author(name) and len(name.split()) <= _MOST_NAMES:
        marks[place] = NameMark(BOLD, name, None)


def _leader(before: int, date: int, after: int, outline: Outline) -> int:
    """The first element with words of its own in the largest one around a date that holds neither
    the date before nor the one after it; -1 where there is none."""
    block = date
    while before < (above := outline.up[block]) and above > 0 and outline.end[above] <= after:
        block = above
    # A letter alone stands for a picture.
    texts = ((p, (outline.order[p].text or "").strip()) for p in range(block, date))
    return next((p for p, text in texts if len(text) > 1 and _says(text)), -1)


def _words_before(date: int, outline: Outline) -> tuple[int, str]:
    """The words next before a date, which may stand first in what holds it, and their place.

    That is an element's of their own, else that of what holds them. A rank or a count may stand
    between name and date.
    """
    place = date
    for _ in range(_NEAR):
        holder = outline.up[place]
        if holder < 0:
            break
        for element in outline.order[place].itersiblings(preceding=True):
            if _says(tail := element.tail or "") and not _is_fact(tail):
                return holder, tail
            before = _first_said(outline.place.get(element, -1), outline)
            if _says(words := outline.brief(before)) and not _is_fact(words):
                return before, words
        if _says(text := outline.order[holder].text or ""):
            return holder, text
        if outline.text[place] > outline.text[holder]:
            break
        place = holder
    return date, ""


def _first_said(place: int, outline: Outline) -> int:
    """An element, or the first in it with words where these stand in several that style alone
    parts: a name over a rank."""
    while place >= 0 and outline.is_small(place):
        parts = [p for p in outline.children(place) if outline.words(p)]
        element = outline.order[place]
        loose = (element.text or "").strip() or any((e.tail or "").strip() for e in element)
        if loose or not parts or (len(parts) > 1 and not _are_apart(parts, outline)):
            break
        # A letter alone stands for a picture.
        place = next((p for p in parts if outline.words(p) > 1), parts[0])
    return place


def _are_apart(parts: list[int], outline: Outline) -> bool:
    """Whether elements side by side are called something, or have not even a space between."""
    elements = [outline.order[part] for part in parts]
    return any(e.get("class") for e in elements) or any(e.tail is None for e in elements[:-1])


def _is_fact(text: str) -> bool:
    """Whether a text says something of a member: a rank, a label with its value, `704 نقطة`."""
    words = " ".join(text.split()).strip(_SIGNS)
    return is_rank(words) or bool(split_pairs(words)) or _COUNTED.fullmatch(words) is not None


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def is_author(text: str) -> bool:
    if not is_name(text) or is_rank(text) or is_dated(text):
        return False
    return not split_pairs(text)  # `المشاركات 12`
