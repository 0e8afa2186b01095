"""Dates that count from the moment a page was shown."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, tzinfo

from crawler.arabic.dates.calendars import WEEKDAYS
from crawler.arabic.dates.fold import either, folded
from crawler.arabic.dates.month_names import find_months
from crawler.arabic.dates.spans import Span, span_ago
from crawler.arabic.dates.values import Clock, ShownDate, compose
from crawler.arabic.dates.words import (
    AM,
    BEFORE_YESTERDAY,
    LAST,
    NIGHT,
    NOON,
    NOW,
    PM,
    TODAY,
    TOMORROW,
    YESTERDAY,
)

_OFFSET = {
    word: offset
    for offset, words in ((-2, BEFORE_YESTERDAY), (-1, YESTERDAY), (0, TODAY), (1, TOMORROW))
    for word in folded(words)
}
_DAY = re.compile(rf"(?<!\w)({either(_OFFSET)})(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_JUST = re.compile(rf"(?<!\w)(?<!من )(?<!الساعه )(?:{either(folded(NOW))})(?!\w)")
_LAST = either(folded(LAST))
# A day of the week, or one that counts from today, with a time behind it, and nothing else.
ON_DAY = re.compile(
    rf"(?:يوم )?(?:{either([*WEEKDAYS, *folded(TODAY, YESTERDAY, BEFORE_YESTERDAY)])})[\s,]+"
    r"(?:(?:في|علي|عند|at|um|à|в)\s+)?(?:ب?الساعه\s+)?\d{1,2}[:h]\d{2}"
    rf"(?:\s*(?:{either(folded(AM, PM, NOON, NIGHT))}))?(?:\s+uhr)?"
)
_ON_WEEKDAY = re.compile(rf"(?<!\w)(?:(last)\s+)?({either(WEEKDAYS)})(?!\w)(?:\s+({_LAST}))?")
_LAST_UNIT = re.compile(rf"(?<!\w)(?:last\s+(month|year)|(?:ال)?(شهر|سنه|عام)\s+(?:{_LAST}))(?!\w)")

_HINTS = (
    f"منذ|مند|قبل|مضى|مضي|مضت|خلت|من |پيش|{TODAY}|{YESTERDAY}|{BEFORE_YESTERDAY}"
    f"| ago|vor ein|il y a| önce|{TOMORROW}|{NOW}|{LAST}"
)
_HINT = re.compile("|".join({*_HINTS.split("|"), *folded(_HINTS)}), re.I)


def may_be_relative(text: str) -> bool:
    """Whether a text without digits has a word of a date that counts from now: worth reading."""
    return bool(_HINT.search(text))


def read_relative(
    text: str, clock: Clock | None, now: datetime | None, tz: tzinfo | None
) -> ShownDate | None:
    """A folded text that counts from `now` (`منذ ساعتين`, `أمس`); None where it does not."""
    if now is None:
        return None
    here = now.astimezone(tz) if tz else now
    offset = _DAY.search(text)
    if offset:
        day = here.date() + timedelta(days=_OFFSET[offset[1]])
        named = {WEEKDAYS[word] for word in _WORD.findall(text) if word in WEEKDAYS}
        return _on(day, clock, tz) if not named or day.weekday() in named else None
    if _JUST.search(text):
        return _moment(here, tz)
    span = span_ago(text)
    if span and clock and tz and span.whole_days:
        return _at(here - timedelta(seconds=span.seconds), clock, tz)
    if span:
        return _before(here, span, tz)
    unit = _LAST_UNIT.search(text)
    if unit:
        ago = Span(months=1, finest="month") if unit[1] == "month" or unit[2] == "شهر" else _YEAR
        return _before(here, ago, tz)
    weekday = _ON_WEEKDAY.search(text)
    last = weekday is not None and bool(weekday[1] or weekday[3])
    if weekday and (clock is not None or last) and not _is_dated(text, weekday):
        back = (here.weekday() - WEEKDAYS[weekday[2]]) % 7
        if not back and last:
            back = 7
        return _on(here.date() - timedelta(days=back), clock, tz)
    return None


def _is_dated(text: str, weekday: re.Match[str]) -> bool:
    """Whether a day of a month stands beside a day's name, in a year that is not said."""
    return "/" in text or any(month.start != weekday.start(2) for month in find_months(text))


_YEAR = Span(months=12, finest="year")


def _on(day: date, clock: Clock | None, tz: tzinfo | None) -> ShownDate:
    return compose((day.year, day.month, day.day), clock, tz, relative=True)


def _at(latest: datetime, clock: Clock, tz: tzinfo) -> ShownDate:
    """The last such time of day that is not after the latest moment that a text leaves.

    vBulletin leaves out what is over a whole day: `2 Days Ago, 05:12 PM`.
    """
    hour, minute, second = clock
    before = latest.replace(hour=hour, minute=minute, second=second or 0, microsecond=0)
    return _on(before.date() - timedelta(days=before > latest), clock, tz)


def _moment(here: datetime, tz: tzinfo | None) -> ShownDate:
    return _on(here.date(), (here.hour, here.minute, None), tz)


def _before(here: datetime, span: Span, tz: tzinfo | None) -> ShownDate:
    """A span before now, as precise as its finest unit."""
    year, month = divmod(here.year * 12 + here.month - 1 - span.months, 12)
    day = min(here.day, monthrange(year, month + 1)[1])
    when = here.replace(year=year, month=month + 1, day=day) - timedelta(seconds=span.seconds)
    if span.finest == "minute":
        return _moment(when, tz)
    if span.finest == "day":
        return _on(when.date(), None, tz)
    if span.finest == "month":
        return compose((when.year, when.month, None), None, tz, relative=True)
    return compose((when.year, None, None), None, tz, relative=True)
