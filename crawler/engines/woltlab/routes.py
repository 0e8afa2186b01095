"""The addresses of WoltLab: routes since version 4, `index.php?page=Thread` in version 3."""

import re
from functools import partial

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.messages import message_kind
from crawler.engines.routes import Routes
from crawler.links import build_routed, build_url, parameters, start_of, tidy_path
from crawler.pages.dom import find
from crawler.pages.page import Page

_ROUTES = {
    "thread": Kind.THREAD,
    "board": Kind.BOARD,
    "user": Kind.PROFILE,
}
_SLUG = re.compile(
    r"(?P<base>(?:.*/)?(?P<route>thread|board|user)/(?P<id>\d+)(?:-[^/]*)?)/?$", re.I
)
# The list of boards, which need not be the front page.
_INDEX = re.compile(r"(?:.*/)?(?:board-list|forum)/?$", re.I)
_OLD_IDS = {
    "Thread": ("threadID", Kind.THREAD),
    "Board": ("boardID", Kind.BOARD),
    "User": ("userID", Kind.PROFILE),
}


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of a WoltLab forum means."""
    bare, _, rest = parts.query.partition("&")
    routed = "/" in bare and "=" not in bare
    given = dict(parameters(rest if routed else parts.query))
    post = given.get("postID", "")
    number = given.get("pageNo", "")
    start = start_of(number, 2)
    more = [("pageNo", str(start))] if start else []
    if "page" in given and not routed:
        return _old(url, parts.path, given, start, more)
    route = bare if routed else parts.path
    if _INDEX.match(route) and (routed or not given):
        return Address(Kind.INDEX, "", build_url(url, parts.path, bare if routed else ""))
    slug = _SLUG.match(route)
    if slug is None or given.get("action") in {"report", "edit"}:
        return None
    kind, base = _ROUTES[slug["route"].lower()], tidy_path(slug["base"]) + "/"
    build = partial(build_routed, url, parts.path if routed else "", base)
    if post.isdecimal() and kind is Kind.THREAD:
        return Address(kind, slug["id"], build([("postID", post)]), post_id=post)
    if kind is Kind.PROFILE:
        return Address(kind, slug["id"], build([]))
    return Address(kind, slug["id"], build(more), start)


def _old(
    url: str, path: str, given: dict[str, str], start: int, more: list[tuple[str, str]]
) -> Address | None:
    if given == {"page": "Index"}:
        return Address(Kind.INDEX, "", build_url(url, path, [("page", "Index")]))
    key, kind = _OLD_IDS.get(given["page"], ("", Kind.OTHER))
    post, own = given.get("postID", ""), given.get(key, "")
    if kind is Kind.THREAD and post.isdecimal():
        query = [("page", "Thread"), ("postID", post)]
        return Address(kind, own, build_url(url, path, query), post_id=post)
    if not own.isdecimal():
        return None
    target = build_url(url, path, [("page", given["page"]), (key, own), *more])
    return Address(kind, own, target, start)


class WoltLabRoutes(Routes):
    """What every WoltLab reads from its addresses."""

    name = "woltlab"
    unlimited = ("daysPrune=1000",)
    aside = frozenset({"action"})
    address = staticmethod(read_address)


def kind_of(page: Page, named: Kind | None, posts: str, content: str) -> Kind:
    """What a page is by its template, its posts, or the message in its content."""
    if named is Kind.ERROR:
        return message_kind(find(page.root, content))
    if named is None and find(page.root, posts) is not None:
        return Kind.THREAD
    return named or Kind.OTHER


def first_page(address: Address) -> str:
    """The URL of the first page of the thread that an address is in."""
    return re.sub(r"[?&](?:pageNo|postID)=\d+", "", address.url)
