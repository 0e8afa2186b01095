"""The words on the buttons of a post, and the notices that an engine puts into it."""

from __future__ import annotations

import re

from crawler.arabic.text import keys_of, norm_key

_BUTTONS = keys_of("""
رد مع اقتباس
رد مع الاقتباس
رد باقتباس
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
تبليغ
شكوى
تنبيه للمشرف
تنبيه للمراقب
إرسال تنبيه بسبب هذه المشاركة
تجزئة الموضوع
تعديل المشاركة
تعديل/حذف رسالة
حذف المشاركة
حذف الرسالة
اقتباس هذه الرسالة في الرد
استعراض الملف الشخصي
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
تعديل
حذف
بحث
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
    "رد\nمشاركة\nتعديل\nحذف\nبحث\nأعلى\nشارك\nأعجبني\nإعجاب\nالموقع\nlike\ntop\nedit"
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
    return (key in _BUTTONS and key not in _AMBIGUOUS_BUTTONS) or is_member_menu(text)


_NOTICE = re.compile(
    "|".join(
        [
            r"يجب علي?ك?\s*التسجيل لمشاهده الرابط",
            r"للاعضاء المسجلين فقط",
            r"لمشاهده الروابط يلزمك",
            r"روابط التحميل لا تظهر للزوار",
            r"^للمشاهده يجب الرد",
            r"النص المخفي: لن تظهر",
            r"الرابط مخفي",
            r"محتوي مخفي",
            r"^(?:اظهار|اخفاء|اظهار ?/ ?اخفاء)$",
            r"ندعوك للتسجيل في المنتدي او التعريف بنفسك",
            r"هذه الصوره تم تصغيرها",
            r"تم تصغير هذه الصوره",
            r"^المرفق المطلوب لم يعد موجود",
            r"^هل تريد التفاعل مع هذه المساهمه",
            r"^الموضوع الاصلي\s*:.*(?:المصدر|الكاتب)\s*:",
            r"^sent from my\b",
            r"^ارسلت من .*tapatalk",
            r"\btapatalk$",
            r"^نوع الملف: \S+",
            r"^(?:المرفقات|الملفات المرفقه|الصور المرفقه|الصور المصغره للصور المرفقه)$",
            r"^(?:كود|كود php|شفره|code|php code)$",
            r"^(?:ردود الافعال|التفاعلات)\s*:\s*\S",
            r"^\d+ (?:تعليق(?:ات)?|رد(?:ود)?|اجاب(?:ه|ات)|comments?|replies|answers)$",
            r"^\d+ ?(?:اعجاب(?:ات)?|معجب(?:ين|ون)?|لايكات?|likes?)$",
            r"\bو ?\d+ (?:اشخاص اخرين|اخرين|شخص اخر)$",
            r"^عدد مرات تغيير النص \d+",
            r"^سجل الدخول للمشاهده$|^لمشاهده الموضوع بالكامل$",
            r"^تم اخفاء (?:نص|توقيع) هذه ال\w+ بواسطه الاداره",
            r"^انت تقوم بتجاهل هذا العضو$|^محتوي تم تجاهله$",
            r"^(?:ال)?اعلانات$|^اعلانك هنا$|^advertisement$",
        ]
    )
)


_MENU = re.compile(
    r"^(?:البحث عن|ايجاد|مشاهده|عرض|زياره|ارسال|اضف)\s.{0,30}?"
    r"(?:مشاركات|الملف الشخصي|ملفه الشخصي|رساله|مواضيع|موقع|قائمه)\b.{0,60}$"
    r"|^(?:view public profile|find more posts by|send a private message to|visit .+'s homepage)\b"
)


def is_member_menu(text: str) -> bool:
    """Whether a line is an entry of the menu under a member's name."""
    return len(text) <= 100 and bool(_MENU.match(norm_key(text)))


_COMMENT_LINKS = keys_of(
    "رابط هذا التعليق\nrecommended posts\nالمشاركات الموصى بها\nالتوصيات\nlink to comment"
)


def is_comment_link(text: str) -> bool:
    """Whether a line is Invision's heading over its posts, or the link under each of them."""
    return norm_key(text) in _COMMENT_LINKS


def is_reactions_heading(text: str) -> bool:
    """Whether a line is the heading over the names of those who reacted to a post."""
    return text.endswith(":") and norm_key(text) in {"ردود الافعال", "التفاعلات", "reactions"}


def is_notice(text: str) -> bool:
    """Whether a line is the forum's own notice inside a post (hidden link, resized image, ...)."""
    return len(text) < 250 and bool(_NOTICE.search(norm_key(text)))
