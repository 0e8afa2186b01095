"""Labels with their values in flattened text."""

import itertools
import re
from dataclasses import dataclass

from crawler.arabic.buttons import is_button, is_member_menu
from crawler.arabic.dates import parse_date
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.labels import Label, fits, match_label
from crawler.arabic.list_lines import counted_posts
from crawler.arabic.punctuation import COLONS, STOPS, ends_in_colon, without_colon
from crawler.arabic.quotes import is_quote_head
from crawler.flat.line import Is, Line

_NO_COUNT = "n/a"  # vBulletin's count of a guest's posts
# A count of posts with its label behind it.
_COUNT = re.compile(r"^\d[\d,.٬]*$")
_LABEL_WORDS = 3
# A label that no table lists, with its value: a count, a date or a word or two.
_UNLISTED = re.compile(
    rf"^(?P<label>[^\W\d][^{COLONS}{STOPS}،]{{1,30}}?)(?:[^\w\s{COLONS}]{{2,4}})?\s*"
    rf"(?!(?<=\d)[{COLONS}]\d)[{COLONS}]\s*(?!//)"
    r"(?P<value>\S+(?: \S+){0,2})$"
    # The bars that games of vBulletin draw: `الحياة 119 / 1196`.
    r"|^(?P<drawn>[^\W\d]\D{1,30}?) (?P<share>\d+ ?/ ?\d+|\d{1,3} ?%)$"
)


@dataclass(slots=True)
class Pair:
    """A label and its value, and the lines that they take up."""

    label: str
    value: str
    first: int
    last: int
    field: str


def find_pairs(lines: list[Line]) -> list[Pair]:
    """Every pair of a known label and a fitting value: on one line, or on two after each other."""
    pairs: list[Pair] = []
    index = 0
    step = -1 if _values_stand_over(lines) else 1
    while index < len(lines):
        found = _pairs_at(lines, index, step)
        if not found and pairs and pairs[-1].last == index - 1:
            found = _counted(lines, index)
        pairs.extend(found)
        index = found[-1].last + 1 if found else index + 1
    return pairs


def bare_pairs(lines: list[Line]) -> list[Pair]:
    """Of vBulletin 5 the bullets without labels: when a member joined, and a count of posts."""
    pairs: list[Pair] = []
    for index, (date, count) in enumerate(itertools.pairwise(lines)):
        under_name = any(line.short for line in lines[max(0, index - 2) : index])
        if date.bullet and count.bullet and under_name and _COUNT.match(count.text):
            read = parse_date(date.text, order="dmy") if len(date.text) <= 20 else None
            if read is not None and read.precision in {"month", "day"}:
                pairs.append(Pair("Join Date", date.text, index, index, "joined"))
                pairs.append(Pair("Posts", count.text, index + 1, index + 1, "messages"))
    return pairs


def _values_stand_over(lines: list[Line]) -> bool:
    """Whether the values of a page's labels are the lines above them, and not those below."""
    votes = 0
    for index, line in enumerate(lines):
        label = without_colon(line.text)
        if not match_label(label) or line.kind is Is.STATUS:
            continue
        above, below = (_beside(lines, index, step) for step in (-1, 1))
        votes += (above is not None and fits(label, lines[above].text) is not None) - (
            below is not None and fits(label, lines[below].text) is not None
        )
    return votes > 0


def _pairs_at(lines: list[Line], index: int, step: int) -> list[Pair]:
    """The pairs at a line; the value of a label alone is the next line, or the last one."""
    line = lines[index]
    if line.kind in {Is.BLANK, Is.EDIT, Is.NUMBER} or len(line.text) > 120:
        return []
    if counted := counted_posts(line.text):
        return [Pair(*counted, index, index, "messages")]
    label = without_colon(line.text)
    if match_label(label) and line.kind is not Is.STATUS:
        beside = _beside(lines, index, step)
        if beside is not None:
            value = lines[beside].text
            meaning = fits(label, value)
            if meaning is not None and _short_value(value) and not _is_other(meaning, value):
                first, last = sorted((index, beside))
                return [Pair(label, value, first, last, meaning.field)]
        return []
    found = []
    for name, value in split_pairs(line.text):
        meaning = match_label(name) if value.lower() == _NO_COUNT else fits(name, value)
        if meaning is None or not _short_value(value):
            return []
        found.append(Pair(name, value, index, index, meaning.field))
    return found


def _counted(lines: list[Line], index: int) -> list[Pair]:
    """A count with its label behind it, as it may stand in a panel: `55 إعجاب`."""
    count, _, label = lines[index].text.partition(" ")
    meaning = fits(label, count) if _COUNT.match(count) else None
    if meaning is None or meaning.value_type not in {"int", "number"}:
        return []
    return [Pair(label, count, index, index, meaning.field)]


def _is_other(meaning: Label, value: str) -> bool:
    """Whether a line is a part of the frame, and no value of words; a site's is often a link."""
    return meaning.value_type == "text" and bool(
        match_label(value)
        or split_pairs(value)
        or (is_button(value) and not (meaning.field == "my_site" and is_member_menu(value)))
        or is_quote_head(value)
    )


def _short_value(value: str) -> bool:
    return len(value.partition("[")[0].split()) <= 8


def _beside(lines: list[Line], index: int, step: int) -> int | None:
    """The written line that follows one, or with a step of -1 stands before it."""
    near = (index + step, index + 2 * step)
    return next((n for n in near if 0 <= n < len(lines) and lines[n].kind is not Is.BLANK), None)


def unlisted_pairs(lines: list[tuple[int, Line]], *, parted: bool = False) -> list[Pair]:
    """Pairs whose label no table lists among lines of a panel: on one line, or over a number.

    In a panel that shows all its values under their labels (`parted`), over any other line.
    """
    found = []
    for index, line in lines:
        match = _UNLISTED.match(line.text)
        if match and line.kind is Is.TEXT:
            label, value = match["label"] or match["drawn"], match["value"] or match["share"]
            found.append(Pair(label, value, index, index, ""))
    for (index, line), (following, value) in itertools.pairwise(lines):
        free = not found or found[-1].last < index
        beside = free and following == index + 1 and value.short
        labelled = is_bare_label(line) and not match_label(without_colon(line.text))
        if beside and (labelled or (line.short and (parted or value.text.isdecimal()))):
            found.append(Pair(without_colon(line.text), value.text, index, following, ""))
    return found


def is_bare_label(line: Line) -> bool:
    """Whether a line is no more than a word or two and a colon."""
    return ends_in_colon(line.text) and len(line.text.split()) <= _LABEL_WORDS


def is_unlisted(line: Line) -> bool:
    """Whether a line is a label that no table lists, with its value."""
    return _UNLISTED.match(line.text) is not None
