"""The addresses of SMF: parameters in the query, or as `key,value` in the path."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.engines.addresses import Parts, as_served, reads_saved, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.smf import friendly
from crawler.engines.smf.friendly import read_friendly, read_pretty
from crawler.links import build_url, clean_url, parameters, start_of, tidy_path
from crawler.pages.dom import find_all
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

# `topic/5,0.html`-like folders: `index.php/topic,5.0.html`, and without the script's name.
_PAIR = re.compile(r"^(?P<key>topic|board|action|u|msg|PHPSESSID),(?P<value>[^/]*?)(?:\.html?)?$")
_NUMBER = re.compile(r"^(?P<id>[1-9]\d*)(?:\.(?P<rest>.*))?$")
# Views of a topic or a member that hold nothing else than the plain one.
_TOPIC_VIEWS = frozenset({"", "printpage", "display"})
_BOARD_VIEWS = frozenset({"", "messageindex"})
_MEMBER_PARTS = frozenset({"", "summary", "showposts", "statistics"})
# What on a page names its own thread or board, the surest first; the last does not tell its place.
_OWN = (
    "//head/link[@rel='canonical']/@href",
    "//form[contains(@action,'action=quickmod')]/@action",
    "//*[starts-with(@id,'subject_')]//a/@href",
)
_BUTTONS = "//a[contains(@href,'printpage') or contains(@href,'action=markasread')]/@href"


@reads_url
@reads_saved
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL means (vocabulary of URL shapes; the query strings of SMF's own links)."""
    base, given = _path(parts.path)
    given.pop("PHPSESSID", None)
    given.update(parameters(parts.query))
    folder, _, name = base.rpartition("/")
    if name not in {"", "index.php"}:
        return read_friendly(url)
    if "prev_next" in given:
        return None
    script = tidy_path(f"{folder}/index.php")
    action = given.get("action", "")
    topic = given.get("topic") or given.get("threadid", "")
    if topic:
        return _thread(url, script, topic, given) if action in _TOPIC_VIEWS else None
    if action == "profile" and given.get("u", "").isdecimal():
        part = given.get("area") or given.get("sa", "")
        target = build_url(url, script, f"action=profile;u={given['u']}")
        return Address(Kind.PROFILE, given["u"], target) if part.lower() in _MEMBER_PARTS else None
    if given.get("board"):
        return _board(url, script, given["board"]) if action in _BOARD_VIEWS else None
    if given.get("msg", "").isdecimal() and not action:
        message = given["msg"]
        return Address(Kind.THREAD, "", build_url(url, script, f"msg={message}"), post_id=message)
    if action in {"forum", "collapse"}:
        query = "action=forum" if action == "forum" else ""
        return Address(Kind.INDEX, "", build_url(url, script if query else f"{folder}/", query))
    if name == "index.php" and not given:
        return Address(Kind.INDEX, "", build_url(url, tidy_path(f"{folder}/")))
    return read_friendly(url) if not given else None


def _path(path: str) -> tuple[str, dict[str, str]]:
    """A path without its pairs `key,value`, and these."""
    given: dict[str, str] = {}
    while True:
        head, _, last = path.rpartition("/")
        pair = _PAIR.match(last)
        if pair is None:
            return path, given
        given[pair["key"]] = pair["value"]
        path = head if head.endswith(".php") else f"{head}/" if "," not in head else head


def _thread(url: str, script: str, topic: str, given: dict[str, str]) -> Address | None:
    """`topic=5.20` is an offset of posts, `5.msg71` a message, `5.new` the first unread one."""
    found = _NUMBER.match(topic)
    if found is None:
        return None
    number, rest = found["id"], found["rest"] or given.get("start", "")
    if given.get("action") == "printpage":  # all posts, wherever its link stood
        rest = ""
    if message := re.match(r"msg(\d+)$", rest):
        target = build_url(url, script, f"topic={number}.msg{message[1]}")
        return Address(Kind.THREAD, number, f"{target}#msg{message[1]}", post_id=message[1])
    start = start_of(rest) if "all" not in given else 0
    target = build_url(url, script, f"topic={number}.{start}")
    return Address(Kind.THREAD, number, target, start, skipped=start)


def _board(url: str, script: str, board: str) -> Address | None:
    found = _NUMBER.match(board)
    if found is None:
        return None
    rest = found["rest"] or ""
    start = start_of(rest)
    return Address(
        Kind.BOARD, found["id"], build_url(url, script, f"board={found['id']}.{start}"), start
    )


def first_page(address: Address) -> str:
    """The URL of the first page of a thread or board."""
    return friendly.first_page(as_served(address, read_address))


def permalink(thread: Address, post_id: str) -> str:
    """The canonical URL of a post of a thread."""
    first = first_page(thread)
    if "?topic=" not in first:
        return f"{first}#msg{post_id}"
    return first.removesuffix(".0") + f".msg{post_id}#msg{post_id}"


@once_a_page
def own_address(page: Page, kind: Kind) -> Address:
    """The address of a thread's or board's page, also where its URL does not say it.

    The id is empty where nothing does. A URL that names a post does not say where its page begins:
    then the page's canonical link comes first.
    """
    if (named := read_address(page.url)) and named.kind is kind and named.id and not named.post_id:
        return named
    named = None
    for url in _own_urls(page):
        address = read_address(url) or _marked(url)
        if address is None or address.kind is not kind or not address.id:
            continue
        if not address.post_id:
            return address
        named = named or address
    if named is not None:
        return named
    for url in (page.url, *_hrefs(page, _OWN[0])):
        pretty = read_pretty(url, kind)
        if pretty is not None and _is_pretty(page, pretty):
            return pretty
    buttons = (_marked(page.absolute(str(href))) for href in find_all(page.root, _BUTTONS))
    for address in buttons:
        if address is not None and address.kind is kind:
            return replace(address, skipped=None)
    return Address(kind, "", clean_url(page.url))


def _own_urls(page: Page) -> Iterator[str]:
    yield page.url
    for expression in _OWN:
        yield from _hrefs(page, expression)


def _hrefs(page: Page, expression: str) -> Iterator[str]:
    return (page.absolute(str(href)) for href in find_all(page.root, expression))


def _is_pretty(page: Page, address: Address) -> bool:
    """Whether the page links to itself under a name: in its trail, or from a post's subject."""
    first = first_page(address)
    trail = "//div[contains(@class,'navigate_section')]//a/@href | //div[@class='nav']//a/@href"
    known = (read_pretty(url, address.kind) for url in _hrefs(page, f"{_OWN[2]} | {trail}"))
    return any(other is not None and first_page(other) == first for other in known)


def _marked(url: str) -> Address | None:
    """What a form or a button is about: `action=quickmod2;topic=5.20`."""
    found = re.search(r"action=.*[?;&](?P<key>topic|board)=(?P<id>\d+)\.(?P<start>\d+)", url)
    return found and read_address(
        f"{url.partition('?')[0]}?{found['key']}={found['id']}.{found['start']}"
    )


def linked(
    page: Page, element: HtmlElement | None, kind: Kind, *, proven: bool = False
) -> Address | None:
    """What a link means, where it leads to the kind of page that is looked for.

    `proven`: the link's place on the page tells its kind, so that a URL without an id will do.
    """
    href = None if element is None else element.get("href")
    url = page.absolute(href) if href else ""
    address = read_address(url) if url else None
    if address is None and proven and urlsplit(url).hostname == urlsplit(page.url).hostname:
        return read_pretty(url, kind)
    return address if address is not None and address.kind is kind else None
