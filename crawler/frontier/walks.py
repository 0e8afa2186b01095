"""What belongs together among the pages to fetch: those of a board, of a thread."""

from dataclasses import dataclass, field
from typing import NamedTuple

from crawler.arabic.numbers import parse_count
from crawler.frontier.board_lines import ListOrder
from crawler.raw import RawThread
from crawler.records import Thread
from crawler.store.thread_states import ThreadState
from crawler.string_set import StringSet

# Counts are made round from here on.
_ROUND = 1000


@dataclass(slots=True)
class BoardWalk:
    """The pages of one board in this run.

    `known`: an earlier run read all of it; `whole`: this one stops where nothing changed; `oldest`
    is the date of the last thread of its first page then. `waiting` counts its threads that are not
    read yet; `walked` says that no page of it is left to fetch; `failed`, that one was not read.
    `depth` counts the boards that it is in. `period` asks for threads of any age (`daysprune=-1`):
    None while its pages show them unasked, empty where they do not answer to it. `pages` and
    `linked` are as a thread's. `guessed`: no page links to it, so that it need not be there.
    `trail` names the boards that led to it, and itself. `counted` is how many threads a list of
    boards says that it has. `leads`: it names boards that no page before it named. `lone`: one page
    lists all of it, or did when it was read. `lines` are the threads that its pages list but the
    last one, and those of them that are not kept on top.
    """

    id: str
    whole: bool = False
    depth: int = 0
    waiting: int = 0
    walked: bool = False
    failed: bool = False
    oldest: int | None = None
    order: ListOrder = field(default_factory=ListOrder)
    period: str | None = None
    guessed: bool = False
    counted: int | None = None
    trail: list[str] = field(default_factory=list)
    leads: bool = False
    known: bool = False
    lone: bool = False
    lines: list[tuple[int, int]] = field(default_factory=list)
    threads: StringSet = field(default_factory=StringSet)
    pages: dict[int, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)


class KnownPage(NamedTuple):
    """A page of a thread that was read: the posts before it (None where that is not known), the id
    of its first one, and how many it shows that none before it did."""

    url: str
    skipped: int | None
    head: str | None
    posts: int


@dataclass(slots=True, weakref_slot=True)
class ThreadWalk:
    """The pages of one thread in this run.

    `mark` is how its board's line shows it (see `line_mark`), None where no board listed it;
    `listed_url` is its first page as that line links to it. `single` stops after one page;
    `ascending` where new posts come last. `position` is the number of posts before the next page,
    None where that is not known. `pages` maps the start of each page that the pagination showed to
    its URL, and `linked` such URLs to the ones to ask for; `posts` holds the ids seen and `looks`
    what stands for each page, so that pages which repeat themselves end. `shown` counts the posts
    that were found, and those of which a gap is known; `ended` is the page read before, and the
    number of its last post. `read` are the pages read without a gap; `began` is the first page that
    failed. `pushed` counts the posts to be found before what the last known page began with, since
    that stands further down now.
    """

    id: str
    listed: RawThread | None = None
    listed_url: str = ""
    mark: bytes | None = None
    board: BoardWalk | None = None
    state: ThreadState | None = None
    single: bool = False
    ascending: bool = True
    failed: bool = False
    position: int | None = 0
    began: str = ""
    pushed: int | None = None
    record: Thread | None = None
    pages: dict[int, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    opening: int | None = None
    posts: set[str] = field(default_factory=set)
    looks: set[int] = field(default_factory=set)
    shown: int = 0
    ended: tuple[str, int | None] = ("", None)
    read: list[KnownPage] = field(default_factory=list)

    @property
    def was_read(self) -> bool:
        """Whether an earlier run read a page of it."""
        return self.state is not None and self.state.head is not None

    @property
    def last(self) -> KnownPage | None:
        """The last page read without a gap."""
        return self.read[-1] if self.read else None

    @property
    def counted(self) -> int | None:
        """How many posts its line in a board says that it has: the opening one and replies.

        None where the line has no figure, or a round one (`1.2K`).
        """
        text = (self.listed.replies or "") if self.listed else ""
        replies = parse_count(text)
        round_one = replies is not None and replies >= _ROUND and any(map(str.isalpha, text))
        return None if replies is None or round_one else replies + 1

    @property
    def lost(self) -> int | None:
        """How many of the posts that its line counts were not found, negative where there were
        more; None where that cannot be said.
        """
        before = self.read[0].skipped if self.read else 0 if self.opening is not None else None
        counted = self.counted
        return None if counted is None or before is None else counted - before - self.shown
