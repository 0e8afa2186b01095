"""Dates whose day and month could be either, read by what other documents of their site prove."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from crawler.arabic.dates.order import OrderLearner
from crawler.authors import read_joined_again
from crawler.clock import ForumClock
from crawler.pipelines.threads import read_again
from crawler.pipelines.validate import drop_impossible
from crawler.raw import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crawler.archive.work import DocumentRecords
    from crawler.records import Post

# So many posts, or lines of boards, wait at most for a document that tells. An archive has a
# forum's threads by their age: the posts of a week, all on one of the first twelve days of a month,
# may tell nothing.
_MOST_POSTS = 2000


def has_open_dates(found: DocumentRecords, clock: ForumClock) -> bool:
    """Whether a post or thread has a date that is another one once the order is sure."""
    return not clock.is_sure and (
        any(thread.open_dates for thread in found.threads)
        or any(
            clock.undecided(Shown(text or ""), datetime.fromisoformat(post.fetched_at), value)
            for post in found.posts
            for text, value in (
                (post.posted_at_text, post.posted_at),
                (post.edited_at_text, post.edited_at),
            )
        )
    )


@dataclass
class SiteDates:
    """What the dates of each site have proved so far; documents wait for it in their order."""

    zone: tzinfo | None
    most_posts: int = _MOST_POSTS
    learners: dict[str, OrderLearner] = field(default_factory=dict)

    def decided(self, documents: Iterable[DocumentRecords]) -> Iterator[DocumentRecords]:
        """All documents in order, their dates read as far as the next `most_posts` posts tell.

        Those of no known site learn nothing from each other: they may be of many forums.
        """
        waiting: deque[DocumentRecords] = deque()
        posts = 0
        for found in documents:
            if found.proofs is not None and found.site != "local":
                self.learners.setdefault(found.site, OrderLearner()).add(found.proofs)
            waiting.append(found)
            posts += _size(found)
            while waiting and (posts > self.most_posts or not self._is_open(waiting[0])):
                posts -= _size(waiting[0])
                yield self._read(waiting.popleft())
        while waiting:
            yield self._read(waiting.popleft())

    def _is_open(self, found: DocumentRecords) -> bool:
        return found.open_dates and found.site != "local" and not self.clock(found.site).is_sure

    def clock(self, site: str) -> ForumClock:
        """How a site writes its dates, as far as its documents have told."""
        clock = ForumClock(self.zone)
        clock.learner = self.learners.get(site, clock.learner)
        return clock

    def _read(self, found: DocumentRecords) -> DocumentRecords:
        """Read the dates that a document left open, where its site's order is known by now."""
        clock = self.clock(found.site)
        if found.open_dates and clock.order is not None:
            for post in found.posts:
                _read_again(post, clock)
            for thread in found.threads:
                read_again(thread, clock)
        return found


def _size(found: DocumentRecords) -> int:
    return max(len(found.posts), len(found.threads))


def _read_again(post: Post, clock: ForumClock) -> None:
    """Read those dates of a post and of its author that were open, from their texts."""
    now = datetime.fromisoformat(post.fetched_at)
    post.posted_at = clock.again(post.posted_at, Shown(post.posted_at_text), now)
    post.edited_at = clock.again(post.edited_at, Shown(post.edited_at_text or ""), now)
    read_joined_again(post.author_line, clock)
    drop_impossible(post)
