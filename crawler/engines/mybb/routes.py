"""The addresses of MyBB: its scripts, its own rewritten ones, those of "Google SEO"."""

import re
from urllib.parse import unquote

from crawler.engines.addresses import Parts, as_served, reads_saved, reads_url
from crawler.engines.base import Address, Kind
from crawler.links import build_url, parameters, start_of, tidy_path

_SCRIPTS = frozenset({"showthread", "printthread", "forumdisplay", "member"})
# What leads to another thread, or does something to this one.
_ACTIONS = frozenset("nextnewest nextoldest addsubscription removesubscription".split())
_ARCHIVED = re.compile(r"(?P<kind>thread|forum)-(?P<id>\d+)(?:-(?P<page>\d+))?\.html")
_FRIENDLY = re.compile(
    r"/(?P<kind>thread|forum|user)-(?P<id>\d+)"
    r"(?:-page-(?P<page>\d+)|-post-(?P<post>\d+)|-(?P<action>[a-z]+))?\.html$"
)
# `/Thread-slug`, `/Forum-slug`; the id is part of it only where two have the same slug.
_SEO = re.compile(r"/(?P<kind>Thread|Forum|User)-(?P<slug>[^/]+?)(?:--(?P<id>\d+))?/?$")
_KINDS = {"thread": Kind.THREAD, "forum": Kind.BOARD, "user": Kind.PROFILE}


@reads_url
@reads_saved
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL means (vocabulary of URL shapes; MyBB's own scripts and their parameters)."""
    path = parts.path
    archive = path.find("/archive/index.php")
    if archive >= 0:
        return _archived(url, path[: archive + 1], path[archive:] + "?" + parts.query)
    folder, _, name = path.rpartition("/")
    if name == "index.php" and not parameters(parts.query):
        return Address(Kind.INDEX, "", build_url(url, f"{folder}/"))
    if name.endswith(".php"):
        return _script(url, f"{folder}/", name[:-4], parts.query)
    return _friendly(url, path, dict(parameters(parts.query)))


def _script(url: str, folder: str, script: str, query: str) -> Address | None:
    given = dict(parameters(query))
    if script not in _SCRIPTS or given.get("action") in _ACTIONS:
        return None
    keys = ("tid", "pid", "fid", "uid")
    tid, pid, fid, uid = (given[k] if given.get(k, "").isdecimal() else "" for k in keys)
    page = given.get("page", "")
    start = start_of(page, 2)
    later = [("page", str(start))] if start else []
    base = tidy_path(f"{folder}{script}.php")
    if script in {"showthread", "printthread"} and (tid or pid):
        return _thread(url, folder, tid, pid, start)
    if script == "forumdisplay" and fid:
        return Address(Kind.BOARD, fid, build_url(url, base, [("fid", fid), *later]), start)
    if script == "member" and given.get("action") == "profile" and uid:
        query_ = [("action", "profile"), ("uid", uid)]
        return Address(Kind.PROFILE, uid, build_url(url, base, query_))
    return None


def _thread(url: str, folder: str, tid: str, pid: str, start: int) -> Address:
    base = tidy_path(f"{folder}showthread.php")
    query = [("tid", tid)] if tid else []
    if pid:
        target = f"{build_url(url, base, [*query, ('pid', pid)])}#pid{pid}"
        return Address(Kind.THREAD, tid, target, post_id=pid)
    later = [("page", str(start))] if start else []
    return Address(Kind.THREAD, tid, build_url(url, base, [*query, *later]), start)


def _archived(url: str, folder: str, rest: str) -> Address | None:
    """A page of the archive holds what the same page of the thread or board does."""
    found = _ARCHIVED.search(rest)
    if found is None:
        return None
    if found["kind"] == "thread":
        return _thread(url, folder, found["id"], "", start_of(found["page"], 2))
    return _script(url, folder, "forumdisplay", f"fid={found['id']}&page={found['page'] or ''}")


def _friendly(url: str, path: str, given: dict[str, str]) -> Address | None:
    found = _FRIENDLY.search(path) or _SEO.search(path)
    if found is None:
        return None
    named = found.groupdict()
    if named.get("action") in _ACTIONS or given.get("action") in _ACTIONS:
        return None
    kind = _KINDS[found["kind"].lower()]
    post = named.get("post") or given.get("pid", "")
    page = named.get("page") or given.get("page", "")
    start = start_of(page, 2)
    if kind is Kind.PROFILE:
        start, post = 0, ""
    if "slug" in named:
        base = build_url(url, tidy_path(path.rstrip("/")))
        number = found["id"] or unquote(found["slug"])
        if post.isdecimal():
            return Address(kind, number, f"{base}?pid={post}#pid{post}", post_id=post)
        return Address(kind, number, f"{base}?page={start}" if start else base, start)
    base = build_url(url, tidy_path(f"{path[: found.start()]}/{found['kind']}-{found['id']}"))
    if post.isdecimal():
        return Address(kind, found["id"], f"{base}-post-{post}.html#pid{post}", post_id=post)
    target = f"{base}-page-{start}.html" if start else f"{base}.html"
    return Address(kind, found["id"], target, start)


def first_page(address: Address) -> str:
    """The URL of the first page of what an address is a page of."""
    address = as_served(address, read_address)
    return re.sub(rf"[?&]page={address.start}$|-page-{address.start}(?=\.html$)", "", address.url)
