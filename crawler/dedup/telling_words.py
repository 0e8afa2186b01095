"""What makes a text another one though nearly all of its words are the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from crawler.arabic.number_words import NEGATIONS, NUMBER_WORDS
from crawler.dedup.signature import LEAST_WORDS, WORD, word_hashes, words_of

if TYPE_CHECKING:
    from crawler.dedup.kept_texts import Text

# Texts under so many words are told apart by one of them: an advert at another price, a form that
# another member filled in, an answer with a `not` in it.
FEW = 64
_NOT_BYTES = frozenset(word_hashes(word)[WORD - 1] for word in NEGATIONS)
# A text that is longer by this share, and by as many words as make a text, says more.
_FULLER = 1 / 6


def is_fuller(text: Text, other: Text) -> bool:
    """Whether a text has so many words more than another that it is more than a copy."""
    return text.words - other.words >= max(LEAST_WORDS, text.words * _FULLER)


def tells_apart(text: Text, other: Text) -> bool:
    """Whether two short texts, else alike, differ in a number or by a negation.

    A number counts that stands in place of something else: a list may be numbered by who copies
    it. The words of `other` are known by a byte each, so that another word may pass for a
    negation once in fifteen times.
    """
    if max(text.words, other.words) >= FEW:
        return False
    mine, theirs = Counter(text.print), Counter(other.print)
    mine, theirs = mine - theirs, theirs - mine
    words = [
        word for byte, word in zip(text.print, words_of(text.said), strict=True) if byte in mine
    ]
    if theirs and any(word[0].isdigit() or word in NUMBER_WORDS for word in words):
        return True
    if text.words > other.words:
        return any(word in NEGATIONS for word in words)
    return text.words < other.words and not _NOT_BYTES.isdisjoint(theirs)
