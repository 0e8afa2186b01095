"""Keys to compare words by, whichever way people write them."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from crawler.arabic.text import BIDI, CONTROLS, INVISIBLE, SHORT

_HARAKAT = "".join(chr(c) for c in [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670])
_HARAKAT += "".join(chr(c) for c in [*range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9)])
# Letters that Arabic writers interchange, and those of Persian and Urdu keyboards.
LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیئ", "ي"),
    **dict.fromkeys("ةہھ", "ه"),
    **dict.fromkeys("کڪگ", "ك"),
    "ؤ": "و",
}
# What stands in a key for a character; None where nothing does.
KEY_CHARACTERS: dict[int, str | None] = {
    **BIDI,
    **INVISIBLE,
    **CONTROLS,
    **dict.fromkeys(map(ord, _HARAKAT), None),
    0x200C: None,
    0x200D: None,
    0x0640: None,
    **{ord(letter): plain for letter, plain in LETTERS.items()},
    **{0x0660 + d: str(d) for d in range(10)},
    **{0x06F0 + d: str(d) for d in range(10)},
}
_EDGES = " :：.*-–•~«»[]"


class Folding(dict[int, str]):
    """What stands for each character by a rule, worked out when a text first holds it."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        self.rule = rule

    def __missing__(self, code: int) -> str:
        value = self[code] = self.rule(chr(code))
        return value


def norm_key(text: str) -> str:
    """The form in which labels and phrases are compared.

    Compatibility forms unified; marks, diacritics and tatweel gone; forms of alef, ya, ta marbuta,
    hamza seats and kaf unified; digits ASCII; one line; no decoration at the ends; lower case.
    Short texts are kept: of each one it is asked several times what it may be.
    """
    return _key(text) if len(text) <= SHORT else _key.__wrapped__(text)


@lru_cache(8192)
def _key(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(KEY_CHARACTERS)
    return " ".join(text.split()).strip(_EDGES).lower()


def keys_of(lines: str) -> frozenset[str]:
    """The normalised keys of a list of words, one a line."""
    return frozenset(norm_key(line) for line in lines.strip().splitlines())
