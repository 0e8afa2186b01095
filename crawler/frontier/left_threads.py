"""Threads that earlier runs know, and that no board is certain to list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.compact import seconds
from crawler.engines.base import Kind
from crawler.frontier.page_links import known_start, later_page
from crawler.frontier.visits import Visit
from crawler.frontier.walks import ThreadWalk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier


def unlisted(frontier: Frontier) -> Iterator[Visit]:
    """Once all boards are read: the threads that none of them listed, each once.

    Such are those that a board no longer lists, of a whole forum those with a page to be tried
    again, and in a full visit all that are known.
    """
    if not frontier.looked_back:
        frontier.looked_back = True
        if frontier.whole_forum:
            frontier.left |= frontier.state.threads.to_retry(frontier.site)
        if frontier.full and frontier.max_threads is None:
            frontier.left |= frontier.state.threads.unseen(frontier.site, frontier.since)
    left, frontier.left = frontier.left, {}
    for thread_id, url in left.items():
        if thread_id in frontier.threads or frontier.engine is None:
            continue
        if not frontier.asked.first_time(url):
            continue
        frontier.threads.add(thread_id)
        walk = ThreadWalk(thread_id, state=frontier.state.threads.get(frontier.site, thread_id))
        start = known_start(frontier.engine, url, walk.state)
        if start:
            walk.position = walk.state.skipped if walk.state else None
        yield Visit(url, Kind.THREAD, thread=walk, start=start, late=True)


def rest_of_board(frontier: Frontier, walk: ThreadWalk) -> Iterator[Visit]:
    """The rest of a thread's board, where its first page should have listed the thread.

    The board lists its threads in another order than when it was read to its end.
    """
    board = frontier.boards.get(walk.state.board) if walk.state and not walk.board else None
    if board is None or not board.whole or board.oldest is None or walk.record is None:
        return
    last_post = seconds(walk.record.last_post_at)
    if last_post is None or last_post <= board.oldest:
        return  # its last posts were deleted
    if walk.record.boards[-1:] != board.trail[-1:]:
        return
    board.whole = board.walked = False
    frontier.state.boards.put(frontier.site, board.id, whole=False)
    if later := later_page(frontier, Visit("", Kind.BOARD, board)):
        yield later
