"""The title of an unknown forum's thread, and the boards that it is in."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.arabic.titles import is_front_name, strip_reply_prefix, without_site
from crawler.engines.base import Kind
from crawler.engines.generic.counted import first_page, words_of
from crawler.engines.generic.routes import own_address, read_address
from crawler.links import clean_url
from crawler.pages.dom import line, own_words
from crawler.pages.page import Page
from crawler.pages.trails import crumbs

# A trail has no more boards.
_MOST_BOARDS = 4
_ARROWS = " »›>→«‹<←/\\:|"
_LEADING = frozenset("»›>→«‹<←/\\")
# What parts a title from the name of the forum behind it.
_BETWEEN = " -\u2013\u2014|\u00b7\u2022:\u00bb\u203a"
_FRONT = re.compile(r"//[^/]+/$|/(?:index|default|home|main)\.\w{2,5}$", re.I)


def title_of(page: Page) -> str:
    """The thread's title: the page's first heading, else the one that its own title repeats.

    A heading that links to the front page names the forum, and so does one of which the page's own
    title says nothing where it repeats a lower one.
    """
    whole = own_title(page)
    tops = (heading for heading in page.root.iter("h1") if _words(heading))
    said = [_words(heading) for heading in tops if not _names_site(page, heading)]
    said = [words for words in said if not is_front_name(words)]
    if len(said) > 1:  # a site may set a heading of its own above that of the thread
        said.sort(key=lambda text: strip_reply_prefix(text) not in without_site(whole))
    top = next(iter(said), "")
    lower = [strip_reply_prefix(line(heading)) for heading in page.root.iter("h2", "h3", "h4")]
    own = whole.removesuffix(top).rstrip(_BETWEEN) if top else whole
    if own != whole and own in lower:  # the forum's name stands at the top of each page
        return own
    if top and strip_reply_prefix(top) in whole:
        return top
    named = top.partition(": ")[2]
    if named and named in whole:  # `موضوع: TITLE`
        return named
    bare = _without_front(page, whole)
    if top and not {whole, bare}.intersection(lower):
        return top
    whole = bare
    below = (text for texts in (lower, _own_links(page)) for text in texts)
    named = next((text for text in below if len(text) > 3 and text in whole), without_site(whole))
    # A title may have dashes in it, as the page's own has before the name of the forum.
    texts = (" ".join(text.split()) for body in page.root.iter("body") for text in body.itertext())
    longer = (text.strip(_ARROWS) for text in texts if named in text)
    return max([named, *(text for text in longer if text in whole)], key=len)


def _without_front(page: Page, title: str) -> str:
    """A page's own title without the name of the forum at its end: what links to the front page
    say."""
    for link in page.root.iter("a"):
        name = words_of(link)
        before = title.removesuffix(name).rstrip()
        front = len(name) > 1 and before != title
        if front and (_is_front(page, link) or _is_site(page, link)):
            bare = before.rstrip(_BETWEEN)
            return bare if bare and bare != before else title
    return title


def is_site_name(page: Page, title: str) -> bool:
    """Whether a title is what the links to the front page say: some scripts give each page that."""
    return any(line(link) == title and _is_front(page, link) for link in page.root.iter("a"))


def _words(heading: HtmlElement) -> str:
    """What a heading says, without the buttons in it."""
    return own_words(heading, list(heading.iter("button")))


def _own_links(page: Page) -> Iterator[str]:
    """What the links of a thread's page to that thread itself say."""
    own = own_address(page)
    for link in page.root.iter("a") if own else ():
        address = read_address(page.absolute(link.get("href")))
        if address and address.is_of(own):
            yield line(link)


def _names_site(page: Page, heading: HtmlElement) -> bool:
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return bool(links) and all(_is_front(page, a) or _is_site(page, a) for a in links)


def own_title(page: Page) -> str:
    """What a page is called in its head."""
    return next((line(title) for title in page.root.iter("title") if line(title)), "")


def _is_site(page: Page, link: HtmlElement) -> bool:
    """Whether a link to nothing numbered says what stands last in the page's title.

    Pages may name the forum first and themselves last, and link to themselves by a number.
    """
    whole, words = own_title(page), line(link)
    before = whole.removesuffix(words).rstrip() if words else whole
    if before == whole or before[-1:] not in _BETWEEN or not before:
        return False
    there = urlsplit(clean_url(page.absolute(link.get("href"))))
    return not any(map(str.isdigit, there.path + there.query))


def boards_above(page: Page) -> list[str]:
    """The boards that the trail of a thread's page names, outermost first, each once."""
    trail = crumbs(page) or _ladder(page) or _step_above(page) or _folders(page)
    if len(trail) > 1 and _is_site(page, trail[0]):
        trail = trail[1:]
    names = (line(link) for link in trail if not _is_front(page, link))
    return list(dict.fromkeys(name for name in names if not is_front_name(name)))


def _ladder(page: Page) -> list[HtmlElement]:
    """The links of the first element that has no others than to the front page and boards."""
    for holder in dict.fromkeys(link.getparent() for link in page.root.iter("a")):
        front, *others = [link for link in holder.iter("a") if line(link)] or [None]
        if front is None or not 0 < len(others) <= _MOST_BOARDS or not _is_front(page, front):
            continue
        addresses = (read_address(page.absolute(link.get("href"))) for link in others)
        if all(address is not None and address.kind is Kind.BOARD for address in addresses):
            return [front, *others]
    return []


def _step_above(page: Page) -> list[HtmlElement]:
    """The first link to a board behind which an arrow leads on, as to the thread's title."""
    arrowed = (a for a in page.root.iter("a") if (a.tail or "").strip()[:1] in _LEADING)
    addresses = ((link, read_address(page.absolute(link.get("href")))) for link in arrowed)
    return next(([link] for link, a in addresses if a is not None and a.kind is Kind.BOARD), [])


def _folders(page: Page) -> list[HtmlElement]:
    """The first link with words to each folder that the address of a page is in."""
    here, first = clean_url(page.url), first_page(page).rstrip("/")
    found: dict[str, HtmlElement] = {}
    for link in page.root.iter("a"):
        url = clean_url(page.absolute(link.get("href"))).rstrip("/")
        inner = "?" not in url and here.startswith(f"{url}/") and url != first
        if inner and line(link):
            found.setdefault(url, link)
    return [found[url] for url in sorted(found, key=len)]


def _is_front(page: Page, link: HtmlElement) -> bool:
    """Whether a link of a trail leads to the front page itself, not to a place on it."""
    href = link.get("href") or ""
    return "#" not in href and _FRONT.search(clean_url(page.absolute(href))) is not None
