"""Lines that a forum inserts into a post of its own accord, told by their words alone."""

from __future__ import annotations

import re

from crawler.arabic.fold_in_place import fold_in_place, folded_near

# What follows a notice on a picture: its end, or where to press. An author's sentence goes on.
_PRESSED = r"(?:\W*$|[ .،,!:]*(?:اضغط|انقر|الحجم|المقاس|لمشاهد|لعرض|لروي|الي \d|[(\[]?\d).*)"
_SHRUNK = (
    rf"(?:هذه الصوره (?:بحجم اخر|تم تصغيرها)|تم (?:تصغير|تقليل|تعديل)"
    rf" (?:(?:حجم|ابعاد|مقاس) )?(?:هذه )?الصوره){_PRESSED}"
    r"|(?:اضغط|انقر) (?:هنا|علي (?:هذا الشريط|الصوره)) ل\w+ (?:الصوره )?\w* ?بحجمها\b.*"
    r"|this image has been resized\b.*"
)
_ADDED = r"(?:post|added|اضاف|اضيف|مشارك|دمج|ادمج|كتب)"
# Between two posts of one member that the forum has made one.
_JOINED = (
    rf"-{{5,}}+(?=[^\n]{{0,200}}?{_ADDED})[^\n]{{1,81}}\d:\d\d[^\n]{{0,160}}?-{{5,}}"
    r"|(?:- )+-\s*\w[^\n-]{0,40}(?:- )+-"
)
# Where a thread comes from; and others of its author, each behind a zero that a font of signs draws
# as a dot.
_SOURCE = (
    r"(?:الموضوع الاصلي ?:[^\n]{1,200}?\|[^\n]*?(?:الكاتب|المصدر) ?:[^\n]*"
    r"|المصدر ?:[^\n]{1,200}? [-|] من قسم ?:[^\n]*)"
)
_OTHERS = r"من مواضيع(?:ي| [^\n]{1,60})?(?:\n+ *0 [^\n]+)+"
_LINE = re.compile(
    rf"^(?:[^\w\n\[-]{{0,8}}(?:{_SHRUNK}|{_SOURCE}|{_OTHERS})[^\w\n]{{0,8}}"
    rf"|[ \t]*(?:{_JOINED})[ \t]*)$",
    re.M,
)
_FROM = re.compile(rf"\s*{_SOURCE}$")
# One of these stands in every such line: few posts have to be looked at closely.
_STEMS = (
    *(("تصغير",), ("بحجم",), ("z", "resized"), ("-", "-----", "- - -")),
    *(("|", "المصدر", "الكاتب"), ("من قسم", "المصدر"), ("من مواضيع", "من مواضيع", "\n0 ")),
    *(("تقليل",), ("تعديل", "تعديل حجم", "تعديل أبعاد", "تعديل ابعاد", "تعديل مقاس")),
)


def inserted_lines(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a body. An author would write none of them."""
    return [
        (start + found.start(), start + found.end())
        for start, folded in folded_near(text, _STEMS)
        for found in _LINE.finditer(folded)
    ]


def is_source(line: str) -> bool:
    """Whether a line says of the post itself in which thread it stood first, and where."""
    return ("|" in line or "قسم" in line) and bool(_FROM.match(fold_in_place(line)))
