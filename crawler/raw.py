"""What an engine saw on a page, as the page has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement


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


def dated(words: str) -> Shown | None:
    """Words as a date; None where no digit is in them."""
    return Shown(words) if any(map(str.isdigit, words)) else None


Poll = dict[str, Any]


def poll_of(question: str, options: Iterable[tuple[str, int | None]]) -> Poll | None:
    """A poll, its options by their words and their votes; None without any."""
    read = [{"text": text, "votes": votes} for text, votes in options]
    return {"question": question, "options": read} if read else None


@dataclass(slots=True)
class RawBoard:
    """A board that a page links to."""

    board_id: str
    url: str
    title: str = ""


@dataclass(slots=True)
class GuessedBoard(RawBoard):
    """A board that a platform has, to which no page of it links: this forum may have none."""


class CountedBoard(RawBoard):
    """A board whose line says how many threads it has, in a text as shown."""

    topics: str = ""


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
    """A thread, as its own page or its line in a board shows it; counts are the texts as shown.

    `posts` is a count in a line that does not say whether the opening post is among them.
    """

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
    posts: str | None = None
    views: str | None = None
    pages: int | None = None
    sticky: bool | None = None
    locked: bool | None = None
    moved: bool = False
    poll: Poll | None = None

    def begun_by(self, opening: RawPost | None) -> None:
        """Take over from its opening post who began it and when, where nothing else tells."""
        if opening is not None:
            self.author = self.author or opening.author.name or None
            self.author_id = self.author_id or opening.author.user_id
            self.created = self.created or opening.posted


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
