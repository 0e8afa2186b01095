"""Lines that name who wrote a post, and when: `الكاتب : NAME`, `أرسلت بواسطة NAME في DATE`."""

import re
from functools import lru_cache

from crawler.arabic.dates.lines import is_exact, shown_date
from crawler.arabic.names_before_dates import undated
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.text import clean_line

_OF_POST = r"(?:\s+(?:ال)?(?:موضوع|مشارك[ةه]|مساهم[ةه]|رد|تعليق|رسال[ةه]|سؤال))?"
_PERSON = r"(?:ال)?(?:كاتب|مرسل|ناشر|عضو|مشارك|معلق|صاحب|مؤلف|سائل|مجيب|مستشار)[ةه]?"
_DONE = (
    r"(?:كُ?تبت?|[أاإ]ُ?رسلت?|نُ?شرت?|[أا]ُ?ضيفت?|(?:ال)?مُ?شارك[ةه]|مُ?ساهم[ةه]|(?:ال)?رد"
    r"|(?:ال)?تعليق|(?:ال)?موضوع|submitted|posted|written|started)"
)
_BYLINE = re.compile(
    rf"^(?:اسم\s+)?{_PERSON}{_OF_POST}\s*[:：]\s*(?P<person>.*)$"
    r"|^(?:كتب|[أا]رسل|[أا]ضاف|نشر|[أا]جاب|س[أا]ل)(?:ه|ها|تها?|ته)?\s*[:：]\s*(?P<wrote>.*)$"
    rf"|^{_DONE}\s+(?:من\s+طرف|بواسط[ةه]|من\s+قبل|by)(?!\w)\s*[:：]?\s*(?P<done>.*)$"
    r"|^(?:سؤال|جواب|تعليق|رد)\s+من\s+(?P<of>\S.*)$"
    r"|^(?:كتب|[أا]رسل|[أا]ضاف|نشر|بد[أا])ها?(?P<it>)$"
    r"|^(?:من\s+طرف|بواسط[ةه]|بقلم|author\s*[:：]|posted\s+by)(?!\w)\s*[:：]?\s*(?P<by>.*)$",
    re.I,
)
# `كتبه NAME في DATE`: without the date behind it any sentence may begin so.
_WRITTEN = re.compile(
    r"^(?:كتب|[أا]رسل|[أا]ضاف|نشر|بد[أا])ت?ها?\s+(?P<who>\S.{0,44}?)"
    r"(?:\s+(?:في|بتاريخ|يوم)\s+|\s*[·•|]\s*|\s+[-–]\s+|\s+(?=(?:منذ|قبل)\s))(?P<when>\S.*)$"
)
# Every byline has one of these, or letters that cleaning takes out of its words.
_MAY_NAME = re.compile(
    "[:：\u0640\u064b-\u0652\u200b-\u200f]|من|بواسط|بقلم|ها?$|by|^[^\\W\\d]{3,6}ها?\\s.*\\d", re.I
)
_LONGEST_LINE, _LONGEST_NAME, _MOST_WORDS = 90, 45, 5


@lru_cache(maxsize=4096)
def byline(text: str) -> str | None:
    """The author whom a line names, without a date after the name; None for any other line.

    Empty where the line is only the label, and the name stands behind it.
    """
    if len(text) > _LONGEST_LINE or not _MAY_NAME.search(text):
        return None
    found = _BYLINE.match(clean_line(text))
    if found is None:
        written = _WRITTEN.match(clean_line(text))
        return written["who"] if written and shown_date(written["when"]) else None
    name = undated(next(group for group in found.groups() if group is not None))
    name = name.strip(" :：[]\"'«»-|،,")
    brief = len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    if not brief or "،" in name or name.endswith((".", "؟", "!")) or shown_date(name):
        return None
    return name


_WEEKDAY = r"(?:ال)?(?:[أا]حد|[إا]ثنين|ثلاثاء?|[أا]ربعاء?|خميس|جمع[ةه]|سبت)(?!\w)"
# A name may be one as well: `أبو خميس » السبت نوفمبر 20`.
_ON_DAY = rf"(?={_WEEKDAY}(?!\s+(?:»|{_WEEKDAY})))"
_BY_WORDS = [
    re.compile(
        r"^(?:مُ?ساهم[ةه]|مشارك[ةه]|كُ?تبت?|نُ?شرت?|[أا]ُ?رسلت?)?\s*(?:من طرف|بواسط[ةه])"
        r"(?:\s*[:：])?\s+(?P<who>.{1,50}?)"
        rf"\s+(?:(?:ف[يىی]|»|-|,|،|بتاريخ)\s*|{_ON_DAY})(?P<when>.+)$"
    ),
    # Forumotion's pages say so beside the title as well.
    re.compile(rf"^مُ?ساهم[ةه]\s+(?P<who>.{{1,50}}?)\s+(?:ف[يى]\s+)?{_ON_DAY}(?P<when>.+)$"),
    re.compile(
        r"^(?:by|post(?:ed)? ?by|von|par)\s*:?\s+(?P<who>.{1,50}?)\s+(?:»|on|at|-)\s*(?P<when>.+)$",
        re.I,
    ),
]
# So the Shamela library writes the heads of posts in the books that it made of forums.
_BY_RULE = re.compile(
    r"^\W*ـ?\[(?P<who>[^\[\]]{1,50})\][^\w\[\]]*[ـ-]{2,}[^\w\[\]]*\[(?P<when>[^\[\]]+)\]\W*ـ?$"
)
_BY_BRACKETS = re.compile(r"^(?P<who>[^()\[\]]{1,40}?)\s*[(\[]\s*(?P<when>[^()\[\]]{6,40})[)\]]$")


def authored(line: str) -> tuple[str, str] | None:
    """Name and date text of a line that says who wrote a post and when, or None.

    A day in brackets without a time of day is a birthday or that of a battle.
    """
    line = clean_line(line)
    if len(line) > 130:
        return None
    for told in filter(None, (pattern.match(line) for pattern in (*_BY_WORDS, _BY_RULE))):
        if when := shown_date(told["when"]):
            return told["who"].strip(" :[]."), when
    found = _BY_BRACKETS.match(line)
    if found is None or quote_author(line) is not None:
        return None
    when = shown_date(found["when"])
    return (found["who"].strip(" :[]"), when) if when and is_exact(when) else None


def authored_by_words(line: str) -> bool:
    """Whether a line names an author and a date with the words for it, not by brackets alone."""
    found = filter(None, (pattern.match(line) for pattern in _BY_WORDS))
    return any(shown_date(match["when"]) for match in found)


_OPENS_BYLINE = re.compile(
    r"(?:مُ?ساهم[ةه]|مشارك[ةه]|كُ?تبت?|نُ?شر|من|بواسط[ةه]|by|posted|post|von|par)$", re.I
)


def opens_byline(word: str) -> bool:
    """Whether the words for who wrote a post, and when, may begin with a word."""
    return _OPENS_BYLINE.match(word) is not None


_SIGNED = re.compile(r"(?:ال)?[إا]سم\s*[:：]\s*(\S.*)")


def signed_name(line: str) -> str | None:
    """The name behind its label, as guest books write it over a date (`الاسم: NAME`), or None."""
    found = _SIGNED.fullmatch(line)
    return found[1] if found else None
