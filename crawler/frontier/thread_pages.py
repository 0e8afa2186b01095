"""The pages of a thread: its posts, its next page."""

from __future__ import annotations

from itertools import pairwise, takewhile
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
from crawler.frontier.short_threads import number_of, short_page, short_thread
from crawler.frontier.shortfalls import short_of_told
from crawler.frontier.thread_heads import take_head
from crawler.frontier.trail_boards import trail_visits
from crawler.frontier.visits import Find, PageProblem, Visit
from crawler.frontier.walks import KnownPage, ThreadWalk
from crawler.links import clean_url
from crawler.notices import Missing
from crawler.pages.dom import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page
    from crawler.raw import RawThread
    from crawler.scraped import ScrapedPost


# Of so many posts whose numbers fall, each is older than the one before it.
_FEWEST = 3
# No forum counts further; a digest of 64 bits hardly ever has so few digits.
_LONGEST_NUMBER = 12


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
    walk.ascending = walk.ascending and engine.is_ascending(page) and not _newest_first(posts)
    newer = None if walk.ascending or walk.posts or not visit.start else from_first(frontier, visit)
    if newer is not None:
        yield newer
        return
    if has_shifted(frontier, visit, posts) and (earlier := page_before(frontier, visit)):
        yield earlier
        return
    thread = take_head(frontier, visit, page, engine, posts[0])
    if look in walk.looks or (not engine.last_resort and _all_seen(walk, posts)):
        if visit.start and not engine.last_resort and (walk.lost is None or walk.lost > 0):
            raise PageProblem("other page", "the page shows the posts of an earlier one")
        yield from finish_thread(frontier, walk)
        return
    walk.looks.add(look)
    yield from short_page(frontier, walk, engine, posts)
    fresh = _unseen(visit, walk, posts, thread)
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


def _newest_first(posts: list[ScrapedPost]) -> bool:
    """Whether the numbers of a page's posts fall: the opening one may stand above them.

    A digest that stands for a number that no page shows tells nothing.
    """
    ids = [scraped.post.post_id or "" for scraped in posts[1:]]
    return (
        len(ids) >= _FEWEST
        and all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in ids)
        and all(int(before) > int(after) for before, after in pairwise(ids))
    )


def _all_seen(walk: ThreadWalk, posts: list[ScrapedPost]) -> bool:
    return all(scraped.post.post_id in walk.posts for scraped in posts)


def _unseen(
    visit: Visit, walk: ThreadWalk, posts: list[ScrapedPost], thread: RawThread
) -> list[ScrapedPost]:
    """The posts that no page before showed, numbered over all pages of their thread."""
    if visit.start and posts[0].position == 1:
        for scraped in posts:  # a forum that counts its pages from 0
            scraped.position = None
    if not walk.ascending:
        walk.position = None
    before = posts[0].position - 1 if posts[0].position else walk.position
    opening = look_of(posts[:1])
    again = int(bool(visit.start) and opening == walk.opening)  # some show it on every page
    if visit.start:
        walk.posts.add("t")
    else:
        walk.opening = opening
    unseen: list[ScrapedPost] = []
    for scraped in posts[again:]:
        key = scraped.post.post_id or "t"
        if key in walk.posts:
            continue
        walk.posts.add(key)
        unseen.append(scraped)
        scraped.thread = scraped.post.thread or thread
        if scraped.position is not None:
            scraped.position -= again
        elif before is not None:
            scraped.position = before + len(unseen)
    walk.shown += len(unseen)
    walk.ended = (visit.url, number_of(posts[-1]) if walk.ascending else None)
    walk.position = None if before is None else before + len(unseen)
    if not walk.failed and walk.ascending:
        if before is not None and posts[0].position is None:
            before -= _repeated(posts, unseen)
        walk.read.append(KnownPage(visit.url, before, posts[0].post.post_id, len(unseen)))
    return unseen


def _repeated(posts: list[ScrapedPost], unseen: list[ScrapedPost]) -> int:
    """With how many posts with ids a page begins that stand on those before it as well."""
    begin = unseen[0] if unseen else None
    return sum(bool(s.post.post_id) for s in takewhile(lambda s: s is not begin, posts))


def look_of(posts: list[ScrapedPost]) -> int:
    """What stands for a page's posts: ids that are places alone differ on a page shown again."""
    bodies = [scraped.post.body for scraped in posts[-2:]]
    words = [body if isinstance(body, str) else text_in(body) for body in bodies]
    return hash((*words, *((p.post.author.name, p.post.posted) for p in posts)))
