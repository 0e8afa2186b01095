"""Flarum's JSON, as `/api` gives it and as its pages carry it for their scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from crawler.engines.base import Kind
from crawler.engines.flarum.document import Document, attributes, references
from crawler.engines.flarum.markup import MARKUP
from crawler.engines.flarum.resources import (
    number_of,
    read_member,
    read_post,
    read_thread,
)
from crawler.engines.flarum.routes import FlarumRoutes, read_address
from crawler.fields import dicts, string, table
from crawler.memo import once_a_page
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.page import Page

_WALLS = frozenset({"permission_denied", "not_authenticated"})


class FlarumJSON(FlarumRoutes):
    """`/api/discussions`, `/api/discussions/ID`, `/api/posts`, `/api/tags`, `/api/users/ID`."""

    name = "flarum"
    version = "json"
    markup = MARKUP

    @once_a_page
    def document(self, page: Page) -> Document:
        """The JSON:API document of the page; an empty one where it has none."""
        return Document(self.source(page))

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
                thread = read_thread(self.document(page), item, self.root(page), page)
                slug = string(attributes(item).get("slug"))
                path = self.thread_path(thread.thread_id, slug)
                thread.url = page.absolute(self.root(page) + path)
                yield thread

    def thread(self, page: Page) -> RawThread:
        document = self.document(page)
        if document.type == "discussions":
            return read_thread(self.document(page), document.data[0], self.root(page), page)
        first = next(iter(document.of_type("posts")), {})
        return read_thread(
            self.document(page),
            next(iter(document.related(first, "discussion")), {}),
            self.root(page),
            page,
        )

    def posts(self, page: Page) -> Iterator[RawPost]:
        document = self.document(page)
        listed = document.type == "posts"
        own = string(document.data[0].get("id")) if document.type == "discussions" else ""
        posts = document.data if listed else document.of_type("posts")
        threads = {key for item in posts for key in references(item, "discussion")}
        for item in sorted(posts, key=lambda item: 0 if listed else number_of(item)):
            holder = next(iter(references(item, "discussion")), ("", ""))
            if own and holder[1] not in {"", own}:
                continue  # a post of another discussion that mentions one of these
            post = read_post(document, item, self.root(page), page)
            if post is not None:
                if listed and len(threads) > 1:
                    post.thread = read_thread(
                        self.document(page),
                        document.resources.get(holder, {}),
                        self.root(page),
                        page,
                    )
                yield post

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
        return (
            read_member(document, document.data[0], self.root(page), page)
            if document.type == "users"
            else None
        )
