"""Discourse's JSON: topics, lists of topics, the newest posts, categories and members."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crawler.body import plain_text
from crawler.engines.base import Kind
from crawler.engines.discourse.markup import MARKUP, name_quotes
from crawler.engines.discourse.routes import CHUNK, DiscourseRoutes, read_address
from crawler.fields import dicts, string, table
from crawler.links import tidy_path
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread, Shown

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
_LIKE = 2  # the number of likes among the kinds of actions on a post
_WRITTEN = frozenset({1, 2, 4})  # kinds of posts: by members, by moderators, whispers; no events


def shown(value: Any) -> Shown | None:
    """An ISO date of the JSON, which is all that it shows of a date."""
    return Shown(value, iso=value) if isinstance(value, str) and value else None


def chunk(topic: dict[str, Any]) -> int:
    """How many posts a page of a topic holds: its JSON says where it is not the usual number."""
    size = topic.get("chunk_size")
    return size if isinstance(size, int) and size > 0 else CHUNK


def posts_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The posts of a topic, of the newest posts, or a single post."""
    if "cooked" in data and "post_number" in data:
        return [data]
    stream = table(data.get("post_stream")) or data
    return dicts(stream.get("posts")) or dicts(data.get("latest_posts"))


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
            wall = data.get("error_type") in {"not_logged_in", "invalid_access"}
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
        names = {user.get("id"): user.get("username") for user in dicts(data.get("users"))}
        for topic in dicts(table(data.get("topic_list")).get("topics")):
            thread = read_topic(topic, page)
            thread.url = page.absolute(f"{_root(page)}/t/{thread.thread_id}.json")
            first = next(iter(dicts(topic.get("posters"))), {})
            thread.author_id = string(first.get("user_id")) or None
            thread.author = string(names.get(first.get("user_id"))) or None
            if thread.thread_id:
                yield thread

    def thread(self, page: Page) -> RawThread:
        data = table(page.json)
        if "post_stream" in data:
            return read_topic(data, page)
        first = next(iter(posts_of(data)), {})
        return _own_thread(first, page) if first else read_topic({}, page)

    def posts(self, page: Page) -> Iterator[RawPost]:
        data = table(page.json)
        listed = posts_of(data)
        ids = {string(post.get("post_number")): string(post.get("id")) for post in listed}
        mixed = "latest_posts" in data
        for post in listed:
            read = read_post(post, page, {} if mixed else ids)
            if read is not None:
                read.thread = _own_thread(post, page) if mixed else None
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
        return page.absolute(f"{_root(page)}/t/{topic}.json?page={following}")

    def author(self, page: Page) -> RawAuthor | None:
        user = table(table(page.json).get("user"))
        return read_member(user, page) if user else None


def _root(page: Page) -> str:
    """The path under which the forum is installed, from the page's own address."""
    found = re.match(r"\w+://[^/]*(/.*?)??/(?:t|c|latest|posts|categories)(?:[/.?]|$)", page.url)
    return found[1] or "" if found else ""


def _board(category: dict[str, Any], parents: str, page: Page) -> Iterator[RawBoard]:
    slug = f"{parents}{string(category.get('slug')) or '-'}"
    number = string(category.get("id"))
    if number:
        url = page.absolute(f"{_root(page)}/c/{slug}/{number}.json")
        yield RawBoard(number, url, string(category.get("name")))
    if category.get("default_list_filter") == "none":  # its list leaves out its children's topics
        for child in dicts(category.get("subcategory_list")):
            yield from _board(child, f"{slug}/", page)


def read_topic(topic: dict[str, Any], page: Page) -> RawThread:
    """A topic, from its own JSON or from its line in a list; its URL is that of its page."""
    number, slug = string(topic.get("id")), string(topic.get("slug")) or "-"
    replies = topic.get("posts_count")
    starter = table(table(topic.get("details")).get("created_by"))
    stream = table(topic.get("post_stream")).get("stream")
    tags = topic.get("tags")
    return RawThread(
        number,
        _url(page, slug, number) if number else "",
        string(topic.get("title")),
        tags=[
            string(table(tag).get("name")) or string(tag)
            for tag in (tags if isinstance(tags, list) else [])
        ],
        author=string(starter.get("username")) or None,
        author_id=string(starter.get("id")) or None,
        created=shown(topic.get("created_at")),
        last_post=shown(topic.get("last_posted_at")),
        replies=str(replies - 1) if isinstance(replies, int) and replies > 0 else None,
        views=string(topic.get("views")) or None,
        pages=-(-len(stream) // chunk(topic)) if isinstance(stream, list) and stream else None,
        sticky=_flag(topic, "pinned", "pinned_globally"),
        locked=_flag(topic, "closed", "archived"),
        poll=next((p for p in map(_poll, posts_of(topic)[:1]) if p), None),
    )


def _url(page: Page, slug: str, number: str) -> str:
    url = page.absolute(f"{_root(page)}/t/{slug}/{number}")
    address = read_address(url)
    return address.url if address else url


def _own_thread(post: dict[str, Any], page: Page) -> RawThread:
    """The topic of a post that stands among those of others."""
    number, slug = string(post.get("topic_id")), string(post.get("topic_slug")) or "-"
    return RawThread(number, _url(page, slug, number), string(post.get("topic_title")))


def _flag(topic: dict[str, Any], *names: str) -> bool | None:
    flags = [topic[name] for name in names if name in topic]
    return any(flag is True for flag in flags) if flags else None


def _poll(post: dict[str, Any]) -> dict[str, Any] | None:
    poll = next(iter(dicts(post.get("polls"))), None)
    if poll is None:
        return None
    options = [
        {"text": re.sub(r"<[^>]*>", "", string(o.get("html"))).strip(), "votes": o.get("votes")}
        for o in dicts(poll.get("options"))
    ]
    return {"question": string(poll.get("title")), "options": options} if options else None


def read_post(post: dict[str, Any], page: Page, ids: dict[str, str]) -> RawPost | None:
    """A post; None for the topic's events and for what its author or a moderator took away."""
    number = post.get("post_number")
    gone = post.get("deleted_at") or post.get("user_deleted") or post.get("cooked_hidden")
    if post.get("post_type", 1) not in _WRITTEN or gone or not string(post.get("id")):
        return None
    body = page.fragment(string(post.get("cooked")))
    topic, slug = string(post.get("topic_id")), string(post.get("topic_slug")) or "-"
    name_quotes(body, topic, ids)
    counts = {a.get("id"): a.get("count") for a in dicts(post.get("actions_summary"))}
    likes = post.get("reaction_users_count", counts.get(_LIKE))
    edited = isinstance(post.get("version"), int) and post["version"] > 1
    return RawPost(
        string(post.get("id")),
        read_member(post, page),
        body,
        permalink=_url(page, slug, f"{topic}/{number}") if topic else None,
        posted=shown(post.get("created_at")) or NO_DATE,
        edited=shown(post.get("updated_at")) if edited else None,
        position=number if isinstance(number, int) and number > 0 else None,
        reactions=string(likes) or None,
    )


def read_member(user: dict[str, Any], page: Page) -> RawAuthor:
    """A member, from their own JSON or from one of their posts."""
    name = string(user.get("username"))
    picture = string(user.get("avatar_template")).replace("{size}", "120")
    author = RawAuthor(name, string(user.get("user_id")) or None)
    author.url = page.absolute(tidy_path(f"{_root(page)}/u/{name}")) if name else None
    author.avatar = page.absolute(picture) or None
    author.title = string(user.get("user_title") or user.get("title")) or None
    known = {"name": user.get("name"), "group": user.get("primary_group_name")}
    if "trust_level" in user and "post_number" not in user:  # the member's own page
        author.user_id = string(user.get("id")) or None
        about = plain_text(page.fragment(string(user.get("bio_cooked"))))
        known |= {"joined": user.get("created_at"), "messages": user.get("post_count")}
        known |= {"location": user.get("location"), "website": user.get("website"), "about": about}
    author.known = {key: string(value) for key, value in known.items() if string(value)}
    return author
