"""Lines that an extractor cut at every tag, put together again."""

import re

from crawler.arabic.bylines import authored_by_words, byline
from crawler.arabic.cut_lines import (
    ends_edit_note,
    ends_in_reason,
    is_bracketed_date,
    is_saying,
    opens_edit_note,
    opens_quote,
)
from crawler.arabic.dates.lines import is_at_time, is_day, is_time, opens_date, shown_date
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.flattened import post_number
from crawler.arabic.punctuation import COLONS
from crawler.arabic.quote_authors import quote_author
from crawler.flat.line import Is, Line
from crawler.flat.lines import line_of

_LISTED = re.compile(r"^\s*\d{1,4}\.\s+(\S.{1,40})$")
# The head of a post is cut into so many lines at most.
_MOST = 6
_LONGEST = 130
_DOUBLED = 16
_REASON = 60
_ARROW = "↑"


def join_cut_lines(lines: list[Line]) -> list[Line]:
    """Lines with the heads of posts and quotes in one piece; `raw` keeps them as they stood."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        count, kind = _cut_at(lines, index)
        if count == 1:
            found.append(lines[index])
        else:
            some = lines[index : index + count]
            raw = "\n".join(line.raw for line in some)
            found.append(Line(raw, _joined(some), some[0].bullet, kind))
        index += count
    return found


def _cut_at(lines: list[Line], index: int) -> tuple[int, Is]:
    """How many lines from here on are one, and what they are together."""
    if len(lines[index].text) > 60 or lines[index].kind in {Is.BLANK, Is.AUTHORED}:
        return 1, lines[index].kind
    some = lines[index : index + _MOST]
    if len(some) > 1 and is_saying(some[1].text):
        end = 2
        while end < len(some) and (some[end].text == _ARROW or some[end].kind is Is.DATE):
            end += 1
        if quote_author(_joined(some[:2])):
            return end, Is.QUOTE
    if index and lines[index - 1].kind is Is.DATE and byline(some[0].text) == "":
        return (2, Is.BYLINE) if len(some) > 1 and some[1].short else (1, some[0].kind)
    if some[0].kind is Is.DATE and len(some) > 2 and opens_edit_note(some[1].text):
        return (3, Is.EDIT) if edit_note(_joined(some[:3])) else (1, Is.DATE)
    if opens_quote(some[0].text) and len(some) > 1 and some[1].short:
        return 3 if len(some) > 2 and some[2].kind is Is.DATE else 2, Is.QUOTE
    if len(some) > 1 and is_bracketed_date(some[0].text) and quote_author(some[1].text):
        return 2, Is.QUOTE
    if some[0].kind is Is.EDIT and len(some) > 1 and some[1].text.startswith(tuple(COLONS)):
        return (2, Is.EDIT) if edit_note(_joined(some[:2])) else (1, Is.EDIT)
    if some[0].kind in {Is.TEXT, Is.EDIT} and opens_edit_note(some[0].text):
        for end in range(5, 1, -1):
            tail = some[end - 1].text if len(some) >= end else ""
            if (end == 2 or ends_edit_note(tail)) and edit_note(_joined(some[:end])):
                return _with_reason(some, end), Is.EDIT
    if len(some) > 1 and some[0].text == "#" and post_number(_joined(some[:2])):
        return 2, Is.NUMBER
    for end in (3, 2) if some[0].text == "«" else ():
        if shown_date(_joined(some[:end])):
            return end, Is.DATE
    if len(some) > 1 and is_time(some[0].text) and shown_date(_joined(some[:2])):
        return 2, Is.DATE
    if len(some) > 1 and some[1].kind is Is.DATE and opens_date(some[0].text):
        return 2, Is.DATE
    if len(some) > 1 and is_day(some[0].text) and is_at_time(some[1].text):
        return 2, Is.DATE
    dated = next((n for n, line in enumerate(some) if line.kind is Is.DATE), None)
    if dated is None:
        return 1, lines[index].kind
    if dated == 0 and len(some) > 1 and is_time(some[1].text) and shown_date(_joined(some[:2])):
        return 2, Is.DATE
    whole = _joined(some[: dated + 1])
    if dated and len(whole) <= _LONGEST and authored_by_words(whole):
        return dated + 1, Is.AUTHORED
    return 1, lines[index].kind


def _with_reason(some: list[Line], end: int) -> int:
    """How many lines an edit note has with the reason after it."""
    if end < len(some) and ends_in_reason(some[end - 1].text) and len(some[end].text) <= _REASON:
        end += 1
    return end


def part_listed_names(lines: list[Line]) -> list[Line]:
    """Lines without `1. NAME`, where the name comes again at once, and its rank on its own line.

    XenForo 1 shows posts as a list, each with the name of its author over the panel.
    """
    found: list[Line] = []
    name = ""
    for line in lines:
        listed = _LISTED.match(line.raw) if line.short else None
        if listed:
            name = listed[1]
            found.append(line)
        elif name and line.short and line.text.startswith(name):
            found = found[: -1 - next(n for n, x in enumerate(reversed(found)) if x.short)]
            rank = line.text.removeprefix(name).strip()
            found += [Line(name, name, False), *([line_of(rank)] if rank else [])]
            name = ""
        else:
            name = name if line.kind is Is.BLANK else ""
            found.append(line)
    return found


def drop_doubled_heads(lines: list[Line]) -> list[Line]:
    """Lines without a name and date that come again at once, as Invision writes both for narrow
    screens and for wide ones; and of a date with a post's number the first of two.
    """
    found: list[Line] = []
    index = 0
    while index < len(lines):
        below = lines[index : index + _DOUBLED]
        doubled = (
            len(below) > 3
            and below[1].kind is Is.DATE
            and below[0].text == below[2].text
            and any(line.text == below[1].text for line in below[3:])
        )
        numbered = {line.kind for line in below[:2]} == {Is.DATE, Is.NUMBER}
        again = [line.text for line in below[:2]] == [line.text for line in below[2:4]]
        if doubled or (numbered and again):
            index += 2
        else:
            found.append(lines[index])
            index += 1
    return found


def _joined(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)
