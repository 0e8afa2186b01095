"""The addresses of Flarum: of its pages, and under `/api` of their JSON."""

import re
from urllib.parse import unquote

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.routes import Routes
from crawler.links import build_url, parameters, start_of, tidy_path

# How many posts or discussions a page holds.
CHUNK = 20
_BASE = r"(?P<base>(?:/[^\"'<>]*?)?)"
# `/d/5-slug/12`: 12 is a post's number.
_THREAD = re.compile(
    _BASE + r"(?P<path>/d/(?P<id>\d+)(?:-[^/\"'<>]*)?)(?:/(?P<post>\d+|reply))?/?$"
)
_BOARD = re.compile(_BASE + r"/(?:t/(?P<slug>[^/\"'<>]+)|(?P<all>all))/?$")
_INDEX = re.compile(_BASE + r"/(?:tags)?/?$")
_USER = re.compile(_BASE + r"/u/(?P<id>[^/\"'<>]+)(?:/(?:discussions|likes|mentions))?/?$")
_API = re.compile(_BASE + r"/api/(?P<kind>discussions|posts|tags|users)(?:/(?P<id>[^/\"'<>]+))?/?$")
_KEPT = ("filter[discussion]", "filter[tag]", "filter[q]", "sort", "page[offset]", "page[limit]")


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of a Flarum forum means; JSON has addresses of its own, as it leads to JSON."""
    path, given = parts.path or "/", dict(parameters(parts.query))
    if found := _API.match(path):
        return _api(url, found, given)
    number = given.get("page", "")
    start = start_of(number, 2)
    later = [("page", str(start))] if start else []
    if found := _THREAD.match(path):
        target, post = tidy_path(found["base"] + found["path"]), found["post"] or ""
        if start_of(post, 2):
            url = build_url(url, f"{target}/{post}")
            return Address(Kind.THREAD, found["id"], url, post_id=f"{found['id']}/{post}")
        skipped = (start - 1) * CHUNK if start else 0
        return Address(Kind.THREAD, found["id"], build_url(url, target, later), start, skipped)
    if found := _BOARD.match(path):
        target = tidy_path(path.rstrip("/"))
        key = unquote(found["slug"] or found["all"])
        return Address(Kind.BOARD, key, build_url(url, target, later), start)
    if found := _USER.match(path):
        target = tidy_path(f"{found['base']}/u/{found['id']}")
        return Address(Kind.PROFILE, unquote(found["id"]), build_url(url, target))
    if _INDEX.match(path) and (path == "/" or path.rstrip("/").endswith("/tags")) and not start:
        return Address(Kind.INDEX, "", build_url(url, tidy_path(path.rstrip("/"))))
    return None


def _api(url: str, found: re.Match[str], given: dict[str, str]) -> Address | None:
    kind, number = found["kind"], found["id"] or ""
    query = [(key, given[key]) for key in _KEPT if given.get(key, "0") != "0"]
    offset = given.get("page[offset]", "")
    start = start_of(offset)
    target = build_url(url, tidy_path(found[0].rstrip("/")), query)
    if kind == "tags":
        return Address(Kind.INDEX, "", target)
    if kind == "users":
        return Address(Kind.PROFILE, number, target) if number else None
    if kind == "discussions" and not number:
        return Address(Kind.BOARD, given.get("filter[tag]", "all"), target, start)
    if kind == "discussions":
        number = number.partition("-")[0]
        return Address(Kind.THREAD, number, target, start, start) if number.isdecimal() else None
    thread = given.get("filter[discussion]", "")
    return Address(Kind.THREAD, thread, target, start, start if thread else None)


class FlarumRoutes(Routes):
    """What every page of a Flarum forum reads from its addresses."""

    numbers_stay = True
    address = staticmethod(read_address)
