"""How engines read URLs: each once and in its parts, also that of a page that wget saved.

There the query stands in the file's name: `viewtopic.php@t=5.html`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, wraps
from typing import TYPE_CHECKING
from urllib.parse import SplitResult as Parts
from urllib.parse import unquote, urlsplit

from crawler.links import clean_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.engines.base import Address, Kind

    Reader = Callable[[str, Parts], Address | None]

__all__ = ["Parts", "as_served", "reads_saved", "reads_url"]

# In links to the file the `?` of its name is escaped; on Windows it is an `@`.
_SAVED = re.compile(r"(?P<script>.*\.php)(?:@|%3F|%40)(?P<query>[^/]*?)(?:\.html?)?$", re.I)


def reads_url(read: Callable[..., Address | None]) -> Callable[..., Address | None]:
    """Give a reader of addresses the parts of a URL after it; what is no URL means nothing.

    The answers are remembered: a page has the same links again and again.
    """

    @lru_cache(8192)
    @wraps(read)
    def read_url(url: str, *others: Kind) -> Address | None:
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        return read(url, parts, *others)

    return read_url


def reads_saved(read: Reader) -> Reader:
    """Let a reader of addresses take a saved page for the page that it was.

    Its own URL stays, since the pages of a mirror link to each other by the names of their files.
    """

    @wraps(read)
    def read_any(url: str, parts: Parts) -> Address | None:
        served = _served(parts)
        if served is None:
            return read(url, parts)
        found = read(served.geturl(), served)
        return found and replace(found, url=clean_url(url))

    return read_any


def as_served(address: Address, read: Callable[[str], Address | None]) -> Address:
    """The address that a saved page had on its server; any other as it is."""
    served = _served(urlsplit(address.url))
    return (read(served.geturl()) if served else None) or address


def _served(parts: Parts) -> Parts | None:
    path = parts.path
    saved = _SAVED.match(path) if ".php" in path and ("@" in path or "%" in path) else None
    if saved is None:
        return None
    query = unquote(str(saved["query"]))
    return parts._replace(path=str(saved["script"]), query=query, fragment="")
