"""One walk over a page: its elements in order, with what may be dates, names and ids of posts."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from crawler.arabic.bylines import byline
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
    """A short text: the place of the element that it is in, the element before it in that one."""

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
        self.tags: list[str] = []
        self.place: dict[HtmlElement | None, int] = {}
        self.up: list[int] = []
        self.links: list[tuple[int, str]] = []
        # What ends in a number, `id` as it is and others as `data-post-id=12`.
        self.ids: list[tuple[int, str]] = []
        self.loose_ids: list[tuple[int, str]] = []  # of anything: a post, a member, a button
        self.pieces: list[Piece] = []
        self.bylines: list[Piece] = []
        self.stated_dates: list[tuple[int, str, str]] = []
        self.titles: list[tuple[int, str]] = []
        self.stated_names: list[tuple[int, str]] = []
        self.called: list[int] = []
        self.bold: list[int] = []
        self.schema: list[tuple[int, str]] = []
        self.signatures: list[int] = []
        # Property, class and id (without its digits) of the elements that have one of them.
        self.attributes: list[tuple[int, str, str, str]] = []
        # Every element before or in which text counts: its holder's place, its own or -1.
        self._met: list[HtmlElement] = []
        self._holders: list[int] = []
        self._places: list[int] = []
        self._number(root)
        # Whether an element is in a link, and in a quote or a signature.
        self._linked, self._quoted = bytearray(len(self.order)), bytearray(len(self.order))
        self._note()
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

    def _note(self) -> None:
        """What the attributes of elements say of them."""
        for here, (element, tag) in enumerate(zip(self.order, self.tags, strict=True)):
            if tag == "a":
                self._linked[here : self.end[here]] = b"\1" * (self.end[here] - here)
            elif tag == "blockquote":
                self._quote(here)
            elif tag in BOLD_TAGS:
                self.bold.append(here)
            attributes = element.items()
            if not attributes:
                continue
            classes = own_id = prop = ""
            rare: dict[str, str] = {}
            for name, value in attributes:
                if name == "class":
                    classes = value
                elif name == "href":
                    if tag == "a" and value:
                        self.links.append((here, value))
                elif name in _ID_ATTRIBUTES:
                    if name == "id":
                        own_id = value
                    if value[-1:].isdecimal():
                        self.ids.append((here, value if name in _ANCHORS else f"{name}={value}"))
                elif name == "data-id":
                    self.loose_ids.append((here, f"data-id={value}"))
                elif name == "itemprop":
                    prop = value
                elif name in _TELLING:
                    rare[name] = value
            if classes or own_id or prop:
                self._note_names(here, prop, classes, own_id)
            if rare and not self._quoted[here]:
                self._note_rare(here, tag, prop, rare)

    def _note_names(self, here: int, prop: str, classes: str, own_id: str) -> None:
        """What an element is called, and what that means."""
        stem = own_id.translate(_NO_DIGITS) if own_id else ""
        self.attributes.append((here, prop, classes, stem))
        meaning = _meaning(prop, classes, stem)
        if meaning is None:
            return
        quoting, signing, called = meaning
        if signing and not self._quoted[here]:
            self.signatures.append(here)
        if quoting or signing:
            self._quote(here)
        if called:
            self.called.append(here)

    def _quote(self, here: int) -> None:
        self._quoted[here : self.end[here]] = b"\1" * (self.end[here] - here)

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

    def _measure(self) -> None:
        """Measure the words of all elements; keep the texts that may be dates or name an author."""
        words, plain = [0] * len(self.order), [0] * len(self.order)
        linked, quoted = self._linked, self._quoted
        for above, here, element in zip(self._holders, self._places, self._met, strict=True):
            tail = element.tail
            if tail and above >= 0 and (tail := tail.strip()):
                size = len(tail)
                words[above] += size
                if not linked[above]:
                    plain[above] += size
                if size <= LONGEST_DATE and not quoted[above]:
                    self._keep(Piece(above, element, tail))
            text = element.text if here >= 0 else None
            if text and (text := text.strip()):
                size = len(text)
                words[here] += size
                if not linked[here]:
                    plain[here] += size
                if size <= LONGEST_DATE and not quoted[here]:
                    self._keep(Piece(here, None, text))
        self.text = [0, *accumulate(words)]
        self.plain = [0, *accumulate(plain)]

    def _keep(self, piece: Piece) -> None:
        """Keep a short text that may be a date, or names an author."""
        if _may_be_date(piece.text):
            self.pieces.append(piece)
        if byline(piece.text) is not None:
            self.bylines.append(piece)

    def quoted(self, place: int) -> bool:
        """Whether a place is in a quote or a signature."""
        return bool(self._quoted[place])


@lru_cache(maxsize=4096)
def _meaning(prop: str, classes: str, stem: str) -> tuple[bool, bool, bool] | None:
    """Whether what an element is called means a quote, a signature, a member's name; None: nothing.

    `stem` is its id without digits.
    """
    names = f"{classes} {stem}"
    meaning = (
        bool(_QUOTING.search(names)),
        bool(_SIGNATURE.search(names)),
        is_called(prop, names),
    )
    return meaning if any(meaning) else None


def _may_be_date(text: str) -> bool:
    """Whether a short text is worth reading as a date."""
    return bool(_DIGIT.search(text)) or (len(text) <= _LONGEST_RELATIVE and _is_relative(text))


# The words of a page's buttons and labels, and its members' names, stand on every other page too.
_is_relative = lru_cache(maxsize=8192)(may_be_relative)
