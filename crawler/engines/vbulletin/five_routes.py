"""The addresses of vBulletin 5 and 6: a node by its number, a board by its words."""

import re

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.links import build_url, parameters, start_of, tidy_path

_NODE = re.compile(r"(?P<head>.*/(?P<id>\d+)(?:-[^/]*)?)(?:/page(?P<page>\d+))?/?$")
_BOARD = re.compile(
    r"(?P<head>.*?/(?:forums?|group|groups)/(?P<id>[^?]*?[^/]))(?:/page(?P<page>\d+))?/?$"
)
_MEMBER = re.compile(r"(?P<head>.*/member/(?P<id>\d+)(?:-[^/]*)?)(?:/.*)?$")
_NO_NODE = re.compile(
    r"/(?:search|login|register|ajax|filedata|core|css\.php|external|help|memberlist|online|privacy|"
    r"settings|lostpw|activateuser|contact-us|calendar|admincp|modcp|auth)(?:[/?]|$)"
)


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of vBulletin 5 or 6 means."""
    if parts.scheme not in {"http", "https"} or _NO_NODE.search(parts.path):
        return None
    if member := _MEMBER.match(parts.path):
        target = build_url(url, tidy_path(member["head"]))
        return Address(Kind.PROFILE, member["id"], target)
    given = dict(parameters(parts.query))
    if node := _NODE.match(parts.path):
        post = given.get("p", "")
        if post.isdigit():
            query = [("p", post)]
            target = build_url(url, tidy_path(node["head"]), query)
            return Address(Kind.THREAD, node["id"], target, post_id=post)
        return _paged(url, Kind.THREAD, node)
    board = _BOARD.match(parts.path)
    return _paged(url, Kind.BOARD, board) if board is not None else None


def first_page(address: Address) -> str:
    """The URL of the first page of the thread that an address is in."""
    if not address.id:
        return address.url
    return re.sub(r"/page\d+$", "", address.url.partition("?")[0])


def _paged(url: str, kind: Kind, match: re.Match[str]) -> Address:
    start = start_of(match["page"], 2)
    target = tidy_path(match["head"]) + (f"/page{start}" if start else "")
    return Address(kind, match["id"], build_url(url, target), start)
