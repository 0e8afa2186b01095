"""Edit notes: who edited a post, and when."""

import re
from functools import lru_cache

from crawler.arabic.dates.date_words import is_sentence
from crawler.arabic.editors import (
    EDGES,
    NAME_EDGES,
    date_of,
    name_and_date,
    opens_date,
    who_and_when,
)
from crawler.arabic.fold_in_place import fold_in_place
from crawler.arabic.text import clean_line

# Words are folded. What is edited, where a note says it: before its verb or after it.
_POST = (
    r"(?:(?:علي\s+)?(?:ل?هذ[اه]\s+)?(?:ال|لل)(?:مشاركه|موضوع|رد|منشور|مساهمه|رساله|مداخله|تعليق|نص)|"
    r"(?:this|the)\s+\w+|dieser\s+\w+|beitrag|ce\s+message|сообщение)"
)
_OFTEN = (
    r"(?:\d+\s+مر(?:ه|ات)|مره\s+واحده|مر(?:تين|تان)|\d+\s+(?:times?(?:\(s\))?|раза?)|twice|once)"
)
_TIMES = rf"(?:ل?اخر\s+مره|last\s+time|en\s+dernier|последний\s+раз|{_OFTEN})"
_MOST_RECENT = (
    r"(?:كان(?:ت)?\s+)?اخر(?:ها|\s+(?:تعديل|تحرير))|(?:the\s+)?last(?:\s+edit)?|most\s+recently"
)
# These say by themselves that what follows is who and when; `تم تعديل` begins sentences as well.
_LAST = (
    r"(?:عدل|حرر)ت?(?:ها|ه)|(?:اخر\s+من\s+)?قامت?\s+ب(?:التعديل|اخر\s+(?:تعديل|تحرير))|"
    r"اخر\s+(?:تعديل|تحرير|تغيير)(?:\s+للنص|\s+قامت?\s+به)?|"
    r"(?:التعديل|التحرير)\s+الاخير|عدل\s+سابقا|"
    r"last\s+edit(?:ed)?|zuletzt\s+(?:bearbeitet|geändert)|letzte\s+(?:änderung|bearbeitung)|"
    r"(?:\d+|ein)\s*mal\s+editiert,?\s+zuletzt|derni[eè]re\s+(?:modification|édition)|"
    r"última\s+edición|последнее\s+редактирование|последний\s+раз\s+редактировалось|"
    r"отредактирова(?:л|но)|изменено"
)
_EDITED = (
    r"تمت?\s+(?:اعاده\s+)?(?:ال)?(?:تعديل|تحرير)(?:ه|ها)?|تعديل\s+اخير|عدلت?|حررت?|edited|(?:last\s+)?modified|"
    r"modifié|bearbeitet|geändert|editado"
)
_EDIT = re.compile(
    rf"^[\[(«*\-\s]*(?:(?:تعديل|edited)\s+{_OFTEN}\s*[,،]\s*)?(?:(?:لقد|تم)\s+)?(?:{_POST}\s+(?:قد\s+)?)?(?:{_TIMES}\s+)?"
    r"(?:(?:was|has\s+been|a\s+été|wurde(?:\s+bereits)?)\s+)?"
    rf"(?:(?P<last>{_LAST})|{_EDITED})(?!\w)(?:\s+(?P<post>{_POST}))?"
    rf"(?:\s+{_TIMES})?(?:[\s,،.:]+(?:{_MOST_RECENT}|{_TIMES})(?!\w))?"
    r"\s*(?:(?:تم|كان|لها?)(?!\w)\s*)?(?P<rest>.*)$",
    re.I,
)
_EDIT_LAST = re.compile(r"^(?P<when>.{6,40}?)\s*-\s*اخر\s+تغيير\s+للنص\s+بواسطه\s+(?P<who>.+)$")
_BY = r"(?:(?:بواسطه|من\s+(?:ق\u0650?بل|طرف)|by|par|von|por|от|пользователем)(?!\w)|بـ)\s*[:：]?\s*"
_BY_FIRST = re.compile(rf"^{_BY}(?P<who>.+)$", re.I)
_BY_LAST = re.compile(rf"^(?P<when>.{{3,60}}?)\s+{_BY}(?P<who>.+)$", re.I)
_REASON = re.compile(
    r"[\s.)(،,;؛\[-]*(?:(?:لل)?سبب(?:\s+\S+)?|السبب|(?:with\s+the\s+following\s+|edit\s+)?reason|"
    r"grund|raison|motif|причина)\s*[:：].*$",
    re.I,
)
# WoltLab has no word for it: behind the date in brackets. Before the date, see `who_and_when`.
_SAID_AFTER = re.compile(r"(\([^()]*\d[^()\d]+\d[^()]*\))\s*[:：].*$")
_COUNTED = re.compile(
    rf"[\s,،;.]+(?:(?:تم\s+)?(?:ال)?(?:تعديل|تحرير|عدل|حرر)\w*\s+(?:بمجموع\s+)?{_OFTEN}"
    rf"|edited\s+{_OFTEN}|insgesamt\s+\d|(?:modifié|[ée]dité)\s+\d+\s+fois"
    r"|всего редактировалось|editado\s+\d)(?!\w).*$",
    re.I,
)
_LONGEST_NOTE = 220
# Drawn between the letters of a word, and no mark of a Hijri year.
_STROKES = re.compile("\u0640+(?=[\u0621-\u064a])")
_EDITING = re.compile(
    "تعديل|تحرير|ع\u064f?د[\u0651\u0650]*ل|ح\u064f?ر[\u0651\u0650]*ر|\\bedit|modifi", re.I
)


def edit_note(text: str) -> tuple[str | None, str | None] | None:
    """Editor and date text of a line that is an edited-by note, else None.

    The date text is what follows the editor or stands before: `parse_date` reads it. Neither how
    often a post was edited nor the reason is part of it.
    """
    line = _STROKES.sub("", clean_line(text))
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
    told = _REASON.sub("", _SAID_AFTER.sub(r"\1", match["rest"]))
    told = _COUNTED.sub("", told).rstrip(" .,،])»")
    rest = line[match.start("rest") :][: len(told)]
    begin = len(rest) - len(rest.lstrip(" :：,،-"))
    rest, told = rest[begin:], told[begin:]
    if not told:
        alone = line.rstrip().endswith(":") or len(line.split()) <= 3
        return (None, None) if alone and not match["rest"].strip(EDGES) else None
    by = _BY_FIRST.match(told)
    if by:
        return who_and_when(rest[by.start("who") :], told[by.start("who") :])
    by = _BY_LAST.match(told)
    if by and opens_date(by["when"]):
        return rest[by.start("who") :].strip(NAME_EDGES) or None, date_of(rest[: by.end("when")])
    certain = bool(match["last"] or match["post"])
    if opens_date(told) or not certain:
        noted = opens_date(told) and (certain or not is_sentence(rest))
        return (None, date_of(rest)) if noted else None
    return name_and_date(rest, told)


def _plain_verb(line: str) -> str:
    """A line without the diacritics of its first words, whichever of them is the verb."""
    if not _MARKS.search(line, 0, _FIRST):
        return line
    first = line.split(" ", 3)
    return " ".join([*(_MARKS.sub("", word) for word in first[:3]), *first[3:]])


_FIRST = 40  # characters
_MARKS = re.compile("[\u064b-\u0652\u0670]+")


def speaks_of_editing(text: str) -> bool:
    """Whether a text has a word without which there is hardly a note: a look before it is read."""
    return _EDITING.search(text) is not None
