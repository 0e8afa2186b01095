"""What the attributes of a page's elements say: ids, links, dates, names, quotes, signatures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.arabic.quote_authors import saying_author
from crawler.blocks.date_reader import LONGEST_DATE
from crawler.blocks.name_marks import BOLD_TAGS, NAME_ATTRIBUTES, is_called
from crawler.dom import line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_QUOTING = re.compile(r"quote", re.I)
SIGNATURE = re.compile(r"signature|(?:^|[\s_-])sig(?:$|[\s_-])", re.I)
_MOST_IN_HEAD = 5
_DATED_TAGS = frozenset("time abbr span meta a".split())
# `data-date="2015-06-13T10:00Z"`, `data-created-at="1434189600"`.
_DATING = re.compile(
    r"data-(?:\w+-)*(?:date|datetime|time|timestamp|created|posted|published)(?:-?at)?$"
)
_MOMENT = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d")
# What shows when a pointer rests on an element: the browser's own, and those of scripts.
_TOOLTIP = re.compile(r"title|aria-label|data-(?:\w+-)*(?:title|content|tooltip|tip|hint)$")
_DIGIT = re.compile(r"\d")
# Attributes that hold the id of a post; others that may hold a date or a name.
_ANCHORS = frozenset({"id", "name"})
_NUMBERING = re.compile(
    r"data-(?:\w+-)*(?:(?:post|comment|message|msg|answer|like|vote|react|report)(?:-?u?id)?|pid|reply-?id)$"
)
_TELLING = frozenset(
    ["datetime", "content", "data-time", "data-timestamp", "title", "itemtype", *NAME_ATTRIBUTES]
)
_NO_DIGITS = str.maketrans("", "", "0123456789")


class Attributes:
    """What is said of the elements of a page, by their places.

    `order` are its elements, `end` the first place after all that is below each.
    """

    def __init__(self, order: list[HtmlElement], tags: list[str], end: list[int]) -> None:
        self.order, self.end = order, end
        self.links: list[tuple[int, str]] = []
        # What ends in a number, `id` as it is and others as `data-post-id=12`.
        self.ids: list[tuple[int, str]] = []
        self.loose_ids: list[tuple[int, str]] = []  # of anything: a post, a member, a button
        self.stated_dates: list[tuple[int, str, str]] = []
        self.titles: list[tuple[int, str]] = []
        self.stated_names: list[tuple[int, str]] = []
        self.called: list[int] = []
        self.bold: list[int] = []
        self.schema: list[tuple[int, str]] = []
        self.signatures: list[int] = []
        # Property, class and id (without its digits) of the elements that have one of them.
        self.names: list[tuple[int, str, str, str]] = []
        # Whether an element is in a link, and in a quote or a signature.
        self.linked, self.quoted = bytearray(len(order)), bytearray(len(order))
        self._note(order, tags)

    def _note(self, order: list[HtmlElement], tags: list[str]) -> None:
        for here, (element, tag) in enumerate(zip(order, tags, strict=True)):
            if tag == "a":
                self.linked[here : self.end[here]] = b"\1" * (self.end[here] - here)
            elif tag == "blockquote":
                self._quote_with_heading(here, element)
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
                elif name in _ANCHORS:
                    if name == "id":
                        own_id = value
                    if value[-1:].isdecimal():
                        self.ids.append((here, value))
                elif name == "data-id":
                    self.loose_ids.append((here, f"data-id={value}"))
                elif name in {"itemprop", "property"}:
                    prop = value.rpartition(":")[2]
                elif name in _TELLING or (name[:5] in {"data-", "aria-"} and _tells(name)):
                    rare[name] = value
            if classes or own_id or prop:
                self._note_names(here, element, prop, classes, own_id)
            if rare and not self.quoted[here]:
                self._note_rare(here, tag, prop, rare)

    def _note_names(
        self, here: int, element: HtmlElement, prop: str, classes: str, own_id: str
    ) -> None:
        """What an element is called, and what that means."""
        stem = own_id.translate(_NO_DIGITS) if own_id else ""
        self.names.append((here, prop, classes, stem))
        meaning = _meaning(prop, classes, stem)
        if meaning is None:
            return
        quoting, signing, called = meaning
        if signing and not self.quoted[here]:
            self.signatures.append(here)
        if quoting:
            self._quote_with_heading(here, element)
        elif signing:
            self._quote(here)
        if called:
            self.called.append(here)

    def _quote_with_heading(self, here: int, element: HtmlElement) -> None:
        """Note a quote, and what stands before it and says whose words it has."""
        self._quote(here)
        before = element.getprevious()
        if before is None or (before.tail or "").strip(" :\n\r\t") or len(before) > _MOST_IN_HEAD:
            return
        if isinstance(before.tag, str) and saying_author(line(before)) is not None:
            first = here - 1
            while self.order[first] is not before:
                first -= 1
            self._quote(first)

    def _quote(self, here: int) -> None:
        self.quoted[here : self.end[here]] = b"\1" * (self.end[here] - here)

    def _note_rare(self, here: int, tag: str, prop: str, said: dict[str, str]) -> None:
        """What the attributes say that hold dates and names, and schema.org's types."""
        if "itemtype" in said:
            self.schema.append((here, said["itemtype"]))
        for name, value in said.items():
            if value.isdecimal() and _is_number_of_post(name):
                self.ids.append((here, f"{name}={value}"))
        for name in NAME_ATTRIBUTES:
            if said.get(name, "").strip():
                self.stated_names.append((here, said[name].strip()))
        epoch = said.get("data-time") or said.get("data-timestamp") or ""
        moment = next((v for name, v in said.items() if _is_moment(name, v)), "")
        if tag in _DATED_TAGS or "datetime" in said or moment:
            iso = said.get("datetime") or (
                said.get("content") if prop == "datePublished" else moment
            )
            if iso or epoch:
                self.stated_dates.append((here, iso or "", epoch))
            titles = (value for name, value in said.items() if _TOOLTIP.match(name))
            dated = (t for t in titles if 8 <= len(t) <= LONGEST_DATE and _DIGIT.search(t))
            if tag != "meta" and (title := next(dated, "")):
                self.titles.append((here, title))


@lru_cache(maxsize=4096)
def _tells(attribute: str) -> bool:
    return any(sort.match(attribute) for sort in (_NUMBERING, _DATING, _TOOLTIP))


def _is_number_of_post(attribute: str) -> bool:
    return _NUMBERING.match(attribute) is not None


def _is_moment(attribute: str, value: str) -> bool:
    return bool(_DATING.match(attribute) and _MOMENT.match(value))


@lru_cache(maxsize=4096)
def _meaning(prop: str, classes: str, stem: str) -> tuple[bool, bool, bool] | None:
    """Whether what an element is called means a quote, a signature, a member's name; None: nothing.

    `stem` is its id without digits.
    """
    names = f"{classes} {stem}"
    meaning = (
        bool(_QUOTING.search(names)),
        bool(SIGNATURE.search(names)),
        is_called(prop, names),
    )
    return meaning if any(meaning) else None
