"""Lines that a page repeats at each post: they are its frame, whatever they say."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable

from crawler.arabic.keys import norm_key
from crawler.arabic.page_ends import is_page_end, leads_back, opens_share_row
from crawler.arabic.signature_lines import is_logged
from crawler.flat.line import Is, Line

# Frames are looked for among so many lines at each end of a post's words.
_DEPTH = 8
_LONGEST = 40
_DIGITS = re.compile(r"\d+")


def mark_frame(regions: list[list[Line]]) -> None:
    """Mark the short lines that most posts of a page begin or end with as its buttons.

    `regions` are the lines under heads; the last one ends with what stands below all posts. A post
    keeps its last line of words: two posts that both say no more than thanks are no frame.
    """
    between = regions[:-1]
    if len(between) < 3:
        return
    for ends in (_starts, _ends):
        counts: Counter[str] = Counter()
        for region in between:
            counts.update({_key(line) for line in ends(region)} - {""})
        frame = {key for key, count in counts.items() if count * 5 >= len(between) * 3}
        if not frame:
            continue
        for region in regions if ends is _starts else between:
            words = [line for line in region if line.kind in {Is.TEXT, Is.TITLE}]
            own = [line for line in words if _key(line) not in frame]
            if own:
                for line in ends(region):
                    if line.kind is Is.TEXT and _key(line) in frame:
                        line.kind = Is.BUTTON


def mark_logged(lines: list[Line]) -> None:
    """Mark SMF's word under each post, over the signature; once it may be an author's word.

    It is SMF's below a date in SMF's marks.
    """
    logged = [line for line in lines if line.kind is Is.TEXT and is_logged(line.text)]
    marked = any(line.kind is Is.DATE and line.text.startswith("«") for line in lines)
    for line in logged if marked or len(logged) > 1 else ():
        line.kind = Is.BUTTON


def cut_page_end(top: list[Line], regions: list[list[Line]]) -> list[Line]:
    """The last post's lines, without what stands below the posts of the page.

    `top` are the lines above the first post: pages repeat their title and buttons below the last.
    """
    last = regions[-1][: _page_end(top, regions)]
    if any(line.prose for line in regions[-1][len(last) :]):
        return regions[-1]  # somebody's words stand below what looked like the page's end
    shown = {line.text for line in top if not line.sentence}
    while len(last) > 1 and (last[-1].kind is Is.TITLE or last[-1].text in shown):
        last.pop()
    return last


def _page_end(top: list[Line], regions: list[list[Line]]) -> int:
    """The index in the last region at which the page's own end begins."""
    last = regions[-1]
    above = {(_key(one), _key(other)) for one, other in itertools.pairwise(top)}
    buttons = {_key(line) for r in regions[:-1] for line in _ends(r) if line.kind is Is.BUTTON}
    buttons.discard("")
    begun = False
    for index, line in enumerate(last):
        begun = begun or line.kind is Is.TEXT
        if is_page_end(line.text) or (begun and _key(line) in buttons):
            return index - (index > 0 and leads_back(last[index - 1].text))
        below = last[index + 1] if index + 1 < len(last) else line
        if opens_share_row(line.text, below.text):
            return index
        pair = _key(line), _key(below) if below is not line else ""
        if all(pair) and pair in above:
            return index
    return len(last)


def _starts(region: list[Line]) -> Iterable[Line]:
    return region[:_DEPTH]


def _ends(region: list[Line]) -> Iterable[Line]:
    return region[-_DEPTH:]


def _key(line: Line) -> str:
    if line.kind is Is.BLANK or len(line.text) > _LONGEST:
        return ""
    return _DIGITS.sub("0", norm_key(line.text)) or line.text
