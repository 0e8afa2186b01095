"""Keeps what is no valid record out of the feeds, with the reason."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem

from crawler.gaps import missing_parts
from crawler.notices import Missing
from crawler.records import Post

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# The web's first forums are younger than this, and no forum shows a date after its own clock by
# more than a day (timezones).
_EARLIEST = "1990"


def fault(post: Post) -> str | None:
    """Why the post cannot be a record, or None. Only required fields can fail one."""
    if not post.site or not post.thread_id or not post.post_id:
        return "no id"
    if not post.url:
        return "no url"
    return None


def drop_impossible(post: Post) -> None:
    """Empty the dates that cannot be true; their texts stay."""
    latest = _day_after(post.fetched_at[:10])
    if post.posted_at and not _EARLIEST <= post.posted_at[:10] <= latest:
        post.posted_at = None
    if post.edited_at and not _EARLIEST <= post.edited_at[:10] <= latest:
        post.edited_at = None


@lru_cache(64)
def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


class ValidatePipeline:
    """Sends invalid posts to `rejected` and drops them; notes what others are without."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ValidatePipeline:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        if not isinstance(item, Post):
            return item
        run = self.crawler.spider.run  # type: ignore[union-attr]
        if item.engine_version is not None:
            for part in missing_parts(item):
                run.tally.miss(Missing(item.engine, item.engine_version, part, item.source))
        reason = fault(item)
        if reason is not None:
            run.reject(item.site, item.source, reason, item.body)
            raise DropItem(reason, log_level="DEBUG")
        drop_impossible(item)
        return item
