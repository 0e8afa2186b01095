"""The addresses of Discourse, of its pages and of their JSON."""

import re
from urllib.parse import unquote

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.discourse.markup import MARKUP
from crawler.engines.routes import Routes
from crawler.links import build_url, parameters, start_of, tidy_path

# How many posts a page of a topic holds (TopicView's chunk size).
CHUNK = 20
_BASE = r"(?P<base>(?:/[^\"'<>]*?)?)"
_FORM = r"(?P<form>\.json|\.rss)?/?$"
# `/c/slug/6/none/l/top` lists the same topics as `/c/slug/6`, or some of them.
_VIEW = r"(?:/(?:none|all))?(?:/l/[a-z]+)?"
# `/t/slug/5/12`: 12 is a post's number; a slug is never a number.
_TOPIC = re.compile(
    _BASE
    + r"(?P<path>/t/(?:(?!\d+/\d)[^/]+/)?(?P<id>\d+))(?:/(?P<post>\d+|last|print|posts))?"
    + _FORM
)
_RAW = re.compile(_BASE + r"(?P<path>/raw/(?P<id>\d+))(?:/(?P<post>\d+))?$")
_BOARD = re.compile(_BASE + r"(?P<path>/c/(?P<slugs>[^\"'<>]+?))" + _VIEW + _FORM)
_TAG = re.compile(
    _BASE + r"(?P<path>/tags?/(?!c/|intersection/)(?P<name>[^/\"'<>]+?)(?:/\d+)?)" + _VIEW + _FORM
)
_LISTS = re.compile(_BASE + r"(?P<path>/(?P<name>latest|top|hot|categories|site|posts))" + _FORM)
_USER = re.compile(
    _BASE + r"/(?:u|users)/(?P<name>[^/\"'<>]+?)(?P<form>\.json)?(?:/(?:summary|activity))?/?$"
)


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL means. A topic's JSON has an address of its own: it leads to more JSON."""
    path = parts.path or "/"
    given = dict(parameters(parts.query))
    number = given.get("page", "")
    page = start_of(number)
    if topic := _TOPIC.match(path) or _RAW.match(path):
        return _topic(url, topic, page)
    if board := _BOARD.match(path):
        folders = board["slugs"].split("/")
        key = folders[-1] if folders[-1].isdecimal() else "/".join(folders)
        return _board(url, board, key, page)
    tag = _TAG.match(path)
    if tag and tag["form"] != ".rss":
        return _board(url, tag, f"tag/{unquote(tag['name'])}", page)
    lists = _LISTS.match(path)
    if lists and lists["form"] != ".rss":
        return _list(url, lists, page, given.get("before", ""))
    if user := _USER.match(path):
        target = tidy_path(f"{user['base']}/u/{user['name']}") + (user["form"] or "")
        return Address(Kind.PROFILE, unquote(user["name"]), build_url(url, target))
    return Address(Kind.INDEX, "", build_url(url, "/")) if path == "/" and not given else None


def _json(match: re.Match[str]) -> str:
    return ".json" if match["form"] == ".json" else ""


def _path(match: re.Match[str]) -> str:
    """The path of a list, without what names a view of it."""
    return tidy_path(match["base"] + match["path"]) + _json(match)


def _board(url: str, board: re.Match[str], key: str, page: int) -> Address:
    later = [("page", str(page))] if page else []
    return Address(Kind.BOARD, key, build_url(url, _path(board), later), page)


def _topic(url: str, topic: re.Match[str], page: int) -> Address:
    number, post = topic["id"], topic["post"] or ""
    path = topic["path"]
    if topic.re is _RAW:
        path = f"/t/{number}"
    elif topic["form"] == ".json" and post != "print":
        path = f"/t/{number}"
        if start_of(post, 2):
            path += f"/{post}"
        path += ".json"
    elif start_of(post, 2):
        path += f"/{post}"
    path = tidy_path(topic["base"] + path)
    if start_of(post, 2):
        return Address(Kind.THREAD, number, build_url(url, path), post_id=f"{number}/{post}")
    start = page if page > 1 else 0
    later = [("page", str(start))] if start else []
    skipped = (start - 1) * CHUNK if start else 0
    return Address(Kind.THREAD, number, build_url(url, path, later), start, skipped)


def _list(url: str, lists: re.Match[str], page: int, before: str) -> Address | None:
    name = lists["name"]
    if name in {"latest", "top", "hot"}:
        return _board(url, lists, name, page)
    path = _path(lists)
    if name == "posts":
        later = [("before", before)] if before.isdecimal() else []
        return Address(Kind.THREAD, "", build_url(url, path, later)) if _json(lists) else None
    return Address(Kind.INDEX, "", build_url(url, path))


class DiscourseRoutes(Routes):
    """What every page of a Discourse forum reads from its addresses."""

    name = "discourse"
    markup = MARKUP
    numbers_stay = True
    address = staticmethod(read_address)


def first_page(url: str) -> str:
    """The URL of a topic's first page, from that of one of its pages or posts."""
    return re.sub(r"(/\d+)/\d+$", r"\1", url.partition("?")[0].removesuffix(".json"))
