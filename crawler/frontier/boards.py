"""The boards of a forum: which of them are visited, and when one is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Engine, Kind
from crawler.frontier.spelling import as_titled
from crawler.frontier.visits import Visit
from crawler.notices import BoardRead
from crawler.raw import CountedBoard, GuessedBoard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.frontier.walks import BoardWalk, ThreadWalk
    from crawler.pages.page import Page

# No forum parts its boards so often; what goes on is a page that makes up the next one.
_DEEPEST = 20


def board_visits(
    frontier: Frontier, page: Page, engine: Engine, parent: BoardWalk | None = None
) -> Iterator[Visit]:
    """A visit for each board that the page lists and the configuration wants."""
    depth = parent.depth + 1 if parent else 0
    if depth > _DEEPEST:
        return
    for raw in engine.boards(page):
        url = frontier.canonical(page, raw.url)
        wanted = frontier.forum.wants(raw.board_id, raw.title, inside=parent is not None)
        if wanted and frontier.asked.first_time(url):
            linked = as_titled(page, engine, url, raw.title)
            if parent is not None:
                parent.leads = True
            walk = frontier.board(raw.board_id, depth)
            walk.guessed = isinstance(raw, GuessedBoard)
            walk.counted = parse_count(raw.topics) if isinstance(raw, CountedBoard) else None
            walk.trail = [*(parent.trail if parent else ()), *filter(None, [raw.title])]
            yield Visit(url, Kind.BOARD, walk, linked=linked)


def settle(frontier: Frontier, walk: BoardWalk) -> Iterator[BoardRead]:
    """Word that the board is whole, once all its pages and threads are read.

    One that does not list the threads with new posts first never is: each run walks over it.
    """
    read = walk.walked and walk.waiting == 0 and not walk.failed
    if read and walk.order.by_last_posts and frontier.max_threads is None:
        yield BoardRead(frontier.site, walk.id, walk.lone)


def leave_board(frontier: Frontier, walk: ThreadWalk) -> Iterator[BoardRead]:
    """Count a thread of a board as read; word that the board is whole if it was the last."""
    if walk.board is not None:
        walk.board.waiting -= 1
        yield from settle(frontier, walk.board)
