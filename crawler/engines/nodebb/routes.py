"""The addresses of NodeBB: of its pages, and under `/api` of their JSON."""

import re
from urllib.parse import quote, unquote

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.routes import Routes
from crawler.links import build_url, parameters, start_of, tidy_path

_BASE = r"(?P<base>(?:/[^\"'<>]*?)?(?:/api)?)"
# A topic of another forum in the fediverse has no number.
_ID = r"(?P<id>\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
# `/topic/5/slug/12`: 12 is the place of a post, or of a topic in `/category/5/slug/12`.
_LISTS = re.compile(
    _BASE + rf"/(?P<kind>topic|category)/{_ID}(?:/(?P<slug>[^/\"'<>]+))?(?:/\d+)?/?$"
)
_FEED = re.compile(_BASE + r"/topic/(?P<id>\d+)\.rss$")
_POST = re.compile(_BASE + r"/post/(?P<id>\d+|https?%3A[^/]+)/?$", re.I)
_USER = re.compile(_BASE + r"/(?P<kind>user|uid)/(?P<id>[^/\"'<>]+)/?$")
_INDEX = re.compile(_BASE + r"/(?P<kind>categories)?/?$")
_RECENT = re.compile(_BASE + r"/recent/?$")
_KINDS = {"topic": Kind.THREAD, "category": Kind.BOARD}


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of a NodeBB forum means; JSON has addresses of its own, as it leads to JSON."""
    path = parts.path or "/"
    number = dict(parameters(parts.query)).get("page", "")
    start = start_of(number, 2)
    later = [("page", str(start))] if start else []
    if found := _LISTS.match(path) or _FEED.match(path):
        kind = "topic" if found.re is _FEED else found["kind"]
        slug = "" if found.re is _FEED or not found["slug"] else f"/{found['slug']}"
        target = tidy_path(f"{found['base']}/{kind}/{found['id']}{slug}")
        return Address(_KINDS[kind], found["id"], build_url(url, target, later), start)
    if found := _POST.match(path):
        return Address(Kind.THREAD, "", build_url(url, path), post_id=unquote(found["id"]))
    if found := _USER.match(path):
        return Address(
            Kind.PROFILE, unquote(found["id"]), build_url(url, tidy_path(path.rstrip("/")))
        )
    if _RECENT.match(path) or (path == "/" and start):  # a forum may open with its newest threads
        return Address(Kind.BOARD, "recent", build_url(url, tidy_path(path), later), start)
    found = _INDEX.match(path)
    if found and (found["kind"] or path == "/" or found["base"].endswith("/api")):
        return Address(Kind.INDEX, "", build_url(url, tidy_path(path.rstrip("/"))))
    return None


class NodeBBRoutes(Routes):
    """What every page of a NodeBB forum reads from its addresses."""

    numbers_stay = True
    address = staticmethod(read_address)


def post_url(root: str, number: str) -> str:
    """The path of a post; `root` is that of the forum. Posts of other forums are named by URLs."""
    return f"{root}/post/{quote(number, safe='')}"


def first_page(url: str) -> str:
    """The URL of the first page of what a canonical URL is a page of."""
    return url.partition("?")[0]


def later_page(url: str, number: int) -> str | None:
    """The URL of a later page."""
    return f"{first_page(url)}?page={number}" if url and number > 1 else None
