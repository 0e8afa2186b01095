"""Whether lines are nothing but the words on the buttons of a post, or under a member's name."""

import re

from crawler.arabic.button_table import AMBIGUOUS, CERTAIN
from crawler.arabic.keys import keys_of, norm_key
from crawler.arabic.turning_links import MORE

# The many wordings of the engines: what is done, and to what of the forum's. Nobody writes one as
# a line of his own, but of some deeds.
_OF_FORUM = (
    r"(?:هذ[اه] )?(?:ال|لل)?(?:مشاركه|رساله|موضوع|رد|محتوي|صفحه|تعليق|منشور|مساهمه|مداخله)"
    r"(?: (?:سييه|مخالفه?|جديده?|(?:ال)?اصلي))?"
)
_DONE = r"(?:ال)?(?:رد|اقتباس)|اقتبس|تعديل|حذف|تفاصيل|طباعه|اطبع|تجزيه|فصل|بعث|انشر|ارسال|ارسل"
_SAID = r"رفع|متابعه|تقييم|كتابه"
_TO = r"علي |الي |ل|ب"
_WORDED = re.compile(
    "|".join(
        [
            rf"(?:{_DONE})(?: (?:ال)?(?:سريع|متعدد))? (?:{_TO})?{_OF_FORUM}(?: في الرد)?",
            r"(?:تقديم )?(?:ال)?(?:تقرير|تبليغ|ابلاغ|بلغ|ابلغ) "
            rf"(?:عن |ب|حول )(?:{_OF_FORUM}|هذا|اساءه|مخالفه)",
            rf"(?:رد سريع|نسخ رابط) (?:{_TO})?{_OF_FORUM}",
            rf"(?:(?:الغاء )?(?:ال)?اشتراك|اشترك) (?:في |ب){_OF_FORUM}|الغاء (?:ال)?اشتراك",
            r"(?:اضافه|اضف|الغاء|ازاله) (?:(?:الي |من )?ال|ل ?ل?)(?:مفضله|اشارات المرجعيه)",
            r"(?:اضافه|اضف|وضع|ضع) (?:رد(?: جديد| سريع)?|تعليق|تقييم|اعجاب|شكر)",
            r"(?:اضافه|اضف|وضع|ضع) (?:علامه(?: مرجعيه| كحل)?|اشاره مرجعيه)",
            r"(?:(?:ال)?(?:عوده|رجوع)|الانتقال|الذهاب) (?:الي |لل?)(?:ال)?(?:اعلي|اسفل|مقدمه)"
            r"(?: الصفحه)?"
            r"|اعلي الصفحه",
            r"(?:شارك|مشاركه) هذ[اه] ال(?:صفحه|موضوع|مشاركه|محتوي)|شارك الموضوع",
            r"(?:شارك|مشاركه|انشر) (?:عبر|علي) (?:ال)?(?:فيس ?بوك|تويتر|واتس ?اب|تليجرام|بريد)",
            r"(?:مشاهده|عرض) (?:صفحه|نسخه) (?:صالحه |قابله )?لل?طباعه",
            r"ارسل (?:هذا )?(?:ال)?(?:موضوع|صفحه)? ?(?:الي|ل) ?صديق",
            r"(?:الرابط ال|اقتبس النص ال)(?:دايم|محدد)|(?:عرض )?افضل اجابه",
            r"تصويت (?:ايجابي|سلبي|للاعلي|للاسفل)|(?:سجل|تسجيل) (?:ال)?دخول\w* للرد",
            r"\+? ?multi-?quote|\+ ?(?:quote|اقتباس)|inhalt melden|antworten|melden|teilen",
            r"signaler|zum seitenanfang|gefällt mir|répondre|ответить|пожаловаться|поделиться",
            rf"{MORE}|المزيد من (?:ال)?(?:خيارات|مشاركات|ردود|تعليقات)(?: \d+)?",
        ]
    )
)
_AMONG_OTHERS = re.compile(rf"(?:{_SAID}) (?:{_TO})?{_OF_FORUM}")
_BUTTONS = CERTAIN | AMBIGUOUS
_MOST_WORDS = max(key.count(" ") for key in _BUTTONS) + 1
_LONGEST_ROW = 60
# Of the buttons that stand in a row, beside those of the deeds: most lines begin with none.
_FIRST_WORDS = {key.split()[0] for key in _BUTTONS} | set(
    "الاقتباس تفاصيل اطبع فصل بعث انشر ارسال ارسل التقرير التبليغ الابلاغ بلغ الاشتراك اشترك الغاء"
    " اضافه اضف رفع متابعه تقييم كتابه تصويت المزيد الرجوع".split()
)
_ARROWS = frozenset("« » ‹ › ↑ ▲ | •".split())


_THREAD_TOOLS = keys_of("أدوات الموضوع\nthread tools")


def is_thread_tools(text: str) -> bool:
    """Whether a line is the button with which vBulletin opens the menu over a thread's posts."""
    return norm_key(text) in _THREAD_TOOLS


def is_button(text: str) -> bool:
    """Whether a line is nothing but the word on a button of a post, or those of several."""
    if is_member_menu(text):
        return True
    key = norm_key(text)
    return (
        _is_one(key)
        or text.strip() in _ARROWS
        or (" " in key and len(key) <= _LONGEST_ROW and _is_row(key.split()))
    )


def _is_one(key: str) -> bool:
    """Whether a key is the word on one button."""
    return key in _BUTTONS or bool(_WORDED.fullmatch(key) or _AMONG_OTHERS.fullmatch(key))


def _is_row(words: list[str]) -> bool:
    """Whether words are those of buttons, one after the other."""
    if not words:
        return True
    if words[0] not in _FIRST_WORDS:
        return False
    sizes = range(min(len(words), _MOST_WORDS), 0, -1)
    return any(_is_one(" ".join(words[:n])) and _is_row(words[n:]) for n in sizes)


def is_common_word(text: str) -> bool:
    """Whether authors write the word on a button as well, as a line of their own."""
    key = norm_key(text)
    return key in AMBIGUOUS or _AMONG_OTHERS.fullmatch(key) is not None


def is_certain_button(text: str) -> bool:
    """Whether a line is the word on a button, and no author would write it as a line."""
    key = norm_key(text)
    if key in AMBIGUOUS:
        return False
    return key in CERTAIN or _WORDED.fullmatch(key) is not None or is_member_menu(text)


# No more words than the member's name stand behind what is done about them.
_MENU = re.compile(
    r"(?:(?:البحث|ابحث) عن|ايجاد) (?:كل |جميع |المزيد من )?(?:ال)?(?:مشاركات|مواضيع)(?: .{1,60})?"
    r"|(?:مشاهده|عرض|استعرض|استعراض) (?:(?:ال)?ملفه?ا? الشخصي(?: .{1,40})?|نبذه عن المستخدمين)"
    r"|(?:مشاهده|عرض) (?:(?:كل |جميع )?(?:ال)?مشاركات(?: \S+){0,4}|(?:مقالات )?(?:ال)?مدونه)"
    r"|زياره (?:الموقع|موقع(?: \S+){1,4})|ارسال بريد(?: الكتروني)?(?: الي .{1,40})?"
    r"|(?:ارسال|ارسل|بعث|ابعث) رساله(?: خاصه| شخصيه)?(?: (?:الي |ل)\S+(?: \S+){0,3})?"
    r"|(?: ?(?:ارسال|ارسل) رساله عبر (?:msn|yahoo!?|skype|aim|icq) الي \S+(?: \S+){0,3}?)+"
    r"|(?:اضف|اضافه) .{1,40} (?:الي |ل)قايمه (?:ال)?(?:اصدقا|تجاهل|معارف)\w*|(?:اضف|اضافه) ك?صديق"
    r"|(?:view (?:public )?profile|view forum posts|(?:find|view) (?:more|all) posts by"
    r"|send a private message to|visit .+'s homepage).*"
)


def is_member_menu(text: str) -> bool:
    """Whether a line is an entry of the menu under a member's name."""
    return len(text) <= 100 and bool(_MENU.fullmatch(norm_key(text)))
