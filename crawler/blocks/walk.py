"""One walk over a page: its elements in order, how many words each holds, what may be dates."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.arabic.bylines import byline
from crawler.arabic.dates.relative import may_be_relative
from crawler.arabic.edit_notes import speaks_of_editing
from crawler.blocks.attributes import Attributes
from crawler.blocks.segment import LONGEST_DATE

_SKIPPED = frozenset("script style template select option textarea head title".split())
_DIGIT = re.compile(r"\d")
_LONGEST_RELATIVE, _LONGEST_NOTE = 25, 150


class Piece(NamedTuple):
    """A short text: the place of the element that it is in, the element before it in that one."""

    owner: int
    before: HtmlElement | None
    text: str


class Walk:
    """The elements of a page by their place in it; what lies below one is a range of places.

    `up` is the place of an element's parent, `end` the first place after all that is below one;
    `text` and `plain` are the lengths of all words before a place, and of those outside links,
    `texts` is how many stretches of words these are; `said` is what attributes say.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.order: list[HtmlElement] = []
        self.tags: list[str] = []
        self.place: dict[HtmlElement | None, int] = {}
        self.up: list[int] = []
        self.pieces: list[Piece] = []
        self.bylines: list[Piece] = []
        # Every element before or in which text counts: its holder's place, its own or -1.
        self._met: list[HtmlElement] = []
        self._holders: list[int] = []
        self._places: list[int] = []
        self._number(root)
        self.said = Attributes(self.order, self.tags, self.end)
        self._measure()

    def _number(self, root: HtmlElement) -> None:
        """Give the elements their places.

        What is in a script or a form's field has none; the text after it has its holder.
        """
        place, order, up, tags = self.place, self.order, self.up, self.tags
        met, holders, places = self._met, self._holders, self._places
        here = 0
        for element in root.iter():
            above = place.get(element.getparent(), -1)
            if above < 0 and here:
                continue
            met.append(element)
            holders.append(above)
            tag = element.tag
            if tag in _SKIPPED:
                places.append(-1)
                continue
            places.append(here)
            place[element] = here
            order.append(element)
            up.append(above)
            tags.append(tag)
            here += 1
        end = self.end = list(range(1, here + 1))
        for number in range(here - 1, 0, -1):
            above = up[number]
            if end[number] > end[above]:
                end[above] = end[number]

    def _measure(self) -> None:
        """Measure the words of all elements; keep the texts that may be dates or name an author."""
        words, plain, texts = ([0] * len(self.order) for _ in range(3))
        linked, quoted = self.said.linked, self.said.quoted
        for above, here, element in zip(self._holders, self._places, self._met, strict=True):
            tail = element.tail
            if tail and above >= 0 and (tail := tail.strip()):
                size = len(tail)
                words[above] += size
                texts[above] += 1
                if not linked[above]:
                    plain[above] += size
                if (size <= LONGEST_DATE or _is_note(tail)) and not quoted[above]:
                    self._keep(Piece(above, element, tail))
            text = element.text if here >= 0 else None
            if text and (text := text.strip()):
                size = len(text)
                words[here] += size
                texts[here] += 1
                if not linked[here]:
                    plain[here] += size
                if (size <= LONGEST_DATE or _is_note(text)) and not quoted[here]:
                    self._keep(Piece(here, None, text))
        self.text = [0, *accumulate(words)]
        self.plain = [0, *accumulate(plain)]
        self.texts = [0, *accumulate(texts)]

    def _keep(self, piece: Piece) -> None:
        """Keep a short text that may be a date, or names an author."""
        brief = len(piece.text) <= _LONGEST_RELATIVE
        if _DIGIT.search(piece.text) or (brief and _is_relative(piece.text)):
            self.pieces.append(piece)
        if byline(piece.text) is not None:
            self.bylines.append(piece)


def _is_note(text: str) -> bool:
    """Whether a text may be a note of an edit: these are longer than dates."""
    return len(text) <= _LONGEST_NOTE and speaks_of_editing(text)


# The words of a page's buttons and labels, and its members' names, stand on every other page too.
_is_relative = lru_cache(maxsize=8192)(may_be_relative)
