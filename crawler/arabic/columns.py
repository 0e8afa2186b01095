"""Words that name the figures of a line in a list of threads or boards."""

from __future__ import annotations

import re

from crawler.arabic.text import keys_of, norm_key

_COLUMNS = {
    "replies": keys_of("""
الردود
ردود
رد
عدد الردود
التعليقات
تعليقات
تعليق
الأجوبة
الإجابات
إجابات
إجابة
جواب
replies
reply
comments
comment
answers
"""),
    "views": keys_of("""
المشاهدات
مشاهدات
مشاهدة
عدد المشاهدات
الزيارات
زيارات
زيارة
عدد الزيارات
القراءات
قراءة
قراءات
قرأت
مرات القراءة
views
view
hits
reads
"""),
    "topics": keys_of("""
المواضيع
مواضيع
موضوع
عدد المواضيع
الموضوعات
موضوعات
النقاشات
نقاشات
نقاش
الأسئلة
أسئلة
topics
topic
threads
discussions
"""),
    "posts": keys_of("""
المشاركات
مشاركات
مشاركة
عدد المشاركات
المنشورات
منشورات
منشور
posts
post
messages
"""),
    "last": keys_of("""
آخر مشاركة
اخر مشاركه
آخر رد
آخر تعليق
آخر مساهمة
last post
last reply
"""),
    "author": keys_of("""
الكاتب
كاتب الموضوع
صاحب الموضوع
بواسطة
المرسل
العضو
author
started by
"""),
}
# What stands in an address before the name of a board.
BOARD_STEPS = frozenset("منتدى قسم أقسام مجموعة".split())
COUNTED = frozenset({"replies", "views", "topics", "posts"})
_FIGURE = re.compile(r"^(?:[^\W\d]+\s+)?(?P<count>\d[\d,.٬٫]*)\s+(?P<label>\D{2,20})$")
_LABELLED = re.compile(r"^(?P<label>\D{2,20}?)\s*[:：]\s*(?P<count>\d[\d,.٬٫]*)$")


def column_of(heading: str) -> str | None:
    """What the column under a heading holds: `replies`, `views`, `topics`, `author`, `last`."""
    key = norm_key(heading).strip(" :")
    forms = {key, key.removesuffix("ا")}  # `12 تعليقا`: the accusative, as after most numbers
    return next((name for name, keys in _COLUMNS.items() if not keys.isdisjoint(forms)), None)


def figure_of(line: str) -> tuple[str, str] | None:
    """The column whose figure a line says with a word beside it (`3 ردود`), and the figure."""
    found = _FIGURE.match(line.strip()) or _LABELLED.match(line.strip())
    column = column_of(found["label"]) if found else None
    return (column, found["count"]) if found and column in COUNTED else None
