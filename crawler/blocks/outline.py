"""One walk over a page: where its texts, dates and names stand, for any platform."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from crawler.arabic.relative_dates import may_be_relative
from crawler.arabic.text import strip_reply_prefix
from crawler.blocks.body_names import body_name
from crawler.blocks.date_marks import LABELLED, LONGEST_DATE, DateMark, mark_dates
from crawler.blocks.name_marks import (
    BOLD_TAGS,
    NAME_ATTRIBUTES,
    NameMark,
    is_called,
    mark_names,
)
from crawler.dom import line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.html import HtmlElement

_SKIPPED = frozenset("script style template select option textarea head title".split())
_QUOTING = re.compile(r"quote", re.I)
_SIGNATURE = re.compile(r"signature|(?:^|[\s_-])sig(?:$|[\s_-])", re.I)
_DATED_TAGS = frozenset("time abbr span meta a".split())
_DIGIT = re.compile(r"\d")
_LONGEST_RELATIVE = 25
# No date and no name is made of more elements than this.
_LARGEST_MARK = 14
# Longer than this is no line of a page's own, such as an edit note.
_LONGEST_LINE = 250
# Attributes that hold the id of a post; others that may hold a date or a name.
_ANCHORS = frozenset({"id", "name"})
_ID_ATTRIBUTES = _ANCHORS | {"data-post-id", "data-pid", "data-postid", "data-comment-id"}
_TELLING = frozenset(
    ["datetime", "content", "data-time", "data-timestamp", "title", "itemtype", *NAME_ATTRIBUTES]
)
_NO_DIGITS = str.maketrans("", "", "0123456789")


class Piece(NamedTuple):
    """A text that may be a date: the place of the element that it is in, the element before it."""

    owner: int
    before: HtmlElement | None
    text: str


class Outline:
    """The elements of a page by their place in it; what lies below one is a range of places.

    `up` is the place of an element's parent, `end` the first place after all that is below one;
    `text` and `plain` are the lengths of all words before a place, and of those outside links.
    `dates` and `names` are the marks by place, none in quotes, signatures and edit notes: what is
    said there is not the post's own. `edits` are these notes.
    """

    def __init__(self, root: HtmlElement, now: datetime) -> None:
        self._root = root
        self.order: list[HtmlElement] = []
        self.place: dict[HtmlElement | None, int] = {}
        self.up: list[int] = []
        self.links: list[tuple[int, str]] = []
        # What ends in a number, `id` as it is and others as `data-post-id=12`.
        self.ids: list[tuple[int, str]] = []
        self.pieces: list[Piece] = []
        self.stated_dates: list[tuple[int, str, str]] = []
        self.titles: list[tuple[int, str]] = []
        self.stated_names: list[tuple[int, str]] = []
        self.called: list[int] = []
        self.bold: list[int] = []
        self.schema: list[tuple[int, str]] = []
        self.signatures: list[int] = []
        self.edits: dict[int, str] = {}
        self.headings: list[int] = []
        # The element after whose end tag a date stands, by the place of the element that shows it.
        self.dated_texts: dict[int, HtmlElement | None] = {}
        self._attributes: list[tuple[int, str, str, str]] = []
        self._quoted: list[bool] = []
        self._measure(*self._walk(root))
        self.dates: dict[int, DateMark] = mark_dates(self, now)
        self.edit_places = sorted(self.edits)
        self._asides = sorted({*self.edits, *self.headings})
        self.names: dict[int, NameMark] = mark_names(self)
        self.name_places = sorted(self.names)
        self.date_places = sorted(self.dates)
        self.posted_places = [p for p in self.date_places if self.dates[p].rank < LABELLED]
        self._posted = _counted(self.posted_places, len(self.order))
        self._signed = _counted(self.name_places, len(self.order))

    def _walk(self, root: HtmlElement) -> tuple[list[int], list[int]]:
        """Note all elements; the lengths of each one's own words, and of those outside links."""
        places = self.place
        words: list[int] = []
        plain: list[int] = []
        linked: list[bool] = []
        order, up, quoted = self.order, self.up, self._quoted
        here = 0
        for element in root.iter():
            above = places.get(element.getparent(), -1)
            if above < 0 and here:  # in a script, a form's field
                continue
            tail = element.tail
            if tail and here and (tail := tail.strip()):
                words[above] += len(tail)
                if not linked[above]:
                    plain[above] += len(tail)
                if len(tail) <= LONGEST_DATE and not quoted[above]:
                    self._hear(above, element, tail)
            tag = element.tag
            if tag in _SKIPPED:
                continue
            places[element] = here
            order.append(element)
            up.append(above)
            in_link = tag == "a" or (here > 0 and linked[above])
            linked.append(in_link)
            quoted.append(tag == "blockquote" or (here > 0 and quoted[above]))
            attributes = element.items()
            if attributes:
                self._note(here, tag, attributes)
            if tag in BOLD_TAGS:
                self.bold.append(here)
            text = element.text
            length = len(text) if text and (text := text.strip()) else 0
            words.append(length)
            plain.append(0 if in_link else length)
            if text and length <= LONGEST_DATE and not quoted[here]:
                self._hear(here, None, text)
            here += 1
        return words, plain

    def _hear(self, owner: int, before: HtmlElement | None, text: str) -> None:
        """Keep a text that may be a date."""
        if _DIGIT.search(text) or (len(text) <= _LONGEST_RELATIVE and may_be_relative(text)):
            self.pieces.append(Piece(owner, before, text))

    def _note(self, here: int, tag: str, attributes: list[tuple[str, str]]) -> None:
        """What an element's attributes say of it."""
        classes = own_id = prop = ""
        rare: dict[str, str] = {}
        for name, value in attributes:
            if name == "class":
                classes = value
            elif name == "id":
                own_id = value
            elif name == "itemprop":
                prop = value
            elif name == "href":
                if tag == "a" and value:
                    self.links.append((here, value))
            elif name in _TELLING:
                rare[name] = value
            if value[-1:].isdecimal() and name in _ID_ATTRIBUTES:
                self.ids.append((here, value if name in _ANCHORS else f"{name}={value}"))
        if classes or own_id or prop:
            self._attributes.append((here, prop, classes, own_id))
            quoting, signing, called = _meaning(prop, classes, own_id.translate(_NO_DIGITS))
            if signing and not self._quoted[here]:
                self.signatures.append(here)
            if quoting or signing:
                self._quoted[here] = True
            if called:
                self.called.append(here)
        if rare and not self._quoted[here]:
            self._note_rare(here, tag, prop, rare)

    def _note_rare(self, here: int, tag: str, prop: str, said: dict[str, str]) -> None:
        """What the attributes say that hold dates and names, and schema.org's types."""
        if "itemtype" in said:
            self.schema.append((here, said["itemtype"]))
        for name in NAME_ATTRIBUTES:
            if said.get(name, "").strip():
                self.stated_names.append((here, said[name].strip()))
        if tag in _DATED_TAGS:
            iso = said.get("datetime") or (said.get("content") if prop == "datePublished" else "")
            epoch = said.get("data-time") or said.get("data-timestamp") or ""
            if iso or epoch:
                self.stated_dates.append((here, iso or "", epoch))
            title = said.get("title", "")
            if 8 <= len(title) <= LONGEST_DATE and tag != "meta" and _DIGIT.search(title):
                self.titles.append((here, title))

    def _measure(self, words: list[int], plain: list[int]) -> None:
        self.text = [0, *accumulate(words)]
        self.plain = [0, *accumulate(plain)]
        self.end = end = list(range(1, len(words) + 1))
        for place in range(len(words) - 1, 0, -1):
            above = self.up[place]
            if end[place] > end[above]:
                end[above] = end[place]

    def quoted(self, place: int) -> bool:
        """Whether a place is in a quote or a signature."""
        return self._quoted[place]

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
        return len(words) > 3 and words in self._title

    @cached_property
    def _title(self) -> str:
        return next((line(title) for title in self._root.iter("title")), "")

    def is_small(self, place: int) -> bool:
        """Whether few enough elements are below a place for a date or a name."""
        return self.end[place] - place <= _LARGEST_MARK

    def brief(self, place: int) -> str:
        """The line that a small element says; empty where it says too much for one."""
        if place < 0 or not self.is_small(place):
            return ""
        if self.text[self.end[place]] - self.text[place] > _LONGEST_LINE:
            return ""
        return line(self.order[place])

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
        for place, prop, classes, own_id in self._attributes:
            name = body_name(self.order[place].tag, prop, classes, own_id.translate(_NO_DIGITS))
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


@lru_cache(maxsize=4096)
def _meaning(prop: str, classes: str, own_id: str) -> tuple[bool, bool, bool]:
    """Whether what an element is called means a quote, a signature, a member's name."""
    names = f"{classes} {own_id}"
    return (
        bool(_QUOTING.search(names)),
        bool(_SIGNATURE.search(names)),
        is_called(prop, names),
    )
