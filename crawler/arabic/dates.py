"""Dates as Arabic forums show them, by tables and patterns: microseconds a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal

from hijridate import Hijri

from crawler.arabic import months

Order = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date read: ISO 8601 to the precision shown (`year` to `second`).

    `relative`: the text counts from the moment it was shown (`منذ ساعتين`, `أمس`).
    """

    iso: str
    precision: str
    relative: bool = False


LONGEST = 300
HIJRI = "\u0001"
_FOLD = (
    dict.fromkeys([1564, 8203, *range(8204, 8208), *range(8234, 8239), 173])
    | dict.fromkeys([*range(8294, 8298), 65279, 1600, *range(1611, 1632), 1648])
    | {0x0660 + d: str(d) for d in range(10)}
    | {0x06F0 + d: str(d) for d in range(10)}
    | dict.fromkeys(map(ord, "أإآٱ"), "ا")
    | dict.fromkeys(map(ord, "ىیئ"), "ي")
    | dict.fromkeys(map(ord, "ةہھ"), "ه")
    | dict.fromkeys(map(ord, "کڪگ"), "ك")
    | dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007"), " ")
    | {ord("﹕"): ":", ord("：").__index__(): ":", ord("،"): ",", ord("ؤ"): "و", ord("٫"): "."}
)


def fold_date(text: str) -> str:
    """A text as the patterns read it: digits ASCII, forms of letters unified, Hijri marked."""
    if "\u0640" in text:
        text = re.sub("ه\u0640+", HIJRI, text)
    return text.translate(_FOLD).lower()


def _table(lines: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(lines.strip().splitlines(), 1):
        for group in line.split("|"):
            single = " " in group and not re.search("[\u0600-\u06ff]", group)
            words = group.split() if single or _spellings(group) else [group]
            for word in words:
                found.setdefault(fold_date(word), number)
    return found


def _spellings(group: str) -> bool:
    """Whether a group lists spellings of one word, rather than being one name of two words."""
    first = ("كانون", "تشرين", "ربيع", "جماد", "ذو", "ذي", "أي", "محرم", "صفر", "رجب", "شعبان",
             "رمضان", "شوال")  # fmt: skip
    return not group.startswith(first)


def _names(table: dict[str, int]) -> str:
    return "|".join(
        re.escape(n).replace("\\ ", r"\s+") for n in sorted(table, key=len, reverse=True)
    )


def _words(text: str) -> str:
    return "|".join(re.escape(fold_date(w)) for w in sorted(text.split("|"), key=len, reverse=True))


_GREGORIAN, _LUNAR, _SOLAR = _table(months.GREGORIAN), _table(months.HIJRI), _table(months.SOLAR)
_NAMES = _GREGORIAN | {k: 100 + v for k, v in _LUNAR.items() if k not in _GREGORIAN}
_NAMES |= {k: 200 + v for k, v in _SOLAR.items() if k not in _NAMES}
_M = rf"(?<![\w])({_names(_NAMES)})(?![\w])\.?(?:\s*/\s*(?:{_names(_GREGORIAN)})(?![\w]))?"
_GAP = r"[\s\-/.,]*"
_ERA = rf"\s*({HIJRI}|ه(?![\w])|هجري\w*|للهجره|م(?![\w])|ميلادي\w*)?"
_NAMED = re.compile(
    rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.)?{_GAP}(?:من\s+|de\s+|شهر\s+)*{_M}"
    rf"(?:{_GAP}(?:de\s+|سنه\s+|عام\s+)?(?P<y1>\d{{4}}|\d{{2}}(?![\d:]))(?!\d|:){_ERA})?"
)
_NAMED_FIRST = re.compile(
    rf"{_M}{_GAP}(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+)?(?P<y2>\d{{4}})(?!\d){_ERA}"
)
_NAMED_YEAR = re.compile(rf"(?<!\d)(?P<y3>\d{{4}}){_GAP}{_M}{_GAP}(?P<d3>\d{{1,2}})(?!\d)")
NUMERIC = re.compile(
    rf"(?<![\d:])(\d{{1,4}})\s*([-/.])\s*(\d{{1,2}})\s*[-/.]\s*(\d{{4}}|\d{{1,2}})(?![\d:]){_ERA}"
)
_YEARLESS = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?![\d/.-])")
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?![\d:])\s*"
    rf"(?:({_words(months.AM)})|({_words(months.PM)}))?(?![\w])"
)
_HOUR = re.compile(
    rf"(?:الساعه|(?<!\d))\s*(\d{{1,2}})\s*(?:({_words(months.AM)})|({_words(months.PM)}))(?![\w])"
)
_ISO = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$"
)
_SPAN = {fold_date(w): unit for unit, words in months.SPANS.items() for w in words.split()}
_DUAL = {fold_date(w): unit for unit, words in months.DUALS.items() for w in words.split()}
_NUMBER = {fold_date(w): n for w, n in months.NUMBERS.items()}
_UNITS = "|".join(sorted({**_SPAN, **_DUAL}, key=len, reverse=True))
_AGO = re.compile(
    r"(?:(?:منذ|قبل|مضي|مضت|من)\s+)(?:حوالي\s+|نحو\s+|تقريبا\s+|اكثر من\s+|اقل من\s+)?"
    rf"(?:(\d+|{'|'.join(_NUMBER)})\s*)?({_UNITS})(?![\w])"
)
_WEST = "|".join(w for w in _SPAN if w.isascii())
# Of `3 years, 2 months ago` the first part counts: it is as precise as that.
_AGO_WEST = re.compile(
    rf"(?<![\w])(\d+|an?|one)\s*({_WEST})(?:[,،\s]+(?:and\s+)?\d+\s*(?:{_WEST}))?\s+ago"
)
_TINY = re.compile(r"^\s*(\d{1,3})\s*([ثدسيشع])\s*$")
_DAYS = [
    (re.compile(rf"(?<![\w])(?:{_words(months.YESTERDAY)})(?![\w])"), -1),
    (re.compile(rf"(?<![\w])(?:{_words(months.TODAY)})(?![\w])"), 0),
    (re.compile(rf"(?<![\w])(?:{_words(months.TOMORROW)})(?![\w])"), 1),
]
_JUST = re.compile(rf"(?<![\w])(?:{_words(months.NOW)})(?![\w])")
_WEEKDAY = {
    fold_date(w): n
    for n, line in enumerate(months.WEEKDAYS.strip().splitlines())
    for w in line.split()
}
_ON_WEEKDAY = re.compile(rf"(?<![\w])({'|'.join(_WEEKDAY)})(?![\w])")


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
        folded = fold_date(text)
        clock = _time_of(folded)
        day = _absolute(folded, order, now, tz)
        if day is not None:
            return _compose(day, clock, tz)
        return _relative(folded, clock, now, tz)
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
    return _compose((int(year), int(month), int(day)), clock, tz)


Day = tuple[int, int | None, int | None]
Clock = tuple[int, int, int | None]


def _compose(
    day: Day, clock: Clock | None, tz: tzinfo | None, *, relative: bool = False
) -> ShownDate:
    year, month, number = day
    if month is None:
        return ShownDate(f"{year:04}", "year", relative)
    if number is None:
        datetime(year, month, 1)
        return ShownDate(f"{year:04}-{month:02}", "month", relative)
    if clock is None:
        return ShownDate(date(year, month, number).isoformat(), "day", relative)
    hour, minute, second = clock
    when = datetime(year, month, number, hour, minute, second or 0, tzinfo=tz)
    spec = "minutes" if second is None else "seconds"
    precision = "minute" if second is None else "second"
    return ShownDate(when.isoformat(timespec=spec), precision, relative)


def _time_of(text: str) -> Clock | None:
    match = _TIME.search(text)
    if match:
        hour, minute, second, am, pm = match.groups()
        if int(hour) > 23 or int(minute) > 59:
            return None
        return _twelve(int(hour), am, pm), int(minute), int(second) if second else None
    match = _HOUR.search(text)
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
        for pattern in (_NAMED_YEAR, _NAMED, _NAMED_FIRST):
            for match in pattern.finditer(text):
                found.append(_named(match, now, tz))
            if any(found):
                break
    for match in NUMERIC.finditer(text):
        found.append(_numeric(match, order))
    if not any(found):
        short = _YEARLESS.search(text)
        if short and ":" in text:
            found.append(_yearless_numeric(short, order, now, tz))
    return found


def _named(
    match: re.Match[str], now: datetime | None, tz: tzinfo | None
) -> tuple[Day, bool] | None:
    parts = match.groupdict()
    day = next((parts[k] for k in ("d1", "d2", "d3") if parts.get(k)), None)
    year = next((parts[k] for k in ("y1", "y2", "y3") if parts.get(k)), None)
    name = next(_NAMES[re.sub(r"\s+", " ", g)] for g in match.groups() if g and _is_name(g))
    number = int(day) if day else None
    if year is None:
        if now is None or name > 100 or number is None:
            return None
        return _latest(name, number, now, tz), True
    return _calendar(_full_year(year), name, number)


def _is_name(group: str) -> bool:
    return re.sub(r"\s+", " ", group) in _NAMES


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


def _relative(
    text: str, clock: Clock | None, now: datetime | None, tz: tzinfo | None
) -> ShownDate | None:
    if now is None:
        return None
    here = now.astimezone(tz) if tz else now.astimezone(UTC)
    ago = _AGO.search(text) or _AGO_WEST.search(text) or _TINY.match(text)
    if ago:
        return _back(here, ago[1], ago[2], tz)
    if _JUST.search(text):
        return _moment(here, tz)
    for pattern, days in _DAYS:
        if pattern.search(text):
            day = here.date() + timedelta(days=days)
            return _compose((day.year, day.month, day.day), clock, tz, relative=True)
    weekday = _ON_WEEKDAY.search(text)
    if weekday and clock is not None:
        back = (here.weekday() - _WEEKDAY[weekday[1]]) % 7
        day = here.date() - timedelta(days=back)
        return _compose((day.year, day.month, day.day), clock, tz, relative=True)
    return None


def _moment(here: datetime, tz: tzinfo | None) -> ShownDate:
    clock = (here.hour, here.minute, None)
    return _compose((here.year, here.month, here.day), clock, tz, relative=True)


def _back(here: datetime, number: str | None, word: str, tz: tzinfo | None) -> ShownDate | None:
    """So many units before now, as precise as the unit."""
    unit = _SPAN.get(word) or _DUAL[word]
    count = 2 if word in _DUAL else _NUMBER.get(number or "", 0) or int(number or 1)
    if unit in {"second", "minute", "hour"}:
        return _moment(here - timedelta(**{unit + "s": count}), tz)
    if unit in {"day", "week"}:
        day = here.date() - timedelta(days=count * (7 if unit == "week" else 1))
        return _compose((day.year, day.month, day.day), None, tz, relative=True)
    if unit == "month":
        total = here.year * 12 + here.month - 1 - count
        return _compose((total // 12, total % 12 + 1, None), None, tz, relative=True)
    return _compose((here.year - count, None, None), None, tz, relative=True)
