"""The parts of one block of a page: who wrote it, when, and the element of the words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.marks import BOLD, LABELLED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.marks import DateMark, NameMark
    from crawler.outline import Outline

_BODY = re.compile(
    r"(?:^|[\s_-])(?:post|message|msg|comment|reply|entry|topic|answer|user|bb)?[-_]?"
    r"(?:body|content|text|message|msg|cooked|bbwrapper|postcolor|usercontent|narrow)"
    r"(?:$|[\s_\d-])",
    re.I,
)
_ASIDE = re.compile(
    r"^sig(?:nature)?|[_-]sig|popup|dropdown|(?:^|[_-])list|(?<!select)quote|user(?!content|text)"
    r"|author|profile|menu|edited|button|foot|head|attribution|title|detail|attach|meta|control|toolbar|container|after|links|options",
    re.I,
)
_NEVER = re.compile(r"(?:^|\s)(?:sig|signature|popup\w*|menu)(?:$|[\s_-])", re.I)
_NO_BODIES = frozenset("ul ol a form input".split())
_INLINE = frozenset("p blockquote a b i u em strong font span br pre ul ol".split())


@dataclass(slots=True)
class Segment:
    """One post: the elements that it is made of, side by side, and its parts where found.

    `spots` are the places of body, author and date, `path` the way from the block to its body.
    """

    elements: list[HtmlElement]
    start: int
    end: int
    body: HtmlElement | None = None
    name: NameMark | None = None
    date: DateMark | None = None
    spots: tuple[int, ...] = ()
    path: tuple[tuple[str, int], ...] = ()


def read_all(group: list[Segment], outline: Outline) -> list[Segment]:
    """The blocks of a run with their parts, without those that have no body."""
    bodies, buttons = _usual_bodies(group, outline), _buttons(group, outline)
    for segment in group:
        _read(segment, outline, bodies, buttons)
    paths = Counter(s.path for s in group if s.path)
    usual = paths.most_common(1)[0][0] if paths else ()
    for segment in group:
        # Where bodies have no name, a quote may be heavier than the answer to it: the body stands
        # where most blocks have theirs.
        if segment.path != usual and (segment.path or segment.body is None):
            found = _at(segment, usual, outline)
            segment.body = found if found is not None else segment.body
    found = [segment for segment in group if segment.body is not None]
    if any(body_name(segment.body) for segment in found):
        return [
            s for s in found if body_name(s.body) or (s.name is not None and s.name.rank < BOLD)
        ]
    return found


def body_like(segment: Segment, group: list[Segment], outline: Outline) -> HtmlElement | None:
    """The element that stands in a block where most blocks of a run have their bodies."""
    paths = Counter(_path(other, other.body) for other in group if other.body is not None)
    return _at(segment, paths.most_common(1)[0][0], outline) if paths else None


def _usual_bodies(group: list[Segment], outline: Outline) -> frozenset[str]:
    """What most blocks of a run call an element: their bodies. Quotes and code have other names."""
    if len(group) < 3:
        return frozenset()
    seen = Counter(
        name
        for segment in group
        for name in {body_name(e) for e in outline.order[segment.start : segment.end]}
    )
    return frozenset(name for name, count in seen.items() if name and count > 0.7 * len(group))


def _buttons(group: list[Segment], outline: Outline) -> frozenset[str]:
    """The names that nearly every block shows for another link, or for none: no author's."""
    if len(group) < 3:
        return frozenset()
    seen: Counter[str] = Counter()
    links: dict[str, set[str]] = defaultdict(set)
    for segment in group:
        marks = [outline.names[n] for n in outline.names_in(segment.start, segment.end)]
        marks = [mark for mark in marks if mark.rank in {1, 2}]
        seen.update({mark.name for mark in marks})
        for mark in marks:
            links[mark.name].add(mark.href or "")
    return frozenset(
        name
        for name, count in seen.items()
        if count > 0.8 * len(group) and (len(links[name] - {""}) > 1 or links[name] == {""})
    )


def _read(
    segment: Segment, outline: Outline, bodies: frozenset[str], buttons: frozenset[str]
) -> None:
    """Find a block's author, its body, and the surest date outside the body."""
    inside = outline.order[segment.start : segment.end]
    named = [e for e in inside if body_name(e)]
    usual = [e for e in named if body_name(e) in bodies]
    named = usual or named

    def doubt(place: int) -> tuple[bool, bool, int, int]:
        mark = outline.names[place]
        return mark.rank == BOLD, mark.name in buttons, mark.rank, place

    spot = min(outline.names_in(segment.start, segment.end), key=doubt)
    named = [e for e in named if not _holds(e, spot, outline)]
    body = _best(named, outline, leaf=bool(usual))
    dates = outline.dates_in(segment.start, segment.end)
    outside = [d for d in dates if body is None or not _holds(body, d, outline)]
    if all(outline.dates[d].rank == LABELLED for d in outside):
        outside = []
        posted = min(dates, key=lambda d: (outline.dates[d].rank, d))
        named = [e for e in named if not _holds(e, posted, outline)]
        body = _best(named, outline, leaf=bool(usual))
    date = min(outside or dates, key=lambda d: (outline.dates[d].rank, d))
    if body is None:
        body = _heaviest(segment, (spot, date), outline)
        segment.path = _path(segment, body)
    segment.body = body
    segment.name, segment.date = outline.names[spot], outline.dates[date]
    segment.spots = (spot, date) if body is None else (spot, date, outline.place[body])


def _holds(element: HtmlElement, place: int, outline: Outline) -> bool:
    start, end = outline.range(element)
    return start <= place < end


def _best(named: list[HtmlElement], outline: Outline, *, leaf: bool) -> HtmlElement | None:
    """Of the elements called a body the longest, or what in it holds nearly all of its words.

    `named` is in order of the page. `leaf`: those that hold no other one only.
    """
    if not named:
        return None

    def size(element: HtmlElement) -> int:
        start, end = outline.range(element)
        return outline.text[end] - outline.text[start]

    if leaf:
        named = [
            element
            for element, after in zip(named, [*named[1:], None], strict=True)
            if after is None or not _holds(element, outline.place[after], outline)
        ]
    best = max(named, key=size)
    start, end = outline.range(best)
    twins = [e for e in named if e is not best and e.get("class") == best.get("class")]
    beside = [e for e in twins if not start <= outline.place[e] < end]
    if beside and all(e.getparent() is best.getparent() for e in beside):
        return best.getparent()  # a post's paragraphs, each of them called a body
    inner = [e for e in named if start < outline.place[e] < end and size(e) >= 0.7 * size(best)]
    return inner[-1] if inner else best


def _heaviest(segment: Segment, marks: tuple[int, ...], outline: Outline) -> HtmlElement | None:
    """The element with most words beside those of the author and the date."""
    current: HtmlElement | None = None
    children = segment.elements

    def weight(element: HtmlElement) -> int:
        start, end = outline.range(element)
        inside = [outline.own_text(m, outline.end[m]) for m in marks if start <= m < end]
        return outline.own_text(start, end) - sum(inside)

    while True:
        weights = [(weight(child), child) for child in children if child in outline.place]
        most, child = max(weights, key=lambda pair: pair[0], default=(0, None))
        marked = current is None or any(_holds(current, mark, outline) for mark in marks)
        if child is None or most <= 0:
            return None if marked else current
        whole = weight(current) if current is not None else 0
        if not marked and (most < 0.6 * whole or child.tag in _INLINE):
            return current
        current, children = child, list(child)


def _path(segment: Segment, body: HtmlElement | None) -> tuple[tuple[str, int], ...]:
    """The steps from a block to an element in it: tags, and places among the siblings of a tag."""
    steps: list[tuple[str, int]] = []
    node = body
    while node is not None and node not in segment.elements:
        before = sum(other.tag == node.tag for other in node.itersiblings(preceding=True))
        steps.append((str(node.tag), before))
        node = node.getparent()
    if node is None:
        return ()
    steps.append((str(node.tag), segment.elements.index(node)))
    return tuple(reversed(steps))


def _at(
    segment: Segment, path: tuple[tuple[str, int], ...], outline: Outline
) -> HtmlElement | None:
    """The element at the end of a path in another block of the run, if there is one."""
    (tag, number), *steps = path or (("", 0),)
    if number >= len(segment.elements) or segment.elements[number].tag != tag:
        return None
    node = segment.elements[number]
    for tag, number in steps:
        children = [child for child in node if child.tag == tag]  # a tag may be `a=`: no path
        if number >= len(children) or children[number] not in outline.place:
            return None
        node = children[number]
    return None if any(_holds(node, spot, outline) for spot in segment.spots[:2]) else node


def body_name(element: HtmlElement | None) -> str:
    """What an element is called where that means the text of a post, without numbers; or empty."""
    if element is None:
        return ""
    prop: str = element.get("itemprop") or ""
    if prop in {"text", "articleBody", "reviewBody"}:
        return prop
    classes = element.get("class") or ""
    if element.tag in _NO_BODIES or _NEVER.search(classes):
        return ""
    for name in (*classes.split(), (element.get("id") or "").strip("0123456789")):
        if _BODY.search(name) and not _ASIDE.search(name):
            return str(name)
    return ""
