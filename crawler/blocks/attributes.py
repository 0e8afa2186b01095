"""What the attributes of a page's elements say: ids, links, dates, names, quotes, signatures."""

import re
from collections import Counter

from lxml.html import HtmlElement

from crawler.arabic.quote_authors import saying_author
from crawler.blocks.attribute_kinds import (
    ANCHORS,
    BOLD_TAGS,
    DATED_TAGS,
    NAME_ATTRIBUTES,
    is_number_of_post,
    is_signed_frame,
    meaning_of,
    moment,
    tells,
    tooltip,
)
from crawler.pages.dom import line

# What Tailwind and Bootstrap call bold.
_BOLD_CLASS = re.compile(r"(?:^|\s)(?:font|fw)-(?:semi|extra)?bold(?!\S)")
_MOST_IN_HEAD = 5
_FEW = 2
# What leads on or does something says nothing of the post's own.
_PRESSED = frozenset({"a", "button"})
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
        self.dated_blocks: list[tuple[int, str, str]] = []  # what may show another date in it
        self.titles: list[tuple[int, str]] = []
        self.stated_names: list[tuple[int, str]] = []
        self.called: list[int] = []
        self.bold: list[int] = []
        self.schema: list[tuple[int, str]] = []
        self.signatures: list[int] = []
        # Property, class and id (without its digits) of the elements that have one of them.
        self.names: list[tuple[int, str, str, str]] = []
        # Whether an element is in a link or a button, and in a quote or a signature.
        self.linked, self.quoted = bytearray(len(order)), bytearray(len(order))
        self._note(order, tags)
        # What many elements of a kind share is no id: the name of a style.
        shared = Counter((tags[here], value) for here, value in self.ids if "=" not in value)
        self.ids = [(p, value) for p, value in self.ids if shared[tags[p], value] <= _FEW]

    def _note(self, order: list[HtmlElement], tags: list[str]) -> None:
        for here, (element, tag) in enumerate(zip(order, tags, strict=True)):
            if tag in _PRESSED:
                self.linked[here : self.end[here]] = b"\1" * (self.end[here] - here)
            elif tag == "blockquote":
                self._quote_with_heading(here, element)
            elif tag in BOLD_TAGS:
                self.bold.append(here)
            elif tag == "fieldset" and is_signed_frame(element) and not self.quoted[here]:
                self.signatures.append(here)
                self._quote(here)
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
                elif name in ANCHORS:
                    if name == "id":
                        own_id = value
                    if value[-1:].isdecimal():
                        self.ids.append((here, value))
                elif name == "data-id":
                    self.loose_ids.append((here, f"data-id={value}"))
                elif name in {"itemprop", "property"}:
                    prop = value.rpartition(":")[2]
                elif tells(name):
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
        if "bold" in classes and _BOLD_CLASS.search(classes):
            self.bold.append(here)
        meaning = meaning_of(prop, classes, stem)
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
            if value.isdecimal() and is_number_of_post(name):
                self.ids.append((here, f"{name}={value}"))
        for name in NAME_ATTRIBUTES:
            if said.get(name, "").strip():
                self.stated_names.append((here, said[name].strip()))
        iso, epoch = moment(said)
        if prop == "datePublished":
            iso = iso or said.get("content", "")
        small = tag in DATED_TAGS or self.end[here] - here <= _MOST_IN_HEAD or "datetime" in said
        if iso or epoch:
            stated = self.stated_dates if small else self.dated_blocks
            stated.append((here, iso, epoch))
        if tag in DATED_TAGS and tag != "meta" and (title := tooltip(said)):
            self.titles.append((here, title))
