"""Arabic text in one form: names, lines and bodies cleaned, spaces made one."""

import re
import unicodedata
from functools import lru_cache

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

# What stands in a text to be drawn by, not read.
BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], None)
INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF, 0x180E], None)
_SPACES = dict.fromkeys([0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
CONTROLS = dict.fromkeys(
    [c for c in range(0x20) if c not in (0x09, 0x0A)] + list(range(0x7F, 0xA0)), None
)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), None)
_CLEAN = {**BIDI, **INVISIBLE, **_SPACES, **CONTROLS, **_SURROGATES}
# One scan tells whether a text needs any of it.
_DIRTY = re.compile(f"[{DIRTY_CHARACTERS}{SURROGATES}]")
_PRESENTATION = re.compile(f"[{PRESENTATION_FORMS}]+")
# Names, labels, dates and titles have no more characters.
SHORT = 100
_JOINERS = re.compile("[\u200c\u200d]+")
_ARABIC = re.compile("[\u0620-\u06ff]")
_LINES = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")


def _keep_joiner(text: str) -> str:
    """Drop joiners that join nothing: they mean something between letters and inside emoji only.

    Of several the first is meant. Arabic letters join each other without one.
    """

    def judge(match: re.Match[str]) -> str:
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        joiner = match[0][0]
        if joiner == "\u200d" and _ARABIC.match(before) and _ARABIC.match(after):
            return ""
        return joiner if _joins(before) and _joins(after) else ""

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
    return _cleaned(text) if len(text) <= SHORT else _cleaned.__wrapped__(text)


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
