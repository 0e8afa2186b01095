"""Letters unified without any of them moving, so that what is found has its place in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_LETTERS = str.maketrans("أإآٱىیةئؤک\u00a0", "ااااييهيوك ")
# Few of these stand in a line: to replace each takes a fifth of the time of a translation.
_PAIRS = tuple((chr(letter), chr(plain)) for letter, plain in _LETTERS.items())

# What may stand on or between the letters of any word.
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_WRITTEN = re.compile(r"^[^\n]*\S[^\n]*", re.M)
# What is told by its words reaches over three lines at most.
_AROUND = 2
# To look for lines in a shorter text takes longer than to look at all of it.
_LONG = 2000


def fold_in_place(text: str) -> str:
    """A text with the forms of letters unified, each character in its place; lower case."""
    for letter, plain in _PAIRS:
        text = text.replace(letter, plain)
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def present(text: str, stems: Iterable[tuple[str, ...]]) -> list[str]:
    """Those of the stems that stand in a text.

    Each is a tuple by itself, or in one behind a piece that several have in common: where that is
    not there they need not be looked for.
    """
    return [
        stem
        for piece, *others in stems
        if piece in text
        for stem in others or (piece,)
        if stem in text
    ]


def folded_near(text: str, stems: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """The stretches of a text in which one of the stems stands, folded, and where each begins.

    A stretch reaches two written lines further: most of a long text need not be looked at closely.
    """
    found = present(text, stems)
    if not found:
        return
    if len(text) < _LONG:
        yield 0, fold_in_place(text)
        return
    lines = [line.span() for line in _WRITTEN.finditer(text)]
    starts = [start for start, _ in lines]
    first = last = -1
    for at in sorted(_lines_with(text, starts, found)):
        if first >= 0 and at - _AROUND > last + 1:
            yield lines[first][0], fold_in_place(text[lines[first][0] : lines[last][1]])
            first = -1
        first = max(at - _AROUND, 0) if first < 0 else first
        last = min(at + _AROUND, len(lines) - 1)
    yield lines[first][0], fold_in_place(text[lines[first][0] : lines[last][1]])


def _lines_with(text: str, starts: list[int], stems: list[str]) -> set[int]:
    """The numbers of the lines, beginning at `starts`, in which one of the stems stands."""
    found = set()
    for stem in stems:
        place = text.find(stem)
        while place >= 0:
            number = bisect_right(starts, place) - 1
            found.add(number)
            place = text.find(stem, starts[number + 1]) if number + 1 < len(starts) else -1
    return found
