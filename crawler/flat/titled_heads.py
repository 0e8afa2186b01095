"""Titles of posts as a part of their heads, or in place of them."""

from crawler.arabic.titles import is_icon_title, title_of
from crawler.flat.line import BEFORE_WORDS, Is, Line
from crawler.flat.marks import Mark, Zone

# Name, rank and status between a date and a title.
_NAMED = 4


def titled_too(lines: list[Line], zones: list[Zone]) -> list[Zone]:
    """Heads with the titles that stand for some others, where most heads have the title under them.

    An extractor keeps the titles of all posts and the panels of some.
    """
    below = (range(zone.last + 1, len(lines)) for zone in zones)
    under = {next((n for n in own if lines[n].kind not in BEFORE_WORDS), -1) for own in below}
    titles = [n for n in under if n >= 0 and lines[n].kind is Is.TITLE]
    said = {title_of(lines[n].text) for n in titles}
    if len(said) != 1 or len(titles) * 2 < len(zones) or said == {""}:
        return zones
    more = [
        Zone([Mark(Is.TITLE, n, n)])
        for n, line in enumerate(lines)
        if line.kind is Is.TITLE
        and n not in under
        and title_of(line.text) in said
        and not any(zone.first <= n <= zone.last for zone in zones)
    ]
    return sorted([*zones, *more], key=lambda zone: zone.first)


def reach_title(lines: list[Line], zone: Zone, end: int) -> None:
    """Let a head without a panel reach to its title, where name and rank alone stand between.

    vBulletin shows them under the date.
    """
    if zone.panel is not None or Is.DATE not in zone.kinds:
        return
    shown = [n for n in range(zone.last + 1, end) if lines[n].kind is not Is.BLANK][: _NAMED + 1]
    title = next((n for n in shown if is_icon_title(lines[n].text)), None)
    over = [lines[n] for n in shown if title is not None and n < title]
    if title and over and all(line.short or line.kind is Is.STATUS for line in over):
        zone.marks.append(Mark(Is.TITLE, title, title))
