"""Flattened text -> posts, each with its author's panel apart from its body."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from crawler.arabic.flattened import authored, avatar_of, is_rank, shown_date, status_of
from crawler.flat.body import FlatBody, read_region
from crawler.flat.lines import HEAD, Is, Line, lines_of
from crawler.flat.panels import Panel, find_panels


@dataclass(slots=True)
class FlatPost:
    """A post found in a text; every value is as shown.

    `panel` holds label and value pairs; `quotes` author (or None) and text; `unsure` what looked
    like a part of the page's frame and was left in the body.
    """

    author: str = ""
    title: str | None = None
    panel: list[tuple[str, str]] = field(default_factory=list)
    posted: str = ""
    edited: str | None = None
    body: str = ""
    quotes: list[tuple[str | None, str]] = field(default_factory=list)
    signature: str | None = None
    unsure: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Zone:
    """The head of a post: its lines, and the panel among them."""

    first: int
    last: int
    panel: Panel | None


def separate_text(text: str) -> list[FlatPost]:
    """The posts of a flattened page, each with author, panel and body apart.

    A text that shows no head of a post comes back whole as one post without author: its body is
    the text, unchanged. What is doubtful stays in the body and is named in `unsure`.
    """
    lines = lines_of(text)
    panels, unsure = find_panels(lines)
    zones = _zones(lines, panels)
    if not zones:
        return [FlatPost(body=text, unsure=unsure)]
    names = _name_lines(lines, zones)
    posts = []
    for number, zone in enumerate(zones):
        end = (
            _start(zones[number + 1], names[number + 1]) if number + 1 < len(zones) else len(lines)
        )
        body = read_region(lines[zone.last + 1 : end], last=number + 1 == len(zones))
        posts.append(_post(lines, zone, names[number], body))
    posts[-1].unsure.extend(unsure)
    return posts


def _start(zone: Zone, names: list[int]) -> int:
    return min([zone.first, *names])


def _zones(lines: list[Line], panels: list[Panel]) -> list[Zone]:
    """The heads of posts: panels with the head lines round them, and heads without a panel."""
    for panel in panels:
        for pair in panel.pairs:
            for index in range(pair.first, pair.last + 1):
                lines[index].kind = Is.PAIR
        for index in range(panel.first, panel.last + 1):
            if lines[index].kind is not Is.BLANK:
                lines[index].kind = Is.PAIR if lines[index].kind is Is.TEXT else lines[index].kind
    zones: list[Zone] = []
    for run in _head_runs(lines):
        kinds = {lines[index].kind for index in run}
        inside = next((p for p in panels if run[0] <= p.first <= run[-1]), None)
        anchored = inside is not None or Is.AUTHORED in kinds
        anchored = anchored or len(kinds & {Is.DATE, Is.NUMBER, Is.AVATAR, Is.STATUS}) > 1
        if not anchored and not (kinds == {Is.DATE} and _dated_heads(lines) > 1):
            continue
        if zones and inside is None and zones[-1].panel and run[0] - zones[-1].last <= 4:
            zones[-1].last = run[-1]  # a title or a button between panel and date line
        else:
            zones.append(Zone(run[0], run[-1], inside))
    return zones


def _head_runs(lines: list[Line]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index, line in enumerate(lines):
        if line.kind not in HEAD:
            continue
        between = lines[runs[-1][-1] + 1 : index] if runs else []
        near = runs and len(between) <= 3 and all(b.kind is Is.BLANK or b.short for b in between)
        if near:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _dated_heads(lines: list[Line]) -> int:
    """How many date lines with a time of day stand under a short line: names over dates."""
    count = 0
    for before, line in itertools.pairwise(lines):
        count += line.kind is Is.DATE and ":" in line.text and before.short
    return count


def _name_lines(lines: list[Line], zones: list[Zone]) -> list[list[int]]:
    """For each head the indices of the short lines before it that are its name and rank.

    The fewest such lines that any head has decide for all: one page is laid out one way.
    """
    before = []
    floor = 0
    for zone in zones:
        found: list[int] = []
        index = zone.first - 1
        while index >= floor and len(found) < 3:
            if lines[index].kind is Is.BLANK:
                if found:
                    break
            elif lines[index].short:
                found.insert(0, index)
            else:
                break
            index -= 1
        before.append(found)
        floor = zone.last + 1
    width = min(len(found) for found in before)
    return [found[len(found) - width :] for found in before]


def _post(lines: list[Line], zone: Zone, names: list[int], body: FlatBody) -> FlatPost:
    post = FlatPost(
        body=body.text,
        quotes=body.quotes,
        signature=body.signature,
        edited=body.edited,
        unsure=body.unsure,
    )
    if zone.panel is not None:
        for pair in zone.panel.pairs:
            post.panel.append((pair.label, pair.value))
    for line in lines[zone.first : zone.last + 1]:
        _from_head(post, line)
    before = [lines[index] for index in names]
    inside = [line for line in lines[zone.first : zone.last + 1] if line.short]
    _name(post, [*before, *inside])
    post.posted = post.posted or body.posted
    return post


def _from_head(post: FlatPost, line: Line) -> None:
    if line.kind is Is.AUTHORED and (found := authored(line.text)):
        post.author, post.posted = found
    elif line.kind is Is.DATE:
        post.posted = post.posted or shown_date(line.text) or ""
    elif line.kind is Is.AVATAR:
        post.author = post.author or avatar_of(line.text) or ""
    elif line.kind is Is.STATUS:
        post.author = post.author or status_of(line.text) or ""


def _name(post: FlatPost, candidates: list[Line]) -> None:
    """Name and rank among the short lines of a head: a name comes before its rank."""
    texts = [line.text for line in candidates]
    ranks = [text for text in texts if is_rank(text)]
    if ranks:
        post.title = post.title or ranks[0]
    plain = list(dict.fromkeys(text for text in texts if not is_rank(text) and text != post.author))
    if not post.author and plain:
        doubled = [text for text in plain if texts.count(text) > 1]
        post.author = doubled[0] if doubled else plain[0]
        plain.remove(post.author)
        if plain and post.title is None and len(texts) > 1:
            post.title = plain[0]
