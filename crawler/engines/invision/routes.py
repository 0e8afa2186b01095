"""The addresses of Invision: `showtopic=` of versions 1 and 2, `/topic/1-slug/` since 3."""

import re
from functools import partial

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.routes import Routes
from crawler.links import build_routed, build_url, parameters, start_of, tidy_path
from crawler.pages.dom import line, own_words
from crawler.pages.numbers import number_in
from crawler.pages.page import Page

_ROUTES = {
    "topic": Kind.THREAD,
    "forum": Kind.BOARD,
    "profile": Kind.PROFILE,
    "user": Kind.PROFILE,
}
_SLUG = re.compile(
    rf"(?P<base>(?:.*/)?(?P<route>{'|'.join(_ROUTES)})/(?P<id>\d+)(?:-[^/]*)?)"
    r"(?:/(?P<tail>[^/]*(?:/\d+)?)/?)?$"
)
_TAIL = re.compile(r"page(?:-|/|__)(?P<page>\d+)$|page__(?:.*__)?st__(?P<start>\d+)(?:__.*)?$")
_ENTRY = re.compile(r"(?:findpost__)?(?:entry__|p__|pid__)(\d+)")
_LOFI = re.compile(
    r"(?P<base>.*/)?lofiversion/index\.php[/?]?(?P<kind>[tf])(?P<id>\d+)(?:-(?P<st>\d+))?\.html?$"
)
# The list of boards, which need not be the front page: since 4, in 3, in 2.
_INDEX = re.compile(r"(?:.*/)?(?:forums|index)/?$")
_INDEXES = (
    {"app": "forums", "module": "forums", "controller": "index"},
    {"app": "forums"},
    {"act": "idx"},
)
# What a `do` may be where the page is still the thread's own; all others are actions.
_JUMPS = frozenset({"findComment", "getNewComment", "getLastComment", "getPrefComment"})
_QUERY_IDS = (("showtopic", Kind.THREAD), ("showforum", Kind.BOARD), ("showuser", Kind.PROFILE))
_SECTIONS = {
    "topics": "showtopic",
    "topic": "showtopic",
    "forums": "showforum",
    "profile": "showuser",
}


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of an Invision board means."""
    path, query = parts.path, parts.query
    if lofi := _LOFI.match(f"{path}?{query}" if query.endswith((".html", ".htm")) else path):
        key = "showtopic" if lofi["kind"] == "t" else "showforum"
        given = {key: lofi["id"], "st": lofi["st"] or ""}
        return _numbered(url, f"{lofi['base'] or '/'}index.php", given)
    bare, _, rest = query.partition("&")
    routed = bare.startswith("/") and "=" not in bare
    given = dict(parameters(rest if routed else query))
    route = bare if routed else path
    if slug := _SLUG.match(route):
        return _slugged(url, slug, given, path if routed else "")
    if _INDEX.match(route) and not given:
        return Address(Kind.INDEX, "", build_url(url, path, bare if routed else ""))
    if given in _INDEXES:
        return Address(Kind.INDEX, "", build_url(url, path, list(given.items())))
    return _numbered(url, path, given)


def _slugged(url: str, slug: re.Match[str], given: dict[str, str], script: str) -> Address | None:
    kind, tail = _ROUTES[slug["route"]], slug["tail"] or ""
    base = tidy_path(slug["base"]) + "/"
    build = partial(build_routed, url, script)
    if given.get("do", "findComment") not in _JUMPS or base.endswith(".xml/"):
        return None
    post = given.get("comment") or given.get("p") or given.get("pid")
    entry = _ENTRY.search(tail)
    if kind is Kind.THREAD and (entry or (post and post.isdecimal())):
        post = entry[1] if entry else post or ""
        target = build(base, [("do", "findComment"), ("comment", post)])
        if entry or "view" in given or "p" in given:
            target = build(base, [("view", "findpost"), ("p", post)])
        return Address(kind, slug["id"], target, post_id=post)
    if given.get("view") in {"old", "new"} or re.search(r"view__(?:old|new)(?:__|$)", tail):
        return None
    page = _TAIL.match(tail)
    if tail and page is None and not tail.startswith("page__"):
        return None
    for number, first, key in (
        (page["page"] if page else None, 1, ""),
        (page["start"] if page else None, 0, ""),
        (given.get("page"), 1, "page"),
        (given.get("st"), 0, "st"),
    ):
        start = start_of(number, first + 1)
        if number and start and kind is not Kind.PROFILE:
            target = build(base, [(key, number)]) if key else build(f"{base}{_plain(tail)}", [])
            skipped = start if not first and kind is Kind.THREAD else None
            return Address(kind, slug["id"], target, start, skipped)
    return Address(kind, slug["id"], build(base, []))


def _plain(tail: str) -> str:
    """The end of a path that names a page, without what else version 3.1 writes there."""
    start = re.search(r"st__\d+", tail)
    return f"page__{start[0]}" if start else tail + ("/" if "/" in tail else "")


def _numbered(url: str, path: str, given: dict[str, str]) -> Address | None:
    """An address whose ids stand in the query, under the names of one version or another."""
    post = given.get("pid") or given.get("p") if "findpost" in given.values() else None
    if given.get("act") in {"ST", "Print"} and "t" in given:
        given["showtopic"] = given["t"]
    elif given.get("act") == "SF" and "f" in given:
        given["showforum"] = given["f"]
    elif given.get("app") == "forums" and "id" in given:
        section = given.get("section") or given.get("controller") or ""
        given[_SECTIONS.get(section, "")] = given["id"]
    elif "act" in given or "app" in given:
        if not post or not post.isdecimal():
            return None
        target = build_url(url, path, [("act", "findpost"), ("pid", post)])
        return Address(Kind.THREAD, "", target, post_id=post)
    for key, kind in _QUERY_IDS:
        number = re.match(r"\d+", given.get(key, ""))
        if number is None:
            continue
        query = [(key, number[0])]
        if kind is Kind.THREAD and post and post.isdecimal():
            target = build_url(url, path, [*query, ("view", "findpost"), ("p", post)])
            return Address(kind, number[0], target, post_id=post)
        if given.get("view") in {"old", "new"}:
            return None
        for name, first in (("st", 0), ("page", 1)):
            if start := start_of(given.get(name), first + 1):
                skipped = start if name == "st" and kind is Kind.THREAD else None
                target = build_url(url, path, [*query, (name, given[name])])
                return Address(kind, number[0], target, start, skipped)
        return Address(kind, number[0], build_url(url, path, query))
    return None


class InvisionRoutes(Routes):
    """What every Invision reads from its addresses."""

    name = "invision"
    unlimited = ("prune_day=100",)
    aside = frozenset({"do", "mode", "view"})
    address = staticmethod(read_address)

    def member(self, page: Page, links: list[HtmlElement]) -> tuple[str, str | None, str | None]:
        """Name, id and URL of the first member that a link with words leads to."""
        for link in links:
            address = self.linked(page, link, Kind.PROFILE)
            if address and line(link):
                return line(link), address.id, address.url
        return "", None, None

    def likes(self, page: Page, told: HtmlElement) -> str:
        """How many like a post, as is told of it: members by name, and the number of the others."""
        named = [link for link in told.iter("a") if self.linked(page, link, Kind.PROFILE)]
        return str(len(named) + (parse_count(number_in(own_words(told, named)) or "") or 0))


def first_page(address: Address) -> str:
    """The URL of the first page of the thread that an address is in."""
    url = re.sub(r"[?&](?:st|page|do|view|comment|p)=[^&#]*", "", address.url)
    return re.sub(r"/page(?:__st__\d+|-\d+|/\d+/?|__\d+)$", "/", url) if address.id else address.url
