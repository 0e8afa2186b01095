"""Author panels in flattened text: which runs of labels with their values are believed."""

from collections import Counter

from crawler.arabic.dates.lines import is_exact
from crawler.arabic.flattened import is_columns_heading
from crawler.flat.line import Is, Line, is_framed
from crawler.flat.pairs import Pair, bare_pairs, find_pairs
from crawler.flat.panel_edges import BESIDE, HEAD_MARKS, cut_pair, pairs_above, pairs_below
from crawler.flat.panel_runs import COUNTED, FORUM_ONLY, TELLING, Panel, runs_of

# A panel of two labels alone is believed so near to the start of a text, not further down.
_NEAR_START = 8
_HEADS = frozenset(Is) - {Is.TEXT, Is.EDIT, Is.NOTICE}
# A motto and the pair under it.
_MOTTO = 2


def find_panels(lines: list[Line]) -> tuple[list[Panel], list[str]]:
    """The panels of a text, in order, and the lines that looked like one and are not believed."""
    bare = bare_pairs(lines)
    runs = runs_of(bare or find_pairs(lines), lines)
    believed: list[Panel] = []
    unsure: list[str] = []
    again = Counter(frozenset(run.fields) for run in runs)
    for run in runs:
        repeated = again[frozenset(run.fields)] > 1 and bool(run.fields & TELLING)
        repeated = repeated and (len(run.fields) > 1 or any(_headed(run, lines)))
        if repeated or (bare and is_framed(lines)) or _is_panel(run, believed, lines):
            run.pairs += pairs_below(lines, run) or cut_pair(lines, run)
            run.pairs[:0] = pairs_above(lines, run)
            believed.append(run)
        elif run.fields & FORUM_ONLY:
            unsure.append(" / ".join(map(_shown, run.pairs)))
            _leave_days(lines, run)
    _begin_alike(believed)
    _end_at_words(believed, lines)
    return believed, unsure


def _leave_days(lines: list[Line], run: Panel) -> None:
    """Take the day on which a member joined for no post's date, where a panel is not believed."""
    for pair in run.pairs:
        value = lines[pair.last]
        if pair.field == "joined" and value.kind is Is.DATE and not is_exact(value.text):
            value.kind = Is.TEXT


def _shown(pair: Pair) -> str:
    return f"{pair.label}: {pair.value}" if pair.label else pair.value


def _begin_alike(panels: list[Panel]) -> None:
    """Leave out of panels what stands over the label with which the others of a page begin.

    It is what a member said of himself at the end of a post, over the next one's name.
    """
    firsts = Counter(panel.pairs[0].field for panel in panels)
    for panel in panels:
        for place, pair in enumerate(panel.pairs[1:], start=1):
            over = panel.pairs[place - 1]
            known = pair.field in TELLING and firsts[pair.field] >= firsts[panel.pairs[0].field]
            if known and pair.first > over.last + 1 and panel.pairs[0].field not in FORUM_ONLY:
                panel.pairs = panel.pairs[place:]
                break


def _end_at_words(panels: list[Panel], lines: list[Line]) -> None:
    """Leave out of panels what a member says of himself in a post: a list under words of his.

    Where other marks of the head stand below, or another panel has the same labels, such words are
    the panel's: SMF shows a member's motto over the town. Without any words below, a list with
    labels that no table has is the post.
    """
    for panel in panels:
        others = {pair.field for other in panels if other is not panel for pair in other.pairs}
        known = FORUM_ONLY | (others - {""})
        end = max((n for n, pair in enumerate(panel.pairs, 1) if pair.field in known), default=0)
        own = panel.pairs[end:]
        if not end or _headed(panel, lines)[1]:
            continue
        said = next((n for n, pair in enumerate(own) if not pair.label), len(own))
        listed = any(pair.label and not pair.field for pair in own)
        if len(own) - said > _MOTTO:
            panel.pairs = panel.pairs[: end + said]
        elif listed and not any(line.kind is Is.TEXT for line in lines[panel.last + 1 :]):
            panel.pairs = panel.pairs[:end]


def _is_panel(run: Panel, believed: list[Panel], lines: list[Line]) -> bool:
    fields = run.fields
    if not fields & FORUM_ONLY:
        return False
    if believed and len(fields & believed[0].fields) * 2 >= len(believed[0].fields):
        return len(fields) > 1 or not _is_said(run, lines)
    if "joined" in fields and len(fields) > 2:
        return True
    before = [line for line in lines[: run.first] if line.kind is not Is.BLANK]
    near = len(before) <= _NEAR_START and all(line.short or line.kind in _HEADS for line in before)
    columns = any(is_columns_heading(line.text) for line in before[-_NEAR_START:])
    if (near or columns) and fields & TELLING:
        return True
    over, under = _headed(run, lines)
    if (len(fields) > 1 and fields & TELLING and (over or under)) or (
        over and under and fields & {"joined", "messages"}
    ):
        return True
    nearest = before[-BESIDE:]
    if any(line.kind in HEAD_MARKS for line in nearest) and nearest[-1].kind is Is.HEADING:
        return True
    signed = any(line.kind is Is.AUTHORED for line in lines[run.last + 1 :][:BESIDE])
    return (over and signed) or (bool(fields & TELLING) and len(fields & COUNTED) > 2)


def _headed(run: Panel, lines: list[Line]) -> tuple[bool, bool]:
    """Whether another mark of a head stands near over a run, and near under it."""
    over = any(line.kind in HEAD_MARKS for line in lines[max(0, run.first - BESIDE) : run.first])
    return over, any(line.kind in HEAD_MARKS for line in lines[run.last + 1 :][:BESIDE])


def _is_said(run: Panel, lines: list[Line]) -> bool:
    """Whether a run stands between words: one label alone may be a line of their author's."""
    words = [*lines[: run.first][-1:], *lines[run.last + 1 :][:1]]
    return len(words) > 1 and all(line.kind is Is.TEXT and not line.short for line in words)
