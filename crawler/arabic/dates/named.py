"""Days whose month is a name: `20 نوفمبر 2021`, `Sep 2009`, `18 محرم 1435هـ`."""

import re
from datetime import datetime, tzinfo

from crawler.arabic.dates.calendars import (
    FIRST_YEAR,
    LAST_YEAR,
    from_hijri,
    from_solar,
    full_year,
    is_hijri_year,
    latest,
)
from crawler.arabic.dates.month_names import LUNAR, SOLAR, Month
from crawler.arabic.dates.values import Day

_GAP = r"[\s\-/.,'\\]*"
_OF = r"(?:(?:من|شهر|de|of)\s+)*"
_BEFORE = re.compile(
    rf"(?<![\d:])(?:(\d{{1,2}})(?:st|nd|rd|th|er)?|(\d{{4}})){_GAP}{_OF}$"
)  # fmt: skip
# What may stand between a day and the name of its month is no longer than this.
_REACH = 20
_IN = rf"\.?(?:\s+ماه)?{_GAP}{_OF}(?:ل?(?:سنه|عام)\s+)?"
# Two digits before a time's mark are its hour.
_YEAR = re.compile(
    rf"{_IN}(\d{{4}}(?!\d)|\d{{2}}(?![\d:]|\.\d|\s*(?:[صم]|صباح\w*|مساء\w*|[ap]\.?m)(?!\w)))"
)
_DAY_AND_YEAR = re.compile(
    rf"\.?{_GAP}(?:(\d{{1,2}})(?:st|nd|rd|th)?[\s,./\-]+)?(?:ل?(?:سنه|عام)\s+|ماه\s+)?(\d{{4}})(?!\d)"
)
# Where one is shown that was not read, the year of the day is not a guess away.
_ANY_YEAR = re.compile(r"(?<![\d:])(?:1[3-9]|20)\d\d(?![\d:])")
_DAY = re.compile(rf"\.?{_GAP}(\d{{1,2}})(?![\d:])")


def named_day(text: str, month: Month, now: datetime | None, tz: tzinfo | None) -> Day | None:
    """The day that stands round a month's name in a folded text, as a Gregorian one, or None.

    A day without a year is the latest such day before `now`, and none where that is another day of
    the week than the text names; a month without a year is no date.
    """
    before = _BEFORE.search(text, max(0, month.start - _REACH), month.start)
    if before is None:
        whole = _DAY_AND_YEAR.match(text, month.end)
        if whole:
            return _day(whole[2], month.number, whole[1])
        # A number after a month is its day beside a time of day; alone it may be a year.
        before = _DAY.match(text, month.end) if ":" in text else None
        return _latest(text, month, before[1], now, tz) if before else None
    if before[2]:
        day = _DAY.match(text, month.end)
        return _day(before[2], month.number, day[1]) if day else None
    year = _YEAR.match(text, month.end)
    if year is not None:
        return _day(year[1], month.number, before[1])
    return _latest(text, month, before[1], now, tz)


def _latest(
    text: str, month: Month, day: str, now: datetime | None, tz: tzinfo | None
) -> Day | None:
    if now is None or month.number > LUNAR or _ANY_YEAR.search(text):
        return None
    words = f"{text[: month.start]} {text[month.end :]}"
    return latest(month.number, int(day), words, now, tz)


def _day(shown_year: str, month: int, shown_day: str | None) -> Day | None:
    """A named month in its own calendar as a Gregorian day."""
    year, day = full_year(shown_year), int(shown_day) if shown_day else None
    if month > SOLAR:
        return from_solar(year, month - SOLAR, day) if is_hijri_year(year) else None
    if month > LUNAR:
        return from_hijri(year, month - LUNAR, day) if is_hijri_year(year) else None
    return (year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
