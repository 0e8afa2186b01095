"""Words in the lists of threads: next page, sticky, moved."""

from __future__ import annotations

from crawler.arabic.text import keys_of, norm_key

_NEXT = keys_of("""
التالي
التالى
القادم
الصفحة التالية
التالية
التالي >
next
next page
next >
suivant
suivante
nächste
weiter
siguiente
далее
след
sonraki
بعدی
›
»
>
""")


def is_next_link(text: str) -> bool:
    """Whether the text of a link leads to the next page."""
    return norm_key(text) in _NEXT or text.strip() in {">", "»", "›", "→", "←"}


_STICKY = keys_of("""
مثبت
مثبتة
موضوع مثبت
مواضيع مثبتة
هام
مهم
إعلان
اعلان
تعميم
pinned
sticky
important
announcement
épinglé
wichtig
angepinnt
fijado
sabit
""")


def is_sticky_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it stands above the others."""
    return norm_key(text).strip(" :[]()-") in _STICKY


_MOVED = keys_of("""
انتقل
نقل
تم نقله
تم النقل
moved
déplacé
verschoben
movido
""")


def is_moved_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it went to another board."""
    return norm_key(text).strip(" :[]()-") in _MOVED
