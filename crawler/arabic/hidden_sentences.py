"""Sentences of nothing but the words in which forums tell what they hide, in whatever order.

An author who speaks of hidden things says more: of himself, to whom he speaks, what they are.
"""

from __future__ import annotations

import re
from enum import Flag, auto
from functools import lru_cache

from crawler.arabic.hidden_words import IGNORED
from crawler.arabic.in_place import fold_in_place

_LONGEST = 160
_FEWEST_WORDS = 3
_WORD = re.compile(rf"[^\W_](?:[^\W_]|{IGNORED.pattern})*")


class _Sense(Flag):
    """What a word says in such a sentence."""

    FILLS = 0
    THING = auto()  # what is hidden
    PAGE = auto()  # it too, but `المشاركة` is taking part as well
    SEE = auto()
    TO = auto()
    TO_SEE = auto()
    TO_LOAD = auto()
    DOOR = auto()  # what one has to do, or to be
    ENTER = auto()  # and is told to
    GUEST = auto()
    MEMBER = auto()
    RIGHT = auto()
    THANKS = auto()  # a door where something is to be pressed
    POSTS = auto()  # a door where a number is told
    PRESS = auto()
    COUNT = auto()
    MUST = auto()
    OWES = auto()  # plainer than a request
    REQUIRES = auto()
    PROMISES = auto()
    LIMIT = auto()
    NOT = auto()
    HIDDEN = auto()
    KEPT = auto()  # for some
    ONLY = auto()


_SEEING = (
    r"(?:مشاهد|روي|معاين|قراء)(?:ه|ت\w{1,3})|(?:عرض|اظهار|ظهور|استعراض|تصفح|كشف)(?:ها?)?"
    r"|اطلاع|وصول"
)
_THINGS = (
    r"رابط|روابط|وصل(?:ه|ات)|لينك(?:ات)?|محتو(?:ي|يات|ياته|اه|اها)|نص(?:وص)?|صور(?:ه|ته)?"
    r"|(?:مرفق|ملحق|ملف|فيديو)(?:ات|هات)?|مق(?:طع|اطع)|وسايط|ا?كواد|كود|جزء"
)
_PAGES = r"موضوع|مشاركه|مساهمه|رساله"
_DOORS = r"رد[اك]?|ترد|تسجيلك?|دخولك?|مسجل[اه]?|عضوي(?:ه|تك)|اشتراك|اعجابك?|تفاعل|تقييم|حساب[اك]?"
_FORMS = (
    (_Sense.TO_SEE | _Sense.THING, r"لل(?:مشاهده|رويه|معاينه)"),
    (_Sense.TO_SEE, rf"ل(?:{_SEEING})|لت(?:ري|شاهد|ظهر)"),
    (_Sense.TO_LOAD, r"لتحميل(?:ها?)?"),
    (_Sense.SEE, rf"(?:ب?ال|ب)?(?:{_SEEING})|[تي](?:ري|راه|راها|شاهد|ظهر)|view|see|access"),
    (_Sense.TO, r"لتتمكن|لتستطيع|لكي|كي|يمكنهم|بامكانهم|يستطيعون|to|can|for"),
    (
        _Sense.THING,
        rf"و?(?:ال|[بل]|لل|بال)?(?:{_THINGS})|(?:content|link|url|image|picture|attachment|file"
        r"|code|video)s?|media|text|data",
    ),
    (_Sense.PAGE, rf"(?:ال|[بل]|لل|بال)?(?:{_PAGES})|(?:post|thread|topic)s?"),
    (_Sense.MEMBER, r"و?(?:ال|لل|بال)?(?:اعضاء|مسجل[يو]ن|مشتركين|مميزين|مفعلين)|(?:member|user)s?"),
    (_Sense.DOOR | _Sense.ENTER | _Sense.MUST, r"سجل|شارك|ادخل"),
    (
        _Sense.DOOR,
        rf"و?(?:ب?ال|[بل]|لل)?(?:{_DOORS})|repl(?:y|ied|ying)|regist\w+|log|logged|login|sign|signed"
        r"|reactions?|react|عضوا?",
    ),
    (_Sense.DOOR | _Sense.GUEST, r"(?:ال|لل)(?:زوار|زاير|ضيوف|ضيف)|guests?"),
    (_Sense.RIGHT, r"(?:ال|لل|ب)?(?:صلاحي(?:ه|ات|اتك|تك)|تصريح|اذن)|permissions?|allowed"),
    (_Sense.THANKS, r"(?:ب?ال|لل)?شكرا?"),
    (_Sense.POSTS, r"(?:ال)?مشاركات(?:ك)?"),
    (_Sense.PRESS | _Sense.ENTER, r"ب?الضغط|اضغط|انقر|اضف|ضع|تضع|اكتب|give|add"),
    (_Sense.COUNT, r"\d+|عدد"),
    (
        _Sense.MUST,
        r"الرجاء|رجاء|يرجي|المرجو|فضلك|فضلا|قم|تقوم|must|need|have|please",
    ),
    (_Sense.MUST | _Sense.OWES, r"يجب|ينبغي|يتوجب|يلزمك?م?|عليك|تحتاج|يشترط|شرط"),
    (_Sense.PROMISES, r"س(?:[يت]ظهر|تتمكن|تستطيع|تري|تشاهد)|ll|will"),
    (_Sense.REQUIRES, r"[يت]تطلب|[يت]ستلزم"),
    (_Sense.MUST | _Sense.LIMIT, r"حتي|قبل|الا|before|until|unless|only"),
    (_Sense.NOT, r"و?(?:لا|لن|لم)|ليست?|غير|لايمكنك?|لاتستطيع|لاتملك|not|cannot"),
    (_Sense.HIDDEN, r"hidden|(?:ال)?مخفيه?|محجوبه?"),
    (_Sense.KEPT, r"متاحه?|حصري[اه]?|خاصه?|مقفله?"),
    (_Sense.ONLY, r"فقط"),
    (
        _Sense.FILLS,
        r"علي|اخفاء|في|من|الي|عن|هذا|هذه|ذلك|او|و|ثم|ان|انت|انك|تكون|يكون|اقل|زر|اولا|الان|هنا|لك|عليه"
        r"|عزيزي|العضو|اخي|عذرا|عفوا|معذره|المعذره|ناسف|للاسف|تنبيه|ملاحظه|المنتدي|منتدانا|الموقع|موقعنا"
        r"|لعدم|امتلاكك|لانك|هم|الذين|التي|بعد|عند|بمجرد|مره|واحده|الاقل|بالكامل|كاملا?|كل|جميع|ب?هذ[اه]|لهذ[اه]|وضع"
        r"|اضافه|كتابه|انشاء|مع|(?:ال)?(?:كافيه|لازمه|مطلوبه|مرفقه)|يمكن|يمكنك|يمكنكم|تتمكن|تستطيع"
        r"|بامكانك|تملك|لديك|مسموح|مصرح|يسمح|يحق"
        r"|you|be|are|is|do|in|up|order|or|and|now|first|this|the|these|that|a|of|full|all|activated"
        r"|contained|here|with|one|following|click|on|it|after|required|attached|able|once",
    ),
)
# What stands behind the seeing where something is refused.
_BEHIND = _Sense.DOOR | _Sense.MEMBER | _Sense.THANKS | _Sense.PRESS
_SENSES = tuple((sense, re.compile(forms)) for sense, forms in _FORMS)


def is_hidden_sentence(line: str) -> bool:
    """Whether a line tells that something is hidden, and no more."""
    senses = _senses(line)
    return senses is not None and len(senses) >= _FEWEST_WORDS and _tells(senses)


def speaks_of_hidden(line: str) -> bool:
    """Whether all words of a line may stand in such a sentence: it is one, or a part of it."""
    return _senses(line) is not None


@lru_cache(8192)
def may_begin(words: str) -> bool:
    """Whether a line that begins so may speak of hidden things; quick, for most lines do not."""
    return bool(words) and speaks_of_hidden(words)


def _senses(line: str) -> list[_Sense] | None:
    """What the words of a line say; None where it has others, is long, or asks."""
    if len(line) > _LONGEST or "؟" in line:
        return None
    senses = []
    for word in _WORD.finditer(line):
        sense = _sense(word[0])
        if sense is None:
            return None
        senses.append(sense)
    return senses


def _tells(senses: list[_Sense]) -> bool:
    """Whether such words ask for something so that one sees, refuse it, or tell for whom it is."""
    said = _Sense.FILLS
    for sense in senses:
        said |= sense

    def has(*wanted: _Sense) -> bool:
        return all(one in said for one in wanted)

    if not (has(_Sense.THING) or has(_Sense.PAGE)):
        return False
    enters = has(_Sense.DOOR) or has(_Sense.THANKS, _Sense.PRESS) or has(_Sense.POSTS, _Sense.COUNT)
    to_see = has(_Sense.TO_SEE) or _leads_to(senses, _Sense.TO, _Sense.SEE)
    to_see = to_see or has(_Sense.TO_LOAD, _Sense.OWES)
    asked = has(_Sense.MUST) or _leads_to(senses, _Sense.PRESS, _Sense.DOOR | _Sense.THANKS)
    if enters and ((to_see and asked) or has(_Sense.REQUIRES, _Sense.SEE)):
        return True
    for_some = has(_Sense.MEMBER) or enters
    if for_some and to_see and has(_Sense.ONLY):
        return True
    if for_some and (has(_Sense.HIDDEN) or has(_Sense.KEPT, _Sense.THING)):
        return asked or any(map(has, (_Sense.ONLY, _Sense.GUEST, _Sense.PROMISES)))
    if not has(_Sense.NOT) or not (has(_Sense.SEE) or to_see):
        return False
    if has(_Sense.RIGHT) or has(_Sense.GUEST):
        return True
    return (has(_Sense.LIMIT) or has(_Sense.ENTER)) and _seen_first(senses)


def _leads_to(senses: list[_Sense], one: _Sense, other: _Sense) -> bool:
    """Whether a word of one sense stands before one of the other, with two between at most."""
    return any(
        one in sense and any(near & other for near in senses[place + 1 : place + 4])
        for place, sense in enumerate(senses)
    )


def _seen_first(senses: list[_Sense]) -> bool:
    """Whether seeing is told before the door: `no answer before you see it` is an author's."""
    sees = [n for n, sense in enumerate(senses) if sense & (_Sense.SEE | _Sense.TO_SEE)]
    doors = [n for n, sense in enumerate(senses) if sense & _BEHIND]
    return bool(doors) and sees[0] < doors[-1]


@lru_cache(4096)
def _sense(word: str) -> _Sense | None:
    """The first sense that a word has; None where it is none of these words."""
    folded = fold_in_place(IGNORED.sub("", word))
    return next((sense for sense, forms in _SENSES if forms.fullmatch(folded)), None)
