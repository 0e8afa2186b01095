"""What the lines of a board say of its threads as a whole: their order, and what moved."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crawler.compact import seconds
from crawler.store.state import digest

if TYPE_CHECKING:
    from crawler.clock import ForumClock
    from crawler.pages.page import Page
    from crawler.raw import RawThread


def last_posts(threads: list[RawThread], page: Page, clock: ForumClock) -> list[int]:
    """When the threads of a page, but for sticky ones, were last written in: epoch seconds."""
    dates = [clock.exact(t.last_post, page.fetched_at) for t in threads if not t.sticky]
    return [time for time in map(seconds, dates) if time is not None]


def descending(times: list[int]) -> bool:
    """Whether threads stand in the order of their last posts, as far as their dates tell.

    Where they do not, nothing on a page says whether those after it changed. A single one may be
    out of order: forums keep some thread on top without a word.
    """
    return sum(earlier < later for earlier, later in pairwise(times)) < 2


def line_mark(thread: RawThread, page: Page, clock: ForumClock) -> bytes:
    """What stands for a thread's line in its board: the digest of its replies and last post.

    Empty where the line says neither, and so cannot tell whether anything changed.
    """
    when = clock.stamp(thread.last_post, page.fetched_at)
    if not when and not thread.replies:
        return b""
    return digest(f"{thread.replies or ''}|{when}")
