"""Finds the repeated blocks of a page with a date, an author and a text: posts of any forum."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crawler.arabic.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.html import HtmlElement

# What a text must show to be worth reading as a date: a time of day, a year, or a relative word.
_DATE_LIKE = re.compile(
    r"\d[:.]\d\d|(?:19|20|13|14)\d\d|\d+\s*\D{2,12}\s*\d|منذ|قبل|أمس|اليوم|ago\b", re.I
)
_LONGEST_DATE = 70
_MEMBER = re.compile(
    r"member|profil|/users?/|[?&;]u(?:id|ser)?=|/u/|/u\d+|showuser|author|action=profile|/usr/"
    r"|nutzer|mitglied|membre|\buser[-/.]",
    re.I,
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:user ?name|author|poster|creator|nick|bigusername|username)", re.I
)
_BODY = re.compile(
    r"(?:^|[\s_-])(?:post|message|msg|comment|reply|entry|topic|answer|user)?[-_]?"
    r"(?:body|content|text|message|msg|cooked|bbwrapper|postcolor|usercontent|narrow)(?:$|[\s_\d-])",
    re.I,
)
_ASIDE = re.compile(r"sig(?:nature)?(?:$|[\s_-])|quote|user-?info|author|profile|postmenu", re.I)
_SKIPPED = frozenset("script style noscript template select option textarea head".split())
_LEAST_TEXT = 40


@dataclass(slots=True)
class Shape:
    """What a walk over the page counted of one element and all below it."""

    text: int = 0
    dates: list[HtmlElement] = field(default_factory=list)


@dataclass(slots=True)
class Segment:
    """The elements of one post, side by side in the page, and the element of its date."""

    elements: list[HtmlElement]
    date: HtmlElement | None
    shapes: dict[HtmlElement, Shape]

    def iter(self, *tags: str) -> Iterator[HtmlElement]:
        for element in self.elements:
            yield from element.iter(*tags)


def date_text(element: HtmlElement) -> str:
    """The text by which an element itself shows a date: its own words, not its children's."""
    words = [element.text or "", *(child.tail or "" for child in element)]
    own = " ".join(" ".join(words).split())
    return own or " ".join("".join(element.itertext()).split())[:_LONGEST_DATE]


def shows_date(element: HtmlElement, now: datetime) -> bool:
    """Whether an element's own words are a date, or an attribute gives one."""
    if element.tag in {"time", "abbr"} and (element.get("datetime") or element.get("data-time")):
        return True
    words = [element.text or "", *(child.tail or "" for child in element)]
    for part in words:
        text = " ".join(part.split())
        if 5 <= len(text) <= _LONGEST_DATE and _DATE_LIKE.search(text):
            read = parse_date(text, now=now, order="dmy") or parse_date(text, now=now, order="mdy")
            if read is not None and read.precision in {"minute", "second", "day"}:
                return True
    return False


def shapes_of(root: HtmlElement, now: datetime) -> dict[HtmlElement, Shape]:
    """Text lengths and dates below every element of a page, in one walk from the leaves up."""
    order = [e for e in root.iter() if isinstance(e.tag, str)]
    shapes = {element: Shape() for element in order}
    for element in reversed(order):
        shape = shapes[element]
        if element.tag in _SKIPPED:
            continue
        shape.text += len((element.text or "").strip())
        if shows_date(element, now):
            shape.dates.append(element)
        parent = element.getparent()
        if parent is not None and parent in shapes:
            above = shapes[parent]
            above.text += shape.text + len((element.tail or "").strip())
            above.dates.extend(shape.dates)
    return shapes


def segments(root: HtmlElement, now: datetime) -> list[Segment]:
    """The posts of a page: the run of like siblings that hold most text, each with a date."""
    shapes = shapes_of(root, now)
    best: tuple[float, list[HtmlElement]] = (0.0, [])
    for parent, shape in shapes.items():
        if len(shape.dates) < 1 or len(parent) == 0:
            continue
        for group in _alike(parent, shapes):
            score = _score(group, shapes)
            if score > best[0]:
                best = (score, group)
    return [_segment(first, best[1], shapes) for first in best[1]]


def _alike(parent: HtmlElement, shapes: dict[HtmlElement, Shape]) -> list[list[HtmlElement]]:
    groups: dict[str, list[HtmlElement]] = defaultdict(list)
    for child in parent:
        if child in shapes and shapes[child].dates:
            groups[str(child.tag)].append(child)
    return list(groups.values())


def _score(group: list[HtmlElement], shapes: dict[HtmlElement, Shape]) -> float:
    """Many blocks of much text; a list of links with dates (a board, a side bar) has little."""
    total = 0.0
    for element in group:
        links = sum(len("".join(a.itertext())) for a in element.iter("a"))
        own = max(0, shapes[element].text - links)
        authors = any(_MEMBER.search(a.get("href") or "") for a in element.iter("a"))
        total += min(own, 600) * (1.0 if authors else 0.5) if own >= _LEAST_TEXT else 0.0
    return total * (1.0 if len(group) > 1 else 0.4)


def _segment(
    first: HtmlElement, group: list[HtmlElement], shapes: dict[HtmlElement, Shape]
) -> Segment:
    """A block with the undated siblings up to the next block: some posts are rows of a table."""
    elements = [first]
    members = set(group)
    following = first.getnext()
    while following is not None and following not in members:
        if following in shapes:
            elements.append(following)
        following = following.getnext()
    if first is group[-1] and len(group) > 1:
        elements = elements[: _width(group)]
    return Segment(elements, shapes[first].dates[0], shapes)


def _width(group: list[HtmlElement]) -> int:
    """How many siblings a post takes up: what the posts before the last one do."""
    first, second = group[0], group[1]
    width, element = 1, first.getnext()
    while element is not None and element is not second:
        width += isinstance(element.tag, str)
        element = element.getnext()
    return width


def author_link(segment: Segment, body: HtmlElement | None) -> HtmlElement | None:
    """The element that names a post's author: a link to a member, or what its class calls so."""
    inside = set(body.iter()) if body is not None else set()
    for pattern, attribute in ((_MEMBER, "href"), (_NAMED, "class")):
        for element in segment.iter("a") if attribute == "href" else segment.iter():
            name = " ".join("".join(element.itertext()).split())
            if element in inside or not 0 < len(name) <= 60:
                continue
            if pattern.search(element.get(attribute) or "") and not name.isdigit():
                return element
    return None


def body_of(segment: Segment) -> HtmlElement | None:
    """The element of a post that holds the author's words."""
    shapes = segment.shapes
    named = [
        element
        for element in segment.iter()
        if element in shapes
        and shapes[element].text
        and (element.get("itemprop") in {"text", "articleBody"} or _is_body(element))
    ]
    if named:
        best = max(named, key=lambda e: shapes[e].text)
        inner = [e for e in named if e is not best and shapes[e].text >= 0.7 * shapes[best].text]
        return inner[-1] if inner else best
    current = max(segment.elements, key=lambda e: shapes[e].text if e in shapes else 0)
    while True:
        children = [child for child in current if child in shapes]
        heavy = [c for c in children if shapes[c].text >= 0.6 * shapes[current].text]
        if len(heavy) != 1 or heavy[0].tag in {"p", "blockquote", "a"}:
            return current
        current = heavy[0]


def _is_body(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_BODY.search(names)) and not _ASIDE.search(names)
