"""Labels with their values, dates and buttons in a row of words, told where no line ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from crawler.arabic.buttons import is_button, is_certain_button
from crawler.arabic.bylines import authored_by_words, opens_byline
from crawler.arabic.dates.day_times import is_part_of_time
from crawler.arabic.dates.lines import begins_date, shown_date
from crawler.arabic.flattened import post_number
from crawler.arabic.labels import fits, match_label
from crawler.arabic.punctuation import without_colon
from crawler.arabic.titles import title_line

if TYPE_CHECKING:
    from collections.abc import Callable

# A panel on one line has so many pairs at least, one of them a member's first day or posts; fewer
# are one where panels of the same labels come again and again.
LEAST, _FEWEST = 3, 2
TELLING = frozenset({"joined", "messages"})
_MOST_LABEL, _MOST_VALUE, _MOST_DATE, _MOST_BYLINE, _MOST_TITLE = 4, 6, 9, 24, 20
_NUMBER = re.compile(r"\d")


class WordPair(NamedTuple):
    """A label and its value, and the word after them; `bare` for words without a colon before."""

    label: str
    value: str
    field: str
    end: int
    bare: bool


def panel_at(words: list[str], start: int) -> list[WordPair]:
    """The pairs of the panel that begins at a word; none where there is no panel.

    It does not begin with a label that words follow without a colon: buttons are called so too.
    """
    pairs: list[WordPair] = []
    while (pair := _pair_at(words, pairs[-1].end if pairs else start)) is not None:
        if not pairs and pair.bare:
            return []
        pairs.append(pair)
    told = {pair.field for pair in pairs} & TELLING
    return pairs if len(pairs) >= _FEWEST and told else []


def _pair_at(words: list[str], start: int) -> WordPair | None:
    """The pair that begins at a word: its value goes on to the next label, or as long as it fits.

    A name or a town that no label follows is one word long: where it ends cannot be told.
    """
    size = _label_size(words, start)
    if not size:
        return None
    label = without_colon(" ".join(words[start : start + size]))
    begin = start + size + (words[start + size : start + size + 1] == [":"])
    sizes = [
        count
        for count in range(1, min(_MOST_VALUE, len(words) - begin) + 1)
        if fits(label, " ".join(words[begin : begin + count]))
    ]
    if not sizes:
        return None
    meaning = fits(label, " ".join(words[begin : begin + sizes[0]]))
    assert meaning is not None
    size = sizes[0]
    if meaning.value_type == "text":
        ends = (n for n in sizes if _label_size(words, begin + n))
        size = next((n for n in ends if not _NUMBER.search(" ".join(words[begin : begin + n]))), 1)
    elif meaning.value_type == "date":
        size = _with_time(words[begin:], size)
    bare = meaning.value_type == "text" and ":" not in words[begin - 1]
    value = " ".join(words[begin : begin + size])
    return WordPair(label, value, meaning.field, begin + size, bare)


def _label_size(words: list[str], start: int) -> int:
    """How many words from here on are a label; 0 where they are none."""
    for size in range(min(_MOST_LABEL, len(words) - start), 0, -1):
        if match_label(without_colon(" ".join(words[start : start + size]))):
            return size
    return 0


def peeled(words: list[str]) -> tuple[list[str], list[str]]:
    """Buttons, dates and numbers of posts with which some words begin, and the words after them."""
    found: list[str] = []
    while words:
        size = (
            _longest(words, is_certain_button)
            or _dated(words)
            or _longest(words, post_number)
            or _signed(words)
        )
        if not size:
            break
        found.append(" ".join(words[:size]))
        words = words[size:]
    return found, words


def _dated(words: list[str]) -> int:
    """How many of some first words are a date with its time of day."""
    if words[0].startswith("("):
        return 0  # that of a quote's heading
    sizes = range(1, min(_MOST_DATE, len(words)) + 1)
    size = next((n for n in sizes if shown_date(" ".join(words[:n]))), 0)
    return _with_time(words, size) if size else 0


def _signed(words: list[str]) -> int:
    """How many of some first words say who wrote a post, and when."""
    if not opens_byline(words[0]):
        return 0
    sizes = range(4, min(_MOST_BYLINE, len(words)) + 1)
    size = next((n for n in sizes if authored_by_words(" ".join(words[:n]))), 0)
    return _with_time(words, size) if size else 0


def titled(words: list[str]) -> tuple[list[str], int]:
    """Who wrote a post, and when, and the title over it, a line each; how many words they are.

    phpBB shows the two under a panel, with the word of a button between them; Forumotion a title
    with its label, and the date.
    """
    labelled = title_line(" ".join(words[:2])) is not None
    for at in range(1, min(_MOST_TITLE, len(words))):
        size = _signed(words[at:])
        if labelled and not size and begins_date(words[at]):
            size = _dated(words[at:])
        if size:
            ends = (n for n in range(at, 0, -1) if not is_button(" ".join(words[n - 1 : at])))
            title = " ".join(words[: next(ends, 0)])
            return [" ".join(words[at : at + size]), title], at + size
    return [], 0


def head_at(words: list[str], start: int) -> tuple[int, list[str]]:
    """The head of a post without a panel: a date beside its number or beside the words of a button.

    `start` is at the number or the button. Where such words end, and the head's parts; none where
    they are no head.
    """
    number = _longest(words[start : start + _MOST_LABEL], post_number)
    size = number or _longest(words[start : start + _MOST_LABEL], is_certain_button)
    if not size or (size == 1 and not number):
        return start, []
    parts, rest = peeled(words[start : start + _MOST_BYLINE])
    end = start + min(_MOST_BYLINE, len(words) - start) - len(rest)
    dated = any(shown_date(part) for part in parts) or date_before(words, start)
    return end, parts if dated else []


def date_before(words: list[str], end: int) -> int:
    """How many words before an index are a date, with its time of day."""
    sizes = range(min(_MOST_DATE, end), 0, -1)
    fitting = (n for n in sizes if begins_date(words[end - n]))
    return next((n for n in fitting if shown_date(" ".join(words[end - n : end]))), 0)


def _with_time(words: list[str], size: int) -> int:
    while size < len(words) and is_part_of_time(words[size]):
        size += 1
    return size


def _longest(words: list[str], test: Callable[[str], bool]) -> int:
    """How many of some first words are what a test looks for."""
    sizes = range(min(_MOST_LABEL, len(words)), 0, -1)
    return next((n for n in sizes if test(" ".join(words[:n]))), 0)
