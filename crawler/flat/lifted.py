"""Panels that stand under the words of their posts, lifted to the heads of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.bylines import byline
from crawler.arabic.flattened import authored
from crawler.arabic.text import norm_key
from crawler.flat.lines import Is, Line

if TYPE_CHECKING:
    from crawler.flat.panels import Panel

# Name and rank over a panel are so many lines at most.
_OVER = 4


def lift_panels(lines: list[Line], panels: list[Panel]) -> list[Line] | None:
    """The lines with each panel over the line that says who wrote the post; None: they stand so.

    phpBB and Forumotion write the words first, and the panel under them: each panel's name is the
    one that the line before the words says.
    """
    blocks = []
    floor = 0
    for panel in panels:
        head = _head(lines, floor, panel.first)
        first = None if head is None else _name(lines, head, panel.first)
        if head is not None and first is not None:
            blocks.append((head, first, panel.last + 1))
        floor = panel.last + 1
    if not blocks or len(blocks) * 2 < len(panels):
        return None
    lifted: list[Line] = []
    done = 0
    for head, first, end in blocks:
        lifted += [*lines[done:head], *lines[first:end], *lines[head:first]]
        done = end
    return [*lifted, *lines[done:]]


def _head(lines: list[Line], floor: int, end: int) -> int | None:
    """The last line before a panel that says who wrote a post, and when."""
    heads = (n for n in range(end - 1, floor - 1, -1) if lines[n].kind in {Is.AUTHORED, Is.BYLINE})
    return next(heads, None)


def _name(lines: list[Line], head: int, end: int) -> int | None:
    """The line over a panel that is the name which a head says, with words between the two."""
    said = authored(lines[head].text)
    name = norm_key(said[0] if said else byline(lines[head].text) or "")
    for index in range(end - 1, max(head, end - 1 - _OVER), -1):
        if norm_key(lines[index].text) == name and index > head + 1:
            return index
    return None
