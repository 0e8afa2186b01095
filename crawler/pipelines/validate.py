"""Keeps what is no valid record out of the feeds, with the reason."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from scrapy.exceptions import DropItem

from crawler.notices import Missing
from crawler.records import Author, Post
from crawler.running import Part, spider_of
from crawler.tally import missing_parts

# The web's first forums are younger than this, and no forum shows a date after its own clock by
# more than a day (timezones).
_EARLIEST = "1990"


def fault(post: Post) -> str | None:
    """Why the post cannot be a record, or None. Only required fields can fail one."""
    if not post.thread_id:
        return "no id"
    if not post.url:
        return "no url"
    return None


def drop_impossible(record: Post | Author) -> None:
    """Empty the dates that cannot be true, of a post and its author; their texts stay."""
    latest = _day_after(record.fetched_at[:10])
    if isinstance(record, Post):
        record.posted_at = _possible(record.posted_at, latest)
        record.edited_at = _possible(record.edited_at, latest)
    author = record.author_line if isinstance(record, Post) else record
    author.joined = _possible(author.joined, latest)


def _possible(shown: str | None, latest: str) -> str | None:
    return shown if shown and _EARLIEST <= shown[:10] <= latest else None


@lru_cache(64)
def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


class ValidatePipeline(Part):
    """Sends invalid posts to `rejected` and drops them; notes what others are without."""

    def process_item(self, item: Any) -> Any:
        if isinstance(item, Author):
            drop_impossible(item)
        if not isinstance(item, Post):
            return item
        run = spider_of(self.crawler).run
        if item.engine_version is not None:
            for part in missing_parts(item):
                run.tally.miss(Missing(item.engine, item.engine_version, part, item.source))
        reason = fault(item)
        if reason is not None:
            run.reject(item.site, item.source, reason, item.body)
            raise DropItem(reason, log_level="DEBUG")
        drop_impossible(item)
        return item
