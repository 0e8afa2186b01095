"""Edit notes: who edited a post, and when."""

from __future__ import annotations

import re

from crawler.arabic.text import clean_line

# An edit note: who edited, and when, in the orders in which engines put them. Words are folded.
_BY = r"(?:بواسطه|من قبل|by|par|von|por|بـ|ب(?!عد\s))"
_EDITED = (
    r"(?:اخر\s+(?:تعديل|تحرير|تغيير)|التعديل\s+الاخير|تم\s+(?:ال)?تعديل"
    r"(?:\s+المنشور\s+اخر\s+مره|\s+هذا\s+(?:الرد|الموضوع))?|"
    r"تمت?\s+(?:ال)?تحرير(?:ه)?|عدل\s+سابقا|عدلت?|حرر|حررت?|اخر\s+تغيير\s+للنص|"
    r"last\s+edit(?:ed)?|edited|this post was edited|this message has been edited|"
    r"this\s+(?:post|reply|topic)\s+was\s+(?:last\s+)?modified|modifié|dernière modification|"
    r"zuletzt bearbeitet|zuletzt geändert|bearbeitet|geändert|editado|última edición)"
)
_EDIT = re.compile(rf"^[\[(«*\-\s]*{_EDITED}(?![\w])\s*(?:تم\s+)?(?P<rest>.*)$", re.I)
_EDIT_LAST = re.compile(r"^(?P<when>.{6,40}?)\s*-\s*اخر\s+تغيير\s+للنص\s+بواسطه\s+(?P<who>.+)$")
_WHO = re.compile(
    rf"(?<!\w){_BY}\s*(?:المشرف\s*)?[:：]?\s*(?P<who>.+?)\s*"
    r"(?:;|،|,|\(|\s(?:في|بتاريخ|on|at|le|am|el|:)\s|بتاريخ|$)",
    re.I,
)
_TIMES = re.compile(
    r"[,،;]?\s*(?:تم\s+التعديل|عدل|edited)\s+\d+\s+\S+(?:\s+في\s+المجمل|\s+in\s+total)?\.?$", re.I
)
_LONGEST_NOTE = 220


def edit_note(text: str) -> tuple[str | None, str | None] | None:
    """Editor and date text of a line that is an edited-by note, else None.

    The date text is what follows the editor: `parse_date` reads it.
    """
    line = clean_line(text)
    if not line or len(line) > _LONGEST_NOTE:
        return None
    folded = _fold_keeping_length(line)
    last = _EDIT_LAST.match(folded)
    if last:
        return line[last.start("who") : last.end("who")], line[: last.end("when")]
    match = _EDIT.match(folded)
    if match is None:
        return None
    rest = match["rest"]
    offset = match.start("rest")
    who = _WHO.search(rest)
    has_digit = any(map(str.isdigit, rest))
    if who is None and not has_digit and not rest.strip(" :."):
        return (None, None) if line.rstrip().endswith(":") or len(line.split()) <= 3 else None
    if who is None:
        relative = re.match(r"\W*(?:اليوم|امس|منذ|قبل|today|yesterday)", rest)
        if not has_digit and relative is None:
            return None
        return None, _TIMES.sub("", line[offset:]).strip(" :.,،;()") or None
    name = line[offset + who.start("who") : offset + who.end("who")].strip(" :.,،;")
    when = line[offset : offset + who.start()] + " " + line[offset + who.end("who") :]
    when = _TIMES.sub("", when).strip(" :.,،;()[]")
    when = re.sub(r"^(?:في|بتاريخ|on|at)\s+", "", when)
    if len(name.split()) > 6 and not has_digit:
        return None  # a sentence that only begins like a note
    return name or None, when if any(map(str.isdigit, when)) or len(when) > 2 else None


# Few of these stand in a line: to replace each takes a fifth of the time of a translation.
_FOLDED = tuple(zip("أإآٱىیةک", "ااااييهك", strict=True))


def _fold_keeping_length(text: str) -> str:
    """A text with forms of letters unified, each character in its place; lower case."""
    for letter, plain in _FOLDED:
        text = text.replace(letter, plain)
    lower = text.lower()
    return lower if len(lower) == len(text) else text
