"""The links of a page that may be titles of threads and boards, by how and where they stand."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from crawler.arabic.buttons import is_button
from crawler.blocks.member_links import leads_to_member
from crawler.blocks.name_marks import BOLD
from crawler.engines.generic.routes import is_no_page
from crawler.engines.generic.unpaged import unpaged
from crawler.pages.dom import line
from crawler.pages.link_titles import link_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.blocks.outline import Outline
    from crawler.pages.page import Page

_LONGEST_TITLE = 200


class Title(NamedTuple):
    """A link with the title of a thread or board; `place` is where it stands."""

    url: str
    title: str
    place: int


def links_alike(
    links: list[Title], outline: Outline, named: frozenset[int]
) -> Iterator[list[Title]]:
    """The links but the named ones by where they stand and how their addresses are made."""
    groups: dict[tuple[object, ...], dict[str, Title]] = defaultdict(dict)
    told = {title.url for title in links if title.place in named}
    for title in links:
        if title.url in told:
            continue
        above = outline.up[title.place]
        parts = urlsplit(title.url)
        shape = (parts.path.count("/"), _keys(parts.query))
        stand = (
            outline.tags[above],
            outline.order[above].get("class"),
            outline.tags[outline.up[above]],
        )
        groups[*shape, *stand].setdefault(title.url, title)
    yield from (list(group.values()) for group in groups.values())


def title_links(page: Page, outline: Outline) -> Iterator[Title]:
    """The links that may be titles of threads and boards."""
    site = urlsplit(page.url).netloc
    here = unpaged(page.url)[0]
    for place, href in outline.said.links:
        if "#" in href or outline.said.quoted[place] or not outline.words(place):
            continue
        url = _page_at(page.absolute(href), site)
        if not url or url == here or leads_to_member(href):
            continue
        words = _words(outline.order[place])
        if words and not _is_mark(place, words, outline):
            yield Title(url, words, place)


@lru_cache(maxsize=8192)
def _page_at(url: str, site: str) -> str:
    """An address of a site without its page number; empty for others, and for forms and members."""
    return unpaged(url)[0] if urlsplit(url).netloc == site and not is_no_page(url) else ""


def _is_mark(place: int, words: str, outline: Outline) -> bool:
    """Whether a link is a date or the name of a member, as an element around it may say."""
    if outline.dates_in(place, outline.end[place]) and line(outline.order[place]) == words:
        return True
    above = outline.up[place]
    for near in (place, above, outline.up[above]):
        mark = outline.names.get(near)
        if mark is not None and mark.rank < BOLD and mark.name == words:
            return True
    return False


def _words(link: HtmlElement) -> str:
    """The title that a link shows; empty for a button."""
    words = link_title(link)
    named = 1 < len(words) <= _LONGEST_TITLE and any(letter.isalpha() for letter in words)
    return words if named and not is_button(words) else ""


def _keys(query: str) -> tuple[str, ...]:
    return tuple(sorted(pair.partition("=")[0] for pair in query.split("&"))) if query else ()
