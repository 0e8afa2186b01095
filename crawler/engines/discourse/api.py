"""Discourse's JSON: topics, lists of topics, the newest posts, categories and members."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crawler.engines.base import Kind
from crawler.engines.discourse.markup import MARKUP
from crawler.engines.discourse.routes import DiscourseRoutes
from crawler.engines.discourse.topics import (
    chunk,
    own_thread,
    posts_of,
    read_member,
    read_post,
    read_topic,
    root_path,
)
from crawler.fields import dicts, string, table
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.page import Page

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

    name = "discourse"
    version = "json"
    markup = MARKUP

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
        data = table(page.json)
        names = {string(user.get("id")): user.get("username") for user in dicts(data.get("users"))}
        for topic in dicts(table(data.get("topic_list")).get("topics")):
            thread = read_topic(topic, page)
            thread.url = page.absolute(f"{root_path(page)}/t/{thread.thread_id}.json")
            first = next(iter(dicts(topic.get("posters"))), {})
            thread.author_id = string(first.get("user_id")) or None
            thread.author = string(names.get(string(first.get("user_id")))) or None
            if thread.thread_id:
                yield thread

    def thread(self, page: Page) -> RawThread:
        data = table(page.json)
        if "post_stream" in data:
            return read_topic(data, page)
        first = next(iter(posts_of(data)), {})
        return own_thread(first, page) if first else read_topic({}, page)

    def posts(self, page: Page) -> Iterator[RawPost]:
        data = table(page.json)
        listed = posts_of(data)
        ids = {string(post.get("post_number")): string(post.get("id")) for post in listed}
        mixed = "latest_posts" in data
        for post in listed:
            read = read_post(post, page, {} if mixed else ids)
            if read is not None:
                read.thread = own_thread(post, page) if mixed else None
                yield read

    def next_page(self, page: Page) -> str | None:
        data, address = table(page.json), self.address(page.url)
        base = address.url.partition("?")[0] if address else ""
        start = address.start if address else 0
        if "topic_list" in data:
            more = string(table(data["topic_list"]).get("more_topics_url"))
            number = re.search(r"[?&]page=(\d+)", more)
            return f"{base}?page={number[1] if number else start + 1}" if more and base else None
        if "latest_posts" in data:
            numbers = [p["id"] for p in posts_of(data) if isinstance(p.get("id"), int)]
            oldest = min(numbers, default=0) - 1
            return f"{base}?before={oldest}" if base and oldest > 0 else None
        stream, posts = table(data.get("post_stream")).get("stream"), posts_of(data)
        if not isinstance(stream, list) or not posts or posts[-1].get("id") in (stream or [0])[-1:]:
            return None
        last = posts[-1].get("id")
        here = max(start, 1)
        after = stream.index(last) + 1 if last in stream else here * chunk(data)
        if after >= len(stream):
            return None
        topic, following = read_topic(data, page).thread_id, max(after // chunk(data), here) + 1
        return page.absolute(f"{root_path(page)}/t/{topic}.json?page={following}")

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
