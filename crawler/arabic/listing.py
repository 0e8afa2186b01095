"""Words in the lists of threads: next page, sticky, moved."""

from __future__ import annotations

import re

from crawler.arabic.text import keys_of, norm_key

_NEXT = keys_of("""
التالي
التالى
القادم
الصفحة التالية
التالية
next
next page
suivant
suivante
page suivante
nächste
nächste seite
weiter
siguiente
далее
след
следующая
следующая страница
вперёд
sonraki
بعدی
""")
# An older thread is one by itself, older threads are more of a list.
_MORE = re.compile(
    r"(?:(?:عرض|تحميل|اظهار|شاهد|مشاهده) )?(?:ال)?مزيد(?: من ال\w+)?"
    r"|(?:(?!(?:ال)?موضوع )\w+ )?(?:ال)?اقدم"
    r"|(?:load|show|view|see) more(?: \w+)?|older(?! (?:topic|thread|discussion)$)(?: \w+)?"
)


_TURNED = keys_of("""
أحدث
الأحدث
أقدم
الأقدم
newer
older
""")


def is_turning_link(text: str) -> bool:
    """Whether the text of a link leads to another page of the same list, forward or back."""
    return is_next_link(text) or norm_key(text).strip(" ‹<←›>→") in _TURNED


def is_more_link(text: str) -> bool:
    """Whether the text of a link says that it adds more to what a page shows."""
    return _MORE.fullmatch(norm_key(text).strip(" ›>→")) is not None


def is_next_link(text: str) -> bool:
    """Whether the text of a link leads to the next page."""
    bare = norm_key(text).strip(" ›>→")
    return bare in _NEXT or text.strip() in {">", ">>", "»", "›", "→", "←"}


_STICKY = keys_of("""
مثبت
مثبتة
تثبيت
ثابت
لاصق
ملصق
هام
هامة
مهم
مهمة
إعلان
إعلان عام
إعلان هام
تعميم
pinned
topped
stickied
sticky
important
announcement
global announcement
épinglé
post-it
annonce
annonce globale
wichtig
angepinnt
angeheftet
ankündigung
bekanntmachung
globale bekanntmachung
fijado
важно
прикреплено
прилеплено
закреплено
объявление
sabit
""")


_OF_THREADS = re.compile(r"^(?:ال)?(?:موضوع|مواضيع) (?:ال)?")


def is_sticky_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it stands above the others."""
    key = norm_key(text).strip(" :[]()-")
    return key in _STICKY or _OF_THREADS.sub("", key) in _STICKY


_MOVED = keys_of("""
انتقل
نقل
منقول
محول
موضوع منقول
تم نقل
تم نقله
تم النقل
moved
déplacé
verschoben
movido
перемещено
перенесена
""")


def is_moved_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it went to another board."""
    return norm_key(text).strip(" :[]()-") in _MOVED


_STARTED_BY = re.compile(
    r"^(?:بد[أا](?:ه|ها)|(?:بد[أاء]|بدئ|أنشئ|كتب|أرسل)\s+(?:من\s+قبل|بواسطة)|بواسطة|الكاتب\s*:|"
    r"started\s+by|begonnen\s+von|démarré\s+par|iniciado\s+por|aperto\s+da|gestart\s+door|by)"
    r"\s*:?\s+",
    re.IGNORECASE,
)


def without_started_by(text: str) -> str:
    """The name in a thread's line without the words before it (`بدء بواسطة NAME`)."""
    return _STARTED_BY.sub("", text)
