"""A block of a page that may be a post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.blocks.marks import DateMark, NameMark
    from crawler.blocks.outline import Outline
    from crawler.blocks.paths import Path


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
