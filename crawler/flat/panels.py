"""Author panels in flattened text: runs of labels with their values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crawler.arabic.labels import match_label
from crawler.flat.line import Is, Line
from crawler.flat.pairs import Pair, bare_pairs, find_pairs, is_unlisted, unlisted_pairs

# Labels that only a forum's panel has; age or town stand in an author's own list as well.
_FORUM_ONLY = frozenset(
    "joined messages reaction_score points level ranks trophies member_number likes_given "
    "likes_received posts_per_day membership_days reputation status last_seen warnings".split()
)
# Games and contests have levels, ranks and points too.
_TELLING = frozenset({"joined", "messages", "reaction_score", "member_number", "likes_received"})
_COUNTED = frozenset("messages reaction_score points level ranks trophies threads".split())
# So many lines may stand between two pairs of one panel (a status, a heading, an image's text).
_GAP = 2
# A panel of two labels alone is believed so near to the start of a text, not further down.
_NEAR_START = 8


@dataclass(slots=True)
class Panel:
    """A run of pairs."""

    pairs: list[Pair] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.pairs[0].first

    @property
    def last(self) -> int:
        return self.pairs[-1].last

    @property
    def fields(self) -> set[str]:
        return {pair.field for pair in self.pairs} - {""}


def find_panels(lines: list[Line]) -> tuple[list[Panel], list[str]]:
    """The panels of a text, in order, and the lines that looked like one and are not believed."""
    runs = _runs(bare_pairs(lines) or find_pairs(lines), lines)
    believed: list[Panel] = []
    unsure: list[str] = []
    again = Counter(frozenset(run.fields) for run in runs)
    for run in runs:
        repeated = again[frozenset(run.fields)] > 1 and bool(run.fields & _TELLING)
        repeated = repeated and (len(run.fields) > 1 or any(_headed(run, lines)))
        if repeated or _is_panel(run, believed, lines):
            run.pairs += _below(lines, run) or _remnant(lines, run)
            believed.append(run)
        elif run.fields & _FORUM_ONLY:
            unsure.append(" / ".join(f"{pair.label}: {pair.value}" for pair in run.pairs))
    return believed, unsure


def _runs(pairs: list[Pair], lines: list[Line]) -> list[Panel]:
    runs: list[Panel] = []
    for pair in pairs:
        between = _between(lines, runs[-1].last, pair.first) if runs else None
        if between is None or _begins(pair, runs[-1], between):
            runs.append(Panel([pair]))
        else:
            runs[-1].pairs += [*unlisted_pairs(between), pair]
    return runs


def _begins(pair: Pair, run: Panel, between: list[tuple[int, Line]]) -> bool:
    """Whether a pair is of the next post's panel, or of this one's words."""
    if pair.field in _TELLING | _COUNTED:
        return bool(between) and pair.field in run.fields & _TELLING
    return any(line.kind in _ENDING for _, line in between)


def _between(lines: list[Line], last: int, first: int) -> list[tuple[int, Line]] | None:
    """The lines between two pairs, where all of them can be part of a panel too; else None."""
    between = [
        (index, lines[index])
        for index in range(last + 1, first)
        if lines[index].kind is not Is.BLANK
    ]
    strange = [line for _, line in between if not (is_unlisted(line) or _is_label(line))]
    fits_in = all(line.short or line.kind in _INSIDE for line in strange)
    return between if len(strange) <= _GAP and fits_in and len(between) <= 2 * _GAP else None


def _is_label(line: Line) -> bool:
    """Whether a line is a label whose value was a picture."""
    return line.text.endswith(":") and match_label(line.text.rstrip(" :")) is not None


# A date or a number ends most panels: what a member may say of himself as well stands in the post.
_ENDING = frozenset({Is.DATE, Is.NUMBER})
_INSIDE = frozenset({Is.HEADING, Is.STATUS, Is.NUMBER, Is.PAIR, Is.RANK, Is.DATE, Is.NOTICE})


def _below(lines: list[Line], run: Panel) -> list[Pair]:
    """Unlisted pairs between a panel's last pair and what a head shows below it."""
    below = [(n, lines[n]) for n in range(run.last + 1, len(lines))[:_BESIDE]]
    for number, (_, line) in enumerate(below):
        if line.kind in _MARKS | {Is.TITLE}:
            return unlisted_pairs(below[:number])
        if not (line.short or line.kind is Is.BLANK or is_unlisted(line)):
            break
    return []


def _remnant(lines: list[Line], run: Panel) -> list[Pair]:
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


def _is_panel(run: Panel, believed: list[Panel], lines: list[Line]) -> bool:
    fields = run.fields
    if not fields & _FORUM_ONLY:
        return False
    if believed and len(fields & believed[0].fields) * 2 >= len(believed[0].fields):
        return len(fields) > 1 or not _is_said(run, lines)
    if "joined" in fields and len(fields) > 2:
        return True
    before = [line for line in lines[: run.first] if line.kind is not Is.BLANK]
    near = len(before) <= _NEAR_START and all(line.short or line.kind in _HEADS for line in before)
    if near and fields & _TELLING:
        return True
    over, under = _headed(run, lines)
    if (len(fields) > 1 and fields & _TELLING and (over or under)) or (
        over and under and fields & {"joined", "messages"}
    ):
        return True
    return bool(fields & _TELLING) and len(fields & _COUNTED) > 2


def _headed(run: Panel, lines: list[Line]) -> tuple[bool, bool]:
    """Whether another mark of a head stands near over a run, and near under it."""
    over = any(line.kind in _MARKS for line in lines[max(0, run.first - _BESIDE) : run.first])
    return over, any(line.kind in _MARKS for line in lines[run.last + 1 :][:_BESIDE])


def _is_said(run: Panel, lines: list[Line]) -> bool:
    """Whether a run stands between words: one label alone may be a line of their author's."""
    words = [*lines[: run.first][-1:], *lines[run.last + 1 :][:1]]
    return len(words) > 1 and all(line.kind is Is.TEXT and not line.short for line in words)


# A rank, a date or another mark of a post's head stands so near to the panel.
_BESIDE = 4
_MARKS = frozenset({Is.DATE, Is.NUMBER, Is.RANK, Is.AVATAR, Is.STATUS, Is.AUTHORED, Is.BYLINE})


_HEADS = frozenset(Is) - {Is.TEXT, Is.EDIT, Is.NOTICE}
