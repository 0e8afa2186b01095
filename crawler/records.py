"""The records: what a run writes."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from crawler.raw import Shown

SCHEMA = 1


def fetched(moment: datetime) -> str:
    """An aware moment as `fetched_at` of records has it: in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class Author:
    """A line of the `authors` feed."""

    schema: int
    id: str | None
    site: str
    engine: str
    name: str
    profile_url: str | None = None
    avatar_url: str | None = None
    title: str | None = None
    joined: str | None = None
    joined_text: str | None = None
    messages: int | None = None
    reaction_score: int | None = None
    points: int | None = None
    level: int | None = None
    ranks: int | None = None
    trophies: int | None = None
    location: str | None = None
    gender: str | None = None
    age: int | None = None
    occupation: str | None = None
    member_number: int | None = None
    likes_given: int | None = None
    likes_received: int | None = None
    signature: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    fetched_at: str = ""
    source: str = ""


class Open:
    """What travels with a thread's record while the forum's order of day and month is not sure.

    `open_dates`: its fields that this order decides, with the dates that each is read from, as
    shown and when; the latest counts.
    """

    open_dates: dict[str, list[tuple[Shown, datetime]]] | None = None


@dataclass(slots=True)
class Thread(Open):
    """A line of the `threads` feed."""

    schema: int
    id: str
    site: str
    engine: str
    thread_id: str
    url: str
    title: str = ""
    prefix: str | None = None
    tags: list[str] = field(default_factory=list)
    boards: list[str] = field(default_factory=list)
    author_id: str | None = None
    author: str | None = None
    created_at: str | None = None
    last_post_at: str | None = None
    replies: int | None = None
    views: int | None = None
    pages: int | None = None
    sticky: bool | None = None
    locked: bool | None = None
    poll: dict[str, Any] | None = None
    fetched_at: str = ""
    source: str = ""


_R = TypeVar("_R", Author, Thread)


def keys_of(kind: type[Author] | type[Thread]) -> list[str]:
    """The keys of a feed's lines, in their order."""
    return [key.name for key in fields(kind)]


def read_back(kind: type[_R], record: dict[str, Any]) -> _R:
    """A record of a feed as it was written; keys of another schema are left out."""
    values: dict[str, Any] = {name: record.get(name) for name in keys_of(kind)}
    return kind(**values)


class Carrier:
    """What travels with a post through the pipelines without being part of its record.

    A pipeline returns one item, and Scrapy's own exporters write an item's dataclass fields: so
    the author, the thread and who is mentioned ride in attributes that are no fields.
    """

    author_line: Author
    thread_line: Thread
    mentioned: tuple[str, ...] = ()  # the words of links that lead to members
    engine_version: str | None = None  # None where no engine read the post, but a text was parted


@dataclass(slots=True)
class Post(Carrier):
    """A line of the `posts` feed."""

    schema: int
    id: str
    site: str
    engine: str
    thread_id: str
    post_id: str
    position: int | None
    url: str
    title: str
    boards: list[str]
    author_id: str | None
    author: str
    posted_at: str | None
    posted_at_text: str
    edited_at: str | None
    edited_at_text: str | None
    body: str
    quotes: list[dict[str, str | None]]
    links: list[str]
    images: list[str]
    attachments: list[str]
    reactions: int | None
    repeated_paragraphs: int
    duplicate_of: str | None
    similarity: float | None
    arabic_share: float
    fetched_at: str
    source: str


@dataclass(slots=True)
class Rejected:
    """A line of the `rejected` feed: what was read and could not become a valid record."""

    schema: int
    source: str
    reason: str
    raw: str
    fetched_at: str
