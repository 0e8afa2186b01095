"""Which marks stand together; most such zones are the head of a post."""

import itertools
from statistics import median_low

from crawler.arabic.bylines import byline
from crawler.arabic.dates.lines import day_of
from crawler.arabic.members import status_of
from crawler.arabic.titles import is_icon_title
from crawler.flat.line import Is, Line
from crawler.flat.marks import DATED, MARKS, ONCE, Mark, Zone, marks_of
from crawler.flat.panel_runs import Panel

# Between two lines of one head stand so many others at most: name, rank, title, buttons.
_GAP = 8
_SOFT = frozenset({Is.BLANK, Is.TITLE, Is.BUTTON, Is.RANK})
# Under these stands a name, and the panel under it.
_OVER_NAMES = frozenset({Is.DATE, Is.NUMBER})
# Name and rank stand over a panel so near.
_NAMED = 4


def _panel_first(lines: list[Line], marks: list[Mark]) -> bool | None:
    """Whether panels stand before the dates of their posts; None where the page does not tell.

    Within a head stand the same few short lines, over a body what the body says.
    """
    after, before = [], []
    for one, other in itertools.pairwise(marks):
        between = lines[one.last + 1 : other.first]
        if _leads_to_name(one, other, between):
            del between[0]
        said = sum(not (line.short or line.kind in _SOFT | MARKS) for line in between)
        distance = said, len(between)
        if one.kind is Is.PAIR and other.kind in ONCE - {Is.PAIR}:
            after.append(distance)
        elif other.kind is Is.PAIR and one.kind in ONCE - {Is.PAIR}:
            before.append(distance)
    if len(after) < 2 or len(before) < 2:
        return None
    return median_low(after) <= median_low(before)


def marked_zones(lines: list[Line], panels: list[Panel]) -> list[Zone]:
    """The marks that stand together, in order; most of them are the head of a post."""
    marks = marks_of(lines, panels)
    panel_first = _panel_first(lines, marks)
    zones: list[Zone] = []
    for mark in marks:
        ended = bool(zones) and _is_ended(lines, zones[-1], mark)
        if ended and mark.kind is Is.STATUS:
            continue  # it stands under the post's words
        if zones and not ended and _belongs(lines, zones[-1], mark, panel_first):
            zones[-1].marks.append(mark)
        else:
            zones.append(Zone([mark]))
    return zones


def _belongs(lines: list[Line], zone: Zone, mark: Mark, panel_first: bool | None) -> bool:
    between = lines[zone.last + 1 : mark.first]
    if between and between[0].kind is Is.EDIT and zone.marks[-1].kind is Is.DATE:
        del between[0]  # MyBB's note stands behind the date, over the panel
    if mark.kind is Is.STATUS:  # skins tell between panel and status how the member is rated
        between = [line for line in between if line.kind is not Is.NOTICE]
    shown = [line for line in between if line.kind is not Is.BLANK]
    if shown and zone.marks[-1].kind is Is.HEADING and shown[0].kind is Is.TEXT:
        del shown[0]  # a rank of many words
    elif _leads_to_name(zone.marks[-1], mark, shown):
        del shown[0]
    if len(shown) > _GAP or not all(line.kind in _SOFT or line.short for line in shown):
        return False
    if mark.kind is Is.DATE and zone.panel and _says_day_again(lines, zone, lines[mark.first].text):
        return True
    if mark.kind in ONCE and mark.kind in zone.kinds:
        return False
    if mark.kind in DATED and zone.kinds & DATED:
        return False
    if mark.kind is Is.STATUS and Is.STATUS in zone.kinds and not _are_blank(between):
        return False
    if mark.kind in {Is.BYLINE, Is.STATUS} and zone.kinds & {Is.PAIR, Is.AUTHORED}:
        return _names_again(lines, zone, lines[mark.first].text)
    if panel_first and mark.kind is Is.PAIR:
        return not zone.kinds & {Is.NUMBER, Is.DATE, Is.AUTHORED}
    return not (panel_first is False and Is.PAIR in zone.kinds and mark.kind in ONCE)


def _leads_to_name(over: Mark, panel: Mark, between: list[Line]) -> bool:
    """Whether the first line under a date or a number is a name, with a panel below."""
    leads = panel.kind is Is.PAIR and over.kind in _OVER_NAMES
    return leads and bool(between) and between[0].brief


def _is_ended(lines: list[Line], zone: Zone, mark: Mark) -> bool:
    """Whether a head's title, behind the word for its icon, and words stand before another mark.

    vBulletin shows the title under the panel, and the member's status under the words.
    """
    between = lines[zone.last + 1 : mark.first] if zone.panel else []
    shown = [line for line in between if line.kind is not Is.BLANK]
    return bool(shown) and is_icon_title(shown[0].text) and shown[-1].kind is Is.TEXT


def _says_day_again(lines: list[Line], zone: Zone, text: str) -> bool:
    """Whether a date is that of the head above its panel, in other words."""
    shown = (lines[mark.first].text for mark in zone.marks if mark.kind is Is.DATE)
    day = day_of(text)
    return day is not None and any(day_of(other) == day for other in shown)


def _are_blank(lines: list[Line]) -> bool:
    return all(line.kind is Is.BLANK for line in lines)


def _names_again(lines: list[Line], zone: Zone, text: str) -> bool:
    """Whether a byline or a status under a head is of the member whose name stands there.

    A post may begin with the author of a book, or with a device that is off.
    """
    said = byline(text) or status_of(text)
    near = lines[max(0, zone.first - _NAMED) : zone.last + 1]
    return not said or any(line.short and said.startswith(line.text) for line in near)
