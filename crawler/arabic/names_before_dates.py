"""Names with a date behind them, in headings of quotes and over posts: `NAME في DATE`."""

import re

from crawler.arabic.dates import recognised
from crawler.arabic.dates.date_words import is_only_date
from crawler.arabic.text import clean_line

# Between a name and the date of what is quoted: `X في 20-11-2011`, `X on Today at 5:30`.
ON = re.compile(r"\s(?:ف[يىی]|على|بتاريخ|يوم|on|am|le|el|en|от|[»|-])(?=\s)|[،,]\s", re.I)
_PLACE = re.compile(r"\s*#\d+$")
_EXACT = frozenset({"day", "minute", "second"})
_MOST_WORDS = 4


def undated(name: str) -> str:
    """A name without the date behind it; a name may hold such a word itself (`قلب في الليل`)."""
    for mark in reversed(list(ON.finditer(name))):
        if is_day(name[mark.end() :]):
            return name[: mark.start()]
    return name


def is_day(text: str) -> bool:
    """Whether a text is a date that is exact to the day at least."""
    read = recognised(text)
    return read is not None and read.precision in _EXACT


def name_before_date(heading: str) -> str | None:
    """The name with which a line begins that ends with a date: `NAME منذ 3 أيام #12`."""
    words = _PLACE.sub("", clean_line(heading)).split()
    for place in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        rest = " ".join(words[place:])
        read = recognised(rest)
        exact = read is not None and (read.relative or read.precision in _EXACT)
        if exact and is_only_date(rest):
            return " ".join(words[:place])
    return None
