"""One walk over a page: where its texts, dates and names stand, for any platform."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from crawler.marks import LABELLED, DateMark, NameMark, date_of, name_of

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.html import HtmlElement

_SKIPPED = frozenset("script style template select option textarea head title".split())
_QUOTING = re.compile(r"quote|signature|(?:^|[\s_-])sig(?:$|[\s_-])", re.I)
# No date and no name is made of more elements than this.
_LARGEST_MARK = 14


class Outline:
    """The elements of a page by their place in it; what lies below one is a range of places.

    `text` and `linked` are the lengths of all words before a place, and of those inside links.
    Quotes and signatures have no marks: their dates and names are not the post's own.
    """

    def __init__(self, root: HtmlElement, now: datetime) -> None:
        self.order: list[HtmlElement] = []
        self.place: dict[HtmlElement, int] = {}
        self.end: list[int] = []
        self.dates: dict[int, DateMark] = {}
        self.names: dict[int, NameMark] = {}
        self.text = [0]
        self.linked = [0]
        self._quoted: list[bool] = []
        self._walk(root)
        self._mark(now)
        self.date_places = sorted(self.dates)
        self.posted_places = [p for p in self.date_places if self.dates[p].rank < LABELLED]
        self.name_places = sorted(self.names)

    def _walk(self, root: HtmlElement) -> None:
        stack: list[tuple[HtmlElement, bool, bool] | int] = [(root, False, False)]
        while stack:
            entry = stack.pop()
            if isinstance(entry, int):
                self.end[entry] = len(self.order)
                continue
            element, in_link, quoted = entry
            if not isinstance(element.tag, str) or element.tag in _SKIPPED:
                continue
            in_link = in_link or element.tag == "a"
            quoted = quoted or element.tag == "blockquote" or bool(_QUOTING.search(_names(element)))
            place = len(self.order)
            self.order.append(element)
            self.place[element] = place
            self.end.append(place)
            self._quoted.append(quoted)
            words = len((element.text or "").strip())
            words += sum(len((child.tail or "").strip()) for child in element)
            self.text.append(self.text[-1] + words)
            self.linked.append(self.linked[-1] + (words if in_link else 0))
            stack.append(place)
            stack.extend((child, in_link, quoted) for child in reversed(element))

    def _mark(self, now: datetime) -> None:
        for place, element in enumerate(self.order):
            if self._quoted[place]:
                continue
            small = self.end[place] - place <= _LARGEST_MARK
            date = date_of(element, now, small=small)
            if date is not None:
                self.dates[place] = date
                continue
            name = name_of(element, _names(element), small=small)
            if name is not None:
                self.names[place] = name

    def range(self, first: HtmlElement, last: HtmlElement | None = None) -> tuple[int, int]:
        """The places of everything from one element's start to another's (or its own) end."""
        return self.place[first], self.end[self.place[last if last is not None else first]]

    def own_text(self, start: int, end: int) -> int:
        """How many characters outside links a range holds."""
        return self.text[end] - self.text[start] - (self.linked[end] - self.linked[start])

    def dates_in(self, start: int, end: int) -> list[int]:
        """The places of the dates in a range, in order."""
        return _between(self.date_places, start, end)

    def names_in(self, start: int, end: int) -> list[int]:
        """The places of the members' names in a range, in order."""
        return _between(self.name_places, start, end)

    def has_date(self, start: int, end: int) -> bool:
        """Whether a range holds a date that may be a post's: not the value of a label."""
        return bisect_left(self.posted_places, start) < bisect_left(self.posted_places, end)

    def has_name(self, start: int, end: int) -> bool:
        return bisect_left(self.name_places, start) < bisect_left(self.name_places, end)

    def is_signed(self, start: int, end: int) -> bool:
        """Whether a range holds a date and a name."""
        return self.has_date(start, end) and self.has_name(start, end)


def _between(places: list[int], start: int, end: int) -> list[int]:
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
