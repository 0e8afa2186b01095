"""Boards that earlier runs read, and that no page of this one lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier

_NAMED = 5


def gone_boards(frontier: Frontier) -> str:
    """A line that says, once, which boards of a whole forum are listed no more; or empty.

    They may be for members only now, or the front page is another one and not read as it should
    be: what is new in them is not found. Where a page failed it may have listed them.
    """
    forum = frontier.forum
    chosen = forum.include or forum.exclude or frontier.max_threads is not None
    if not frontier.whole_forum or frontier.failed or chosen:
        return ""
    gone = frontier.state.boards.whole_ones(frontier.site) - frontier.boards.keys()
    for board in gone:
        frontier.state.boards.put(frontier.site, board, whole=False)
    named = ", ".join(sorted(gone)[:_NAMED])
    return f"boards of earlier runs that are listed no more: {len(gone)} ({named})" if gone else ""
