"""Discourse's JSON: topics, lists of topics, the newest posts, categories and members."""

from collections.abc import Iterator
from typing import Any

from crawler.engines.base import Kind
from crawler.engines.discourse.routes import DiscourseRoutes
from crawler.engines.discourse.topics import (
    following,
    listed_topics,
    own_thread,
    posts_of,
    read_member,
    read_post,
    read_topic,
    root_path,
)
from crawler.pages.fields import dicts, string, table
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

_KINDS = {
    "post_stream": Kind.THREAD,
    "latest_posts": Kind.THREAD,
    "topic_list": Kind.BOARD,
    "category_list": Kind.INDEX,
    "categories": Kind.INDEX,
    "user": Kind.PROFILE,
}


class DiscourseJSON(DiscourseRoutes):
    """`/t/ID.json`, `/latest.json`, `/c/slug/ID.json`, `/posts.json`, `/categories.json`, ..."""

    version = "json"

    def detect(self, page: Page) -> int:
        data = table(page.json)
        if any(key in data for key in ("post_stream", "topic_list", "category_list")):
            return 95
        if any("topic_slug" in post and "cooked" in post for post in posts_of(data)[:1]):
            return 95
        if "trust_level" in table(data.get("user")) or "error_type" in data:
            return 80
        return 80 if "categories" in data and "trust_levels" in data else 0

    def kind(self, page: Page) -> Kind:
        data = table(page.json)
        if "error_type" in data or "errors" in data:
            wall = string(data.get("error_type")) in {"not_logged_in", "invalid_access"}
            return Kind.LOGIN if wall else Kind.ERROR
        if "cooked" in data:
            return Kind.THREAD
        return next((kind for key, kind in _KINDS.items() if key in data), Kind.OTHER)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        """The categories that stand in no other: a category's list holds its children's topics."""
        data = table(page.json)
        listed = table(data.get("category_list")) or data
        for category in dicts(listed.get("categories")):
            if category.get("parent_category_id") is None:
                yield from _board(category, "", page)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for thread in listed_topics(table(page.json), page):
            thread.url = page.absolute(f"{root_path(page)}/t/{thread.thread_id}.json")
            yield thread

    def thread(self, page: Page) -> RawThread:
        data = table(page.json)
        if "post_stream" in data:
            return read_topic(data, page)
        first = next(iter(posts_of(data)), {})
        return own_thread(first, page) if first else read_topic({}, page)

    def posts(self, page: Page) -> Iterator[RawPost]:
        data = table(page.json)
        mixed = "latest_posts" in data
        for post in posts_of(data):
            read = read_post(post, page)
            if read is not None:
                read.thread = own_thread(post, page) if mixed else None
                yield read

    def next_page(self, page: Page) -> str | None:
        data, address = table(page.json), self.address(page.url)
        after = following(data, address.start if address else 0)
        if "post_stream" in data:
            topic = read_topic(data, page).thread_id
            base = page.absolute(f"{root_path(page)}/t/{topic}.json")
        else:
            base = address.url.partition("?")[0] if address else ""
        return f"{base}?{after}" if base and after else None

    def author(self, page: Page) -> RawAuthor | None:
        user = table(table(page.json).get("user"))
        return read_member(user, page) if user else None


def _board(category: dict[str, Any], parents: str, page: Page) -> Iterator[RawBoard]:
    slug = f"{parents}{string(category.get('slug')) or '-'}"
    number = string(category.get("id"))
    if number:
        url = page.absolute(f"{root_path(page)}/c/{slug}/{number}.json")
        yield RawBoard(number, url, string(category.get("name")))
    if category.get("default_list_filter") == "none":  # its list leaves out its children's topics
        for child in dicts(category.get("subcategory_list")):
            yield from _board(child, f"{slug}/", page)
