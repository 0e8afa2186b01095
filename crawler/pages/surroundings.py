"""What stands around the posts of a page or the titles of a list, and beside a post's parts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

_LISTS = frozenset("table tbody ul ol form body".split())
_LARGEST = 80


@contextmanager
def set_aside(blocks: Iterable[HtmlElement]) -> Iterator[None]:
    """Take blocks (posts) out of their page while something else is looked for on it.

    Every search then takes a tenth of the time. Afterwards the tree is as it was before.
    """
    places = []
    for block in blocks:
        holder = block.getparent()
        if holder is not None:
            places.append((holder, holder.index(block), block))
            holder.remove(block)
    try:
        yield
    finally:
        for holder, index, block in reversed(places):
            if index == len(holder):  # ids are forgotten of what is appended, see `with_ids`
                end = holder.makeelement("br")
                holder.append(end)
                end.addprevious(block)
                holder.remove(end)
            else:
                holder.insert(index, block)


def around(root: HtmlElement, blocks: Iterable[HtmlElement]) -> list[HtmlElement]:
    """The elements of a page but its blocks (posts) and what is in them, in document order.

    A thread's title, trail and pages stand there: on most pages a tenth of all elements.
    """
    left_out = set(blocks)
    holders: set[HtmlElement | None] = {None}
    for block in left_out:
        above = block.getparent()
        while above not in holders:
            holders.add(above)
            above = above.getparent() if above is not None else None
    found: list[HtmlElement] = []
    stack = [iter((root,))]
    while stack:
        for element in stack[-1]:
            if element in left_out:
                continue
            found.append(element)
            if element in holders:
                stack.append(iter(element))
                break
            if len(element):
                found.extend(element.iterdescendants())
        else:
            stack.pop()
    return found


def by_class(elements: Iterable[HtmlElement]) -> dict[str, list[HtmlElement]]:
    """Elements by each of their class tokens, in order."""
    found: dict[str, list[HtmlElement]] = defaultdict(list)
    for element in elements:
        names = element.get("class")
        if names:
            for name in names.split():
                found[name].append(element)
    return dict(found)


def first_by_class(elements: Iterable[HtmlElement]) -> dict[str, HtmlElement]:
    """The first element with each class token."""
    found: dict[str, HtmlElement] = {}
    for element in elements:
        names = element.get("class")
        for name in _tokens(names) if names else ():
            if name not in found:
                found[name] = element
    return found


@lru_cache(4096)
def _tokens(names: str) -> list[str]:
    return names.split()


def lines_around(titles: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """Of each title of a list the line that it stands in.

    That is its row, or the largest element around it that holds no other title and not the page.
    """
    held = Counter(above for title in titles for above in title.iterancestors())
    for title in titles:
        row = next(title.iterancestors("tr"), None)
        alone = (above for above in title.iterancestors("li", "article") if held[above] == 1)
        row = next(alone, None) if row is None else row
        yield _alone(title, held) if row is None else row


def _alone(title: HtmlElement, held: Counter[HtmlElement]) -> HtmlElement:
    widest = title
    for above in title.iterancestors():
        many = held[above] > 1 or len(list(islice(above.iter(), _LARGEST + 1))) > _LARGEST
        if many or above.tag in _LISTS:
            break
        widest = above
    return widest


def following(part: HtmlElement, block: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """The elements of a block that come after one of its parts (a post's body), in order."""
    for above in (part, *part.iterancestors()):
        if above is block:
            break
        for beside in above.itersiblings():
            yield from beside.iter(*tags)
