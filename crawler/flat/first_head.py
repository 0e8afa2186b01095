"""What the first head of a flattened page tells of the lines above it."""

from crawler.arabic.bylines import byline
from crawler.arabic.dates.lines import is_first_date, reply_number
from crawler.arabic.flattened import is_columns_heading, number_of
from crawler.arabic.headings import is_comments_heading, is_recommended_heading
from crawler.arabic.page_tops import is_thread_head
from crawler.flat.line import Is, Line, is_printed
from crawler.flat.marks import Zone


def opens_page(lines: list[Line], first: Zone, start: int) -> bool:
    """Whether the first head shows that no post stands above it; its post begins at `start`.

    It has the number 1 with other than words over it, or the heading of the columns that no other
    has, or XenForo's or vBulletin's line about the thread stands over it, or the heading of the
    answers under its words, or a printed thread's boards, or Invision's heading over all posts, or
    a page's button over a date with the number of a post.
    """
    shown = [lines[mark.first].text for mark in first.marks]
    over = next((line.kind for line in reversed(lines[:start]) if line.kind is not Is.BLANK), None)
    numbered = any(number_of(text) == 1 or is_first_date(text) for text in shown)
    if numbered and over is not Is.TEXT:
        return True
    columns = [n for n, line in enumerate(lines) if is_columns_heading(line.text)]
    if len(columns) == 1 and first.first <= columns[0] <= first.last:
        return True
    if any(is_comments_heading(line.text) for line in lines[first.last :]):
        return True
    above = lines[: first.first]
    if over is Is.BUTTON and any(reply_number(text) for text in shown):
        return True
    headed = any(is_recommended_heading(line.text) for line in lines[: first.last + 1])
    return headed or is_printed(above) or any(is_thread_head(line.text) for line in above)


def is_thread_s(lines: list[Line], zones: list[Zone]) -> bool:
    """Whether the first head says who began the thread, and when, over the panel of their post.

    It has no panel where the others have, and the same name stands between it and the next one.
    """
    if len(zones) < 2 or zones[0].panel or not all(zone.panel for zone in zones[1:]):
        return False
    name = next(filter(None, (byline(lines[mark.first].text) for mark in zones[0].marks)), "")
    between = [line for line in lines[zones[0].last + 1 : zones[1].first] if line.kind is Is.TEXT]
    named = any(line.text.rstrip(" 0123456789") == name != "" for line in between)
    return named and all(line.short for line in between)
