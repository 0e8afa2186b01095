"""Lines in which an extractor left no break between two parts of a page."""

import re

from crawler.arabic.cut_lines import part_dated_note, part_dated_title, part_quote
from crawler.arabic.dates.lines import shown_date
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.flattened import is_rank, led_by_number, part_avatar, part_number
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.labels import match_label
from crawler.arabic.page_tops import printed_over
from crawler.arabic.punctuation import without_colon
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.titles import bare_title
from crawler.flat.line import Is, Line, is_printed
from crawler.flat.lines import line_of
from crawler.flat.word_heads import date_before

# So many lines of one page are heads of posts; a diary has a line or two.
_LEAST = 3
_MOST_WORDS, _LONGEST = 5, 120
_NUMBER = re.compile(r"\s#\s?\d+$")
_BETWEEN = " -–—|·•»"


def part_glued_lines(lines: list[Line]) -> list[Line]:
    """Lines with the headings of quotes, and what stands behind dates and ranks, on their own."""
    return [
        part
        for line, below in zip(lines, lines[1:] + lines[-1:], strict=True)
        for part in _parts(line, below)
    ]


def _parts(line: Line, below: Line) -> list[Line]:
    if line.kind in {Is.BLANK, Is.AUTHORED}:
        return [line]
    quote = part_quote(line.text)
    if quote and quote_author(quote[0]) and not shown_date(quote[1]):
        head, rest = quote
        return [Line(head, head, line.bullet, Is.QUOTE), *_parts(line_of(rest), below)]
    if line.kind is Is.TITLE and (size := _date_at_end(line.text)):
        words = line.text.split()
        title, date = " ".join(words[:-size]), " ".join(words[-size:])
        return [Line(title, title, line.bullet, Is.TITLE), Line(date, date, False, Is.DATE)]
    pictured = part_avatar(line.text)
    if pictured and (is_rank(pictured[0]) or match_label(without_colon(below.text))):
        return _lines(line, pictured, (Is.RANK, Is.AVATAR))
    numbered = part_number(line.text)
    if numbered and shown_date(numbered[0]):
        return _lines(line, numbered, (Is.DATE, Is.NUMBER))
    led = led_by_number(line.text)
    if led and shown_date(led[1]):
        return _lines(line, led, (Is.NUMBER, Is.DATE))
    dated = part_dated_note(line.text)
    if dated and shown_date(dated[0]) and edit_note(dated[1]):
        return _lines(line, dated, (Is.DATE, Is.EDIT))
    titled = part_dated_title(line.text)
    if titled and shown_date(titled[0]):
        return [part for part in _lines(line, titled, (Is.DATE, Is.TITLE)) if part.text]
    return [line]


def _lines(line: Line, texts: tuple[str, str], kinds: tuple[Is, Is]) -> list[Line]:
    return [Line(text, text, line.bullet, kind) for text, kind in zip(texts, kinds, strict=True)]


def _date_at_end(title: str) -> int:
    """How many words at the end of a title line are the date of the post; 0 where none are."""
    words = title.split()
    size = date_before(words, len(words))
    exact = size < len(words) and ":" in "".join(words[-size:])
    return size if exact else 0


def part_named_dates(lines: list[Line]) -> list[Line]:
    """The lines with names, dates and numbers of posts on lines of their own.

    Each of them has a time of day or a number; a sentence or a label before a date is no name.
    """
    title = next((name for line in reversed(lines) if (name := printed_over(line.raw))), None)
    parted = [(title and _titled_parts(line, title)) or _named_parts(line) for line in lines]
    found = sum(len(parts) > 1 for parts in parted)
    if found < _LEAST and not is_printed(lines):
        return lines
    return [part for parts in parted for part in parts]


def _titled_parts(line: Line, title: str) -> list[Line]:
    """The name and the date that MyBB prints behind the title over each post."""
    head, opening = bare_title(line.text) or line.text, f"{title} - "
    name, _, date = head.removeprefix(opening).rpartition(" - ")
    if head.startswith(opening) and name and shown_date(date):
        return [Line(name, name, False), Line(date, date, False, Is.DATE)]
    return []


def _named_parts(line: Line) -> list[Line]:
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
