"""Threads that several lists name: a box of the newest ones says less of them than their board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.frontier.boards import settle
from crawler.pipelines.threads import merge_threads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.frontier.walks import BoardWalk
    from crawler.notices import BoardRead
    from crawler.raw import RawThread


def take_over(
    frontier: Frontier, thread: RawThread, mark: bytes, board: BoardWalk
) -> Iterator[BoardRead]:
    """Let a thread that waits to be read be the board's whose line counts its posts.

    The line that led to it stands in another list, and counts none.
    """
    walk = frontier.waiting.get(thread.thread_id)
    if walk is None or walk.listed is None or walk.board is None or walk.board is board:
        return
    if _counts_posts(walk.listed) or not _counts_posts(thread):
        return
    walk.listed, walk.mark = merge_threads(walk.listed, thread), mark
    other, walk.board = walk.board, board
    board.waiting += 1
    other.waiting -= 1
    yield from settle(frontier, other)


def _counts_posts(thread: RawThread) -> bool:
    return bool(thread.replies or thread.posts)
