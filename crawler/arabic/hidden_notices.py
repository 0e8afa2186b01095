"""Notices in place of what a forum shows to members only, as add-ons put them into bodies."""

import re

from crawler.arabic.fold_in_place import MARKS, fold_in_place
from crawler.arabic.hidden_lines import EXCUSE, hidden_lines
from crawler.arabic.inserted_lines import inserted_lines

# A forum speaks to whoever reads; an author speaks of himself (`لا أستطيع`) or to several people.
_ASKED = r"يجب|ينبغي|يتوجب|عليك|يلزم(?:كم?)?|الرجاء|يرجي|المرجو|سجل"
_DENIED = (
    r"لا ?(?:يمكنكم?|تستطيع|تملك)|(?:غير|ليس) (?:مسموح|مصرح)|ليست? لديك"
    r"|you (?:must|need|do not have)"
)
# Stems: what one would do, with what, and what has to be done before.
_SEEING = r"(?:مشاهد|روي|عرض|قراء|تحميل|تري|اظهار|view|see|read|download|show)"
_THING = r"(?:رابط|روابط|وصلات|صور|محتو|مرفق|ملحق|ملف|كود|نص|link|image|content|attachment|file)"
# How a notice begins that a link to the entrance is a part of.
_BARRED = (
    rf"(?<!\w)(?:{EXCUSE}?[،,.! ]*(?:but )?)?(?:"
    rf"(?:{_ASKED}|{_DENIED})(?: لكم?| عليك| ان)?"
    r"|لا ?(?:يمكن (?:للزوار|للزاير|للضيوف|لك|(?=مشاهد|روي|عرض))|يسمح ل\w+"
    r"|يحق لك|تتوفر|تظهر (?:هذه )?ال\w+ (?:للزوار|للضيوف|الا))|لن (?:تتمكن|تظهر|تستطيع)"
    r"|(?:من )?فضلا?ك? (?:قم|سجل|يجب|ادخل)|قم ب\w+|للاعضاء|للمسجلين"
    r"|لكي (?:تري|تتمكن)|(?:فقط )?الاعضاء المسجل(?:ين|ون)"
    r"|(?:هذا )?(?:المحتوي|محتوي|النص|الرابط)(?: ال| )?(?:مخفي|محجوب|متاح|ظاهر)"
    r"|you (?:are not|aren.t|cannot)|please (?:log|sign|regist|reply)\w*"
    r"|(?:only|guests|hidden) (?:\w+ )?(?:can|cannot|content|text|link|users|members)"
    r")(?!\w)"
)
_SEEN = rf"{_SEEING}\w*[^\n]{{0,30}}?{_THING}"
# A question, and who speaks of himself.
_ASKS = re.compile(
    r"[؟?]|(?<!\w)(?:انا|لي|عندي|معي|استطيع|اقدر|يمكنني|ارجوكم|اريد|كيف|لماذا|ليش|الخاص|i|me|my|how)(?!\w)"
    r"|بعد (?:مشاهد|روي|قراء)"
)
# Stands around the words of a link to log in or to register, until the notices are out.
ENTRANCE = "\x03"
# What a link's own words say where it is part of a notice without other words before it.
_ENTERING = r"(?:تسجيل|سجل|دخول|regist|sign|log)"
_LINK = rf"{ENTRANCE}[^{ENTRANCE}\n]*{ENTRANCE}"
_LINKS = rf"{_LINK}(?: *(?:او|or|and|و|[/|,،]) *{_LINK})*"
_ENTERING_LINKS = rf"(?={ENTRANCE}[^{ENTRANCE}\n]*{_ENTERING}){_LINKS}"
_MEMBERS = r"(?:للاعضاء|للمسجلين)(?: المسجلين)? فقط|(?:members|registered users) only"
_AFTER = rf"[^\n{ENTRANCE}]{{0,15}}{_SEEN}\w*[^\n{ENTRANCE}]{{0,20}}?(?=[.!\])*\n]|$)"
_LINKED = re.compile(
    rf"[\[(*]* *(?:{_BARRED}[^\n]{{0,140}}?{_LINKS}|(?:please,? )?{_ENTERING_LINKS})"
    rf"(?:{_AFTER})? *[\])*.!]*"
)
_TOLD = re.compile(f"{_SEEN}|{_MEMBERS}|ندعوك للتسجيل|التعريف بنفسك لمعاينه")


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
    told = [*hidden_lines(text), *inserted_lines(text)]
    return (_cut(text, told), True) if told else (text, found)


def _is_told(words: str) -> bool:
    """Whether words around a link to the entrance are a notice: they speak of seeing something."""
    return bool(_TOLD.search(words)) and not _ASKS.search(words)


def _folded(text: str) -> tuple[str, list[int]]:
    """A text as the patterns read it, and where each of its characters stands in the text."""
    places = [place for place, char in enumerate(text) if not MARKS.match(char)]
    folded = fold_in_place("".join(text[place] for place in places))
    return folded, [*places, len(text)]


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    """A text without some of its parts: one space or one end of a line or paragraph is left."""
    for start, end in reversed(_merged(spans)):
        before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
        above = len(before) - len(before.rstrip("\n"))
        below = len(after) - len(after.lstrip("\n"))
        gap = "\n" * max(above, below) or " "
        text = (before.rstrip("\n") + gap + after.lstrip("\n")).strip()
    return text


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap as one: a notice may be told by more than one mark."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
