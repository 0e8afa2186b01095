"""The words of the paragraphs of a body so far, and which of them a later one repeats."""

from __future__ import annotations

from collections import defaultdict

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
