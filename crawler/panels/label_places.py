"""Where the labels of an author's panel stand: over their values, beside them, in tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.labels import match_label
from crawler.arabic.members import is_online_status
from crawler.pages.dom import line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset("span b strong em i font label small".split())


def heads_over(root: HtmlElement) -> dict[HtmlElement, str]:
    """The cells under a row of labels, with the labels; the cells of that row with none."""
    heads: dict[HtmlElement, str] = {}
    for row in root.iter("tr"):
        below = row.getnext()
        if below is None or not 1 < len(row) == len(below):
            continue
        labels = list(map(line, row))
        known = sum(match_label(label) is not None for label in labels)
        if known > 1 and not any(match_label(line(cell)) for cell in below):
            heads |= dict.fromkeys(row, "") | dict(zip(below, labels, strict=True))
    return heads


def is_tip(tip: str, element: HtmlElement) -> bool:
    """Whether the tooltip of an icon, or of an icon and its value, is their label."""
    known = match_label(tip) is not None and not is_online_status(tip)
    return known and tip not in line(element)


def is_beside(element: HtmlElement) -> bool:
    """Whether an inline element and the next one stand side by side, with no words between."""
    if element.tag not in _INLINE or (element.tail or "").strip():
        return False
    following = element.getnext()
    return following is not None and following.tag in _INLINE
