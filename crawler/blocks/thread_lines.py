"""The lines of the threads that a page lists, with their figures, whatever platform made it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from crawler.arabic.list_lines import COUNTED, column_of, figure_of
from crawler.arabic.punctuation import ends_in_colon
from crawler.blocks.columns import states_of, under_headings
from crawler.blocks.segment import BOLD
from crawler.pages.dom import line, text_in
from crawler.raw import RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from crawler.blocks.outline import Outline
    from crawler.engines.base import Address

# What parts the figures of a line that stand in one text.
_PARTS = re.compile(r"[|/\u00b7\u2022\u2013\u2014\u060c\u061b]|[,.]\s|\s-\s")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_COUNT = re.compile(r"\d[\d,.\u066b\u066c]*\s?[kKmM]?")
_ENDS = frozenset("tr li article dl table tbody body ul ol".split())
_LARGEST = 80
_DIGIT = re.compile(r"\d")
# What may have a title that explains a figure, in words of its own or in those beside it.
_BUTTONS, _CELLS = ("a", "button"), ("span", "div", "td")
_TITLED = _BUTTONS + _CELLS
_NAME = re.compile("[a-z]+")
_FEW = 3
_ICONS = dict.fromkeys(("comment", "comments", "reply", "replies", "answers"), "replies")
_ICONS |= dict.fromkeys(("eye", "view", "views", "hits"), "views")


def thread_lines(
    titles: Sequence[tuple[Address, str, int]], outline: Outline
) -> Iterator[RawThread]:
    """The threads of a page from the addresses, the words and the places of their titles' links.

    A date counts as that of the last post only beside a number of replies, or under a heading that
    says so: a line may say no more than when a thread began.
    """
    places = sorted(place for _, _, place in titles)
    for address, title, place in titles:
        thread = RawThread(address.id, address.url, title)
        row = row_of(place, places, outline)
        row = place if row is None else row  # the link may be the whole line
        figures = all_figures_of(outline.order[row])
        if _COUNT.fullmatch(figures.get("topics") or ""):
            yield thread  # a board's line names its last thread: the figures are the board's
            continue
        thread.replies, thread.views = figures.get("replies"), figures.get("views")
        thread.posts = figures.get("posts")
        thread.sticky, thread.locked = states_of(outline.order[row], title)
        thread.author = _author(row, place, outline) or figures.get("author")
        dates = outline.dates_in(row, outline.end[row])
        if dates and (thread.replies or "last" in figures):
            thread.last_post = outline.dates[dates[-1]].shown
        yield thread


def row_of(place: int, titles: list[int], outline: Outline) -> int | None:
    """The largest element around a title's link that holds no other title: its line."""
    row = place
    while outline.up[row] > 0:
        above = outline.up[row]
        if outline.tags[row] in _ENDS:
            above = _around_lone_row(row, outline)
            if not above:
                break
        held = sum(above <= other < outline.end[above] for other in _near(titles, place))
        if held != 1 or outline.tags[above] in {"table", "tbody", "body", "ul", "ol"}:
            break
        row = above
    above = outline.up[row]
    if outline.tags[row] == "li" and outline.tags[above] in {"ul", "ol"} and len(titles) > 1:
        held = sum(above <= other < outline.end[above] for other in _near(titles, place))
        row = above if held == 1 else row  # the items of a list may be the cells of a line
    return row if row != place and outline.end[row] - row <= _LARGEST else None


def _around_lone_row(row: int, outline: Outline) -> int:
    """What holds the table that has one row only, which aligns an icon with a title; else 0."""
    table = outline.up[row]
    if outline.tags[row] == "tr" and outline.tags[table] == "tbody":
        table = outline.up[table]
    lone = outline.tags[row] == "tr" and outline.tags[table] == "table"
    if not lone or len(outline.order[outline.up[row]].findall("tr")) > 1:
        return 0
    return outline.up[table] if outline.tags[outline.up[table]] in {"div", "td"} else 0


def _near(titles: list[int], place: int) -> list[int]:
    """A title and those before and after it."""
    here = bisect_left(titles, place)
    return titles[max(0, here - 1) : here + 2]


def all_figures_of(row: HtmlElement) -> dict[str, str]:
    """What a line says by its columns, or in brackets behind its other words."""
    if row.tag != "tr" and not _holds_digit(row):
        return {}
    bracketed = map(figure_of, _BRACKETED.findall(line(row)))
    return dict(filter(None, bracketed)) | figures_of(row)


def _holds_digit(row: HtmlElement) -> bool:
    """Whether a line says any number; where it is a table's, its other cells may say a name."""
    if _DIGIT.search(text_in(row)):
        return True
    titles = (element.get("title") for element in row.iter(*_TITLED))
    return any(_DIGIT.search(title) for title in titles if title)


def figures_of(row: HtmlElement) -> dict[str, str]:
    """What a line says by its columns: beside a word, or under the heading of a table."""
    return _labelled(row) | under_headings(row)


def _labelled(row: HtmlElement) -> dict[str, str]:
    """The figures of a line that stand beside their words, or that a title explains."""
    split = (part.strip() for text in row.itertext() for part in _PARTS.split(text))
    parts = list(filter(None, split))
    titled = [e for e in row.iter(*_CELLS) if e.get("title")]
    told = (e.get("title") or "" for e in (*row.iter(*_BUTTONS), *titled))
    said = (*parts, *(f"{line(e)} {e.get('title')}" for e in titled), *told)
    found = dict(filter(None, map(figure_of, said)))
    heads = {line(head) for head in row.iter("dt")}
    taken = -1
    for here in filter(lambda place: _COUNT.fullmatch(parts[place]), range(len(parts))):
        for near in (here - 1, here + 1):  # its word may be an element of its own
            column = column_of(parts[near]) if taken < near < len(parts) else None
            # A label with a colon, or of a list of labels, is that of what follows.
            ahead = column in COUNTED and (ends_in_colon(parts[near]) or parts[near] in heads)
            if column in COUNTED and not (ahead and near > here):
                found.setdefault(column, parts[here])
                taken = near
                break
    return found if found else _beside_icons(row)


def _beside_icons(row: HtmlElement) -> dict[str, str]:
    """The replies and views that a line shows beside icons, or in cells that are called so."""
    found: dict[str, str] = {}
    for element in row.iter("div", "span", "td", "li", "a", "small"):
        count = line(element) if len(element) < _FEW else ""
        if _COUNT.fullmatch(count):
            names = " ".join(e.get("class") or "" for e in (element, *element)).lower()
            named = (_ICONS.get(name) for name in _NAME.findall(names))
            if column := next(filter(None, named), None):
                found.setdefault(column, count)
    return found


def _author(row: int, title: int, outline: Outline) -> str | None:
    """The first member whom a line names, but for bold words and who stands behind its date."""
    end = max(outline.dates_in(row, outline.end[row]), default=outline.end[row])
    words = line(outline.order[title])
    marks = (outline.names[p] for p in outline.names_in(row, end) if p != title)
    return next((mark.name for mark in marks if mark.rank < BOLD and mark.name != words), None)
