"""The addresses of Forumotion: `/t5-slug`, `/t5p15-slug`, and the older `slug-t5-15.htm`."""

import re

from lxml.html import HtmlElement

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.routes import Routes
from crawler.links import build_url, parameters, start_of, tidy_path
from crawler.pages.page import Page

_KINDS = {"t": Kind.THREAD, "f": Kind.BOARD, "c": Kind.BOARD, "u": Kind.PROFILE}
# Letters after a thread's number are jumps to its neighbours (`t5n-`, `t5p-`) or its newest post.
_PATH = re.compile(
    r"^/(?P<key>[tfc])(?P<id>\d+)(?:p(?P<start>\d+)|(?P<jump>[a-z]))?(?:-(?P<slug>[^/]*))?/?$"
)
_MEMBER = re.compile(r"^/u(?P<id>\d+)(?:stats|friends|wall|contact)?(?:-[^/]*)?/?$")
_OLD = re.compile(
    r"^/(?:[^/]*/)?(?P<slug>[^/]*?)-(?P<key>[tfcu])(?P<id>\d+)(?:-(?P<start>\d+))?"
    r"(?:/(?:index)?|\.html?|/?)$"
)
_SCRIPT = re.compile(r"^/(?P<name>viewtopic|viewforum|post|forum|index|profile)(?:\.\w+)?$")
# Parameters that the index has where a mail or a telephone led to it.
_VIEWS = frozenset({"nid", "tt", "m", "mobile", "change_temp"})
# What a thread without Latin letters in its title has for a slug, and a board.
_SLUGS = {"t": "topic", "f": "montada", "c": "category"}


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL means (vocabulary of URL shapes; links of the service's own templates).

    A slug stays as it is linked; a thread that is named by its number only gets the usual one.
    """
    given = dict(parameters(parts.query))
    more = given.keys() - _VIEWS
    if parts.path in {"", "/"}:
        return Address(Kind.INDEX, "", build_url(url, "/")) if not more else None
    if found := _PATH.match(parts.path):
        if found["jump"] or given.get("view") in {"next", "previous"}:
            return None
        slug = found["slug"] or _SLUGS[found["key"]]
        return _numbered(url, found["key"], found["id"], found["start"] or "0", slug)
    if member := _MEMBER.match(parts.path):
        if not member["id"].strip("0"):  # what a guest's button links to
            return None
        return Address(Kind.PROFILE, member["id"], build_url(url, f"/u{member['id']}"))
    if script := _SCRIPT.match(parts.path):
        return _script(url, script["name"], given)
    old = _OLD.match(parts.path)
    return _old(url, parts.path, old) if old is not None else None


def _numbered(url: str, key: str, number: str, later: str, slug: str) -> Address:
    """`p15` counts the posts, or the threads of a board, before the page."""
    start = start_of(later)
    path = f"/{key}{number}p{start}-{slug}" if start else f"/{key}{number}-{slug}"
    own = f"c{number}" if key == "c" else number
    skipped = start if key == "t" else None
    return Address(_KINDS[key], own, build_url(url, tidy_path(path)), start, skipped)


def _script(url: str, name: str, given: dict[str, str]) -> Address | None:
    thread, post, board = (given.get(key, "") for key in "tpf")
    start = given.get("start", "0")
    start = start if start.isdecimal() else "0"
    if name in {"viewtopic", "post"} and thread.isdecimal():
        neighbour = given.get("view") in {"next", "previous"} or "mode" in given
        return None if neighbour else _numbered(url, "t", thread, start, _SLUGS["t"])
    if name in {"viewtopic", "post"} and post.isdecimal() and "mode" not in given:
        target = build_url(url, "/viewtopic", [("p", post)])
        return Address(Kind.THREAD, "", target, post_id=post)
    if name == "viewforum" and board.isdecimal():
        return _numbered(url, "f", board, start, _SLUGS["f"])
    if name == "profile" and given.get("mode") == "viewprofile" and given.get("u", "").isdecimal():
        return Address(Kind.PROFILE, given["u"], build_url(url, f"/u{given['u']}"))
    if name in {"forum", "index"} and not given.keys() - _VIEWS:
        return Address(Kind.INDEX, "", build_url(url, "/forum" if name == "forum" else "/"))
    return None


def _old(url: str, path: str, found: re.Match[str]) -> Address:
    """`board-f1/slug-t5-15.htm`, of the years before 2010."""
    key, start = found["key"], start_of(found["start"])
    kind = _KINDS[key]
    own = f"c{found['id']}" if key == "c" else found["id"]
    if not start and found["start"]:
        path = path[: found.start("start") - 1] + path[found.end("start") :]
    skipped = start if kind is Kind.THREAD else None
    return Address(kind, own, build_url(url, tidy_path(path)), start, skipped)


def first_page(address: Address) -> str:
    """The URL of the first page of a thread or board."""
    if not address.start:
        return address.url
    url = re.sub(rf"(/[tfc]\d+)p{address.start}-", r"\1-", address.url)
    return re.sub(rf"(-[tf]\d+)-{address.start}(?=\.html?$)", r"\1", url)


class ForumotionRoutes(Routes):
    """What every skin reads from its addresses."""

    own_links = (
        "//h1//a/@href | //*[contains(@class,'topic-title')]//a/@href"
        " | //div[contains(@class,'postbody-head')]//h3//a/@href"
        " | //div[contains(@class,'posthead')]//a/@href"
    )

    address = staticmethod(read_address)

    def linked(self, page: Page, element: HtmlElement | None, kind: Kind) -> Address | None:
        """What a link means; one to a place on the page itself leads nowhere."""
        inside = element is not None and (element.get("href") or "").startswith("#")
        return None if inside else super().linked(page, element, kind)
