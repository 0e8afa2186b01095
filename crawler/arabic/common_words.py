"""Words by which Arabic that is read rightly is told from Arabic in a wrong charset."""

from __future__ import annotations

import re

ARABIC_WORD = re.compile("[\u0621-\u0652]+")
# Words that stand on nearly every Arabic page; mojibake and wrong charsets have none of them.
COMMON_WORDS = ("في", "من", "على", "ال", "ان", "هذ", "لا", "ما", "و")


def is_mostly_arabic(text: str) -> bool:
    """Whether most of a text beyond ASCII is Arabic: a wrong reading has signs between letters."""
    letters = sum(map(len, ARABIC_WORD.findall(text)))
    return letters * 2 > sum(map("\x7f".__lt__, text))


def foreign_words(text: str) -> list[str]:
    """The words of a text that have a letter beyond ASCII."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]


def common_share(text: str) -> float:
    """Which share of these words begins as common words of Arabic do: from 0 to 1."""
    words = foreign_words(text)
    common = [w for w in words if w.startswith(COMMON_WORDS) and ARABIC_WORD.fullmatch(w)]
    return len(common) / len(words) if words else 0.0
