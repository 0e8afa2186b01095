"""Lines of a flattened page that are nothing but a date, or a time of day."""

import re

from crawler.arabic.dates import parse_date
from crawler.arabic.dates.date_words import DATE_WORDS, is_of_dates
from crawler.arabic.dates.fold import fold_date, folded
from crawler.arabic.dates.month_names import find_months
from crawler.arabic.dates.relative import ON_DAY
from crawler.arabic.dates.spans import is_span
from crawler.arabic.dates.words import (
    NOW,
    TODAY,
    YESTERDAY,
)
from crawler.arabic.punctuation import without_colon
from crawler.arabic.text import clean_line

_TIME = re.compile(
    r"^[-,،]?\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]m|[صم]|صباحا?|مساء)?\s*[-,،]?$", re.I
)
_POSTING = (
    r"(?:قديم|تم (?:ال(?:نشر|ارسال|إرسال)|نشره?ا?)|(?:قام ب)?نُ?شرت?|كُ?تبت?|[أا]ُ?رسلت?|مرسلة?"
    r"|[أا]ُ?ضيفت?|posted|old)"
)
_OLD = re.compile(
    rf"^(?:(?:{_POSTING}|جديد|التاريخ|بتاريخ|ف[يى]"
    r"|(?:تاريخ|وقت)\s+(?:ال)?(?:إضافة|اضافة|نشر|مشاركة|إرسال|كتابة|رد))(?![^\W\d_])"
    r"|«?\s*(?:رد\s*#\s*\d+\s*)?ف[يى]\s*:"
    r"|«?\s*(?:reply\s*#\s*\d+\s*)?on\s*:"
    r"|»)\s*(?:(?:ف[يى]|بتاريخ)(?!\w))?\s*:?\s*",
    re.I,
)
_POSTED = re.compile(rf"^{_POSTING}\s", re.I)
_AT = re.compile(r"^(?:ف[يى]|عند|at)\s+", re.I)
_DAYS = frozenset(folded(TODAY, YESTERDAY))
_NUMBERED = re.compile(r"^#\s?(?P<first>\d+)\s+|\s*#\s*(?P<last>\d+)$")
_FIRST = re.compile(r"^#\s?1\s|\s#\s*1$")
# A word and a colon are somebody's speech, or a label.
_SAID = re.compile(r"(?<!الساعة)(?<!الساعه)(?<!الساعة )(?<!الساعه )(?<=[^\W\d_])\s*[:：]")
_THIS_YEAR = re.compile(
    r"^(?:\d{1,2}:\d{2}\s*-\s*\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}\s*-\s*\d{1,2}:\d{2})$"
)
# A day and a month by its name, in a year that is not said, with a time of day.
_TIMED_DAY = re.compile(r"\D*\d{1,2}\D+\d{1,2}:\d{2}\D*")
_RELATIVE = re.compile(
    r"(?:اليوم|(?:ال|يوم )?امس|من[ذد]|قبل|yesterday|today|gestern|heute|hier|aujourd'hui)\b(?=.*\d)"
)
# `الآن` and its like stand alone in bodies too.
_JUST_NOW = frozenset(word for word in folded(NOW) if word.startswith(("منذ ", "قبل ")))
# vBulletin has the time of day behind a span as well: `1 Week Ago, 05:12 PM`.
_CLOCK = re.compile(r"[\s,]+\d{1,2}:\d{2}(?:\s*[^\W\d_]+)?$")
_REPLY_DATE = re.compile(r"^«?\s*(?:رد|reply)\s*#\s*(?P<reply>\d+)\s", re.I)
_LEADS_ON = re.compile(r"\s+(?:في|ضمن|بواسط[ةه]|in|by)$")
_LONGEST_SPAN = 40
_DAY = len("2009-05-01")
_NUMBERED_NAME = re.compile(r"[^\W\d_]{2,}\d")  # `سالم7`


def is_time(line: str) -> bool:
    """Whether a line is a time of day alone."""
    return bool(_TIME.match(line))


def is_at_time(line: str) -> bool:
    """Whether a line is a time of day with the word that leads to it: `في 09:30:05 م`."""
    return is_time(_AT.sub("", line))


def is_day(line: str) -> bool:
    """Whether a line is a day that counts from today, alone: `الأمس`."""
    return fold_date(line) in _DAYS


def opens_date(line: str) -> bool:
    """Whether a line is the word for posting alone, and the date stands on the next one."""
    return _POSTED.match(f"{without_colon(line)} ") is not None and len(line.split()) == 1


def without_lead(text: str) -> str:
    """A date without the word that leads on to what stands behind it: `منذ سنة في BOARD`."""
    return _LEADS_ON.sub("", text)


def says_posting(text: str) -> bool:
    """Whether a text begins with the words that lead to a post's date: `قديم`, `بتاريخ`."""
    return _OLD.match(text) is not None


def is_marked_date(line: str) -> bool:
    """Whether a line is a date with the word for posting before it: `قام بنشر 24 مارس 2011`."""
    return bool(_POSTED.match(line)) and shown_date(line) is not None


def shown_date(line: str) -> str | None:
    """The date text of a line that is nothing but a date (`قديم` before it or not), or None."""
    text = _NUMBERED.sub("", _OLD.sub("", clean_line(line)).strip(" «»"))
    if is_relative(text):
        return text
    if not 6 <= len(text) <= 60 or not any(c.isdigit() for c in text):
        return None
    if not any(parse_date(text, order=order) for order in ("dmy", "ymd")):
        return text if _THIS_YEAR.match(text) or _is_this_year_s(text) else None
    if _SAID.search(text):
        return None
    return text if is_of_dates(text) else None


def _is_this_year_s(text: str) -> bool:
    """Whether a date has a time of day and no year: `الجمعة 28 مارس - 2:01` (Forumotion)."""
    folded = fold_date(text)
    named = len(find_months(folded)) == 1 and _TIMED_DAY.fullmatch(folded) is not None
    return named and is_of_dates(text, strange=0)


def day_of(line: str) -> str | None:
    """The day (`2009-05-01`) of a line that is a date; None for other lines, and without a day."""
    text = shown_date(line)
    read = parse_date(text, order="dmy") or parse_date(text, order="ymd") if text else None
    return read.iso[:10] if read and len(read.iso) >= _DAY else None


def begins_date(word: str) -> bool:
    """Whether a date may begin with a word: a number, a month, a day of the week."""
    bare = word.strip(",،")
    if says_posting(bare):
        return True
    folded = fold_date(bare)
    if any(map(str.isdigit, bare)) and not (_NUMBERED_NAME.match(bare) and not find_months(folded)):
        return True
    return folded in DATE_WORDS or bool(find_months(folded))


def is_numbered_date(line: str) -> bool:
    """Whether a line says the number of a reply and its date, as SMF's do: `« رد #2 في: ... »`."""
    return bool(_REPLY_DATE.match(line)) and shown_date(line) is not None


def is_first_date(line: str) -> bool:
    """Whether a line is a date with the number of a thread's first post: `16-05-2017 #1`."""
    return bool(_FIRST.search(line)) and shown_date(line) is not None


def reply_number(line: str) -> int | None:
    """The place of a post that stands beside its date (`1-2-2013 #4`); SMF counts the replies."""
    text = clean_line(line)
    match = _REPLY_DATE.match(text) or _NUMBERED.search(text)
    if match is None or shown_date(text) is None:
        return None
    said = match.groupdict()
    return int(said["reply"]) + 1 if said.get("reply") else int(said["first"] or said["last"])


def is_relative(text: str) -> bool:
    """Whether a date counts from the moment of reading: `اليوم 10:15`, `منذ 3 أيام`."""
    if len(text) > _LONGEST_SPAN:
        return False
    folded = fold_date(text)
    day = _RELATIVE.match(folded)
    timed = day is not None and is_of_dates(folded[day.end() :])
    if timed or folded in _JUST_NOW or ON_DAY.fullmatch(folded) is not None:
        return True
    return is_span(_CLOCK.sub("", folded))


def is_exact(text: str) -> bool:
    """Whether a date has a time of day, or counts from the moment of reading."""
    return ":" in text or is_relative(text)
