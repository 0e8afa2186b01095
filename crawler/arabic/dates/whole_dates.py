"""Words that are a date from the first on, and no member's name before one."""

from datetime import date

from crawler.arabic.dates import parse_date
from crawler.arabic.dates.calendars import WEEKDAYS
from crawler.arabic.dates.date_words import LEADING, is_of_dates
from crawler.arabic.dates.fold import fold_date
from crawler.arabic.dates.lines import says_posting, shown_date

_DAY = len("2009-05-01")


def is_whole_date(words: list[str]) -> bool:
    """Whether words are a date, and the first of them no member's name before one.

    Many names are months, days of the week or words that lead to a date: `رمضان`, `خميس`, `علي`;
    and others end with a number.
    """
    text = " ".join(words)
    if shown_date(text) is None:
        return False
    first = next((n for n, word in enumerate(words) if any(map(str.isdigit, word))), 0)
    if words[0].isdecimal() and words[1:] and words[1][0].isdigit():
        first = 1
    rest = " ".join(words[first:])
    if not first or says_posting(text) or shown_date(rest) is None:
        return True
    last = fold_date(words[first - 1].strip(",،:"))
    if last in WEEKDAYS:
        return last.startswith("ال") or WEEKDAYS[last] in _weekdays_of(rest)
    return last in LEADING and is_of_dates(" ".join(words[:first]), strange=0)


def _weekdays_of(text: str) -> set[int]:
    """The days of the week on which a date may be, in each order of day and month."""
    read = (parse_date(text, order=order) for order in ("dmy", "mdy", "ymd"))
    days = (found.iso[:_DAY] for found in read if found and len(found.iso) >= _DAY)
    return {date.fromisoformat(day).weekday() for day in days}
