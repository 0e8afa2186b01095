"""The front page of a forum: its boards, its threads where it is a board, or a portal before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.base import Engine, Kind
from crawler.frontier.board_pages import read_board
from crawler.frontier.boards import board_visits
from crawler.frontier.visits import Find, PageProblem, Visit
from crawler.links import clean_url, is_front_of_folder
from crawler.notices import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page

# So many boards are named where the user's choice leaves none.
_TOLD = 30


def read_index(frontier: Frontier, page: Page, engine: Engine) -> Iterator[Find]:
    """Visits of the boards that the page lists.

    A forum may open with its newest threads. Such a page stands among its own boards, and is read
    as the first page of that one: a board of all threads need not have another address. Where it is
    a portal, it lists no boards or only those of its news: an index that it links to lists all.
    """
    boards = list(engine.boards(page))
    here = frontier.canonical(page, page.url)
    portal = engine.kind(page) is Kind.OTHER
    others = indexes(frontier, page, engine) if portal or not boards else {}
    unasked = list(filter(frontier.asked.first_time, others))
    if unasked or (others and portal and not boards):
        yield from (Visit(url, Kind.INDEX, linked=others[url]) for url in unasked)
        return
    if not boards:
        missing = Missing(engine.name, engine.version, "boards", page.url)
        raise PageProblem("no boards", str(missing), missing)
    chosen = [board for board in boards if frontier.forum.wants(board.board_id, board.title)]
    if not any(frontier.canonical(page, board.url) for board in chosen):
        listed = ", ".join(f"{board.board_id} ({board.title})" for board in boards[:_TOLD])
        none = f"include and exclude leave none of its boards: {listed}"
        raise PageProblem("no boards", "its boards are on another host" if chosen else none)
    own = next((board for board in boards if frontier.canonical(page, board.url) == here), None)
    if own is not None and frontier.forum.wants(own.board_id, own.title):
        frontier.front.opens_with_threads = True
        visit = Visit(here, Kind.BOARD, frontier.board(own.board_id))
        yield from read_board(frontier, visit, page, engine)
    else:
        yield from board_visits(frontier, page, engine)


def is_front(frontier: Frontier, page: Page, engine: Engine) -> bool:
    """Whether a page that is no index leads to one: it is the front page of a folder and links to
    it."""
    return is_front_of_folder(page.url) and bool(indexes(frontier, page, engine))


def indexes(frontier: Frontier, page: Page, engine: Engine) -> dict[str, str]:
    """The other pages that a page links to as the forum's index, and the URL to ask for each.

    A portal may stand where the index's own URL leads: the index is asked for as the link has it.
    """
    here = frontier.canonical(page, page.url)
    found: dict[str, str] = {}
    for link in page.root.iter("a"):
        written = page.absolute(link.get("href"))
        address = engine.address(written) if frontier.canonical(page, written) else None
        url = clean_url(written)
        if address is not None and address.kind is Kind.INDEX and url != page.url:
            found.setdefault(url if address.url == here else address.url, url)
    return found
