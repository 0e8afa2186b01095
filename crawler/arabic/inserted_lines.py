"""Lines that a forum inserts into a post of its own accord, told by their words alone."""

from __future__ import annotations

import re

from crawler.arabic.in_place import fold_in_place, folded_near

_SHRUNK = (
    r"هذه الصوره (?:بحجم اخر|تم تصغيرها)\b.*|تم تصغير (?:هذه )?الصوره\b.*"
    r"|(?:اضغط|انقر) (?:هنا|علي (?:هذا الشريط|الصوره)) ل\w+ (?:الصوره )?\w* ?بحجمها\b.*"
    r"|this image has been resized\b.*"
)
# Between two posts of one member that the forum has made one.
_JOINED = r"-{5,}[^-\n][^\n]{0,80}\d:\d\d[^\n]{0,160}?-{5,}|(?:- )+-\s*\w[^\n-]{0,40}(?:- )+-"
# Where a thread comes from; and others of its author, each behind a zero that a font of signs draws
# as a dot.
_SOURCE = r"الموضوع الاصلي ?:[^\n]{1,200}?\|[^\n]*?(?:الكاتب|المصدر) ?:[^\n]*"
_OTHERS = r"من مواضيع(?:ي| [^\n]{1,60})?(?:\n+ *0 [^\n]+)+"
_LINE = re.compile(
    rf"^(?:[^\w\n\[-]{{0,8}}(?:{_SHRUNK}|{_SOURCE}|{_OTHERS})[^\w\n]{{0,8}}"
    rf"|[ \t]*(?:{_JOINED})[ \t]*)$",
    re.M,
)
_FROM = re.compile(rf"\s*{_SOURCE}$")
# One of these stands in every such line: few posts have to be looked at closely.
_STEMS = ("تصغير", "بحجم", "resized", "-----", "- - -", "المصدر", "الكاتب", "من مواضيع", "\n0 ")


def inserted_lines(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a body. An author would write none of them."""
    return [
        (start + found.start(), start + found.end())
        for start, folded in folded_near(text, _STEMS)
        for found in _LINE.finditer(folded)
    ]


def is_source(line: str) -> bool:
    """Whether a line says of the post itself in which thread it stood first, and where."""
    return "|" in line and bool(_FROM.match(fold_in_place(line)))
