"""The next page of a thread or board of an unknown forum: as stated, counted, or to be chosen."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.arabic.addresses import PAGE_FOLDERS
from crawler.arabic.turning_links import is_more_link, is_next_link
from crawler.engines.base import Address
from crawler.engines.generic.choosing import chosen_next, page_number
from crawler.engines.generic.counted import first_page, is_entitled, next_step, words_of
from crawler.engines.generic.routes import PAGE_KEYS, leads_off, read_address
from crawler.engines.generic.steps import without_page
from crawler.links import clean_url, parameters
from crawler.pages.page import Page

# `/page/2`, `/صفحة/2`
_PAGED = re.compile(rf"/(?:page|{PAGE_FOLDERS})[/-](\d{{1,5}})/?$", re.I)


def following(page: Page, own: Address | None) -> str | None:
    """The URL of the page after this one of the same thread or board; None on the last one."""
    later: dict[int, str] = {}
    unsaid: dict[int, str] = {}
    more = ""
    for link in page.root.iter("link", "a"):
        url = page.absolute(link.get("href"))
        if url and "next" in (link.get("rel") or "").lower().split():
            return url
        if not more and _is_same_list(page, url) and _leads_on(page, url, words_of(link)):
            more = url  # told by a date or by the last post that is shown, not by a number
        number = _later(url, page, own) if url else 0
        if number:
            later.setdefault(number, url)
        elif part := _part_after(page, url):
            unsaid.setdefault(part, url)
    step = next_step(page)
    if step is not None:
        later.setdefault(step.value, step.url)
    found = later[min(later)] if later else more or chosen_next(page, own)
    return found or (unsaid[min(unsaid)] if unsaid else None)


def _leads_on(page: Page, url: str, words: str) -> bool:
    return is_next_link(words) or (is_more_link(words) and not is_entitled(page, url))


def _part_after(page: Page, url: str) -> int:
    """The number of a later part of what a page shows, by a parameter or the end of a path that
    names parts, 0 where an address asks for none: its link may say anything."""
    (base, first), (other, later) = _paged(page.url), _paged(url)
    if base == other and later > first:
        return later
    if "#" in url or not _is_same_list(page, url):
        return 0
    asked, asks = (dict(parameters(urlsplit(address).query)) for address in (page.url, url))
    name = next(name for name, value in asks.items() if asked.get(name) != value)
    number, own = asks[name], asked.get(name, "1")
    if name.lower() not in PAGE_KEYS or not (number + own).isdecimal() or int(number) <= int(own):
        return 0
    return int(number)


@lru_cache(maxsize=8192)
def _paged(url: str) -> tuple[str, int]:
    """An address without the end that names a page of it, and that page's number."""
    found = _PAGED.search(url)
    return (url[: found.start()], int(found[1])) if found else (url.rstrip("/"), 1)


def _is_same_list(page: Page, url: str) -> bool:
    """Whether an address asks for another part of what a page shows: in one parameter alone."""
    ours, theirs = urlsplit(page.url), urlsplit(url)
    if ours[:3] != theirs[:3] or theirs.query in {"", ours.query} or leads_off(page, url):
        return False
    asked, asks = dict(parameters(ours.query)), dict(parameters(theirs.query))
    other = [name for name, value in asks.items() if asked.get(name) != value]
    if len(other) != 1 or not asked.keys() <= asks.keys():
        return False
    if not any(map(str.isdecimal, asks[other[0]])):  # `sort=old`
        return False
    if other[0] not in asked or other[0].lower() in PAGE_KEYS:
        return True
    # What alone names a page to a script is no part of a list.
    return len(asked) > 1 or "." not in ours.path.rpartition("/")[2]


def _later(url: str, page: Page, own: Address | None) -> int:
    """The number of a later page of the same thread or board by what pages are called; else 0."""
    address = read_address(url) if own is not None else None
    if own is None or address is None or not address.is_of(own):
        return 0
    return address.start if address.start > own.start and not address.post_id else 0


def is_first(page: Page, own: Address | None) -> bool:
    """Whether a page begins a thread, as far as its address and its links to pages say."""
    later = own is not None and (own.start or own.post_id)
    later = later or without_page(clean_url(page.url))[1] > 1
    return not later and page_number(page) < 2 and first_page(page) == clean_url(page.url)
