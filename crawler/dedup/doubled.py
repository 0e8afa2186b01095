"""Finds bodies that are there twice or more, as extractors double them, however lines break."""

import re
from bisect import bisect_right
from itertools import takewhile

from crawler.dedup.signature import WORD, words_of

# A shorter text may be said twice on purpose: thanks, a prayer, laughter.
_LEAST_WORDS = 12
# A shorter beginning, which stands before the whole, may be a heading unless it ends in dots.
_LEAST_CUT = 8
# Words that come again, before all of a copy is compared; and how often at most it is.
_BEGINNING = 7 * WORD
_TRIALS = 20
_PIECE = re.compile(r"\S+")
_DOTS = re.compile(r"(?:…|\.\.)\W*$")
_OPEN = re.compile(r"\w\s*$")


def end_of_first_copy(body: str, hashes: bytes) -> int | None:
    """Where a body's first copy ends, if nothing but its copies follow; `hashes` are its words'.

    Copies may differ in all that folds away, and in how lines break. The last may lack its end, a
    third of it at most.
    """
    start = 0
    for _ in range(_TRIALS):
        start = hashes.find(hashes[:_BEGINNING], start + 1)
        if not 0 < start <= len(hashes) * 3 // 5:
            break
        if start % WORD == 0 and hashes[start:-WORD] == hashes[: -start - WORD]:
            # What comes again after fewer words comes many times.
            if start < _LEAST_WORDS * WORD:
                break
            rest = hashes[start:]
            if rest == hashes[: len(rest)] or is_cut(body, body, len(rest) // WORD):
                return _end_of_words(body, start // WORD)
    return None


def is_cut(text: str, other: str, place: int | None = None) -> bool:
    """Whether a text's last word is the beginning of another's at the same place, or a given one.

    The place is a word's number from 1 on.
    """
    words, others = words_of(text), words_of(other)
    place = place or len(words)
    return place <= len(others) and others[place - 1].startswith(words[-1])


def is_beginning(line: str, first: bytes, body: str, rest: bytes) -> bool:
    """Whether a line only announces the body that follows: the beginning of it, cut off.

    `first` and `rest` are their words' hashes.
    """
    count = len(first) // WORD
    if count < _LEAST_CUT or len(first) >= len(rest) or not rest.startswith(first[:-WORD]):
        return False
    if _DOTS.search(line):
        return True
    return bool(count >= _LEAST_WORDS and _OPEN.search(line)) and is_cut(line, body)


def _end_of_words(body: str, count: int) -> int:
    """Where the first `count` words of a body end, with the marks that stand on the same line."""
    end = 0
    for piece in _PIECE.finditer(body):
        words = _count(piece[0])
        if words > count > 0:
            return piece.start() + _end_inside(piece[0], count, words)
        if count == 0 and (words or "\n" in body[end : piece.start()]):
            break
        count -= words
        end = piece.end()
    return end


def _end_inside(piece: str, count: int, words: int) -> int:
    """Where words end in a piece that holds others, which no space parts from them."""
    last = bisect_right(range(len(piece) + 1), count, key=lambda p: _count(piece[:p])) - 1
    before = takewhile(lambda p: _count(piece[:p]) == count, range(last, 0, -1))
    parted = (p for p in before if _count(piece[p:]) + count == words)
    return next(parted, len(piece))


def _count(text: str) -> int:
    return len(words_of(text))
