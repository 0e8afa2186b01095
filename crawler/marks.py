"""What one element of a page says by itself: a date, or the name of a member."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from crawler.arabic.buttons import is_button
from crawler.arabic.dates import parse_date
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.labels import match_label
from crawler.dom import line
from crawler.records import Shown

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.html import HtmlElement

    from crawler.arabic.date_values import ShownDate

# What a text must show to be worth reading as a date: a time of day, a year, a day of a month, or
# in a few words how long ago.
_DATE_LIKE = re.compile(r"\d[:.h]\d\d|(?:19|20|13|14)\d\d|\d+\s*\D{2,12}\s*\d|\d \w+ ago\b", re.I)
_ARABIC = re.compile("[\u0621-\u064a]")
_LONGEST_RELATIVE = 25
_TIME_OF_DAY = re.compile(r"\d[:h]\d\d|ago\b", re.I)
_LONGEST_DATE = 70
_LONGEST_NAME = 50
_MEMBER = re.compile(
    r"(?:^|/)(?:members?|(?:user)?profile?|users?|nutzer|mitglied(?:er)?|membres?|author|usr|u)"
    r"(?:/|\.\w{2,4}[?/]|-)[^/]*\w|[?&;](?:u|uid|user|userid|showuser)=\w|/u\d+(?:$|[/.-])"
    r"|action=profile|viewprofile",
    re.I,
)
_NO_MEMBER = re.compile(
    r"search|login|/list(?:$|[/.])|memberlist\.php$|register|password|sendm|compose|newpm|blog|album",
    re.I,
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:post|comment|big|message)?(?:user ?name|author|user)(?:-?name)?|poster"
    r"|creator|nick(?:name)?|name)(?:$|[\s_-])",
    re.I,
)
_BOLD = frozenset("b strong dt h3 h4 h5 cite big".split())
_BLOCKS = frozenset("div table dl ul ol br p li td tr dd".split())
_NAME_ATTRIBUTES = ("data-author", "data-username", "data-user-name")


# The ranks of a date that is the value of a label (a member's first day), and of a name that is no
# more than bold words.
LABELLED = BOLD = 3


class NameMark(NamedTuple):
    """A place that names a member. `rank`: 0 an attribute, 1 a link to a member, 2 a class, 3 no
    more than bold words."""

    rank: int
    name: str
    href: str | None


class DateMark(NamedTuple):
    """A place that shows a date. `rank`: 0 an attribute, 1 with a time of day, 2 a day, 3 a
    label's value."""

    rank: int
    shown: Shown


def name_of(element: HtmlElement, names: str, *, small: bool) -> NameMark | None:
    """The member whom an element names; `names` are its class and id.

    `small`: few elements are below it. A large one is looked at for attributes only.
    """
    for attribute in _NAME_ATTRIBUTES:
        value = element.get(attribute)
        if value and value.strip():
            return NameMark(0, value.strip(), None)
    if not small:
        return None
    href = element.get("href") if element.tag == "a" else None
    linked = bool(href and _MEMBER.search(href) and not _NO_MEMBER.search(href))
    called = bool(_NAMED.search(names)) or element.get("itemprop") in _NAME_PROPS
    if not (linked or called or element.tag in _BOLD):
        return None
    if called and not linked:  # a name may stand beside a rank or a count of points
        inner = next((a for a in element.iter("a") if a.get("href") and line(a)), None)
        if inner is not None and len(element) < 8:
            element, href = inner, inner.get("href")
    name = " ".join(_own_name(element).split()) if len(element) < 4 else ""
    if not 0 < len(name) <= _LONGEST_NAME or not any(c.isalpha() for c in name) or is_button(name):
        return None
    if any(child.tag in _BLOCKS for child in element) or _is_label(name) or name.endswith(":"):
        return None
    if not (linked or called) and _DATE_LIKE.search(name):
        return None
    return NameMark(1 if linked else 2 if called else BOLD, name, href)


def _own_name(element: HtmlElement) -> str:
    """The words of an element without a last child that is only a number: a count of points."""
    words = line(element)
    last = line(element[-1]) if len(element) else ""
    return words.removesuffix(last) if last.isdigit() and words != last else words


_NAME_PROPS = frozenset({"author", "creator", "name"})


def date_of(element: HtmlElement, now: datetime, *, small: bool) -> DateMark | None:
    """The date that an element's own words are, or that its attributes give."""
    iso = element.get("datetime") or (
        element.get("content") if element.get("itemprop") == "datePublished" else None
    )
    epoch = element.get("data-time") or element.get("data-timestamp") or ""
    epoch = epoch if epoch.isdecimal() and len(epoch) in {10, 13} else ""
    if element.tag in {"time", "abbr", "span", "meta", "a"} and (iso or epoch):
        parent = element.getparent()
        if parent is not None and len(parent) < 5 and edit_note(line(parent)):
            return None
        seconds = float(epoch[:10]) if epoch else None
        return DateMark(0, Shown(line(element) or iso or "", iso, seconds))
    label = ""
    for node, part in ((None, element.text), *((child, child.tail) for child in element)):
        label = line(node) if small and node is not None else label
        text = " ".join((part or "").split())
        read = _read(text, now) if _looks_dated(text) else None
        if read is None or edit_note(text) or edit_note(f"{label} {text}"):
            continue
        return _dated(element, text, label, small=small, timed=read.relative)
    whole = line(element) if small and 0 < len(element) < 5 and _own(element) else ""
    if 8 <= len(whole) <= 40 and _TIME_OF_DAY.search(whole) and not edit_note(whole):
        read = _read(whole, now)
        if read is not None and read.precision != "day":
            return DateMark(1, Shown(whole))
    title = element.get("title") or ""
    if 8 <= len(title) <= _LONGEST_DATE and element.tag in {"span", "a", "abbr", "time"}:
        read = _read(title, now)
        if read is not None and read.precision != "day" and len(line(element)) < 40:
            return DateMark(1, Shown(line(element) or title, full=title))
    return None


def _looks_dated(text: str) -> bool:
    if len(text) <= _LONGEST_RELATIVE and _ARABIC.search(text):
        return True
    return 3 <= len(text) <= _LONGEST_DATE and bool(_DATE_LIKE.search(text))


def _read(text: str, now: datetime) -> ShownDate | None:
    """A date that is exact to the day at least, in whichever order of day and month."""
    read = parse_date(text, now=now, order="dmy")
    return read if read is not None and read.precision in {"minute", "second", "day"} else None


def _own(element: HtmlElement) -> bool:
    """Whether an element has words of its own beside those of its children."""
    return any((child.tail or "").strip() for child in element) or bool(
        (element.text or "").strip()
    )


def _dated(element: HtmlElement, text: str, label: str, *, small: bool, timed: bool) -> DateMark:
    whole = line(element) if small else ""
    parent = element.getparent()
    if not _TIME_OF_DAY.search(text):
        # A day and its time of day may be neighbours: `<nobr>06:18 - <span>2016/01/20</span>`.
        for near in (whole, line(parent) if parent is not None and len(parent) < 4 else ""):
            if text in near and len(near) <= _LONGEST_DATE and _TIME_OF_DAY.search(near):
                text = near
                break
    head, colon, _ = text.partition(":")
    named = label if not colon or head[-1:].isdigit() else head
    before = element.getprevious()
    exact = timed or bool(_TIME_OF_DAY.search(text))
    known = _is_label(named) or (before is not None and _is_label(line(before)))
    if known or (element.tag == "dd" and not exact):
        return DateMark(LABELLED, Shown(text))
    return DateMark(1 if exact else 2, Shown(text, full=element.get("title") or ""))


def _is_label(text: str) -> bool:
    return bool(text) and match_label(text.strip(" :")) is not None
