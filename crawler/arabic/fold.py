"""The text of a post as it is compared with others: what differs only in writing is equal."""

from __future__ import annotations

import re
import unicodedata

_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")
# Letters of Persian and Urdu keyboards, and those that Arabic writers interchange.
_LETTERS = {
    **dict.fromkeys("ٱٲٳ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    **dict.fromkeys("ةہھە", "ه"),
    **dict.fromkeys("کڪگ", "ك"),
}


class _Fold(dict[int, str]):
    """What stands for a character; worked out when a text first holds it."""

    def __missing__(self, code: int) -> str:
        # NFKD parts the hamza and the madda from their seats, and undoes presentation forms.
        parts = unicodedata.normalize("NFKD", chr(code).lower())
        value = self[code] = "".join(map(_folded, parts))
        return value


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"} or char == "ـ":
        return ""
    if category[0] in "PSZC" and category != "Co":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    return _LETTERS.get(char, char)


_FOLD = _Fold()


def fold(text: str) -> str:
    """A text in the one form in which equal texts are equal: words, and single spaces.

    Case, diacritics, tatweel, forms of alef, ya, ta marbuta and hamza, the digit sets, punctuation,
    spaces and elongation (`شكراااا`) make no difference; the digits' values do. Words fold alone as
    they do in a text. Without letters and digits nothing is left.
    """
    return _ELONGATED.sub(r"\1", " ".join(text.translate(_FOLD).split()))
