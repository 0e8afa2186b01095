"""Days in numbers alone, whose order a forum decides: `07-23-2010`, `2010/07/23`, `14-9-1435هـ`."""

import re
from datetime import datetime, tzinfo
from typing import NamedTuple

from crawler.arabic.dates.calendars import (
    FIRST_YEAR,
    LAST_YEAR,
    from_hijri,
    from_solar,
    full_year,
    is_hijri_year,
    latest,
)
from crawler.arabic.dates.fold import HIJRI
from crawler.arabic.dates.values import Day, Order

_NUMERIC = re.compile(
    r"(?<!\d)(?<!\d:)(\d{1,4})\s*[-/.\\]\s*(\d{1,2})\s*[-/.\\]\s*(\d{4}|\d{1,2})(?![\d:])"
    rf"(?:\s*({HIJRI}|ه(?!\w)|ل?لهجر|هجري))?"
)
_YEARLESS = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?![\d/.-])")
# After this a solar Hijri year would be in the future, and forums of lunar ones begin.
_LAST_SOLAR = 1410


class Numbers(NamedTuple):
    """The three numbers of a date as shown, and whether the mark of a Hijri year follows them."""

    first: str
    second: str
    third: str
    hijri: bool


def find_numbers(text: str) -> list[Numbers]:
    """The dates in numbers of a folded text."""
    return [Numbers(a, b, c, bool(era)) for a, b, c, era in _NUMERIC.findall(text)]


def numeric_day(numbers: Numbers, order: Order | None) -> tuple[Day, bool] | None:
    """A Gregorian day and whether it was shown as one; None where it could be several."""
    first, second, third, hijri = numbers
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    elif len(third) == 4 or order != "ymd":
        if len(first) > 2 or len(third) == 1:  # `1.22.0` is the version of something
            return None
        if hijri and len(third) == 2:
            return None
        year = full_year(third)
        parts = _day_month(
            int(first), int(second), "dmy" if hijri or is_hijri_year(year) else order
        )
        if parts is None:
            return None
        day, month = parts
    elif len(first) == 1:
        return None
    else:
        year, month, day = full_year(first), int(second), int(third)
    if is_hijri_year(year):
        convert = from_hijri if hijri or year > _LAST_SOLAR else from_solar
        found = convert(year, month, day)
        return (found, False) if found else None
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return (year, month, day), True


def in_any_order(numbers: Numbers) -> bool:
    """Whether a date in numbers is the same with its day first and with its month first."""
    first, second = int(numbers.first), int(numbers.second)
    return len(numbers.first) > 2 or first > 12 or second > 12 or first == second or numbers.hijri


def yearless_day(
    text: str, order: Order | None, now: datetime | None, tz: tzinfo | None
) -> Day | None:
    """The latest day before `now` of a folded text that shows day and month, and a time of day."""
    short = _YEARLESS.search(text) if now and "/" in text and ":" in text else None
    if short is None or now is None:
        return None
    parts = _day_month(int(short[1]), int(short[2]), "mdy" if order == "ymd" else order)
    return latest(parts[1], parts[0], text, now, tz) if parts else None


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
