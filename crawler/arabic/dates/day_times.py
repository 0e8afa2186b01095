"""The time of day in a folded text."""

import re

from crawler.arabic.dates.fold import either, folded
from crawler.arabic.dates.values import Clock
from crawler.arabic.dates.words import AM, NIGHT, NOON, PM

_HALF = {
    word: half
    for half, words in (("am", AM), ("pm", PM), ("noon", NOON), ("night", NIGHT))
    for word in folded(words)
}
_SPACED = "|".join(re.escape(word) for word in _HALF if " " in word or "." in word)
_TIME = re.compile(
    rf"(?<!\d)(?<!\d:)(\d{{1,2}})(?:[:h]|\s?سا\s?)(\d{{2}})(?::(\d{{2}}))?(?!\d|:\d)(?:\s*(?:من\s+)?({_SPACED}|[^\W\d_]+))?"
)
# A time whose parts a dump turned round has its half of the day before it (`مساءً 05:12`); what
# follows a year of four digits is its era.
_HALF_BEFORE = re.compile(
    r"(?:^|(?<![\d\s])\s+|(?<=[-/.]\d\d)\s+|(?<=[-/.]\d)\s+)([صم]|[ap]m)\s+$"
    rf"|(?<!\S)({either(word for word in _HALF if len(word) > 2 and '.' not in word)})\s+$"
)
# Where signs stand apart: `10 : 05 PM`.
_WIDE_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})\s?:\s?(\d{2})(?:\s?:\s?(\d{2}))?(?!\d)"
    rf"(?:\s*(?:من\s+)?({_SPACED}|[^\W\d_]+))?"
)
_WORDS = either(_HALF)
_PART = re.compile(r"[\d:/.,،\-]+|[ap]\.?m\.?|[صم]|صباح\S*|مساء\S*|الساع[ةه]|ف[يى]|at|-", re.I)
# As Django writes both twelves, behind a year and a comma; elsewhere such words are no exact time.
_TWELVE = re.compile(r"\d{4}[,،]\s(?:(noon|ظهرا)|midnight|منتصف الليل)$")
_HOUR = re.compile(rf"(?<![\d:.,/\-])(\d{{1,2}})(?:\.(\d{{2}}))?\s*({_WORDS})(?!\w)")


def time_of_day(text: str) -> Clock | None:
    """Hour, minute and second (None where not shown) on a clock of 24 hours, or None."""
    match = _TIME.search(text) or _WIDE_TIME.search(text)
    if match is not None:
        hour, minute, second, word = match.groups()
        if int(hour) > 23 or int(minute) > 59:
            return None
        if word not in _HALF and (before := _HALF_BEFORE.search(text, 0, match.start())):
            word = before[1] or before[2]
        return _hour(int(hour), word), int(minute), int(second) if second else None
    match = _HOUR.search(text)
    if match is not None and 0 < int(match[1]) <= 12 and int(match[2] or 0) < 60:
        return _hour(int(match[1]), match[3]), int(match[2] or 0), None
    twelve = _TWELVE.search(text)
    return (12 if twelve[1] else 0, 0, None) if twelve is not None else None


def is_part_of_time(word: str) -> bool:
    """Whether a date may go on with a word after its day: a time of day, or what leads to it."""
    return _PART.fullmatch(word) is not None


def _hour(hour: int, word: str | None) -> int:
    half = _HALF.get(word) if word else None
    if half is None or hour > 12:
        return hour
    if half == "noon":
        return hour if hour > 10 else hour + 12
    if half == "night":  # from evening to the small hours
        half = "am" if hour == 12 or hour < 6 else "pm"
    if half == "am":
        return hour % 12
    return hour % 12 + 12
