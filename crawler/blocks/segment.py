"""The marks of a page, its dates and the names of members, and its blocks that may be posts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline
    from crawler.raw import Shown

# A year of either calendar, in any digits.
YEAR = r"(?:19|20|13|14|١٩|٢٠|١٣|١٤|۱۹|۲۰|۱۳|۱۴)\d\d"
# No date is written in more characters.
LONGEST_DATE = 70
# The rank of a date with its time of day.
TIMED = 1
# The rank of a date that is the value of a label: a member's first day.
LABELLED = 3
# The rank of a name that links to a member's page.
LINKED = 1
# The rank of a name that is no more than bold words.
BOLD = 3


class DateMark(NamedTuple):
    """A place that shows a date. `rank`: 0 an attribute, 1 with a time of day, 2 a day, 3 a
    label's value."""

    rank: int
    shown: Shown


class NameMark(NamedTuple):
    """A place that names a member. `rank`: 0 an attribute, 1 a link to a member, 2 a class, 3 no
    more than bold words."""

    rank: int
    name: str
    href: str | None


@dataclass(slots=True)
class Segment:
    """One post: the places of the elements that it is made of, side by side, and of its parts.

    `spots` are the places of author and date, `path` the way from the block to its body. Where
    `after` is set, the words are only what follows that child of `body`.
    """

    tops: list[int]
    start: int
    end: int
    body: int | None = None
    after: int | None = None
    name: NameMark | None = None
    date: DateMark | None = None
    spots: tuple[int, ...] = ()
    path: Path = ()

    @classmethod
    def at(cls, place: int, outline: Outline) -> Segment:
        """The block that one element is."""
        return cls([place], place, outline.end[place])


# Tags, and places among the siblings of a tag.
Path = tuple[tuple[str, int], ...]


def path_to(tops: list[int], body: int | None, outline: Outline) -> Path:
    """The steps from a block to an element in it: tags, and places among the siblings of a tag."""
    steps: list[tuple[str, int]] = []
    place = body
    while place is not None and place not in tops:
        tag = outline.tags[place]
        above = outline.up[place]
        before = (p for p in outline.children(above) if p < place)
        steps.append((tag, sum(outline.tags[p] == tag for p in before)))
        place = above if above >= tops[0] else None
    if place is None:
        return ()
    steps.append((outline.tags[place], tops.index(place)))
    return tuple(reversed(steps))


def usual(paths: list[Path], least: int = 2) -> Path | None:
    """The path that is the same in most blocks of a run, where these are so many at least."""
    path, count = max(Counter(paths).items(), key=lambda item: item[1], default=((), 0))
    return path if path and 2 * count > len(paths) >= least else None


def way_along(tops: list[int], path: Path, outline: Outline) -> int | None:
    """The element at the end of a path in another block of the run, if there is one."""
    (tag, number), *steps = path or (("", 0),)
    if number >= len(tops) or outline.order[tops[number]].tag != tag:
        return None
    place = tops[number]
    for tag, number in steps:
        same = [p for p in outline.children(place) if outline.tags[p] == tag]
        if number >= len(same):
            return None
        place = same[number]
    return place
