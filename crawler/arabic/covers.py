"""What stands over hidden words where their author gave them no heading."""

from __future__ import annotations

from crawler.arabic.text import keys_of, norm_key

_COVERS = keys_of("""
summary
details
hide details
spoiler
show spoiler
hidden text
ملخص
تفاصيل
التفاصيل
إخفاء التفاصيل
إظهار التفاصيل
سبويلر
محتوى خاص
محتوى مخفي
نص مخفي
المحتوى المخفي
إظهار المحتوى المخفي
""")


def is_cover(text: str) -> bool:
    """Whether it is only the forum's own word for something hidden: `Summary`, `Spoiler`."""
    return norm_key(text) in _COVERS
