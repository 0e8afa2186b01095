"""vBulletin 5 (Connect) and 6: every thread, post and board is a node with an id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.numbers import COUNT_SHOWN
from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.messages import worded_kind
from crawler.engines.routes import Routes
from crawler.engines.vbulletin.five_posts import member_id, read_post
from crawler.engines.vbulletin.marks import sure_of
from crawler.engines.vbulletin.markup import MARKUP
from crawler.engines.vbulletin.places import trail_of
from crawler.links import build_url, parameters, start_of, tidy_path
from crawler.pages.dom import attribute, find, find_all, line
from crawler.raw import RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.pages.page import Page

_NODE = re.compile(r"(?P<head>.*/(?P<id>\d+)(?:-[^/]*)?)(?:/page(?P<page>\d+))?/?$")
_BOARD = re.compile(
    r"(?P<head>.*?/(?:forums?|group|groups)/(?P<id>[^?]*?[^/]))(?:/page(?P<page>\d+))?/?$"
)
_MEMBER = re.compile(r"(?P<head>.*/member/(?P<id>\d+)(?:-[^/]*)?)(?:/.*)?$")
_NO_NODE = re.compile(
    r"/(?:search|login|register|ajax|filedata|core|css\.php|external|help|memberlist|online|privacy|"
    r"settings|lostpw|activateuser|contact-us|calendar|admincp|modcp|auth)(?:[/?]|$)"
)


@reads_url
def read_address(url: str, parts: Parts) -> Address | None:
    """What a URL of vBulletin 5 or 6 means."""
    if parts.scheme not in {"http", "https"} or _NO_NODE.search(parts.path):
        return None
    if member := _MEMBER.match(parts.path):
        target = build_url(url, tidy_path(member["head"]))
        return Address(Kind.PROFILE, member["id"], target)
    given = dict(parameters(parts.query))
    if node := _NODE.match(parts.path):
        post = given.get("p", "")
        if post.isdigit():
            query = [("p", post)]
            target = build_url(url, tidy_path(node["head"]), query)
            return Address(Kind.THREAD, node["id"], target, post_id=post)
        return _paged(url, Kind.THREAD, node)
    board = _BOARD.match(parts.path)
    return _paged(url, Kind.BOARD, board) if board is not None else None


def first_page(address: Address) -> str:
    """The URL of the first page of the thread that an address is in."""
    if not address.id:
        return address.url
    return re.sub(r"/page\d+$", "", address.url.partition("?")[0])


def _paged(url: str, kind: Kind, match: re.Match[str]) -> Address:
    start = start_of(match["page"], 2)
    target = tidy_path(match["head"]) + (f"/page{start}" if start else "")
    return Address(kind, match["id"], build_url(url, target), start)


_POSTS = "//li[@data-node-id and contains(concat(' ',@class),' b-post ')]"
_TOPICS = "//tr[@data-node-id and contains(@class,'topic-item')]"
_FORUMS = (
    "//tr[@data-channel-id and contains(@class,'forum-item')]"
    " | //td[@data-channel-id and contains(@class,'subforum-item')]"
)
_NEXT = (
    "//a[contains(@class,'js-pagenav-next-button') and not(contains(@class,'h-hide'))]"
    " | //a[@rel='next' and not(contains(@class,'h-disabled'))] | //link[@rel='next']"
)


class VBulletin5(Routes):
    """`li.b-post[data-node-id]` is a post, a comment on a post is one inside it."""

    name = "vbulletin"
    version = "5"
    numbered = "nodes"  # boards, threads and posts share their numbers
    markup = MARKUP
    address = staticmethod(read_address)
    aside = frozenset({"goto", "view"})

    def detect(self, page: Page) -> int:
        return sure_of(page, self.version)

    def kind(self, page: Page) -> Kind:
        root = page.root
        address = self.address(page.url)
        if (
            find(root, "//div[contains(@class,'profile-')]//*[@data-userid or @id='profileTabs']")
            is not None
        ):
            return Kind.PROFILE
        if find(root, _POSTS) is not None and not (address and address.kind is Kind.PROFILE):
            return Kind.THREAD
        if find(root, f"{_TOPICS} | //table[contains(@class,'topic-list')]") is not None:
            return Kind.BOARD
        if find(root, _FORUMS) is not None:
            return self.list_kind(page)
        if address is not None and address.kind is Kind.PROFILE:
            return Kind.PROFILE
        return worded_kind(find(root, "//*[@id='content']"))

    def boards(self, page: Page) -> Iterator[RawBoard]:
        for item in find_all(page.root, _FORUMS):
            link = find(item, ".//a[contains(@class,'forum-title')]")
            if link is not None and line(link):
                url = self.target(page, link)
                yield RawBoard(item.get("data-channel-id") or "", url, line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for item in find_all(page.root, _TOPICS):
            link = find(item, ".//a[contains(@class,'topic-title')]")
            if link is not None:
                yield self._listed(page, item, link)

    def _listed(self, page: Page, item: HtmlElement, link: HtmlElement) -> RawThread:
        names = (item.get("class") or "").split()
        starter = find(item, ".//div[contains(@class,'topic-info')]//a[contains(@href,'/member/')]")
        created = find(item, ".//div[contains(@class,'topic-info')]//*[contains(@class,'date')]")
        last = find(item, ".//td[contains(@class,'lastpost')]//*[contains(@class,'post-date')]")
        prefix = find(item, ".//a[contains(@class,'js-topic-prefix')]")
        counts = [
            found[0]
            for name in ("posts-count", "views-count")
            for cell in find_all(item, f".//*[contains(@class,'{name}')]")
            if (found := COUNT_SHOWN.search(line(cell)))
        ]
        return RawThread(
            item.get("data-node-id") or "",
            self.target(page, link),
            line(link),
            line(prefix) or None,
            author=line(starter) or None,
            author_id=member_id(starter),
            created=Shown(line(created)) if line(created) else None,
            last_post=Shown(line(last)) if line(last) else None,
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            sticky="sticky" in names,
            locked="closed" in names,
            moved="redirect" in names,
        )

    def thread(self, page: Page) -> RawThread:
        root = page.root
        starter = find(root, "//li[@data-node-id and contains(@class,'b-post--first')]")
        own = self.own_address(page)
        first = attribute(starter, "data-node-id")
        prefix = find(
            root, "//h2[contains(@class,'js-post-title')]/a[contains(@href,'searchJSON')]"
        )
        pages = [start_of(a.get("data-page")) for a in find_all(root, "//a[@data-page]")]
        total = line(find(root, "//span[contains(@class,'pagetotal')]"))
        return RawThread(
            own.id or first,
            first_page(own),
            line(find(root, "//h1[contains(@class,'main-title')]")) or line(find(root, "//h1")),
            line(prefix) or None,
            tags=[line(tag) for tag in find_all(root, "//*[contains(@class,'tag-list')]//a")],
            boards=trail_of(page, find_all(root, "//*[@id='breadcrumbs']//a")),
            pages=max([*pages, start_of(total)]) or None,
        )

    def posts(self, page: Page) -> Iterator[RawPost]:
        seen = set()
        base = first_page(self.own_address(page))
        for item in find_all(page.root, _POSTS):
            post_id = item.get("data-node-id") or ""
            if "deleted" in (item.get("class") or "") or post_id in seen or _is_copy(item):
                continue
            seen.add(post_id)
            post = read_post(page, item, post_id, f"{base}?p={post_id}")
            if post is not None:
                yield post

    def next_page(self, page: Page) -> str | None:
        here = self.address(page.url)
        for link in find_all(page.root, _NEXT):
            url = page.absolute(link.get("href")) if link.get("href") else ""
            address = self.address(url) if url else None
            if address is not None and address.start > (here.start if here else 0):
                return address.url
        return None


def _is_copy(item: HtmlElement) -> bool:
    """Whether a post is the chosen answer once more, under the question on every page."""
    return any("answer-label" in (part.get("class") or "") for part in item)


class VBulletin6(VBulletin5):
    """The same structure as version 5 with another grid around it."""

    version = "6"
