"""Boards that earlier runs visited, and that no page of this one lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier

_NAMED = 5


def gone_boards(frontier: Frontier) -> str:
    """A line that says, once, which boards of a whole forum are listed no more; or empty.

    They may be for members only now, or the front page is another one and not read as it should
    be: what is new in them is not found. Where a page of a list failed it may have listed them.
    What was taken for a board of a forum that no engine knows may have been none, as those that
    have no id but their URL.
    """
    forum = frontier.forum
    chosen = forum.include or forum.exclude or frontier.max_threads is not None
    if not frontier.whole_forum or frontier.failed_lists or chosen or frontier.engine is None:
        return ""
    known = frontier.state.boards.known(frontier.site, whole=frontier.engine.last_resort)
    gone = {board for board in known - frontier.boards.keys() if "://" not in board}
    for board in gone:
        frontier.state.boards.put_gone(frontier.site, board)
    if not gone:
        return ""
    named = ", ".join(sorted(gone)[:_NAMED])
    told = f"boards of earlier runs that are listed no more: {len(gone)} ({named})"
    return f"{told}; they were deleted or joined, or are hidden, and what is new in them not found"
