"""The records: what an engine saw on a page, and what a run writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.clock import ForumClock
    from crawler.engines.base import Engine
    from crawler.own_text import OwnText
    from crawler.page import Page
    from crawler.state import ThreadState

SCHEMA = 1


class Shown(NamedTuple):
    """A date as the page has it: its words, and the value of an attribute where there is one.

    `iso` is an ISO 8601 string (any of its spellings), `epoch` seconds since 1970 (UTC). `full` is
    a fuller wording of the same date, such as a tooltip: it is read in place of `text`.
    """

    text: str = ""
    iso: str | None = None
    epoch: float | None = None
    full: str = ""


NO_DATE = Shown()


@dataclass(slots=True)
class RawBoard:
    """A board that a page links to."""

    board_id: str
    url: str
    title: str = ""


@dataclass(slots=True)
class RawAuthor:
    """The author of a post as its page shows them.

    `panel` holds label and value pairs as shown; a value without a label has the label `""`.
    `known` holds values whose record field the markup itself names (`joined`, `messages`, ...):
    keys are fields of the authors record, values are the texts as shown or an attribute's value.
    """

    name: str = ""
    user_id: str | None = None
    url: str | None = None
    avatar: str | None = None
    title: str | None = None
    panel: list[tuple[str, str]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    signature: HtmlElement | str | None = None


@dataclass(slots=True)
class RawThread:
    """A thread, as its own page or its line in a board shows it; counts are the texts as shown."""

    thread_id: str
    url: str
    title: str = ""
    prefix: str | None = None
    tags: list[str] = field(default_factory=list)
    boards: list[str] = field(default_factory=list)
    author: str | None = None
    author_id: str | None = None
    created: Shown | None = None
    last_post: Shown | None = None
    replies: str | None = None
    views: str | None = None
    pages: int | None = None
    sticky: bool | None = None
    locked: bool | None = None
    moved: bool = False
    poll: dict[str, Any] | None = None


@dataclass(slots=True)
class RawPost:
    """A post as an engine saw it; body and signature are elements of the page's tree.

    `post_id` is None for an opening post to which the engine gives no id of its own.
    `position` is the number that the page shows on the post (1-based, over all pages).
    `thread` is set where a page shows posts of several threads.
    """

    post_id: str | None
    author: RawAuthor
    body: HtmlElement | str
    permalink: str | None = None
    posted: Shown = NO_DATE
    edited: Shown | None = None
    position: int | None = None
    reactions: str | None = None
    attachments: list[str] = field(default_factory=list)
    thread: RawThread | None = None


@dataclass(slots=True)
class ScrapedPost:
    """What the spiders hand to the pipelines: a post, its thread, and the page that showed both.

    `position` is the post's place in the thread as counted over its pages, where that is known;
    `own` is what the author wrote, once it was read.
    """

    post: RawPost
    thread: RawThread
    page: Page
    engine: Engine
    clock: ForumClock
    position: int | None = None
    own: OwnText | None = None


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


@dataclass(slots=True)
class Thread:
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


@dataclass(frozen=True, slots=True)
class Missing:
    """Says that a page does not show a `part` (posts, threads, date, ...) that it should have."""

    engine: str
    version: str
    part: str
    url: str

    def __str__(self) -> str:
        return f"{self.engine} {self.version}".strip() + f": no {self.part} found"


@dataclass(slots=True)
class ThreadRead:
    """Says that the posts of a thread have all been handed on: its record, and what to remember.

    `thread` is None where no page of it could be read.
    """

    thread: Thread | None
    site: str
    thread_id: str
    state: ThreadState


@dataclass(slots=True)
class BoardRead:
    """Says that all threads of a board have been handed on."""

    site: str
    board_id: str
