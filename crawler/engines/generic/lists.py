"""The threads and boards that a page of an unknown forum links to."""

import re
from collections import defaultdict
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.blocks.author_names import stands_first
from crawler.blocks.member_links import leads_to_member
from crawler.blocks.outline import Outline
from crawler.blocks.thread_lines import figures_of, row_of
from crawler.engines.base import Address, Kind
from crawler.engines.generic.routes import own_address, read_address
from crawler.engines.generic.steps import Form, form_of, steps_of
from crawler.pages.dom import line
from crawler.pages.link_titles import link_title
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# With a number after its category's address it may be Discourse's category, or a thread in one.
_IN_CATEGORY = re.compile(r"(.*/c/[^/?]+)/\d+$")
# Of so many addresses of one form the place that all have in common names none of them.
_LEAST_ALIKE = 3
# More links with numbers have them not by chance.
_FEW_FOUND = 8


@once_a_page
def linked(page: Page, outline: Outline) -> list[tuple[Address, str, int]]:
    """The first pages of threads and boards that the page links to by a title, each once: the
    title, and the place of its link."""
    found: dict[tuple[Kind, str], tuple[Address, str, int]] = {}
    own, alike = own_address(page), _alike(page, outline)
    for place, href in outline.said.links:
        address = _elsewhere(page, href, own)
        title = _title_at(place, outline) if address else ""
        if address is not None and title and _sense(address) not in alike:
            found.setdefault((address.kind, address.id), (address, title, place))
    places = sorted(place for *_, place in found.values())
    boards = {
        _sort_of(address.url)
        for address, _, place in found.values()
        if address.kind is Kind.THREAD and _has_topics(place, places, outline)
    }
    for key, (address, title, place) in list(found.items()):
        if key[0] is Kind.THREAD and _sort_of(address.url) in boards:
            board = replace(address, kind=Kind.BOARD)
            del found[key]
            found.setdefault((Kind.BOARD, address.id), (board, title, place))
    misread = _inner(page, found) | _by_chance(page, found, outline)
    return [link for key, link in found.items() if key not in misread]


def names_place(page: Page, outline: Outline, url: str, own: Address) -> bool:
    """Whether an address is that of the page's own thread or board; of what a board lists, each
    address may have the board's number in it."""
    address = read_address(url)
    if address is None or not address.is_of(own):
        return False
    return own.kind is not Kind.BOARD or _sense(address) not in _alike(page, outline)


@once_a_page
def _alike(page: Page, outline: Outline) -> set[tuple[Form, Kind, str]]:
    """How addresses are made of which several different ones are read as the same: they name
    something else."""
    alike: dict[tuple[Form, Kind, str], set[str]] = defaultdict(set)
    for place, href in outline.said.links:
        address = _first_page(page, href)
        if address is not None and _title_at(place, outline):
            alike[_sense(address)].add(address.url)
    return {sense for sense, urls in alike.items() if len(urls) >= _LEAST_ALIKE}


def _sense(address: Address) -> tuple[Form, Kind, str]:
    """How an address is made, and what it is read as."""
    return form_of(address.url), address.kind, address.id


def _title_at(place: int, outline: Outline) -> str:
    """The title that a link shows; empty for one that shows a letter or a number."""
    title = link_title(outline.order[place])
    return title if len(title) > 1 and not title.isdigit() else ""


def _inner(
    page: Page, found: dict[tuple[Kind, str], tuple[Address, str, int]]
) -> set[tuple[Kind, str]]:
    """What was found in categories, where the page links to one of them, or is one itself."""
    inner = {key: held[1] for key, (a, *_) in found.items() if (held := _IN_CATEGORY.match(a.url))}
    if not inner:
        return set()
    urls = {page.url.partition("?")[0], *map(page.absolute, page.names.links)}
    return set() if urls.isdisjoint(inner.values()) else set(inner)


def _by_chance(
    page: Page, found: dict[tuple[Kind, str], tuple[Address, str, int]], outline: Outline
) -> set[tuple[Kind, str]]:
    """What was found by a number where most addresses in its folder have no such: of keys made of
    letters and digits some have no letter."""
    folders = {key: _folder(address.url) for key, (address, *_) in found.items()}
    if len(found) > _FEW_FOUND or not any(folders.values()):
        return set()
    alike: dict[str, set[str]] = defaultdict(set)
    for _, href in outline.said.links:
        url = page.absolute(href).partition("#")[0]
        alike[_folder(url)].add(url)
    return {key for key, folder in folders.items() if folder and _are_unread(alike[folder])}


def _folder(url: str) -> str:
    """The folder of an address without parameters; empty for others."""
    return "" if "?" in url else url.rpartition("/")[0]


def _are_unread(urls: set[str]) -> bool:
    return 2 * sum(read_address(url) is None for url in urls) > len(urls)


def _sort_of(url: str) -> tuple[Form, str]:
    """How an address is made, and the word that it begins with."""
    return form_of(url), next(iter(steps_of(url)), "")


def _has_topics(place: int, places: list[int], outline: Outline) -> bool:
    """Whether the first title of a line is that of a board, as the figures of the line say."""
    link = outline.order[place]
    row = next(link.iterancestors("tr", "li", "dl", "article"), None)
    if row is None and (around := row_of(place, places, outline)) is not None:
        # Behind figures it is the board's last thread.
        row = outline.order[around] if stands_first(place, around, outline) else None
    if row is None or next(filter(line, row.iter("a")), None) is not link:
        return False
    return "topics" in figures_of(row)


def titles(page: Page, outline: Outline) -> dict[int, tuple[Kind, str]]:
    """What the links name that are the titles of other threads and boards, by place in order."""
    found = {}
    own = own_address(page)
    for place, href in outline.said.links:
        address = _elsewhere(page, href, own)
        if address is None or outline.dates_in(place, outline.end[place]):
            continue
        if len(line(outline.order[place])) > 2:
            found[place] = (address.kind, address.id)
    return found


def headlines(page: Page, outline: Outline) -> dict[int, str]:
    """The pages of this site that headings link to, by place: what a front page announces."""
    here = urlsplit(page.url)
    found = {}
    for place, href in outline.said.links:
        holder = outline.up[place]
        if "#" in href or not _in_heading(holder, outline) or leads_to_member(href):
            continue
        url = page.absolute(href)
        address, target = read_address(url), urlsplit(url)
        elsewhere = target.netloc == here.netloc and target.path != here.path
        if elsewhere and (address is None or address.post_id is None):
            found[place] = target.path
    return found


def _in_heading(place: int, outline: Outline) -> bool:
    near = (place, outline.up[place], outline.up[max(outline.up[place], 0)])
    return any(place > 0 and outline.tags[place] in _HEADINGS for place in near)


def _elsewhere(page: Page, href: str, own: Address | None) -> Address | None:
    """The thread or board that a link leads to the first page of, unless it is the page's `own`."""
    address = _first_page(page, href)
    return None if address is None or address.is_of(own) else address


def _first_page(page: Page, href: str) -> Address | None:
    """The thread or board that a link leads to the first page of."""
    address = read_address(page.absolute(href))
    if address is None or not address.id or address.start or address.post_id:
        return None
    return address
