"""The pages of a thread or board by the links that are numbers, or say `next` or `older`."""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.arabic.turning_links import is_more_link, is_turning_link
from crawler.engines.generic.left_out import added, beyond, left_out, whole
from crawler.engines.generic.routes import leads_off, own_address, read_address
from crawler.links import clean_url
from crawler.pages.dom import line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_NUMBERED = re.compile(r"[\s\[(]*(\d{1,6})[\s\])]*")
_NAMES = re.compile(r"//[^/]+/.*\d")
_DIGIT = re.compile(r"\d")


class Step(NamedTuple):
    """A link to a page. `told` is the number that its words are (None: they say `next`), `value`
    the one in its URL."""

    told: int | None
    value: int
    url: str


@once_a_page
def steps(page: Page) -> dict[str, list[Step]]:
    """The links whose URLs differ from the page's own in one number, or add some to it.

    By what is left of the URL without that number, or by its place among those that are added.
    """
    own, ours = own_address(page), _ours(page)
    here = page.url.partition("#")[0]
    found: dict[str, list[Step]] = {}
    for link in page.root.iter("link", "a"):
        words = words_of(link)
        numbered = _NUMBERED.fullmatch(words)
        told = None if numbered is None else int(numbered[1])
        url = page.absolute(link.get("href")) if numbered or is_turning_link(words) else ""
        url, _, part = url.partition("#")
        # `?page=2#comments` leads to a page, and so does YaBB's `?num=12/15#15`; to a post, or to a
        # place on this page, others do.
        apart = part and (url == here or (_DIGIT.search(part) and not url.endswith(f"/{part}")))
        if not url or apart or leads_off(page, url):
            continue
        if told is None and is_more_link(words) and is_entitled(page, url):
            continue
        address = read_address(url)
        if own and address and not address.is_of(own):
            continue
        posted = address is not None and address.post_id  # what else is called a page, too
        differing = {rest: value for rest, value in left_out(url).items() if rest in ours}
        numbers = () if differing or _is_of_other(page, url) else added(url, page.url)
        more = {f"{place}": value for place, value in enumerate(numbers)}
        for rest, value in (differing or more).items():
            if not posted or value == (told or (ours.get(rest) or 1) + 1):
                found.setdefault(rest, []).append(Step(told, value, url))
    return found


def _is_of_other(page: Page, url: str) -> bool:
    """Whether a URL is that of a page of what this page lists: its address may begin with ours."""
    return any(beyond(url, inner) for inner in _inner(page))


@once_a_page
def _inner(page: Page) -> list[str]:
    """The URLs of titles whose addresses have all the parts of the page's own, and some more."""
    named = (link for link in page.root.iter("a") if any(map(str.isalpha, line(link))))
    urls = dict.fromkeys(page.absolute(link.get("href")).partition("#")[0] for link in named)
    return [url for url in urls if beyond(url, page.url)]


def is_entitled(page: Page, url: str) -> bool:
    """Whether other words than those that turn pages link to a URL: `more` may be of what they
    name."""
    links = (a for a in page.root.iter("a") if page.absolute(a.get("href")) == url)
    said = (words for words in map(line, links) if any(map(str.isalpha, words)))
    return not all(map(is_turning_link, said))


def words_of(link: HtmlElement) -> str:
    """What a link says, or its picture or its tooltip in place of words."""
    said = (
        e.get(name) for e in (link, *link.iter("img")) for name in ("aria-label", "title", "alt")
    )
    return line(link) or next(filter(None, said), "")


@once_a_page
def page_urls(page: Page) -> frozenset[str]:
    """The URLs of the pages to which numbers, or `next`, link."""
    return frozenset(step.url for alike in steps(page).values() for step in alike)


def _ours(page: Page) -> dict[str, int | None]:
    """What may be left of the page's own URL, and the number that it then has as well."""
    return {whole(page.url): None, **left_out(page.url)}


def next_step(page: Page) -> Step | None:
    """The link to the page after this one."""
    ours = _ours(page)
    found = (
        _after(ours.get(rest), alike)
        for rest, alike in steps(page).items()
        # Without its only number a URL may name nothing any more.
        if ours.get(rest) is None or _NAMES.search(rest) or rest in _linked(page)
    )
    return next(filter(None, found), None)


def _after(chosen: int | None, alike: list[Step]) -> Step | None:
    """The step after the chosen number; None stands for the first page.

    A page's number in the URL is its place, one less, or how many posts or threads are before it.
    """
    numbered = {step.told: step for step in alike if step.told is not None and step.told > 1}
    for begin in (0, 1):
        sizes = {divmod(step.value - begin, told - 1) for told, step in numbered.items()}
        size, odd = min(sizes, default=(0, 1))
        if len(sizes) == 1 and size > 0 and not odd:
            pages = 0 if chosen is None else (chosen - begin) // size
            if pages + 2 in numbered:
                return numbered[pages + 2]
    later = [step for step in alike if step.told is None and step.value > (chosen or 0)]
    return min(later, key=lambda step: step.value, default=None)


@once_a_page
def first_page(page: Page) -> str:
    """The URL of the first page of a page's thread or board, which the crawl may know.

    The number of a later page is the one without which its URL is that of a page which a number
    links to, or the one that it has beside such a URL.
    """
    if page.begins:
        return clean_url(page.begins)
    linked = _linked(page) if left_out(page.url) else {}
    less = [linked[rest] for rest in left_out(page.url) if rest in linked]
    less += sorted((url for url in linked.values() if added(page.url, url)), key=len)
    return next(iter(less), clean_url(page.url))


@once_a_page
def _linked(page: Page) -> dict[str, str]:
    """The URLs to which numbers link, or words for the page before or after this one, by what
    `whole` makes of them."""
    said = ((link, words_of(link)) for link in page.root.iter("a"))
    links = (link for link, words in said if _NUMBERED.fullmatch(words) or is_turning_link(words))
    urls = (page.absolute(link.get("href")) for link in links)
    return {whole(url): clean_url(url) for url in urls}
