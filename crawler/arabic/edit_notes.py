"""Edit notes: who edited a post, and when."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

from crawler.arabic.dates import parse_date
from crawler.arabic.text import clean_line

# An edit note: who edited, and when, in the orders in which engines put them. Words are folded.
_BY = r"(?:بواسطه|من قبل|من طرف|by|par|von|por|от|пользователем|بـ|ب(?=\s))"
_POST = r"(?:مشاركه|رد|موضوع|مساهمه|رساله|مداخله|منشور|تعليق|نص)"
_THIS = rf"(?:(?:علي\s+)?(?:ل?هذ[ها]\s+)(?:ال)?{_POST}|(?:علي\s+)?(?:ال|لل){_POST})"
_LAST = r"(?:لها|له|كان|اخر\s+مره)"
_EDITED = (
    r"(?:اخر\s+(?:تعديل|تحرير|تغيير)|التعديل\s+الاخير|"
    r"تمت?\s+(?:اعاده\s+)?(?:ال)?(?:تعديل|تحرير)(?:ها?)?|عدلت?(?:\s+سابقا)?|حررت?|"
    r"last\s+edit(?:ed)?|edited|this message has been edited|"
    r"this\s+(?:post|reply|topic)\s+was\s+(?:edited|(?:last\s+)?modified)|"
    r"modifié|dernière (?:modification|édition)|"
    r"(?:dieser beitrag wurde\s+|beitrag\s+)?(?:zuletzt\s+)?(?:bearbeitet|geändert|editiert)|"
    r"letzte (?:änderung|bearbeitung)|editado|última edición|"
    r"(?:сообщение\s+)?последний раз (?:редактировалось|отредактировано)|"
    r"последнее редактирование|отредактировано)"
)
_EDIT = re.compile(
    rf"^[\[(«*\-\s]*(?:{_THIS}\s+)?{_EDITED}(?!\w)(?:\s+{_THIS})?(?:\s+{_LAST})*"
    r"\s*(?:تم\s+)?(?P<rest>.*)$",
    re.I,
)
_EDIT_LAST = re.compile(r"^(?P<when>.{6,40}?)\s*-\s*اخر\s+تغيير\s+للنص\s+بواسطه\s+(?P<who>.+)$")
_WHO = re.compile(
    rf"(?<!\w){_BY}\s*(?:المشرف\s*)?[:：]?\s*(?P<who>.+?)\s*"
    r"(?:;|،|,|[.»)\]\s]*$|\(|\s(?:في|بتاريخ|on|at|le|am|el|:)\s|بتاريخ)",
    re.I,
)
# How often, before the last time or after it, and why.
_OFTEN = r"(?:\d+\s+مر(?:ه|ات)|مره\s+واحده|مر(?:تين|تان)|\d+\s+times?(?:\(s\))?)"
_COUNTED = re.compile(
    rf"^\s*{_OFTEN}\s*[.,،;]?\s*(?:اخر\s+(?:مره|تعديل|تحرير)|اخرها|most recently|last)\s*", re.I
)
_TIMES = re.compile(
    rf"[\s,،;.]+(?:(?:تم\s+)?(?:ال)?(?:تعديل|تحرير|عدل|حرر)\w*\s+(?:بمجموع\s+)?{_OFTEN}"
    rf"|edited\s+{_OFTEN}|insgesamt\s+\d|(?:modifié|[ée]dité)\s+\d+\s+fois"
    r"|всего редактировалось|editado\s+\d)(?!\w).*$",
    re.I,
)
_REASON = re.compile(
    r"[\s,،;.(\[]+(?:سبب\s+التعديل|ال?سبب|(?:edit\s+)?reason|grund|raison|причина)\s*[:：].*$", re.I
)
_LINK_WORD = re.compile(r"^(?:في|بتاريخ|on|at|am|le|el)(?:\s*[:：]\s*|\s+)", re.I)
_BRACKETED = re.compile(r"\(([^()]*\d[^()]*)\)?[\s.]*$")
_DIGIT = re.compile(r"\d")
_DIACRITICS = re.compile("[\u064b-\u0652]")
_LONGEST_NOTE = 220
_EDGES = " :.,،;()[]«»"
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
    line = _without_diacritics(line)
    folded = fold_keeping_length(line)
    last = _EDIT_LAST.match(folded)
    if last:
        return line[last.start("who") : last.end("who")], line[: last.end("when")]
    match = _EDIT.match(folded)
    if match is None:
        return None
    start, end = _said(folded, match.start("rest"))
    rest, shown = folded[start:end], line[start:end]
    who = _WHO.search(rest)
    if who is not None:
        before = shown[: who.start()].strip(_EDGES)
        name = shown[who.start("who") : who.end("who")].strip(_EDGES)
        when = _date_text(f"{before} {shown[who.end('who') :]}")
        told = before and not _DIGIT.search(before) and not _is_date(before)
        if told or (len(name.split()) > 6 and not _DIGIT.search(rest)):
            return None  # a sentence that only begins like a note
        return name or None, when if len(when) > 2 else None
    if not rest.strip(_EDGES):
        short = line.rstrip().endswith(":") or len(line.split()) <= 3
        return (None, None) if short or end < len(line) else None
    boxed = _BRACKETED.search(shown)
    when = _date_text(boxed[1] if boxed else shown)
    return (None, when) if _is_date(when) else None


def _without_diacritics(line: str) -> str:
    """A line without the diacritics of the words before its date."""
    marks = _DIACRITICS.search(line)
    if marks is None:
        return line
    date = _DIGIT.search(line)
    cut = date.start() if date else len(line)
    return _DIACRITICS.sub("", line[:cut]) + line[cut:]


def _said(note: str, start: int) -> tuple[int, int]:
    """Where editor and date stand in a folded note: how often and why is left out."""
    counted = _COUNTED.match(note[start:])
    if counted:
        start += counted.end()
    ends = (found.start() for tail in (_TIMES, _REASON) if (found := tail.search(note, start - 1)))
    return start, max(start, min(ends, default=len(note)))


def _date_text(words: str) -> str:
    return _LINK_WORD.sub("", words.strip(_EDGES)).strip(_EDGES)


def _is_date(words: str) -> bool:
    return any(parse_date(words, now=_ANY_DAY, order=order) for order in ("dmy", "mdy"))


# Few of these stand in a line: to replace each takes a fifth of the time of a translation.
_FOLDED = tuple(zip("أإآٱىیةکؤئ", "ااااييهكوي", strict=True))


def fold_keeping_length(text: str) -> str:
    """A text with forms of letters unified, each character in its place; lower case."""
    for letter, plain in _FOLDED:
        text = text.replace(letter, plain)
    lower = text.lower()
    return lower if len(lower) == len(text) else text
