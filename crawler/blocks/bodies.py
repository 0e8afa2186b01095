"""Which of the elements that are called bodies holds the words of a post."""

from collections import Counter

from crawler.blocks.outline import Outline
from crawler.blocks.segment import Segment

_ENDING = frozenset("pre blockquote ul ol table dl".split())


def usual_bodies(group: list[Segment], outline: Outline) -> frozenset[str]:
    """What most blocks of a run call an element: their bodies. Quotes and code have other names."""
    if len(group) < 2:
        return frozenset()
    # Of two posts each may quote one whose words have the same name.
    quoted = outline.said.quoted if len(group) == 2 else bytes(len(outline.order))
    seen = [
        Counter(
            outline.body_names[p]
            for p in outline.bodies_in(segment.start, segment.end)
            if not quoted[p]
        )
        for segment in group
    ]
    blocks = Counter(name for counts in seen for name in counts)
    usual = [name for name, count in blocks.items() if count > 0.7 * len(group)]
    # Names and signatures may be called so as well.
    once = [name for name in usual if all(counts[name] <= 1 for counts in seen)]
    return frozenset(once or usual)


def best(named: list[int], outline: Outline, *, leaf: bool) -> int | None:
    """Of the elements called a body the longest, or what in it holds nearly all of its words.

    `named` are places in order. `leaf`: those that hold no other one only.
    """
    if not named:
        return None
    end, order = outline.end, outline.order
    if leaf:
        following = [*named[1:], len(order)]
        named = [p for p, after in zip(named, following, strict=True) if after >= end[p]]
    longest = max(named, key=outline.words)
    classes = order[longest].get("class")
    twins = [p for p in named if p != longest and order[p].get("class") == classes]
    beside = [p for p in twins if not longest <= p < end[longest]]
    if beside and all(outline.up[p] == outline.up[longest] for p in beside):
        return outline.up[longest]  # a post's paragraphs, each of them called a body
    least = 0.7 * outline.words(longest)
    inner = [p for p in named if longest < p < end[longest] and outline.words(p) >= least]
    return inner[-1] if inner else _unbroken(longest, outline)


def _unbroken(place: int, outline: Outline) -> int:
    """A body that is a paragraph with what follows it: a list or code in it had to end it."""
    body, holder = outline.order[place], outline.up[place]
    if (
        body.tag != "p"
        or body.getprevious() is not None
        or (outline.order[holder].text or "").strip()
    ):
        return place
    broken = any(e.tag in _ENDING or (e.tail or "").strip() for e in (body, *body.itersiblings()))
    return holder if broken and not outline.dates_in(holder, outline.end[holder]) else place
