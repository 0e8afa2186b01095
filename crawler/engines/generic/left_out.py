"""URLs without one of their numbers: pages of one thread or board differ in no more than one."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.links import clean_url

# A parameter, or a number behind a sign in a path or a value: `/15`, `,page=2`, `/page-2`, `.15`.
_NUMBER = re.compile(
    r"(?<=[?&])[^=&,]*=(\d{1,7})(?=&|$)"
    r"|[/,._-](?:(?:pages?|paged|pg|part|p|start|st|offset)[-/=_]{0,2})?(\d{1,7})(?=[/,._&?-]|$)"
    r"|(?<=\d)p(\d{1,6})(?=[/._-])",
    re.I,
)
_HOST = re.compile(r"\w+://[^/]*")


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


def _plain(url: str) -> str:
    return clean_url(url).replace("%2F", "/").replace("%2C", ",")


def _tidy(url: str) -> str:
    """A URL with its parameters in one order, and no sign at its ends that nothing follows."""
    path, _, query = url.partition("?")
    pairs = sorted(pair for pair in query.split("&") if pair)
    return f"{path.rstrip('/')}?{'&'.join(pairs)}" if pairs else path.rstrip("/")
