"""The words and patterns of dates, folded."""

from __future__ import annotations

import re

from crawler.arabic import months

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
NAMES = _GREGORIAN | {k: 100 + v for k, v in _LUNAR.items() if k not in _GREGORIAN}
NAMES |= {k: 200 + v for k, v in _SOLAR.items() if k not in NAMES}
_M = rf"(?<![\w])({_names(NAMES)})(?![\w])\.?(?:\s*/\s*(?:{_names(_GREGORIAN)})(?![\w]))?"
_GAP = r"[\s\-/.,]*"
_ERA = rf"\s*({HIJRI}|ه(?![\w])|هجري\w*|للهجره|م(?![\w])|ميلادي\w*)?"
NAMED = re.compile(
    rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.)?{_GAP}(?:من\s+|de\s+|شهر\s+)*{_M}"
    rf"(?:{_GAP}(?:de\s+|سنه\s+|عام\s+)?(?P<y1>\d{{4}}|\d{{2}}(?![\d:]))(?!\d|:){_ERA})?"
)
NAMED_FIRST = re.compile(
    rf"{_M}{_GAP}(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+)?(?P<y2>\d{{4}})(?!\d){_ERA}"
)
NAMED_YEAR = re.compile(rf"(?<!\d)(?P<y3>\d{{4}}){_GAP}{_M}{_GAP}(?P<d3>\d{{1,2}})(?!\d)")
NUMERIC = re.compile(
    rf"(?<![\d:])(\d{{1,4}})\s*([-/.])\s*(\d{{1,2}})\s*[-/.]\s*(\d{{4}}|\d{{1,2}})(?![\d:]){_ERA}"
)
YEARLESS = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?![\d/.-])")
TIME = re.compile(
    r"(?<![\d:])(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?![\d:])\s*"
    rf"(?:({_words(months.AM)})|({_words(months.PM)}))?(?![\w])"
)
HOUR = re.compile(
    rf"(?:الساعه|(?<!\d))\s*(\d{{1,2}})\s*(?:({_words(months.AM)})|({_words(months.PM)}))(?![\w])"
)
ISO = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$"
)
SPAN = {fold_date(w): unit for unit, words in months.SPANS.items() for w in words.split()}
DUAL = {fold_date(w): unit for unit, words in months.DUALS.items() for w in words.split()}
NUMBER = {fold_date(w): n for w, n in months.NUMBERS.items()}
_UNITS = "|".join(sorted({**SPAN, **DUAL}, key=len, reverse=True))
AGO = re.compile(
    r"(?:(?:منذ|قبل|مضي|مضت|من)\s+)(?:حوالي\s+|نحو\s+|تقريبا\s+|اكثر من\s+|اقل من\s+)?"
    rf"(?:(\d+|{'|'.join(NUMBER)})\s*)?({_UNITS})(?![\w])"
)
_WEST = "|".join(w for w in SPAN if w.isascii())
# Of `3 years, 2 months ago` the first part counts: it is as precise as that.
AGO_WEST = re.compile(
    rf"(?<![\w])(\d+|an?|one)\s*({_WEST})(?:[,،\s]+(?:and\s+)?\d+\s*(?:{_WEST}))?\s+ago"
)
TINY = re.compile(r"^\s*(\d{1,3})\s*([ثدسيشع])\s*$")
DAYS = [
    (re.compile(rf"(?<![\w])(?:{_words(months.YESTERDAY)})(?![\w])"), -1),
    (re.compile(rf"(?<![\w])(?:{_words(months.TODAY)})(?![\w])"), 0),
    (re.compile(rf"(?<![\w])(?:{_words(months.TOMORROW)})(?![\w])"), 1),
]
JUST = re.compile(rf"(?<![\w])(?:{_words(months.NOW)})(?![\w])")
WEEKDAY = {
    fold_date(w): n
    for n, line in enumerate(months.WEEKDAYS.strip().splitlines())
    for w in line.split()
}
ON_WEEKDAY = re.compile(rf"(?<![\w])({'|'.join(WEEKDAY)})(?![\w])")
