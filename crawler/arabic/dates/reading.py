"""Dates as Arabic forums show them, by tables and patterns: microseconds a date."""

import re
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache

from crawler.arabic.dates.day_times import time_of_day
from crawler.arabic.dates.fold import LONGEST, fold_date
from crawler.arabic.dates.month_names import LUNAR, Month, find_months
from crawler.arabic.dates.named import named_day
from crawler.arabic.dates.numeric import Numbers, find_numbers, numeric_day, yearless_day
from crawler.arabic.dates.relative import read_relative
from crawler.arabic.dates.values import Clock, Day, Order, ShownDate, compose

_ISO = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$",
    re.ASCII,
)
# The two halves of a dual date may differ by so many days: the calendars of Hijri months do.
_DRIFT = 3


def parse_date(
    text: str,
    *,
    now: datetime | None = None,
    tz: tzinfo | None = None,
    order: Order | None = None,
) -> ShownDate | None:
    """Read a date as shown, with words around it or not; None where it stays undecided.

    `now` (aware) is when the page was fetched: relative and year-less dates count from it, in
    `tz`. `order` decides dates whose parts could be day or month; without it they give None. The
    value carries an offset only with a time of day, and only where the text or `tz` says one.
    """
    if len(text) > LONGEST or not text.strip():
        return None
    try:
        iso = _ISO.match(text)
        if iso:
            return _from_iso(iso, tz)
        folded, clock, months = _seen(text)
        day = _calendar_day(folded, months, order, now, tz)
        if day is not None:
            return compose(day, clock, tz)
        return read_relative(folded, clock, now, tz)
    except (ValueError, OverflowError):
        return None


@lru_cache(1024)
def _seen(text: str) -> tuple[str, Clock | None, list[Month]]:
    """A date's text folded, its time of day and its months: a post's is read more than once."""
    folded = fold_date(text)
    return folded, time_of_day(folded), find_months(folded)


def recognised(text: str, order: Order = "dmy") -> ShownDate | None:
    """A text as a date of whatever day: to tell that it is one, and how exact. No value to keep."""
    return parse_date(text, now=_ANY_DAY, order=order)


_ANY_DAY = datetime(2020, 1, 1, tzinfo=UTC)


def from_epoch(seconds: float, tz: tzinfo | None = None) -> ShownDate | None:
    """A date from seconds since 1970; None where no calendar reaches."""
    try:
        when = datetime.fromtimestamp(int(seconds), tz or UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return ShownDate(when.isoformat(), "second")


def _from_iso(match: re.Match[str], tz: tzinfo | None) -> ShownDate | None:
    year, month, day, hour, minute, second, offset = match.groups()
    found = numeric_day(Numbers(year, month, day, False), "ymd")
    if found is None:
        return None
    whole, _ = found
    if hour is None:
        return compose(whole, None, None)
    clock = (int(hour), int(minute), int(second) if second else None)
    if not offset:
        return compose(whole, clock, tz)
    shift = "+00:00" if offset == "Z" else f"{offset[:3]}:{offset[-2:]}"
    bare = compose(whole, clock, None)
    return ShownDate(bare.iso + shift, bare.precision)


def _calendar_day(
    text: str, months: list[Month], order: Order | None, now: datetime | None, tz: tzinfo | None
) -> Day | None:
    """The calendar day of a folded text; of a dual date the Gregorian half."""
    hijri: Day | None = None
    for month in months:
        named = named_day(text, month, now, tz)
        if named is not None and month.number < LUNAR:
            return named
        hijri = hijri or named
    shown = find_numbers(text)
    for numbers in shown:
        found = numeric_day(numbers, order)
        if found is not None and found[1]:
            return found[0]
        hijri = hijri or (found[0] if found else None)
    if hijri is None:
        return yearless_day(text, order, now, tz)
    return next((day for n in shown if (day := _beside(n, hijri))), hijri)


def _beside(numbers: Numbers, hijri: Day) -> Day | None:
    """The Gregorian half of a dual date, in the order of day and month that fits the other half."""
    for order in ("dmy", "mdy"):
        found = numeric_day(numbers, order)
        if found is not None and found[1] and None not in hijri:
            apart = date(*found[0]) - date(*hijri)  # type: ignore[arg-type]
            if abs(apart.days) <= _DRIFT:
                return found[0]
    return None
