"""What the lines of a board say of its threads: in which order they are, and which moved."""

from dataclasses import dataclass
from itertools import pairwise

from crawler.clock import ForumClock
from crawler.compact import digest, seconds
from crawler.pages.page import Page
from crawler.raw import RawThread

# One line in so many may be out of order.
_FEW = 8


@dataclass(slots=True)
class ListOrder:
    """In which order a board lists its threads, as far as the pages of it that were read tell.

    It counts pairs of lines that follow each other: those that are `dated` and those that are not;
    of the former those of which the second was written in `later`; of all those of which the second
    was begun later, or may have been (`younger`).
    """

    dated: int = 0
    undated: int = 0
    later: int = 0
    younger: int = 0

    @property
    def by_last_posts(self) -> bool:
        """Whether the threads that were written in last come first.

        Where they do not, a page without news says nothing of those after it. A few lines may be
        out of order, since forums keep some thread on top without a word; but not where all are in
        the order in which they were begun. Without dates that order alone tells.
        """
        if not self.dated:
            return self.younger * _FEW >= self.undated
        return self.later <= min(self.younger, 1 + self.dated // _FEW)

    def learn(self, threads: list[RawThread], page: Page, clock: ForumClock) -> int | None:
        """Take in the lines of a page; return the last one's date in epoch seconds."""
        lines = [thread for thread in threads if not thread.sticky and not thread.moved]
        times = [seconds(clock.exact(line.last_post, page.now)) for line in lines]
        for before, after in pairwise(times):
            if before is None or after is None:
                self.undated += 1
            else:
                self.dated += 1
                self.later += before < after
        begun = [int(line.thread_id) if line.thread_id.isdecimal() else None for line in lines]
        if None in begun:
            begun = [seconds(clock.exact(line.created, page.now)) for line in lines]
        for before, after in pairwise(begun):
            self.younger += before is None or after is None or before < after
        return next((time for time in reversed(times) if time is not None), None)


def line_mark(thread: RawThread, page: Page, clock: ForumClock) -> bytes:
    """What stands for a thread's line in its board: the digest of its count and last post.

    Empty where the line says neither, and so cannot tell whether anything changed.
    """
    when = clock.stamp(thread.last_post, page.now)
    count = thread.replies or thread.posts or ""
    return digest(f"{count}|{when}") if when or count else b""


def tells_any_post(thread: RawThread) -> bool:
    """Whether a thread's line changes with each post: it counts them, or has an exact date."""
    shown = thread.last_post
    return bool(
        thread.replies or thread.posts or (shown and (shown.iso or shown.epoch is not None))
    )
