"""The dates of an SMF post: in its head, and in the note of its last edit."""

import re
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.pages.dom import classes, first_in, line, own_words, when, with_class
from crawler.pages.edits import edit_date
from crawler.raw import NO_DATE, Shown

_COUNTER = re.compile(r"#\s*(\d+)")
_TIME_OF_DAY = re.compile(r"\d:\d\d")
_LONGEST_STAMP = 120
_STAMPS = ("div", "a", "span", "p", "time", "small", "td")
_QUOTED_MARKS = " \u00ab\u00bb\t"


def read_date(
    block: HtmlElement, subject: HtmlElement | None, body: HtmlElement
) -> tuple[Shown, int | None]:
    """The date beside the subject, and the place: `« Reply #4 on: DATE »`, or apart since 2.1.

    The first post has no number, and is not counted as a reply.
    """
    small = _stamp(block, _head(block, subject), body)
    if small is None:
        return NO_DATE, None
    label = next((bold for bold in small.iter("strong", "b") if _is_label(bold)), None)
    number = line(label) if label is not None else line(with_class(block, "page_number", "span"))
    found = _COUNTER.search(number)
    text = own_words(small, [label]).strip(_QUOTED_MARKS)
    time = when(first_in(small, "time"))
    shown = Shown(text, time.iso, time.epoch) if time is not None else Shown(text)
    return shown, int(found[1]) + 1 if found else None


def _head(block: HtmlElement, subject: HtmlElement | None) -> HtmlElement | None:
    """What holds the date: where no theme names it, what is around the subject."""
    around = None if subject is None else subject.getparent()
    if around is not None and "keyinfo" in classes(around):
        return around
    named = with_class(block, "keyinfo", "div")
    return around if named is None else named


def _stamp(block: HtmlElement, head: HtmlElement | None, body: HtmlElement) -> HtmlElement | None:
    """What shows the date: small print in the head, else whatever shows a time near the subject."""
    nearest = head
    while head is not None:
        parts = list(takewhile(lambda part: part is not body, head.iter(*_STAMPS)))
        small = next(
            (part for part in parts if _is_small(part) and _dated(part, head is nearest)), None
        )
        if small is not None:
            return small
        timed = None
        for part in parts:
            inner = timed is None or timed in part.iterancestors()
            if inner and _TIME_OF_DAY.search(_short(part)):
                timed = part
        if timed is not None or head is block:
            return timed
        head = head.getparent()
    return None


def _is_small(part: HtmlElement) -> bool:
    names = part.get("class")
    return names is not None and "smalltext" in names.split()


def _dated(part: HtmlElement, near: bool) -> bool:
    """Whether a part shows a date; far from the subject small print may count an author's posts."""
    words = _short(part)
    return any(map(str.isdigit, words)) if near else bool(_TIME_OF_DAY.search(words))


def _short(part: HtmlElement) -> str:
    """The words of a part, if they are as few as a date's, and no note of an edit."""
    words = line(part)
    edit = (part.get("id") or "").startswith("modified_")
    return "" if edit or len(words) > _LONGEST_STAMP else words


def _is_label(bold: HtmlElement) -> bool:
    """Whether bold words are `Reply #4 on:`; a date's own may be bold too (`Today`)."""
    words = line(bold)
    return words.endswith(":") or bool(_COUNTER.search(words))


def read_edited(block: HtmlElement, note: HtmlElement | None) -> Shown | None:
    """The date of a post's edit note: `« Last Edit: DATE by NAME »`."""
    note = with_class(block, "modified") if note is None else note
    if note is None:
        return None
    said = (line(note), *(e.get("title") or "" for e in note.iter("a", "span", "i")))
    words = (text.strip(_QUOTED_MARKS) for text in said)
    return next(filter(None, map(edit_date, words)), None)
