"""What every phpBB page says of itself: its own address, its trail, its next page."""

import re
from collections.abc import Iterable
from itertools import chain

from lxml.html import HtmlElement

from crawler.engines.base import Address, Kind
from crawler.engines.phpbb.blocks import containers
from crawler.engines.phpbb.posts import framed
from crawler.engines.phpbb.routes import read_address
from crawler.links import clean_url
from crawler.pages.dom import classes, find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_CANONICAL = "//link[@rel='canonical']/@href"
_TITLES = (
    "//h2//a/@href | //h1//a/@href | //h3[contains(@class,'title')]//a/@href"
    " | //a[contains(@class,'maintitle') or contains(@class,'titles')]/@href"
    " | //div[@id='page-header']/p/a/@href"
    " | //span[contains(concat(@class,' '),'topic ')]/following-sibling::span/a/@href"
)
# Links that a thread's page has for its own thread, though they lead elsewhere.
_OWN = (
    "//a[contains(@href,'mode=reply') or contains(@href,'view=print')"
    " or contains(@href,'view=next') or contains(@href,'view=prev')]/@href"
)
_OWN_THREAD = re.compile(r"(?:viewtopic|posting)\.php[?@](?:[^#]*[&;])?t=(\d+)")
_TRAIL = re.compile(r"breadcrumb|navlinks|BreadcrumbList|(?:^|\s)(?:nav|crumb)(?:\s|$)")
_BOARD = re.compile(r"viewforum|f(?:orum)?-?\d+(?:\.html|/)")
_NEXT = re.compile(r"\bnext\b|right-box")
# What the address of a later page has in it, also a rewritten one.
_LATER = re.compile(r"start[=-]|-\d+\.html|/page\d+")
_MARKED = frozenset({"pagination", "nav", "gensmall"})


@once_a_page
def own_address(page: Page, kind: Kind) -> Address:
    """The address of a thread's or board's page, also where its URL does not say it.

    The `id` is empty where nothing on the page does; `url` may then be the page's own.
    """
    root = page.root
    links = chain.from_iterable(find_all(root, where) for where in (_CANONICAL, _TITLES))
    for url in chain([page.url], (page.absolute(str(link)) for link in links)):
        address = read_address(url)
        if address is not None and address.kind is kind and address.id and not address.post_id:
            return address
    named = read_address(page.url)
    thread_id = named.id if named is not None and named.kind is kind else ""
    if kind is Kind.THREAD and not thread_id:
        found = (_OWN_THREAD.search(str(url)) for url in find_all(root, _OWN))
        fields = find_all(root, "//input[@name='t']/@value")
        ids = [match[1] for match in found if match] + [str(v) for v in fields if v.isdecimal()]
        thread_id = ids[0] if ids else ""
    if kind is Kind.THREAD and thread_id:
        first = page.absolute(f"viewtopic.php?t={thread_id}")
        return Address(kind, thread_id, first)
    return Address(kind, thread_id, clean_url(page.url))


def said_in_title(page: Page, headings: Iterable[HtmlElement]) -> str:
    """The last heading that the title of a page has in it, after the forum's, or all of the title.

    The title has the forum's name as well: before that of the thread in 3.0, after it since 3.1.
    """
    title, words = line(find(page.root, "//title")), list(filter(None, map(line, headings)))
    said = [heading for heading in words if heading in title]
    return next(reversed(said), title or next(iter(words), ""))


def trail(page: Page) -> list[str]:
    """The boards of the first breadcrumb that names any, outermost first."""
    names: list[str] = []
    found: HtmlElement | None = None
    for link in framed(page, "a"):
        if not _BOARD.search(link.get("href") or ""):
            continue
        nav = _nav(link)
        if found is not None and nav is not found:
            break
        address = None if nav is None else read_address(page.absolute(link.get("href")))
        if address and address.kind is Kind.BOARD and not address.start and line(link):
            found = nav
            names.append(line(link))
    return list(dict.fromkeys(names))


def _nav(link: HtmlElement) -> HtmlElement | None:
    """The breadcrumb that a link is in: the outermost of up to four elements around it."""
    nav = None
    for depth, above in enumerate(link.iterancestors()):
        marks = (above.get("class") or "", above.get("id") or "", above.get("itemtype") or "")
        if any(map(_TRAIL.search, marks)):
            nav = above
        if depth == 3:
            break
    return nav


def next_page(page: Page, kind: Kind) -> str | None:
    """The next page of the thread or board, whose links say where they start."""
    named, pages = read_address(page.url), _pages(page, kind)
    sure = named if named and named.kind is kind and named.id and not named.post_id else None
    here = sure.start if sure else -1
    if not pages and named is None:  # rewritten in the forum's own way
        following = find(page.root, "//a[@rel='next'][@href]")
        url = "" if following is None else page.absolute(following.get("href"))
        return clean_url(url) if url and read_address(url) is None else None
    for link, address in pages:
        if address.start > here and _leads_on(link):
            return address.url
    if sure:
        return sure.next_of(address for _, address in pages)
    after = str((_shown_numbers(page, pages) or [0])[0] + 1)
    return next((address.url for link, address in pages if line(link) == after != "1"), None)


def _leads_on(link: HtmlElement) -> bool:
    """Whether a link says by an attribute or by its item's class that it goes to the next page."""
    holder = link.getparent()
    item = "" if holder is None or holder.tag != "li" else holder.get("class") or ""
    return any(map(_NEXT.search, (link.get("rel") or "", link.get("class") or "", item)))


@once_a_page
def _pages(page: Page, kind: Kind) -> list[tuple[HtmlElement, Address]]:
    """The links to pages of the same thread or board, in document order, without its first."""
    own, found = own_address(page, kind), []
    for link in framed(page, "a"):
        href = link.get("href")
        if not href or not _LATER.search(href):
            continue
        address = read_address(page.absolute(href))
        if address is None or address.kind is not kind or address.post_id or not address.start:
            continue
        if own.id in {"", address.id}:
            found.append((link, address))
    return found


def _shown_numbers(page: Page, pages: list[tuple[HtmlElement, Address]]) -> list[int]:
    """The numbers that the list of pages marks: the page's own, then how many there are."""
    posts = set(containers(page))
    for link, _ in pages[:1]:
        for above in link.iterancestors():
            marks = above.iter("strong", "b", "li")
            marks = (e for e in marks if e.tag != "li" or "active" in classes(e))
            words = [line(e) for e in marks if posts.isdisjoint(e.iterancestors())]
            numbers = [int(mark) for mark in words if mark.isdecimal() and len(mark) < 7]
            if numbers or not _MARKED.isdisjoint(classes(above)):
                return numbers
    return []


def page_count(page: Page) -> int:
    """How many pages the thread's list of pages counts."""
    pages = _pages(page, Kind.THREAD)
    linked = [line(link) for link, _ in pages]
    numbers = [int(word) for word in linked if word.isdecimal()] + _shown_numbers(page, pages)
    earlier = read_address(page.url)
    return max(numbers, default=2 if pages or (earlier and earlier.start) else 1)
