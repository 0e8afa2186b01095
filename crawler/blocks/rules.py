"""Pages whose posts stand loose in one element, with a line drawn between them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A line or two may be drawn in a post.
_LEAST = 2


def wrap_between_rules(root: HtmlElement) -> bool:
    """Put what stands between the `<hr>`s of an element into blocks; whether any was found."""
    lines = Counter(line.getparent() for line in root.iter("hr"))
    holders = [holder for holder, count in lines.items() if count >= _LEAST]
    for holder in holders:
        _wrap(holder)
    return bool(holders)


def _wrap(holder: HtmlElement) -> None:
    block = _block(holder.text)
    holder.text = None
    parts = [block]
    for child in list(holder):
        if child.tag == "hr":
            block = _block(child.tail)
            child.tail = None
            parts += [child, block]
        else:
            block.append(child)
    holder.extend(parts)


def _block(text: str | None) -> HtmlElement:
    block: HtmlElement = html.Element("div")
    block.text = text
    return block
