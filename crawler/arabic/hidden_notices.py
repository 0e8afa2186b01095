"""Notices in place of what a forum shows to members only, as add-ons put them into bodies."""

from __future__ import annotations

import re

from crawler.arabic.in_place import fold_in_place

# Stands around the words of a link to log in or to register, until the notices are out.
ENTRANCE = "\x03"
_LINK = rf"{ENTRANCE}[^{ENTRANCE}\n]*{ENTRANCE}"
_LINKS = rf"{_LINK}(?: *(?:او|or|and|و|[/|,،]) *{_LINK})*"
_BARRED = (
    r"(?:لا ?(?:يمكن|تستطيع|يسمح|تملك|تظهر|يحق|تتوفر)|لن (?:تتمكن|تظهر|تستطيع)|غير (?:مسموح|مصرح)"
    r"|يجب|ينبغي|عليك|يلزم|الرجاء|يرجي|المرجو|فضلا|من فضلك|قم |سجل|للاعضاء|للمسجلين|عذرا|عفوا|ناسف"
    r"|(?:ال)?محتوي|ليست? لديك|لكي (?:تري|تتمكن)"
    r"|you (?:are not|aren.t|must|need|do not|cannot)|please"
    r"|only|guests|sorry|hidden)"
)
_SEEING = (
    r"(?:مشاهد|روي|عرض|قراء|تحميل|تري|اظهار|view|see|read|download|show)\w*"
    r"[^\n]{0,30}?(?:رابط|روابط|صور|محتو|مرفق|ملحق|ملف|كود|نص|link|image|content|attachment|file)"
)
_MEMBERS = r"(?:للاعضاء|للمسجلين)(?: المسجلين)? فقط|(?:members|registered users) only"
_AFTER = rf"[^\n{ENTRANCE}]{{0,15}}{_SEEING}\w*[^\n{ENTRANCE}]{{0,20}}?(?=[.!\])*\n]|$)"
_LINKED = re.compile(
    rf"[\[(*]* *(?:(?<!\w){_BARRED}[^\n]{{0,140}}?)?{_LINKS}(?:{_AFTER})? *[\])*.!]*"
)
_TOLD = re.compile(f"{_SEEING}|{_MEMBERS}|ندعوك للتسجيل|التعريف بنفسك لمعاينه")
_SEES = re.compile(_SEEING)
_LINE = re.compile(r"[^\n]+")
_IGNORED = re.compile("[\u064b-\u0652\u0640]")
_BEGINS = re.compile(rf"\W*{_BARRED}")
_DOOR = re.compile(
    r"(?<!\w)(?:لل?|بال|ب|وال|ال)?(?:تسجيل|رد|دخول|سجل|ادخل|صلاحي\w+|مصرح)(?!\w)|مخفي"
    r"|regist|log ?in|reply|hidden|permission"
)
# Without them a whole line is no notice, where no link tells that it is one.
_WORDS = ("مخفي", "الرد", "hidden", "Hidden")
_LONGEST_LINE = 160


def without_hidden_notices(text: str) -> tuple[str, bool]:
    """A body's text without such notices, and whether one stood there.

    A link to log in is part of one where its words or those around it speak of seeing something; an
    author may lead to the entrance as well. Of those only the `ENTRANCE` marks go.
    """
    found = False
    if ENTRANCE in text:
        folded, places = _folded(text)
        linked = (match.span() for match in _LINKED.finditer(folded) if _TOLD.search(match[0]))
        cut = _cut(text, [(places[start], places[end]) for start, end in linked])
        text, found = cut.replace(ENTRANCE, ""), cut != text
    if any(word in text for word in _WORDS):
        lines = (m for m in _LINE.finditer(text) if any(word in m[0] for word in _WORDS))
        cut = _cut(text, [line.span() for line in lines if is_hidden_notice(line[0])])
        text, found = cut, found or cut != text
    return text, found


def is_hidden_notice(line: str) -> bool:
    """Whether a whole line tells that something is hidden, or what to do to see it."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = fold_in_place(_IGNORED.sub("", line))
    return bool(_BEGINS.match(folded) and _SEES.search(folded) and _DOOR.search(folded))


def _folded(text: str) -> tuple[str, list[int]]:
    """A text as the patterns read it, and where each of its characters stands in the text."""
    places = [place for place, char in enumerate(text) if not _IGNORED.match(char)]
    folded = fold_in_place("".join(text[place] for place in places))
    return folded, [*places, len(text)]


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    """A text without some of its parts: one space or one end of a line or paragraph is left."""
    for start, end in reversed(spans):
        before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
        above = len(before) - len(before.rstrip("\n"))
        below = len(after) - len(after.lstrip("\n"))
        gap = "\n" * max(above, below) or " "
        text = (before.rstrip("\n") + gap + after.lstrip("\n")).strip()
    return text
