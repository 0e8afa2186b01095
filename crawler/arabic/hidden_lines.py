"""Lines that stand in a post in place of what the forum hides, told by their words alone."""

import re
from collections.abc import Iterator

from crawler.arabic.fold_in_place import fold_in_place, folded_near
from crawler.arabic.hidden_sentences import is_hidden_sentence, may_say, speaks_of_hidden

EXCUSE = r"(?:عذر\u064b?ا\u064b?|عفو\u064b?ا\u064b?|ناسف|sorry)"
# Sentences in other words, each the same everywhere.
_FIXED = (
    rf"(?:{EXCUSE}\W+)?(?:(?:\w+ ){{0,2}}(?:ال)?(?:نص|محتوي) (?:ال)?مخفي: لا يمكنك? اقتباسه"
    r"|hidden (?:text|content): cannot be quoted|can'?t see (?:links|images)"
    r"|فقط الاعضاء المسجلين دخولهم بامكانهم مشاهده المحتوي الخاص"
    r"|ندعوك للتسجيل في المنتدي او التعريف بنفسك لمعاينه هذ[اه] \w+"
    r"|vous devez [eê]tre inscrit et connect[eé] pour voir (?:ce lien|cette image))"
)
_SENTENCE = re.compile(
    rf"^[^\w\n\[-]{{0,8}}{_FIXED}[^\w\n]{{0,8}}$|\[[^\w\]\[\n]{{0,8}}{_FIXED}[^\w\n]{{0,8}}\]", re.M
)
_STEMS = (
    ("مخفي",),
    ("دخولهم",),
    ("ندعوك",),
    ("c", "inscrit", "cannot be quoted"),
    ("ee ", "ee Link", "ee link", "ee Image", "ee image"),
)
# Stands on a line before such a one.
_LEAD = re.compile(
    rf"\W*(?:{EXCUSE}|عزيزي ال\w+|تنبيه|(?:ال)?(?:محتوي|نص) (?:ال)?مخفي|hidden content)\W*"
)
_BOX = re.compile(r"\[([^\[\]\n]{8,160})\]")


def hidden_lines(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a body: whole ones, and what one says in brackets.

    An author would write none of them.
    """
    fixed = [
        (start + found.start(), start + found.end())
        for start, folded in folded_near(text, _STEMS)
        for found in _SENTENCE.finditer(folded)
    ]
    return [*fixed, *_told(text)]


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Where lines, or what stands in brackets in one, tell by all of their words what is hidden."""
    if "[" in text:
        yield from (box.span() for box in _BOX.finditer(text) if is_hidden_sentence(box[1]))
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if may_say(line.partition(" ")[0]) and speaks_of_hidden(line):
            start = sum(map(len, lines[:number])) + number
            yield from _around(text, start, start + len(line))


def _around(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From where to where a sentence goes that a line is, or is one of the two lines of."""
    after = _end_after(text, end)
    if is_hidden_sentence(text[start:end]):
        while start and _LEAD.fullmatch(fold_in_place(text[_begin_before(text, start) : start])):
            start = _begin_before(text, start)
        yield start, end
    elif is_hidden_sentence(text[start:after]) and not is_hidden_sentence(text[end:after]):
        yield start, after


def _begin_before(text: str, start: int) -> int:
    """Where the written line before a line begins."""
    while start and text[start - 1].isspace():
        start -= 1
    return text.rfind("\n", 0, start) + 1


def _end_after(text: str, end: int) -> int:
    """Where the written line after a line ends."""
    while end < len(text) and text[end].isspace():
        end += 1
    found = text.find("\n", end)
    return len(text) if found < 0 else found
