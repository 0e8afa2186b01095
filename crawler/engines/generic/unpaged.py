"""Addresses that no word explains: what is their page number, and what is left without it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import xxhash

from crawler.engines.generic.routes import PAGE_KEYS
from crawler.links import LOSSLESS, build_url, clean_url, parameters

_LONGEST = 6
_KEYS = frozenset({*PAGE_KEYS, "p", "part", "paged"})
# What a list that is loaded bit by bit is asked for: what stands beyond a post or a moment.
_CURSORS = frozenset("after before cursor limit since until".split())
# `/paged/2/`, `/page-2.html`; `t12p2_title`.
_PAGE = re.compile(
    r"/(?:page|paged|pg|p|part)[-/=]?(\d{1,6})(?=(?:\.html?)?/?$)|(?<=\d)p(\d{1,6})(?=[-_.])"
    r"|[/,_;](?:page|start|offset)[,=](\d{1,6})",
    re.I,
)
# A step that begins with a number: `12-title`, `postst12_title`.
_NUMBERED = re.compile(r"(?:[a-z_]{0,20}?)(\d{1,15})[-_.,]", re.I)


@lru_cache(maxsize=8192)
def unpaged(url: str) -> tuple[str, int | None]:
    """A URL without the number of the page of a list that it names, and that number if it does.

    Where it names what the page comes after, the number is not told: -1.
    """
    plain = clean_url(url)
    parts = urlsplit(plain)
    query = parameters(parts.query, LOSSLESS) if "=" in parts.query else parts.query
    number = None
    if isinstance(query, list):
        named = next((pair for pair in query if _is_page(*pair)), None)
        if named is not None:
            number = -1 if named[0].lower() in _CURSORS else int(named[1])
            query = [pair for pair in query if pair is not named]
    found = _PAGE.search(parts.path) if number is None else None
    if found is None:
        return build_url(plain, parts.path, query), number
    path = parts.path[: found.start()] + parts.path[found.end() :]
    if not path.strip("/"):  # it is all that names the page
        return build_url(plain, parts.path, query), number
    return build_url(plain, path, query), int(next(filter(None, found.groups())))


def _is_page(key: str, value: str) -> bool:
    name = key.lower()
    return value.isdecimal() and (name in _CURSORS or (name in _KEYS and len(value) <= _LONGEST))


@lru_cache(maxsize=8192)
def id_of(url: str) -> str:
    """What stands for the thread or board of an address: its one number, else the URL's digest.

    It is the same on all pages of a thread.
    """
    whole, _ = unpaged(url)
    parts = urlsplit(whole)
    values = (
        [value for _, value in parameters(parts.query)] if "=" in parts.query else [parts.query]
    )
    steps = [*unquote(parts.path).strip("/").split("/"), *filter(None, values)]
    numbers = [step for step in steps if step.isdecimal()]
    own = _NUMBERED.match(steps[-1])
    # Behind the number of its board, or a date: `/sections/2/19.html`, `/2024/05/12-title`.
    if own and steps[-1][0].isdecimal():
        return own[1]
    numbers = numbers or [found[1] for found in map(_NUMBERED.match, steps) if found]
    return numbers[0] if len(numbers) == 1 else str(xxhash.xxh3_64_intdigest(whole.encode()))
