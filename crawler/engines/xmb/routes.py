"""The addresses of XMB, in which members have their names only."""

import re
from urllib.parse import quote, unquote_to_bytes

from crawler.engines.addresses import Parts, reads_saved, reads_url
from crawler.engines.base import Address, Kind
from crawler.links import build_url, parameters, start_of, tidy_path

_SCRIPT = re.compile(r"(?P<base>(?:.*/)?)(?P<name>viewthread|forumdisplay|member)\.php$")
_MEMBER = re.compile(r"(?:^|&)member=([^&#]+)")


@reads_url
@reads_saved
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of an XMB board means."""
    script = _SCRIPT.match(parts.path)
    if script is None or parts.scheme not in {"http", "https", "file"}:
        return None
    given = dict(parameters(parts.query))
    path = tidy_path(parts.path)
    if script["name"] == "member":
        named = _MEMBER.search(parts.query) if given.get("action") == "viewpro" else None
        if named is None:
            return None
        member = quote(named[1], safe="%+!*'(),")
        target = build_url(url, path, f"action=viewpro&member={member}")
        return Address(Kind.PROFILE, _name(named[1]), target)
    kind, key = (Kind.BOARD, "fid") if script["name"] == "forumdisplay" else (Kind.THREAD, "tid")
    ident, post = given.get(key, ""), given.get("pid", "")
    if not ident.isdigit() or given.get("action") not in {None, "printable"}:
        return None
    if post.isdigit() and kind is Kind.THREAD:
        query = [("tid", ident), ("goto", "search"), ("pid", post)]
        return Address(kind, ident, build_url(url, path, query), post_id=post)
    start = start_of(given.get("page"), 2)
    query = [(key, ident), *([("page", str(start))] if start else [])]
    return Address(kind, ident, build_url(url, path, query), start)


def _name(escaped: str) -> str:
    """The member name in an address; old boards escape the bytes of their own charset."""
    raw = unquote_to_bytes(escaped.replace("+", " "))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("windows-1256", "replace")
