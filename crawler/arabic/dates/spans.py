"""Spans of time in words, as far back from now: `منذ يومين`, `قبل ساعة ونصف`, `3 days ago`."""

import re
from typing import NamedTuple

from crawler.arabic.dates.fold import either, fold_date
from crawler.arabic.dates.words import (
    ABOUT,
    AGO,
    DUALS,
    NUMBERS,
    PLURALS,
    SHORT_SPANS,
    SOME,
    SPANS,
    TEN,
)


class Span(NamedTuple):
    """How far back: months, and seconds beside them. `finest`: `minute`, `day`, `month`, `year`."""

    months: int = 0
    seconds: float = 0
    finest: str = "year"

    @property
    def whole_days(self) -> bool:
        """Whether it is counted in days alone, and not in weeks."""
        return not self.months and 0 < self.seconds < 7 * 86400 and self.finest == "day"


# Of a unit: seconds, months, and what a text that counts in it is precise to.
_UNITS = {
    "second": (1, 0, "minute"),
    "minute": (60, 0, "minute"),
    "hour": (3600, 0, "minute"),
    "day": (86400, 0, "day"),
    "week": (7 * 86400, 0, "week"),
    "month": (0, 1, "month"),
    "year": (0, 12, "year"),
}
_FINEST = ("minute", "day", "week", "month", "year")
# Half a month is as many days as any calendar's.
_HALF_MONTH = 15 * 86400


def _words(table: dict[str, str]) -> dict[str, str]:
    return {fold_date(word): unit for unit, words in table.items() for word in words.split()}


_SINGULAR, _DUAL = _words(SPANS), _words(DUALS)
_PLURAL, _SHORT = _words(PLURALS), _words(SHORT_SPANS)
_UNIT = _SINGULAR | _DUAL | _PLURAL | _SHORT
_NUMBER = {fold_date(word): number for word, number in NUMBERS.items()}
# The words of which spans are made.
COUNTING = (
    frozenset(_UNIT) | frozenset(_NUMBER) | frozenset("منذ مند قبل مضي مضت خلت نصف ونصف".split())
)
_TEENS = {f"{word} {ten}": n + 10 for word, n in _NUMBER.items() if n < 10 for ten in TEN}
_NUMBER |= _TEENS

_COUNT = rf"\d{{1,4}}(?:[.,]5)?|{either(_NUMBER)}"
_ONE = rf"(?:(?:{_COUNT}|{either(map(fold_date, SOME))})\s*)?(?:{either(_UNIT)})(?!\w)"
_NOTE = r"(?:\s+(?:واحده?|فقط))?(?:\s*\(\d+\))?"
_PART = r"\s*(?:ونصف|و\s?نصف|وربع|و\s?ربع|الا ربع(?:ا)?)(?!\w)"
_SPAN = rf"{_ONE}{_NOTE}(?:{_PART}|[\s,]*(?:و\s*|and\s+)?{_ONE}{_NOTE})*"
_HEDGE = rf"(?:(?:{either(map(fold_date, ABOUT))})\s*)?"
_SINCE = re.compile(
    r"(?<!\w)(?:من[ذد]و?|قبل|مضي|مضت|من|vor|il y a)(?:\s+|(?=\d))(?:مده\s+)?"
    rf"{_HEDGE}({_SPAN})(?:\s+مضت?(?!\w))?"
)
_PAST = either(map(fold_date, AGO))
_AGO = re.compile(rf"(?<!\w)({_SPAN})\s+(?:{_PAST}|مضت?|مضي|خلت|قبل|من[ذد])(?!\w)")
_ONLY_AGO = re.compile(_HEDGE + _AGO.pattern)
_TINY = re.compile(rf"^\s*[<>]?\s*(\d{{1,3}}\s*(?:{either(_SHORT)}))\s*$")
_STEP = re.compile(
    rf"({_COUNT}|{either(map(fold_date, SOME))})?\s*"
    rf"(?:(?<![^\W\d_])|(?<=\bو))({either(_UNIT)})(?!\w)"
    rf"|(الا)?\s*و?\s?(نصف|ربع)"
)


def is_span(text: str) -> bool:
    """Whether a folded text says no more than how long ago something was (`منذ 3 سنوات`)."""
    return bool(_SINCE.fullmatch(text) or _ONLY_AGO.fullmatch(text)) and span_ago(text) is not None


def span_ago(text: str) -> Span | None:
    """How long before now a folded text says, or None: also where it gives no number (`منذ أيام`).

    A few seconds are none; a few minutes are precise to the day.
    """
    found = _SINCE.search(text) or _AGO.search(text) or _TINY.match(text)
    if found is None:
        return None
    total, seconds, finest = 0.0, 0.0, "year"
    scale = (0.0, 0.0)
    for number, word, less, part in _STEP.findall(found[1]):
        if part:
            share = {"نصف": 0.5, "ربع": 0.25}[part] * (-1 if less else 1)
            seconds, total = seconds + share * scale[0], total + share * scale[1]
            continue
        count = _count(number, word)
        each, whole, precise = _UNITS[_UNIT[word]]
        if count is None:
            if precise != "minute" or each > 60:
                return None
            count, precise = 0, "minute" if each == 1 else "day"
        scale = (each, whole)
        seconds, total = seconds + count * each, total + count * whole
        finest = min(finest, precise, key=_FINEST.index)
    if finest == "week":  # of months and weeks the days are rounded away
        finest = "month" if total else "day"
    full = int(total)
    return Span(full, seconds + (total - full) * 2 * _HALF_MONTH, finest)


def _count(number: str, word: str) -> float | None:
    """How many of a unit; None where the text leaves it open."""
    if word in _DUAL:
        return 2
    if number in _NUMBER:
        return _NUMBER[number]
    if number[:1].isdigit():
        return float(number.replace(",", "."))
    return 1 if word in _SINGULAR and not number else None
