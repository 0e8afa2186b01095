"""Which page of which thread or board a page says that it is: in its head, by its page bar."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.engines.base import Address, Engine, Kind
from crawler.engines.routes import named_urls
from crawler.frontier.page_bars import page_bar
from crawler.pages.dom import find_all
from crawler.pages.page import Page

_SCRIPT = re.compile(r"\.(?:php|html?|aspx?|cgi)\b")


def names_other(page: Page, engine: Engine, asked: Address) -> bool:
    """Whether a page says that it is one of another thread or board than the one asked for."""
    named = {address.id for address in _named(page, engine, asked)}
    return all_other({page_bar(page, engine, asked.kind).id, *named}, asked.id)


def all_other(said: set[str], own: str) -> bool:
    """Whether ids were said, and none of them is the own one; a name is no other than a number."""
    comparable = {other for other in said if other and other.isdecimal() == own.isdecimal()}
    return bool(comparable) and own not in comparable


def is_elsewhere(page: Page, engine: Engine, asked: Address) -> bool:
    """Whether a page says that it is another page of the thread or board than the one asked for.

    Many name their first page in the head of every one: only the one before the second is it.
    """
    bar, named = page_bar(page, engine, asked.kind), _named(page, engine, asked)
    following = (link.get("href") for link in find_all(page.root, "//*[@rel='next']"))
    later = _of_kind(asked.kind, (engine.address(page.absolute(href)) for href in following))
    after = {address.start for address in later if address.id == asked.id} - {0}
    said = {a.start for a in named if a.id == asked.id and (a.start or after)}
    if bar.start is not None and bar.id in {"", asked.id}:
        said.add(bar.start)
    starts = after.union(bar.starts.values())
    return bool(said) and all(_is_before_or_after(start, asked.start, starts) for start in said)


def _is_before_or_after(start: int, asked: int, starts: set[int]) -> bool:
    """Whether a page that begins at `start` is not the one that was asked for.

    The last one stands in for those that are no longer there, and where a page has more posts than
    it had it may begin earlier: neither knows of a page between itself and the one asked for.
    """
    return start > asked or any(start < other <= asked for other in starts)


def _named(page: Page, engine: Engine, asked: Address) -> list[Address]:
    """The page that the head of one names first; empty where it names none of a thread or board.

    What a plug-in writes in another way than the forum writes its links may be read wrongly.
    """
    named = _of_kind(asked.kind, map(engine.address, named_urls(page)))
    return [address for address in named if _style(address) == _style(asked)][:1]


def _style(address: Address) -> tuple[bool, list[str]]:
    """How an address is written: whether the id stands in its path, and with which script."""
    path = urlsplit(address.url).path
    return address.id in path, _SCRIPT.findall(path)


def _of_kind(kind: Kind, addresses: Iterable[Address | None]) -> list[Address]:
    return [a for a in addresses if a is not None and a.kind is kind and not a.post_id]
