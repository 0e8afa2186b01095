"""The page that the user named: a whole forum, a board, a thread, or one page of a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.base import Kind
from crawler.frontier.index_pages import is_front
from crawler.frontier.mixed_up import is_part, title_of
from crawler.frontier.own_folder import remember_folder
from crawler.frontier.trail_boards import hides_boards
from crawler.frontier.visits import PageProblem, ThreadWalk, Visit

if TYPE_CHECKING:
    from crawler.engines.base import Engine
    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page


def root_visit(frontier: Frontier, visit: Visit, page: Page, engine: Engine, kind: Kind) -> Visit:
    """Its visit as what it shows itself to be. Raises PageProblem where that is none of these.

    A page that another before it led to has to be a forum's index: no single thread was asked for.
    """
    address = engine.address(page.url)
    asked_for = visit.url == frontier.forum.url
    leads = kind is Kind.INDEX or (kind is Kind.OTHER and is_front(frontier, page, engine))
    if not leads and not (asked_for and kind in {Kind.THREAD, Kind.BOARD}):
        raise no_forum(frontier, page, f"{engine.name}, but no index, board or thread")
    if is_part(page, engine, kind):
        raise PageProblem("other page", f"the front page is a {kind}'s")
    frontier.asked.first_time(frontier.canonical(page, page.url))
    if kind is Kind.THREAD:
        thread_id = engine.thread(page).thread_id
        single = page.url.startswith("file:")
        single = single or (address is not None and bool(address.start or address.post_id))
        frontier.threads.add(thread_id)
        walk = ThreadWalk(thread_id, single=single)
        return Visit(page.url, Kind.THREAD, thread=walk, start=address.start if address else 0)
    if kind is Kind.BOARD:
        frontier.follows_trails = frontier.whole_forum = hides_boards(page, engine, address)
        board = frontier.board(address.id if address else page.url)
        return Visit(page.url, Kind.BOARD, board, start=address.start if address else 0)
    remember_folder(frontier, page, engine)
    frontier.whole_forum = True
    frontier.front_title = title_of(page)
    return Visit(page.url, Kind.INDEX)


def no_forum(frontier: Frontier, page: Page, told: str) -> PageProblem:
    """That a first page is none of a forum; what it leads to may be, and is tried in its place."""
    frontier.engine = None
    frontier.hosts.intersection_update(frontier.home)
    frontier.doors.note(page)
    return PageProblem("no forum", told)
