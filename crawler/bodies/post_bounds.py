"""Markup in which posts leave tags open or close too many -> the same, each closed in itself."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.pages.boxes import BoxTag, Look, box_tags, closed_box, look_of, open_box

_Bounds = tuple[int, int, int]


class _Reading(NamedTuple):
    """The end tags that close nothing of a post, the boxes open at its end, where itself ended."""

    strays: list[BoxTag]
    opened: list[BoxTag]
    closed: int


def closed_in_themselves(data: bytes, bodies: list[HtmlElement]) -> bytes | None:
    """The markup with each post's boxes closed before the next post, and no others in it.

    `bodies` are those found in the markup as it is. None where posts have no box of their own, or
    most of them do not close what they open.
    """
    tags = box_tags(data)
    found = [
        (tags[begin : end + 1], _read(tags[begin:end], body - begin), body - begin)
        for begin, body, end in _bounds(tags, bodies[0])
    ]
    broken = [(own, body, read) for own, read, body in found if read.strays or read.opened]
    if not broken or len(broken) > max(len(found) // 2, 1):
        return None
    followers = Counter(
        own[read.closed + 1].look for own, read, _ in found if not (read.strays or read.opened)
    )
    changes = chain.from_iterable(_changes(*each, followers) for each in broken)
    kept: list[bytes] = []
    place = 0
    for start, stop, instead in changes:
        kept += (data[place:start], instead)
        place = stop
    return b"".join((*kept, data[place:])) if kept else None


def _bounds(tags: list[BoxTag], body: HtmlElement) -> list[_Bounds]:
    """Of each post but the last its first tag, its body's and the next post's, by their places.

    A post is the outermost box around a body that has its like before other bodies.
    """
    around = [look_of(e.tag, e.get("class"), e.get("id")) for e in (body, *body.iterancestors())]
    places: dict[Look, list[int]] = {look: [] for look in around if any(look[1:])}
    names = {look[0].encode() for look in places}
    for place, tag in enumerate(tags):
        if not tag.closes and tag.name in names:
            places.get(tag.look, []).append(place)
    held, *outer = places.values() or [[]]
    for starts in reversed(outer):
        first = {bisect_right(starts, place) - 1: place for place in reversed(held)}
        posts = sorted((starts[n], place) for n, place in first.items() if n >= 0)
        if len(posts) > 1:
            return [(begin, body, end) for (begin, body), (end, _) in pairwise(posts)]
    return []


def _changes(
    tags: list[BoxTag], body: int, read: _Reading, followers: Counter[Look]
) -> Iterator[tuple[int, int, bytes]]:
    """What is to be changed so that a post closes what it opens; the next one's tag is the last.

    `followers` are the looks of what stands right behind other posts.
    """
    if read.strays and read.opened:  # between the posts one box ends and another begins
        return
    if read.strays:
        spare = Counter(tag.name for tag in read.strays)
        read = _read(tags[:-1], body, spare)
    yield from ((tag.start, tag.end, b"") for tag in read.strays)
    look, _ = next(iter(followers.most_common(1)), (None, 0))
    if read.opened and look is not None and any(look[1:]):
        pairs = zip(reversed(tags[:-1]), reversed(tags), strict=False)
        behind = (before.end for before, tag in pairs if not tag.closes and tag.look == look)
        for end in islice(behind, 1):  # what has no box, such as a link's name, is the next post's
            yield end, end, b"".join(b"</%s>" % tag.name for tag in reversed(read.opened))


def _read(tags: list[BoxTag], body: int, spare: Counter[bytes] | None = None) -> _Reading:
    """Read the tags of a post. `spare` are names of end tags that are too many: the first go that
    would close the body.
    """
    strays: list[BoxTag] = []
    opened: list[BoxTag] = []
    closed = 0
    for number, tag in enumerate(tags):
        if not tag.closes:
            open_box(opened, tag)
            continue
        place = closed_box(opened, tag.name)
        if place is None:
            continue
        if place < 0 or (spare and spare[tag.name] and tags[body] in opened[place:]):
            if spare:
                spare[tag.name] -= 1
            strays.append(tag)
        else:
            del opened[place:]
            closed = closed or (0 if opened else number)
    return _Reading(strays, opened, closed)
