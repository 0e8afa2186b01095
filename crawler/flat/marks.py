"""The marks of which the head of a post is made."""

from dataclasses import dataclass, field

from crawler.flat.line import Is, Line
from crawler.flat.panel_runs import Panel

# Marks that stand once in a head.
ONCE = frozenset({Is.PAIR, Is.NUMBER, Is.DATE, Is.AUTHORED, Is.BYLINE, Is.AVATAR})
MARKS = ONCE | {Is.STATUS, Is.HEADING}
_OPENING = 2
DATED = frozenset({Is.DATE, Is.AUTHORED})


@dataclass(slots=True)
class Mark:
    """A line, or a panel's lines, that only the head of a post has."""

    kind: Is
    first: int
    last: int
    panel: Panel | None = None


@dataclass(slots=True)
class Zone:
    """The head of a post: its lines, and the panel among them."""

    marks: list[Mark] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.marks[0].first

    @property
    def last(self) -> int:
        return self.marks[-1].last

    @property
    def panel(self) -> Panel | None:
        return next((mark.panel for mark in self.marks if mark.panel), None)

    @property
    def opens(self) -> bool:
        """Whether it certainly stands over its post's words: a lone panel may stand under them."""
        return Is.AUTHORED in self.kinds or len(self.kinds & ONCE) > _OPENING

    @property
    def kinds(self) -> set[Is]:
        return {mark.kind for mark in self.marks}


def marks_of(lines: list[Line], panels: list[Panel]) -> list[Mark]:
    """The marks of a page, in order."""
    inside = {index: panel for panel in panels for index in range(panel.first, panel.last + 1)}
    marks: list[Mark] = []
    for index, line in enumerate(lines):
        if panel := inside.get(index):
            if index == panel.first:
                marks.append(Mark(Is.PAIR, index, panel.last, panel))
        elif line.kind in MARKS or _under_number(lines, index):
            marks.append(Mark(line.kind, index, index))
    return marks


def _under_number(lines: list[Line], index: int) -> bool:
    """Whether a line is the rank under the name under a post's number, as bbPress shows them."""
    return (
        index > 1
        and lines[index].kind is Is.RANK
        and lines[index - 1].short
        and lines[index - 2].kind is Is.NUMBER
    )
