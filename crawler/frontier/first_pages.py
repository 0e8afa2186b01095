"""The first page of a thread or board, from the address of a later one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.engines.base import Engine


def first_page(url: str, engine: Engine | None) -> str:
    """The first page of the thread or board that a canonical URL is a later page of."""
    here = engine.address(url) if engine else None
    if here is None or engine is None:
        return ""
    for shorter in _shortened(url):
        address = engine.address(shorter)
        if address and address.is_of(here) and not address.start:
            return address.url
    return ""


def _shortened(url: str) -> Iterator[str]:
    """A URL without the end of its path, or without one of its parameters: one may be its page."""
    base, _, query = url.partition("?")
    parts = query.split("&") if query else []
    for index in range(len(parts) - 1, -1, -1):
        yield base + "?" + "&".join(parts[:index] + parts[index + 1 :])
    yield re.sub(r"[^/]+/?$", "", base)
    yield re.sub(r"[-/.,]?(?:page|p|st|k)?[-_=.,/]?\d+(?=(?:\.html?)?/?$)", "", url)
