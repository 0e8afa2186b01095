"""The addresses of phpBB 2 and 3, also as modules of PHP-Nuke and as rewritten by add-ons."""

import re

from crawler.engines.addresses import Parts, as_served, reads_saved, reads_url
from crawler.engines.base import Address, Kind
from crawler.links import build_url, parameters, start_of, tidy_path

_SCRIPTS = frozenset({"viewtopic", "viewforum", "memberlist", "profile", "feed"})
# Parameters of what a member does with a page; views of a neighbour are other threads.
_ACTIONS = frozenset("hash watch unwatch bookmark vote mark thanks rthanks to_id from_id".split())
_NEIGHBOURS = frozenset({"next", "previous", "prev"})
_FEED = re.compile(r"(?P<base>.*?/)(?:app\.php/)?feed/topic/(?P<id>\d+)$")
# `viewtopic-t-1-start-25.html`, and the endings of the "phpBB SEO" add-ons: `slug-t1-25.html`,
# `topic1-25.html`, `slug-f2/page25.html`, `post3.html`, `member4.html`.
_FLAT = re.compile(
    r"view(?P<kind>topic|forum)-.*?\b(?P<key>[tpf])-(?P<id>\d+)(?P<rest>[^/]*)\.html?$"
)
_START = re.compile(r"-start-(\d+)")
_REWRITTEN = (
    (
        Kind.THREAD,
        re.compile(
            r"/(?:[^/]*[-_])?(?:v?t|f?topic-?|viewtopic)(?P<id>\d+)(?:-s?(?P<start>\d+))?\.html?$"
        ),
    ),
    (
        Kind.BOARD,
        re.compile(
            r"/(?:[^/]*[-_])?(?:v?f|forum-?|viewforum)(?P<id>\d+)"
            r"(?:(?:-|/page)(?P<start>\d+)\.html?|\.html?|/)$"
        ),
    ),
    (
        Kind.PROFILE,
        re.compile(
            r"/(?:[^/]*-)?(?:member|membre|user|u|mitglied|miembro)(?P<id>\d+)(?:\.html?|/)$"
        ),
    ),
)
_POST = re.compile(r"/(?:ptopic|post)-?(?P<id>\d+)\.html?$")


@reads_url
@reads_saved
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL means (vocabulary of URL shapes; phpBB's own scripts and their parameters)."""
    if parts.path.endswith("/index.php") and not parameters(parts.query):
        return Address(Kind.INDEX, "", build_url(url, parts.path.removesuffix("index.php")))
    folder, _, name = parts.path.rpartition("/")
    if name.endswith(".php"):
        return _read(url, f"{folder}/", name[:-4], parts.query)
    if feed := _FEED.match(parts.path):
        return Address(Kind.THREAD, feed["id"], _thread(url, feed["base"], feed["id"]))
    return _rewritten(url, parts.path, parts.query)


def _read(url: str, folder: str, script: str, query: str) -> Address | None:
    given = {key: value for key, value in parameters(query) if value}
    own: list[tuple[str, str]] = []
    path = f"{folder}{script}.php"
    if script == "modules" and given.get("name", "").lower() == "forums":
        script = given.get("file", "")
        own = [("name", given["name"]), ("file", script)]
    if script not in _SCRIPTS or _ACTIONS & given.keys():
        return None
    if not all(given.get(key, "0").isdecimal() for key in ("t", "p", "f", "u", "start")):
        return None
    start = start_of(given.get("start"))
    later = [("start", str(start))] if start else []
    path = tidy_path(path)
    thread, post, board, member = (given.get(key) for key in "tpfu")
    if script == "viewtopic" and given.get("view") not in _NEIGHBOURS:
        if post:
            target = build_url(url, path, [*own, ("p", post)])
            return Address(Kind.THREAD, thread or "", target, post_id=post)
        if thread:
            target = build_url(url, path, [*own, ("t", thread), *later])
            return Address(Kind.THREAD, thread, target, start, skipped=start)
    if script == "feed" and thread:
        return Address(Kind.THREAD, thread, _thread(url, folder, thread))
    if script == "viewforum" and board:
        return Address(Kind.BOARD, board, build_url(url, path, [*own, ("f", board), *later]), start)
    if script in {"memberlist", "profile"} and given.get("mode") == "viewprofile" and member:
        query_ = [*own, ("mode", "viewprofile"), ("u", member)]
        return Address(Kind.PROFILE, member, build_url(url, path, query_))
    return None


def _thread(url: str, folder: str, thread_id: str) -> str:
    return build_url(url, tidy_path(f"{folder}viewtopic.php"), [("t", thread_id)])


def _rewritten(url: str, path: str, query: str) -> Address | None:
    if flat := _FLAT.search(path):
        if re.search(r"-view-(?:next|prev)", flat["rest"]):
            return None
        later = _START.search(flat["rest"])
        start = start_of(later[1]) if later else 0
        kind = Kind.THREAD if flat["kind"] == "topic" else Kind.BOARD
        head = f"{path[: flat.start()]}view{flat['kind']}-{flat['key']}-{flat['id']}"
        target = build_url(
            url, tidy_path(f"{head}-start-{start}.html" if start else f"{head}.html")
        )
        if flat["key"] == "p":
            return Address(kind, "", target, post_id=flat["id"])
        return Address(kind, flat["id"], target, start, start if kind is Kind.THREAD else None)
    given = dict(parameters(query))
    if _ACTIONS & given.keys() or given.get("view") in _NEIGHBOURS:
        return None
    if post := _POST.search(path):
        return Address(Kind.THREAD, "", build_url(url, tidy_path(path)), post_id=post["id"])
    for kind, shape in _REWRITTEN:
        if match := shape.search(path):
            start = start_of(match.groupdict().get("start"))
            more: list[tuple[str, str]] = []
            if not start and (start := start_of(given.get("start"))):
                more = [("start", given["start"])]
            target = build_url(url, tidy_path(path), more)
            return Address(kind, match["id"], target, start, start if kind is Kind.THREAD else None)
    return None


def thread_of(address: Address) -> Address:
    """The address of the first page of the thread that a post is in."""
    url = re.sub(r"(?<=[?&])p=\d+$", f"t={address.id}", address.url)
    return Address(address.kind, address.id, url)


def first_page(address: Address) -> str:
    """The URL of the first page of what an address is a page of.

    For the name of a saved file it is the URL that the page had.
    """
    address = as_served(address, read_address)
    if not address.start:
        return address.url
    number = address.start
    url = re.sub(rf"[?&]start={number}$|-start-{number}(?=\.html$)", "", address.url)
    return re.sub(rf"-s?{number}(?=\.html?$)|(?<=/)page{number}\.html?$", "", url)
