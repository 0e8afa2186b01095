"""What stands between two heads of a line of posts: words, the frame, a name and its rank."""

import re
from collections import Counter
from typing import NamedTuple

from crawler.arabic.buttons import is_button
from crawler.arabic.flattened import is_rank
from crawler.arabic.punctuation import COLONS, STOPS
from crawler.flat.word_heads import peeled

_MOST_RANK, _MOST_NAME, _MOST_BUTTONS = 4, 4, 8
_SENTENCE_END = re.compile(rf"[{STOPS}{COLONS}…؛]$")
# Of so many words before a head the last ones are a name and a rank; what the same words part from
# the post before at three heads of five is the frame.
_BEFORE = 9


class Head(NamedTuple):
    """The words of a head, from `start` to `end`, and its lines."""

    start: int
    end: int
    lines: list[str]
    fields: frozenset[str] = frozenset()
    sure: bool = True


def frame_before(words: list[str], heads: list[Head]) -> list[str]:
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


def known_names(words: list[str], heads: list[Head]) -> frozenset[str]:
    """Names before heads that a sentence's end parts from the words above, or that come again."""
    ends: Counter[str] = Counter()
    told = set()
    for above, head in zip([None, *heads], heads, strict=False):
        over = _without_rank(words[above.end if above else 0 : head.start])[0]
        own = _after_sentence(over)
        if above is not None and 0 < len(own) <= _MOST_NAME:
            told.add(" ".join(own))
        ends.update({" ".join(over[-size:]) for size in range(1, min(_MOST_NAME, len(over)) + 1)})
    again = {name for name, count in ends.items() if count > 1}
    again -= {name.partition(" ")[2] for name in again}
    # A word of the post before may stand before a name.
    return frozenset(again | {name for name in told if not name.endswith(tuple(again))})


def _after_sentence(words: list[str]) -> list[str]:
    """The words after the last one that ends a sentence."""
    ends = (n for n in range(len(words), 0, -1) if _SENTENCE_END.search(words[n - 1]))
    return words[next(ends, 0) :]


def over_head(words: list[str], mark: list[str], names: frozenset[str]) -> list[str]:
    """What stands before a head: the words of the post before, the frame, a name and its rank."""
    above, under = _without_rank(words)
    shorter = (mark[n:] for n in range(len(mark)))
    mark = next((part for part in shorter if _find(above[-_BEFORE:], part) is not None), [])
    at = _find(above, mark)
    if at is not None:
        parts = [above[:at], mark, above[at + len(mark) :], under]
        return [" ".join(part) for part in parts if part]
    sizes = range(min(_MOST_NAME, len(above)), 0, -1)
    known = next((n for n in sizes if " ".join(above[-n:]) in names), 0)
    first = len(above) - (known or len(_after_sentence(above)))
    frame, name = peeled(above[first:])
    if len(name) > _MOST_NAME:
        return [" ".join(part) for part in (above, under) if part]  # where it begins nobody tells
    lines = [" ".join(above[:first]), *frame, " ".join(name), " ".join(under)]
    return [line for line in lines if line]


def under_posts(words: list[str], mark: list[str]) -> list[str]:
    """The words of the last post, and what stands under the posts where their frame comes again."""
    at = None
    if len(mark) > 1 or is_button(" ".join(mark)):
        places = range(len(words) - len(mark) + 1)
        at = next((n for n in places if words[n : n + len(mark)] == mark), None)
    parts = [words[:at], mark, words[at + len(mark) :]] if at is not None else _buttons_last(words)
    return [" ".join(part) for part in parts if part]


def _buttons_last(words: list[str]) -> list[list[str]]:
    """Words, and apart from them those of buttons at their end, behind a sentence's."""
    for size in range(min(_MOST_BUTTONS, len(words) - 1), 1, -1):
        above, last = words[:-size], words[-size:]
        if _SENTENCE_END.search(above[-1]) and is_button(" ".join(last)):
            return [above, last]
    return [words]
