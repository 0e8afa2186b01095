"""Which part of a MyBB post an element is, by its class."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.pages.dom import classed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARTS = {
    "post_date": "date",
    "largetext": "name",
    "protext": "name",
    "author_information": "who",
    "post_author": "who",
    "author_statistics": "stats",
    "post_author_info": "stats",
    "author_avatar": "avatar",
    "post_avatar": "avatar",
    "signature": "signature",
    "edited_post": "edit",
    "post_edit": "edit_holder",
    "tcat": "head",
}
# Those that may stand under the words of a post, or among them.
_BELOW = frozenset({"date", "signature", "edit", "edit_holder"})


def parts_of(block: HtmlElement, body: HtmlElement | None = None) -> dict[str, HtmlElement]:
    """The parts of a post, or of a part of it: of each the first element that a class names so."""
    parts: dict[str, HtmlElement] = {}
    after = False
    for element in classed(block) if body is None or body.get("class") else block.iter("*"):
        after = after or element is body
        names = element.get("class")
        for part in _named(names) if names else ():
            if part not in parts and (not after or part in _BELOW):
                parts[part] = element
    return parts


@lru_cache(2048)
def _named(names: str) -> tuple[str, ...]:
    """The parts that the tokens of a `class` attribute name."""
    return tuple(_PARTS[name] for name in names.split() if name in _PARTS)
