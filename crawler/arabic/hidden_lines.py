"""Lines that stand in a post in place of what the forum hides, told by their words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.hidden_words import ASKED, DENIED, DOOR, EXCUSE, MEMBERS, SEEING, THING
from crawler.arabic.in_place import fold_in_place, folded_near, present

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEEING = rf"[لبت]?ل?(?:{SEEING}\w*|[يت]ظهر)"
_SEEN = rf"(?:ال)?(?:{THING}|وصل|لينك|موضوع|اكواد)(?:ات|وص|ه|ها|ي|يات|s)?"
_CANNOT = rf"(?:{DENIED}|لن|لا يمكن|لا يستطيع\w*)"
_MUST = rf"(?:{ASKED}|{_CANNOT}|قم|فضلا|you have)"
_DOING = (
    rf"(?:ب|ل)?(?:ا?ل)?(?:{DOOR}|دخولك|شكر|تفاعل|اعجاب|تقييم|تصريح|اذن|زوار|"
    r"log(?:ged)? ?in|register|reply|permission)"
)
# What may stand between the two: no more of it than a forum says of itself.
_ON = (
    r"(?: (?:ال?دخول|او|و|علي|في|هذا|ال(?:موضوع|مشاركه|عضو|منتدي|موقع|زر|رد|شكر)|زر|بال\w+|"
    r"(?:ال)?تسجيل|قبل|لكي|حتي|(?:ال)?(?:كافيه|لازمه)|in|to|or|register)){0,6}"
)
_TO_REGISTER = r"(?:[ .،,!]*(?:اضغط هنا|انقر هنا|سجل الان|click here)(?: للتسجيل| to register)?)?"
_SENTENCES = "|".join(
    [
        rf"(?:فقط )?{MEMBERS} (?:هم )?(?:من )?(?:يمكنهم|يستطيعون|بامكانهم) "
        rf"{_SEEING} {_SEEN}(?: \w+)?{_TO_REGISTER}",
        rf"(?:المحتوي المخفي\W+)?{_MUST}(?: \w+){{0,3}}? {_DOING}{_ON} {_SEEING} (?:هذ[اه] |this )?"
        rf"{_SEEN}(?: \w+){{0,2}}{_TO_REGISTER}",
        rf"{_CANNOT}(?: \w+){{0,2}}? {_SEEING} {_SEEN}\W+(?:\w+ ){{0,3}}?{_DOING}(?: \w+){{0,2}}",
        r"(?:\w+ ){0,2}(?:ال)?(?:نص|محتوي) (?:ال)?مخفي: لا يمكن اقتباسه",
        r"hidden (?:text|content): cannot be quoted",
        r"للمشاهده يجب (?:عليك )?الرد(?: علي (?:هذا )?الموضوع)?",
        rf"{_SEEING} {_SEEN}(?: (?:المخفي|و\w+))? {_MUST}(?: \w+){{0,2}}? {_DOING}(?: \w+){{0,3}}",
        rf"{_SEEING} {_SEEN}\W+(?:سجل الان|اضغط هنا للتسجيل)",
        rf"(?:هذ[اه] )?(?:ال)?(?:نص|محتوي|رابط|مشاركه) مخفي\w*\W+(?:\w+ ){{0,5}}?{_DOING}"
        r"(?: \w+){0,4}",
        r"ندعوك للتسجيل في المنتدي او التعريف بنفسك لمعاينه هذ[اه] \w+",
        r"vous devez [eê]tre inscrit et connect[eé] pour voir (?:ce lien|cette image)",
    ]
)
_SENTENCE = rf"(?:(?:{EXCUSE}|اخفاء|عزيزي ال\w+)\W+)?(?:{_SENTENCES})"
_WHOLE = re.compile(rf"^[^\w\n\[-]{{0,8}}(?:{_SENTENCE})[^\w\n]{{0,8}}$", re.M)
_BRACKETED = re.compile(rf"\[[^\w\]\[\n]{{0,8}}(?:{_SENTENCE})[^\w\n]{{0,8}}\]")
# One of these stands in every such line: few posts have to be looked at closely.
_STEMS = (
    *(("سج", "سجل", "سجيل"), ("مشاهد",), ("رؤي",), ("لا بعد",), ("مخفي",)),
    ("i", "inscrit", "register", "log in", "cannot be quoted"),
)

# How a line begins that may be one in other words.
BARRED = (
    rf"(?<!\w)(?:{EXCUSE}?[،,.! ]*(?:but )?)?(?:"
    rf"(?:{ASKED}|{DENIED})(?: لكم?| عليك| ان)?"
    r"|لا ?(?:يمكن (?:للزوار|للزاير|للضيوف|لك|(?=مشاهد|روي|عرض))|يسمح ل\w+"
    r"|يحق لك|تتوفر|تظهر (?:هذه )?ال\w+ (?:للزوار|للضيوف|الا))|لن (?:تتمكن|تظهر|تستطيع)"
    r"|(?:من )?فضلا?ك? (?:قم|سجل|يجب|ادخل)|قم ب\w+|للاعضاء|للمسجلين"
    r"|لكي (?:تري|تتمكن)|(?:فقط )?الاعضاء المسجل(?:ين|ون)"
    r"|(?:هذا )?(?:المحتوي|محتوي|النص|الرابط)(?: ال| )?(?:مخفي|محجوب|متاح|ظاهر)"
    r"|you (?:are not|aren.t|cannot)|please (?:log|sign|regist|reply)\w*"
    r"|(?:only|guests|hidden) (?:\w+ )?(?:can|cannot|content|text|link|users|members)"
    r")(?!\w)"
)
SEEN = rf"{SEEING}\w*[^\n]{{0,30}}?{THING}"
_BEGINS = re.compile(rf"\W*{BARRED}")
_WAY_IN = (
    rf"(?:(?<!\w)(?:لل?|بال|ب|وال|ال)?(?:{DOOR}|ادخل|مصرح)(?!\w)|مخفي"
    r"|regist|log ?in|reply|hidden|permission)"
)
# One has to go in to see it; or is told that one does not see it.
_WAY_IN_FIRST = re.compile(f"{_WAY_IN}.*{SEEN}")
_SEEN_FIRST = re.compile(f"{SEEN}.*{_WAY_IN}")
_DENIES = re.compile(
    rf"\W*(?:{EXCUSE}\W+(?:but )?)?(?:لا|لن|غير|ليست?|you (?:are not|cannot|do not))(?!\w)"
)
# A question, and who speaks of himself.
ASKS = re.compile(
    r"[؟?]|(?<!\w)(?:انا|لي|عندي|معي|استطيع|اقدر|يمكنني|ارجوكم|اريد|كيف|لماذا|ليش|الخاص|i|me|my|how)(?!\w)"
    r"|بعد (?:مشاهد|روي|قراء)"
)
# Without them such a line is the author's, where no link tells that it is not.
_WORDS = (("مخفي",), ("الرد",), ("i", "hidden", "Hidden"))
_LINE = re.compile(r"[^\n]+")
_LONGEST_LINE = 160
IGNORED = re.compile("[\u064b-\u0652\u0640]")


def hidden_lines(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a body: whole ones, and what one says in brackets.

    An author would write none of them.
    """
    found = [
        (start + first, start + end)
        for start, folded in folded_near(text, _STEMS)
        for first, end in _sentences(folded)
    ]
    if words := present(text, _WORDS):
        lines = (line for line in _LINE.finditer(text) if any(word in line[0] for word in words))
        found += (line.span() for line in lines if is_hidden_notice(line[0]))
    return found


def is_hidden_notice(line: str) -> bool:
    """Whether a whole line tells that something is hidden, or what to do to see it."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = fold_in_place(IGNORED.sub("", line))
    if not _BEGINS.match(folded) or ASKS.search(folded):
        return False
    denied = _DENIES.match(folded) and _SEEN_FIRST.search(folded)
    return bool(denied or _WAY_IN_FIRST.search(folded))


def _sentences(folded: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _WHOLE.finditer(folded))
    if "[" in folded:
        yield from (found.span() for found in _BRACKETED.finditer(folded))
