"""The headings of quotes."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from crawler.arabic.dates import parse_date
from crawler.arabic.text import clean_line, keys_of, norm_key

_QUOTE_NAMES = [
    re.compile(
        r"(?:المشاركة|المشاركه)\s+الأ?ا?صلية?ه?\s+(?:كتبت\s+)?بواسطة\s*[:：]?\s*(?P<who>.+)$"
    ),
    re.compile(r"[إا]قتباس\s+(?:من(?!\w)\s*)?(?:ل?مشاركة|كلام)?\s*[:：]?\s*(?P<who>.+)$"),
    re.compile(r"مقتبس\s+من\s*[:：]?\s*(?P<who>.+)$"),
    re.compile(r"^(?:في|بتاريخ)\s.+?(?:،|,)?\s*(?:قال\s+)?(?P<who>[^،,]+?)\s*(?:قال)?\s*[:：]$"),
    re.compile(r"^(?:قال|كتب|كتبت)\s+(?P<who>[^:：]+)\s*[:：]$"),
    re.compile(r"^(?P<who>[^:：]+?)\s+(?:قال|كتب|كتبت|قالت)\s*[:：](?:\s*↑.*)?$"),
    re.compile(r"originally\s+post(?:ed)?\s+by\s*[:：]?\s*(?P<who>.+)$", re.I),
    re.compile(r"quote\s+from:?\s*(?P<who>.+)$", re.I),
    re.compile(r"zitat\s+von:?\s+(?P<who>.+)$", re.I),
    re.compile(
        r"^(?P<who>[^:：]+?)\s+(?:wrote|said|says|schrieb|sagte|hat geschrieben|a écrit|écrivait"
        r"|a dit|escribió|dijo|ha scritto|schreef|(?:на)?писал(?:\(а\)|а)?|сказал(?:\(а\)|а)?"
        r"|yazdı|demiş ki|نوشته|گفت)\s*[:：]*(?:\s*↑.*)?$",
        re.I,
    ),
    re.compile(
        r"^(?:citation de|citation|quote|zitat|cita de|cita|цитата)\s*[:：]?\s+(?P<who>.+)$", re.I
    ),
]
# A date in brackets begins with a digit, or with a day's name and has a time.
_DATE_FIRST = re.compile(r"^\((?=\d|[^)]*\d:\d\d)[^)]{6,41}\)\s*")
_QUOTE_DATE = re.compile(
    r"\s*(?:\(.*\d.*\)|\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.*|(?:wrote|كتب|said|قال)\s*[:：]?)\s*$", re.I
)
# Between a name and the date of what is quoted: `X في 20-11-2011`, `X on Today at 5:30`.
_ON = re.compile(r"\s(?:في|على|بتاريخ|يوم|on|am|le|el|en|от|[»|-])\s|[،,]\s", re.I)
_ANY_DAY = datetime(2020, 1, 1, tzinfo=UTC)  # dates are only recognised here, their value is unused
_VIEW_POST = re.compile(r"(?:مشاهدة المشاركة|عرض المشاركة المقتبسة|view post|[↑→»])\s*$", re.I)


def quote_author(heading: str) -> str | None:
    """The author named by the heading of a quote, or None where it names nobody."""
    line = _VIEW_POST.sub("", clean_line(heading)).strip()
    if not line or len(line) > 160:
        return None
    line = _DATE_FIRST.sub("", line)
    for pattern in _QUOTE_NAMES:
        match = pattern.search(line)
        if match:
            name = undated(_QUOTE_DATE.sub("", match["who"]))
            return name.strip(" :：\"'«»").removeprefix("@") or None
    return None


def undated(name: str) -> str:
    """A name without the date behind it; a name may hold such a word itself (`قلب في الليل`)."""
    for mark in reversed(list(_ON.finditer(name))):
        read = parse_date(name[mark.end() :], now=_ANY_DAY, order="dmy")
        if read is not None and read.precision in {"day", "minute", "second"}:
            return name[: mark.start()]
    return name


_QUOTE_LINE = re.compile(
    r"\W*(?:[إا]قتباس|مقتبس|المشاركة الأ?صلية|quote|originally posted|zitat|citation|cita|цитата)"
    r"(?!\w)(?:[^:\d]{0,40}:|\s+(?:من|ل)\S*\s|\s*$)",
    re.I,
)


def is_quote_line(text: str) -> bool:
    """Whether a line begins as the heading of a quote does, whatever follows on it."""
    return bool(_QUOTE_LINE.match(text))


_QUOTE_HEADS = keys_of("""
اقتباس
اقتباس:
إقتباس
quote
quote:
zitat
zitat:
citation
citation:
cita:
цитата
alıntı:
نقل قول
""")


def is_quote_head(text: str) -> bool:
    """Whether a line is a quote's heading that names nobody."""
    return norm_key(text) in _QUOTE_HEADS


_EXPAND = keys_of("""
أضغط للتوسيع...
اضغط للتوسيع
إضغط للتوسيع...
انقر للتوسيع...
أنقر للتوسيع...
click to expand...
zum vergrößern anklicken....
عرض المزيد
""")


def is_expand_link(text: str) -> bool:
    """Whether a line ends a long quote: the link that unfolds it."""
    return norm_key(text).strip("….") in {key.strip("….") for key in _EXPAND}
