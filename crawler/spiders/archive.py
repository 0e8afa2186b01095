"""The same extraction over what is already on disk.

Scrapy loads every spider before it runs one: what reads archives is loaded when one is read.
"""

from __future__ import annotations

import asyncio
import logging
import resource
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from crawler.archive.documents import NO_FORUM, OWN_ERROR, UNSURE
from crawler.dedup.settings import read_settings
from crawler.notices import ThreadSeen
from crawler.opening import open_run
from crawler.outcome import Exit, StartError
from crawler.running import RunSpider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scrapy.crawler import Crawler

    from crawler.archive.platforms import Platforms
    from crawler.archive.pool import Reading
    from crawler.archive.site_dates import SiteDates
    from crawler.archive.work import DocumentRecords
    from crawler.records import Post

logger = logging.getLogger(__name__)
# So many files are named where none holds anything.
_TOLD = 3
# Reasons that say nothing of how well an archive was read: it may hold other things than forums.
_LEFT_OUT = frozenset({NO_FORUM, UNSURE})


class ArchiveSpider(RunSpider):
    """Reads files; see README for its options. Records arrive finished, so two pipelines rest."""

    name = "archive"
    custom_settings = {  # noqa: RUF012 - Scrapy reads it from the class
        "ITEM_PIPELINES": {
            "crawler.pipelines.pseudonyms.PseudonymsPipeline": 250,
            "crawler.pipelines.validate.ValidatePipeline": 300,
            "crawler.pipelines.deduplicate.DeduplicatePipeline": 400,
            "crawler.pipelines.write.WritePipeline": 900,
        },
        # Nothing is fetched, and to load what takes part in it would take half a second.
        "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https", "ftp", "s3")),
        "DOWNLOADER_MIDDLEWARES": {},
        "DOWNLOADER_MIDDLEWARES_BASE": {},
    }
    reading: Reading
    dates: SiteDates
    platforms: Platforms
    _found: bool = False

    @property
    def readable(self) -> bool:
        """Whether any document held a post or a thread."""
        return self._found

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        from crawler.archive.options import read_options
        from crawler.archive.platforms import Platforms
        from crawler.archive.pool import Reading
        from crawler.archive.site_dates import SiteDates

        spider = super().from_crawler(crawler, *args)
        kwargs.pop("_job", None)  # by which Scrapyd names the run
        dedup = read_settings(crawler.settings)
        options = read_options(kwargs)
        spider.reading = Reading(options, dedup)
        spider.dates = SiteDates(options.forum.zone)
        spider.platforms = Platforms()
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)  # a lock a site, and there are many
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        try:
            spider.run = open_run(Path(crawler.settings["DATA_DIR"]), datetime.now(UTC), dedup)
        except StartError:
            spider.reading.close()
            raise
        spider.run.known.views = True
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Hand all items to the pipelines, in order.

        To yield them would cost a turn of Scrapy's engine each, more than their pipelines do.
        """
        if not self.crawler.crawling:  # a signal came before this
            return
        self.exit_status = Exit.ERROR  # until it has ended, and says how
        try:
            await self._hand_over()
        finally:
            self._let_close()
        for nothing in list[Any]():  # it has to be a generator
            yield nothing

    async def _hand_over(self) -> None:
        from crawler.archive.one_site import OneSite

        engine = self.crawler.engine
        sites = OneSite(self.run.state)
        for found in self.dates.decided(sites.united(self.reading)):
            try:
                items = self.items(found)
            except (OSError, sqlite3.Error) as error:
                self.run.broken = error
                break
            for item in items:
                await engine.scraper.start_itemproc_async(item, response=None)
            await asyncio.sleep(0)  # signals and timers have their turn
            if engine.needs_backout():  # the run is being ended
                break

    def _let_close(self) -> None:
        """Tell an engine that waits for the item in hand before it closes that there is none.

        Scrapy itself says so only behind items that came with a response.
        """
        slot = self.crawler.engine.scraper.slot
        if slot is not None and slot.closing and not slot.closing.called and slot.is_idle():
            slot.closing.callback(self)

    def items(self, found: DocumentRecords) -> list[Post | ThreadSeen]:
        """A document's records as items, its rejects noted; none where its site is not ours."""
        self.pages += 1
        if not self.run.enter(found.site):
            self.run.tally.failures["locked"] += 1
            return []
        for reason, raw in found.rejected:
            if reason == OWN_ERROR:
                self.crawler.stats.inc_value("spider_exceptions/count")
            kept = "" if self.hides else raw  # what could not be taken apart may hold names
            if reason in _LEFT_OUT:
                self.run.tally.left_out[reason] += 1
                self.run.reject(found.site, found.source, reason, kept)
                continue
            kind = reason.split(":")[0]
            if not self.run.tally.failures[kind]:  # the first tells what is wrong with others
                logger.warning("%s: %s", found.source, reason)
            self.run.fail(found.site, found.source, kind, reason, kept)
        for missing in found.missing:
            self.run.tally.miss(missing)
        self._compare_platforms(found)
        self._found = self._found or bool(found.posts or found.threads)
        bodies = {post.post_id: post.body for post in found.posts}
        self.run.known.expect(found.site, bodies, found.signed)
        return [*found.posts, *(ThreadSeen(one, own=not found.listed) for one in found.threads)]

    def _compare_platforms(self, found: DocumentRecords) -> None:
        """Tell where posts of one site are of several platforms."""
        if mixed := self.platforms.mixed(found):
            self.run.warned = True
            logger.warning(
                "%s: posts of %s; where they have the same ids, read each alone, -a site=NAME",
                found.site,
                " and ".join(mixed),
            )

    def conclude(self, reason: str) -> None:
        """Say why there is nothing; what the documents of each site taught is what its authors'
        days of joining are read by."""
        self.reading.close()
        for site in self.dates.learners:
            self.run.authors.conclude(site, self.dates.clock(site))
        told = self.run.tally.failures or self.run.tally.left_out
        if reason == "finished" and not self.readable and not told:
            for path in self.reading.options.files[:_TOLD]:
                empty = not path.stat().st_size
                logger.error("%s: %s", path, "is empty" if empty else "holds no page and no text")
