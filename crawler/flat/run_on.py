"""Lines into which an extractor put whole posts: name, panel, date and words in a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from crawler.arabic.buttons import is_certain_button
from crawler.arabic.date_lines import shown_date
from crawler.arabic.day_times import is_part_of_time
from crawler.arabic.flattened import is_rank, post_number
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.labels import fits, match_label

if TYPE_CHECKING:
    from collections.abc import Callable

# A panel on one line has so many pairs at least, one of them a member's first day or posts.
_LEAST = 3
_TELLING = frozenset({"joined", "messages"})
_SHORTEST = 40
_MOST_LABEL, _MOST_VALUE, _MOST_DATE, _MOST_RANK, _MOST_NAME = 4, 6, 9, 4, 4
_SENTENCE_END = re.compile(r"[.!؟?…:؛]$")
_MOST_HEAD = 30
# Most values of a panel are numbers or dates: the first one stands so near to its beginning.
_LEAST_FIGURES, _NEAR = 2, 8
_NUMBER, _FIGURE = re.compile(r"\d"), re.compile(r"\d+")


class _Pair(NamedTuple):
    """A label and its value, and the word after them."""

    label: str
    value: str
    field: str
    end: int


def part_run_on(raw: str) -> list[str]:
    """A line with each panel on lines of its own; any other line as it is."""
    cells = raw.split(" | ")
    if len(cells) > 2 and sum(bool(split_pairs(cell)) for cell in cells) > 1:
        return cells  # a panel whose lines an extractor put into one
    if len(raw) < _SHORTEST:
        return [raw]
    if len(_FIGURE.findall(raw)) < _LEAST_FIGURES:
        return [raw]
    words = raw.split()
    figures = [n for n, word in enumerate(words) if _NUMBER.search(word)]
    found: list[str] = []
    done = index = 0
    while index < len(words):
        following = bisect_right(figures, index)
        near = following < len(figures) and figures[following] - index <= _NEAR
        pairs = _panel_at(words, index) if near else []
        if pairs:
            found += _over_panel(words[done:index])
            found += [f"{pair.label}: {pair.value}" for pair in pairs]
            done = pairs[-1].end
            head, rest = _peeled(words[done : done + _MOST_HEAD])
            found += head
            done += min(_MOST_HEAD, len(words) - done) - len(rest)
            index = done
        else:
            index += 1
    return [*found, " ".join(words[done:])] if found else [raw]


def _panel_at(words: list[str], start: int) -> list[_Pair]:
    pairs: list[_Pair] = []
    while (pair := _pair_at(words, pairs[-1].end if pairs else start)) is not None:
        pairs.append(pair)
    told = {pair.field for pair in pairs} & _TELLING
    return pairs if len(pairs) >= _LEAST and told else []


def _pair_at(words: list[str], start: int) -> _Pair | None:
    """The pair that begins at a word: its value goes on to the next label, or as long as it fits.

    A name or a town that no label follows is one word long: where it ends cannot be told.
    """
    size = _label_size(words, start)
    if not size:
        return None
    label = " ".join(words[start : start + size]).rstrip(" :：")
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
    return _Pair(label, " ".join(words[begin : begin + size]), meaning.field, begin + size)


def _label_size(words: list[str], start: int) -> int:
    """How many words from here on are a label; 0 where they are none."""
    for size in range(min(_MOST_LABEL, len(words) - start), 0, -1):
        if match_label(" ".join(words[start : start + size]).rstrip(" :：")):
            return size
    return 0


def _over_panel(words: list[str]) -> list[str]:
    """What stands before a panel: the words of the post before, the frame, a name and its rank."""
    rank = next(
        (n for n in range(min(_MOST_RANK, len(words)), 0, -1) if is_rank(" ".join(words[-n:]))), 0
    )
    above, under = words[: len(words) - rank], words[len(words) - rank :]
    ends = [n for n, word in enumerate(above, 1) if _SENTENCE_END.search(word)]
    first = ends[-1] if ends else 0
    frame, name = _peeled(above[first:])
    if len(name) > _MOST_NAME:
        return [" ".join(part) for part in (above, under) if part]  # where it begins nobody tells
    parts = [" ".join(above[:first]), *frame, " ".join(name), " ".join(under)]
    return [part for part in parts if part]


def _peeled(words: list[str]) -> tuple[list[str], list[str]]:
    """Buttons, dates and numbers of posts with which some words begin, and the words after them."""
    peeled: list[str] = []
    while words:
        size = _longest(words, is_certain_button) or _dated(words) or _longest(words, post_number)
        if not size:
            break
        peeled.append(" ".join(words[:size]))
        words = words[size:]
    return peeled, words


def _dated(words: list[str]) -> int:
    """How many of some first words are a date with its time of day."""
    sizes = range(1, min(_MOST_DATE, len(words)) + 1)
    size = next((n for n in sizes if shown_date(" ".join(words[:n]))), 0)
    return _with_time(words, size) if size else 0


def _with_time(words: list[str], size: int) -> int:
    while size < len(words) and is_part_of_time(words[size]):
        size += 1
    return size


def _longest(words: list[str], test: Callable[[str], bool]) -> int:
    """How many of some first words are what a test looks for."""
    sizes = range(min(_MOST_LABEL, len(words)), 0, -1)
    return next((n for n in sizes if test(" ".join(words[:n]))), 0)
