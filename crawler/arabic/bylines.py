"""Lines that name who wrote a post: `الكاتب : NAME`, `أرسلت بواسطة NAME في DATE`."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.arabic.quote_authors import undated
from crawler.arabic.text import clean_line

_OF_POST = r"(?:\s+(?:ال)?(?:موضوع|مشارك[ةه]|مساهم[ةه]|رد|تعليق|رسال[ةه]|سؤال))?"
_PERSON = r"(?:ال)?(?:كاتب|مرسل|ناشر|عضو|مشارك|معلق|صاحب|مؤلف)[ةه]?"
_DONE = (
    r"(?:كُ?تبت?|[أاإ]ُ?رسلت?|نُ?شرت?|[أا]ُ?ضيفت?|(?:ال)?مُ?شارك[ةه]|مُ?ساهم[ةه]|(?:ال)?رد"
    r"|(?:ال)?تعليق|(?:ال)?موضوع|submitted|posted|written|started)"
)
_BYLINE = re.compile(
    rf"^(?:اسم\s+)?{_PERSON}{_OF_POST}\s*[:：]\s*(?P<person>.*)$"
    r"|^(?:كتب|[أا]رسل|[أا]ضاف|نشر)(?:ه|ها|تها?|ته)?\s*[:：]\s*(?P<wrote>.*)$"
    rf"|^{_DONE}\s+(?:من\s+طرف|بواسط[ةه]|من\s+قبل|by)(?!\w)\s*[:：]?\s*(?P<done>.*)$"
    r"|^(?:سؤال|جواب|تعليق|رد)\s+من\s+(?P<of>\S.*)$"
    r"|^(?:من\s+طرف|بواسط[ةه]|author\s*[:：]|posted\s+by)(?!\w)\s*[:：]?\s*(?P<by>.*)$",
    re.I,
)
# Every byline has one of these, or letters that cleaning takes out of its words.
_MAY_NAME = re.compile("[:：\u0640\u064b-\u0652\u200b-\u200f]|من|بواسط|by", re.I)
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
        return None
    name = undated(next(group for group in found.groups() if group is not None))
    name = name.strip(" :：[]\"'«»-|،,")
    brief = len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    return name if brief and "،" not in name and not name.endswith((".", "؟", "!")) else None
