"""Finds the repeated blocks of a page with a date, an author and a text: posts of any forum."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from crawler.outline import DateMark, NameMark, Outline

_BODY = re.compile(
    r"(?:^|[\s_-])(?:post|message|msg|comment|reply|entry|topic|answer|user|bb)?[-_]?"
    r"(?:body|content|text|message|msg|cooked|bbwrapper|postcolor|usercontent|narrow)"
    r"(?:$|[\s_\d-])",
    re.I,
)
_ASIDE = re.compile(
    r"^sig(?:nature)?|[_-]sig|(?<!select)quote|user(?!content|text)|author|profile|menu|button|foot|head|attribution|title"
    r"|detail|attach|meta|control|toolbar|container|after",
    re.I,
)
_POST_ID = re.compile(
    r"^[a-z_-]*(?:post|msg|message|comment|reply|answer|entry|p|pid)[a-z_-]*\d+$", re.I
)
_POST = re.compile(r"post|message|msg|comment|reply|answer|entry", re.I)
_INLINE = frozenset("p blockquote a b i u em strong font span br pre ul ol".split())
_LEAST_TEXT = 20
_ENOUGH = 400
_TRIED = 8


@dataclass(slots=True)
class Segment:
    """One post: the elements that it is made of, side by side, and its parts where found."""

    elements: list[HtmlElement]
    start: int
    end: int
    body: HtmlElement | None = None
    name: NameMark | None = None
    date: DateMark | None = None


def segments(outline: Outline, is_list: Callable[[list[Segment]], bool]) -> list[Segment]:
    """The posts of a page: the run of like siblings that holds most, each with date and author.

    `is_list` says of blocks whether they are the lines of a list (threads of a board) instead.
    """
    scored: list[tuple[float, int, list[Segment]]] = []
    for parent, place in outline.place.items():
        if len(parent) and outline.dates_in(place, outline.end[place]):
            for group in _groups(parent, outline):
                scored.append((_score(group, outline), place, group))
    for group in _numbered(outline):
        scored.append((_score(group, outline), group[0].start, group))
    scored = [entry for entry in scored if entry[0] > 0]
    scored.sort(key=lambda entry: (-entry[0], -entry[1]))
    least = 0.0
    for score, _, group in scored[:_TRIED]:
        whole = [segment for segment in group if _is_whole(segment, outline)]
        common, buttons = _common(whole, outline), _buttons(whole, outline)
        for segment in whole:
            read_parts(segment, outline, common, buttons)
        posts = [segment for segment in whole if segment.body is not None]
        if not posts:
            continue
        if is_list(posts):
            least = max(least, 0.5 * score)  # what else such a page repeats is no post either
        elif score >= least or all(is_body(post.body) for post in posts):
            return [*_opening(posts, outline), *posts]
    return []


def _groups(parent: HtmlElement, outline: Outline) -> Iterator[list[Segment]]:
    """The children that could be posts: those of one tag with dates, or with names."""
    for marks in (outline.dates_in, outline.names_in):
        heads: dict[str, list[HtmlElement]] = defaultdict(list)
        for child in parent:
            if child in outline.place and marks(*outline.range(child)):
                heads[str(child.tag)].append(child)
        for group in heads.values():
            yield _cut(group, outline)


def _numbered(outline: Outline) -> Iterator[list[Segment]]:
    """The elements whose ids differ in a number only, wherever they stand in the page."""
    heads: dict[str, list[int]] = defaultdict(list)
    for place, element in enumerate(outline.order):
        name = element.get("id")
        if name and _POST_ID.match(name):
            heads[f"{element.tag} {name.rstrip('0123456789')}"].append(place)
    for places in heads.values():
        # In broken markup each post may stand inside the one before it.
        ends = [
            min(outline.end[p], after)
            for p, after in zip(places, [*places[1:], 10**9], strict=True)
        ]
        yield [Segment([outline.order[p]], p, e) for p, e in zip(places, ends, strict=True)]


def _cut(group: list[HtmlElement], outline: Outline) -> list[Segment]:
    """Blocks with the siblings up to the next one: some posts are several rows of a table."""
    found = []
    members = set(group)
    widths: list[int] = []
    for first in group:
        elements = [first]
        following = first.getnext()
        while following is not None and following not in members:
            if following in outline.place:
                elements.append(following)
            following = following.getnext()
        if first is group[-1] and widths:
            elements = elements[: max(widths)]
        widths.append(len(elements))
        found.append(Segment(elements, *outline.range(first, elements[-1])))
    return found


def _is_whole(segment: Segment, outline: Outline) -> bool:
    """Whether a block holds a date, a name and words besides."""
    return bool(
        outline.dates_in(segment.start, segment.end)
        and outline.names_in(segment.start, segment.end)
        and outline.own_text(segment.start, segment.end) >= _LEAST_TEXT
    )


def _score(group: list[Segment], outline: Outline) -> float:
    """Many whole blocks of much text; what is called a post counts more."""
    total = 0.0
    for segment in group:
        if not _is_whole(segment, outline):
            continue
        words = min(outline.own_text(segment.start, segment.end), _ENOUGH) / _ENOUGH
        first = segment.elements[0]
        called = _POST.search(f"{first.get('class') or ''} {first.get('id') or ''}")
        total += (0.2 + words) * (1.5 if called else 1.0)
    return total


def _common(group: list[Segment], outline: Outline) -> frozenset[str]:
    """What most blocks of a run call an element: their bodies. Quotes and code have other names."""
    if len(group) < 3:
        return frozenset()
    seen = Counter(
        called
        for segment in group
        for called in {_called(e) for e in outline.order[segment.start : segment.end]}
    )
    return frozenset(name for name, count in seen.items() if name and count > 0.7 * len(group))


def _buttons(group: list[Segment], outline: Outline) -> frozenset[str]:
    """The names that nearly every block of a run shows: words on buttons, a title, no author."""
    if len(group) < 3:
        return frozenset()
    seen = Counter(
        name
        for segment in group
        for name in {outline.names[n].name for n in outline.names_in(segment.start, segment.end)}
    )
    return frozenset(name for name, count in seen.items() if count > 0.8 * len(group))


def read_parts(
    segment: Segment,
    outline: Outline,
    common: frozenset[str] = frozenset(),
    buttons: frozenset[str] = frozenset(),
) -> None:
    """Find a block's author, date and body; the first name and the surest date outside the body.

    `common` are the names of bodies in most blocks of the run, `buttons` what is no author's name.
    """
    names = outline.names_in(segment.start, segment.end)
    named = [e for e in outline.order[segment.start : segment.end] if is_body(e)]
    usual = [e for e in named if _called(e) in common]
    named = usual or named
    marks = outline.names

    def doubt(place: int) -> tuple[bool, bool, int, int]:
        mark = marks[place]
        return mark.rank == 3, mark.name in buttons, mark.rank, place

    spot = min(names, key=doubt, default=None)
    named = [e for e in named if spot is None or not _holds(e, spot, outline)]
    body = _best(named, outline, leaf=bool(usual))
    dates = outline.dates_in(segment.start, segment.end)
    if body is not None:
        start, end = outline.range(body)
        outside = [d for d in dates if not start <= d < end]
        if dates and all(outline.dates[d].rank == 3 for d in outside):
            outside = []
            posted = min(dates, key=lambda d: (outline.dates[d].rank, d))
            body = _best(
                [e for e in named if not _holds(e, posted, outline)], outline, leaf=bool(usual)
            )
        dates = outside or dates
    date = min(dates, key=lambda d: (outline.dates[d].rank, d), default=None)
    if body is None:
        body = _heaviest(segment, [m for m in (spot, date) if m is not None], outline)
    segment.body = body
    segment.name = outline.names[spot] if spot is not None else None
    segment.date = outline.dates[date] if date is not None else None


def _holds(element: HtmlElement, place: int, outline: Outline) -> bool:
    start, end = outline.range(element)
    return start <= place < end


def _best(named: list[HtmlElement], outline: Outline, *, leaf: bool) -> HtmlElement | None:
    """Of the elements called a body the longest, or what in it holds nearly all of its words."""
    if not named:
        return None

    def size(element: HtmlElement) -> int:
        start, end = outline.range(element)
        return outline.text[end] - outline.text[start]

    if leaf:
        holding = {id(up) for element in named for up in element.iterancestors()}
        named = [element for element in named if id(element) not in holding] or named
    best = max(named, key=size)
    start, end = outline.range(best)
    parts = [e for e in named if e is not best and e.get("class") == best.get("class")]
    beside = [e for e in parts if not start <= outline.place[e] < end]
    if beside and all(e.getparent() is best.getparent() for e in beside):
        return best.getparent()  # a post's paragraphs, each of them called a body
    inner = [e for e in named if start < outline.place[e] < end and size(e) >= 0.7 * size(best)]
    return inner[-1] if inner else best


def _heaviest(segment: Segment, marks: list[int], outline: Outline) -> HtmlElement | None:
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


def _opening(posts: list[Segment], outline: Outline) -> list[Segment]:
    """An opening post that stands before the run of the others, in a block of its own."""
    body = posts[0].body
    names = set((body.get("class") or "").split()) if body is not None else set()
    node = posts[0].elements[0].getparent()
    while node is not None and names:
        for before in node.itersiblings(preceding=True):
            if before not in outline.place:
                continue
            found = _smallest(before, outline)
            if found is None:
                continue
            read_parts(found, outline)
            if found.body is not None and names & set((found.body.get("class") or "").split()):
                return [found]
        node = node.getparent()
    return []


def _smallest(element: HtmlElement, outline: Outline) -> Segment | None:
    """The innermost element that still holds a date, a name and a text."""
    segment = Segment([element], *outline.range(element))
    if not _is_whole(segment, outline):
        return None
    while True:
        inner = [Segment([c], *outline.range(c)) for c in segment.elements[0] if c in outline.place]
        inner = [s for s in inner if _is_whole(s, outline)]
        if len(inner) != 1:
            return segment
        segment = inner[0]


def is_body(element: HtmlElement | None) -> bool:
    """Whether an element is called the text of a post."""
    return element is not None and bool(_called(element))


def _called(element: HtmlElement) -> str:
    """What an element is called where that means the text of a post, without numbers; or empty."""
    prop: str = element.get("itemprop") or ""
    if prop in {"text", "articleBody", "reviewBody"}:
        return prop
    name: str
    for name in (
        *(element.get("class") or "").split(),
        (element.get("id") or "").strip("0123456789"),
    ):
        if _BODY.search(name) and not _ASIDE.search(name):
            return name
    return ""
