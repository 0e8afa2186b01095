"""What URLs have in common: pages of one thread or board differ in a number, or add one."""

import re
from functools import lru_cache
from urllib.parse import unquote

from crawler.links import clean_url

# A parameter, or a number behind a sign in a path or a value: `/15`, `,page=2`, `/page-2`, `.15`.
_NUMBER = re.compile(
    r"(?<=[?&])[^=&,]*=(\d{1,7})(?=&|$)"
    r"|[/,._-](?:(?:pages?|paged|pg|part|p|start|st|offset)[-/=_]{0,2})?(\d{1,7})(?=[/,._&?-]|$)"
    r"|(?<=\d)p(\d{1,6})(?=[/._-])",
    re.I,
)
_HOST = re.compile(r"\w+://[^/]*")
_PARTS = re.compile(r"\d+|[^\d/.,;:_=-]+")
# `/p_2/tmode_1/smode_1`
_MOST_ADDED = 8


@lru_cache(maxsize=8192)
def left_out(url: str) -> dict[str, int]:
    """What is left of a URL without each of its numbers, and that number."""
    plain = _plain(url)
    host = _HOST.match(plain)
    numbers = _NUMBER.finditer(plain, host.end() if host else 0)
    return {
        _tidy(plain[: found.start()] + plain[found.end() :]): int(found[found.lastindex or 0])
        for found in numbers
    }


@lru_cache(maxsize=8192)
def whole(url: str) -> str:
    """A URL as `left_out` writes it."""
    return _tidy(_plain(url))


def added(url: str, own: str) -> list[int]:
    """The numbers that a URL has beside all the parts of another one, as a later page's may."""
    more = beyond(url, own)
    return [int(part) for part in more if part.isdecimal()] if len(more) <= _MOST_ADDED else []


@lru_cache(maxsize=8192)
def beyond(url: str, own: str) -> tuple[str, ...]:
    """What a URL has beside all the parts of another one.

    Nothing where it lacks a part of that one, or where that one names nothing but its host.
    """
    (host, path, query), (home, ours, asked) = _split(url), _split(own)
    if host != home or not asked <= query or not (ours or asked):
        return ()
    beside = _beside(path, ours)
    if beside is None:
        return ()
    return (*beside, *(part for pair in sorted(query - asked) for part in _PARTS.findall(pair)))


@lru_cache(maxsize=8192)
def _split(url: str) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """A URL's host, the parts of its path (and of a query without names), and its parameters."""
    plain = _plain(url)
    host = _HOST.match(plain)
    end = host.end() if host else 0
    path, _, query = plain[end:].partition("?")
    named = "=" in query
    parts = _PARTS.findall(unquote(path if named else plain[end:].replace("?", "/")))
    return plain[:end], tuple(parts), frozenset(query.split("&")) if named else frozenset()


def _beside(parts: tuple[str, ...], ours: tuple[str, ...]) -> list[str] | None:
    """What stands between some parts, which are all there and in their order; None otherwise."""
    waiting, beside = list(reversed(ours)), []
    for part in parts:
        if waiting and part == waiting[-1]:
            waiting.pop()
        else:
            beside.append(part)
    return None if waiting else beside


def _plain(url: str) -> str:
    return clean_url(url).replace("%2F", "/").replace("%2C", ",")


def _tidy(url: str) -> str:
    """A URL with its parameters in one order, and no sign at its ends that nothing follows."""
    path, _, query = url.partition("?")
    pairs = sorted(pair for pair in query.split("&") if pair)
    return f"{path.rstrip('/')}?{'&'.join(pairs)}" if pairs else path.rstrip("/")
