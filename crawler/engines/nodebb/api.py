"""NodeBB's JSON, as `/api` gives it and as its pages carry it for their scripts."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from crawler.engines.base import Kind
from crawler.engines.nodebb.markup import MARKUP
from crawler.engines.nodebb.routes import NodeBBRoutes, later_page, post_url, read_address
from crawler.engines.routes import folder_before
from crawler.links import clean_url, tidy_path
from crawler.pages.fields import dicts, iso_date, string, strings, table
from crawler.pages.page import Page
from crawler.pages.sources import file_urls
from crawler.raw import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread, Shown

# The first names of routes.
_NAMES = frozenset("api topic category categories post user uid recent".split())
_KEY = re.compile(r"\[\[\w+:([\w-]+)\]\]")
_WALLS = ("not-author", "not-logged", "403", "unauthori")


def kind_of(data: dict[str, Any]) -> Kind:
    """What the JSON of a page is."""
    if "posts" in data and "tid" in data:
        return Kind.THREAD
    if "topics" in data:
        return Kind.BOARD
    if "categories" in data:
        return Kind.INDEX
    if "userslug" in data and "username" in data:
        return Kind.PROFILE
    reason = string(data.get("error")) or string(table(data.get("status")).get("code"))
    if reason:
        return Kind.LOGIN if any(wall in reason for wall in _WALLS) else Kind.ERROR
    return Kind.OTHER


class NodeBBJSON(NodeBBRoutes):
    """`/api/topic/ID/slug`, `/api/category/ID/slug`, `/api/categories`, `/api/user/slug`."""

    name = "nodebb"
    version = "json"
    markup = MARKUP

    def data(self, page: Page) -> dict[str, Any]:
        """The page's JSON."""
        return table(page.json)

    def root(self, page: Page) -> str:
        """The path under which the forum is installed, without a slash at its end."""
        told = self.data(page).get("relative_path")
        return told.rstrip("/") if isinstance(told, str) else folder_before(page.url, _NAMES)

    def prefix(self, page: Page) -> str:
        """What stands before `/topic/...` in the addresses that this page's links become."""
        return f"{self.root(page)}/api"

    def detect(self, page: Page) -> int:
        data = self.data(page)
        named = "relative_path" in data or "bodyClass" in data or "template" in data
        known = kind_of(data) not in {Kind.OTHER, Kind.ERROR, Kind.LOGIN}
        if "tid" in data and "pid" in next(iter(dicts(data.get("posts"))), {}):
            return 95
        if known and any("cid" in item for item in dicts(data.get("categories"))[:1]):
            return 95
        if known and "cid" in next(iter(dicts(data.get("topics"))), {}):
            return 95
        return 80 if named and ("loggedIn" in data or "loggedInUser" in data) else 0

    def kind(self, page: Page) -> Kind:
        return kind_of(self.data(page))

    def boards(self, page: Page) -> Iterator[RawBoard]:
        data = self.data(page)
        waiting = dicts(data.get("categories")) or dicts(data.get("children"))
        while waiting:
            category = waiting.pop(0)
            waiting = dicts(category.get("children")) + waiting
            number, slug = string(category.get("cid")), string(category.get("slug"))
            if number and slug and not category.get("link"):
                url = page.absolute(f"{self.prefix(page)}/category/{slug}")
                yield RawBoard(number, url, unescape(string(category.get("name"))))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for topic in dicts(self.data(page).get("topics")):
            if string(topic.get("tid")) and not topic.get("deleted"):
                yield self._topic(topic, page)

    def thread(self, page: Page) -> RawThread:
        thread = self._topic(self.data(page), page)
        thread.url = thread.url.replace("/api/topic/", "/topic/")
        return thread

    def _topic(self, topic: dict[str, Any], page: Page) -> RawThread:
        number, slug = string(topic.get("tid")), string(topic.get("slug"))
        author = table(topic.get("author")) or table(topic.get("user"))
        # Numbers are texts where Redis holds them.
        posts, crumbs = string(topic.get("postcount")), dicts(topic.get("breadcrumbs"))
        category = string(table(topic.get("category")).get("name"))
        boards = [string(crumb.get("text")) for crumb in crumbs if string(crumb.get("cid"))]
        pages = table(topic.get("pagination")).get("pageCount")
        return RawThread(
            number,
            page.absolute(f"{self.prefix(page)}/topic/{slug or number}"),
            unescape(string(topic.get("titleRaw")) or string(topic.get("title"))),
            tags=[unescape(string(tag.get("value"))) for tag in dicts(topic.get("tags"))],
            boards=[unescape(name) for name in boards or [category] if name],
            # Of guests pages have the name in words, on their posts.
            author=shown_name(author) if member_id(author) else None,
            author_id=member_id(author),
            created=date(topic, "timestamp"),
            last_post=date(topic, "lastposttime"),
            replies=str(int(posts) - 1) if posts.isdecimal() and posts != "0" else None,
            views=string(topic.get("viewcount")) or None,
            pages=pages if isinstance(pages, int) else None,
            sticky=bool(topic.get("pinned")),
            locked=bool(topic.get("locked")),
        )

    def posts(self, page: Page) -> Iterator[RawPost]:
        for post in dicts(self.data(page).get("posts")):
            number = string(post.get("pid"))
            if not number or post.get("deleted"):
                continue
            files = dicts(post.get("attachments"))
            index, votes = post.get("index"), post.get("upvotes", post.get("votes"))
            yield RawPost(
                number,
                self._member(table(post.get("user")), page),
                page.fragment(string(post.get("content"))),
                permalink=page.absolute(post_url(self.root(page), number)),
                posted=date(post, "timestamp") or NO_DATE,
                edited=date(post, "edited"),
                position=index + 1 if isinstance(index, int) and index >= 0 else None,
                reactions=str(votes) if isinstance(votes, int) and votes >= 0 else None,
                attachments=file_urls(page, (string(a.get("url")) for a in files)),
            )

    def _member(self, user: dict[str, Any], page: Page) -> RawAuthor:
        slug, groups = string(user.get("userslug")), dicts(user.get("selectedGroups"))
        author = RawAuthor(shown_name(user), member_id(user))
        path = tidy_path(f"{self.root(page)}/user/{slug}")
        author.url = page.absolute(path) if slug else None
        author.avatar = page.absolute(string(user.get("picture"))) or None
        author.title = next((t for g in groups if (t := string(g.get("userTitle")))), None)
        known = {"messages": user.get("postcount"), "reputation": user.get("reputation")}
        known |= {name: user.get(name) for name in ("location", "age", "website")}
        joined = date(user, "joindate")
        known["joined"] = joined.iso if joined else None
        author.known = strings(known) if author.user_id else {}
        signature = string(user.get("signature"))
        author.signature = page.fragment(signature) if signature else None
        return author

    def next_page(self, page: Page) -> str | None:
        data = self.data(page)
        following = table(table(data.get("pagination")).get("next"))
        number = following.get("page")
        if not following.get("active") or not isinstance(number, int):
            return None
        name = "topic" if kind_of(data) is Kind.THREAD else "category"
        here, own = string(data.get("slug")), read_address(page.url)
        if here and (own is None or not own.id):
            return later_page(page.absolute(f"{self.prefix(page)}/{name}/{here}"), number)
        return later_page(own.url if own else clean_url(page.url), number)

    def author(self, page: Page) -> RawAuthor | None:
        data = self.data(page)
        return self._member(data, page) if kind_of(data) is Kind.PROFILE else None


def shown_name(user: dict[str, Any]) -> str:
    """The name that pages show; a guest's is a key of the language files: `[[global:guest]]`."""
    name = unescape(string(user.get("displayname")) or string(user.get("username")))
    key = _KEY.fullmatch(name)
    return key[1].replace("_", " ").replace("-", " ") if key else name


def member_id(user: dict[str, Any]) -> str | None:
    """The number of a member; guests and members who are no longer there have 0."""
    number = string(user.get("uid"))
    return number if number and number != "0" else None


def date(item: dict[str, Any], name: str) -> Shown | None:
    """A date that JSON has as milliseconds and, under `...ISO`, as text; 0 is none."""
    iso, stamp = string(item.get(f"{name}ISO")), item.get(name)
    if isinstance(stamp, str) and stamp.isdecimal():
        stamp = int(stamp)
    if not isinstance(stamp, (int, float)) or stamp <= 0:
        return iso_date(iso) if not stamp and not iso.startswith("1970") else None
    return Shown(iso or str(stamp), iso=iso or None, epoch=stamp / 1000)
