"""Pages that are not what was asked for: mixed up by some cache, or taken for a board or thread."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.arabic.titles import parts_of
from crawler.engines.base import Address, Engine, Kind
from crawler.engines.routes import is_empty, named_urls
from crawler.frontier.own_places import is_elsewhere, names_other
from crawler.frontier.spelling import leads_aside
from crawler.frontier.visits import PageProblem, Visit
from crawler.frontier.walks import BoardWalk, ThreadWalk
from crawler.links import clean_url, is_front_of_folder
from crawler.pages.dom import find, line

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page


def title_of(page: Page) -> str:
    """What a browser shows as the page's title."""
    return line(find(page.root, "//title"))


def check_page(frontier: Frontier, visit: Visit, page: Page, engine: Engine, kind: Kind) -> None:
    """Raise PageProblem where a page says plainly that it is not the thread's or board's asked for.

    `kind` is what it shows. One that says nothing of itself is taken as it is.
    """
    if visit.board is not None and visit.board.guessed and not visit.start:
        return  # it need not be a board
    if visit.board is not None and kind is Kind.THREAD and not engine.last_resort:
        raise PageProblem("other page", "the board's page is a thread's")
    if visit.board is not None and kind is Kind.INDEX and _leads_on(visit, page, engine):
        raise PageProblem("elsewhere", "the board leads to the front page")
    if visit.board is not None and _is_front(frontier, visit, page, engine, kind):
        raise PageProblem("other page", "the board's page is the front page")
    if visit.board is not None and _is_titled_other(frontier, visit.board, page):
        raise PageProblem("other board", "the page has the title of another board")
    asked = engine.address(page.url)
    of_kind = asked is not None and asked.kind in {Kind.BOARD, Kind.THREAD}
    if asked is None or not of_kind or asked.kind is not visit.kind or asked.post_id or asked.part:
        return
    if leads_aside(engine, page.url, asked.url):  # to the last post, wherever that is
        return
    if _leads_back(visit, page, engine, asked):
        raise PageProblem("other page", "it leads to an earlier page")
    if names_other(page, engine, asked):
        raise PageProblem(f"other {asked.kind}", f"the page is one of another {asked.kind}")
    if visit.start and not asked.start:
        return  # it counts its pages by a word that no engine knows
    if is_elsewhere(page, engine, asked):
        raise PageProblem("other page", f"the page is another one of its {asked.kind}")


def _is_front(frontier: Frontier, visit: Visit, page: Page, engine: Engine, kind: Kind) -> bool:
    """Whether the front page stands in place of a board's; categories look much like it."""
    if kind is Kind.INDEX and visit.start:
        return True
    if not frontier.front.title or title_of(page) != frontier.front.title:
        return False
    named = map(engine.address, named_urls(page))
    if kind is Kind.INDEX or any(a is not None and a.kind is Kind.INDEX for a in named):
        return True
    if frontier.front.opens_with_threads:  # its later pages are those of a board
        return any(board.board_id == visit.walk.id for board in engine.boards(page))
    if engine.last_resort:  # a category may be taken for a board, and its page lists itself
        return False
    # It lists this board or one that is in no other: a board's own page lists neither.
    listed = {board.board_id for board in engine.boards(page.unaddressed())}
    inner = visit.board is not None and visit.board.depth > 0
    outermost = {key for key, walk in frontier.boards.items() if inner and not walk.depth}
    return not listed.isdisjoint({visit.walk.id, *outermost})


def _leads_on(visit: Visit, page: Page, engine: Engine) -> bool:
    """Whether a redirect led to a page that is no board's by its address."""
    address = engine.address(page.url)
    led = clean_url(page.url) != clean_url(visit.linked or visit.url)
    return led and (address is None or address.kind is Kind.INDEX)


def _leads_back(visit: Visit, page: Page, engine: Engine, found: Address) -> bool:
    """Whether a redirect led from a later page to one before it; the last one may stand in for one
    that is no longer there."""
    asked = engine.address(visit.url) if visit.start else None
    earlier = asked is not None and asked.is_of(found) and found.start < asked.start
    return earlier and engine.next_page(page) is not None


def _is_titled_other(frontier: Frontier, board: BoardWalk, page: Page) -> bool:
    """Whether all that a page's title says beside the front page's is the name of another board."""
    title, front = title_of(page), parts_of(frontier.front.title)
    said = [part for part in parts_of(title) if part not in front]
    if not board.trail or board.trail[-1] in title or len(said) != 1:
        return False
    return any(said == other.trail[-1:] for other in frontier.boards.values())


def is_part(page: Page, engine: Engine, kind: Kind) -> bool:
    """Whether a thread or board stands in place of a forum's front page.

    Some forums open with a board: those name it by another word than a number, or not at all.
    """
    address = engine.address(page.url)
    index = address is not None and address.kind is Kind.INDEX
    front = is_front_of_folder(page.url) and urlsplit(page.url).path.count("/") < 3
    if engine.last_resort or urlsplit(page.url).query or not (index or front):
        return False
    if kind is Kind.THREAD or (kind is Kind.BOARD and index):
        return True
    named = filter(None, map(engine.address, named_urls(page)))
    return any(a.kind in {Kind.BOARD, Kind.THREAD} and a.id.isdecimal() for a in named)


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
        board = frontier.board(visit.url)  # one may have the thread's number
        if engine.last_resort:
            frontier.harvest.barren[visit.url] = board
        return Visit(visit.url, Kind.BOARD, board)
    return visit
