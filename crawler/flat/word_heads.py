"""Heads of posts in a row of words, told where no line ends: who wrote them, when, their titles."""

from collections.abc import Callable

from crawler.arabic.buttons import is_button, is_certain_button
from crawler.arabic.bylines import authored_by_words, opens_byline
from crawler.arabic.dates.day_times import is_part_of_time
from crawler.arabic.dates.lines import begins_date, shown_date
from crawler.arabic.dates.whole_dates import is_whole_date
from crawler.arabic.flattened import post_number
from crawler.arabic.titles import title_line

_MOST_DATE, _MOST_BYLINE, _MOST_TITLE = 9, 24, 20
# A button or the number of a post has so many words at most.
_MOST_SMALL = 4


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
    return with_time(words, size) if size else 0


def _signed(words: list[str]) -> int:
    """How many of some first words say who wrote a post, and when."""
    if not opens_byline(words[0]):
        return 0
    sizes = range(4, min(_MOST_BYLINE, len(words)) + 1)
    size = next((n for n in sizes if authored_by_words(" ".join(words[:n]))), 0)
    return with_time(words, size) if size else 0


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
    number = _longest(words[start : start + _MOST_SMALL], post_number)
    size = number or _longest(words[start : start + _MOST_SMALL], is_certain_button)
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
    return next((n for n in fitting if is_whole_date(words[end - n : end])), 0)


def with_time(words: list[str], size: int) -> int:
    while size < len(words) and is_part_of_time(words[size]):
        size += 1
    return size


def _longest(words: list[str], test: Callable[[str], bool]) -> int:
    """How many of some first words are what a test looks for."""
    sizes = range(min(_MOST_SMALL, len(words)), 0, -1)
    return next((n for n in sizes if test(" ".join(words[:n]))), 0)
