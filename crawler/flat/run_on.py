"""Lines into which an extractor put whole posts: name, panel, date and words in a row."""

import re
from bisect import bisect_right
from collections import Counter

from crawler.arabic.flattened import is_rank
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.list_lines import counted_posts
from crawler.arabic.titles import title_line
from crawler.flat.between import Head, frame_before, known_names, over_head, under_posts
from crawler.flat.word_heads import date_before, head_at, peeled, titled
from crawler.flat.word_pairs import LEAST, TELLING, panel_at

_SHORTEST, _PAGE = 40, 600
_MOST_HEAD = 30
# Most values of a panel are numbers or dates: the first one stands so near to its beginning.
_LEAST_FIGURES, _NEAR = 2, 8
_LONGEST_PANEL, _SEAM = 400, re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_NUMBER, _FIGURE = re.compile(r"\d"), re.compile(r"\d+")
_AGAIN = 3
_BARS = re.compile(r" [|·•] ")


def part_run_on(raw: str) -> list[str]:
    """A line with the heads of posts on lines of their own; any other line as it is."""
    cells = _BARS.split(raw)
    if len(cells) > 2 and sum(bool(split_pairs(cell) or counted_posts(cell)) for cell in cells) > 1:
        return cells  # a panel whose lines an extractor put into one
    if "\t" in raw and any(map(is_rank, raw.split("\t"))):
        return raw.split("\t")
    if len(raw) < _SHORTEST:
        return [raw]
    if len(_FIGURE.findall(raw)) < _LEAST_FIGURES:
        return [raw]
    words = raw.split()
    heads = _heads(words, whole_page=len(raw) >= _PAGE)
    if not any(head.fields for head in heads) and len(heads) < 2:
        return _glued_panel(raw) or [raw]
    mark = frame_before(words, heads)
    bare = not mark and not any(head.fields for head in heads)
    names = known_names(words, heads) if bare else frozenset[str]()
    found: list[str] = []
    done = 0
    for head in heads:
        found += over_head(words[done : head.start], mark, names)
        found += head.lines
        done = head.end
    return [*found, *under_posts(words[done:], mark)]


def _glued_panel(raw: str) -> list[str]:
    """The pairs of a panel without blanks between them, and the words behind it; else none."""
    words = _SEAM.sub(" ", raw[:_LONGEST_PANEL]).split()
    pairs = panel_at(words, 0)
    if len(pairs) < LEAST:
        return []
    letters = [n for n, char in enumerate(raw) if not char.isspace()]
    rest = raw[letters[sum(map(len, words[: pairs[-1].end])) - 1] + 1 :].strip()
    return [*(f"{pair.label}: {pair.value}" for pair in pairs), *filter(None, [rest])]


def _heads(words: list[str], *, whole_page: bool) -> list[Head]:
    """The heads in order; those without a panel only in what may be a whole page."""
    figures = [n for n, word in enumerate(words) if _NUMBER.search(word)]
    heads: list[Head] = []
    above = ""  # the words over the first head: a page shows its title there
    index = 0
    while index < len(words):
        following = bisect_right(figures, index - 1)
        near = following < len(figures) and figures[following] - index <= _NEAR
        pairs = panel_at(words, index) if near else []
        if pairs:
            end = pairs[-1].end
            above = above or " ".join(words[:index])
            parts, rest = peeled(words[end : end + _MOST_HEAD])
            end += min(_MOST_HEAD, len(words) - end) - len(rest)
            shown, size = titled(words[end : end + _MOST_HEAD]) if not parts else ([], 0)
            if shown and (title_line(shown[1]) or shown[1] in above):
                parts, end = shown, end + size
            lines = [f"{pair.label}: {pair.value}" for pair in pairs]
            fields = frozenset(pair.field for pair in pairs)
            parted = sum(word.endswith(":") for word in words[index : pairs[-1].end])
            sure = fields >= TELLING and parted >= len(pairs)
            heads.append(Head(index, end, lines + parts, fields, sure or len(pairs) >= LEAST))
            index = end
            continue
        end, parts = head_at(words, index) if whole_page else (index, [])
        if parts:
            floor = heads[-1].end if heads else 0
            size = date_before(words[floor:index], index - floor)
            dated = [" ".join(words[index - size : index])] if size else []
            heads.append(Head(index - size, end, dated + parts))
        index = max(end, index + 1)
    heads = _with_dated(words, heads, figures) if whole_page else heads
    again = Counter(head.fields for head in heads)
    known = frozenset[str]().union(*(head.fields for head in heads if head.sure))
    return [
        head
        for head in heads
        if head.sure or again[head.fields] >= _AGAIN or head.fields & known >= TELLING
    ]


def _with_dated(words: list[str], heads: list[Head], figures: list[int]) -> list[Head]:
    """The heads, and those that show no more than a date as the others show it, with a time of day.

    Duhok Forum has the words of buttons at the opening post alone.
    """
    shapes = {_shape(line) for head in heads if not head.fields for line in head.lines}
    shapes = {shape for shape in shapes if ":" in shape}
    if not shapes:
        return heads
    inside = {n for head in heads for n in range(head.start, head.end)}
    found = list(heads)
    for at in figures:
        for shape in shapes:
            end = at + shape.count(" ") + 1
            date = " ".join(words[at:end])
            if not inside.intersection(range(at, end)) and _shape(date) == shape:
                found.append(Head(at, end, [date]))
                inside.update(range(at, end))
    return sorted(found)


def _shape(text: str) -> str:
    """A text with each digit as the same one: dates of one page have one shape."""
    return _NUMBER.sub("0", text)
