"""Finds the repeated blocks of a page with a date, an author and a text: posts of any forum."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from crawler.block_parts import Segment, body_name, read_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from crawler.outline import Outline

_POST_ID = re.compile(
    r"^[a-z_-]*(?:post|msg|message|comment|reply|answer|entry|p|pid)[a-z_-]*\d+$", re.I
)
_POST = re.compile(r"post|message|msg|comment|reply|answer|entry", re.I)
_SCHEMA = re.compile(r"schema\.org/(?:\w*Posting|Comment|Question|Answer|Message)$")
_LEAST_TEXT = 20
_ENOUGH = 400
_TRIED = 8


def segments(outline: Outline, is_list: Callable[[list[Segment]], bool]) -> list[Segment]:
    """The posts of a page: the run of like blocks that holds most, each with date and author.

    `is_list` says of blocks whether they are the lines of a list (threads of a board) instead.
    """
    scored = [(_score(group, outline), group) for group in _runs(outline)]
    scored = [entry for entry in scored if entry[0] > 0]
    scored.sort(key=lambda entry: (-entry[0], -entry[1][0].start))
    least = 0.0
    for score, group in scored[:_TRIED]:
        posts = read_all([s for s in group if outline.is_signed(s.start, s.end)], outline)
        if not posts:
            continue
        if is_list(posts):
            least = max(least, 0.5 * score)  # what else such a page repeats is no post either
        elif score >= least or all(body_name(post.body) for post in posts):
            return [*_opening(posts, outline), *posts]
    return []


def _runs(outline: Outline) -> Iterator[list[Segment]]:
    for parent, place in outline.place.items():
        if len(parent) and outline.has_date(place, outline.end[place]):
            yield from _siblings(parent, outline)
    yield from _numbered(outline)


def _siblings(parent: HtmlElement, outline: Outline) -> Iterator[list[Segment]]:
    """The children that could be posts: those of one tag with dates, or with names."""
    for has_mark in (outline.has_date, outline.has_name):
        heads: dict[str, list[HtmlElement]] = defaultdict(list)
        for child in parent:
            if child in outline.place and has_mark(*outline.range(child)):
                heads[str(child.tag)].append(child)
        for group in heads.values():
            yield _cut(group, outline)


def _cut(group: list[HtmlElement], outline: Outline) -> list[Segment]:
    """Blocks with the siblings up to the next one: some posts are several rows of a table."""
    found: list[Segment] = []
    members = set(group)
    width = 0
    for first in group:
        elements = [first]
        following = first.getnext()
        while following is not None and following not in members:
            if following in outline.place:
                elements.append(following)
            following = following.getnext()
        if first is group[-1] and width:
            elements = elements[:width]
        width = max(width, len(elements))
        found.append(Segment(elements, *outline.range(first, elements[-1])))
    return found


def _numbered(outline: Outline) -> Iterator[list[Segment]]:
    """Elements whose ids differ in a number only, or that schema.org calls posts, anywhere."""
    heads: dict[str, list[int]] = defaultdict(list)
    for place, element in enumerate(outline.order):
        name = element.get("id")
        if name and _POST_ID.match(name):
            heads[f"{element.tag} {name.rstrip('0123456789')}"].append(place)
        if _SCHEMA.search(element.get("itemtype") or ""):
            heads["schema.org"].append(place)
    for places in heads.values():
        # In broken markup each post may stand inside the one before it; so do schema.org's comments
        # in what they comment on.
        following = [*places[1:], len(outline.order)]
        ends = [min(outline.end[p], after) for p, after in zip(places, following, strict=True)]
        yield [Segment([outline.order[p]], p, e) for p, e in zip(places, ends, strict=True)]


def _score(group: list[Segment], outline: Outline) -> float:
    """Many signed blocks of much text; what is called a post counts more, a lone block less."""
    total, count = 0.0, 0
    for segment in group:
        words = outline.own_text(segment.start, segment.end)
        if words < _LEAST_TEXT or not outline.is_signed(segment.start, segment.end):
            continue
        first = segment.elements[0]
        names = f"{first.get('class') or ''} {first.get('id') or ''} {first.get('itemtype') or ''}"
        count += 1
        total += (0.2 + min(words, _ENOUGH) / _ENOUGH) * (1.5 if _POST.search(names) else 1.0)
    return total if count > 1 else total / 2


def _opening(posts: list[Segment], outline: Outline) -> list[Segment]:
    """An opening post that stands before the run of the others, in a block of its own."""
    name = body_name(posts[0].body)
    node = posts[0].elements[0].getparent()
    while node is not None and name:
        for before in node.itersiblings(preceding=True):
            if before not in outline.place:
                continue
            segment = Segment([before], *outline.range(before))
            if not outline.is_signed(segment.start, segment.end):
                continue
            found = read_all([segment], outline)
            if found and body_name(found[0].body) == name:
                return [_shrunk(found[0], outline)]
        node = node.getparent()
    return []


def _shrunk(segment: Segment, outline: Outline) -> Segment:
    """The same post in the smallest element that holds its body, its author and its date."""
    while True:
        for child in segment.elements[0]:
            if child not in outline.place:
                continue
            start, end = outline.range(child)
            if all(start <= place < end for place in segment.spots):
                segment.elements, segment.start, segment.end = [child], start, end
                break
        else:
            return segment
