"""Dates as Arabic forums show them, by tables and patterns: microseconds a date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from hijridate import Hijri

from crawler.arabic.date_patterns import (
    HIJRI,
    HOUR,
    ISO,
    LONGEST,
    NAMED,
    NAMED_FIRST,
    NAMED_YEAR,
    NAMES,
    NUMERIC,
    TIME,
    YEARLESS,
    fold_date,
)
from crawler.arabic.date_values import Clock, Day, Order, ShownDate, compose
from crawler.arabic.relative_dates import read_relative


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
        iso = ISO.match(text)
        if iso:
            return _from_iso(iso, tz)
        folded = fold_date(text)
        clock = _time_of(folded)
        day = _absolute(folded, order, now, tz)
        if day is not None:
            return compose(day, clock, tz)
        return read_relative(folded, clock, now, tz)
    except (ValueError, OverflowError):
        return None


def from_epoch(seconds: float, tz: tzinfo | None = None) -> ShownDate | None:
    """A date from seconds since 1970; None where no calendar reaches."""
    try:
        when = datetime.fromtimestamp(int(seconds), tz or UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return ShownDate(when.isoformat(), "second")


def _from_iso(match: re.Match[str], tz: tzinfo | None) -> ShownDate:
    year, month, day, hour, minute, second, offset = match.groups()
    date(int(year), int(month), int(day))
    if hour is None:
        return ShownDate(f"{year}-{month}-{day}", "day")
    if offset:
        shift = "+00:00" if offset == "Z" else f"{offset[:3]}:{offset[-2:]}"
        datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
        seconds = f":{second}" if second else ""
        return ShownDate(
            f"{year}-{month}-{day}T{hour}:{minute}{seconds}{shift}",
            "second" if second else "minute",
        )
    clock = (int(hour), int(minute), int(second) if second else None)
    return compose((int(year), int(month), int(day)), clock, tz)


def _time_of(text: str) -> Clock | None:
    match = TIME.search(text)
    if match:
        hour, minute, second, am, pm = match.groups()
        if int(hour) > 23 or int(minute) > 59:
            return None
        return _twelve(int(hour), am, pm), int(minute), int(second) if second else None
    match = HOUR.search(text)
    if match and 0 < int(match[1]) <= 12:
        return _twelve(int(match[1]), match[2], match[3]), 0, None
    return None


def _twelve(hour: int, am: str | None, pm: str | None) -> int:
    if am and hour == 12:
        return 0
    return hour + 12 if pm and hour < 12 else hour


def _absolute(
    text: str, order: Order | None, now: datetime | None, tz: tzinfo | None
) -> Day | None:
    """The calendar day of a text; of a dual date the Gregorian half."""
    found = [day for day in _candidates(text, order, now, tz) if day is not None]
    gregorian = [day for day, western in found if western]
    if gregorian:
        return gregorian[0]
    return found[0][0] if found else None


def _candidates(
    text: str, order: Order | None, now: datetime | None, tz: tzinfo | None
) -> list[tuple[Day, bool] | None]:
    found: list[tuple[Day, bool] | None] = []
    if any(c >= "\u0600" or c.isalpha() for c in text):
        for pattern in (NAMED_YEAR, NAMED, NAMED_FIRST):
            for match in pattern.finditer(text):
                found.append(_named(match, now, tz))
            if any(found):
                break
    for match in NUMERIC.finditer(text):
        found.append(_numeric(match, order))
    if not any(found):
        short = YEARLESS.search(text)
        if short and ":" in text:
            found.append(_yearless_numeric(short, order, now, tz))
    return found


def _named(
    match: re.Match[str], now: datetime | None, tz: tzinfo | None
) -> tuple[Day, bool] | None:
    parts = match.groupdict()
    day = next((parts[k] for k in ("d1", "d2", "d3") if parts.get(k)), None)
    year = next((parts[k] for k in ("y1", "y2", "y3") if parts.get(k)), None)
    name = next(NAMES[re.sub(r"\s+", " ", g)] for g in match.groups() if g and _is_name(g))
    number = int(day) if day else None
    if year is None:
        if now is None or name > 100 or number is None:
            return None
        return _latest(name, number, now, tz), True
    return _calendar(_full_year(year), name, number)


def _is_name(group: str) -> bool:
    return re.sub(r"\s+", " ", group) in NAMES


def _full_year(text: str) -> int:
    year = int(text)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def _calendar(year: int, name: int, day: int | None) -> tuple[Day, bool] | None:
    """A named month in its own calendar as a Gregorian day, and whether it was Gregorian."""
    if name > 200:
        return (from_solar(year, name - 200, day or 1), False) if year < 1500 else None
    if name > 100:
        return (_from_hijri(year, name - 100, day), False) if 1300 < year < 1501 else None
    return ((year, name, day), True) if 1900 <= year <= 2200 else None


def _from_hijri(year: int, month: int, day: int | None) -> Day:
    when = Hijri(year, month, day or 1).to_gregorian()
    return when.year, when.month, when.day if day else None


def from_solar(year: int, month: int, day: int) -> Day:
    """A day of the Solar Hijri calendar as Gregorian (33-year cycle, right from 1244 to 1531)."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError("no such day")
    leaps = (1, 5, 9, 13, 17, 22, 26, 30)
    passed = year - 1244
    base = date(1865, 3, 21)
    days = 365 * passed + sum(1 for y in range(1244, year) if y % 33 in leaps)
    days += 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    when = base + timedelta(days=days + day - 1)
    return when.year, when.month, when.day


def _numeric(match: re.Match[str], order: Order | None) -> tuple[Day, bool] | None:
    first, _, second, third, era = match.groups()
    a, b, c = int(first), int(second), int(third)
    lunar = era is not None and era[0] in {HIJRI, "ه", "ل"}
    if len(first) == 4:
        year, month, day = a, b, c
    elif len(third) == 4 or order != "ymd":
        if len(first) > 2:
            return None
        year = _full_year(third)
        parts = _day_month(a, b, "dmy" if lunar or 1300 < year < 1501 else order)
        if parts is None:
            return None
        day, month = parts
    else:
        year, month, day = _full_year(first), b, c
    if 1300 < year < 1501:
        if lunar or year > 1410:
            return _from_hijri(year, month, day), False
        return from_solar(year, month, day), False
    if not (1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return (year, month, day), True


def _day_month(a: int, b: int, order: Order | None) -> tuple[int, int] | None:
    """Day and month of two numbers in the order shown; None where they could be either."""
    if a > 12 and b > 12:
        return None
    if a > 12 or a == b:
        return a, b
    if b > 12:
        return b, a
    if order == "dmy":
        return a, b
    return (b, a) if order == "mdy" else None


def _latest(month: int, day: int, now: datetime, tz: tzinfo | None) -> Day:
    """The latest such day that is not after now (a day's grace for timezones)."""
    today = (now.astimezone(tz) if tz else now).date()
    for year in range(today.year, today.year - 5, -1):
        try:
            if date(year, month, day) <= today + timedelta(days=1):
                return year, month, day
        except ValueError:
            continue
    raise ValueError("no such day")


def _yearless_numeric(
    match: re.Match[str], order: Order | None, now: datetime | None, tz: tzinfo | None
) -> tuple[Day, bool] | None:
    if now is None:
        return None
    a, b = int(match[1]), int(match[2])
    parts = _day_month(a, b, "mdy" if order == "ymd" else order)
    if parts is None:
        return None
    return _latest(parts[1], parts[0], now, tz), True
