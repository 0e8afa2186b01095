"""The same extraction over what is already on disk."""

from __future__ import annotations

import logging
import resource
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import Spider

from crawler.archive.options import read_options as read_archive_options
from crawler.archive.pool import read_all
from crawler.dedup.settings import read_settings
from crawler.outcome import Exit
from crawler.records import ThreadRead
from crawler.spiders.forum import open_run
from crawler.state import ThreadState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scrapy.crawler import Crawler

    from crawler.archive.options import ArchiveOptions
    from crawler.archive.work import DocumentRecords
    from crawler.records import Post
    from crawler.run import Run

logger = logging.getLogger(__name__)


class ArchiveSpider(Spider):
    """Reads files; see README for its options. Records arrive finished, so two pipelines rest."""

    name = "archive"
    custom_settings = {  # noqa: RUF012 - Scrapy reads it from the class
        "ITEM_PIPELINES": {
            "crawler.pipelines.pseudonyms.PseudonymsPipeline": 250,
            "crawler.pipelines.validate.ValidatePipeline": 300,
            "crawler.pipelines.deduplicate.DeduplicatePipeline": 400,
            "crawler.pipelines.write.WritePipeline": 900,
        }
    }
    options: ArchiveOptions
    run: Run
    pages: int
    locked: list[str]
    paths: list[Path]
    frontiers: list[Any]
    readable: bool
    hides: bool
    trouble: Exit | None = None
    exit_status: Exit = Exit.ERROR

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args)
        kwargs.pop("_job", None)  # by which Scrapyd names the run
        spider.options = read_archive_options(kwargs)
        spider.pages, spider.readable = 0, False
        spider.locked, spider.paths, spider.frontiers = [], [], []
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)  # a lock a site, and there are many
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        spider.hides = crawler.settings.getbool("PSEUDONYMS")
        dedup = read_settings(crawler.settings)
        spider.run = open_run(Path(crawler.settings["DATA_DIR"]), datetime.now(UTC), dedup)
        return spider

    async def start(self) -> AsyncIterator[Post | ThreadRead]:
        for found in read_all(self.options):
            self.pages += 1
            try:
                free = self.run.enter(found.site)
            except (OSError, sqlite3.Error) as error:
                self.run.broken = error
                return
            if not free:
                self.run.fail(found.site, found.source, "locked", "another run has this site")
                continue
            self.run.expect(found.site, {post.post_id: post.body for post in found.posts})
            for item in self.items(found):
                yield item

    def items(self, found: DocumentRecords) -> list[Post | ThreadRead]:
        """A document's records as items, its rejects noted."""
        for reason, raw in found.rejected:
            if raw:
                # What could not be taken apart may hold names.
                self.run.reject(found.site, found.source, reason, "" if self.hides else raw)
            else:
                self.run.fail(found.site, found.source, reason.split(":")[0], reason)
        for missing in found.missing:
            self.run.miss(missing)
        self.readable = self.readable or bool(found.posts or found.threads)
        items: list[Post | ThreadRead] = list(found.posts)
        for thread in found.threads:
            known = self.run.state.thread(found.site, thread.thread_id) or ThreadState()
            items.append(ThreadRead(thread, found.site, thread.thread_id, known))
        return items

    def conclude(self, reason: str) -> None:
        """Nothing is learnt beyond a document."""
