"""What stands right over and under the known pairs of a panel, and is a part of it."""

import itertools
import re

from crawler.arabic.labels import match_label
from crawler.flat.line import Is, Line
from crawler.flat.pairs import Pair, is_bare_label, is_unlisted, unlisted_pairs
from crawler.flat.panel_runs import Panel

# A rank, a date or another mark of a post's head stands so near to the panel.
BESIDE = 4
HEAD_MARKS = frozenset({Is.DATE, Is.NUMBER, Is.RANK, Is.AVATAR, Is.STATUS, Is.AUTHORED, Is.BYLINE})
# Forumotion calls the picture of a field by the thread's title: `الأوسمة : TITLE 126`; and a
# member's site stands there without a label.
_PICTURED = re.compile(r"([^\W\d][^:.]{1,40}?) : (\S.{0,100})$|(https?://\S+)$")


def pairs_above(lines: list[Line], run: Panel) -> list[Pair]:
    """Unlisted pairs between the heading of a part of a panel and the first pair."""
    above: list[tuple[int, Line]] = []
    for index in range(run.first - 1, max(-1, run.first - 1 - BESIDE), -1):
        if lines[index].kind is Is.HEADING:
            return unlisted_pairs(above)
        if not is_unlisted(lines[index]):
            break
        above.insert(0, (index, lines[index]))
    return []


def pairs_below(lines: list[Line], run: Panel) -> list[Pair]:
    """Unlisted pairs between a panel's last pair and what a head shows below it.

    So stand labels there whose values were pictures.
    """
    told = (n for n in range(run.last + 1, len(lines)) if lines[n].kind is not Is.BLANK)
    below = [(n, lines[n]) for n in itertools.islice(told, BESIDE)]
    for number, (_, line) in enumerate(below):
        between = below[:number]
        if line.kind is Is.STATUS and between and all(_is_pictured(x) for _, x in between):
            return [Pair(x.text, "", n, n, "") for n, x in between if is_bare_label(x)]
        if line.kind in HEAD_MARKS | {Is.TITLE}:
            pictured = ((n, _PICTURED.match(x.text)) for n, x in between if not is_unlisted(x))
            pairs = [
                Pair(found[1] or "", found[2] or found[3], n, n, "")
                for n, found in pictured
                if found
            ]
            return sorted([*unlisted_pairs(between), *pairs], key=lambda pair: pair.first)
        known = line.short or is_unlisted(line) or _is_pictured(line)
        if not (known or _PICTURED.match(line.text)):
            break
    return []


def _is_pictured(line: Line) -> bool:
    """Whether a line is a label without a value, or tells how a member is rated."""
    return line.kind is Is.NOTICE or is_bare_label(line)


def cut_pair(lines: list[Line], run: Panel) -> list[Pair]:
    """A label right under a panel whose value is gone: the text was cut there."""
    index = run.last + 1
    last = lines[run.last]
    if (
        index < len(lines)
        and last.bullet
        and lines[index].bullet
        and match_label(lines[index].text)
    ):
        return [Pair(lines[index].text, "", index, index, "")]
    return []
