"""What a crawl says beside its posts: that all of a thread was read, that a page lacks a part."""

from dataclasses import dataclass

from crawler.records import Thread
from crawler.store.thread_states import ThreadState


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
class ThreadSeen:
    """Says what a page of an archive shows of a thread: its `own`, or that of a board."""

    thread: Thread
    own: bool


@dataclass(slots=True)
class Shortfall:
    """Says that posts or pages of a thread or board were not found; `url` is the last that was.

    `lasting`: no more were found in an earlier run.
    """

    site: str
    url: str
    detail: str
    lasting: bool = False


@dataclass(slots=True)
class BoardRead:
    """Says that all threads of a board have been handed on; `lone`: one page had them all."""

    site: str
    board_id: str
    lone: bool = False
