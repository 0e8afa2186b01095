"""Lines that a forum inserts into a post of its own accord, told by their words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.in_place import fold_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEEN = (
    r"(?:ال)?(?:رابط|روابط|وصل[ها]|وصلات|لينكات|محتوي|صور[ه]?|مرفق|مرفقات|نص|ملفات?|موضوع|كود|اكواد|"
    r"links?|images?|attachments?|content)"
)
_SEEING = r"[لبت]?(?:ل)?(?:مشاهد[هت]|روي[هت]|عرض|اظهار|تحميل|تري|يظهر|تظهر|see|view|download)"
_MUST = (
    r"(?:يجب|يلزم\w*|يتوجب|عليك|يرجي|الرجاء|فضلا|قم|سجل|لن|لا يمكنك?|لا تستطيع|لا يستطيع\w*|"
    r"غير مسموح|ليس لديك|لا تملك|you (?:must|need|have|do not have))"
)
_DOING = (
    r"(?:ب|ل)?(?:ا?ل)?(?:تسجيل|دخولك?|رد|شكر|تفاعل|اعجاب|تقييم|صلاحي[هات]+|تصريح|اذن|زوار|سجل|"
    r"log(?:ged)? ?in|register|reply|permission)"
)
# What may stand between the two: no more of it than a forum says of itself.
_ON = (
    r"(?: (?:ال?دخول|او|و|علي|في|هذا|ال(?:موضوع|مشاركه|عضو|منتدي|موقع|زر|رد|شكر)|زر|بال\w+|"
    r"(?:ال)?تسجيل|قبل|لكي|حتي|in|to|or|register)){0,6}"
)
_TO_REGISTER = r"(?:[ .،,!]*(?:اضغط هنا|انقر هنا|سجل الان|click here)(?: للتسجيل| to register)?)?"
_MEMBERS = r"ال(?:اعضاء|مستخدمين) (?:ال)?(?:مسجلين|مسجلون)(?: و ?المفعلين)?(?: فقط)?"
_HIDDEN = "|".join(
    [
        rf"(?:فقط )?{_MEMBERS} (?:هم )?(?:من )?(?:يمكنهم|يستطيعون|بامكانهم) "
        rf"{_SEEING} {_SEEN}(?: \w+)?{_TO_REGISTER}",
        rf"(?:المحتوي المخفي\W+)?{_MUST}(?: \w+){{0,3}}? {_DOING}{_ON} {_SEEING} (?:هذ[اه] )?"
        rf"{_SEEN}(?: \w+){{0,2}}{_TO_REGISTER}",
        rf"{_MUST}(?: \w+){{0,2}}? {_SEEING} {_SEEN}\W+(?:\w+ ){{0,3}}?{_DOING}(?: \w+){{0,2}}",
        r"(?:\w+ ){0,2}(?:نص|محتوي) مخفي: لا يمكن اقتباسه",
        r"للمشاهده يجب الرد",
        rf"{_SEEING} {_SEEN} {_MUST}(?: \w+){{0,2}}? {_DOING}(?: \w+){{0,3}}",
        rf"{_SEEING} {_SEEN}\W+(?:سجل الان|اضغط هنا للتسجيل)",
        rf"(?:هذ[اه] )?(?:ال)?(?:نص|محتوي|رابط|مشاركه) مخفي\w*\W+(?:\w+ ){{0,5}}?{_DOING}"
        r"(?: \w+){0,4}",
    ]
)
_HIDDEN = rf"(?:(?:عذرا|عفوا|ناسف|اخفاء|عزيزي ال\w+)\W+)?(?:{_HIDDEN})"
_SHRUNK = (
    r"هذه الصوره (?:بحجم اخر|تم تصغيرها)\b.*|تم تصغير (?:هذه )?الصوره\b.*"
    r"|(?:اضغط|انقر) (?:هنا|علي (?:هذا الشريط|الصوره)) ل\w+ (?:الصوره )?\w* ?بحجمها\b.*"
    r"|this image has been resized\b.*"
)
# Between two posts of one member that the forum has made one.
_JOINED = r"-{5,}[^-\n][^\n]{0,80}\d:\d\d[^\n]{0,160}?-{5,}|(?:- )+-\s*\w[^\n-]{0,40}(?:- )+-"
_LINE = re.compile(
    rf"^(?:[^\w\n\[-]{{0,8}}(?:{_HIDDEN}|{_SHRUNK})[^\w\n]{{0,8}}|[ \t]*(?:{_JOINED})[ \t]*)$", re.M
)
_BRACKETED = re.compile(rf"\[[^\w\]\[\n]{{0,8}}(?:{_HIDDEN})[^\w\n]{{0,8}}\]")
# One of these stands in every such line: few posts have to be looked at closely.
_STEMS = (
    *("سجل", "سجيل", "مشاهد", "رؤي", "لا بعد", "تصغير", "بحجم", "مخفي", "-----", "- - -"),
    *("register", "log in", "resized"),
)


def inserted(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a text, in order: whole ones, or what one says in brackets.

    An author would write none of them.
    """
    if not any(stem in text for stem in _STEMS):
        return []
    return sorted(_spans(fold_in_place(text)))


def _spans(folded: str) -> Iterator[tuple[int, int]]:
    whole = [found.span() for found in _LINE.finditer(folded)]
    yield from whole
    for found in _BRACKETED.finditer(folded) if "[" in folded else ():
        if not any(start <= found.start() < end for start, end in whole):
            yield found.span()
