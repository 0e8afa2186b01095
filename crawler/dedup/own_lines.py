"""Which lines an author repeats on purpose: list items, code, speech, verse and its refrains."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from crawler.arabic.punctuation import COLONS, PAUSES, STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

# A dot, dash or star, a number, or a single letter with its mark.
_ITEM = re.compile(r"\s*(?:[*•·●▪◦+\u2010-\u2015-]+|\(?\d{1,3}\s?[.):/-]|\(?[^\W\d_]\s?[.)-])\s")
_CODE = re.compile(r"[{};=<>|$\\].*[{};=<>|$\\].*[{};=<>|$\\]")
_INDENTED = re.compile(r"(?: {2}|\t)")
_ARABIC = re.compile(r"[\u0620-\u064A]")
# A name of up to three words, and a colon.
_SPEAKER = re.compile(r"\s*(?:\w+\s+){0,2}\w+\s*:")
_CLOSED = re.compile(rf"[{STOPS}{PAUSES}{COLONS}…]\W*$")
# Both halves of a line of verse together seldom have more words.
_VERSE_WORDS = 14


class OwnLines:
    """Tells a body's lines that may come again from those that an extractor wrote twice."""

    def __init__(self, lines: Sequence[str]) -> None:
        """`lines` are all of the body's that are not blank."""
        self._lines = lines

    @cached_property
    def _poem(self) -> bool:
        verse = sum(map(_like_verse, self._lines))
        return verse >= 4 and verse * 10 >= len(self._lines) * 6

    @cached_property
    def _speech(self) -> bool:
        names = [match[0] for line in self._lines if (match := _SPEAKER.match(line))]
        return len(names) * 2 >= len(self._lines) and len(set(names)) < len(names)

    def holds(self, paragraph: str) -> bool:
        """Whether all lines of a paragraph are the author's to repeat."""
        return all(map(self._own, paragraph.split("\n")))

    def _own(self, line: str) -> bool:
        if is_item_or_code(line):
            return True
        if self._speech and _SPEAKER.match(line):
            return True
        return self._poem and _like_verse(line)


def is_item_or_code(line: str) -> bool:
    """Whether a line is a list's item or one of code: equal ones may follow each other."""
    if _ITEM.match(line) or _CODE.search(line):
        return True
    return bool(_INDENTED.match(line)) and not _ARABIC.search(line)


def _like_verse(line: str) -> bool:
    return len(line.split()) <= _VERSE_WORDS and not _CLOSED.search(line)
