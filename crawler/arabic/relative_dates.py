"""Dates that count from the moment a page was shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from crawler.arabic.date_patterns import (
    AGO,
    AGO_WEST,
    DAYS,
    DUAL,
    JUST,
    NUMBER,
    ON_WEEKDAY,
    SPAN,
    TINY,
    WEEKDAY,
)
from crawler.arabic.date_values import Clock, ShownDate, compose


def read_relative(
    text: str, clock: Clock | None, now: datetime | None, tz: tzinfo | None
) -> ShownDate | None:
    """A folded text that counts from `now` (`منذ ساعتين`, `أمس`); None where it does not."""
    if now is None:
        return None
    here = now.astimezone(tz) if tz else now.astimezone(UTC)
    ago = AGO.search(text) or AGO_WEST.search(text) or TINY.match(text)
    if ago:
        return _back(here, ago[1], ago[2], tz)
    if JUST.search(text):
        return _moment(here, tz)
    for pattern, days in DAYS:
        if pattern.search(text):
            day = here.date() + timedelta(days=days)
            return compose((day.year, day.month, day.day), clock, tz, relative=True)
    weekday = ON_WEEKDAY.search(text)
    if weekday and clock is not None:
        back = (here.weekday() - WEEKDAY[weekday[1]]) % 7
        day = here.date() - timedelta(days=back)
        return compose((day.year, day.month, day.day), clock, tz, relative=True)
    return None


def _moment(here: datetime, tz: tzinfo | None) -> ShownDate:
    clock = (here.hour, here.minute, None)
    return compose((here.year, here.month, here.day), clock, tz, relative=True)


def _back(here: datetime, number: str | None, word: str, tz: tzinfo | None) -> ShownDate | None:
    """So many units before now, as precise as the unit."""
    unit = SPAN.get(word) or DUAL[word]
    count = 2 if word in DUAL else NUMBER.get(number or "", 0) or int(number or 1)
    if unit in {"second", "minute", "hour"}:
        return _moment(here - timedelta(**{unit + "s": count}), tz)
    if unit in {"day", "week"}:
        day = here.date() - timedelta(days=count * (7 if unit == "week" else 1))
        return compose((day.year, day.month, day.day), None, tz, relative=True)
    if unit == "month":
        total = here.year * 12 + here.month - 1 - count
        return compose((total // 12, total % 12 + 1, None), None, tz, relative=True)
    return compose((here.year - count, None, None), None, tz, relative=True)
