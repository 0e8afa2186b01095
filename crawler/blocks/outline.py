"""Where the texts, dates and names of a page stand, for any platform."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from itertools import accumulate

from lxml.html import HtmlElement

from crawler.arabic.titles import strip_reply_prefix
from crawler.blocks.attribute_kinds import body_name
from crawler.blocks.date_marks import mark_dates
from crawler.blocks.name_marks import mark_names
from crawler.blocks.segment import LABELLED, DateMark, NameMark
from crawler.blocks.walk import Walk
from crawler.pages.dom import line
from crawler.panels.lines import panel_lines

# No date and no name is made of more elements than this.
_LARGEST_MARK = 14
# Longer than this is no line of a page's own, such as an edit note.
_LONGEST_LABEL = 20
_LONGEST_LINE = 250


class Outline(Walk):
    """What is asked about the places of a page.

    `dates` and `names` are the marks by place, none in quotes, signatures and edit notes: what is
    said there is not the post's own. `edits` are these notes. `now` is when the page was fetched.
    """

    def __init__(self, root: HtmlElement, now: datetime) -> None:
        super().__init__(root)
        self._root = root
        self.edits: dict[int, str] = {}
        self.headings: list[int] = []
        # The element after whose end tag a date stands, by the place of the element that shows it.
        self.dated_texts: dict[int, HtmlElement | None] = {}
        self.dates: dict[int, DateMark] = {}
        self.names: dict[int, NameMark] = {}
        self._lines: dict[int, str] = {}
        self.take_dates(mark_dates(self, now))
        self.add_names(mark_names(self))

    def take_dates(self, dates: dict[int, DateMark]) -> None:
        """Take up the dates by place, when `edits` and `headings` are all known.

        On a page whose posts show no date, the names of their authors stand for them.
        """
        self.dates = dates
        self.edit_places = sorted(self.edits)
        self._asides = sorted({*self.edits, *self.headings})
        self.date_places = sorted(dates)
        self.posted_places = [p for p in self.date_places if dates[p].rank < LABELLED]
        self._posted = _counted(self.posted_places, len(self.order))

    def add_names(self, names: dict[int, NameMark]) -> None:
        """Take up names of members by place."""
        self.names |= names
        self.name_places = sorted(self.names)
        self._signed = _counted(self.name_places, len(self.order))

    def in_aside(self, place: int) -> bool:
        """Whether a place is in an edit note or the heading of a quote."""
        before = bisect_right(self._asides, place) - 1
        return before >= 0 and place < self.end[self._asides[before]]

    def is_title(self, place: int) -> bool:
        """Whether an element says what the page's own title says, or links into a page."""
        inner = next(self.order[place].iter("a"), None)
        if inner is not None and "#" in (inner.get("href") or "#")[:-1]:
            return True
        words = strip_reply_prefix(self.brief(place))
        return len(words) > 3 and words in self.title

    def is_subject(self, place: int) -> bool:
        """Whether an element says the page's title behind a label, as `موضوع: رد: ...` does."""
        label, _, named = self.brief(place).partition(":")
        words = strip_reply_prefix(named)
        return len(words) > 3 and len(label) <= _LONGEST_LABEL and words in self.title

    @cached_property
    def title(self) -> str:
        """What the page's own title says."""
        return next((line(title) for title in self._root.iter("title")), "")

    def is_small(self, place: int) -> bool:
        """Whether few enough elements are below a place for a date or a name."""
        return self.end[place] - place <= _LARGEST_MARK

    def brief(self, place: int) -> str:
        """The line that a small element says; empty where it says too much for one."""
        if place not in self._lines:
            small = place >= 0 and self.is_small(place) and self.words(place) <= _LONGEST_LINE
            self._lines[place] = self._line(self.order[place]) if small else ""
        return self._lines[place]

    def _line(self, element: HtmlElement) -> str:
        broken = next(element.iter("br"), None) is not None
        return " ".join(panel_lines(element)) if broken else line(element)

    def children(self, place: int) -> Iterator[int]:
        """The places of an element's children."""
        child, end = place + 1, self.end[place]
        while child < end:
            yield child
            child = self.end[child]

    def words(self, place: int) -> int:
        """How many characters an element holds."""
        return self.text[self.end[place]] - self.text[place]

    def own_text(self, start: int, end: int) -> int:
        """How many characters outside links a range holds."""
        return self.plain[end] - self.plain[start]

    def dates_in(self, start: int, end: int) -> list[int]:
        """The places of the dates in a range, in order."""
        return between(self.date_places, start, end)

    def names_in(self, start: int, end: int) -> list[int]:
        """The places of the members' names in a range, in order."""
        return between(self.name_places, start, end)

    def is_signed(self, start: int, end: int) -> bool:
        """Whether a range holds a name, and a date that may be a post's: no label's value."""
        return self._posted[end] > self._posted[start] and self._signed[end] > self._signed[start]

    @cached_property
    def body_names(self) -> dict[int, str]:
        """What elements are called that may be the text of a post, by their places in order."""
        found = {}
        for place, prop, classes, stem in self.said.names:
            name = body_name(self.tags[place], prop, classes, stem)
            if name:
                found[place] = name
        return found

    @cached_property
    def _body_places(self) -> list[int]:
        return list(self.body_names)

    def bodies_in(self, start: int, end: int) -> list[int]:
        """The places of elements called a body in a range, in order."""
        return between(self._body_places, start, end)


def between(places: list[int], start: int, end: int) -> list[int]:
    """Those of some ordered places that are in a range."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _counted(places: list[int], size: int) -> list[int]:
    """How many of some places stand before each place of a page, and before its end."""
    marks = bytearray(size)
    for place in places:
        marks[place] = 1
    return [0, *accumulate(marks)]
