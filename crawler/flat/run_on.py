"""Lines into which an extractor put whole posts: name, panel, date and words in a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from crawler.arabic.buttons import is_button
from crawler.arabic.flattened import is_rank
from crawler.arabic.label_lines import split_pairs
from crawler.flat.word_pairs import LEAST, TELLING, date_before, head_at, panel_at, peeled

_SHORTEST, _PAGE = 40, 600
_MOST_RANK, _MOST_NAME, _MOST_HEAD = 4, 4, 30
_SENTENCE_END = re.compile(r"[.!؟?…:؛]$")
# Most values of a panel are numbers or dates: the first one stands so near to its beginning.
_LEAST_FIGURES, _NEAR = 2, 8
_LONGEST_PANEL, _SEAM = 200, re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_NUMBER, _FIGURE = re.compile(r"\d"), re.compile(r"\d+")
# Of so many words before a head the last ones are a name and a rank; what the same words part from
# the post before at three heads of five is the frame.
_BEFORE = 9
_AGAIN = 3


class _Head(NamedTuple):
    """The words of a head, from `start` to `end`, and its lines."""

    start: int
    end: int
    lines: list[str]
    fields: frozenset[str] = frozenset()
    sure: bool = True


def part_run_on(raw: str) -> list[str]:
    """A line with the heads of posts on lines of their own; any other line as it is."""
    cells = raw.split(" | ")
    if len(cells) > 2 and sum(bool(split_pairs(cell)) for cell in cells) > 1:
        return cells  # a panel whose lines an extractor put into one
    if len(raw) < _SHORTEST:
        return [raw]
    if len(_FIGURE.findall(raw)) < _LEAST_FIGURES:
        return [raw]
    words = raw.split()
    heads = _heads(words, whole_page=len(raw) >= _PAGE)
    if not any(head.fields for head in heads) and len(heads) < 2:
        return _glued_panel(raw) or [raw]
    mark = _frame_before(words, heads)
    found: list[str] = []
    done = 0
    for head in heads:
        found += _over_head(words[done : head.start], mark)
        found += head.lines
        done = head.end
    return [*found, *_under_posts(words[done:], mark)]


def _glued_panel(raw: str) -> list[str]:
    """The pairs of a line that is a panel without a blank between labels and values; else none."""
    words = _SEAM.sub(" ", raw).split() if len(raw) <= _LONGEST_PANEL else []
    pairs = panel_at(words, 0) if words else []
    whole = len(pairs) >= LEAST and pairs[-1].end == len(words)
    return [f"{pair.label}: {pair.value}" for pair in pairs] if whole else []


def _heads(words: list[str], *, whole_page: bool) -> list[_Head]:
    """The heads in order; those without a panel only in what may be a whole page."""
    figures = [n for n, word in enumerate(words) if _NUMBER.search(word)]
    heads: list[_Head] = []
    index = 0
    while index < len(words):
        following = bisect_right(figures, index - 1)
        near = following < len(figures) and figures[following] - index <= _NEAR
        pairs = panel_at(words, index) if near else []
        if pairs:
            end = pairs[-1].end
            parts, rest = peeled(words[end : end + _MOST_HEAD])
            end += min(_MOST_HEAD, len(words) - end) - len(rest)
            lines = [f"{pair.label}: {pair.value}" for pair in pairs]
            fields = frozenset(pair.field for pair in pairs)
            heads.append(_Head(index, end, lines + parts, fields, len(pairs) >= LEAST))
            index = end
            continue
        end, parts = head_at(words, index) if whole_page else (index, [])
        if parts:
            floor = heads[-1].end if heads else 0
            size = date_before(words[floor:index], index - floor)
            dated = [" ".join(words[index - size : index])] if size else []
            heads.append(_Head(index - size, end, dated + parts))
        index = max(end, index + 1)
    again = Counter(head.fields for head in heads)
    known = frozenset[str]().union(*(head.fields for head in heads if head.sure))
    return [
        head
        for head in heads
        if head.sure or again[head.fields] >= _AGAIN or head.fields & known >= TELLING
    ]


def _frame_before(words: list[str], heads: list[_Head]) -> list[str]:
    """The words that stand before the names at most heads: the end of the frame of each post."""
    windows = []
    for above, head in zip([None, *heads], heads, strict=False):
        floor = above.end if above else 0
        window = _without_rank(words[max(floor, head.start - _BEFORE) : head.start])[0]
        if len(window) > 1:
            windows.append(window)
    needed = max(2, -(-len(windows) * 3 // 5))
    counts = Counter(word for window in windows for word in set(window[-1 - _MOST_NAME : -1]))
    common = [word for word, count in counts.items() if count >= needed]
    if not common:
        return []
    last = max(common, key=lambda word: (counts[word], _places(windows, word)))
    mark = [last]
    while True:
        before = Counter(
            window[at - 1] for window in windows if (at := _find(window, mark)) is not None and at
        )
        word, count = max(before.items(), key=lambda item: item[1], default=("", 0))
        if count < needed:
            return mark
        mark.insert(0, word)


def _places(windows: list[list[str]], word: str) -> int:
    return sum(_find(window, [word]) or 0 for window in windows)


def _find(words: list[str], mark: list[str]) -> int | None:
    """Where some words stand for the last time among others."""
    size = len(mark)
    places = range(len(words) - size, -1, -1)
    return next((n for n in places if words[n : n + size] == mark), None) if size else None


def _without_rank(words: list[str]) -> tuple[list[str], list[str]]:
    sizes = range(min(_MOST_RANK, len(words)), 0, -1)
    rank = next((n for n in sizes if is_rank(" ".join(words[-n:]))), 0)
    return words[: len(words) - rank], words[len(words) - rank :]


def _over_head(words: list[str], mark: list[str]) -> list[str]:
    """What stands before a head: the words of the post before, the frame, a name and its rank."""
    above, under = _without_rank(words)
    shorter = (mark[n:] for n in range(len(mark)))
    mark = next((part for part in shorter if _find(above[-_BEFORE:], part) is not None), [])
    at = _find(above, mark)
    if at is not None:
        parts = [above[:at], mark, above[at + len(mark) :], under]
        return [" ".join(part) for part in parts if part]
    ends = [n for n, word in enumerate(above, 1) if _SENTENCE_END.search(word)]
    first = ends[-1] if ends else 0
    frame, name = peeled(above[first:])
    if len(name) > _MOST_NAME:
        return [" ".join(part) for part in (above, under) if part]  # where it begins nobody tells
    lines = [" ".join(above[:first]), *frame, " ".join(name), " ".join(under)]
    return [line for line in lines if line]


def _under_posts(words: list[str], mark: list[str]) -> list[str]:
    """The words of the last post, and what stands under the posts where their frame comes again."""
    if not mark or (len(mark) < 2 and not is_button(mark[0])):
        return [" ".join(words)]
    places = range(len(words) - len(mark) + 1)
    at = next((n for n in places if words[n : n + len(mark)] == mark), None)
    if at is None:
        return [" ".join(words)]
    parts = [words[:at], mark, words[at + len(mark) :]]
    return [" ".join(part) for part in parts if part]
