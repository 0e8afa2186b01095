"""The lists of a page whose links no word explains: like lines with a title, dates and figures."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from crawler.arabic.list_figures import COUNTED, column_of
from crawler.blocks.thread_lines import all_figures_of, row_of
from crawler.engines.base import Kind
from crawler.engines.generic.steps import fits, is_of_forum, model_of, name_boards, steps_of
from crawler.engines.generic.title_links import Title, links_alike, title_links
from crawler.pages.dom import line
from crawler.panels.lines import panel_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crawler.blocks.outline import Outline
    from crawler.pages.page import Page

_LEAST = 0.6
# Links without a date or a figure beside them are a list of boards from so many on.
_LEAST_BARE = 3
_LONGEST_HEAD = 120
# A title leads its line: before it stands no more than a name and a date.
_LONGEST_BEFORE = 90
_NEAR = 4
_MOST_BESIDE = 3
# How many threads a board has, behind its title.
_COUNT = re.compile(r"\s*[(\[]\s*\d+\s*[)\]]")


class Listing(NamedTuple):
    """Lines of one kind, in order, and where each of them stands.

    `told`: figures, headings or addresses say in a word that they are a forum's.
    """

    kind: Kind
    titles: list[Title]
    rows: list[int]
    told: bool = True


def learnt(page: Page, outline: Outline, known: Mapping[int, Kind]) -> list[Listing]:
    """The lists of a page; `known` are places of links whose addresses say what they lead to.

    What a line is shows in its figures and in the headings over them: a board has topics, a thread
    has replies and views. Where nothing tells, lines with a name and a date are threads.
    """
    found: list[Listing] = []
    links = title_links(page, outline)
    taken: list[int] = []
    lines: list[tuple[int, int]] = []
    bare: list[list[Title]] = []
    for group, rows, figures, said in _groups(links, outline, frozenset(known)):
        row, end = rows[0], outline.end[rows[0]]
        inside = any(first <= group[0].place < last for first, last in lines)
        if inside or any(row <= place < end for place in taken):
            continue  # the second link of each line
        beside = {kind for place, kind in known.items() if row <= place < end}
        if not _is_list(group, rows, figures, outline):
            bare += [] if beside else [group]
            continue
        told = bool(said & COUNTED) or is_of_forum(group[0].url)
        kind = _kind(said, rows, outline)
        if kind not in beside:  # a thread beside a board is the one last written in
            found.append(Listing(kind, group, rows, told))
            taken += [title.place for title in group]
            lines += [(row, outline.end[row]) for row in rows]
    listed = {title.url for listing in found for title in listing.titles}
    threads = {_folder(t.url) for f in found if f.kind is Kind.THREAD for t in f.titles} - {None}
    folders = {page.url.partition("?")[0], *listed}
    menus = [
        group
        for group in bare
        if _is_menu(group)
        and listed.isdisjoint(title.url for title in group)
        and not _is_inside(group, folders)
        and threads.isdisjoint(_folder(title.url) for title in group)
    ]
    found += [Listing(Kind.BOARD, group, [], told=is_of_forum(group[0].url)) for group in menus]
    return [*found, *_others_like(found, links)]


def barest(page: Page, outline: Outline) -> list[Listing]:
    """The most links alike of a page without lists: a front page may say no more of its boards."""
    groups = list(links_alike(title_links(page, outline), outline, frozenset()))
    urls = {title.url for group in groups for title in group}
    most = max((g for g in groups if not _is_inside(g, urls)), key=len, default=[])
    return [Listing(Kind.BOARD, most, [], told=False)] if len(most) >= _LEAST_BARE else []


def _groups(
    links: list[Title], outline: Outline, named: frozenset[int]
) -> list[tuple[list[Title], list[int], list[dict[str, str]], set[str]]]:
    """Links alike, each once, the lines in which they stand, their figures, and what these are.

    A lone line that holds others is none: smaller ones come first. Of the links in the same lines
    those come last that come again, as members do. The name of a board leads its line, the title of
    a thread is what its line says most of.
    """
    found = []
    for alike in links_alike(links, outline, named):
        first: dict[str, Title] = {}
        for title in alike:
            first.setdefault(title.url, title)
        group = list(first.values())
        places = [title.place for title in group]
        rows = [_line_of(place, places, outline) for place in places]
        size = outline.end[rows[0]] - rows[0] if len(group) == 1 else 0
        figures = [_figures_of(row, rows, outline) for row in rows]
        said = set().union(*figures) or _headings(rows[0], outline)
        words = sum(len(title.title) for title in group) / len(group)
        order = places[0] if "topics" in said else -words
        found.append(
            ((size, len(group) < len(alike), not said, order), (group, rows, figures, said))
        )
    return [lines for _, lines in sorted(found, key=lambda lines: lines[0])]


def _figures_of(row: int, rows: list[int], outline: Outline) -> dict[str, str]:
    """The figures of a line, or of what stands between it and the next one: `<dt>` and `<dd>`."""
    found = all_figures_of(outline.order[row])
    for beside in islice(outline.order[row].itersiblings(), 0 if found else _MOST_BESIDE):
        if outline.place.get(beside) in rows:
            break
        found |= all_figures_of(beside)
    return found


def _line_of(place: int, titles: list[int], outline: Outline) -> int:
    """The line of a title; that of a lone one reaches to the nearest date."""
    row = row_of(place, titles, outline)
    if len(titles) > 1 or row is None:
        return place if row is None else row
    near = place
    for _ in range(_NEAR):
        if near == row or outline.dates_in(near, outline.end[near]):
            break
        near = outline.up[near]
    return near


def _is_list(
    group: list[Title], rows: list[int], figures: list[dict[str, str]], outline: Outline
) -> bool:
    """Whether most lines have titles of their own, and a date or a figure beside them."""
    if len({title.title for title in group}) < _LEAST * len(group):
        return False
    before = sorted(
        outline.text[t.place] - outline.text[r] for t, r in zip(group, rows, strict=True)
    )
    if before[len(before) // 2] > _LONGEST_BEFORE:
        return False
    told = 0
    for title, row, said in zip(group, rows, figures, strict=True):
        dates = outline.dates_in(row, outline.end[row])
        beside = line(outline.order[row]).removeprefix(title.title) + (
            outline.order[row].tail or ""
        )
        told += bool(dates or said or _COUNT.match(beside))
        if len(group) == 1 and not (dates and (said or outline.names_in(row, outline.end[row]))):
            return False
    return told >= _LEAST * len(group)


def _kind(said: set[str], rows: list[int], outline: Outline) -> Kind:
    if "views" in said or ("replies" in said and "topics" not in said):
        return Kind.THREAD
    if "topics" in said:
        return Kind.BOARD
    signed = sum(outline.is_signed(row, outline.end[row]) for row in rows)
    return Kind.THREAD if signed >= _LEAST * len(rows) else Kind.BOARD


def _headings(row: int, outline: Outline) -> set[str]:
    """What the columns of a list hold, as the block before its first line says."""
    place = row
    for _ in range(_NEAR):
        before = outline.place.get(outline.order[place].getprevious())
        if before is not None and 0 < outline.words(before) <= _LONGEST_HEAD:
            return {
                name for text in panel_lines(outline.order[before]) if (name := column_of(text))
            }
        place = max(outline.up[place], 0)
    return set()


def _is_menu(group: list[Title]) -> bool:
    """Whether links without a date or figure lead to boards, as their addresses say."""
    return len(group) >= _LEAST_BARE and name_boards([title.url for title in group])


def _is_inside(group: list[Title], folders: set[str]) -> bool:
    """Whether links lead to what is numbered in a board that the page lists or is: to threads."""
    parted = (title.url.rpartition("/") for title in group)
    return any(folder in folders and step.isdecimal() for folder, _, step in parted)


def _folder(url: str) -> tuple[int, str] | None:
    """How deep an address without parameters that ends in a number is, and in which folder."""
    steps = steps_of(url)
    named = not urlsplit(url).query and len(steps) > 1 and steps[-2].isdecimal()
    return (len(steps), steps[0]) if named else None


def _others_like(found: list[Listing], links: list[Title]) -> Iterator[Listing]:
    """The links elsewhere on the page whose addresses are made like those of its boards."""
    seen = {title.url for listing in found for title in listing.titles}
    boards = [listing.titles for listing in found if listing.kind is Kind.BOARD]
    models = [model_of([title.url for title in titles]) for titles in boards]
    if not models:
        return
    others: dict[str, Title] = {}
    for title in links:
        if title.url not in seen and any(fits(title.url, model) for model in models):
            others.setdefault(title.url, title)
    if others:
        yield Listing(Kind.BOARD, list(others.values()), [], told=False)
