"""Lines of a name and a date, as pages have them at every post, parted into the two."""

from __future__ import annotations

import re

from crawler.arabic.label_lines import split_pairs
from crawler.arabic.quote_authors import quote_author
from crawler.flat.line import Is, Line
from crawler.flat.lines import line_of
from crawler.flat.word_pairs import date_before

# So many lines of one page are heads of posts; a diary has a line or two.
_LEAST = 3
_MOST_WORDS, _LONGEST = 5, 120
_NUMBER = re.compile(r"\s#\s?\d+$")
_BETWEEN = " -–—|·•»"


def part_named_dates(lines: list[Line]) -> list[Line]:
    """The lines with names, dates and numbers of posts on lines of their own.

    Each of them has a time of day or a number; a sentence or a label before a date is no name.
    """
    parted = [_parts(line) for line in lines]
    if sum(len(parts) > 1 for parts in parted) < _LEAST:
        return lines
    return [part for parts in parted for part in parts]


def _parts(line: Line) -> list[Line]:
    if line.kind not in {Is.TEXT, Is.DATE} or len(line.text) > _LONGEST:
        return [line]
    if not any(map(str.isdigit, line.text)):
        return [line]
    number = _NUMBER.search(line.text)
    words = (line.text[: number.start()] if number else line.text).split()
    size = date_before(words, len(words))
    name = line_of(" ".join(words[:-size]).strip(_BETWEEN)) if size else line
    date = " ".join(words[-size:])
    exact = number is not None or ":" in date
    named = name.short and len(name.text.split()) <= _MOST_WORDS and ":" not in name.text
    if not (size and exact and named) or split_pairs(line.text) or quote_author(line.text):
        return [line]
    numbered = [line_of(number[0].strip())] if number else []
    return [name, Line(date, date, False, Is.DATE), *numbered]
