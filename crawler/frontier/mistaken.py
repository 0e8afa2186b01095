"""Pages that a list took for a board and that are a thread, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.base import Engine, Kind
from crawler.engines.routes import is_empty
from crawler.frontier.visits import ThreadWalk, Visit

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page

_LISTS = (Kind.INDEX, Kind.BOARD)


def as_found(frontier: Frontier, visit: Visit, page: Page, engine: Engine, kind: Kind) -> Visit:
    """The visit as what its page shows itself to be, where the address does not tell for sure."""
    told = engine.address(page.url) or engine.address(visit.url)
    if visit.start or (told is not None and not engine.last_resort):
        return visit
    if visit.thread is None and visit.board is not None and kind is Kind.THREAD:
        thread_id = engine.thread(page).thread_id
        if frontier.room_for_thread(thread_id):
            state = frontier.state.threads.get(frontier.site, thread_id)
            walk = ThreadWalk(thread_id, state=state)
            return Visit(visit.url, Kind.THREAD, thread=walk)
    lists = kind in _LISTS or (kind is Kind.OTHER and is_empty(page))
    if visit.thread is not None and lists and not visit.thread.state:
        frontier.barren += engine.last_resort
        return Visit(visit.url, Kind.BOARD, frontier.board(visit.thread.id))
    return visit
