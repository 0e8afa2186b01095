"""The pages of a board: which of its threads are read, and where the walk over it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.compact import seconds
from crawler.engines.base import Kind
from crawler.records import BoardRead
from crawler.state import digest
from crawler.visits import BoardWalk, Find, ThreadWalk, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.clock import ForumClock
    from crawler.engines.base import Engine
    from crawler.frontier import Frontier
    from crawler.page import Page
    from crawler.records import RawThread

# Before the date of any post, in epoch seconds.
_EVER = -(1 << 62)


def read_board(frontier: Frontier, visit: Visit, page: Page, engine: Engine) -> Iterator[Find]:
    """Sub-boards, the threads to be read, and the next page unless nothing changed on this one."""
    walk = visit.board
    assert walk is not None  # a visit of a board always has its walk
    if visit.start == 0:
        yield from frontier.board_visits(page, engine)
    threads = [thread for thread in engine.threads(page) if thread.thread_id not in walk.threads]
    shown = [s.text for t in threads for s in (t.last_post, t.created) if s and s.text]
    frontier.clock.observe(shown, ascending=False)
    walk.threads.update(thread.thread_id for thread in threads)
    changed = False
    for thread in threads:
        follow = thread_visit(frontier, thread, walk, page)
        if follow is None:
            continue
        changed = changed or not thread.sticky
        if not walk.opened:
            walk.opened = True
            frontier.state.put_board(frontier.site, walk.board_id, whole=False)
        walk.waiting += 1
        yield follow
    following = frontier.canonical(page, engine.next_page(page))
    if visit.start == 0 and walk.whole:
        yield from missing(frontier, threads, page, walk, last=not following)
    if threads and (changed or not walk.whole) and frontier.first_time(following):
        address = engine.address(following)
        start = address.start if address else visit.start + 1
        yield Visit(following, Kind.BOARD, walk, start=start)
    else:
        walk.walked = True
        yield from settle(frontier, walk)


def missing(
    frontier: Frontier, threads: list[RawThread], page: Page, walk: BoardWalk, *, last: bool
) -> Iterator[Visit]:
    """Visits of known threads that the board's first page should list and does not.

    They were deleted or moved: their last post is newer than the oldest that the page lists, or
    the page is the board's only one (`last`).
    """
    clock = frontier.clock
    listed = {thread.thread_id for thread in threads}
    dates = [clock.iso(t.last_post, page.fetched_at) for t in threads if not t.sticky]
    times = [time for time in map(seconds, dates) if time is not None]
    oldest = _EVER if last else min(times, default=None)
    if oldest is None:
        return
    known = frontier.state.threads_since(frontier.site, walk.board_id, oldest)
    yield from frontier.again({key: url for key, url in known.items() if key not in listed})


def thread_visit(
    frontier: Frontier, thread: RawThread, walk: BoardWalk, page: Page
) -> Visit | None:
    """The page with which a listed thread's reading begins; None where nothing of it is new."""
    state = frontier.state.thread(frontier.site, thread.thread_id)
    if thread.moved or not thread.thread_id:
        return None
    mark = line_mark(thread, page, frontier.clock)
    known = state is not None and state.board == walk.board_id and state.mark == mark != b""
    if known and not frontier.full:
        return None
    url = frontier.canonical(page, thread.url)
    if not url or not frontier.room_for_thread(thread.thread_id):
        return None
    reading = ThreadWalk(thread.thread_id, listed=thread, mark=mark, board=walk, state=state)
    if state is not None and state.url and not frontier.full:
        address = frontier.engine.address(state.url) if frontier.engine else None
        reading.position = state.skipped
        url = state.url
        start = address.start if address else 0
    else:
        start = 0
    if not frontier.first_time(url):
        return None
    return Visit(url, Kind.THREAD, thread=reading, start=start)


def line_mark(thread: RawThread, page: Page, clock: ForumClock) -> bytes:
    """What stands for a thread's line in its board: the digest of its replies and last post.

    Empty where the line says neither, and so cannot tell whether anything changed.
    """
    when = clock.stamp(thread.last_post, page.fetched_at)
    if not when and not thread.replies:
        return b""
    return digest(f"{thread.replies or ''}|{when}")


def settle(frontier: Frontier, walk: BoardWalk) -> Iterator[BoardRead]:
    """Word that the board is whole, once all its pages and threads are read."""
    if walk.walked and walk.waiting == 0 and not walk.failed and frontier.max_threads is None:
        yield BoardRead(frontier.site, walk.board_id)
