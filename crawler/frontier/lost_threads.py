"""Known threads that are not as they were: deleted, merged, with posts taken out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.engines.base import Address, Engine, Kind
from crawler.failures import MIXED_UP, UNWILLING
from crawler.frontier.boards import leave_board
from crawler.frontier.visits import Find, Visit
from crawler.frontier.walks import ThreadWalk
from crawler.notices import BoardRead, ThreadRead
from crawler.store.thread_states import GONE, ThreadState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page
    from crawler.scraped import ScrapedPost

# What a forum answers for a thread that is no longer there.
_GONE = frozenset({"http 404", "http 410", "error page", "elsewhere"})
# What it may answer for an address of a thread that it shows at another one.
_AWAY = UNWILLING | MIXED_UP | {"not recognised", "no posts"}


def vanished(visit: Visit, kind: str) -> bool:
    """Whether a failure says that a thread known from an earlier run is not where it was.

    Some engines show the first page in place of one that is no longer there.
    """
    walk = visit.thread
    if walk is None or walk.state is None or walk.posts:
        return False
    return kind in (_AWAY if walk.listed else _GONE | {"other page"})


def lost_thread(frontier: Frontier, visit: Visit, kind: str) -> Iterator[Find]:
    """A known thread's last page is not there: look at its first page, and if that fails it's gone.

    A thread loses its last page when posts are deleted, and has other addresses when the forum has
    moved. One that its board lists in this very run is not gone.
    """
    walk = visit.thread
    assert walk is not None  # `vanished` has seen to it
    if first := from_first(frontier, visit):
        yield first
    elif walk.listed is None and kind in _GONE:
        yield from _gone(frontier, walk)


def from_first(frontier: Frontier, visit: Visit) -> Visit | None:
    """The first page of a thread in place of its last known one; None where it was asked for."""
    walk = visit.thread
    assert walk is not None  # only a thread has a last known page
    first = walk.listed_url or first_page(visit.url, frontier.engine)
    if first == visit.url or not frontier.asked.first_time(first):
        return None
    # It may be there after all, as the pages before it link to it.
    frontier.asked.forget(visit.url)
    walk.position = 0
    linked = walk.linked.get(first, "")
    return Visit(first, Kind.THREAD, thread=walk, late=visit.late, linked=linked)


def _gone(frontier: Frontier, walk: ThreadWalk) -> Iterator[ThreadRead | BoardRead]:
    """Word that a thread is no longer there; its record is written again should it come back."""
    before = walk.state or ThreadState()
    gone = replace(before, gone=GONE, mark=None, record=None, seen=frontier.seen)
    yield ThreadRead(None, frontier.site, walk.id, gone)
    yield from leave_board(frontier, walk)


def other_thread(visit: Visit, page: Page, engine: Engine) -> Address | None:
    """The thread to which a known one leads, since the two were merged."""
    if page.url == visit.url or visit.thread is None or visit.thread.state is None:
        return None
    here, asked = engine.address(page.url), engine.address(visit.url)
    if here is None or asked is None or here.kind is not Kind.THREAD or here.post_id:
        return None
    return here if here.id != asked.id else None


def leave_for(frontier: Frontier, walk: ThreadWalk, merged: Address) -> Iterator[Find]:
    """Word that a thread is gone, and the thread that holds its posts now, from its first page."""
    yield from _gone(frontier, walk)
    url = first_page(merged.url, frontier.engine) if merged.start else merged.url
    if frontier.asked.first_time(url) and frontier.room_for_thread(merged.id):
        state = frontier.state.threads.get(frontier.site, merged.id)
        other = ThreadWalk(merged.id, state=replace(state, url="") if state else None)
        yield Visit(url, Kind.THREAD, thread=other, late=True)


def has_shifted(frontier: Frontier, visit: Visit, posts: list[ScrapedPost]) -> bool:
    """Whether posts that no earlier run saw stand on pages before this one, the last known.

    It begins with such a post: others before it were deleted, and it moved up. Or what it began
    with stands further down: as many posts were put in before, and are not all found yet.
    """
    walk, ids = visit.thread, [scraped.post.post_id or "" for scraped in posts]
    if walk is None or walk.state is None or not visit.start or walk.last or frontier.full:
        return False
    head = walk.state.head
    before = ids[: ids.index(head)] if head and head in ids else ids
    if walk.pushed is None:
        walk.pushed = len(before) if head in ids else 0
    known = frontier.state.posts
    fresh = [post for post in before if post and known.get(frontier.site, post) is None]
    walk.pushed -= len(fresh)
    return walk.pushed > 0 or ids[0] in fresh


def page_before(frontier: Frontier, visit: Visit) -> Visit | None:
    """The page before a thread's page, to be read in its place; it is read again after that."""
    walk = visit.thread
    assert walk is not None  # only the page of a thread can have shifted
    start = max((start for start in walk.pages if start < visit.start), default=0)
    url = walk.pages[start] if start else first_page(visit.url, frontier.engine)
    if not frontier.asked.first_time(url):
        return None
    frontier.asked.forget(visit.url)
    walk.position = None if start else 0
    linked = walk.linked.get(url, "")
    return Visit(url, Kind.THREAD, thread=walk, start=start, late=visit.late, linked=linked)


def first_page(url: str, engine: Engine | None) -> str:
    """The first page of the thread or board that a canonical URL is a later page of."""
    here = engine.address(url) if engine else None
    if here is None or engine is None:
        return ""
    for shorter in _shortened(url):
        address = engine.address(shorter)
        if address and address.is_of(here) and not address.start:
            return address.url
    return ""


def _shortened(url: str) -> Iterator[str]:
    """A URL without the end of its path, or without one of its parameters: one may be its page."""
    base, _, query = url.partition("?")
    parts = query.split("&") if query else []
    for index in range(len(parts) - 1, -1, -1):
        yield base + "?" + "&".join(parts[:index] + parts[index + 1 :])
    yield re.sub(r"[^/]+/?$", "", base)
    yield re.sub(r"[-/.,]?(?:page|p|st|k)?[-_=.,/]?\d+(?=(?:\.html?)?/?$)", "", url)
