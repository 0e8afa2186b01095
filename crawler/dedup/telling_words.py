"""Words that make nearly the same text another one."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.arabic.compared_words import NEGATIONS, misspellings, says_number
from crawler.dedup.alike import ends_alike
from crawler.dedup.signature import LEAST_WORDS, word_byte, words_at
from crawler.dedup.texts import BRIEF

if TYPE_CHECKING:
    from crawler.dedup.kept_texts import Text

# Texts under so many words are told apart by one of them: an advert at another price, a form that
# another member filled in, an answer with a `not` in it.
FEW = 64
# Shorter ones by other words in one place alone: a recipe with another fruit, a notice of another's
# death. What is longer is rather a copy with a word mended.
FORM = 48
# Longer ones, as far as they are kept whole, by so many numbers: bulletins, monthly reports.
_NUMBERS = 3
# A name has so many words at most: what stands in a template where another name may stand.
_NAME = 3
_NOT_BYTES = frozenset(map(word_byte, NEGATIONS))
# A text that is longer by this share, and by as many words as make a text, says more.
_FULLER = 1 / 6


def is_fuller(text: Text, other: Text) -> bool:
    """Whether a text has so many words more than another that it is more than a copy."""
    return text.words - other.words >= max(LEAST_WORDS, text.words * _FULLER)


def tells_apart(text: Text, other: Text) -> bool:
    """Whether two texts, else alike, differ in what makes another one of them.

    That is a number, or a negation where they are short; under `FORM` words also words for other
    words in one place alone (a name, a city, an ingredient), unless they are only misspelt, and in
    brief ones in any place. The words of `other` are known by a byte each, so that another word may
    pass for a negation once in fifteen times. Where all bytes are equal, the words are not: keys of
    the whole texts tell.
    """
    if not text.said:
        return False
    longest = max(text.words, other.words)
    start, end = ends_alike(text.print, other.print)
    places = range(start, len(text.print) - end)
    mine, theirs = text.print[start : places.stop], other.print[start : len(other.print) - end]
    if longest >= FEW:
        return _differ_in_numbers(text, mine, theirs, _NUMBERS)
    if not mine and not theirs:
        return True
    parted = _parted(words_at(text.said, places), mine, theirs)
    return (
        (longest < FORM and _hold_another(parted, brief=longest < BRIEF))
        or any(_negates(words, others) for words, others in parted)
        or _differ_in_numbers(text, mine, theirs, 1)
    )


def _hold_another(parted: list[tuple[list[str], bytes]], *, brief: bool) -> bool:
    """Whether other words stand in the place of some: in one place alone where texts are longer."""
    replaced = [(words, others) for words, others in parted if words and others]
    if not brief and (len(replaced) != 1 or max(map(len, replaced[0])) > _NAME):
        return False
    return any(_is_another(words, others) for words, others in replaced)


def _parted(said: list[str], mine: bytes, theirs: bytes) -> list[tuple[list[str], bytes]]:
    """The words of a text that stand for others, or for none, or none where others stand."""
    if not mine or not theirs or len(mine) == len(theirs) == 1:
        return [(said, theirs)]
    if len(mine) == len(theirs) and not set(mine).intersection(theirs):
        return [(said, theirs)]
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    return [
        (said[start:end], theirs[first:last])
        for kind, start, end, first, last in steps
        if kind != "equal"
    ]


def _differ_in_numbers(text: Text, mine: bytes, theirs: bytes, least: int) -> bool:
    """Whether so many numbers of a text stand in place of something else: a list may be numbered
    by who copies it.

    `mine` and `theirs` are what the prints do not begin and end with alike.
    """
    ours = {byte for byte in mine if mine.count(byte) > theirs.count(byte)}
    others = sum(max(0, theirs.count(byte) - mine.count(byte)) for byte in set(theirs))
    if others < least or not ours:
        return False
    places = [place for place, byte in enumerate(text.print) if byte in ours]
    return sum(map(says_number, words_at(text.said, places))) >= least


def _negates(words: list[str], theirs: bytes) -> bool:
    """Whether one text has a negation where the other has none, or nothing.

    More words than a few that only one of them has, a signature or a greeting, negate nothing.
    """
    if not words or not theirs:
        said = not NEGATIONS.isdisjoint(words) or not _NOT_BYTES.isdisjoint(theirs)
        return said and max(len(words), len(theirs)) <= _NAME
    return not NEGATIONS.isdisjoint(words) and _NOT_BYTES.isdisjoint(theirs)


def _is_another(words: list[str], theirs: bytes) -> bool:
    """Whether words stand in place of others, and are not those misspelt, joined or cut."""
    if len(words) == len(theirs):
        pairs = zip(words, theirs, strict=True)
        return not all(byte in _misspelt(word) for word, byte in pairs)
    word = "".join(words)
    if len(words) == 1:
        cuts = ((word[:at], word[at:]) for at in range(1, len(word)))
        return theirs not in (bytes(map(word_byte, parts)) for parts in cuts)
    return theirs != bytes([word_byte(word)])


@lru_cache(1024)
def _misspelt(word: str) -> frozenset[int]:
    """What stands for a word's misspellings in a print: one that makes another text of many."""
    return frozenset(map(word_byte, misspellings(word)))
