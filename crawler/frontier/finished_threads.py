"""What is remembered of a thread once it is read, as far as it could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.compact import seconds
from crawler.frontier.boards import leave_board
from crawler.frontier.left_threads import rest_of_board
from crawler.notices import ThreadRead
from crawler.pipelines.threads import keep_open, latest, read_again
from crawler.store.thread_states import ThreadState

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from crawler.clock import ForumClock
    from crawler.frontier.frontier import Frontier
    from crawler.frontier.visits import Find
    from crawler.frontier.walks import ThreadWalk
    from crawler.scraped import ScrapedPost


def finish_thread(
    frontier: Frontier, walk: ThreadWalk, posts: Sequence[ScrapedPost] = ()
) -> Iterator[Find]:
    """Word that the thread is read, with what is remembered of it; `posts` are its last ones.

    A thread with a failed page gets an empty mark, which no line equals: the next run reads on
    from its last page before the gap.
    """
    frontier.reading.pop(walk.id, None)
    state = _state(frontier, walk, b"" if walk.failed else walk.mark)
    if walk.record is not None and not walk.failed:
        told = walk.record.pages or max(len(walk.pages) + 1, _pages(walk))
        walk.record.pages = max(told, len(walk.looks))  # a bar may link to the next page alone
        # What is remembered is the date in the list, to be compared with others there.
        if walk.record.last_post_at is None:
            dates = [(post.post.posted, post.page.now) for post in posts]
            walk.record.last_post_at = latest(dates, frontier.clock)
            keep_open(walk.record, "last_post_at", dates, frontier.clock)
    yield ThreadRead(walk.record, frontier.site, walk.id, state)
    yield from leave_board(frontier, walk)
    yield from rest_of_board(frontier, walk)


def break_off(frontier: Frontier, spoilt: Container[tuple[str, str]]) -> None:
    """Remember how far the threads were read whose pages a run did not come to the end of.

    The next run goes on from there: a thread may have more pages than any run may ask for. Not
    where posts of theirs wait for an order of dates, or are `spoilt`: those are read again.
    """
    for walk in frontier.reading.values():
        if walk.last and not frontier.holding.held and (frontier.site, walk.id) not in spoilt:
            state = _state(frontier, walk, b"")
            frontier.state.threads.put(frontier.site, walk.id, state)


def _state(frontier: Frontier, walk: ThreadWalk, mark: bytes | None) -> ThreadState:
    before, last = walk.state or ThreadState(), walk.last
    skipped = last.skipped if last else before.skipped if before.url else 0
    created = walk.record.created_at if walk.record else before.created
    return ThreadState(
        board=walk.board.id if walk.board else "",
        mark=mark,
        last_post=seconds(walk.record.last_post_at) if walk.record else before.last_post,
        url=last.url if last else before.url or walk.began,
        skipped=skipped,
        head=last.head if last else before.head,
        record=before.record,
        pages=before.pages if walk.failed else _pages(walk),
        created=None if skipped == 0 else created,  # its first page is read again
        author=before.author,
        author_id=before.author_id,
        seen=frontier.seen,
    )


def _pages(walk: ThreadWalk) -> int:
    """How many pages a thread has up to the last one that was read.

    Where its last known page was read first, there are as many before it as in an earlier run.
    """
    before = walk.state.pages if walk.state and walk.opening is None else None
    return (before or 1) - 1 + len(walk.looks)


def decided(read: ThreadRead, clock: ForumClock) -> ThreadRead:
    """Word of a thread that has waited, with those of its dates that were undecided."""
    thread, state = read.thread, read.state
    if thread is not None and thread.open_dates:
        read_again(thread, clock)
        state.created = thread.created_at if state.skipped != 0 else None
        if "last_post_at" in thread.open_dates:
            state.last_post = seconds(thread.last_post_at)
    return read
