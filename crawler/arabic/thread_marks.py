"""What stands beside a thread's title in a list: that it is sticky, that it moved, who began it."""

from __future__ import annotations

import re

from crawler.arabic.text import keys_of, norm_key

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
