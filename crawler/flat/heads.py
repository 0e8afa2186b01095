"""Where posts begin in a flattened page: the heads between their bodies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from crawler.arabic.date_lines import is_exact, is_marked_date, is_numbered_date
from crawler.arabic.headings import is_comment_link
from crawler.flat.lines import Is, Line
from crawler.flat.marks import DATED, ONCE, Mark, Zone, marked_zones

if TYPE_CHECKING:
    from crawler.flat.panels import Panel


def find_heads(lines: list[Line], panels: list[Panel]) -> list[Zone]:
    """The heads of posts in order: panels, numbers, dates and names that stand together."""
    zones = marked_zones(lines, panels)
    anchored, dated = [zone for zone in zones if _anchored(zone, lines)], _dated_heads(lines, zones)
    asked = all(zone.kinds == {Is.BYLINE, Is.DATE} for zone in anchored)
    alone = (
        len(anchored) == 1
        and len(dated) > 1
        and Is.DATE in anchored[0].kinds
        and all(zone.first > anchored[0].last for zone in dated)
    )
    zones = anchored
    if asked or alone:
        # A question says by whom it is, its answers show a name over a date; and where one member
        # alone has a panel, the others show no more.
        zones = sorted([*anchored, *dated], key=lambda zone: zone.first)
    zones = zones or _heads_under_links(lines)
    return _alike(zones)


def _anchored(zone: Zone, lines: list[Line]) -> bool:
    kinds = zone.kinds
    if kinds & {Is.PAIR, Is.AUTHORED} or len(kinds - {Is.HEADING}) > 1:
        return True
    if any(is_numbered_date(lines[mark.first].text) for mark in zone.marks):
        return True
    above = next(
        (line for line in reversed(lines[: zone.first]) if line.kind is not Is.BLANK), None
    )
    if above is not None and above.short and is_marked_date(lines[zone.first].text):
        return True
    titled = above is not None and above.kind is Is.TITLE
    return titled and kinds == {Is.DATE} and is_exact(lines[zone.first].text)


def _dated_heads(lines: list[Line], zones: list[Zone]) -> list[Zone]:
    """Names over dates, where a page has no other head.

    A day without a time of day is one only on a page with a frame, or with many of them under
    names: diaries have days too.
    """
    framed = sum(line.kind in {Is.BUTTON, Is.NOTICE} for line in lines) >= _FRAMED
    dated = [
        zone
        for zone in zones
        if zone.kinds == {Is.DATE} and zone.first and lines[zone.first - 1].short
    ]
    if not framed and len(dated) < _MANY:
        dated = [zone for zone in dated if is_exact(lines[zone.first].text)]
    return dated if len(dated) > 1 or framed else []


_MANY = 5


def _heads_under_links(lines: list[Line]) -> list[Zone]:
    """Names under the link to the comment before, where an extractor kept no dates or fields.

    Invision shows the first name over the page's heading, and again under it.
    """
    zones: list[Zone] = []
    parted = False
    for index, line in enumerate(lines):
        if is_comment_link(line.text):
            parted = True
        elif parted and line.kind not in {Is.BUTTON, Is.BLANK}:
            if line.short:
                zones.append(Zone([Mark(Is.AVATAR, index, index)]))
            parted = False
    return zones


# A page that shows so many words of its engine's buttons is a forum's page.
_FRAMED = 3


def _alike(zones: list[Zone]) -> list[Zone]:
    """Without those that lack what nearly every head of the page has: a date that someone wrote."""
    if len(zones) < _FRAMED:
        return zones
    counts = Counter(kind for zone in zones for kind in zone.kinds & ONCE)
    needed = {kind for kind, count in counts.items() if count * 4 >= len(zones) * 3}
    if needed & DATED and not zones[0].kinds & DATED:
        zones = zones[1:]  # figures of the thread or the board, above the first post
    return [zone for zone in zones if not needed or zone.kinds & needed]
