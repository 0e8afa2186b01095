"""The words on the buttons of a post."""

from __future__ import annotations

import re

from crawler.arabic.member_menu import is_member_menu
from crawler.arabic.text import keys_of, norm_key

_BUTTONS = keys_of("""
رد مع اقتباس
رد مع الاقتباس
رد باقتباس
اقتباس هذه الرسالة
إبلاغ عن إساءة
الإبلاغ عن إساءة
رابط دائم
أضف رد
أضف رد جديد
إضافة رد
اقتابس
اقتباس متعدد
رد سريع
اقتباس هذه الرسالة في الرد
اقتباس هذه المشاركة في الرد
أبلغ
تبليغ
أبلغ عن المشاركة
الإبلاغ عن المشاركة
نسخ الرابط
ابحث
رسالة خاصة
المدونة
الملف الشخصي
الرد على المشاركة
إضافة إلى الاقتباس
تحديد الكل
نسخة للطباعة
أدخل رد
اقتبس
إعجاب
أعجبني
أعجبني جداً
تقرير عن مشاركة سيئة
تقرير
إبلاغ
تقرير عن هذه المشاركة
شكوى
تنبيه للمشرف
تنبيه للمراقب
إرسال تنبيه بسبب هذه المشاركة
تجزئة الموضوع
تعديل المشاركة
تعديل/حذف رسالة
حذف المشاركة
حذف الرسالة
استعراض الملف الشخصي
عرض الملف
عرض الملف الشخصي
معاينة صفحة البيانات الشخصي للعضو
للأعلى
اذهب الى الأسفل
لفت انتباه المشرف الى هذه المشاركة
ردود هذا العضو فقط
هذا الرد فقط
أرسل رسالة خاصة لهذا العضو
معلومات عن العضو
رابط هذا التعليق
recommended posts
المشاركات الموصى بها
link to comment
share on other sites
شارك
شارك هذا الرد
الإبلاغ عن مشاركة
عرض مشاركة واحدة
عرض مشاركة مفردة
أدوات الموضوع
انواع عرض الموضوع
إبحث في الموضوع
تقييم هذا الموضوع
نسخ رابط المشاركة
رد
مشاركة
أعلى
إلى الأعلى
الرجوع الى أعلى الصفحة
أنقر هنا للرد
الرد
تعديل
حذف
بحث
البحث
reply
quote
reply with quote
zitieren
antworten mit zitat
nach oben
citer
répondre en citant
ответить с цитатой
вернуться наверх
вернуться к началу
report
report post
share
like
edit
delete
find
pm
الموقع
website
top
link
share this post
post reply
more options...
""")
# Words that an author writes as well: a button only among others of its kind.
_AMBIGUOUS_BUTTONS = keys_of(
    "رد\nالرد\nمشاركة\nتعديل\nحذف\nبحث\nالبحث\nابحث\nأعلى\nشارك\nأعجبني\nإعجاب\nالموقع\n"
    "رسالة خاصة\nالمدونة\nالملف الشخصي\nlike\ntop\nedit"
)
# Buttons in the many wordings of the engines' packs; nobody writes one as a line of his own.
_POST = r"(?:هذه |هذا )?(?:ال)?(?:مشاركه|رساله|موضوع|رد|محتوي|صفحه|تعليق)"
_WORDED = re.compile(
    "|".join(
        [
            rf"(?:تقديم )?(?:تقرير|تبليغ|ابلاغ|الابلاغ|بلغ) (?:عن |ب|حول ){_POST}(?: سييه)?",
            rf"(?:رد سريع|اقتباس متعدد|نسخ رابط) (?:علي |ل|الي )?{_POST}",
            r"(?:اضافه|اضف) (?:رد جديد|تقييم|اعجاب|شكر|علامه(?: مرجعيه)?|(?:الي|ل) ?المفضله)",
            r"(?:العوده|الانتقال|الذهاب|الرجوع) (?:الي |لل?)(?:ال)?اعلي(?: الصفحه)?|اعلي الصفحه",
            r"(?:شارك|مشاركه) هذ[اه] ال(?:صفحه|موضوع|مشاركه|محتوي)|شارك الموضوع",
            r"(?:مشاهده|عرض) (?:صفحه|نسخه) (?:صالحه |قابله )?لل?طباعه",
            r"ارسل (?:هذا )?(?:ال)?(?:موضوع|صفحه)? ?(?:الي|ل) ?صديق",
            r"(?:المزيد من ال|الرابط ال|اقتبس النص ال)(?:خيارات|دايم|محدد)",
            r"\+? ?multi-?quote|\+ ?(?:quote|اقتباس)|inhalt melden|antworten|melden|teilen",
            r"signaler|zum seitenanfang|gefällt mir|répondre|ответить|пожаловаться|поделиться",
        ]
    )
)
_MOST_WORDS = max(key.count(" ") for key in _BUTTONS) + 1
_LONGEST_ROW = 60
_ARROWS = frozenset("« » ‹ › ↑ ▲ | •".split())


def is_button(text: str) -> bool:
    """Whether a line is nothing but the word on a button of a post, or those of several."""
    if is_member_menu(text):
        return True
    key = norm_key(text)
    return (
        key in _BUTTONS
        or _WORDED.fullmatch(key) is not None
        or text.strip() in _ARROWS
        or (" " in key and len(key) <= _LONGEST_ROW and _is_row(key.split()))
    )


def _is_row(words: list[str]) -> bool:
    """Whether words are those of buttons, one after the other."""
    if not words:
        return True
    sizes = range(min(len(words), _MOST_WORDS), 0, -1)
    return any(" ".join(words[:n]) in _BUTTONS and _is_row(words[n:]) for n in sizes)


def is_certain_button(text: str) -> bool:
    """Whether a line is the word on a button, and no author would write it as a line."""
    key = norm_key(text)
    if key in _BUTTONS:
        return key not in _AMBIGUOUS_BUTTONS
    return _WORDED.fullmatch(key) is not None or is_member_menu(text)
