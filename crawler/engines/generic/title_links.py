"""The links of a page that may be titles of threads and boards, by how and where they stand."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.arabic.buttons import is_button
from crawler.arabic.list_lines import figure_of
from crawler.arabic.turning_links import is_turning_link
from crawler.blocks.member_links import leads_to_member
from crawler.blocks.outline import Outline
from crawler.blocks.segment import BOLD
from crawler.engines.generic.counted import first_page
from crawler.engines.generic.lists import names_place
from crawler.engines.generic.routes import is_no_page, own_address
from crawler.engines.generic.steps import form_of, is_word, steps_of
from crawler.links import clean_url
from crawler.pages.dom import line
from crawler.pages.link_titles import link_title
from crawler.pages.page import Page

_LONGEST_TITLE = 200
# Links to members, boards and threads may stand in one list.
_MOST_WORDS = 3


class Title(NamedTuple):
    """A link with the title of a thread or board; `place` is where it stands."""

    url: str
    title: str
    place: int


def links_alike(
    links: list[Title], outline: Outline, named: frozenset[int]
) -> Iterator[list[Title]]:
    """The links but the named ones by where they stand and how their addresses are made."""
    groups: dict[tuple[object, ...], list[Title]] = defaultdict(list)
    told = {title.url for title in links if title.place in named}
    for title in links:
        if title.url in told:
            continue
        above = outline.up[title.place]
        stand = (
            outline.tags[above],
            outline.order[above].get("class"),
            outline.tags[outline.up[above]],
        )
        groups[form_of(title.url), *stand].append(title)
    for group in groups.values():
        yield from _by_words(group)


def _by_words(links: list[Title]) -> list[list[Title]]:
    """Links of one form by a step in which some of them have one word and the others another."""
    made = [steps_of(title.url) for title in links]
    for column in zip(*made, strict=True):
        words = Counter(column)
        often = min(words.values()) > 1 or all("." in word for word in words)  # scripts
        plain = all(is_word(word) or _is_arabic_word(word) for word in words)
        if 1 < len(words) <= _MOST_WORDS and often and plain:
            parted = ([t for t, s in zip(links, column, strict=True) if s == w] for w in words)
            return [group for part in parted for group in _by_words(part)]
    return [links]


def _is_arabic_word(step: str) -> bool:
    """Whether a step is one word in letters beyond ASCII, as the names of folders are."""
    return step.isalpha()


def title_links(page: Page, outline: Outline) -> list[Title]:
    """The links that may be titles of threads and boards."""
    site = urlsplit(page.url).netloc
    own, ours = {clean_url(page.url), first_page(page)}, own_address(page)
    found = []
    for place, href in outline.said.links:
        if "#" in href or outline.said.quoted[place] or not outline.words(place):
            continue
        url = _page_at(page.absolute(href), site)
        if not url or url in own or leads_to_member(href):
            continue
        if ours is not None and names_place(page, outline, url, ours):
            continue
        words = _words(outline.order[place])
        if words and not _is_mark(place, words, outline):
            found.append(Title(url, words, place))
    return found


@lru_cache(maxsize=8192)
def _page_at(url: str, site: str) -> str:
    """An address of a site; empty for others, for its front page, and for forms and members."""
    parts = urlsplit(url)
    apart = parts.netloc == site and (parts.path.strip("/") or parts.query)
    return clean_url(url) if apart and not is_no_page(url) else ""


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
    """The title that a link shows; empty for a button, a figure (`8 ردود`) or a turn of pages."""
    words = link_title(link)
    named = 1 < len(words) <= _LONGEST_TITLE and any(letter.isalpha() for letter in words)
    other = is_button(words) or is_turning_link(words) or figure_of(words)
    return words if named and not other else ""
