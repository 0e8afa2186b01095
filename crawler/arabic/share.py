"""How much of a text is Arabic."""

from __future__ import annotations

import re

from crawler.arabic.kinds import ARABIC, LETTER, LETTERS, SURROGATE, kinds_of

_OF_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]+")


def arabic_share(text: str) -> float:
    """The share of Arabic letters among the letters of a text, 0 to 1, three places."""
    kinds = kinds_of(text)
    letters, arabic = kinds.count(LETTER), kinds.count(ARABIC)
    if kinds.any & SURROGATE:  # characters of two units, such as emoji: none is an Arabic letter
        letters += len("".join(LETTERS.findall("".join(_OF_TWO_UNITS.findall(text)))))
    return round(arabic / letters, 3) if letters else 0.0
