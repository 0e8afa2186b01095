"""Boards behind a front page that shows the newest threads, or a portal's box of them.

Such a page need not list its boards, nor link to the page that does: the trails of its threads name
both.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.arabic.addresses import names_list
from crawler.arabic.titles import is_front_name
from crawler.engines.base import Address, Engine, Kind
from crawler.engines.generic.routes import is_no_page
from crawler.frontier.doors import doors
from crawler.frontier.menus import beside, tag_menu
from crawler.frontier.visits import Visit
from crawler.links import is_front_of_folder
from crawler.pages.dom import line
from crawler.pages.trails import crumbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page

_KEY = "trail_boards"
# The front page of a site in several languages: `/ar`.
_LANGUAGE = re.compile(r"/[a-z]{2}(?:-[a-z]{2})?/?", re.IGNORECASE)
_MOST_NAMED = 4


def hides_boards(page: Page, asked: str, engine: Engine, address: Address | None) -> bool:
    """Whether a list of threads is the front page of a host, or what that one led to when it was
    `asked` for: a whole forum was meant."""
    front = any(
        is_front_of_folder(url) and urlsplit(url).path.count("/") < 2 for url in (page.url, asked)
    )
    front = front or _LANGUAGE.fullmatch(urlsplit(page.url).path) is not None
    return engine.last_resort and address is None and front


def behind_front(frontier: Frontier, page: Page, engine: Engine) -> Iterator[Visit]:
    """What earlier runs found behind a front page with threads, and what it calls the forum, or
    where it names no boards its lists of all threads, boards or questions, and its menu of tags."""
    known: dict[str, list[str]] = frontier.state.facts(frontier.site).get(_KEY, {})
    yield from _unasked(frontier, {url: names for url, names in known.items() if url})
    bare = not any(True for _ in engine.boards(page))
    named = _named_lists(page) if bare else ()
    urls = (frontier.canonical(page, url) for url in (*doors(page), *named))
    yield from _unasked(frontier, {url: [] for url in urls})
    tags = tag_menu(page) if bare else {}
    yield from _unasked(frontier, {frontier.canonical(page, url): [t] for url, t in tags.items()})


def _named_lists(page: Page) -> Iterator[str]:
    """The addresses to which the words for lists lead: `الأسئلة`, `كل المواضيع`, `الأقسام`."""
    links = (link for link in page.root.iter("a") if names_list(line(link)))
    urls = (page.absolute(link.get("href")) for link in links)
    return islice((url for url in dict.fromkeys(urls) if not is_no_page(url)), _MOST_NAMED)


def trail_visits(frontier: Frontier, page: Page) -> Iterator[Visit]:
    """Visits of what the trail of a thread's page leads to, and of what a menu names beside that,
    each once and in later runs too."""
    names: list[str] = []
    found: dict[str, list[str]] = {}
    for link in crumbs(page):
        title = line(link)
        names = names if is_front_name(title) else [*names, title]
        if "#" not in (link.get("href") or "#"):
            found[frontier.canonical(page, link.get("href"))] = names
    own = frontier.canonical(page, page.url)
    visits = list(_unasked(frontier, {url: way for url, way in found.items() if url != own}))
    for visit in [*visits]:
        way = found[visit.url][:-1]
        menu = {
            frontier.canonical(page, u): [*way, name] for u, name in beside(page, visit.url).items()
        }
        visits += _unasked(frontier, menu)
        found |= menu
    if visits:
        facts = frontier.state.facts(frontier.site)
        trails = {visit.url: found[visit.url] for visit in visits}
        facts[_KEY] = facts.get(_KEY, {}) | trails
        frontier.state.set_facts(frontier.site, facts)
    yield from visits


def _unasked(frontier: Frontier, found: dict[str, list[str]]) -> Iterator[Visit]:
    """Visits of what may be boards, by URL with the names that led there."""
    for url, names in found.items():
        address = None if frontier.engine is None else frontier.engine.address(url)
        if frontier.engine is None or (address is not None and address.kind is not Kind.BOARD):
            continue  # a thread in the trail is not asked for here, but may be by its board
        board_id = address.id if address else url
        wanted = frontier.forum.wants(board_id, names[-1] if names else "")
        if wanted and frontier.asked.first_time(url):
            walk = frontier.board(board_id)
            walk.guessed = True
            walk.trail = names
            yield Visit(url, Kind.BOARD, walk)
