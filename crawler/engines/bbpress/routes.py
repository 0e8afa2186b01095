"""The addresses of bbPress: paths of WordPress, and the parameters behind them."""

import re
from urllib.parse import unquote

from crawler.arabic.addresses import (
    BOARD_FOLDERS,
    INDEX_FOLDERS,
    MEMBER_FOLDERS,
    REPLY_FOLDERS,
    THREAD_FOLDERS,
)
from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.links import build_url, parameters, start_of, tidy_path

# A forum may stand under a folder of its own (`forums` unless renamed) or, for a group of
# BuddyPress, under the group's; the last folder before a name says what the name is.
_PAGE = r"(?:/page/(?P<page>\d+))?(?:/feed)?/?$"
_THREAD = re.compile(
    rf"(?P<path>/(?:.*/)?(?:topics?|threads?|{THREAD_FOLDERS})/(?!page/)(?P<id>[^/]+))" + _PAGE
)
_GROUP = re.compile(r"(?P<path>/(?:.*/)?groups/(?P<id>[^/]+)/forum)" + _PAGE)
_BOARD = re.compile(
    rf"(?P<path>/(?:.*/)?(?:forum|{BOARD_FOLDERS})/(?!page/)"
    r"(?P<id>[^/]+(?:/(?!page/\d)[^/]+)*?))" + _PAGE
)
_REPLY = re.compile(rf"(?P<path>/(?:.*/)?(?:reply|replies|{REPLY_FOLDERS})/(?P<id>\d+))/?$")
_USER = re.compile(
    rf"(?P<path>/(?:.*/)?(?:users?|members|profile|{MEMBER_FOLDERS})/(?P<id>[^/]+))(?:/profile)?/?$"
)
_INDEX = re.compile(
    rf"(?P<path>/(?:.*/)?(?:forums?|community|discussions?|groups|{INDEX_FOLDERS}))/?$"
)
# Forms, lists of a member's posts, searches and views under the same folders.
_ELSEWHERE = re.compile(
    r"/(?:edit|search|views?|topic-tag|tag|embed|attachment|wp-[a-z]+(?:\.php)?)(?:/|$)"
    rf"|/(?:users?|members|{MEMBER_FOLDERS})/[^/]+/(?!profile/?$).",
)
_KINDS = (
    (_REPLY, Kind.THREAD),
    (_THREAD, Kind.THREAD),
    (_GROUP, Kind.BOARD),
    (_BOARD, Kind.BOARD),
    (_USER, Kind.PROFILE),
    (_INDEX, Kind.INDEX),
)
# The scripts of version 1.
_SCRIPT = re.compile(r"(?P<folder>/(?:.*/)?)(?P<name>topic|forum|profile)\.php$")
_SCRIPTS = {"topic": Kind.THREAD, "forum": Kind.BOARD, "profile": Kind.PROFILE}
# The parameters of a site without paths, and what each names.
_NAMES = {"topic": Kind.THREAD, "forum": Kind.BOARD, "bbp_user": Kind.PROFILE}
_ACTIONS = frozenset(
    {"action", "_wpnonce", "bbp_search", "bbp_reply_to", "edit", "replytocom", "bbp_view"}
)


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of a bbPress forum means."""
    given = dict(parameters(parts.query))
    if _ACTIONS & given.keys() or "feed" in given:
        return None
    page = given.get("paged") or given.get("page") or ""
    named = _by_parameter(url, parts.path or "/", given, page)
    if named is not None:
        return named
    path = tidy_path(parts.path or "/")
    script, number = _SCRIPT.match(path), given.get("id", "")
    if script and number.isdecimal() and "wp-admin" not in path:
        kind = _SCRIPTS[script["name"]]
        start = 0 if kind is Kind.PROFILE else start_of(page, 2)
        query = [("id", number), *([("page", str(start))] if start else [])]
        return Address(kind, number, build_url(url, path, query), start)
    if _ELSEWHERE.search(path):
        return None
    for pattern, kind in _KINDS:
        found = pattern.match(path)
        if found is None:
            continue
        target, name = found["path"] + "/", unquote(found["id"]) if kind is not Kind.INDEX else ""
        if pattern is _REPLY:
            return Address(kind, "", build_url(url, target), post_id=name)
        page = found.groupdict().get("page") or page
        start = start_of(page, 2) if kind in {Kind.THREAD, Kind.BOARD} else 0
        return Address(
            kind, name, build_url(url, f"{target}page/{start}/" if start else target), start
        )
    if path == "/" and not given:
        return Address(Kind.INDEX, "", build_url(url, "/"))
    return None


def _by_parameter(url: str, path: str, given: dict[str, str], page: str) -> Address | None:
    """What the parameters of a site without paths name (`?topic=name`, `?post_type=topic&p=7`)."""
    number = given.get("p", "")
    if given.get("post_type") == "reply" and number.isdecimal():
        query = [("post_type", "reply"), ("p", number)]
        return Address(Kind.THREAD, "", build_url(url, path, query), post_id=number)
    for key, kind in _NAMES.items():
        value = given.get(key, "")
        query = [(key, value)]
        if not value and given.get("post_type") == key and number.isdecimal():
            value, query = number, [("post_type", key), ("p", number)]
        if value:
            start = 0 if kind is Kind.PROFILE else start_of(page, 2)
            later = [("paged", str(start))] if start else []
            return Address(kind, value, build_url(url, path, [*query, *later]), start)
    return None


def first_page(address: Address) -> str:
    """The URL of the first page of what an address is a page of."""
    if not address.start:
        return address.url
    return re.sub(rf"page/{address.start}/$|[?&]paged?={address.start}$", "", address.url)
