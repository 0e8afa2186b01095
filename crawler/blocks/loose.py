"""Words of posts that stand loose: in the element which holds the marks as well, between rules."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

from crawler.arabic.buttons import is_button
from crawler.arabic.quotes import is_quote_head
from crawler.blocks.outline import Outline
from crawler.pages.dom import line

INLINE = frozenset("p blockquote a b i u em strong font span br pre ul ol".split())


def last_marked(holder: int, marks: tuple[int, ...], outline: Outline) -> int | None:
    """The last child of an element that holds one of the marks, or has one after it."""
    inside = [m for m in marks if holder < m < outline.end[holder]]
    children = [c for c in outline.children(holder) if any(c <= m < outline.end[c] for m in inside)]
    if holder not in marks:
        return max(children, default=None)
    before = outline.dated_texts.get(holder)
    if before is None:  # the date stands first, then a line ends
        first = next(outline.children(holder), None)
        ends = first is not None and outline.tags[first] in {"br", "hr"}
        return max([*children, first], default=None) if ends and first is not None else None
    place = outline.place.get(before)
    return None if place is None else max([*children, place])


def _loose_text(child: int, outline: Outline) -> str:
    """The text after a child of an element, unless it is the date."""
    element = outline.order[child]
    is_date = outline.dated_texts.get(outline.up[child]) is element
    return "" if is_date else (element.tail or "").lstrip()


def is_loose(last: int, limit: int, most: int, child: int, outline: Outline) -> bool:
    """Whether the words after a child are its siblings' and loose text, rather than one block's."""
    loose = len(_loose_text(last, outline).rstrip())
    flowing = beside = 0
    for element in _siblings_after(last, limit, outline):
        loose += len((element.tail or "").strip())
        if element in outline.place:
            start = outline.place[element]
            words = outline.own_text(start, outline.end[start])
            flowing += words if element.tag in INLINE else 0
            beside += words
    if outline.tags[child] in INLINE and child > last:
        return loose + beside > most
    return 0 < loose + flowing >= most


def _siblings_after(child: int, limit: int, outline: Outline) -> Iterator[HtmlElement]:
    """The siblings behind an element up to that in which another block begins."""
    for element in outline.order[child].itersiblings():
        place = outline.place.get(element, 0)
        if place and outline.end[place] > limit:
            break
        yield element


def rest_after(child: int, limit: int, outline: Outline) -> HtmlElement:
    """What follows a child in its parent, as an element: less the buttons at its end.

    Another block begins at `limit`.
    """
    element = outline.order[child]
    rest: HtmlElement = element.makeelement("div")
    rest.text = _loose_text(child, outline).removeprefix(":").lstrip()
    rest.extend(deepcopy(list(_siblings_after(child, limit, outline))))
    while len(rest) and not (rest[-1].tail or "").strip() and _is_button(rest[-1]):
        rest.remove(rest[-1])
    return rest


def _is_button(element: HtmlElement) -> bool:
    words = line(element)
    return is_button(words) or (element.tag == "a" and is_quote_head(words))


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
