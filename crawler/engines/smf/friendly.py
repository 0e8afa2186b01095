"""The addresses that add-ons of SMF write: SEO4SMF, SimpleSEF, Pretty URLs."""

import re
from urllib.parse import unquote, urlsplit

from crawler.engines.base import Address, Kind
from crawler.links import build_url, start_of, tidy_path
from crawler.pages.numbers import first_found

# SEO4SMF: `title-t41.15.html;msg612`, `name-b3.20/`.
_SEO = re.compile(
    r"^(?P<name>.*-(?P<kind>[bt])(?P<id>[1-9]\d*))\.(?P<place>\d{1,8})(?P<end>\.html|/?)$"
)
# SimpleSEF: `name/title_41.15.html`, since its version for SMF 2.1 `name/title-41.msg612`.
_SEF = re.compile(
    r"^(?P<name>.*[_-](?P<id>[1-9]\d*))\.(?P<place>\d{1,8}|msg\d+|new|from\d+)(?P<end>(?:\.html)?/?)$"
)
_MEMBER = re.compile(r"^(?P<folder>.*/)?profile/[^/]*-(?P<id>[1-9]\d*)/?$")
_MESSAGE = re.compile(r"^msg(\d+)$")
# Pretty URLs: `name/title/15/`, `name/title/msg612/`, `profile/member/`.
_PRETTY = re.compile(
    r"^(?P<first>.*/)?(?P<name>(?!(?:msg)?\d+/$)[^/.]+)(?:/(?P<place>msg\d+|\d{1,8}))?/$"
)
_FIRST = re.compile(
    r"(?P<name>(?:[?;](?:topic|board)=|-[bt]|[_-])\d+)\.\w+?(?P<end>(?:\.html)?/?)(?:;msg\d+)?(?:#.*)?$"
)
_LATER = re.compile(r"/(?:msg\d+|\d+)/(?:#.*)?$")


def read_friendly(url: str) -> Address | None:
    """What a rewritten URL means that holds the id of its thread, board or member."""
    parts = urlsplit(url)
    path, *given = parts.path.split(";")
    if found := _SEO.match(path):
        kind = Kind.THREAD if found["kind"] == "t" else Kind.BOARD
        message = first_found(_MESSAGE, given)
        return _address(url, kind, found, message, f";msg{message}")
    if found := _SEF.match(path):
        return _address(url, Kind.THREAD, found, first_found(_MESSAGE, [found["place"]]), "")
    if found := _MEMBER.match(path):
        return Address(Kind.PROFILE, found["id"], build_url(url, tidy_path(path)))
    return None


def _address(
    url: str, kind: Kind, found: re.Match[str], message: str | None, after: str
) -> Address:
    """A message stands where the offset does, or `after` the end of the path."""
    start = start_of(found["place"]) if message is None else 0
    shown = f"msg{message}" if message and not after else start
    end = f"{found['end']}{after}" if message else found["end"]
    target = build_url(url, tidy_path(f"{found['name']}.{shown}{end}"))
    if message:
        return Address(kind, found["id"], f"{target}#msg{message}", post_id=message)
    return Address(kind, found["id"], target, start, start if kind is Kind.THREAD else None)


def read_pretty(url: str, kind: Kind) -> Address | None:
    """What a URL without an id means where its place on a page tells the kind: its name is one."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    found = _PRETTY.match(parts.path) if not parts.query else None
    if found is None or parts.scheme not in {"http", "https"}:
        return None
    if (kind is Kind.PROFILE) != (found["first"] or "").endswith("/profile/"):
        return None
    first = build_url(url, tidy_path(f"{found['first'] or ''}{found['name']}/"))
    name, place = unquote(found["name"]), found["place"] or ""
    if message := _MESSAGE.match(place):
        return Address(kind, name, f"{first}{place}/#{place}", post_id=message[1])
    start = start_of(place)
    skipped = start if kind is Kind.THREAD else None
    return Address(kind, name, f"{first}{place}/" if start else first, start, skipped)


def first_page(address: Address) -> str:
    """The URL of the first page of a thread or board."""
    url = _FIRST.sub(r"\g<name>.0\g<end>", address.url)
    later = url == address.url and (address.start or address.post_id)
    return _LATER.sub("/", url) if later else url
