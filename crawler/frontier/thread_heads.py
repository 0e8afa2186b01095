"""A thread as its pages' heads, its board's line and its opening post show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.text import clean_line
from crawler.engines.generic.thread_heads import is_site_name, own_title
from crawler.pipelines.threads import keep_open, merge_threads, thread_record

if TYPE_CHECKING:
    from crawler.engines.base import Engine
    from crawler.frontier.frontier import Frontier
    from crawler.frontier.visits import Visit
    from crawler.pages.page import Page
    from crawler.raw import RawThread
    from crawler.records import Thread
    from crawler.scraped import ScrapedPost


def take_head(
    frontier: Frontier, visit: Visit, page: Page, engine: Engine, first: ScrapedPost
) -> RawThread:
    """The thread as the page and its board's line show it; its record is that of the first page."""
    walk, thread = visit.thread, first.thread
    assert walk is not None  # a visit of a thread always has its walk
    if walk.listed is not None:
        if engine.last_resort and _is_of_place(thread.title, walk.listed, page):
            thread.title = ""
        thread = merge_threads(walk.listed, thread)
    if visit.start and engine.last_resort and walk.listed_url:
        thread.url = walk.listed_url  # the address of a later page may not say that it is one
    if walk.record is None or not visit.start:
        walk.record = thread_record(thread, page, engine.name, frontier.clock)
        if _opens(first, visit, engine):
            _complete(walk.record, first, frontier, engine)
        elif walk.state is not None:
            walk.record.created_at = walk.record.created_at or walk.state.created
            if engine.last_resort and walk.state.author is not None:  # see `_complete`
                walk.record.author = walk.record.author_id = None
    elif thread.pages is not None:  # a first page may link to the next few alone
        walk.record.pages = max(thread.pages, walk.record.pages or 0)
    title = walk.record.title
    if visit.start and (title in thread.title or (thread.title and thread.title in title)):
        thread.title = title  # a later page may have it with or without the forum's name
    return thread


def _is_of_place(title: str, listed: RawThread, page: Page) -> bool:
    """Whether a page says at its top no more than where it is: in which board, or forum, or in a
    thread that its head calls as the board's line does."""
    if title in listed.boards or not listed.title:
        return title in listed.boards
    called = listed.title not in title and listed.title in own_title(page)
    return called or is_site_name(page, title)


def _opens(first: ScrapedPost, visit: Visit, engine: Engine) -> bool:
    """Whether the first post of a page opens its thread; pages of unknown forums count nothing."""
    if visit.start or first.post.position == 1:
        return first.post.position == 1
    return first.position == 1 or (engine.last_resort and engine.is_ascending(first.page))


def _complete(record: Thread, first: ScrapedPost, frontier: Frontier, engine: Engine) -> None:
    """Take from a thread's opening post what its head does not say: who began it, and when.

    Whom a line of an unknown forum names may have answered last.
    """
    page, post = first.page, first.post
    if record.created_at is None:
        record.created_at = frontier.clock.iso(post.posted, page.now)
        keep_open(record, "created_at", [(post.posted, page.now)], frontier.clock)
    opener = clean_line(post.author.name) or None
    if engine.last_resort and opener not in {None, record.author}:
        record.author, record.author_id = opener, None
    record.author = record.author or opener
    if record.author_id is None and post.author.user_id and record.author == post.author.name:
        record.author_id = f"{page.site}/u/{post.author.user_id}"
