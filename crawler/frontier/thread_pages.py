"""The pages of a thread: its posts, its next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.base import Engine, Kind
from crawler.extract import scrape
from crawler.frontier.finished_threads import finish_thread
from crawler.frontier.lost_threads import (
    from_first,
    has_shifted,
    leave_for,
    other_thread,
    page_before,
)
from crawler.frontier.other_threads import names_other_thread, shows_others
from crawler.frontier.page_links import learn_pages, next_visit
from crawler.frontier.profiles import profile_visits
from crawler.frontier.seen_posts import all_seen, look_of, newest_first, unseen_posts
from crawler.frontier.short_threads import short_page, short_thread
from crawler.frontier.shortfalls import short_of_told
from crawler.frontier.thread_heads import take_head
from crawler.frontier.trail_boards import trail_visits
from crawler.frontier.visits import Find, PageProblem, Visit
from crawler.links import clean_url
from crawler.notices import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page


def read_thread(frontier: Frontier, visit: Visit, page: Page, engine: Engine) -> Iterator[Find]:
    """The page's posts, then its next page, or word that the thread is read."""
    walk = visit.thread
    assert walk is not None  # a visit of a thread always has its walk
    posts = list(scrape(page, engine, frontier.clock))
    if not posts:
        raise _without_posts(visit, page, engine)
    frontier.harvest.posts = frontier.harvest.read = True
    if merged := other_thread(visit, page, engine):
        yield from leave_for(frontier, walk, merged)
        return
    look = look_of(posts)
    if names_other_thread(page, engine, visit.url, posts) or shows_others(
        frontier, walk, engine, posts, look
    ):
        raise PageProblem("other thread", "the page shows the posts of another thread")
    learn_pages(visit, page, engine)
    walk.ascending = walk.ascending and engine.is_ascending(page) and not newest_first(posts)
    newer = None if walk.ascending or walk.posts or not visit.start else from_first(frontier, visit)
    if newer is not None:
        yield newer
        return
    if has_shifted(frontier, visit, posts) and (earlier := page_before(frontier, visit)):
        yield earlier
        return
    thread = take_head(frontier, visit, page, engine, posts[0])
    if look in walk.looks or (not engine.last_resort and all_seen(walk, posts)):
        if visit.start and not engine.last_resort and (walk.lost is None or walk.lost > 0):
            raise PageProblem("other page", "the page shows the posts of an earlier one")
        yield from finish_thread(frontier, walk)
        return
    walk.looks.add(look)
    yield from short_page(frontier, walk, engine, posts)
    fresh = unseen_posts(visit, walk, posts, thread)
    yield from fresh
    if frontier.forum.profiles:
        yield from profile_visits(frontier, posts, page)
    if frontier.front.follows_trails and not visit.start:
        yield from trail_visits(frontier, page)
    if visit.start:
        walk.pages.setdefault(visit.start, visit.url)
    if walk.single:
        return
    written = engine.next_page(page) if fresh else None
    if later := next_visit(frontier, visit, page, engine, written):
        frontier.reading[walk.id] = walk
        yield later
    else:
        yield from short_of_told(frontier, walk, page, engine)
        yield from short_thread(frontier, walk, engine)
        yield from finish_thread(frontier, walk, posts)


def _without_posts(visit: Visit, page: Page, engine: Engine) -> PageProblem:
    """What a thread's page without posts is: a list of threads, or one that nobody can read."""
    if engine.kind(page) in {Kind.INDEX, Kind.BOARD}:
        led = clean_url(page.url) != clean_url(visit.linked or visit.url)
        problem = "elsewhere" if led else "list of threads"
        return PageProblem(problem, "the thread leads to a list of threads")
    missing = Missing(engine.name, engine.version, "posts", page.url)
    return PageProblem("no posts", str(missing), missing)
