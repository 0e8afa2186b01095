"""Where posts begin on pages that show the author's name twice, and nothing else of a head."""

from itertools import pairwise

from crawler.arabic.headings import is_comments_heading
from crawler.flat.line import Is, Line
from crawler.flat.marks import Mark, Zone


def named_again(lines: list[Line], zones: list[Zone]) -> list[Zone]:
    """Names over the same with a handle, or over themselves under the heading of comments.

    Over that heading stands the first post, under its author's name and its date.
    """
    shown = [n for n, line in enumerate(lines) if line.kind is not Is.BLANK]
    handled = [(n, m) for n, m in pairwise(shown) if _is_handle(lines[n], lines[m].text)]
    if handled:
        return [_named(lines, m) for _, m in handled]
    heading = next((n for n in shown if is_comments_heading(lines[n].text)), None)
    if heading is None:
        return []
    below = [n for n in shown if n > heading]
    twice = [m for n, m in pairwise(below) if lines[n].short and lines[n].text == lines[m].text]
    dated = [z for z in zones if z.kinds == {Is.DATE} and 0 < z.first < heading]
    first = [zone for zone in dated if lines[zone.first - 1].short][:1]
    if not (first and twice):
        return []
    lines[heading].kind = Is.BUTTON
    return [*first, *(_named(lines, m) for m in twice)]


def _is_handle(over: Line, text: str) -> bool:
    """Whether a text is the line over it with a handle behind: `NAME @HANDLE`."""
    name, _, handle = text.rpartition(" @")
    return over.short and name == over.text and " " not in handle


def _named(lines: list[Line], at: int) -> Zone:
    """A head at the second of two names; the first one names the author."""
    lines[at].kind = Is.AVATAR
    return Zone([Mark(Is.AVATAR, at, at)])
