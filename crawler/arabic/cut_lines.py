"""What a line begins or ends where an extractor cut a heading at every tag."""

from __future__ import annotations

import re

_SAID = re.compile(r"^(?:كتبت?|قالت?|wrote|said)\s*[:：]?$", re.I)
_QUOTING = re.compile(
    r"^[إا]قتباس\s.*[:：]$|^المشاركة الأصلية (?:كتبت )?بواسطة\s*[:：]?$|^originally posted by$",
    re.I,
)
_EDITED = re.compile(
    r"^[(\[]?(?:آخر تعديل|تم التعديل|تم تعديل|عدل|last edited).*(?:بواسطة|من قبل|by)\s*[:：]?$",
    re.I,
)
_NOTE_TAIL = re.compile(r"^(?:في|بتاريخ|on|؛|\.?\s*(?:سبب|السبب|reason)|[.)\]])", re.I)
_DATE = re.compile(r"^\(\d[^)]{5,40}\)$")


def is_saying(line: str) -> bool:
    """Whether a line is the verb between a quote's author and the quote."""
    return bool(_SAID.match(line))


def opens_quote(line: str) -> bool:
    """Whether a line is a quote's heading up to the name of its author."""
    return bool(_QUOTING.match(line))


def is_bracketed_date(line: str) -> bool:
    """Whether a line is a date in brackets, as it may stand before a quote's author."""
    return bool(_DATE.match(line))


def opens_edit_note(line: str) -> bool:
    """Whether a line is an edit note up to the name of who edited."""
    return bool(_EDITED.match(line))


def ends_edit_note(line: str) -> bool:
    """Whether a line is what follows that name: a date, a reason, a closing bracket."""
    return bool(_NOTE_TAIL.match(line))
