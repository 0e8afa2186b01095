"""How much like the posts of a page a run of blocks is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline
    from crawler.blocks.parts import Segment

_POST = re.compile(r"post|message|msg|comment|reply|answer|entry", re.I)
# A block with less text is no post; one with more counts no more.
LEAST_TEXT = 20
_ENOUGH = 400


def score(group: list[Segment], outline: Outline) -> float:
    """Many signed blocks of much text; what is called a post counts more, a lone block less."""
    total, count = 0.0, 0
    for segment in group:
        if not outline.is_signed(segment.start, segment.end):
            continue
        words = outline.own_text(segment.start, segment.end)
        if words < LEAST_TEXT:
            continue
        get = outline.order[segment.start].get
        called = _is_called_post(get("class"), get("id"), get("itemtype"))
        count += 1
        total += (0.2 + min(words, _ENOUGH) / _ENOUGH) * (1.5 if called else 1.0)
    return total if count > 1 else total / 2


@lru_cache(maxsize=4096)
def _is_called_post(*names: str | None) -> bool:
    return any(name and _POST.search(name) for name in names)
