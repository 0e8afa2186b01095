"""The text of a post as it is compared with others: in full, and by a rough print before that."""

import re
import unicodedata
from functools import cache

from crawler.arabic.keys import KEY_CHARACTERS, LETTERS, Folding

_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")
_LETTERS = {**LETTERS, **dict.fromkeys("ٲٳ", "ا"), "ې": "ي", "ە": "ه"}
# Phrases that are one character and that Unicode does not take apart.
_PHRASES = {
    "﷽": "بسم الله الرحمن الرحيم",
    "﷾": "سبحانه وتعالى",
    "﷿": "عز وجل",
    "﵀": "رحمه الله",
    "﵁": "رضي الله عنه",
    "﵂": "رضي الله عنها",
    "﵃": "رضي الله عنهم",
    "﵄": "رضي الله عنهما",
    "﵇": "عليه السلام",
    "﵈": "عليهم السلام",
    "﵊": "عليه الصلاة والسلام",
    "﵌": "صلى الله عليه وآله وسلم",
}


def _plain(char: str) -> str:
    char = char.lower()
    # NFKD parts the hamza and the madda from their seats, and undoes presentation forms.
    parts = unicodedata.normalize("NFKD", _PHRASES.get(char, char))
    value = "".join(map(_folded, parts))
    # A phrase stands by itself; `ﷲ` is a word that others are written on to.
    return f" {value} " if " " in value else value


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"} or char == "ـ":
        return ""
    if category[0] in "PSZC" and category != "Co":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    return _LETTERS.get(char, char)


_FOLD = Folding(_plain)


def fold(text: str) -> str:
    """A text in the one form in which equal texts are equal: words, and single spaces.

    Case, diacritics, tatweel, forms of alef, ya, ta marbuta and hamza, the digit sets, punctuation,
    spaces, elongation (`شكراااا`) and phrases that are one character (`ﷺ`) make no difference; the
    digits' values do. Words fold alone as they do in a text. Without letters and digits nothing is
    left.
    """
    return _ELONGATED.sub(r"\1", " ".join(text.translate(_FOLD).split()))


_WRITTEN = [*map(chr, range(0x80)), *map(chr, range(0x600, 0x700))]


def skeleton(text: str) -> bytes:
    """The letters and digits of a text, roughly; line breaks stay.

    Of each character the low byte is taken, which tells Arabic letters apart. Texts with the same
    `norm_key` in Arabic and ASCII have the same skeleton, whatever their spaces and diacritics;
    others may have it too.
    """
    kept, dropped = _bytes()
    return text.encode("utf-16-le", "surrogatepass")[::2].translate(kept, dropped)


@cache
def _bytes() -> tuple[bytes, bytes]:
    """Which byte stands for each byte, and which are dropped: what is one in a key is one here."""
    group = list(range(0x100))
    dropped = set()
    for char in _WRITTEN:
        key = KEY_CHARACTERS.get(ord(char), char)
        if key is None or (char.isspace() and char != "\n"):
            dropped.add(ord(char) & 0xFF)
            continue
        one, other = group[ord(char) & 0xFF], group[ord(key.lower()) & 0xFF]
        group = [one if name == other else name for name in group]
    gone = {group[byte] for byte in dropped - {0x0A}}
    return bytes(group), bytes(byte for byte in range(0x100) if group[byte] in gone)
