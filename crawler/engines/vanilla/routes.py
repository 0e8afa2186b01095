"""The addresses of Vanilla, also where the path stands in the parameter `p`."""

import re
from urllib.parse import unquote, urlsplit

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.routes import Routes
from crawler.engines.vanilla.markup import MARKUP
from crawler.links import build_url, parameters, start_of, tidy_path
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_BASE = r"(?P<base>(?:/.*?)?(?:/vanilla)?)"
_THREAD = re.compile(
    _BASE + r"(?P<path>/discussion/(?:embed/)?(?P<id>\d+)(?:/(?!p\d+$|feed\.rss$)[^/]+)?)"
    r"(?:/p(?P<page>\d+)|/feed\.rss)?/?$"
)
_POST = re.compile(_BASE + r"/discussion/comment/(?P<id>\d+)/?$")
_BOARD = re.compile(
    _BASE
    + r"(?P<path>/(?:categories/(?!all$)(?P<slug>[^/]+?)|discussions(?:/(?P<tag>tagged/[^/]+))?))"
    r"(?:/p(?P<page>\d+))?/?$"
)
_INDEX = re.compile(_BASE + r"/categories(?:/all)?/?$")
_USER = re.compile(
    _BASE + r"(?P<path>/profile/(?!picture|edit|\d+$)(?:(?P<id>\d+)/)?(?P<name>[^/]+?))/?$"
)

# `gdn.meta` has it in a script, version 2.0 in a hidden field.
_WEB_ROOT = re.compile(rb"""["']WebRoot["'](?:\s*:|\s+value=)\s*["']([^"']*)""")


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of a Vanilla forum means."""
    given = dict(parameters(parts.query))
    inner = given.get("p", "")
    folded = inner.startswith("/")
    path = inner if folded else parts.path or "/"
    if path.endswith(".json") or (path.endswith("feed.rss") and "/discussion/" not in path):
        return None

    def build(target: str, start: int = 0) -> str:
        target += f"/p{start}" if start else ""
        if folded:
            return build_url(url, parts.path, f"p={tidy_path(target)}")
        return build_url(url, tidy_path(target))

    if found := _POST.match(path):
        number = found["id"]
        target = build(f"{found['base']}/discussion/comment/{number}")
        return Address(Kind.THREAD, "", f"{target}#Comment_{number}", post_id=number)
    if found := _THREAD.match(path) or _BOARD.match(path):
        kind = Kind.THREAD if found.re is _THREAD else Kind.BOARD
        page = found["page"] or given.get("page", "").removeprefix("p")
        start = start_of(page, 2)
        if kind is Kind.THREAD:
            key = found["id"]
        else:
            key = unquote(found["slug"] or found["tag"] or "discussions")
        target = (found["base"] + found["path"]).replace("/discussion/embed/", "/discussion/")
        return Address(kind, key, build(target, start), start)
    if found := _USER.match(path):
        return Address(Kind.PROFILE, found["id"] or unquote(found["name"]), build(path.rstrip("/")))
    if _INDEX.match(path) or (path == "/" and (folded or not given)):
        return Address(Kind.INDEX, "", build(path.rstrip("/").removesuffix("/all") or "/"))
    return None


class VanillaRoutes(Routes):
    """What every page of a Vanilla forum reads from its addresses."""

    name = "vanilla"
    markup = MARKUP
    address = staticmethod(read_address)

    @once_a_page
    def folder(self, page: Page) -> str:
        """The path under which the forum is installed, without a slash at its end."""
        found = _WEB_ROOT.search(page.markup)
        url = found[1].decode().replace("\\/", "/") if found else ""
        return urlsplit(page.absolute(url)).path.rstrip("/") if url else ""


def first_page(address: Address) -> str:
    """The URL of the first page of what an address is a page of."""
    return address.url.removesuffix(f"/p{address.start}") if address.start else address.url
