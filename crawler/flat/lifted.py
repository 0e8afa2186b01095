"""Panels and dates that stand under the words of their posts, lifted to the heads of these."""

from typing import NamedTuple

from crawler.arabic.bylines import authored, byline
from crawler.arabic.dates.lines import shown_date
from crawler.arabic.keys import norm_key
from crawler.arabic.punctuation import COMMAS
from crawler.flat.line import Is, Line
from crawler.flat.lines import line_of
from crawler.flat.panel_runs import Panel

# Name and rank over a panel are so many lines at most.
_OVER = 4
# A name over the words may have a rank on its line.
_LONGEST_OVER = 60
# Lines that say who wrote a post; an author's own may look like one.
_HEADS = frozenset({Is.AUTHORED, Is.BYLINE})


class _Signed(NamedTuple):
    """The lines `NAME, DATE` and `#n` under a post, from `start` to `end`."""

    start: int
    end: int
    name: str
    date: str


def lift_dates(lines: list[Line]) -> list[Line]:
    """The lines with each `NAME, DATE` and `#n` over the words under which XenForo 1 writes them.

    The same name stands over the words as well; where it does at few posts, the lines are as they
    were.
    """
    found = []
    floor = 0
    for index in range(len(lines)):
        signed = _signed_at(lines, index) if index >= floor else None
        if signed is None:
            continue
        above = (n for n in range(floor, signed.start) if lines[n].text.startswith(signed.name))
        brief = (n for n in above if len(lines[n].text) <= _LONGEST_OVER)
        found.append((next(brief, None), signed))
        floor = signed.end
    named = [(top, signed) for top, signed in found if top is not None]
    if not named or len(named) * 2 < len(found):
        return lines
    lifted: list[Line] = []
    done = 0
    for top, signed in named:
        said = f"by {signed.name} » {signed.date}"
        rank = lines[top].text[len(signed.name) :].strip(" ,،")
        lifted += [*lines[done:top], Line("", said, False, Is.AUTHORED), lines[signed.end - 1]]
        lifted += [line_of(rank), *lines[top + 1 : signed.start]]
        done = signed.end
    return [*lifted, *lines[done:]]


def _signed_at(lines: list[Line], index: int) -> _Signed | None:
    """The signing of a post that begins at a line."""
    text = lines[index].text
    following = lines[index + 1 : index + 4]
    if len(following) == 3 and following[0].text in COMMAS and lines[index].short:
        _, date, number = following
        if date.kind is Is.DATE and number.kind is Is.NUMBER:
            return _Signed(index, index + 4, text, date.text)
    for comma in COMMAS:
        name, _, date_text = text.partition(f"{comma} ")
        numbered = bool(following) and following[0].kind is Is.NUMBER
        shown = shown_date(date_text) if numbered and 0 < len(name.split()) <= 5 else None
        if shown is not None:
            return _Signed(index, index + 2, name, shown)
    return None


def lift_panels(lines: list[Line], panels: list[Panel]) -> list[Line] | None:
    """The lines with each panel over the line that says who wrote the post; None: they stand so.

    phpBB and Forumotion write the words first, and the panel under them: each panel's name is the
    one that the line before the words says.
    """
    blocks = []
    floor = 0
    for panel in panels:
        heads = (n for n in range(panel.first - 1, floor - 1, -1) if lines[n].kind in _HEADS)
        named = ((head, _name(lines, head, panel.first)) for head in heads)
        found = next(((head, first) for head, first in named if first is not None), None)
        if found is not None:
            blocks.append((*found, panel.last + 1))
        floor = panel.last + 1
    if not blocks or len(blocks) * 2 < len(panels):
        return None
    lifted: list[Line] = []
    done = 0
    for head, first, end in blocks:
        lifted += [*lines[done:head], *lines[first:end], *lines[head:first]]
        done = end
    return [*lifted, *lines[done:]]


def _name(lines: list[Line], head: int, end: int) -> int | None:
    """The line over a panel that is the name which a head says, with words between the two."""
    said = authored(lines[head].text)
    name = norm_key(said[0] if said else byline(lines[head].text) or "")
    for index in range(end - 1, max(head, end - 1 - _OVER), -1):
        if norm_key(lines[index].text) == name and index > head + 1:
            return index
    return None
