"""Where posts begin in a flattened page: the heads between their bodies."""

from collections import Counter

from crawler.arabic.dates.lines import (
    is_exact,
    is_marked_date,
    is_numbered_date,
)
from crawler.flat.bare_heads import bare_heads
from crawler.flat.dumps import is_heading
from crawler.flat.first_head import is_thread_s
from crawler.flat.line import Is, Line, is_framed, is_printed
from crawler.flat.marks import DATED, ONCE, Mark, Zone
from crawler.flat.panel_runs import Panel
from crawler.flat.titled_heads import reach_title, titled_too
from crawler.flat.zones import marked_zones

# So many days under names are heads without a time of day, too.
_MANY = 5
# So many heads tell what each of them has.
_SEVERAL = 3
# The place of a post in its thread has fewer digits.
_DIGITS = 6


def find_heads(lines: list[Line], panels: list[Panel]) -> list[Zone]:
    """The heads of posts in order: panels, numbers, dates and names that stand together."""
    marked = marked_zones(lines, panels)
    anchored = [zone for zone in marked if _anchored(zone, lines)]
    dated = _dated_heads(lines, marked)
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
    if is_thread_s(lines, zones):
        zones = zones[1:]
    found = _alike(titled_too(lines, zones) if zones else bare_heads(lines, marked))
    ends = [zone.first for zone in found[1:]]
    for zone, end in zip(found, [*ends, len(lines)], strict=False):
        reach_title(lines, zone, end)
    _take_counts(lines, found)
    return found


def _take_counts(lines: list[Line], zones: list[Zone]) -> None:
    """Take the bare numbers under the heads, where they count on, for those of the posts.

    Discourse shows the place of a post beside its date.
    """
    under = [lines[z.last + 1].text if z.last + 1 < len(lines) else "" for z in zones]
    counts = [int(text) if text.isdecimal() and len(text) < _DIGITS else None for text in under]
    first = counts[0] if len(counts) > 1 else None
    if first is None or counts != [*range(first, first + len(counts))]:
        return
    for zone, count in zip(zones, counts, strict=True):
        line = lines[zone.last + 1]
        line.text, line.kind = f"#{count}", Is.NUMBER
        zone.marks.append(Mark(Is.NUMBER, zone.last + 1, zone.last + 1))


def _anchored(zone: Zone, lines: list[Line]) -> bool:
    kinds = zone.kinds
    if kinds & {Is.PAIR, Is.AUTHORED} or len(kinds - {Is.HEADING}) > 1:
        return True
    if kinds == {Is.BYLINE} and is_heading(lines[zone.first].raw):
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
    printed = is_printed(lines)
    framed = printed or is_framed(lines)
    dated = [
        zone
        for zone in zones
        if zone.kinds == {Is.DATE} and zone.first and _is_named(lines[zone.first - 1], printed)
    ]
    if not framed and len(dated) < _MANY:
        dated = [zone for zone in dated if is_exact(lines[zone.first].text)]
    return dated if len(dated) > 1 or framed else []


def _is_named(over: Line, printed: bool) -> bool:
    """Whether the line over a date may be a name: any on pages that show nothing else there."""
    return over.short or (printed and over.brief)


def _alike(zones: list[Zone]) -> list[Zone]:
    """Without those that lack what nearly every head of the page has: a date that someone wrote."""
    if len(zones) < _SEVERAL:
        return zones
    counts = Counter(kind for zone in zones for kind in zone.kinds & ONCE)
    needed = {kind for kind, count in counts.items() if count * 4 >= len(zones) * 3}
    if needed & DATED and not (zones[0].kinds & DATED or _is_member_s(zones[0])):
        zones = zones[1:]  # figures of the thread or the board, above the first post
    return [zone for zone in zones if not needed or zone.kinds & needed or _is_member_s(zone)]


def _is_member_s(zone: Zone) -> bool:
    """Whether a head has a panel that says when somebody joined: no thread or board does."""
    return zone.panel is not None and "joined" in zone.panel.fields
