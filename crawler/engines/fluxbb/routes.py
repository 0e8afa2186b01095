"""The addresses of FluxBB and PunBB, also in the rewriting schemes of PunBB."""

import re

from crawler.engines.addresses import Parts, as_served, reads_saved, reads_url
from crawler.engines.base import Address, Kind
from crawler.links import build_url, parameters, start_of, tidy_path

_SCRIPTS = {
    "viewtopic": Kind.THREAD,
    "viewforum": Kind.BOARD,
    "profile": Kind.PROFILE,
    "extern": Kind.THREAD,
}
_KINDS = {
    "topic": Kind.THREAD,
    "post": Kind.THREAD,
    "forum": Kind.BOARD,
    "user": Kind.PROFILE,
}
# `topic/5/slug/page/2/` and `topic5-slug-p2.html`; a slug tells nothing and may be missing.
_FOLDERS = re.compile(
    r"(?P<base>.*/)(?P<kind>topic|forum|post|user)/(?P<id>\d+)(?:/(?!page/|new/|last/)[^/]+)?"
    r"(?:/page/(?P<page>\d+)|/(?:new|last)(?:/posts?)?)?/?$"
)
_FILES = re.compile(
    r"(?P<base>.*/)(?P<kind>topic|forum|post|user)(?P<id>\d+)(?:-[^/]*?)??"
    r"(?:-p(?P<page>\d+)|-new-posts|-last-post)?\.html$"
)
# The add-on FluxRewrite: `topic-5-slug-page-2.html`.
_PAGES = re.compile(
    r"(?P<head>.*/(?P<kind>topic|forum)-(?P<id>\d+)(?:-[^/]*?)??-page-)(?P<page>\d+)\.html$"
)


@reads_url
@reads_saved
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL means (vocabulary of URL shapes; the scripts of both engines)."""
    folder, _, name = parts.path.rpartition("/")
    given = dict(parameters(parts.query))
    if name == "index.php" and not given:
        return Address(Kind.INDEX, "", build_url(url, f"{folder}/"))
    if name.endswith(".php"):
        return _script(url, f"{folder}/", name[:-4], given)
    if paged := _PAGES.match(parts.path):
        start = start_of(paged["page"], 2)
        target = build_url(url, tidy_path(f"{paged['head']}{start or 1}.html"))
        return Address(_KINDS[paged["kind"]], paged["id"], target, start)
    found = _FOLDERS.match(parts.path) or _FILES.match(parts.path)
    if found is None:
        return None
    kind, number = _KINDS[found["kind"]], found["id"]
    start = start_of(found["page"], 2)
    filed = parts.path.endswith(".html")
    bare = f"{found['base']}{found['kind']}{number}" if filed else parts.path
    if not filed:
        bare = re.sub(r"/(?:page/\d+|(?:new|last)(?:/posts?)?)/?$", "", bare.rstrip("/"))
    if found["kind"] == "post":
        target = build_url(url, tidy_path(f"{bare}.html" if filed else f"{bare}/"))
        return Address(kind, "", f"{target}#p{number}", post_id=number)
    later = (f"-p{start}" if filed else f"/page/{start}") if start else ""
    target = build_url(url, tidy_path(f"{bare}{later}{'.html' if filed else '/'}"))
    return Address(kind, number, target, start)


def _script(url: str, folder: str, script: str, given: dict[str, str]) -> Address | None:
    kind = _SCRIPTS.get(script)
    number, post = given.get("id", ""), given.get("pid", "")
    page = given.get("p", "")
    if script == "extern":
        number, page, script = given.get("tid", ""), "", "viewtopic"
    start = start_of(page, 2)
    path = tidy_path(f"{folder}{script}.php")
    if kind is Kind.THREAD and post.isdecimal():
        target = build_url(url, path, [("pid", post)])
        return Address(kind, "", f"{target}#p{post}", post_id=post)
    if kind is None or not number.isdecimal() or given.get("csrf_token"):
        return None
    later = [("p", str(start))] if start and kind is not Kind.PROFILE else []
    start = start if later else 0
    return Address(kind, number, build_url(url, path, [("id", number), *later]), start)


def first_page(address: Address) -> str:
    """The URL of the first page of what an address is a page of."""
    address = as_served(address, read_address)
    start = address.start
    url = re.sub(rf"[?&]p={start}$|-p{start}(?=\.html$)", "", address.url)
    url = re.sub(rf"(?<=-page-){start}(?=\.html$)", "1", url)
    return re.sub(rf"/page/{start}/$", "/", url)
