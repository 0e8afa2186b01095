"""Whether lines are nothing but the words on the buttons of a post."""

from __future__ import annotations

import re

from crawler.arabic.button_table import AMBIGUOUS, BUTTONS
from crawler.arabic.member_menu import is_member_menu
from crawler.arabic.text import norm_key

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
_MOST_WORDS = max(key.count(" ") for key in BUTTONS) + 1
_LONGEST_ROW = 60
_ARROWS = frozenset("« » ‹ › ↑ ▲ | •".split())


def is_button(text: str) -> bool:
    """Whether a line is nothing but the word on a button of a post, or those of several."""
    if is_member_menu(text):
        return True
    key = norm_key(text)
    return (
        key in BUTTONS
        or _WORDED.fullmatch(key) is not None
        or text.strip() in _ARROWS
        or (" " in key and len(key) <= _LONGEST_ROW and _is_row(key.split()))
    )


def _is_row(words: list[str]) -> bool:
    """Whether words are those of buttons, one after the other."""
    if not words:
        return True
    sizes = range(min(len(words), _MOST_WORDS), 0, -1)
    return any(" ".join(words[:n]) in BUTTONS and _is_row(words[n:]) for n in sizes)


def is_certain_button(text: str) -> bool:
    """Whether a line is the word on a button, and no author would write it as a line."""
    key = norm_key(text)
    if key in BUTTONS:
        return key not in AMBIGUOUS
    return _WORDED.fullmatch(key) is not None or is_member_menu(text)
