"""Edit notes: who edited a post, and when."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

from crawler.arabic.dates import parse_date
from crawler.arabic.in_place import fold_in_place
from crawler.arabic.text import clean_line

# Words are folded. What is edited, where a note says it: before its verb or after it.
_POST = (
    r"(?:(?:علي\s+)?(?:ل?هذ[اه]\s+)?(?:ال|لل)(?:مشاركه|موضوع|رد|منشور|مساهمه|رساله|مداخله|تعليق|نص)|"
    r"(?:this|the)\s+\w+|dieser\s+\w+|beitrag|ce\s+message|сообщение)"
)
_OFTEN = (
    r"(?:\d+\s+مر(?:ه|ات)|مره\s+واحده|مر(?:تين|تان)|\d+\s+(?:times?(?:\(s\))?|раза?)|twice|once)"
)
_TIMES = rf"(?:ل?اخر\s+مره|last\s+time|последний\s+раз|{_OFTEN})"
# These say by themselves that what follows is who and when; `تم تعديل` begins sentences as well.
_LAST = (
    r"اخر\s+(?:تعديل|تحرير|تغيير)(?:\s+للنص)?|(?:التعديل|التحرير)\s+الاخير|عدل\s+سابقا|"
    r"last\s+edit(?:ed)?|zuletzt\s+(?:bearbeitet|geändert)|letzte\s+(?:änderung|bearbeitung)|"
    r"(?:\d+|ein)\s*mal\s+editiert,?\s+zuletzt|derni[eè]re\s+(?:modification|édition)|"
    r"última\s+edición|последнее\s+редактирование|последний\s+раз\s+редактировалось|"
    r"отредактирова(?:л|но)|изменено"
)
_EDITED = (
    r"تمت?\s+(?:اعاده\s+)?(?:ال)?(?:تعديل|تحرير)(?:ه|ها)?|عدلت?|حررت?|edited|(?:last\s+)?modified|"
    r"modifié|bearbeitet|geändert|editado"
)
_EDIT = re.compile(
    rf"^[\[(«*\-\s]*(?:لقد\s+)?(?:{_POST}\s+)?(?:{_TIMES}\s+)?"
    r"(?:(?:was|has\s+been|a\s+été|wurde(?:\s+bereits)?)\s+)?"
    rf"(?:(?P<last>{_LAST})|{_EDITED})(?!\w)(?:\s+(?P<post>{_POST}))?"
    rf"(?:\s+{_TIMES})?(?:[\s,،.:]+(?:اخرها|اخر\s+تعديل|(?:the\s+)?last|most\s+recently|{_TIMES})(?!\w))?"
    r"\s*(?:(?:تم|كان|لها?)(?!\w)\s*)?(?P<rest>.*)$",
    re.I,
)
_EDIT_LAST = re.compile(r"^(?P<when>.{6,40}?)\s*-\s*اخر\s+تغيير\s+للنص\s+بواسطه\s+(?P<who>.+)$")
_BY = r"(?:(?:بواسطه|من\s+(?:قبل|طرف)|by|par|von|por|от|пользователем)(?!\w)|بـ)\s*[:：]?\s*"
_BY_FIRST = re.compile(rf"^{_BY}(?P<who>.+)$", re.I)
_BY_LAST = re.compile(rf"^(?P<when>.{{3,60}}?)\s+{_BY}(?P<who>.+)$", re.I)
# Between a name and a date; a name may hold such a word itself (`قلب في الليل`).
_BETWEEN = re.compile(
    r"\s*[;؛،,(]\s*|\s*[:：]\s+|\s[-–]\s|\s*بتاريخ\s*:?\s*|\s(?:في|يوم|on|at|le|am|el|в)\s|"
    r"\s(?=(?:منذ|قبل|اليوم|امس|today|yesterday)(?!\w))",
    re.I,
)
_BEFORE_NUMBER = re.compile(r"\s(?=\d)")
_REASON = re.compile(
    r"[\s.)(،,;؛\[-]*(?:سبب(?:\s+\S+)?|السبب|(?:edit\s+)?reason|grund|raison|motif|причина)\s*[:：].*$",
    re.I,
)
_COUNTED = re.compile(
    rf"[\s,،;.]+(?:(?:تم\s+)?(?:ال)?(?:تعديل|تحرير|عدل|حرر)\w*\s+(?:بمجموع\s+)?{_OFTEN}"
    rf"|edited\s+{_OFTEN}|insgesamt\s+\d|(?:modifié|[ée]dité)\s+\d+\s+fois"
    r"|всего редактировалось|editado\s+\d)(?!\w).*$",
    re.I,
)
_BEFORE_DATE = re.compile(r"^(?:في|يوم|بتاريخ|on|at|le|am|el)(?:\s*[:：]\s*|\s+)", re.I)
_EDGES = " :.,،;؛()[]"
_NAME_EDGES = f"{_EDGES}»«"
_LONGEST_NOTE = 220
_LONGEST_NAME = 6  # words
_LONGEST_DATE = 60
_ANY_DAY = datetime(2020, 1, 1, tzinfo=UTC)  # dates are only recognised here, their value is unused


def edit_note(text: str) -> tuple[str | None, str | None] | None:
    """Editor and date text of a line that is an edited-by note, else None.

    The date text is what follows the editor or stands before: `parse_date` reads it. Neither how
    often a post was edited nor the reason is part of it.
    """
    line = clean_line(text)
    return _read(line) if 0 < len(line) <= _LONGEST_NOTE else None


@lru_cache(4096)
def _read(line: str) -> tuple[str | None, str | None] | None:
    """What is no note is asked about most: the lines of a signature, beside each of its posts."""
    line = _plain_verb(line)
    folded = fold_in_place(line)
    last = _EDIT_LAST.match(folded)
    if last:
        return line[last.start("who") : last.end("who")], line[: last.end("when")]
    match = _EDIT.match(folded)
    if match is None:
        return None
    told = _COUNTED.sub("", _REASON.sub("", match["rest"])).rstrip(" .,،])»")
    rest = line[match.start("rest") :][: len(told)]
    begin = len(rest) - len(rest.lstrip(" :：,،-"))
    rest, told = rest[begin:], told[begin:]
    if not told:
        alone = line.rstrip().endswith(":") or len(line.split()) <= 3
        return (None, None) if alone and not match["rest"].strip(_EDGES) else None
    by = _BY_FIRST.match(told)
    if by:
        return _who_and_when(rest[by.start("who") :], told[by.start("who") :])
    by = _BY_LAST.match(told)
    if by and _is_date(by["when"]):
        return rest[by.start("who") :].strip(_NAME_EDGES) or None, _date(rest[: by.end("when")])
    if _opens_date(told) or not (match["last"] or match["post"]):
        return (None, _date(rest)) if _opens_date(told) else None
    return _name_and_date(rest, told)


def _who_and_when(rest: str, told: str) -> tuple[str | None, str | None] | None:
    """What follows `by`: a name, and a date or none behind it; None where a sentence goes on."""
    if told[:1].isdigit():
        return None, _date(rest)
    found = _parted(rest, told)
    if found:
        return found
    name = rest.strip(_NAME_EDGES)
    return (name, None) if len(name.split()) <= _LONGEST_NAME else None


def _parted(rest: str, told: str) -> tuple[str | None, str | None] | None:
    """A name and the date after it, where both are there."""
    for between in (_BETWEEN, _BEFORE_NUMBER):
        for mark in between.finditer(told):
            name = rest[: mark.start()].strip(_NAME_EDGES)
            if len(name.split()) <= _LONGEST_NAME and _opens_date(told[mark.end() :]):
                return name or None, _date(rest[mark.end() :])
    return None


def _name_and_date(rest: str, told: str) -> tuple[str | None, str | None] | None:
    """A name and the date after it, where no word says that a name follows."""
    for mark in _BETWEEN.finditer(told):
        name = rest[: mark.start()].strip(_NAME_EDGES)
        in_date = not name or name[:1].isdigit() or _reads(f"{name} 05:12")
        if not in_date and len(name.split()) <= _LONGEST_NAME and _reads(told[mark.end() :]):
            return name, _date(rest[mark.end() :])
    return None


def _opens_date(words: str) -> bool:
    """Whether words begin as a date does: with a number, a month, a day of the week, `today`."""
    first = _BETWEEN.split(_BEFORE_DATE.sub("", words.strip(_EDGES)), maxsplit=1)[0]
    timed = (f"{part} 05:12" for part in (first, first.partition(" ")[0]))
    return first[:1].isdigit() or any(map(_reads, (first, *timed)))


def _is_date(words: str) -> bool:
    """Whether words are a date as far as can be told: they begin with a number or read as one."""
    return _BEFORE_DATE.sub("", words.strip(_EDGES))[:1].isdigit() or _reads(words)


def _reads(words: str) -> bool:
    if len(words) > _LONGEST_DATE:
        return False
    return any(parse_date(words, now=_ANY_DAY, order=order) for order in ("dmy", "mdy"))


def _date(words: str) -> str | None:
    return _BEFORE_DATE.sub("", words.strip(_EDGES)) or None


def _plain_verb(line: str) -> str:
    """A line without the diacritics of its first words, whichever of them is the verb."""
    if not _MARKS.search(line, 0, _FIRST):
        return line
    first = line.split(" ", 3)
    return " ".join([*(_MARKS.sub("", word) for word in first[:3]), *first[3:]])


_FIRST = 40  # characters
_MARKS = re.compile("[\u064b-\u0652\u0670]+")
