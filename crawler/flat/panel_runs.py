"""Runs of labels with their values in flattened text, of which some are author panels."""

from dataclasses import dataclass, field

from crawler.arabic.flattened import is_greeting
from crawler.arabic.labels import match_label
from crawler.arabic.punctuation import ends_in_colon, without_colon
from crawler.flat.line import Is, Line
from crawler.flat.pairs import Pair, is_bare_label, is_unlisted, unlisted_pairs

# Labels that only a forum's panel has; age or town stand in an author's own list as well.
FORUM_ONLY = frozenset(
    "joined messages reaction_score points level ranks trophies member_number likes_given "
    "likes_received posts_per_day membership_days reputation status last_seen warnings".split()
)
# Games and contests have levels, ranks and points too.
TELLING = frozenset({"joined", "messages", "reaction_score", "member_number", "likes_received"})
COUNTED = frozenset("messages reaction_score points level ranks trophies threads".split())
# What a member may have of himself in a text of his own is one of the others.
_SAYS_FORUM = FORUM_ONLY - (COUNTED - TELLING)
# So many lines may stand between two pairs of one panel (a status, a heading, an image's text).
_GAP = 2
# A date or a number ends most panels: what a member may say of himself as well stands in the post.
_ENDING = frozenset({Is.DATE, Is.NUMBER})
_INSIDE = frozenset({Is.HEADING, Is.STATUS, Is.NUMBER, Is.PAIR, Is.RANK, Is.DATE, Is.NOTICE})


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


def runs_of(pairs: list[Pair], lines: list[Line]) -> list[Panel]:
    """Pairs that stand together, or with so few lines between as a panel has."""
    runs: list[Panel] = []
    for pair in pairs:
        between = _between(lines, runs[-1].last, pair.first) if runs else None
        if between is None or _begins(pair, runs[-1], between):
            runs.append(Panel([pair]))
        else:
            runs[-1].pairs += [*_inside(between, runs[-1]), pair]
    return runs


def _begins(pair: Pair, run: Panel, between: list[tuple[int, Line]]) -> bool:
    """Whether a pair is of the next post's panel, or of this one's words."""
    if _is_parted(run) and pair.first == pair.last and pair.field not in _SAYS_FORUM:
        return True
    if pair.field in TELLING | COUNTED:
        again = pair.field in run.fields & TELLING or pair.label in {p.label for p in run.pairs}
        return bool(between) and again
    return any(line.kind in _ENDING for _, line in between)


def _is_parted(run: Panel) -> bool:
    """Whether a panel shows each value under its label; what says both on a line stands below."""
    listed = [pair for pair in run.pairs if pair.field]
    return len(listed) > 1 and all(pair.first < pair.last for pair in listed)


def _inside(between: list[tuple[int, Line]], run: Panel) -> list[Pair]:
    """What stands between two pairs of a panel: pairs of no listed label, and words without one."""
    pairs = unlisted_pairs(between, parted=_is_parted(run))
    taken = {index for pair in pairs for index in (pair.first, pair.last)}
    pairs += [
        Pair("", line.text, index, index, "")
        for index, line in between
        if line.kind is Is.TEXT and index not in taken and not _is_label(line)
    ]
    return sorted(pairs, key=lambda pair: pair.first)


def _between(lines: list[Line], last: int, first: int) -> list[tuple[int, Line]] | None:
    """The lines between two pairs, where all of them can be part of a panel too; else None."""
    between = [
        (index, lines[index])
        for index in range(last + 1, first)
        if lines[index].kind is not Is.BLANK
    ]
    strange = [line for _, line in between if not (is_unlisted(line) or _is_label(line))]
    fits_in = all(line.short or line.kind in _INSIDE or is_bare_label(line) for line in strange)
    says = any(line.kind is Is.BYLINE or is_greeting(line.text) for _, line in between)
    short = len(strange) <= _GAP and len(between) <= 2 * _GAP
    return between if short and fits_in and not says else None


def _is_label(line: Line) -> bool:
    """Whether a line is a label whose value was a picture."""
    return ends_in_colon(line.text) and match_label(without_colon(line.text)) is not None
