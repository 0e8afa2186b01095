"""The addresses that add-ons give vBulletin's pages: vBSEO, Zoints."""

import re

from crawler.engines.base import Address, Kind
from crawler.links import build_url, start_of, tidy_path

# The rewritten shapes of vBSEO: `123-post4.html`, `t12-3.html`, `f5/`, `title-t12.html`,
# `board/12-title-2.html`, `board/title-12-2.html`, `title-f5/index2.html`,
# `f5/title-12/index2.html`; that of Zoints: `showthread/t-12/page-2.html`; and those of rules that
# stand in for them: `showthread-t_12.html`, `forumdisplay-5.html`, `topic12.html`.
_SEO_POST = re.compile(r"(?P<base>(?:.*/)?)(?P<id>\d+)-post\d+\.html?$")
_SEO = re.compile(
    r"(?P<base>(?:.*/)?)(?P<head>(?P<kind>(?:show)?thread|topic|t|forumdisplay|forum|f|member|u)"
    r"(?:[-_]?|(?<=thread)s?/|(?<=topic)s?/|[-_][tfu][-_])(?P<id>\d+)"
    r"(?P<slug>(?:-(?!p?\d+\.|page[-_]\d)[^/]*?)?))(?:(?P<to>-|-p|-page[-_]|/page-)(?P<page>\d+))?"
    r"(?P<end>\.html?|/(?:index(?P<index>\d+)\.html)?)$"
)
_SEO_MARKED = re.compile(
    r"(?P<base>(?:.*/)?)(?P<head>[^/]*-(?P<kind>[tf])(?P<id>\d+))(?:(?P<to>-)(?P<page>\d+))?"
    r"(?P<end>\.html?|/(?:index(?P<index>\d+)\.html)?)$"
)
_SEO_SLUG = re.compile(r"(?P<head>.*/[^/]+/(?P<id>\d+)-[^/]+?)(?:-(?P<page>\d+))?(?P<end>\.html?)$")
_SEO_TAIL = re.compile(
    r"(?P<head>.*/[^/]+/[^/]*?-(?P<id>\d+))(?:-(?P<page>\d{1,3}))?"
    r"(?:-(?:print|new-post|last-post))?(?P<end>\.html?)$"
)
_SEO_FOLDER = re.compile(
    r"(?P<head>.*/(?:[^/]*-)?f\d+/[^/]*?-(?P<id>\d+))(?P<end>/)(?:index(?P<page>\d+)\.html?)?$"
)
_SEO_FORUM = re.compile(r"(?<=/)(?:[^/]*-)?f\d+/$")
_SEO_KINDS = {
    **dict.fromkeys(("t", "thread", "showthread", "topic"), Kind.THREAD),
    **dict.fromkeys(("f", "forum", "forumdisplay"), Kind.BOARD),
    **dict.fromkeys(("u", "member"), Kind.PROFILE),
}
_NO_BOARD = re.compile(r"/(?:members?|attachments?|blogs?|albums?|groups?|tags?|forums?|vb)/[^/]+$")


def read_rewritten(url: str, path: str) -> Address | None:
    """What a URL with such a path means."""
    if post := _SEO_POST.match(path):
        return post_address(url, _SEO_FORUM.sub("", post["base"]), post["id"])
    if seo := _SEO.match(path) or _SEO_MARKED.match(path):
        kind = _SEO_KINDS[seo["kind"]]
        start = max(start_of(seo["page"], 2), start_of(seo["index"], 2))
        start = 0 if kind is Kind.PROFILE else start
        end = seo["end"].split("index")[0]
        to = "-" if seo["to"] in {None, "-p"} else seo["to"]
        later = f"{end}index{start}.html" if seo["index"] else f"{to}{start}{end}"
        target = f"{seo['base']}{seo['head']}{later if start else end}"
        return _address(url, kind, seo, target, start)
    if _NO_BOARD.search(path) or url.startswith("file:"):
        return None
    shapes = (_SEO_SLUG, _SEO_TAIL, _SEO_FOLDER)
    seo = next((found for shape in shapes if (found := shape.match(path))), None)
    if seo is None:
        return None
    start, end = start_of(seo["page"], 2), seo["end"]
    later = f"/index{start}.html" if end == "/" else f"-{start}{end}"
    return _address(url, Kind.THREAD, seo, seo["head"] + (later if start else end), start)


def _address(url: str, kind: Kind, seo: re.Match[str], path: str, start: int) -> Address:
    return Address(kind, seo["id"], build_url(url, tidy_path(path)), start)


def post_address(url: str, base: str, post: str, thread: str = "") -> Address:
    """The address of one post: `showpost.php` and every `p=` are aliases of it."""
    target = build_url(url, tidy_path(base) + "showthread.php", [("p", post)])
    return Address(Kind.THREAD, thread, target, post_id=post)
