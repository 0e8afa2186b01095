"""Conditional requests: a page that is as it was when last read is not sent again."""

from collections.abc import Iterator

from crawler.engines.base import Kind
from crawler.frontier.boards import settle
from crawler.frontier.frontier import Frontier
from crawler.frontier.visits import Find, Visit


def conditions(frontier: Frontier, visit: Visit) -> dict[str, str]:
    """Headers by which the forum may answer that a page is as it was when last read.

    Only for the index and the first pages of boards that were read to their end, and where no
    thread is to be read for the edits that boards do not show.
    """
    if (
        frontier.full
        or frontier.edits
        or visit.start
        or visit.thread is not None
        or visit.kind is Kind.PROFILE
    ):
        return {}
    if visit.board is not None and not visit.board.whole:
        return {}
    if visit.board is None and frontier.state.threads.to_retry(frontier.site):
        return {}  # to go on with them takes a page by which the engine is known
    known = frontier.state.pages.get(visit.url)
    if known is None:
        return {}
    etag, modified, _ = known
    named = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in named.items() if value}


def unchanged(frontier: Frontier, visit: Visit) -> Iterator[Find]:
    """What a page leads to that the forum says is as it was: the boards that it listed."""
    frontier.unmoved = True
    known = frontier.state.pages.get(visit.url)
    for board_id, url in known[2] if known else ():
        if frontier.asked.first_time(url):
            yield Visit(url, Kind.BOARD, frontier.board(board_id))
    if visit.board is not None:
        visit.board.walked = True
        yield from settle(frontier, visit.board)


def remember(frontier: Frontier, visit: Visit, finds: list[Find], etag: str, modified: str) -> None:
    """Remember what names this state of a page, and the boards that it lists."""
    if visit.start or visit.thread is not None or not (etag or modified):
        return
    if visit.board is None and frontier.front.opens_with_threads:
        return  # nor that the board of which this is the first page was read to its end
    if any(isinstance(find, Visit) and find.kind is Kind.INDEX for find in finds):
        return  # nor that the index behind it is
    links = [(f.board.id, f.url) for f in finds if isinstance(f, Visit) and f.board]
    boards = [link for link in links if not visit.board or link[0] != visit.board.id]
    frontier.state.pages.put(visit.url, etag or None, modified or None, boards)
