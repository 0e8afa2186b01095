"""Whom the heading of a quote names."""

import re
from functools import lru_cache

from crawler.arabic.dates import recognised
from crawler.arabic.fold_in_place import fold_in_place
from crawler.arabic.names_before_dates import ON, is_day, undated
from crawler.arabic.punctuation import without_colon
from crawler.arabic.text import clean_line

# `كتب/ت` and `قال(ت)` are said of whoever it was.
_VERB = r"(?:قالت?|كتبت?)(?:/ ?\w*ت|\(ت\))?"
# Words are folded. Each names who said it, with what may stand before and after the name.
_SAID = (
    rf"(?:{_VERB}|said|says|wrote|has written|schrieb|sagte|hat geschrieben|a écrit|écrivait|"
    r"a dit|escribió|dijo|ha scritto|schreef|(?:на)?писал(?:\(а\)|а)?|сказал(?:\(а\)|а)?|"
    r"yazdı|demiş ki|نوشته|گفت)"
)
_QUOTE_NAMES = [
    re.compile(
        r"كاتب\s+ال(?:رساله|مشاركه|موضوع)\s+الاصليه?(?!\s+(?:لم|لا|لن|قد|هو|هي|كان)\s)"
        r"\s*[:：]?\s*(?P<who>.+)$"
    ),
    re.compile(r"^اقتباس\s*[:：]\s*كتب\s+اصلا\u064b?\s+بواسطه\s+(?P<who>.+)$"),
    re.compile(
        r"(?:(?:مشاركه|رساله|مساهمه)\s+(?:ال)?(?:اصليه|اساسيه|التي)\s+(?:(?:كتب|نشر|ارسل)ت\s+)?"
        r"(?:بواسطه|من\s+(?:قبل|طرف))|مشاركه\s+(?:ال)?(?:اصليه|اساسيه|التي)\s+كتبها)"
        r"\s*[:：]?\s*(?P<who>.+)$"
    ),
    re.compile(
        r"^(?:الاصل\s+(?=\w)|اصل\s+ال(?:مشاركه|رساله|موضوع)\s+|(?=\S+\s+(?:اصلا|في\s+الاصل)))"
        r"(?:(?:ك\u064f?تبت?|ن\u064f?شرت?|ا\u064f?رسلت?)\s+)?(?:اصلا\u064b?\s+|في\s+الاصل\s+)?"
        r"(?:بواسطه|من\s+(?:قبل|طرف))\s*[:：]?\s*(?P<who>.+)$"
    ),
    # Invision 2: (NAME @ DATE); Invision 3: NAME, on DATE, said:
    re.compile(r"^[^\W\d]+\s*\(\s*(?P<who>[^()]+?)\s*@[^()]*\d[^()]*\)$"),
    re.compile(
        rf"^(?P<who>.+?)\s*[,،]\s*(?:في|بتاريخ|on|am|le|el|в)\s[^,،]*\d.*?[,،\s]\s*{_SAID}\s*[:：]?$"
    ),
    re.compile(
        r"^\W*(?:اقتباس(?:\s+من(?!\w))?|مقتبس\s+من)\s*[:：]?(?:\s*(?:ل?مشاركه|رد|كلام|لـ)(?!\w))?"
        r"\s*[:：]?\s*(?:(?:ال)?(?:عضوه?|كاتب)\s+)?(?P<who>.+)$"
    ),
    re.compile(r"^(?:في|بتاريخ)\s.*\d[^،,]*[،,]\s*(?P<who>[^،,:：]+?)\s+قالت?\s*[:：]$"),
    re.compile(r"^(?:في|بتاريخ)\s.*?\d.*?[،,\s]قالت?\s+(?P<who>[^،,:：]+?)\s*[:：]$"),
    re.compile(rf"^(?P<who>[^:：]+?)\s+{_VERB}\s*[:：](?:\s*↑.*)?$"),
    re.compile(r"^(?:قالت?|كتبت?)\s+(?:بواسطه\s+)?(?P<who>[^:：]+)\s*[:：]$"),
    re.compile(r"originally\s+post(?:ed)?\s+by\s*[:：]?\s*(?P<who>.+)$"),
    re.compile(r"quoted?\s+from:?\s*(?P<who>.+)$"),
    re.compile(r"zitat\s+von:?\s+(?P<who>.+)$"),
    re.compile(r"^(?:am|vor)\s.*\d.*\sschrieb\s+(?P<who>[^:：]+?)\s*[:：]$"),
    re.compile(r"^(?:envoyé|posté)\s+(?:initialement\s+)?par\s*[:：]?\s*(?P<who>.+)$"),
    re.compile(r"^сообщение\s+от\s+(?P<who>.+)$"),
    re.compile(rf"^(?P<who>[^:：]+?)\s+{_SAID}\s*[:：]*(?:\s*↑.*)?$"),
    re.compile(
        r"^(?:citation de|citation|quote|zitat|cita de|cita|цитата)\s*[:：]?\s+(?P<who>.+)$"
    ),
]
_POSTED = re.compile(r"(?P<who>[^:：]{1,50}?)\s+(?:نُ?شرت?|[أا]رسلت?|posted)$")
# A date in brackets begins with a digit, or with a day's name and has a time.
_DATE_LAST = re.compile(r"(?<=[:：])\s*\([^()]*\d[^()]*\)$")
_DATE_FIRST = re.compile(r"^\((?=\d|[^)]*\d:\d\d)[^)]{6,41}\)\s*")
_SAYS = re.compile(rf"\s{_SAID}(?:\s*[:：]?|\s[^:：،,]+[:：])$")
_QUOTE_DATE = re.compile(
    r"\s*(?:\(.*\d.*\)|;\d+|\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.*"
    r"|(?:wrote|كتب|said|قال)\s*[:：]?)\s*$",
    re.I,
)
_LONGEST_HEADING = 160
# Strokes between letters: one behind a letter stands for itself (`لـ`).
_MARK = "\u0640+(?=[\u0621-\u064a\u064b-\u0652])|[\u064b-\u0652]"
_MARKS = re.compile(_MARK)
_VIEW_POST = re.compile(
    r"\s*(?:(?:مشاهد[ةه]|[إا]?ستعراض|عرض) المشارك[ةه](?: المقتبس[ةه])?|view post|beitrag anzeigen"
    r"|voir le message|посмотреть сообщение|[↑→»])\s*$",
    re.I,
)
# The words for the picture of a link to the post (Invision 3), as they are copied from a page.
_POST_VIEWED = re.compile(
    r"^\W*(?:(?:مشاهد[ةه]|عرض|شاهد) المشارك[ةه]|view post)\s*(?=\S.*[:：]$)", re.I
)
# What XenForo and Misago write into `[quote="NAME, post: 6, member: 2"]`.
_NUMBERS = re.compile(r",\s*post:\s*\d+(?:,\s*member:\s*\d+)?")


def quote_author(heading: str) -> str | None:
    """The author named by the heading of a quote, or None where it names nobody."""
    line = _VIEW_POST.sub("", _POST_VIEWED.sub("", clean_line(heading))).strip()
    line = _NUMBERS.sub("", line)
    if not 0 < len(line) <= _LONGEST_HEADING:
        return None
    return _author_marked(line) if _MARKS.search(line) else _author_in(line)


def saying_author(heading: str) -> str | None:
    """The same where the date may stand behind the verb, as over posts too: `X wrote on DATE:`."""
    line = without_colon(heading)
    before = (line[: mark.start()] for mark in ON.finditer(line) if is_day(line[mark.end() :]))
    return quote_author(heading) or next(filter(None, map(_sayer, before)), None)


def _author_marked(line: str) -> str | None:
    """The same in a heading with strokes or vowels in it (`كتـــب`): a name keeps its own."""
    name = _author_in(_MARKS.sub("", line))
    shown = re.search(f"(?:{_MARK})*".join(map(re.escape, name)), line) if name else None
    return shown[0] if shown else name


def _sayer(line: str) -> str | None:
    """The author in the words before a date: a verb for posting tells as well as one for saying."""
    posted = _POSTED.match(line)
    return posted["who"] if posted else quote_author(line)


@lru_cache(4096)
def _author_in(line: str) -> str | None:
    """The same members are quoted again and again."""
    line = _DATE_FIRST.sub("", _DATE_LAST.sub("", line))
    folded = fold_in_place(line)
    if _SAYS.search(folded):
        begin = _after_date(folded)
        line, folded = line[begin:], folded[begin:]
    for pattern in _QUOTE_NAMES:
        match = pattern.search(folded)
        if match:
            name = undated(_QUOTE_DATE.sub("", line[match.start("who") : match.end("who")]))
            return name.strip(" :：\"'«»،,").removeprefix("@") or None
    return None


def _after_date(line: str) -> int:
    """Where a line goes on after the date and the comma that it begins with (Invision 4)."""
    comma = _COMMA.search(line)
    if comma is None or comma.end() == len(line):
        return 0
    read = recognised(line[: comma.start()])
    return comma.end() if read is not None else 0


_COMMA = re.compile(r"\s*[,،]\s+")


_REPLIED = re.compile(
    r"^(?:رد[\u064b\u0627]{0,2}|in reply|replying)\s+(?:علي|to)\s*[:：]?\s*(?P<who>\S.*)$"
)


def replied_to(heading: str) -> str | None:
    """Whom a line says that a post answers: `ردا على NAME`."""
    line = clean_line(heading)
    found = _REPLIED.match(fold_in_place(line))
    return line[found.start("who") :] if found else None
