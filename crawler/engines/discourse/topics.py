"""Topics, posts and members as Discourse's JSON has them; the page after one."""

import re
from collections.abc import Iterator
from typing import Any

from crawler.bodies.body import plain_text
from crawler.engines.discourse.markup import drop_sizes, name_quotes
from crawler.engines.discourse.routes import CHUNK, read_address
from crawler.engines.routes import folder_before
from crawler.links import tidy_path
from crawler.pages.dom import find
from crawler.pages.fields import dicts, iso_date, string, strings, table
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.raw import NO_DATE, Poll, RawAuthor, RawPost, RawThread, poll_of

_BASE_PATH = (
    "//head/meta[@name='discourse-base-uri']/@content"
    " | //head/meta[@id='data-discourse-setup']/@data-base-uri"
)
# The first names of routes.
_NAMES = frozenset("t c u tag tags latest top hot posts categories".split())
_LIKE = "2"  # the number of likes among the kinds of actions on a post
_WRITTEN = frozenset("124")  # kinds of posts: by members, by moderators, whispers; no events


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


@once_a_page
def root_path(page: Page) -> str:
    """The path under which the forum is installed: pages tell it, JSON only by its own address."""
    told = None if page.json is not None else find(page.root, _BASE_PATH)
    if told is not None:
        return str(told).rstrip("/")
    return folder_before(page.url, _NAMES)


def read_topic(topic: dict[str, Any], page: Page) -> RawThread:
    """A topic, from its own JSON or from its line in a list; its URL is that of its page."""
    number, slug = string(topic.get("id")), string(topic.get("slug")) or "-"
    starter = table(table(topic.get("details")).get("created_by"))
    stream = table(topic.get("post_stream"))
    ids, written = stream.get("stream"), topic.get("posts_count")
    written = written if isinstance(written, int) and written > 0 else 0
    count = len(ids) if isinstance(ids, list) else written if "posts" in stream else 0
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
        author_id=string(starter.get("username")) or None,
        created=iso_date(topic.get("created_at")),
        last_post=iso_date(topic.get("last_posted_at")),
        replies=str(written - 1) if written else None,
        views=string(topic.get("views")) or None,
        pages=-(-count // chunk(topic)) or None,
        sticky=_flag(topic, "pinned", "pinned_globally"),
        locked=_flag(topic, "closed", "archived"),
        poll=next((p for p in map(_poll, posts_of(topic)[:1]) if p), None),
    )


def listed_topics(data: dict[str, Any], page: Page) -> Iterator[RawThread]:
    """The topics of a list, each with the member who began it."""
    names = {string(user.get("id")): user.get("username") for user in dicts(data.get("users"))}
    for topic in dicts(table(data.get("topic_list")).get("topics")):
        thread = read_topic(topic, page)
        first = next(iter(dicts(topic.get("posters"))), {})
        thread.author = string(names.get(string(first.get("user_id")))) or None
        thread.author_id = thread.author
        if thread.thread_id:
            yield thread


def _url(page: Page, slug: str, number: str) -> str:
    url = page.absolute(f"{root_path(page)}/t/{slug}/{number}")
    address = read_address(url)
    return address.url if address else url


def own_thread(post: dict[str, Any], page: Page) -> RawThread:
    """The topic of a post that stands among those of others."""
    number, slug = string(post.get("topic_id")), string(post.get("topic_slug")) or "-"
    return RawThread(number, _url(page, slug, number), string(post.get("topic_title")))


def _flag(topic: dict[str, Any], *names: str) -> bool | None:
    flags = [topic[name] for name in names if name in topic]
    return any(flag is True for flag in flags) if flags else None


def _poll(post: dict[str, Any]) -> Poll | None:
    poll = next(iter(dicts(post.get("polls"))), {})
    options = ((string(o.get("html")), o.get("votes")) for o in dicts(poll.get("options")))
    words = ((re.sub(r"<[^>]*>", "", markup).strip(), votes) for markup, votes in options)
    return poll_of(string(poll.get("title")), words)


def read_post(post: dict[str, Any], page: Page) -> RawPost | None:
    """A post; None for the topic's events and for what its author or a moderator took away.

    Pages name posts by topic and number and members by name, so that their JSON's own ids are not
    theirs.
    """
    number = post.get("post_number")
    gone = post.get("deleted_at") or post.get("user_deleted") or post.get("cooked_hidden")
    if string(post.get("post_type", 1)) not in _WRITTEN or gone or not string(number):
        return None
    body = page.fragment(string(post.get("cooked")))
    topic, slug = string(post.get("topic_id")), string(post.get("topic_slug")) or "-"
    drop_sizes(body)
    name_quotes(body, topic)
    counts = {string(a.get("id")): a.get("count") for a in dicts(post.get("actions_summary"))}
    likes = post.get("reaction_users_count", counts.get(_LIKE))
    edited = isinstance(post.get("version"), int) and post["version"] > 1
    return RawPost(
        f"{topic}/{number}" if topic else string(number),
        read_member(post, page),
        body,
        permalink=_url(page, slug, f"{topic}/{number}") if topic else None,
        posted=iso_date(post.get("created_at")) or NO_DATE,
        edited=iso_date(post.get("updated_at")) if edited else None,
        position=number if isinstance(number, int) and number > 0 else None,
        reactions=string(likes) or None,
    )


def read_member(user: dict[str, Any], page: Page) -> RawAuthor:
    """A member, from their own JSON or from one of their posts."""
    name = string(user.get("username"))
    picture = string(user.get("avatar_template")).replace("{size}", "120")
    author = RawAuthor(name, name or None)
    author.url = page.absolute(tidy_path(f"{root_path(page)}/u/{name}")) if name else None
    author.avatar = page.absolute(picture) or None
    author.title = string(user.get("user_title") or user.get("title")) or None
    known = {"name": user.get("name"), "group": user.get("primary_group_name")}
    if "trust_level" in user and "post_number" not in user:  # the member's own page
        about = plain_text(page.fragment(string(user.get("bio_cooked"))))
        known |= {"joined": user.get("created_at"), "messages": user.get("post_count")}
        known |= {"location": user.get("location"), "website": user.get("website"), "about": about}
    author.known = strings(known)
    return author


def following(data: dict[str, Any], start: int) -> str:
    """The query of the next page, or "" on the last one; `start` is the number of this one."""
    if "topic_list" in data:
        more = string(table(data["topic_list"]).get("more_topics_url"))
        number = re.search(r"[?&]page=(\d+)", more)
        return f"page={number[1] if number else start + 1}" if more else ""
    posts = posts_of(data)
    if "latest_posts" in data:
        oldest = min((p["id"] for p in posts if isinstance(p.get("id"), int)), default=0) - 1
        return f"before={oldest}" if oldest > 0 else ""
    stream, here = table(data.get("post_stream")), max(start, 1)
    last = posts[-1].get("id") if posts else None
    ids = stream.get("stream")
    if last is not None and isinstance(ids, list):  # those of all posts of the topic
        size = chunk(data)
        after = ids.index(last) + 1 if last in ids else here * size
        return f"page={max(after // size, here) + 1}" if after < len(ids) else ""
    # Of ten thousand posts and more the id of the last one is given alone.
    return f"page={here + 1}" if last is not None and stream.get("lastId", last) != last else ""
