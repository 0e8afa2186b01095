"""The words in which forums tell what they hide, by what they say of it."""

import re
from enum import Flag, auto
from functools import lru_cache

from crawler.arabic.fold_in_place import MARKS, fold_in_place


class Sense(Flag):
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
_DOORS = (
    r"رد[اك]?|ردود|ترد|تسجيلك?|دخولك?|مسجل[اه]?|عضوي(?:ه|تك)|اشتراك|اعجابك?|تفاعل|تقييم|حساب[اك]?"
)
_FORMS = (
    (Sense.TO_SEE | Sense.THING, r"لل(?:مشاهده|رويه|معاينه)"),
    (Sense.TO_SEE, rf"ل(?:{_SEEING})|ل[تي](?:ري|شاهد|ظهر)"),
    (Sense.TO_LOAD, r"لتحميل(?:ها?)?"),
    (Sense.SEE, rf"(?:ب?ال|ب)?(?:{_SEEING})|[تي](?:ري|راه|راها|شاهد|ظهر)|view|see|access"),
    (Sense.TO, r"ل?(?:تتمكن|تستطيع)|لكي|كي|يمكنهم|بامكانهم|يستطيعون|to|can|for"),
    (
        Sense.THING,
        rf"و?(?:ال|[بل]|لل|بال)?(?:{_THINGS})|(?:content|link|url|image|picture|attachment|file"
        r"|code|video)s?|media|text|data",
    ),
    (Sense.PAGE, rf"(?:ال|[بل]|لل|بال)?(?:{_PAGES})|(?:post|thread|topic)s?"),
    (
        Sense.MEMBER,
        r"و?(?:ال|لل|بال|ل)?(?:اعضاء|مسجل[يو]ن|مشتركين|مميزين|مفعلين)|(?:member|user)s?",
    ),
    (Sense.DOOR | Sense.ENTER | Sense.MUST, r"سجل|شارك|ادخل"),
    (
        Sense.DOOR,
        rf"و?(?:ب?ال|[بل]|لل)?(?:{_DOORS})|repl(?:y|ied|ying)|regist\w+|log|logged|login|sign|signed"
        r"|reactions?|react|عضوا?",
    ),
    (Sense.DOOR | Sense.GUEST, r"(?:ال|لل)(?:زوار|زاير|ضيوف|ضيف)|guests?"),
    (Sense.RIGHT, r"(?:ال|لل|ب)?(?:صلاحي(?:ه|ات|اتك|تك)|تصريح|اذن)|permissions?|allowed"),
    (Sense.THANKS, r"(?:ب?ال|لل)?شكرا?"),
    (Sense.POSTS, r"(?:ال)?مشاركات(?:ك)?"),
    (Sense.PRESS | Sense.ENTER, r"ب?الضغط|اضغط|انقر|اضف|ضع|تضع|اكتب|give|add"),
    (Sense.COUNT, r"\d+|عدد"),
    (
        Sense.MUST,
        r"(?:ال)?مطلوبه|الرجاء|رجاء|يرجي|المرجو|فضلك|فضلا|قم|تقوم|must|need|have|please",
    ),
    (Sense.MUST | Sense.OWES, r"يجب|ينبغي|يتوجب|يلزمك?م?|عليك|تحتاج|يشترط|شرط"),
    (Sense.PROMISES, r"س(?:[يت]ظهر|تتمكن|تستطيع|تري|تشاهد)|ll|will"),
    (Sense.REQUIRES, r"[يت]تطلب|[يت]ستلزم"),
    (Sense.MUST | Sense.LIMIT, r"لانك|حتي|قبل|الا|before|until|unless|only"),
    (Sense.NOT, r"و?(?:لا|لن|لم)|ليست?|غير|لايمكنك?|لاتستطيع|لاتملك|not|cannot"),
    (Sense.HIDDEN, r"hidden|(?:ال)?مخفيه?|محجوبه?"),
    (Sense.KEPT, r"متاحه?|حصري[اه]?|خاصه?|مقفله?"),
    (Sense.ONLY, r"فقط"),
    (
        Sense.FILLS,
        r"علي|اخفاء|في|من|الي|عن|هذا|هذه|ذلك|او|و|ثم|ان|انت|انك|تكون|يكون|اقل|زر|اولا|الان|هنا|لك|عليه"
        r"|عزيزي|العضو|اخي|عذرا|عفوا|معذره|المعذره|ناسف|للاسف|تنبيه|ملاحظه|المنتدي|منتدانا|الموقع|موقعنا"
        r"|لعدم|(?:ال)?تحميل|امتلاكك|هم|الذين|التي|بعد|عند|بمجرد|مره|واحده|الاقل|بالكامل|كاملا?|كل|جميع|ب?هذ[اه]|لهذ[اه]|وضع"
        r"|اضافه|كتابه|انشاء|مع|(?:ال)?(?:كافيه|لازمه|مرفقه)|يمكن|يمكنك|يمكنكم"
        r"|بامكانك|تملك|لديك|لدينا|مسموح|مصرح|يسمح|يحق"
        r"|you|be|are|is|do|in|up|order|or|and|now|first|this|the|these|that|a|of|full|all|activated"
        r"|contained|here|with|one|following|click|on|it|after|required|attached|able|once",
    ),
)
_SENSES = tuple((sense, re.compile(forms)) for sense, forms in _FORMS)


@lru_cache(4096)
def sense_of(word: str) -> Sense | None:
    """The first sense that a word has; None where it is none of these words."""
    folded = fold_in_place(MARKS.sub("", word))
    return next((sense for sense, forms in _SENSES if forms.fullmatch(folded)), None)
