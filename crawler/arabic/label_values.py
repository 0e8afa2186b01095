"""Whether a value is of the kind that a label names."""

import re
from collections.abc import Callable
from functools import lru_cache

from crawler.arabic.dates import parse_date, recognised
from crawler.arabic.dates.date_words import is_only_date
from crawler.arabic.dates.relative import may_be_relative
from crawler.arabic.dates.values import Order, ShownDate
from crawler.arabic.numbers import ascii_digits, parse_count

# What may follow a count: `12 (0.5 لكل يوم)`, `2,310 [+]`, `40 مرة في 21 مشاركة`, `2 في اليوم`.
_ASIDE = re.compile(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|(?<=\s)(?:(?:ف[يى]|in|dans)\s+[\d,.٬]+\s+\w+"
    r"|(?:ف[يى] ال|كل |لكل )يوم|(?:per|pro|par|each|a) \w+))\s*$",
    re.I,
)
_TWO = re.compile(r"\d\D*[^\W\d_]\D*\d")
_NUMBER = re.compile(r"[+-]?[.,٫٬]*\d")
# All that some skins show of the day on which a member joined.
_YEAR = re.compile(r"(?:(?:منذ|عام|سنة|since|in) )?(?:19[89]|20[0-4])\d ?م?$", re.I)
# As vBulletin writes it where the board's own format is months in numbers.
_MONTH = re.compile(r"(0[1-9]|1[0-2])[-/.]((?:19[89]|20[0-4])\d)$")
_DIGIT = re.compile(r"\d")
# No count with what may follow it, and no date, has more characters.
_LONGEST_FIGURE = 60
_URL = re.compile(r"https?://|www\.|\.(?:com|net|org|info)\b", re.I)


@lru_cache(maxsize=8192)
def absolute_date(value: str, order: Order | None) -> ShownDate | None:
    """A date that does not count from today: a member's first day stands by each of their posts."""
    month = _MONTH.match(ascii_digits(value))
    return ShownDate(f"{month[2]}-{month[1]}", "month") if month else parse_date(value, order=order)


@lru_cache(maxsize=8192)
def _is_date(value: str) -> bool:
    if _YEAR.match(figures := ascii_digits(value)) or _MONTH.match(figures):
        return True
    reads = absolute_date(value, "dmy") or recognised(value)
    return len(value) < _LONGEST_FIGURE and reads is not None and is_only_date(value)


def _is_count(value: str) -> bool:
    value = _ASIDE.sub("", value)
    # A unit or a plus may follow a count; a sentence does not, and a date is none.
    brief = len(value) < 24 and len(value.split()) <= 3 and ":" not in value
    return brief and parse_count(value) is not None and _TWO.search(value) is None


def _is_number(value: str) -> bool:
    value = _ASIDE.sub("", value)
    return _NUMBER.match(value) is not None and len(value) < 24 and len(value.split()) <= 3


def _is_words(value: str) -> bool:
    return 0 < len(value) <= 80


_TYPES: dict[str, Callable[[str], bool]] = {
    "date": _is_date,
    "int": _is_count,
    "number": _is_number,
    "text": _is_words,
}


def may_be_figure(words: str) -> bool:
    """Whether words are worth asking whether a count or a date stands in them."""
    return _DIGIT.search(words) is not None or may_be_relative(words)


def is_too_long(value: str) -> bool:
    """Whether a value is longer than any count or date without an aside in brackets."""
    return len(value) >= _LONGEST_FIGURE and not value.endswith((")", "]"))


def is_value(value: str, value_type: str, field: str) -> bool:
    """Whether a trimmed value is of a type of `label_table`, and likely for the field."""
    return _TYPES[value_type](value) and _is_likely(field, value)


def _is_likely(field: str, value: str) -> bool:
    """Whether a value that has the type can be what the field means."""
    if field == "age":
        return 3 < (parse_count(value) or 0) < 120
    if field == "gender" and len(value.split()) > 2:
        return False
    if field in {"location", "gender", "occupation"}:
        linked = field == "location" and _URL.search(value)
        return not linked and any(map(str.isalpha, value))
    if field in {"level", "ranks", "trophies", "points"}:
        return ascii_digits(value)[:1].isdigit() or value[:1] in "-+"
    return True
