"""The words of which dates are made, and whether a text has others."""

import re

from crawler.arabic.dates.calendars import WEEKDAYS
from crawler.arabic.dates.fold import fold_date, folded
from crawler.arabic.dates.month_names import LUNAR, find_months
from crawler.arabic.dates.numeric import find_numbers
from crawler.arabic.dates.spans import COUNTING
from crawler.arabic.dates.words import (
    AM,
    BEFORE_YESTERDAY,
    LAST,
    NIGHT,
    NOON,
    NOW,
    PM,
    TODAY,
    YESTERDAY,
)

# What leads to a day or a time, and is nobody's name.
LEADING = frozenset("في عند يوم الموافق الساعه بالساعه at on the of um am den le el il op".split())
DATE_WORDS = LEADING.union(
    WEEKDAYS,
    *map(str.split, folded(AM, PM, NOON, NIGHT)),
    "علي من شهر سنه عام ه و هجري هجريه ميلادي بتوقيت الوقت uhr".split(),
)
_COUNTING_WORDS = COUNTING.union(
    *map(str.split, folded(TODAY, YESTERDAY, BEFORE_YESTERDAY, NOW, LAST))
)
_ARABIC = re.compile("[\u0621-\u064a]{2,}")
_MOST_STRANGE = 1
_LEAST_SAID = 3
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def is_only_date(text: str) -> bool:
    """Whether an Arabic text that reads as a date is that, and no sentence with a date in it."""
    strange = [
        word not in DATE_WORDS and word not in _COUNTING_WORDS
        for word in _ARABIC.findall(_without_months(fold_date(text)))
    ]
    return sum(strange) <= _MOST_STRANGE and True not in strange[:1]


def is_of_dates(text: str, strange: int = _MOST_STRANGE) -> bool:
    """Whether all words of a text but one are such as dates are made of: a sentence has more.

    Beside a day in numbers the name of a month is a member's: `ناصر 24-03-2010`.
    """
    return _strange(text) <= strange and not _names_member(fold_date(text))


def is_sentence(text: str) -> bool:
    """Whether a text with a date says more than who did what then, and where that is counted."""
    return _strange(text) >= _LEAST_SAID


def _strange(text: str) -> int:
    words = _LETTERS.findall(_without_months(fold_date(text)))
    return sum(word not in DATE_WORDS for word in words)


def _names_member(folded: str) -> bool:
    """Whether a day in numbers follows the Arabic name of a Gregorian month."""
    first = next(iter(find_months(folded)), None)
    if first is None or first.start or first.number > LUNAR or not find_numbers(folded):
        return False
    word = folded[: first.end]
    return _ARABIC.match(word) is not None and word not in WEEKDAYS


def _without_months(folded: str) -> str:
    for month in reversed(find_months(folded)):
        folded = f"{folded[: month.start]} {folded[month.end :]}"
    return folded
