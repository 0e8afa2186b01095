"""The next page of a thread or board of an unknown forum: as stated, as worded, or counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from crawler.arabic.listing import is_more_link, is_next_link
from crawler.dom import line
from crawler.engines.generic.routes import PAGE_KEYS, read_address
from crawler.engines.generic.unpaged import unpaged
from crawler.links import build_url, parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.engines.base import Address
    from crawler.page import Page

# A script that knows the page's number calls it as the URL does: `numPages=30,pg=1,link="..."`.
_SCRIPTED = re.compile(rf"(?<![\w$.])({'|'.join(PAGE_KEYS)})\s*[=:]\s*[\"']?(\d+)\b", re.I)
_MOST_PAGES = 5000


def following(page: Page, own: Address | None) -> str | None:
    """The URL of the page after this one of the same thread or board; None on the last one."""
    later: dict[int, str] = {}
    more = ""
    for link in page.root.iter("link", "a"):
        url = page.absolute(link.get("href"))
        if not url:
            continue
        if "next" in (link.get("rel") or "").lower().split():
            return url
        if not more and _is_of_same_path(url, page.url) and is_more_link(line(link)):
            more = url  # told by a date or by the last post that is shown, not by a number
        if own is None:
            number = _later(url, page.url, line(link))
            if number:
                later.setdefault(number, url)
            continue
        address = read_address(url)
        if address is None:
            continue
        if address.post_id:  # a board's own name for a page may be another's for a post
            if _is_next_by(url, page.url) and is_next_link(line(link)):
                return url
            continue
        if (address.kind, address.id) != (own.kind, own.id):
            continue
        if address.start > own.start:
            if is_next_link(line(link)):
                return url
            later.setdefault(address.start, url)
        elif not own.start and "#" not in url and (number := _later(url, page.url, line(link))):
            # The second page of a forum that counts from 0; a number may be a post's as well.
            later.setdefault(number, url)
    return later[min(later)] if later else more or _chosen(page, own)


def _is_of_same_path(url: str, here: str) -> bool:
    ours, theirs = urlsplit(here), urlsplit(url)
    return ours[:3] == theirs[:3] and theirs.query not in {"", ours.query}


def _later(url: str, here: str, words: str) -> int:
    """The number of a page that differs from this one in nothing but a larger number; else 0.

    `words` are the link's: where they are a number, they tell a forum that counts from 0.
    """
    if urlsplit(url).netloc != urlsplit(here).netloc:
        return 0
    whole, number = unpaged(url)
    ours, chosen = unpaged(here)
    if whole.rstrip("/") != ours.rstrip("/"):
        if not (words.isdecimal() or is_next_link(words)):
            return 0
        number, chosen = _last_step(whole, ours)
    if number is None:
        return 0
    least = 0 if chosen is None and words.isdecimal() and int(words) == number + 1 else 1
    return number if number > (least if chosen is None else chosen) else 0


def _last_step(url: str, here: str) -> tuple[int | None, int | None]:
    """The numbers at the ends of two paths that are else the same, or of the first one alone."""
    base, _, number = url.rstrip("/").rpartition("/")
    ours, _, chosen = here.rstrip("/").rpartition("/")
    if not number.isdecimal() or base not in {ours, here.rstrip("/")}:
        return None, None
    return int(number), int(chosen) if base == ours and chosen.isdecimal() else None


def _is_next_by(url: str, here: str) -> bool:
    """Whether a link leads from this page to the next one of `p`."""
    theirs, ours = (dict(parse_qsl(urlsplit(target).query)) for target in (url, here))
    number, chosen = theirs.pop("p", ""), ours.pop("p", "1")
    counted = number.isdecimal() and chosen.isdecimal()
    return theirs == ours and counted and int(number) == int(chosen) + 1


def page_number(page: Page) -> int:
    """The number of the page that a list to choose from has chosen; 0 without such a list."""
    return next((number for number, _, _ in _choices(page)), 0)


def _chosen(page: Page, own: Address | None) -> str | None:
    """The page after the one that is chosen in a list of all pages."""
    for number, options, select in _choices(page):
        value = options.get(number + 1)
        if value is None:
            continue
        if not value.isdecimal():
            url = page.absolute(value)
            address = read_address(url)
            same = own and address and (own.kind, own.id) == (address.kind, address.id)
            if same:
                return url
            continue
        key = _key(page, select, number)
        if key and own is not None:
            parts = urlsplit(own.url)
            query = [(name, v) for name, v in parameters(parts.query) if name != key]
            return build_url(own.url, parts.path, [*query, (key, value)])
    return None


def _choices(page: Page) -> Iterator[tuple[int, dict[int, str], HtmlElement]]:
    """Lists of pages: the chosen page, the values of all by their numbers, and the element."""
    for select in page.root.iter("select"):
        options = list(select.iter("option"))
        if not 1 < len(options) <= _MOST_PAGES:
            continue
        numbers = [re.match(r"\D{0,12}(\d+)", line(option)) for option in options]
        counted = [int(found[1]) if found else 0 for found in numbers]
        chosen = [n for n, o in zip(counted, options, strict=True) if o.get("selected") is not None]
        if counted == list(range(1, len(options) + 1)) and len(chosen) == 1:
            values = [(option.get("value") or "").strip() for option in options]
            yield chosen[0], dict(zip(counted, values, strict=True)), select


def _key(page: Page, select: HtmlElement, number: int) -> str:
    """What the URL calls the page's number: as the list does, this page's URL, or a script."""
    name = select.get("name") or ""
    if name.lower() in PAGE_KEYS:
        return name
    for key, value in parse_qsl(urlsplit(page.url).query):
        if key.lower() in PAGE_KEYS and value == str(number):
            return key
    for script in page.root.iter("script"):
        for key, value in _SCRIPTED.findall(script.text or ""):
            if value == str(number):
                return str(key)
    return ""
