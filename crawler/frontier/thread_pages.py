"""The pages of a thread: its posts, its next page, and what is remembered when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.text import clean_line
from crawler.compact import seconds
from crawler.dom import line, links_with
from crawler.engines.base import Kind
from crawler.extract import scrape
from crawler.frontier.board_pages import leave_board
from crawler.frontier.lost_threads import has_shifted, leave_for, other_thread, page_before
from crawler.frontier.profiles import profile_visits
from crawler.frontier.spelling import as_linked, to_ask_for
from crawler.frontier.visits import Find, PageProblem, ThreadWalk, Visit
from crawler.notices import BoardRead, Missing, ThreadRead
from crawler.pipelines.threads import merge_threads, thread_record
from crawler.thread_states import ThreadState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.engines.base import Engine
    from crawler.frontier.frontier import Frontier
    from crawler.page import Page
    from crawler.raw import ScrapedPost
    from crawler.records import Thread


def read_thread(frontier: Frontier, visit: Visit, page: Page, engine: Engine) -> Iterator[Find]:
    """The page's posts, then its next page, or word that the thread is read."""
    walk = visit.thread
    assert walk is not None  # a visit of a thread always has its walk
    posts = list(scrape(page, engine, frontier.clock))
    if not posts:
        if engine.kind(page) in {Kind.INDEX, Kind.BOARD}:
            raise PageProblem("elsewhere", "the thread leads to a list of threads")
        missing = Missing(engine.name, engine.version, "posts", page.url)
        raise PageProblem("no posts", str(missing), missing)
    if merged := other_thread(visit, page, engine):
        yield from leave_for(frontier, walk, merged)
        return
    _learn_pages(walk, page, engine)
    if has_shifted(frontier, visit, posts) and (earlier := page_before(frontier, visit)):
        yield earlier
        return
    thread = posts[0].thread
    if walk.listed is not None:
        thread = merge_threads(walk.listed, thread)
    if walk.record is None or not visit.start:
        walk.record = thread_record(thread, page, engine.name, frontier.clock)
        _complete(walk.record, posts[0], frontier)
    elif walk.record.pages is None:
        walk.record.pages = thread.pages
    if (look := _look(posts)) in walk.looks:
        yield from finish_thread(frontier, walk)
        return
    walk.looks.add(look)
    before = posts[0].position - 1 if posts[0].position else walk.position
    fresh = 0
    for number, scraped in enumerate(posts, 1):
        scraped.thread = scraped.post.thread or thread
        if scraped.position is None and before is not None:
            scraped.position = before + number
        key = scraped.post.post_id or "t"
        if key not in walk.posts:
            walk.posts.add(key)
            fresh += 1
            yield scraped
    if frontier.forum.profiles:
        yield from profile_visits(frontier, posts, page)
    walk.position = None if before is None else before + len(posts)
    if not walk.failed:
        walk.last_url, walk.last_skipped = visit.url, before
    if visit.start:
        walk.pages.setdefault(visit.start, visit.url)
    if walk.single:
        return
    following = frontier.canonical(page, engine.next_page(page)) if fresh else ""
    if frontier.first_time(following):
        if not walk.linked.get(following):
            walk.linked[following] = as_linked(page, engine, following)
        yield _page_visit(engine, walk, following, visit.start)
    else:
        yield from finish_thread(frontier, walk)


def _look(posts: list[ScrapedPost]) -> int:
    """What stands for a page's posts: ids that are places alone differ on a page shown again."""
    words = [body if isinstance(body := p.post.body, str) else line(body) for p in posts[::-1][:2]]
    return hash((*words, *((p.post.author.name, p.post.posted) for p in posts)))


def _complete(record: Thread, first: ScrapedPost, frontier: Frontier) -> None:
    """Take from a thread's opening post what its head does not say: who began it, and when."""
    if 1 not in (first.post.position, first.position):
        return
    page, post = first.page, first.post
    record.created_at = record.created_at or frontier.clock.iso(post.posted, page.fetched_at)
    record.author = record.author or clean_line(post.author.name) or None
    if record.author_id is None and post.author.user_id and record.author == post.author.name:
        record.author_id = f"{page.site}/u/{post.author.user_id}"


def _page_visit(engine: Engine, walk: ThreadWalk, url: str, before: int) -> Visit:
    address = engine.address(url)
    start = address.start if address and address.start else before + 1
    return Visit(url, Kind.THREAD, thread=walk, start=start, linked=walk.linked.get(url, ""))


def _learn_pages(walk: ThreadWalk, page: Page, engine: Engine) -> None:
    """Note the thread's pages that this page links to, for the case that the next one fails."""
    # A number stands in the addresses of its thread; most links need not be read to tell.
    named = walk.thread_id if walk.thread_id.isdecimal() and walk.thread_id.isascii() else ""
    for href in dict.fromkeys(links_with(page.root, named)):  # a post has the same one twice
        if "#" in href:  # a post, or another place on a page
            continue
        link = page.absolute(href)
        address = engine.address(link)
        if address is None or address.kind is not Kind.THREAD or address.post_id:
            continue
        if address.id == walk.thread_id and address.start:
            url = address.url
            walk.pages.setdefault(address.start, url)
            walk.linked[url] = to_ask_for(url, link, walk.linked.get(url, ""))


def failed_page(frontier: Frontier, visit: Visit) -> Iterator[Find]:
    """A page of a thread could not be read: go on with a later one, and read it in the next run."""
    walk = visit.thread
    if walk is None:
        return
    walk.failed = True
    walk.position = None
    walk.began = walk.began or visit.url
    later = [url for start, url in sorted(walk.pages.items()) if start > visit.start]
    engine = frontier.engine
    for url in later:
        if engine is not None and not walk.single and frontier.first_time(url):
            yield _page_visit(engine, walk, url, visit.start)
            return
    yield from finish_thread(frontier, walk)


def finish_thread(frontier: Frontier, walk: ThreadWalk) -> Iterator[ThreadRead | BoardRead]:
    """Word that the thread is read, with what is remembered of it.

    A thread with a failed page gets an empty mark, which no line equals: the next run reads on
    from its last page before the gap.
    """
    before = walk.state or ThreadState()
    mark = b"" if walk.failed else walk.mark
    state = ThreadState(
        board=walk.board.board_id if walk.board else "",
        mark=mark,
        last_post=seconds(walk.record.last_post_at) if walk.record else before.last_post,
        url=walk.last_url or before.url or walk.began,
        skipped=walk.last_skipped if walk.last_url else before.skipped if before.url else 0,
        record=before.record,
        seen=frontier.seen,
    )
    if walk.record is not None and walk.record.pages is None and not walk.failed:
        walk.record.pages = len(walk.pages) + 1
    yield ThreadRead(walk.record, frontier.site, walk.thread_id, state)
    yield from leave_board(frontier, walk)
