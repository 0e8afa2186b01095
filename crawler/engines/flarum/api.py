"""Flarum's JSON, as `/api` gives it and as its pages carry it for their scripts."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from crawler.engines.base import Kind
from crawler.engines.flarum.markup import MARKUP
from crawler.engines.flarum.resources import (
    Document,
    attributes,
    number_of,
    read_member,
    read_post,
    read_thread,
    references,
)
from crawler.engines.flarum.routes import CHUNK, FlarumRoutes, read_address
from crawler.engines.routes import folder_before
from crawler.pages.fields import string, table
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

# The first names of routes.
_NAMES = frozenset("api d t u tags all".split())
_WALLS = frozenset({"permission_denied", "not_authenticated"})


class FlarumJSON(FlarumRoutes):
    """`/api/discussions`, `/api/discussions/ID`, `/api/posts`, `/api/tags`, `/api/users/ID`."""

    name = "flarum"
    version = "json"
    markup = MARKUP

    @once_a_page
    def document(self, page: Page) -> Document:
        """The JSON:API document of the page; an empty one where it has none."""
        return Document(self.source(page), self.root(page))

    def source(self, page: Page) -> dict[str, Any]:
        """The JSON that is the page's document."""
        return table(page.json)

    def detect(self, page: Page) -> int:
        if not table(page.json):
            return 0
        document = self.document(page)
        if document.type in {"discussions", "posts", "tags", "users"}:
            return 90 if attributes(document.data[0]) else 0
        codes = {string(error.get("code")) for error in document.errors}
        return 70 if codes & {*_WALLS, "not_found"} else 0

    def kind(self, page: Page) -> Kind:
        document = self.document(page)
        if document.errors:
            wall = any(string(error.get("code")) in _WALLS for error in document.errors)
            return Kind.LOGIN if wall else Kind.ERROR
        if document.type == "posts" or (document.type == "discussions" and document.single):
            return Kind.THREAD
        if document.type == "discussions":
            return Kind.BOARD
        kinds = {"tags": Kind.BOARD if document.single else Kind.INDEX, "users": Kind.PROFILE}
        return kinds.get(document.type, Kind.OTHER)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        """The tags of which each discussion has one: those with a place, which are no children.

        Where no tag has a place, all discussions are one board.
        """
        document = self.document(page)
        if document.type != "tags":
            return
        tags = [attributes(tag) for tag in document.of_type("tags")]
        tags = [tag for tag in tags if tag.get("position") is not None and not tag.get("isChild")]
        tags.sort(key=lambda tag: string(tag.get("position")).zfill(6))
        for tag in tags or [{}]:
            slug = unquote(string(tag.get("slug")))
            url = self.canonical(page.absolute(document.root + self.board_path(slug)))
            yield RawBoard(slug or "all", url, string(tag.get("name")))

    def board_path(self, slug: str) -> str:
        """Where a tag's discussions are listed, or all of them; in JSON from JSON."""
        return "/api/discussions" + (f"?filter[tag]={slug}" if slug else "")

    def thread_path(self, number: str, slug: str) -> str:
        """Where a discussion is, in JSON from JSON."""
        return f"/api/discussions/{number}"

    def root(self, page: Page) -> str:
        """The path under which the forum is installed, from the page's own address."""
        return folder_before(page.url, _NAMES)

    def threads(self, page: Page) -> Iterator[RawThread]:
        document = self.document(page)
        if document.type == "discussions" and not document.single:
            for item in document.data:
                thread = read_thread(document, item, page)
                slug = string(attributes(item).get("slug"))
                path = self.thread_path(thread.thread_id, slug)
                thread.url = page.absolute(document.root + path)
                yield thread

    def thread(self, page: Page) -> RawThread:
        document = self.document(page)
        if document.type == "discussions":
            return read_thread(document, document.data[0], page)
        first = next(iter(document.of_type("posts")), {})
        return read_thread(document, next(iter(document.related(first, "discussion")), {}), page)

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
            post = read_post(document, item, page)
            if post is not None:
                if listed and len(threads) > 1:
                    post.thread = read_thread(document, document.resources.get(holder, {}), page)
                yield post

    def next_page(self, page: Page) -> str | None:
        document = self.document(page)
        link = string(document.links.get("next"))
        if link:
            return self.canonical(page.absolute(link))
        ids = references(document.data[0], "posts") if document.single else []
        own = read_address(page.url)
        first = own.start if own else 0
        # Later posts are held as well: those that mention one of these, and the best answer.
        after = ids[first + 1 : first + CHUNK]
        held = next((n for n, key in enumerate(after) if key not in document.resources), len(after))
        last = first + 1 + held
        if last >= len(ids):
            return None
        path = f"{document.root}/api/discussions/{string(document.data[0].get('id'))}"
        url = own.url.partition("?")[0] if own else page.absolute(path)
        return self.canonical(f"{url}?page[offset]={last}")

    def author(self, page: Page) -> RawAuthor | None:
        document = self.document(page)
        return read_member(document, document.data[0], page) if document.type == "users" else None
