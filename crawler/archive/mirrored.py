"""Pages in a mirror of a site: the addresses that they had, which names of folders and files tell.

wget writes `HOST/showthread.php?t=5.html`: `@` for `?` with the names of Windows, `.html` behind
what is none (`-E`), and with `-k` links between the pages of the mirror lead to such names. HTTrack
gives names of its own making, and says in each page where it comes from.
https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html
"""

import html
import re
from functools import lru_cache
from pathlib import Path, PurePath
from urllib.parse import quote, unquote

from crawler.archive.saved_from import saved_from
from crawler.links import LOSSLESS

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?:[:+]\d+)?", re.I)
_QUERY = re.compile(r"\?|(?<=\.php)@|(?<=\.asp)@|(?<=\.cgi)@|(?<=\.pl)@")
_SCRIPT = re.compile(r"\.(?:php\d?|aspx?|cgi|pl|jsp)\.html?$", re.I)
_PAGE, _FRONT = ".html", "index.html"
_SAFE = "/:@!$&'()*+,;=-._~?%"
# Links to a name beside the page or in another folder of the mirror, as they stand in markup.
_LINK = re.compile(rb"""\b(href=["'])(?![#/"']|[a-z][a-z0-9+.-]*:)([^"'<>#]+)""", re.I)
_COPIED = b"HTTrack Website Copier/"
_COPIERS_OWN = re.compile(rb"<!-- (?:Created|Mirror and index made) by HTTrack Website Copier/")
_HEAD = 4096


def mirrored_from(body: bytes, path: PurePath) -> tuple[str, bytes]:
    """The address of a page in a mirror, and the page with links to the site itself.

    `path` is the place of the page in the mirror. Empty, and the page as it is, where no folder is
    called as a host, or nothing but that tells of one: the page does not name the host, and the
    file's name has no query.
    """
    *folders, name = path.parts
    place = next((n for n in range(len(folders), 0, -1) if _HOST.fullmatch(folders[n - 1])), 0)
    if not place:
        return "", body
    host = folders[place - 1].lower().replace("+", ":")
    named = set(re.findall(rb"(?i)//" + re.escape(host.encode()) + rb"(/[^\s\"'<>?#]*)?", body))
    if not named and not _QUERY.search(name):
        return "", body
    bare = [way for way in named if b"." not in way.rpartition(b"/")[2] and way[-1:] not in b"/"]
    ends = len(bare) > 1 and not any(way.endswith(_PAGE.encode()) for way in named)

    def restored(link: re.Match[bytes]) -> bytes:
        written = html.unescape(link[2].decode("utf-8", LOSSLESS))
        plain = unquote(written, errors=LOSSLESS)
        if "%3F" not in written.upper() and not _QUERY.search(plain) and _PAGE not in plain:
            return link[0]
        return link[1] + html.escape(_address(plain, ends=ends) or "./").encode()

    secure = f"https://{host}/".encode() in body
    address = _address("/".join([*folders[place:], name]), ends=ends)
    return f"http{'s' * secure}://{host}/{address}", _LINK.sub(restored, body)


def _address(name: str, *, ends: bool) -> str:
    """The path and query for which the name of a file stands, from the folder of its host on.

    `ends` is whether every page of the site has an ending that is not its own.
    """
    way, mark, query = (found := _QUERY.split(name, maxsplit=1))[0], len(found) > 1, found[-1]
    if mark:
        query = re.sub("%2F", "/", query.removesuffix(_PAGE), flags=re.I)
        return f"{quote(way, _SAFE, errors=LOSSLESS)}?{quote(query, _SAFE, errors=LOSSLESS)}"
    if way == _FRONT or way.endswith(f"/{_FRONT}"):
        way = way.removesuffix(_FRONT)
    elif ends or _SCRIPT.search(way):
        way = way.removesuffix(_PAGE)
    return quote(way, _SAFE, errors=LOSSLESS)


def with_own_links(body: bytes, path: Path, url: str) -> bytes:
    """A page of HTTrack's, from `url`, with the addresses of those beside it that it links to."""
    scheme = url.partition(":")[0]

    def restored(link: re.Match[bytes]) -> bytes:
        written = html.unescape(link[2].decode("utf-8", LOSSLESS))
        name = unquote(written.partition("?")[0], errors=LOSSLESS)
        other = _origin(path.parent / name) if name.endswith(_PAGE) else ""
        here = f"{scheme}:{other.partition(':')[2]}"
        return link[1] + html.escape(here).encode() if other else link[0]

    return _LINK.sub(restored, body) if _COPIED in body[:_HEAD] else body


def is_copiers_own(body: bytes) -> bool:
    """Whether HTTrack made a page itself: its index of a mirror, or word that a page has moved."""
    return _COPIERS_OWN.search(body[:_HEAD]) is not None


@lru_cache(1 << 14)
def _origin(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return saved_from(file.read(_HEAD))[0]
    except (OSError, ValueError):
        return ""
