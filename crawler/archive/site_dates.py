"""Dates whose day and month could be either, read by what other documents of their site prove."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from crawler.arabic.dates.order import OrderLearner
from crawler.arabic.panel_fields import day_joined
from crawler.clock import ForumClock
from crawler.pipelines.validate import drop_impossible
from crawler.raw import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crawler.archive.work import DocumentRecords
    from crawler.records import Post

# So many posts wait at most for a document that tells. An archive has a forum's threads by their
# age: the posts of a week, all on one of the first twelve days of a month, may tell nothing.
_MOST_POSTS = 2000


def has_open_dates(posts: Iterable[Post], clock: ForumClock) -> bool:
    """Whether a post shows a date that could be read if the order of day and month were known."""
    return clock.order is None and any(
        post.posted_at is None
        and clock.undecided(Shown(post.posted_at_text), datetime.fromisoformat(post.fetched_at))
        for post in posts
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
            posts += len(found.posts)
            while waiting and (posts > self.most_posts or not self._is_open(waiting[0])):
                posts -= len(waiting[0].posts)
                yield self._read(waiting.popleft())
        while waiting:
            yield self._read(waiting.popleft())

    def _is_open(self, found: DocumentRecords) -> bool:
        return found.open_dates and found.site != "local" and self._clock(found.site).order is None

    def _clock(self, site: str) -> ForumClock:
        clock = ForumClock(self.zone)
        clock.learner = self.learners.get(site, clock.learner)
        return clock

    def _read(self, found: DocumentRecords) -> DocumentRecords:
        """Read the dates that a document left open, where its site's order is known by now."""
        clock = self._clock(found.site)
        if found.open_dates and clock.order is not None:
            for post in found.posts:
                _read_again(post, clock)
        return found


def _read_again(post: Post, clock: ForumClock) -> None:
    """Read those dates of a post and of its author that have no value, from their texts."""
    now, author = datetime.fromisoformat(post.fetched_at), post.author_line
    post.posted_at = post.posted_at or clock.iso(Shown(post.posted_at_text), now)
    post.edited_at = post.edited_at or clock.iso(Shown(post.edited_at_text or ""), now)
    if author.joined_text and not author.joined:
        author.joined = day_joined(author.joined_text, now=now, tz=clock.tz, order=clock.order)
    drop_impossible(post)
