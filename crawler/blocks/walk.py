"""One walk over a page: its elements in order, with what may be dates, names and ids of posts."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from crawler.arabic.relative_dates import may_be_relative
from crawler.blocks.date_marks import LONGEST_DATE
from crawler.blocks.name_marks import BOLD_TAGS, NAME_ATTRIBUTES, is_called

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset("script style template select option textarea head title".split())
_QUOTING = re.compile(r"quote", re.I)
_SIGNATURE = re.compile(r"signature|(?:^|[\s_-])sig(?:$|[\s_-])", re.I)
_DATED_TAGS = frozenset("time abbr span meta a".split())
_DIGIT = re.compile(r"\d")
_LONGEST_RELATIVE = 25
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


class Walk:
    """The elements of a page by their place in it; what lies below one is a range of places.

    `up` is the place of an element's parent, `end` the first place after all that is below one;
    `text` and `plain` are the lengths of all words before a place, and of those outside links.
    """

    def __init__(self, root: HtmlElement) -> None:
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
        # Property, class and id (without its digits) of the elements that have one of them.
        self.attributes: list[tuple[int, str, str, str]] = []
        self._quoted: list[bool] = []
        self._measure(*self._walk(root))

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
            stem = own_id.translate(_NO_DIGITS)
            self.attributes.append((here, prop, classes, stem))
            quoting, signing, called = _meaning(prop, classes, stem)
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


@lru_cache(maxsize=4096)
def _meaning(prop: str, classes: str, own_id: str) -> tuple[bool, bool, bool]:
    """Whether what an element is called means a quote, a signature, a member's name."""
    names = f"{classes} {own_id}"
    return (
        bool(_QUOTING.search(names)),
        bool(_SIGNATURE.search(names)),
        is_called(prop, names),
    )
