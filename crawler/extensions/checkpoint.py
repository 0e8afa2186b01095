"""Makes feeds and state durable together: every few seconds, and at the end."""

import asyncio
import logging
import sqlite3
import time
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call
from twisted.python.failure import Failure

from crawler.outcome import Exit
from crawler.records import Post
from crawler.running import RunSpider, spider_of
from crawler.scraped import ScrapedPost

logger = logging.getLogger(__name__)


class Checkpoint:
    """Calls the run's `checkpoint`; a disk that refuses ends the crawl and loses nothing."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.seconds = crawler.settings.getfloat("CHECKPOINT_SECONDS")
        self.posts = crawler.settings.getint("CHECKPOINT_POSTS")
        self.waiting = 0
        self.last = time.monotonic()
        self.broken = False
        self.closing: asyncio.Future[None] | None = None
        self.call = create_looping_call(self.tick)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not isinstance(crawler.spider, RunSpider):
            raise NotConfigured
        self = cls(crawler)
        crawler.signals.connect(self.opened, signals.spider_opened)
        crawler.signals.connect(self.failed, signals.item_error)
        crawler.signals.connect(self.closed, signals.spider_closed)
        return self

    def opened(self) -> None:
        self.call.start(self.seconds, now=False)

    def passed(self) -> None:
        """An item has passed all pipelines."""
        self.waiting += 1
        if self.waiting >= self.posts or time.monotonic() - self.last > self.seconds:
            self.tick()

    def failed(self, item: Any, failure: Failure) -> None:
        """A disk that refuses ends the crawl; another error spoils the thread of its post only."""
        run, error = spider_of(self.crawler).run, failure.value
        self.crawler.stats.inc_value("item_error_count")
        if isinstance(error, (OSError, sqlite3.Error)):
            run.broken = error
            self._stop(error)
        elif isinstance(item, ScrapedPost):
            run.spoil(item.page.site, item.thread.thread_id, item.page.url, repr(error))
        elif isinstance(item, Post):
            run.spoil(item.site, item.thread_id, item.source, repr(error))

    def tick(self) -> None:
        if self.broken:
            return
        self.waiting, self.last = 0, time.monotonic()
        try:
            spider_of(self.crawler).run.checkpoint()
        except (OSError, sqlite3.Error) as error:
            self._stop(error)

    def closed(self, reason: str) -> None:
        spider = spider_of(self.crawler)
        if self.call.running:
            self.call.stop()
        try:
            spider.conclude(reason)
            spider.paths = spider.run.close()
        except (OSError, sqlite3.Error) as error:
            self._stop(error)
            spider.run.abandon()
        except Exception:
            logger.exception("The run could not be closed. The next run goes on from here.")
            spider.trouble = Exit.ERROR
            spider.run.abandon()

    def _stop(self, error: Exception) -> None:
        if not self.broken:
            logger.error(
                "Cannot write to the data folder: %s. The next run goes on from here.", error
            )
            self.broken = True
            spider_of(self.crawler).trouble = Exit.ERROR
            engine = self.crawler.engine
            if engine.spider is not None and engine.running and self.call.running:
                self.closing = asyncio.ensure_future(
                    engine.close_spider_async(reason="cannot write")
                )
