"""The folder that browsers make beside a page for its pictures and frames: `NAME_files`."""

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import quote, unquote

from crawler.links import LOSSLESS

_P = TypeVar("_P", bound="PurePath")
# `.files` is Internet Explorer's and Word's, `_fichiers` that of a French Windows.
_FOLDER = re.compile(r"(.+)(?:[_.]files|_fichiers)", re.I)
_PAGES = (".html", ".htm", ".xhtml")
_LINK = re.compile(
    rb"""\b((?:src|href)=["'])(?:\./)?([^"'<>/:?#]+(?:[_.]files|_fichiers))/""", re.I
)


def belongs_to_page(path: _P, there: Callable[[_P], bool]) -> bool:
    """Whether a file stands in such a folder; `there` tells which files there are."""
    for folder in path.parents:
        if (found := _FOLDER.fullmatch(folder.name)) and any(
            there(folder.with_name(found[1] + ending)) for ending in _PAGES
        ):
            return True
    return False


def with_whole_links(body: bytes, place: PurePath) -> bytes:
    """A page whose links into its folder say where that is: it never was on the forum.

    `place` is where the page is saved, an absolute path.
    """

    def whole(link: re.Match[bytes]) -> bytes:
        name = unquote(link[2].decode("utf-8", LOSSLESS), errors=LOSSLESS)
        folder = quote(f"{place.parent.as_posix()}/{name}/", errors=LOSSLESS)
        return link[1] + f"file://{folder}".encode()

    return _LINK.sub(whole, body)
