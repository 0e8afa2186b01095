"""A tree as a browser shows it: pictures loaded late in their places, icons for their names."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import html

# Where scripts that load images and players late leave the address; `src` is a placeholder.
_LATE = ("data-src", "data-pagespeed-lazy-src", "data-url", "data-original", "data-lazy-src")
_SAID = re.compile(rb"data-(?:src|pagespeed-lazy-src|url|original|lazy-src)\s*=")
_LOADED = ("img", "iframe", "source", "video", "audio")
# Google's icon fonts draw an icon for its name, which stands as the text of the element.
_ICON_FONTS = (b"material-icon", b"material-symbol")
_ICON = re.compile(
    r"(?:^|\s)material-(?:icon|symbol)s?(?:-(?:outlined|round(?:ed)?|sharp))?(?:$|\s)"
)
_ICON_NAME = re.compile(r"\s*[a-z\d]+(?:_[a-z\d]+)*\s*")


def load_late(root: html.HtmlElement, data: bytes) -> None:
    """Give what a script loads late the address that it will have; `data` is the root's markup."""
    if _SAID.search(data):
        for element in root.iter(*_LOADED):
            late = next(filter(None, map(element.get, _LATE)), None)
            if late is not None:
                with contextlib.suppress(ValueError):  # a character that XML forbids
                    element.set("src", late)


def draw_icons(root: html.HtmlElement, data: bytes) -> None:
    """Take the names of icons, which their font draws as pictures, out of the page's words."""
    if any(map(data.__contains__, _ICON_FONTS)):
        for element in root.iter("i", "span", "a", "em", "div"):
            if _ICON_NAME.fullmatch(element.text or "") and _ICON.search(
                element.get("class") or ""
            ):
                element.text = None
