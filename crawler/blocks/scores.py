"""How much like the posts of a page a run of blocks is."""

import re
from functools import lru_cache

from crawler.blocks.outline import Outline, between
from crawler.blocks.segment import Segment

_POST = re.compile(r"post|message|msg|comment|reply|answer|entry", re.I)
# A block with less text is no post; one with more counts no more.
LEAST_TEXT = 20
_ENOUGH = 400


def is_candidate(segment: Segment, outline: Outline) -> bool:
    """Whether a block has a date, an author and enough words for a post."""
    if not outline.is_signed(segment.start, segment.end):
        return False
    return outline.own_text(segment.start, segment.end) >= LEAST_TEXT


def score(group: list[Segment], outline: Outline, holders: list[int]) -> float:
    """Many signed blocks of much text; what is called a post counts more, a lone block less.

    `holders` are the elements that hold such blocks themselves, in order: where most blocks have
    one in them, they are parts of the page, such as its posts and a list beside them.
    """
    total, count, parts = 0.0, 0, 0
    for segment in group:
        if not is_candidate(segment, outline):
            continue
        words = outline.own_text(segment.start, segment.end)
        get = outline.order[segment.start].get
        called = _is_called_post(get("class"), get("id"), get("itemtype"))
        count += 1
        parts += bool(between(holders, segment.start, segment.end))
        total += (0.2 + min(words, _ENOUGH) / _ENOUGH) * (1.5 if called else 1.0)
    return total if count > 1 and parts * 2 < count else total / 2


@lru_cache(maxsize=4096)
def _is_called_post(*names: str | None) -> bool:
    return any(name and _POST.search(name) for name in names)
