"""The pages of a board: which of its threads are read, and where the walk over it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.compact import seconds
from crawler.engines.base import Engine, Kind
from crawler.engines.routes import is_empty
from crawler.failures import OTHER_FORUM
from crawler.frontier.board_lines import line_mark, tells_any_post
from crawler.frontier.boards import board_visits, settle
from crawler.frontier.listed_again import take_over
from crawler.frontier.page_links import known_start, learn_pages, next_of, next_visit
from crawler.frontier.periods import wider_view
from crawler.frontier.shortfalls import emptied_board, short_board
from crawler.frontier.spelling import as_titled
from crawler.frontier.visits import Find, PageProblem, Visit
from crawler.frontier.walks import BoardWalk, ThreadWalk
from crawler.notices import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page
    from crawler.raw import RawThread
    from crawler.store.thread_states import ThreadState

# Before the date of any post, in epoch seconds.
_EVER = -(1 << 62)
# Of a day anywhere on earth, until it is over here.
_DAY = 36 * 3600


def read_board(frontier: Frontier, visit: Visit, page: Page, engine: Engine) -> Iterator[Find]:
    """Sub-boards, the threads to be read, and the next page unless nothing changed on this one."""
    walk = visit.board
    assert walk is not None  # a visit of a board always has its walk
    wider = wider_view(visit, walk, page, engine)
    if wider is not None:
        yield wider
        return
    listed = list(engine.threads(page))
    blank = not listed and not walk.guessed and not is_empty(page)
    if blank and not any(True for _ in engine.boards(page)):
        yield Missing(engine.name, engine.version, "threads", page.url)
    frontier.harvest.blank = frontier.harvest.blank or (blank and engine.last_resort)
    if visit.start == 0:
        yield from board_visits(frontier, page, engine, walk)
        yield from emptied_board(frontier, walk, page, lists=bool(listed))
    threads = [thread for thread in listed if thread.thread_id not in walk.threads]
    learn_pages(visit, page, engine)
    written = engine.next_page(page)
    following = next_of(frontier, page, written)
    more = following or max(walk.pages, default=0) > visit.start
    if visit.start and listed and not threads and more and not engine.last_resort:
        raise PageProblem("other page", "the page lists the threads of an earlier one")
    shown = [s.text for t in threads for s in (t.last_post, t.created) if s and s.text]
    frontier.clock.observe(shown, ascending=False)
    walk.threads.update(thread.thread_id for thread in threads)
    changed = False
    for thread in threads:
        thread.boards = thread.boards or walk.trail
        follow = thread_visit(frontier, thread, walk, page, engine)
        if follow is None:
            mark = line_mark(thread, page, frontier.clock)
            yield from take_over(frontier, thread, mark, walk)
            continue
        changed = changed or not thread.sticky
        walk.waiting += 1
        yield follow
    oldest = walk.order.learn(threads, page, frontier.clock)
    ordered = walk.order.by_last_posts
    if visit.start == 0 and walk.known and ordered:
        walk.oldest = oldest if following else _EVER
        miss(frontier, walk, threads, page)
    if walk.waiting or not ordered:
        frontier.state.boards.put(frontier.site, walk.id, whole=False)
    if following:
        walk.lines.append((len(listed), sum(not thread.sticky for thread in listed)))
    # What a page more lists may have been there before, when the first one told of none.
    grown = walk.lone and visit.start == 0
    goes_on = threads and following and (changed or grown or not (walk.whole and ordered))
    if visit.start == 0:
        walk.lone = not following
    if goes_on and (later := next_visit(frontier, visit, page, engine, written)):
        yield later
    else:
        walk.walked = True
        yield from short_board(frontier, walk, page, engine)
        yield from settle(frontier, walk)


def miss(frontier: Frontier, walk: BoardWalk, threads: list[RawThread], page: Page) -> None:
    """Note known threads that the board's first page should list and does not; it lists `threads`.

    They were deleted or moved: their last post is newer than the oldest that the page lists. Raises
    PageProblem where the forum is another one.
    """
    if walk.oldest is None:
        return
    known = frontier.state.threads.since(frontier.site, walk.id, walk.oldest)
    missing = {key: url for key, url in known.items() if key not in walk.threads}
    frontier.identity.listed += len(known) - len(missing)
    if missing and not frontier.trusted:
        strange = [t for t in threads if not frontier.state.threads.get(frontier.site, t.thread_id)]
        dates = (seconds(frontier.clock.exact(line.last_post, page.now)) for line in strange)
        newest = frontier.state.threads.newest(frontier.site, walk.id)
        old = sum(date is not None and date <= newest for date in dates)
        if told := frontier.identity.take_lines(len(missing), len(strange), old):
            raise PageProblem(OTHER_FORUM, told)
    frontier.left |= missing


def thread_visit(
    frontier: Frontier, thread: RawThread, walk: BoardWalk, page: Page, engine: Engine
) -> Visit | None:
    """The page with which a listed thread's reading begins; None where nothing of it is new."""
    state = frontier.state.threads.get(frontier.site, thread.thread_id)
    if thread.moved or not thread.thread_id:
        return None
    mark = line_mark(thread, page, frontier.clock)
    if (
        state is not None
        and state.mark == mark != b""
        and _stays(frontier, thread, state, walk)
        and not _was_young(frontier, thread, state)
        and (not frontier.full or state.seen >= frontier.since)
    ):
        return None
    url = frontier.canonical(page, thread.url)
    if not url or not frontier.room_for_thread(thread.thread_id):
        return None
    reading = ThreadWalk(thread.thread_id, thread, url, mark, walk, state)
    reading.linked[url] = as_titled(page, engine, url, thread.title)
    frontier.waiting[thread.thread_id] = reading
    start = 0
    if state is not None and state.url and (not frontier.full or state.seen >= frontier.since):
        known = urlsplit(state.url)
        # The forum may have moved to another host, or to https.
        url = urlsplit(url)._replace(path=known.path, query=known.query).geturl()
        start = known_start(engine, url, state)
        reading.position = state.skipped if start else 0
    if not frontier.asked.first_time(url):
        return None
    return Visit(url, Kind.THREAD, thread=reading, start=start, linked=reading.linked.get(url, ""))


def _stays(frontier: Frontier, thread: RawThread, state: ThreadState, walk: BoardWalk) -> bool:
    """Whether a thread is where it was; announcements are listed by every board."""
    home = frontier.boards.get(state.board)
    return home is not None and (home is walk or thread.thread_id in home.threads)


def _was_young(frontier: Frontier, thread: RawThread, state: ThreadState) -> bool:
    """Whether a thread's last post was so new when read that it may have been edited since.

    Where its line has no more than the day of that post, others may have followed. The clock of a
    forum may be hours ahead.
    """
    span = frontier.edits if tells_any_post(thread) else max(frontier.edits, _DAY)
    return bool(span) and state.last_post is not None and state.seen - state.last_post < span
