"""Flarum's JSON, as `/api` gives it and as its pages carry it for their scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from crawler.engines.base import Kind
from crawler.engines.flarum.document import Document, Resource, attributes, references
from crawler.engines.flarum.markup import MARKUP
from crawler.engines.flarum.routes import CHUNK, FlarumRoutes, read_address
from crawler.fields import dicts, string, table
from crawler.links import tidy_path
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.page import Page

_WALLS = frozenset({"permission_denied", "not_authenticated"})


class FlarumJSON(FlarumRoutes):
    """`/api/discussions`, `/api/discussions/ID`, `/api/posts`, `/api/tags`, `/api/users/ID`."""

    name = "flarum"
    version = "json"
    markup = MARKUP

    def document(self, page: Page) -> Document:
        """The JSON:API document of the page; an empty one where it has none."""
        if "flarum" not in page.memo:
            page.memo["flarum"] = Document(self.source(page))
        found: Document = page.memo["flarum"]
        return found

    def source(self, page: Page) -> dict[str, Any]:
        """The JSON that is the page's document."""
        return table(page.json)

    def detect(self, page: Page) -> int:
        data = table(page.json)
        if not data:
            return 0
        kinds = {"discussions", "posts", "tags", "users"}
        first = next(iter(self.document(page).data), {})
        if self.document(page).type in kinds and attributes(first):
            return 90
        codes = {string(error.get("code")) for error in dicts(data.get("errors"))}
        return 70 if codes & {*_WALLS, "not_found"} else 0

    def kind(self, page: Page) -> Kind:
        document, errors = self.document(page), dicts(self.source(page).get("errors"))
        if errors:
            wall = any(string(error.get("code")) in _WALLS for error in errors)
            return Kind.LOGIN if wall else Kind.ERROR
        if document.type == "posts" or (document.type == "discussions" and document.single):
            return Kind.THREAD
        if document.type == "discussions":
            return Kind.BOARD
        kinds = {"tags": Kind.BOARD if document.single else Kind.INDEX, "users": Kind.PROFILE}
        return kinds.get(document.type, Kind.OTHER)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        """The tags of which each discussion has one: those with a place, which are no children."""
        document, root = self.document(page), self.root(page)
        tags = document.of_type("tags") if document.type == "tags" else []
        for tag in sorted(tags, key=lambda tag: string(attributes(tag).get("position")).zfill(6)):
            values = attributes(tag)
            slug = unquote(string(values.get("slug")))
            if slug and values.get("position") is not None and not values.get("isChild"):
                url = self.canonical(page.absolute(root + self.board_path(slug)))
                yield RawBoard(slug, url, string(values.get("name")))

    def board_path(self, slug: str) -> str:
        """Where a tag's discussions are listed, in JSON from JSON."""
        return f"/api/discussions?filter[tag]={slug}"

    def thread_path(self, number: str, slug: str) -> str:
        """Where a discussion is, in JSON from JSON."""
        return f"/api/discussions/{number}"

    def root(self, page: Page) -> str:
        """The path under which the forum is installed, from the page's own address."""
        found = re.match(r"\w+://[^/]*(/.*?)??/(?:api|d|t|u|tags|all)(?:[/?]|$)", page.url)
        return found[1] or "" if found else ""

    def threads(self, page: Page) -> Iterator[RawThread]:
        document = self.document(page)
        if document.type == "discussions" and not document.single:
            for item in document.data:
                thread = self._thread(item, page)
                slug = string(attributes(item).get("slug"))
                path = self.thread_path(thread.thread_id, slug)
                thread.url = page.absolute(self.root(page) + path)
                yield thread

    def thread(self, page: Page) -> RawThread:
        document = self.document(page)
        if document.type == "discussions":
            return self._thread(document.data[0], page)
        first = next(iter(document.of_type("posts")), {})
        return self._thread(next(iter(document.related(first, "discussion")), {}), page)

    def _thread(self, item: Resource, page: Page) -> RawThread:
        document, values = self.document(page), attributes(item)
        number, posts = string(item.get("id")), len(references(item, "posts"))
        user = next(iter(document.related(item, "user")), {})
        tags = document.related(item, "tags")
        tags.sort(key=lambda tag: bool(attributes(tag).get("isChild")))
        boards = [tag for tag in tags if _is_board(tag)]
        count = values.get("commentCount", values.get("commentsCount"))
        author = self.member(user, page)
        return RawThread(
            number,
            page.absolute(self.root(page) + path(values, number)) if number else "",
            string(values.get("title")),
            tags=[string(attributes(tag).get("name")) for tag in tags if tag not in boards],
            boards=[string(attributes(tag).get("name")) for tag in boards],
            author=author.name or None,
            author_id=author.user_id,
            created=shown(values, "createdAt", "startTime"),
            last_post=shown(values, "lastPostedAt", "lastTime"),
            replies=str(count - 1) if isinstance(count, int) and count > 0 else None,
            views=string(values.get("viewCount", values.get("views"))) or None,
            pages=-(-posts // CHUNK) or None,
            sticky=values.get("isSticky") if "isSticky" in values else None,
            locked=values.get("isLocked") if "isLocked" in values else None,
            poll=self._poll(page) if document.single else None,
        )

    def _poll(self, page: Page) -> dict[str, Any] | None:
        document = self.document(page)
        poll = next(iter(document.of_type("polls")), None)
        if poll is None:
            return None
        options = map(attributes, document.related(poll, "options"))
        read = [{"text": string(o.get("answer")), "votes": o.get("voteCount")} for o in options]
        return {"question": string(attributes(poll).get("question")), "options": read}

    def posts(self, page: Page) -> Iterator[RawPost]:
        document = self.document(page)
        listed = document.type == "posts"
        own = document.data[0].get("id") if document.type == "discussions" else None
        posts = document.data if listed else document.of_type("posts")
        threads = {key for item in posts for key in references(item, "discussion")}
        for item in sorted(posts, key=lambda item: 0 if listed else _number(item)):
            holder = next(iter(references(item, "discussion")), ("", ""))
            if own is not None and holder[1] not in {"", own}:
                continue  # a post of another discussion that mentions one of these
            post = self._read(item, page)
            if post is not None:
                if listed and len(threads) > 1:
                    post.thread = self._thread(document.resources.get(holder, {}), page)
                yield post

    def _read(self, item: Resource, page: Page) -> RawPost | None:
        """A comment; None for the discussion's events and for what is hidden from guests."""
        document, values = self.document(page), attributes(item)
        html, number = values.get("contentHtml"), _number(item)
        hidden = values.get("isHidden") is True
        if (
            not isinstance(html, str)
            or hidden
            or values.get("contentType") not in {None, "comment"}
        ):
            return None
        thread = next(iter(document.related(item, "discussion")), {})
        thread = thread or (document.data[0] if document.type == "discussions" else {})
        likes = values.get("likesCount")
        if likes is None and "likes" in table(item.get("relationships")):
            likes = len(references(item, "likes"))
        url = path(attributes(thread), string(thread.get("id"))) + (
            f"/{number}" if number > 1 else ""
        )
        return RawPost(
            string(item.get("id")),
            self.member(next(iter(document.related(item, "user")), {}), page),
            page.fragment(html),
            permalink=page.absolute(self.root(page) + url) if thread else None,
            posted=shown(values, "createdAt", "time") or NO_DATE,
            edited=shown(values, "editedAt", "editTime"),
            position=number or None,
            reactions=string(likes) or None,
        )

    def member(self, user: Resource, page: Page) -> RawAuthor:
        """A member; one who is no longer there has neither name nor number."""
        values = attributes(user)
        name = string(values.get("displayName")) or string(values.get("username"))
        author = RawAuthor(name, string(user.get("id")) or None)
        slug = string(values.get("slug")) or string(values.get("username"))
        author.url = page.absolute(tidy_path(f"{self.root(page)}/u/{slug}")) if slug else None
        author.avatar = page.absolute(string(values.get("avatarUrl"))) or None
        groups = self.document(page).related(user, "groups")
        author.title = next((string(attributes(g).get("nameSingular")) for g in groups), None)
        known = {"messages": values.get("commentCount", values.get("commentsCount"))}
        known |= {"joined": values.get("joinTime"), "about": values.get("bio")}
        known |= {"discussions": values.get("discussionCount"), "points": values.get("points")}
        author.known = {key: string(value) for key, value in known.items() if string(value)}
        return author

    def next_page(self, page: Page) -> str | None:
        document = self.document(page)
        link = string(document.links.get("next"))
        if link:
            return self.canonical(page.absolute(link))
        ids = references(document.data[0], "posts") if document.single else []
        last = max((i for i, key in enumerate(ids, 1) if key in document.resources), default=0)
        if not last or last >= len(ids):
            return None
        own = read_address(page.url)
        url = f"{self.root(page)}/api/discussions/{string(document.data[0].get('id'))}"
        url = own.url.partition("?")[0] if own else page.absolute(url)
        return self.canonical(f"{url}?page[offset]={last}")

    def author(self, page: Page) -> RawAuthor | None:
        document = self.document(page)
        return self.member(document.data[0], page) if document.type == "users" else None


def path(values: dict[str, Any], number: str) -> str:
    """The path of a discussion's page: old versions leave the number out of the slug."""
    slug = string(values.get("slug"))
    if not slug:
        return f"/d/{number}"
    return f"/d/{slug}" if slug.partition("-")[0] == number else f"/d/{number}-{slug}"


def _is_board(tag: Resource) -> bool:
    values = attributes(tag)
    return values.get("position") is not None or values.get("isChild") is True


def _number(item: Resource) -> int:
    number = attributes(item).get("number")
    return number if isinstance(number, int) else 0


def shown(values: dict[str, Any], *names: str) -> Shown | None:
    """An ISO date of the JSON, under the first of its names."""
    text = next((string(values.get(name)) for name in names if string(values.get(name))), "")
    return Shown(text, iso=text) if text else None
