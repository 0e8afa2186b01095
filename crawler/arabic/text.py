"""Arabic text: keys to compare by, and names and bodies brought to one form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.arabic.kinds import (
    DIRTY,
    DIRTY_CHARACTERS,
    LONG,
    ODD,
    PRESENTATION_FORMS,
    SPACE,
    SURROGATE,
    SURROGATES,
    kinds_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_BIDI = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], None
)
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF, 0x180E], None)
_SPACES = dict.fromkeys([0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_CONTROLS = dict.fromkeys(
    [c for c in range(0x20) if c not in (0x09, 0x0A)] + list(range(0x7F, 0xA0)), None
)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), None)
_CLEAN = {**_BIDI, **_INVISIBLE, **_SPACES, **_CONTROLS, **_SURROGATES}
# One scan tells whether a text needs any of it.
_DIRTY = re.compile(f"[{DIRTY_CHARACTERS}{SURROGATES}]")
_PRESENTATION = re.compile(f"[{PRESENTATION_FORMS}]+")
# Names, labels, dates and titles have no more characters.
_SHORT = 100
_JOINERS = re.compile("[\u200c\u200d]")
_LINES = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")

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
    **_BIDI,
    **_INVISIBLE,
    **_CONTROLS,
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
    return _key(text) if len(text) <= _SHORT else _key.__wrapped__(text)


@lru_cache(8192)
def _key(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(KEY_CHARACTERS)
    return " ".join(text.split()).strip(_EDGES).lower()


def keys_of(lines: str) -> frozenset[str]:
    """The normalised keys of a list of words, one a line."""
    return frozenset(norm_key(line) for line in lines.strip().splitlines())


def _keep_joiner(text: str) -> str:
    """Drop joiners that join nothing: they mean something between letters and inside emoji only."""

    def judge(match: re.Match[str]) -> str:
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        return match[0] if _joins(before) and _joins(after) else ""

    return _JOINERS.sub(judge, text)


def _joins(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category in {"So", "Sk"}


def _is_dirty(text: str) -> bool:
    """Whether a text holds what is to be cleaned out of it, or may be."""
    if len(text) < LONG:
        return _DIRTY.search(text) is not None
    kinds = kinds_of(text)
    if kinds.any & SURROGATE and kinds.count(SURROGATE) != 2 * (len(kinds.each) - len(text)):
        return True  # halves of characters
    return bool(kinds.any & DIRTY)


def clean_text(text: str) -> str:
    """A name or a body in one form: NFC, presentation forms folded, invisible marks out.

    Lines, tatweel, diacritics, emoji, phrases that are one character (`ﷺ`), joiners that carry
    meaning and the digits stay as typed.
    """
    if _is_dirty(text):
        text = _LINES.sub("\n", text)
        text = _PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
        if "\u200c" in text or "\u200d" in text:
            text = _keep_joiner(text)
        text = text.translate(_CLEAN)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """`clean_text` as one trimmed line with single spaces; short ones come again and again."""
    return _cleaned(text) if len(text) <= _SHORT else _cleaned.__wrapped__(text)


@lru_cache(8192)
def _cleaned(text: str) -> str:
    return " ".join(clean_text(text).split())


def single_spaced(lines: list[str]) -> str:
    """Lines, one below the other, whose words are parted by single spaces; no other space is left.

    A line break inside of a line is a space as well.
    """
    lines = [line.strip() for line in lines]
    text = "\n".join(lines)
    if len(text) >= LONG and text.count("\n") < len(lines) and _is_single_spaced(text):
        return text
    return "\n".join([" ".join(line.split()) for line in lines])


def _is_single_spaced(text: str) -> bool:
    kinds = kinds_of(text)
    each = kinds.each
    return not kinds.any & ODD and bool((each[1:] & each[:-1]).max() < SPACE)
