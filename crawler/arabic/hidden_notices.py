"""Notices in place of what a forum shows to members only, as add-ons put them into bodies."""

from __future__ import annotations

import re

from crawler.arabic.in_place import fold_in_place
from crawler.arabic.inserted_lines import inserted

# Stands around the words of a link to log in or to register, until the notices are out.
ENTRANCE = "\x03"
# A forum speaks to whoever reads, and an author of himself (`لا أستطيع`) or to several (`عليكم`).
_BARRED = (
    r"(?<!\w)(?:(?:عذرا|عفوا|ناسف|sorry)[،,.! ]*(?:but )?)?(?:"
    r"لا ?(?:يمكنكم?|يمكن (?:للزوار|للزاير|للضيوف|لك|(?=مشاهد|روي|عرض))|تستطيع|يسمح ل\w+|تملك"
    r"|يحق لك|تتوفر|تظهر (?:هذه )?ال\w+ (?:للزوار|للضيوف|الا))|لن (?:تتمكن|تظهر|تستطيع)"
    r"|(?:غير|ليس) (?:مسموح|مصرح)(?: لكم?)?|(?:يجب|ينبغي)(?: عليك| ان)?|عليك|يلزمك?|الرجاء"
    r"|يرجي|المرجو|(?:من )?فضلا?ك? (?:قم|سجل|يجب|ادخل)|قم ب\w+|سجل|للاعضاء|للمسجلين|ليست? لديك"
    r"|لكي (?:تري|تتمكن)|(?:فقط )?الاعضاء المسجل(?:ين|ون)"
    r"|(?:هذا )?(?:المحتوي|محتوي|النص|الرابط)(?: ال| )?(?:مخفي|محجوب|متاح|ظاهر)"
    r"|you (?:are not|aren.t|must|need|do not have|cannot)|please (?:log|sign|regist|reply)\w*"
    r"|(?:only|guests|hidden) (?:\w+ )?(?:can|cannot|content|text|link|users|members)"
    r")(?!\w)"
)
# What a link's own words say where it is part of a notice without other words before it.
_ENTERING = r"(?:تسجيل|سجل|دخول|regist|sign|log)"
_LINK = rf"{ENTRANCE}[^{ENTRANCE}\n]*{ENTRANCE}"
_LINKS = rf"{_LINK}(?: *(?:او|or|and|و|[/|,،]) *{_LINK})*"
_ENTERING_LINKS = rf"(?={ENTRANCE}[^{ENTRANCE}\n]*{_ENTERING}){_LINKS}"
_SEEING = (
    r"(?:مشاهد|روي|عرض|قراء|تحميل|تري|اظهار|view|see|read|download|show)\w*"
    r"[^\n]{0,30}?(?:رابط|روابط|وصلات|صور|محتو|مرفق|ملحق|ملف|كود|نص"
    r"|link|image|content|attachment|file)"
)
_MEMBERS = r"(?:للاعضاء|للمسجلين)(?: المسجلين)? فقط|(?:members|registered users) only"
_AFTER = rf"[^\n{ENTRANCE}]{{0,15}}{_SEEING}\w*[^\n{ENTRANCE}]{{0,20}}?(?=[.!\])*\n]|$)"
_LINKED = re.compile(
    rf"[\[(*]* *(?:{_BARRED}[^\n]{{0,140}}?{_LINKS}|{_ENTERING_LINKS})(?:{_AFTER})? *[\])*.!]*"
)
_TOLD = re.compile(f"{_SEEING}|{_MEMBERS}|ندعوك للتسجيل|التعريف بنفسك لمعاينه")
_LINE = re.compile(r"[^\n]+")
_IGNORED = re.compile("[\u064b-\u0652\u0640]")
_BEGINS = re.compile(rf"\W*{_BARRED}")
_DOOR = (
    r"(?:(?<!\w)(?:لل?|بال|ب|وال|ال)?(?:تسجيل|رد|دخول|سجل|ادخل|صلاحي\w+|مصرح)(?!\w)|مخفي"
    r"|regist|log ?in|reply|hidden|permission)"
)
# One has to go through the door to see it; or is told that one does not see it.
_DOOR_FIRST = re.compile(f"{_DOOR}.*{_SEEING}")
_SEEN_FIRST = re.compile(f"{_SEEING}.*{_DOOR}")
_DENIED = re.compile(
    r"\W*(?:(?:عذرا|عفوا|ناسف|sorry)\W+(?:but )?)?"
    r"(?:لا|لن|غير|ليست?|you (?:are not|cannot|do not))(?!\w)"
)
# A question, and who speaks of himself.
_ASKS = re.compile(
    r"[؟?]|(?<!\w)(?:انا|لي|عندي|معي|استطيع|اقدر|يمكنني|ارجوكم|اريد|كيف|لماذا|ليش|i|me|my|how)(?!\w)"
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
        linked = (match.span() for match in _LINKED.finditer(folded) if _is_told(match[0]))
        cut = _cut(text, [(places[start], places[end]) for start, end in linked])
        text, found = cut.replace(ENTRANCE, ""), cut != text
    if any(word in text for word in _WORDS):
        lines = (m for m in _LINE.finditer(text) if any(word in m[0] for word in _WORDS))
        cut = _cut(text, [line.span() for line in lines if is_hidden_notice(line[0])])
        text, found = cut, found or cut != text
    told = inserted(text)
    return (_cut(text, told), True) if told else (text, found)


def is_hidden_notice(line: str) -> bool:
    """Whether a whole line tells that something is hidden, or what to do to see it."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = fold_in_place(_IGNORED.sub("", line))
    if not _BEGINS.match(folded) or _ASKS.search(folded):
        return False
    denied = _DENIED.match(folded) and _SEEN_FIRST.search(folded)
    return bool(denied or _DOOR_FIRST.search(folded))


def _is_told(words: str) -> bool:
    """Whether words around a link to the entrance are a notice: they speak of seeing something."""
    return bool(_TOLD.search(words)) and not _ASKS.search(words)


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
