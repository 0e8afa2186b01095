"""The addresses of vBulletin 2, 3 and 4, with their archive, print and vBSEO shapes."""

import re
from dataclasses import replace
from urllib.parse import quote, unquote

from crawler.engines.addresses import Parts, as_served, reads_saved, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.vbulletin.rewritten import post_address, read_rewritten
from crawler.links import build_url, parameters, start_of, tidy_path

_SCRIPT = re.compile(
    r"(?P<base>(?:.*/)?)(?P<name>showthread|showpost|printthread|forumdisplay|member)\.php"
    r"(?P<rest>/[^?]*)?$"
)
_ARCHIVE = re.compile(
    r"(?P<base>(?:.*/)?)(?:archive|sitemap)/(?:index\.php[/?]?)?"
    r"(?P<kind>[tf])-(?P<id>\d+)(?:-p-(?P<page>\d+))?(?:\.html?)?$"
)
# vBulletin 4 names pages `ID-slug/pageN`, in the query, after the script's name or after a route.
_SLUG = re.compile(r"/?(?P<id>\d+)(?P<slug>-[^/&]*)?(?:/page(?P<page>\d+))?/?$")
_ROUTE = re.compile(
    r"(?P<base>(?:.*/)?)(?P<name>threads|forums|members)/(?P<rest>\d+(?:-[^/]*)?(?:/page\d+)?)/?$"
)
# The list of all boards, before which a portal may stand.
_INDEX = re.compile(r"(?:.*/)?(?<!/archive/)(?<!/sitemap/)(?:index|forums?)\.php$")
_ROUTES = {
    "showthread": Kind.THREAD,
    "printthread": Kind.THREAD,
    "threads": Kind.THREAD,
    "forumdisplay": Kind.BOARD,
    "forums": Kind.BOARD,
    "member": Kind.PROFILE,
    "members": Kind.PROFILE,
}
_KEYS = {
    Kind.THREAD: ("t", "threadid"),
    Kind.BOARD: ("f", "forumid"),
    Kind.PROFILE: ("u", "userid"),
}
_PLAIN = {
    Kind.THREAD: "showthread.php",
    Kind.BOARD: "forumdisplay.php",
    Kind.PROFILE: "member.php",
}


@reads_url
@reads_saved
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of a vBulletin 2 to 4 board means; a saved page's links are `file:` URLs."""
    if parts.scheme not in {"http", "https", "file"}:
        return None
    bare = parts.query.split("&")[0]
    archive = _ARCHIVE.match(f"{parts.path}?{bare}" if parts.path.endswith(".php") else parts.path)
    if archive:
        kind = Kind.THREAD if archive["kind"] == "t" else Kind.BOARD
        return _whole(_plain(url, archive["base"], kind, archive["id"], 0), archive["page"])
    if script := _SCRIPT.match(parts.path):
        return _script(url, script, parts.query)
    if route := _ROUTE.match(parts.path):
        given = dict(parameters(parts.query))
        return _slug(url, f"{route['base']}{route['name']}/", route["name"], route["rest"], given)
    if _INDEX.match(parts.path) and not parameters(parts.query):
        return Address(Kind.INDEX, "", build_url(url, tidy_path(parts.path)))
    return read_rewritten(url, parts.path)


def _script(url: str, script: re.Match[str], query: str) -> Address | None:
    base, name = script["base"], script["name"]
    pairs = parameters(query)
    given = dict(pairs)
    if given.get("goto") in {"nextnewest", "nextoldest"} or "find" in given:
        return None
    if given.get("do", "markread" if "markreadhash" in given else "") == "markread":
        return None
    if name == "showpost":
        post = given.get("p") or given.get("postid") or ""
        return post_address(url, base, post) if post.isdigit() else None
    rest = (script["rest"] or "").strip("/")
    bare = query.split("&")[0]
    if not rest and bare and "=" not in bare:
        found = _slug(url, f"{base}{name}.php?", name, bare, given)
    elif rest:
        found = _slug(url, f"{base}{name}.php/", name, rest, given)
    else:
        found = None
    if found is not None:
        return found
    kind = _ROUTES[name]
    ident = next((given[key] for key in _KEYS[kind] if given.get(key, "").isdigit()), "")
    post = given.get("p") or given.get("postid") or ""
    if kind is Kind.THREAD and post.isdigit():
        return post_address(url, base, post, ident)
    if not ident:
        return None
    page = given.get("page") or given.get("pagenumber")
    if name == "printthread":
        return _whole(_plain(url, base, kind, ident, 0), page)
    address = _plain(url, base, kind, ident, start_of(page))
    if kind is Kind.THREAD and given.get("mode") == "linear":
        return replace(address, url=f"{address.url}&mode=linear")
    return address


def _whole(thread: Address, page: str | None) -> Address:
    """The address of a thread or board for a page of its print or archive view."""
    part = start_of(page, 2)
    return replace(thread, part=part) if part else thread


def _plain(url: str, base: str, kind: Kind, ident: str, page: int) -> Address:
    query = [(_KEYS[kind][0], ident)]
    start = page if page > 1 and kind is not Kind.PROFILE else 0
    if start:
        query.append(("page", str(start)))
    return Address(kind, ident, build_url(url, tidy_path(base) + _PLAIN[kind], query), start)


def _slug(url: str, base: str, name: str, rest: str, given: dict[str, str]) -> Address | None:
    match = _SLUG.match(rest)
    if match is None:
        return None
    kind = _ROUTES[name]
    post = given.get("p") or ""
    if kind is Kind.THREAD and post.isdigit():
        home = re.sub(r"(?:showthread\.php[/?]|threads/)$", "", base)
        return post_address(url, home, post, match["id"])
    page = start_of(match["page"] or given.get("page"))
    start = page if page > 1 and kind is not Kind.PROFILE else 0
    part = start if name == "printthread" else 0
    if name == "printthread":
        base, start = base.replace("printthread", "showthread"), 0
    tail = match["id"] + quote(unquote(match["slug"] or "", errors="replace"), safe="-._~!'(),*")
    if start:
        tail += f"/page{start}"
    path, asked, _ = base.partition("?")
    target = (
        build_url(url, tidy_path(path), tail) if asked else build_url(url, tidy_path(path) + tail)
    )
    return Address(kind, match["id"], target, start, part=part)


def first_page(address: Address) -> str:
    """The URL of the first page of the thread or board that an address is a page of."""
    address = as_served(address, read_address)
    url = address.url.removesuffix("&mode=linear")
    if not address.start:
        return url
    number = address.start
    page = rf"(?:&page=|[/-]page[-_]?|-){number}(?=$|\.html?$|/$)|(?<=/)index{number}\.html?$"
    return re.sub(page, "", url)
