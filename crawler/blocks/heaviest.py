"""Which element of a block holds the words of its post, where none is called a body."""

from itertools import islice

from crawler.arabic.buttons import is_button
from crawler.arabic.headings import is_thanks_note
from crawler.arabic.quote_authors import saying_author
from crawler.arabic.quotes import is_quote_line
from crawler.blocks.loose import INLINE, is_loose, last_marked
from crawler.blocks.outline import Outline, between
from crawler.blocks.panels import is_panel, is_told

_MOST_PARTS = 3
_LONGEST_BAR = 120
_LONGEST_FORM = 200
# What a button's count is written with.
_COUNTING = " 0123456789()[]:"
# A table's first row is among so many elements.
_HEAD = 4


def heaviest(
    tops: list[int], limit: int, marks: tuple[int, ...], outline: Outline
) -> tuple[int | None, int | None]:
    """The element with most words beside those of the author and the date.

    Where a post's words stand loose in the element that holds the marks as well, the second place
    is the last child with a mark: the body is what follows it. Another block begins at `limit`.
    """
    end = outline.end
    asides = sorted([*outline.said.signatures, *outline.edit_places])

    def size(mark: int) -> int:
        words = outline.own_text(mark, end[mark])
        if mark in outline.dated_texts:  # a text in an element that may hold a whole post
            return len(outline.dates[mark].shown.text)
        if mark in outline.dates and outline.dates[mark].rank == 0:  # as may the attribute's
            return min(words, len(outline.dates[mark].shown.text))
        return words

    def weight(place: int) -> int:
        inside = [size(m) for m in marks if place <= m < end[place]]
        aside = sum(outline.own_text(a, end[a]) for a in between(asides, place, end[place]))
        return outline.own_text(place, min(end[place], limit)) - sum(inside) - aside

    current: int | None = None
    children = tops
    while True:
        most, child = 0, children[0] if children else 0
        # Few need to be looked at: it is the first of the heaviest that is the author's own.
        for words, place in sorted(((weight(p), p) for p in children), key=lambda pair: -pair[0]):
            if words <= 0:
                break
            if not _is_beside(place, marks, outline):
                most, child = words, place
                break
        marked = current is None or any(current <= m < end[current] for m in marks)
        if current is not None and marked:
            last = last_marked(current, marks, outline)
            if last is not None and is_loose(last, limit, most, child, outline):
                return current, last
        if most <= 0:
            return (None if marked else current), None
        if (
            current is not None
            and not marked
            and (words_beside := _beside_panels(current, outline))
        ):
            current, children = words_beside, list(outline.children(words_beside))
            continue
        whole = weight(current) if current is not None else 0
        if not marked and (most < 0.6 * whole or _is_paragraph(child, outline)):
            return current, None
        current, children = child, list(outline.children(child))


def _beside_panels(holder: int, outline: Outline) -> int | None:
    """The one child of an element that has panels beside it and no other words."""
    parts = [p for p in outline.children(holder) if outline.words(p)]
    if not 1 < len(parts) <= _MOST_PARTS or any(outline.tags[p] in INLINE for p in parts):
        return None
    others = [p for p in parts if not is_told(p, outline)]
    return others[0] if len(others) == 1 else None


def _is_paragraph(place: int, outline: Outline) -> bool:
    """Whether an element is one of the paragraphs of a text: some editors write `<div>`s."""
    if outline.tags[place] in INLINE:
        return True
    alike = [p for p in outline.children(outline.up[place]) if outline.words(p)]
    plain = [p for p in alike if outline.tags[p] == "div" and not outline.order[p].keys()]
    return place in plain and (len(plain) > 1 or len(alike) == 1)


def _is_beside(place: int, marks: tuple[int, ...], outline: Outline) -> bool:
    """Whether an element holds none of the post's own words, however many it has."""
    if _is_quote(place, outline) or is_panel(place, marks, outline) or outline.is_subject(place):
        return True
    if _is_bar(place, outline) or _is_called_quote(place, outline) or _is_form(place, outline):
        return True
    if is_thanks_note(outline.brief(place)):
        return True
    # A row may hold the panel and the post's title, and the next one the words.
    cells = [p for p in outline.children(place) if outline.tags[place] == "tr" and outline.words(p)]
    return len(cells) > 1 and all(_is_beside(cell, marks, outline) for cell in cells)


def _is_called_quote(place: int, outline: Outline) -> bool:
    """Whether an element is called a quote; some set whole posts in the element for quotes."""
    return bool(outline.said.quoted[place]) and outline.tags[place] != "blockquote"


def _is_bar(place: int, outline: Outline) -> bool:
    """Whether an element holds several texts, and each is the word on a button, or a count."""
    if outline.words(place) > _LONGEST_BAR or not outline.is_small(place):
        return False
    texts = [text for text in map(str.strip, outline.order[place].itertext()) if text]
    said = [text for text in texts if any(map(str.isalpha, text))]
    return len(said) > 1 and all(is_button(text.strip(_COUNTING)) for text in said)


def _is_form(place: int, outline: Outline) -> bool:
    """Whether an element is what readers write their answers in, with a few words about it."""
    if outline.words(place) > _LONGEST_FORM or outline.tags[place] in INLINE:
        return False
    return next(outline.order[place].iter("textarea"), None) is not None


def _is_quote(place: int, outline: Outline) -> bool:
    """Whether an element is a table or box that a quote's heading begins: another's words."""
    if outline.tags[place] == "div":
        first = next(outline.children(place), None)
        words = "" if first is None else outline.brief(first)
        loose = (outline.order[place].text or "").strip()
        if not words or loose:
            return False
        return is_quote_line(words) or (words.endswith(":") and saying_author(words) is not None)
    if outline.tags[place] != "table":
        return False
    inside = islice(range(place + 1, outline.end[place]), _HEAD)
    first = next((p for p in inside if outline.tags[p] == "tr"), None)
    if first is None:
        return False
    if outline.end[first] >= outline.end[place]:  # one row: its only cell begins with the heading
        cells = list(outline.children(first))
        head = next(outline.children(cells[0]), None) if len(cells) == 1 else None
        loose = cells and (outline.order[cells[0]].text or "").strip()
        return head is not None and not loose and is_quote_line(outline.brief(head))
    return is_quote_line(outline.brief(first))
