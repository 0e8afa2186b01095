"""Threads of known engines whose pages were rendered in part: figures and numbers tell."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from crawler.frontier.walks import KnownPage, ThreadWalk
from crawler.notices import Shortfall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.engines.base import Engine
    from crawler.frontier.frontier import Frontier
    from crawler.scraped import ScrapedPost

# So many threads lack a single post before a forum is taken to count one more than it shows.
_FEW = 3
_POSTS = attrgetter("posts")


def short_page(
    frontier: Frontier, walk: ThreadWalk, engine: Engine, posts: list[ScrapedPost]
) -> Iterator[Shortfall]:
    """Word of a page that lost posts at its end: `posts`, those of the next one, begin later."""
    url, end = walk.ended
    first = next((p for p in posts if (p.post.post_id or "t") not in walk.posts), None)
    number = number_of(first) if first else None
    if number is not None and end is not None and not engine.numbers_stay:
        lost = max(0, number - end - 1)
        walk.shown += lost
        told = f"{lost} posts are missing at its end: the next page begins with number {number}"
        yield from _tell(frontier, walk, url, f"{url} end", lost, told)


def short_thread(frontier: Frontier, walk: ThreadWalk, engine: Engine) -> Iterator[Shortfall]:
    """Word of a thread of which fewer posts were found than its board counts, or fewer pages than
    its first one tells of."""
    lost = walk.lost
    if engine.last_resort or walk.began:
        return
    place = f"posts of {walk.id}"
    if lost is not None:
        frontier.lacking[lost] += 1
        if lost == 1 and frontier.lacking[1] > frontier.lacking[0] + _FEW:
            return
        told = f"{lost} of the {walk.counted} posts that its board counts are missing"
        yield from _tell(frontier, walk, _short_one(walk, lost), place, lost, told)
    elif walk.state is None and walk.record is not None and walk.record.pages:
        pages = walk.record.pages
        told = f"{len(walk.looks)} of {pages} pages found"
        yield from _tell(frontier, walk, walk.ended[0], place, pages - len(walk.looks), told)


def number_of(scraped: ScrapedPost) -> int | None:
    """The number that a post shows, or that its page's address gives it."""
    return scraped.post.position or scraped.position


def _short_one(walk: ThreadWalk, lost: int) -> str:
    """The URL of the page that has fewer posts than others, and should not; of the first one where
    none of them alone can have lost so many. Where the newest stand first, it is the last one."""
    *before, last = walk.read or [KnownPage(walk.ended[0], None, None, 0)]
    if not before:
        return last.url
    least, most = min(before, key=_POSTS), max(before, key=_POSTS)
    if least.posts < most.posts or len(before) == 1:
        return least.url
    return last.url if lost + last.posts <= most.posts else before[0].url


def _tell(
    frontier: Frontier, walk: ThreadWalk, url: str, place: str, lost: int, told: str
) -> Iterator[Shortfall]:
    """Word of what is missing from a page on. The next run reads on from there, unless as much was
    missing in an earlier one: figures count what is hidden, too."""
    if lost <= 0:
        frontier.state.refusals.opened(frontier.site, place)
        return
    lasting = frontier.state.refusals.met_before(frontier.site, place, str(lost))
    if not lasting:
        walk.failed = True
        read = [page.url for page in walk.read]
        if url in read:
            del walk.read[read.index(url) + 1 :]
    yield Shortfall(frontier.site, url, told, lasting)
