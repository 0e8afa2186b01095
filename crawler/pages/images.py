"""Images and players that a script loads late: their `src` is a placeholder until then."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Where such scripts leave the address.
_LATE = ("data-src", "data-pagespeed-lazy-src", "data-url", "data-original", "data-lazy-src")
_SAID = re.compile(rb"data-(?:src|pagespeed-lazy-src|url|original|lazy-src)\s*=")
_LOADED = ("img", "iframe", "source", "video", "audio")


def load_late(root: HtmlElement, data: bytes) -> None:
    """Give what a script loads late the address that it will have; `data` is the root's markup."""
    if _SAID.search(data):
        for element in root.iter(*_LOADED):
            late = next(filter(None, map(element.get, _LATE)), None)
            if late is not None:
                with contextlib.suppress(ValueError):  # a character that XML forbids
                    element.set("src", late)
