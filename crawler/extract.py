"""A page -> everything that is on it, with plain calls."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import xxhash

from crawler.authors import merge_authors
from crawler.bodies.mending import mended
from crawler.clock import ForumClock
from crawler.engines.base import Engine, Kind
from crawler.links import clean_url
from crawler.pages.page import Page
from crawler.panels.panel import joined_text
from crawler.pipelines.normalise import normalise
from crawler.pipelines.separate import separate
from crawler.pipelines.threads import thread_record
from crawler.pipelines.validate import drop_impossible
from crawler.raw import RawBoard, RawPost
from crawler.records import Author, Post, Thread
from crawler.scraped import ScrapedPost


@dataclass(slots=True)
class Extraction:
    """What a page holds. `threads` are a board's lines, or the one thread of a thread page."""

    kind: Kind
    boards: list[RawBoard] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    next_page: str | None = None

    @property
    def missing(self) -> str | None:
        """What the page should hold and does not: `posts`, `threads` or `boards`."""
        if self.kind is Kind.THREAD:
            return None if self.posts else "posts"
        if self.kind is Kind.BOARD:
            return None if self.threads or self.boards else "threads"
        if self.kind is Kind.INDEX:
            return None if self.threads or self.boards else "boards"
        return None


def scrape(page: Page, engine: Engine, clock: ForumClock) -> Iterator[ScrapedPost]:
    """The posts of a thread page as an engine sees them; the page's dates teach the clock first."""
    thread = engine.thread(page)
    if not thread.thread_id:  # a saved page may say it nowhere: its own address stands for it
        thread.thread_id = xxhash.xxh3_64_hexdigest(clean_url(page.url).encode())
    thread.url = thread.url or clean_url(page.url)
    raw_posts = mended(lambda: list(_once(engine.posts(page))), page, engine.markup)
    clock.language = clock.language or page.language
    ascending = engine.is_ascending(page)
    clock.observe([post.posted.text for post in raw_posts], ascending=ascending)
    if not clock.is_sure:
        clock.observe([post.edited.text for post in raw_posts if post.edited], ascending=False)
        clock.observe_members(map(_joined_and_posted, raw_posts), page.now)
    address = engine.address(page.url)
    skipped = address.skipped if address else None
    if skipped is None and address is not None and address.start == address.part == 0:
        skipped = None if address.post_id else 0
    numbered = skipped is not None and all(
        post.position in {None, n} for n, post in enumerate(raw_posts, (skipped or 0) + 1)
    )
    for number, raw in enumerate(raw_posts, (skipped or 0) + 1):
        counted = numbered and ascending and raw.thread is None
        position = number if counted else None
        yield ScrapedPost(raw, raw.thread or thread, page, engine, clock, position)


def _once(posts: Iterable[RawPost]) -> Iterator[RawPost]:
    """Each post once: a skin may show the opening post, or the best answer, again."""
    seen = set()
    for post in posts:
        known = (post.thread.thread_id if post.thread else None, post.post_id)
        if post.post_id is None or known not in seen:
            seen.add(known)
            yield post


def _joined_and_posted(post: RawPost) -> tuple[str, str]:
    """Both as shown; "" for a moment that an attribute gives."""
    posted = post.posted
    exact = posted.iso or posted.epoch is not None
    return joined_text(post.author), "" if exact else posted.full or posted.text


def extract(page: Page, engine: Engine, clock: ForumClock) -> Extraction:
    """Everything on the page as finished records, in page order. Authors are in order of posts."""
    result = Extraction(engine.kind(page))
    if result.kind in {Kind.INDEX, Kind.BOARD}:
        result.boards = list(engine.boards(page))
        raw_threads = list(engine.threads(page))
        shown = [s.text for t in raw_threads for s in (t.last_post, t.created) if s]
        clock.observe(shown, ascending=False)
        result.threads = [thread_record(raw, page, engine.name, clock) for raw in raw_threads]
    if result.kind in {Kind.BOARD, Kind.THREAD}:
        result.next_page = engine.next_page(page)
    if result.kind is Kind.THREAD:
        for scraped in scrape(page, engine, clock):
            post = normalise(separate(scraped))
            drop_impossible(post)
            result.posts.append(post)
        result.authors = merge_authors([post.author_line for post in result.posts])
        threads: dict[str, Thread] = {}
        for post in result.posts:
            threads.setdefault(post.thread_id, post.thread_line)
        result.threads = list(threads.values())
    return result
