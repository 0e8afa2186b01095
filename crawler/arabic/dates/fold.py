"""A date's text in the one form that the patterns read."""

import re
import unicodedata
from collections.abc import Iterable

from crawler.arabic.keys import LETTERS, Folding

LONGEST = 300
# Stands for the mark of a Hijri year: without its tatweel it would be any other ه.
HIJRI = "\u0001"
_HIJRI_MARK = re.compile("ه\u0640+(?![^\\W\\d_])")
_LETTERS = {**LETTERS, "،": ",", "٫": ".", "٬": ",", "٪": "%", "’": "'", "–": "-"}


def _plain(char: str) -> str:
    return "".join(map(_folded, unicodedata.normalize("NFKC", char).lower()))


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in {"Mn", "Cf"} or char == "\u0640":
        return ""
    return _LETTERS.get(char, " " if category == "Zs" else char)


_FOLD = Folding(_plain)


def fold_date(text: str) -> str:
    """Digits ASCII, forms of letters unified, marks out, lower case; the Hijri mark as `HIJRI`."""
    if text.isascii():
        return text.lower()
    if "\u0640" in text:
        text = _HIJRI_MARK.sub(HIJRI, text)
    return text.translate(_FOLD)


def folded(*lists: str) -> list[str]:
    """The words of lists, parted by bars, folded."""
    return [fold_date(word) for words in lists for word in words.split("|")]


def either(words: Iterable[str]) -> str:
    """A pattern for one of several words, the longest that fits."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
