"""Arabic words that sites put into the paths of their forums in place of English ones."""

from __future__ import annotations

from urllib.parse import quote

_BOARDS = "منتدى المنتدى قسم القسم"
_INDEXES = "منتديات المنتديات منتدى المنتدى"
_THREADS = "موضوع الموضوع مواضيع المواضيع موضوعات"
_REPLIES = "رد الرد ردود الردود"
_MEMBERS = "عضو العضو أعضاء الأعضاء اعضاء الاعضاء مستخدم المستخدم مستخدمين المستخدمين"


def _escaped(words: str) -> str:
    return "|".join(map(quote, words.split()))


# Alternations for regular expressions over paths with percent-escapes (upper-case hex).
BOARD_FOLDERS = _escaped(_BOARDS)
INDEX_FOLDERS = _escaped(_INDEXES)
THREAD_FOLDERS = _escaped(_THREADS)
REPLY_FOLDERS = _escaped(_REPLIES)
MEMBER_FOLDERS = _escaped(_MEMBERS)
# What stands in an address, without its escapes, before the name of a board.
BOARD_STEPS = frozenset("منتدى قسم أقسام مجموعة".split())
