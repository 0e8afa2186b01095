"""The dates of an SMF post: in its head, and in the note of its last edit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.dom import classes, line, own_words, when, with_class, with_id
from crawler.records import NO_DATE, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_COUNTER = re.compile(r"#\s*(\d+)")
_TIME_OF_DAY = re.compile(r"\d:\d\d")
_LONGEST_STAMP = 120
_QUOTED_MARKS = " \u00ab\u00bb\t"


def read_date(
    block: HtmlElement, subject: HtmlElement | None, body: HtmlElement
) -> tuple[Shown, int | None]:
    """The date beside the subject, and the place: `« Reply #4 on: DATE »`, or apart since 2.1.

    The first post has no number, and is not counted as a reply.
    """
    small = _stamp(block, subject, body)
    if small is None:
        return NO_DATE, None
    label = next((bold for bold in small.iter("strong", "b") if _is_label(bold)), None)
    number = line(label) if label is not None else line(with_class(block, "page_number", "span"))
    found = _COUNTER.search(number)
    text = own_words(small, [] if label is None else [label]).strip(_QUOTED_MARKS)
    time = when(next(small.iter("time"), None))
    shown = Shown(text, time.iso, time.epoch) if time is not None else Shown(text)
    return shown, int(found[1]) + 1 if found else None


def _stamp(
    block: HtmlElement, subject: HtmlElement | None, body: HtmlElement
) -> HtmlElement | None:
    """What shows the date: small print in the head, else whatever shows a time near the subject."""
    head = with_class(block, "keyinfo", "div")
    if head is None:
        head = None if subject is None else subject.getparent()
    while head is not None:
        timed = None
        for element in head.iter("div", "a", "span", "p", "time", "small", "td"):
            if element is body:
                break
            words = line(element)
            if len(words) > _LONGEST_STAMP or (element.get("id") or "").startswith("modified_"):
                continue
            if "smalltext" in classes(element) and any(map(str.isdigit, words)):
                return element
            inner = timed is None or timed in element.iterancestors()
            if inner and _TIME_OF_DAY.search(words):
                timed = element
        if timed is not None or head is block:
            return timed
        head = head.getparent()
    return None


def _is_label(bold: HtmlElement) -> bool:
    """Whether bold words are `Reply #4 on:`; a date's own may be bold too (`Today`)."""
    words = line(bold)
    return words.endswith(":") or bool(_COUNTER.search(words))


def read_edited(block: HtmlElement, post_id: str) -> Shown | None:
    """The date of a post's edit note: `« Last Edit: DATE by NAME »`."""
    note = with_id(block, f"modified_{post_id}")
    note = with_class(block, "modified") if note is None else note
    found = edit_note(line(note).strip(_QUOTED_MARKS)) if note is not None else None
    return Shown(found[1]) if found and found[1] else None
