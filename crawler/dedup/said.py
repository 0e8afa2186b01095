"""The words of the paragraphs of a body so far: which of them are said again, not on purpose."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from crawler.arabic.punctuation import COLONS, PAUSES, STOPS
from crawler.dedup.doubled import is_cut
from crawler.dedup.signature import WORD

# A shorter paragraph may be a refrain, a greeting or a label: its repeats are the author's.
LEAST = 8 * WORD
# Words by which paragraphs that begin alike are found.
_BEGINNING = 5 * WORD
# So many paragraphs that begin alike are looked at: a body may have thousands.
MOST_ALIKE = 20


class Said:
    """The words of the paragraphs so far, and where each began."""

    def __init__(self) -> None:
        self._words = bytearray()
        self._starts: dict[bytes, list[tuple[int, str]]] = defaultdict(list)
        # Beginnings that are not whole yet: a paragraph may be shorter.
        self._open: list[tuple[int, str]] = []
        self._found = self._next = -1

    def add(self, text: str, hashes: bytes) -> None:
        if not hashes:
            return
        self._next = -1
        self._open.append((len(self._words), text))
        self._words += hashes
        whole = len(self._words) - _BEGINNING
        while self._open and self._open[0][0] <= whole:
            start, text = self._open.pop(0)
            starts = self._starts[bytes(self._words[start : start + _BEGINNING])]
            if len(starts) < MOST_ALIKE:
                starts.append((start, text))

    def holds(self, text: str, hashes: bytes) -> bool:
        """Whether a paragraph, not a short one, was said from the beginning of one on."""
        if len(hashes) < LEAST:
            return False
        said = self._words
        for start, other in self._starts.get(hashes[:_BEGINNING], ()):
            if not said.startswith(hashes[:-WORD], start):
                continue
            if said.startswith(hashes, start) or is_cut(text, other):
                self._found = start
                return True
        return False

    def goes_on(self, hashes: bytes) -> bool:
        """Whether words follow, where they were said first, those of the repeat just found."""
        self._found = self._next
        return self._next >= 0 and self._words.startswith(hashes, self._next)

    def follow(self, hashes: bytes) -> None:
        """Go on after the repeat that was found."""
        self._next = self._found + len(hashes)


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
