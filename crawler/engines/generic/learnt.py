"""The lists of a page whose links no word explains: like lines with a title, dates and figures."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from crawler.arabic.list_lines import COUNTED
from crawler.engines.base import Kind
from crawler.engines.generic.counted import first_page
from crawler.engines.generic.line_groups import counts_alone, line_groups
from crawler.engines.generic.line_lists import is_list, kind_of, parted
from crawler.engines.generic.routes import own_address
from crawler.engines.generic.steps import fits, is_of_forum, model_of, name_boards, steps_of
from crawler.engines.generic.sub_boards import sub_boards
from crawler.engines.generic.title_links import Title, links_alike, title_links
from crawler.links import clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crawler.blocks.outline import Outline
    from crawler.pages.page import Page

# Links without a date or a figure beside them are a list of boards from so many on.
_LEAST_BARE = 3
# The signs `/` of a host's own address.
_HOST = 3


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
    groups = line_groups(links, outline, frozenset(known))
    begin = first_page(page)
    folder = f"{begin.partition('?')[0].rstrip('/')}/"
    own = own_address(page)
    later = page.sought is Kind.BOARD and (
        begin != clean_url(page.url) or (own is not None and own.start > 0)
    )
    for group, rows, figures, said in chain.from_iterable(parted(g, outline) for g in groups):
        row, end = rows[0], outline.end[rows[0]]
        inside = any(first <= group[0].place < last for first, last in lines)
        if inside or any(row <= place < end for place in taken):
            continue  # the second link of each line
        if len(group) == 1 and folder.startswith(f"{group[0].url.rstrip('/')}/"):
            continue  # of the trail of the page
        lone = len(group) == 1 and "topics" not in said and outline.brief(row) != ""
        first = not any(listing.kind is Kind.THREAD for listing in found)
        alone = page.sought is Kind.BOARD and "replies" in said and counts_alone(row, outline)
        lone = lone and (_is_in(folder, group[0].url) or ((later or alone) and first))
        beside = {kind for place, kind in known.items() if row <= place < end}
        if not is_list(group, rows, figures, outline, lone=lone):
            bare += [] if beside else [group]
            continue
        told = bool(said & COUNTED) or is_of_forum(group[0].url)
        kind = Kind.THREAD if lone else kind_of(said, rows, outline)
        if kind not in beside:  # a thread beside a board is the one last written in
            found.append(Listing(kind, group, rows, told))
            taken += [title.place for title in group]
            lines += [(row, outline.end[row]) for row in rows]
    listed = {title.url for listing in found for title in listing.titles}
    threads = {_folder(t.url) for f in found if f.kind is Kind.THREAD for t in f.titles} - {None}
    folders = {page.url.partition("?")[0], *listed}
    above = {t.url.rstrip("/").rpartition("/")[0] for f in found for t in _threads_of(f)}
    menus = [
        group
        for group in bare
        if (_is_menu(group) or any(title.url.rstrip("/") in above for title in group))
        and listed.isdisjoint(title.url for title in group)
        and not _is_inside(group, folders)
        and threads.isdisjoint(_folder(title.url) for title in group)
    ]
    found += [Listing(Kind.BOARD, group, [], told=is_of_forum(group[0].url)) for group in menus]
    if any(listing.kind is Kind.BOARD for listing in found):
        listed |= {title.url for group in menus for title in group}
        inner = [title for title in sub_boards(links, outline) if title.url not in listed]
        found += [Listing(Kind.BOARD, inner, [])] if inner else []
    found = [listing for listing in found if not _is_other(listing, found)]
    return [*found, *_others_like(found, links)]


def barest(page: Page, outline: Outline) -> list[Listing]:
    """The most links alike of a page without lists: a front page may say no more of its boards."""
    groups = list(links_alike(title_links(page, outline), outline, frozenset()))
    urls = {title.url for group in groups for title in group}
    most = max((g for g in groups if not _is_inside(g, urls)), key=len, default=[])
    return [Listing(Kind.BOARD, most, [], told=False)] if len(most) >= _LEAST_BARE else []


def _is_in(folder: str, url: str) -> bool:
    """Whether an address is of what stands in a folder: a site's own holds all of it."""
    return folder.count("/") > _HOST and url.startswith(folder)


def _is_other(listing: Listing, found: list[Listing]) -> bool:
    """Whether lines of which nothing tells that they are boards are made as the page's threads, or
    not as its boards: a box with the newest threads."""
    if listing.told or listing.kind is not Kind.BOARD or not listing.rows:
        return False
    told = [other for other in found if other.told]
    like = {
        other.kind: all(fits(title.url, model) for title in listing.titles)
        for other in told
        for model in [model_of([title.url for title in other.titles])]
    }
    return like.get(Kind.THREAD, False) or not like.get(Kind.BOARD, True)


def _threads_of(listing: Listing) -> list[Title]:
    """The titles of a list that says in a word that it is one of threads."""
    return listing.titles if listing.told and listing.kind is Kind.THREAD else []


def _is_menu(group: list[Title]) -> bool:
    """Whether links without a date or figure lead to boards, as their addresses say."""
    return len(group) >= _LEAST_BARE and name_boards([title.url for title in group])


def _is_inside(group: list[Title], folders: set[str]) -> bool:
    """Whether links lead to what is numbered in a board that the page lists or is: to threads."""
    pieces = (title.url.rpartition("/") for title in group)
    return any(folder in folders and step.isdecimal() for folder, _, step in pieces)


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
