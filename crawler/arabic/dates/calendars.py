"""Days of other calendars as Gregorian days, days of the week, and years that a text shortens."""

import re
from datetime import date, datetime, timedelta, tzinfo

from hijridate import Hijri

from crawler.arabic.dates.fold import fold_date
from crawler.arabic.dates.values import Day
from crawler.arabic.dates.words import DAYS_OF_WEEK

FIRST_YEAR, LAST_YEAR = 1900, 2200
_LEAPS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def full_year(text: str) -> int:
    """A year of two digits or four: two stand for 1970 to 2069."""
    year = int(text)
    return year if len(text) > 2 else 2000 + year if year < 70 else 1900 + year


def is_hijri_year(year: int) -> bool:
    """Whether a year can only be a Hijri one, lunar or solar."""
    return 1300 < year < 1501


def from_hijri(year: int, month: int, day: int | None) -> Day | None:
    """A day of the lunar Hijri calendar (1343 to 1500); None where it has no such day."""
    try:
        when = Hijri(year, month, day or 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return when.year, when.month, when.day if day else None


def from_solar(year: int, month: int, day: int | None) -> Day | None:
    """A day of the Solar Hijri calendar (33-year cycle, right from 1244 to 1531), or None."""
    if not (1 <= month <= 12 and 1 <= (day or 1) <= 31):
        return None
    days = 365 * (year - 1244) + sum(1 for y in range(1244, year) if y % 33 in _LEAPS)
    days += 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    when = date(1865, 3, 21) + timedelta(days=days + (day or 1) - 1)
    return when.year, when.month, when.day if day else None


# Monday is 0.
WEEKDAYS = {
    fold_date(word): number
    for number, line in enumerate(DAYS_OF_WEEK.strip().splitlines())
    for word in line.split()
}
_WORD = re.compile(r"[^\W\d_]+")


def latest(month: int, day: int, words: str, now: datetime, tz: tzinfo | None) -> Day | None:
    """The latest such day that is not after now, with a day's grace where `tz` is not known.

    None where it is another day of the week than the folded words beside it name.
    """
    named = next((WEEKDAYS[word] for word in _WORD.findall(words) if word in WEEKDAYS), None)
    today = (now.astimezone(tz) if tz else now).date()
    last = today if tz else today + timedelta(days=1)
    for year in range(today.year, today.year - 5, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= last:
            return (year, month, day) if named in {None, found.weekday()} else None
    return None
