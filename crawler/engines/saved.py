"""Pages that wget saved: the query stands in the file's name, `viewtopic.php@t=5.html`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from crawler.links import clean_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.engines.base import Address

# In links to the file the `?` of its name is escaped; on Windows it is an `@`.
_SAVED = re.compile(r"(?P<script>.*\.php)(?:@|%3F|%40)(?P<query>[^/]*?)(?:\.html?)?$", re.I)


def reads_saved(read: Callable[[str], Address | None]) -> Callable[[str], Address | None]:
    """Let a reader of addresses take a saved page for the page that it was.

    Its own URL stays, since the pages of a mirror link to each other by the names of their files.
    """

    @wraps(read)
    def read_any(url: str) -> Address | None:
        served = _served(url)
        if served is None:
            return read(url)
        found = read(served)
        return found and replace(found, url=clean_url(url))

    return read_any


def as_served(address: Address, read: Callable[[str], Address | None]) -> Address:
    """The address that a saved page had on its server; any other as it is."""
    served = _served(address.url)
    return (read(served) if served else None) or address


def _served(url: str) -> str | None:
    if ".php" not in url or not ("@" in url or "%" in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    saved = _SAVED.match(parts.path)
    if saved is None:
        return None
    query = unquote(str(saved["query"]))
    return urlunsplit((parts.scheme, parts.netloc, str(saved["script"]), query, ""))
