"""Lines that a forum inserts into a post of its own accord, told by their words alone."""

from __future__ import annotations

import re

from crawler.arabic.hidden_words import DOOR
from crawler.arabic.in_place import fold_in_place, folded_near

# What follows a notice on a picture: its end, or where to press. An author's sentence goes on.
_PRESSED = r"(?:\W*$|[ .،,!:]*(?:اضغط|انقر|الحجم|المقاس|لمشاهد|لعرض|لروي|الي \d|[(\[]?\d).*)"
_SHRUNK = (
    rf"(?:هذه الصوره (?:بحجم اخر|تم تصغيرها)|تم تصغير (?:هذه )?الصوره){_PRESSED}"
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
# What add-ons say, each in the same words everywhere, where they hide something.
_ENTER = r"(?:log|sign) ?in or (?:register|sign ?up)"
_THANKS = r"شكر|اعجاب|تفاعل|تقييم|تعليق"
_THINGS = r"(?:urls?|codes?|links?|images?|attachments?|media|content)"
_HIDDEN = (
    r"(?:hidden content\W+)?(?:you(?:.ll| will) be able to see the hidden \w+ once you [^\n]{4,60}"
    rf"|{_ENTER} to (?:see|view) the hidden \w+"
    r"|(?:give|add) [^\n]{0,20}reactions? to this post to see the hidden \w+)"
    rf"|please,? {_ENTER} to (?:see|view) (?:(?:this|the|these) )?{_THINGS}(?: content)?"
    rf"|this \w+ is hidden (?:for|from|to) guests\W+please {_ENTER} to (?:see|view) it"
    r"|only registered(?: and activated)? users can see (?:the )?links?"
    r"|the content cannot be displayed because you do not have authori[sz]ation to view \w+ \w+"
    r"|(?:محتوي مخفي\W+)?س(?:وف )?(?:[يت]ظهر|(?:تتمكن من|تستطيع) (?:مشاهده|رويه))(?: لك)?"
    r" (?:هذا )?ال(?:محتوي|نص|رابط|روابط) المخفي\w* "
    rf"(?:بعد|عند|بمجرد) [^\n]{{0,30}}?(?<!\w)(?:ال|لل|ب|ان ت)?(?:{DOOR}|{_THANKS})[^\n]{{0,40}}"
    r"|لا يمكن (?:عرض|مشاهده) (?:هذا )?المحتوي (?:لانك لا تملك|لعدم امتلاكك) (?:ال)?صلاحي"
    r"[^\n]{1,40}"
)
_LINE = re.compile(
    rf"^(?:[^\w\n\[-]{{0,8}}(?:{_SHRUNK}|{_SOURCE}|{_OTHERS}|{_HIDDEN})[^\w\n]{{0,8}}"
    rf"|[ \t]*(?:{_JOINED})[ \t]*)$",
    re.M,
)
_FROM = re.compile(rf"\s*{_SOURCE}$")
# One of these stands in every such line: few posts have to be looked at closely.
_STEMS = (
    *(("تصغير",), ("بحجم",), ("المصدر",), ("الكاتب",), ("من مواضيع",), ("لا تملك",), ("امتلاكك",)),
    *(("المخفي",), ("-", "-----", "- - -"), ("0", "\n0 ")),
    ("e", "resized", "to see ", "to view ", "can see link"),
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
