"""Pages that could not be read: which other way leads to them, and what comes after them."""

import logging
from collections.abc import Iterator
from dataclasses import replace

from crawler.engines.base import Kind
from crawler.failures import LASTING, LASTING_FOR_GUESTS, MIXED_UP, ROBOTS, UNWILLING
from crawler.frontier.boards import settle
from crawler.frontier.finished_threads import finish_thread
from crawler.frontier.frontier import Frontier
from crawler.frontier.lost_threads import lost_thread, vanished
from crawler.frontier.page_links import later_page
from crawler.frontier.periods import narrower_view
from crawler.frontier.visits import Find, Visit

logger = logging.getLogger(__name__)
# What forums answer for a page of a number that is too high; some show another one instead.
_NOT_THERE = frozenset({"http 404", "http 410", "other page", "elsewhere"})
# What says of a later page that another one stands in its place: its posts are somewhere.
_REPLACED = frozenset({"elsewhere", "list of threads"})


def other_way(frontier: Frontier, visit: Visit, kind: str) -> list[Find]:
    """What is to be done in place of a page that failed so; nothing where it is lost to this run.

    A board is read as it shows itself where it cannot be asked for all of its threads, a page by
    its canonical URL where the link to it is refused. In place of another one that was shown, it is
    asked for once more at the end. A known thread may be gone, or be elsewhere. A page before the
    forum leads to it.
    """
    if visit.kind is None and not frontier.entered and (door := frontier.doors.next()):
        logger.info("%s: %s; what it leads to is tried: %s", visit.url, kind, door)
        return [Visit(door)]
    if kind in MIXED_UP and not visit.late:
        logger.info("%s: %s; it is asked for once more", visit.url, kind)
        return [replace(visit, late=True)]
    if kind in UNWILLING:
        if narrower := narrower_view(visit):
            logger.warning("%s: %s; the board is read as it shows itself", visit.url, kind)
            return [narrower]
        if visit.linked not in {"", visit.url}:
            return [replace(visit, linked="")]
    return list(lost_thread(frontier, visit, kind)) if vanished(visit, kind) else []


def is_bad_guess(visit: Visit, kind: str) -> bool:
    """Whether a page that failed so is of a board to which no page links."""
    return visit.board is not None and visit.board.guessed and kind in UNWILLING


def is_news(frontier: Frontier, visit: Visit, kind: str) -> bool:
    """Count a page as failed; whether it was not refused in the same way in an earlier run.

    What was refused before will last. With cookies a refusal always is news: the login that gave
    them may have run out.
    """
    lasting = kind in LASTING or (kind in LASTING_FOR_GUESTS and not frontier.forum.cookies)
    lasting = lasting and not (visit.start and kind in _REPLACED)
    lasting = lasting or is_past_end(visit, kind)
    if (
        visit.kind is not None
        and lasting
        and frontier.state.refusals.met_before(frontier.site, visit.url, kind)
    ):
        frontier.refused += 1
        return False
    frontier.failed += 1
    frontier.failed_lists += visit.thread is None and visit.kind is not Kind.PROFILE
    return True


def leave_page(frontier: Frontier, visit: Visit, kind: str, *, lasting: bool) -> Iterator[Find]:
    """What comes after a page that is left unread; the next run tries it again.

    A board of which some page was refused before, and always will be (`lasting`), is whole without.
    So is a thread without a page behind its last one: that is asked for when the thread moves.
    """
    if visit.kind is Kind.PROFILE:
        frontier.profiles.refuse(frontier.site, kind)
    elif narrower := narrower_view(visit):
        visit.walk.failed = True
        yield narrower
    elif visit.thread is not None:
        if lasting and is_past_end(visit, kind):
            yield from finish_thread(frontier, visit.thread)
            return
        if kind == ROBOTS and (visit.thread.was_read or not frontier.harvest.posts):
            frontier.harvest.forbidden = True
        visit.thread.failed = True
        visit.thread.ended = ("", None)
        visit.thread.began = visit.thread.began or visit.url
        later = later_page(frontier, visit)
        yield from (later,) if later else finish_thread(frontier, visit.thread)
    elif visit.board is not None:
        visit.board.failed = visit.board.failed or not lasting
        later = later_page(frontier, visit)
        visit.board.walked = later is None
        yield from (later,) if later else settle(frontier, visit.board)


def is_past_end(visit: Visit, kind: str) -> bool:
    """Whether a page that failed so is linked, but stands behind the last one of its thread or
    board: none after it is linked, and all was found before it.

    Where no figures say so, a later page than the first has to be there: else a cache that shows
    the first one under any number would hide the second.
    """
    walk = visit.thread or visit.board
    if kind not in _NOT_THERE or walk is None or not visit.start:
        return False
    if max(walk.pages, default=0) > visit.start:
        return False
    counted = visit.thread.counted if visit.thread else None
    if counted is None or visit.thread is None:
        return min(walk.pages, default=visit.start) < visit.start
    return visit.thread.position is not None and visit.thread.position >= counted
