"""Which lines of a flattened page belong to which head, and which stand above them all."""

from crawler.flat.line import Is, Line, is_framed
from crawler.flat.marks import Zone
from crawler.flat.pairs import find_pairs
from crawler.flat.word_pairs import TELLING

# Lines over the first head in which words of a post may stand, and those beside it.
_NEAR, _CLOSE = 40, 5
# Short lines for each sentence where an extractor left out the frame, and lines of a greeting.
_FEW, _GREETING = 2, 2


def begins_with_date(region: list[Line]) -> bool:
    """Whether the first line behind a head is a date."""
    first = next((line for line in region if line.kind is not Is.BLANK), None)
    return first is not None and first.kind is Is.DATE


def regions_of(lines: list[Line], zones: list[Zone], starts: list[int]) -> list[list[Line]]:
    """The lines between each head and the next post; posts begin at `starts`."""
    ends = [*starts[1:], len(lines)]
    return [lines[zone.last + 1 : end] for zone, end in zip(zones, ends, strict=True)]


def words_above(lines: list[Line], first: int) -> int:
    """Where somebody's words begin that stand over the first head; its own index for none.

    Several sentences on a line are words, and so are two lines of a sentence near the head; where
    an extractor left out the page's frame, any sentence and the greeting over it.
    """
    above = lines[:first]
    told = [n for n, line in enumerate(above) if line.sentence]
    if told and not is_framed(lines) and sum(line.short for line in above) <= _FEW * len(told):
        top = next(n for n, line in enumerate(above) if line.kind is not Is.BLANK)
        greeted = told[0] - top <= _GREETING and all(
            line.kind is Is.TEXT for line in above[top : told[0]]
        )
        return top if greeted else told[0]
    told = [n for n in range(max(0, first - _NEAR), first) if lines[n].sentence]
    near = told[0] if len([n for n in told if n >= first - _CLOSE]) > 1 else first
    return next((n for n in range(near) if lines[n].prose), near)


def without_figures(lines: list[Line]) -> str:
    """Words that stand over the first head, without a member's figures among them."""
    shown = {
        n for pair in find_pairs(lines) if pair.field in TELLING for n in (pair.first, pair.last)
    }
    return "\n".join(line.raw for n, line in enumerate(lines) if n not in shown).strip("\n")


def is_sentence(line: Line) -> bool:
    """Whether a line is somebody's words, of three or more and too many for a name."""
    return line.kind is Is.TEXT and not line.short and len(line.text.split()) > 2


def starts_of(lines: list[Line], zones: list[Zone], names: list[list[int]]) -> list[int]:
    """The index at which each post begins: that of its name, where it stands before its head, or
    of the head's date over it, as Vanilla shows both twice."""
    starts = []
    for zone, before in zip(zones, names, strict=True):
        start = min([zone.first, *before])
        above = lines[start - 1] if start else None
        dates = {lines[mark.first].text for mark in zone.marks if mark.kind is Is.DATE}
        starts.append(start - (above is not None and above.text in dates))
    return starts
