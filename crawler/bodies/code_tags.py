"""The tags of codes in brackets, and which of them belong together."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from crawler.bodies.text import CODE, EDGE

Tag = re.Match[str]

SAID_AS_IT_IS = frozenset("code php html noparse plain".split())
_HOLDING = frozenset("quote url img video youtube media flash".split())
# What stands for a code that only shapes the words in it.
SHAPING = {
    **dict.fromkeys("b i u s strike del color size font face highlight glow shadow".split(), ""),
    **dict.fromkeys("bgcolor background sub sup small big email user mention".split(), ""),
    **dict.fromkeys("center left right justify align indent ltr rtl poem".split(), EDGE),
    **dict.fromkeys("list spoiler marquee move table tr".split(), EDGE),
    **dict.fromkeys("td th".split(), " "),
    # Those of editors that Arabic boards added.
    **dict.fromkeys("tabletext cell frame grade gdwl fieldset type marq".split(), EDGE),
}
_NAMES = "|".join([*SAID_AS_IT_IS, *_HOLDING, *SHAPING, r"\*"])
# phpBB put a number of its own into each: `[b:3f2a1c]`.
TAG = re.compile(rf"{CODE}[^{CODE}]*{CODE}|\[(/?)({_NAMES})((?:[=: ][^\[\]]{{0,500}})?)\]", re.I)
_OPENS_LINE = re.compile(rf"^[ \t]*(\[({_NAMES})(?:[=: ][^\[\]\n]{{0,500}})?\])\s*\n", re.I | re.M)


def ends_of(tags: Sequence[Tag]) -> dict[int, int]:
    """Where each code that is closed ends, by the places of the tags; an item ends where it is.

    Those that hold something do not overlap; what only shapes words may.
    """
    after: dict[str, int] = {}
    last: dict[int, int | None] = {}
    for number in range(len(tags) - 1, -1, -1):
        name = (tags[number][2] or "").lower()
        if tags[number][1]:
            after[name] = number
        elif name in SAID_AS_IT_IS:
            last[number] = after.get(name)
    ends: dict[int, int] = {}
    holding: list[tuple[str, int]] = []
    inside: Counter[str] = Counter()
    shaping: defaultdict[str, list[int]] = defaultdict(list)
    until = -1
    for number, tag in enumerate(tags):
        name = (tag[2] or "").lower()
        if number <= until or not name:
            continue
        if name == "*":
            if shaping["list"]:
                ends[number] = number
        elif name in SAID_AS_IT_IS:
            if (end := last.get(number)) is not None:
                ends[number] = until = end
        elif name in SHAPING:
            if not tag[1]:
                shaping[name].append(number)
            elif shaping[name]:
                ends[shaping[name].pop()] = number
        elif not tag[1]:
            holding.append((name, number))
            inside[name] += 1
        elif inside[name]:
            opened = ""
            while opened != name:
                opened, begin = holding.pop()
                inside[opened] -= 1
            ends[begin] = number
    return ends


def beside_their_words(text: str) -> str:
    """A text whose codes stand on no lines of their own: those look like buttons and headings."""
    if "[/" not in text:
        return text
    lower = text.lower()
    return _OPENS_LINE.sub(lambda code: code[1 if f"[/{code[2].lower()}" in lower else 0], text)
