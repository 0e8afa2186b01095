"""Decides what of a forum is fetched; knows no Scrapy and no engine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from weakref import WeakValueDictionary

from crawler.clock import ForumClock, as_order
from crawler.engines import detect
from crawler.engines.base import Engine, Kind
from crawler.frontier.asked import Asked
from crawler.frontier.board_pages import read_board
from crawler.frontier.doors import Doors
from crawler.frontier.first_sight import FrontPage, Harvest
from crawler.frontier.holding import Holding
from crawler.frontier.identity import Identity
from crawler.frontier.index_pages import read_index
from crawler.frontier.mixed_up import as_found, check_page
from crawler.frontier.profiles import Profiles, read_profile
from crawler.frontier.root_page import no_forum, root_visit, says_closed
from crawler.frontier.thread_pages import read_thread
from crawler.frontier.trail_boards import behind_front
from crawler.frontier.visits import Find, PageProblem, Visit
from crawler.frontier.walks import BoardWalk, ThreadWalk
from crawler.overlay import overlay
from crawler.recent import Recent
from crawler.sites import bare, site_of
from crawler.string_set import StringSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy.http.request import VerboseCookie

    from crawler.forums import Forum
    from crawler.pages.page import Page
    from crawler.store.state import State

# Browsers and servers of the time took no longer ones, and a page may name ones of megabytes.
_LONGEST_URL = 2083


class Frontier:
    """The crawl of one forum: given a page, what it holds and what to fetch next.

    `full` reads every page again, whatever is remembered; where the user asked for it the forum is
    `trusted` to be the one that it was, else it may be `left_alone`; `now` is the start of the run
    in epoch seconds; `max_threads` bounds how many threads are asked for. A revisit may take
    several runs: `since` is when it began, and threads read after that are not read again. A thread
    whose last post was younger than `edits` seconds when read is read once more. `failed` counts
    pages, `failed_lists` those of boards and indexes, `refused` those that failed in the same way
    in an earlier run. `waiting` are the threads (by id) to which a board led and that are not yet
    read, `reading` those of which a page was read, and not yet the last. `left` are known threads
    (id -> URL) that a board should have listed; `looked_back` says that those of earlier runs are
    among them.
    """

    def __init__(
        self,
        forum: Forum,
        state: State,
        *,
        full: bool,
        now: int,
        max_threads: int | None = None,
        edits: float = 0,
    ) -> None:
        self.forum = forum
        self.site = forum.site
        self.state = state
        self.full = self.trusted = full
        self.now = now
        # Times are whole seconds: what an earlier run read in this very one was not read since.
        self.since = now + 1
        self.failed = self.failed_lists = self.refused = 0
        self.max_threads = max_threads
        self.edits = edits
        self.clock = ForumClock(forum.zone, as_order(forum.date_order))
        self.identity = Identity()
        self.holding = Holding(self.clock, self.identity)
        self.engine: Engine | None = None
        self.boards: dict[str, BoardWalk] = {}
        self.threads = StringSet()
        self.home = frozenset((bare(self.site), bare(site_of(forum.url))))
        self.hosts = set(self.home)
        # What pages of threads showed -> the thread; a cache that mixes them up does it at once.
        self.shown: Recent[int, str] = Recent(1000)
        self.asked = Asked()
        self.reading: dict[str, ThreadWalk] = {}
        self.waiting: WeakValueDictionary[str, ThreadWalk] = WeakValueDictionary()
        self.left: dict[str, str] = {}
        self.looked_back = False
        self.whole_forum = False
        self.front = FrontPage()
        self.harvest = Harvest()
        self.left_alone = False
        self.entered = False  # its first page is one of a forum
        # Threads, by how many of the posts counted they lack.
        self.lacking: Counter[int] = Counter()
        self.unmoved = False  # the forum said of a page that it is as it was
        self.doors = Doors()
        self.profiles = Profiles()
        self.cookies: list[VerboseCookie] = []

    @property
    def seen(self) -> int:
        """When threads of this run are noted as read: in a revisit not before it began."""
        return max(self.now, self.since) if self.full else self.now

    @property
    def shows_nothing(self) -> bool:
        """Whether a whole forum shows its first page and refuses all others, or no board of one
        that no engine knows shows a thread, or most of its threads no post."""
        whole = self.whole_forum or self.unmoved
        refused = self.refused > 0 and self.refused + self.failed >= len(self.asked) - 1
        listing = sum(len(walk.threads) > 0 for walk in self.boards.values())
        return whole and (refused or self.harvest.is_nothing(listing))

    @property
    def is_forbidden(self) -> bool:
        """Whether robots.txt keeps of a whole forum every thread that is there to be read now."""
        return self.whole_forum and self.harvest.forbidden and not self.harvest.read

    def leave_alone(self) -> None:
        """Read no more of it, and nothing of what waits: it is another forum than it was."""
        self.left_alone = True
        self.entered = self.unmoved = self.whole_forum = False
        self.holding.held.clear()
        self.reading.clear()
        for walk in self.boards.values():  # the next run is to see it as this one did
            if walk.known:
                self.state.boards.put(self.site, walk.id, whole=True)

    def root(self) -> Visit:
        """The page that the user named."""
        return Visit(self.forum.url)

    def read(self, visit: Visit, page: Page) -> Iterator[Find]:
        """Everything that a fetched page holds or leads to. Raises PageProblem."""
        if page.overgrown:
            raise PageProblem("too large", "the page has more tags than any of a forum")
        page.sought = visit.kind
        page.skipped = visit.thread.position if visit.thread and visit.start else None
        page.begins = visit.thread.listed.url if visit.thread and visit.thread.listed else ""
        engine = self._engine_of(page)
        kind = engine.kind(page)
        if kind is Kind.LOGIN:
            raise PageProblem("login wall")
        if kind is Kind.ERROR:
            raise PageProblem("closed" if says_closed(page) else "error page")
        root = visit.kind is None
        if root and (front := self.doors.front_of(visit.url, kind)):
            self.entered = self.whole_forum = True
            yield Visit(front, Kind.INDEX)
            return
        if root:
            self.hosts.add(bare(site_of(page.url)))  # the forum may have moved to another host
            visit = root_visit(self, visit, page, engine, kind)
            self.entered = True
            if self.front.follows_trails:
                yield from behind_front(self, page, engine)
        asked, visit = visit, as_found(self, visit, page, engine, kind)
        if visit is asked and not root:
            check_page(self, visit, page, engine, kind)
        if visit.kind is Kind.PROFILE:
            yield from read_profile(self, page, engine)
        elif visit.thread is not None:
            yield from read_thread(self, visit, page, engine)
        elif visit.board is not None:
            yield from read_board(self, visit, page, engine)
        else:
            yield from read_index(self, page, engine)

    def _engine_of(self, page: Page) -> Engine:
        usual = self.engine.name if self.engine else ""
        found = detect(page, self.forum.engine, usual)
        if self.engine is None:
            if found is None:
                raise no_forum(self, page, "no known forum engine made this page")
            self.engine = found
        if found is None and self.engine.last_resort:
            return self.engine  # nothing tells its pages from others
        if found is None:
            raise PageProblem("not recognised", f"the page is not {self.engine.name}'s")
        if found.name == self.engine.name:  # which variant it is may show on some pages only
            self.engine = overlay(found, self.forum.selectors)
        return self.engine

    def board(self, board_id: str, depth: int = 0) -> BoardWalk:
        """The walk over a board, with what an earlier run knows of it."""
        if board_id not in self.boards:
            known = self.state.boards.is_whole(self.site, board_id)
            whole = known and not self.full
            lone = whole and self.state.boards.is_lone(self.site, board_id)
            self.boards[board_id] = BoardWalk(board_id, whole, depth, known=known, lone=lone)
        return self.boards[board_id]

    def canonical(self, page: Page, url: str | None) -> str:
        """The one URL of a linked page; empty where the link leaves the forum, or is absurd."""
        absolute = page.absolute(url)
        if not 0 < len(absolute) <= _LONGEST_URL or self.engine is None:
            return ""
        if absolute.startswith("file:"):
            inside = page.url.startswith("file:")
            return absolute if inside and Path(unquote(urlsplit(absolute).path)).is_file() else ""
        if bare(site_of(absolute)) not in self.hosts:
            return ""
        return self.engine.canonical(absolute)

    def room_for_thread(self, thread_id: str) -> bool:
        """Whether a thread is new to this run and within its bound; from now on it is known."""
        if self.max_threads is not None and len(self.threads) >= self.max_threads:
            return False
        return self.threads.add(thread_id)
