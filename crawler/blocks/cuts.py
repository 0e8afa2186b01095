"""Cuts the children of an element into blocks, each from one that begins a block to the next."""

from collections import Counter

from lxml.html import HtmlElement

from crawler.blocks.outline import Outline
from crawler.blocks.segment import Segment

# What an element and its children are: tags, classes or names of attributes.
_Shape = tuple[object, ...]


def cut_into_blocks(marked: list[int], outline: Outline) -> list[Segment]:
    """Blocks with the siblings up to the next one: some posts are several rows of a table.

    `marked` are children of one element that begin a block, as those do that are made like them.
    """
    group = _made_alike(marked, outline)
    found: list[Segment] = []
    width = 0
    limit = outline.end[outline.up[group[0]]]
    lead = _anchors_before(group[0], outline)
    for first, following in zip(group, [*group[1:], limit], strict=True):
        tops, place = [*lead, first], outline.end[first]
        while place < following and not (following == limit and len(tops) == width):
            tops.append(place)
            place = outline.end[place]
        lead = []
        while following != limit and len(tops) > 1 and _is_anchor(tops[-1], outline):
            lead.insert(0, tops.pop())  # it names the block that it stands before
        width = max(width, len(tops))
        found.append(Segment(tops, tops[0], outline.end[tops[-1]]))
    return found


def _made_alike(marked: list[int], outline: Outline) -> list[int]:
    """The children of an element that begin blocks: those that are made as most with a mark are.

    What most often has a mark always begins a block, for a guest's name may show none; what seldom
    has one does not, for a date may be the author's own.
    """
    if len(marked) == 1:  # as in most elements: none is made as most of them are
        return marked
    siblings = list(outline.children(outline.up[marked[0]]))
    begin = set[int]()
    for shape_of in (look, _make):
        shapes = {place: shape_of(outline.order[place]) for place in siblings}
        known = Counter(shapes[place] for place in marked)
        every = Counter(shapes.values())
        begin |= {p for p, shape in shapes.items() if 2 * known[shape] > every[shape]}
    return sorted(begin if 2 * len(begin) > len(marked) else begin.union(marked))


def look(element: HtmlElement) -> _Shape:
    """How an element and its children are called."""
    return tuple((part.tag, part.get("class")) for part in (element, *element))


def _make(element: HtmlElement) -> _Shape:
    """Which attributes the children of an element have: their values may alternate."""
    return (element.tag, *((part.tag, *part.keys()) for part in element))


def _is_anchor(place: int, outline: Outline) -> bool:
    """Whether an element holds no more than a name for links to lead to."""
    if outline.words(place):
        return False
    links = list(outline.order[place].iter("a"))
    return any(link.get("name") or link.get("id") for link in links) and not any(
        link.get("href") for link in links
    )


def _anchors_before(place: int, outline: Outline) -> list[int]:
    element = outline.order[place].getprevious()
    before = outline.place.get(element)
    return [before] if before is not None and _is_anchor(before, outline) else []
