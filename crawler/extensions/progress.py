"""Progress that a person can follow: a bar on a terminal, plain log lines elsewhere."""

import logging
import sys
import time
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call
from tqdm import tqdm

from crawler.running import RunSpider, spider_of

logger = logging.getLogger(__name__)
_LOG_SECONDS = 60.0
_BAR_SECONDS = 0.5


class BarHandler(logging.Handler):
    """Writes log lines above the bar."""

    def emit(self, record: logging.LogRecord) -> None:
        tqdm.write(self.format(record), file=sys.stderr)


class Progress:
    """Shows pages, threads, posts and the rate."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.started = time.monotonic()
        self.bar: tqdm[Any] | None = None
        self.call = create_looping_call(self.show)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not isinstance(crawler.spider, RunSpider):
            raise NotConfigured
        self = cls(crawler)
        crawler.signals.connect(self.opened, signals.spider_opened)
        crawler.signals.connect(self.closed, signals.spider_closed)
        return self

    def opened(self) -> None:
        on_terminal = sys.stderr.isatty() and not self.crawler.settings["LOG_FILE"]
        if on_terminal:
            self.bar = tqdm(unit=" pages", dynamic_ncols=True, smoothing=0.1)
            root = logging.getLogger()
            for handler in list(root.handlers):
                if isinstance(handler, logging.StreamHandler):
                    over = BarHandler()
                    over.setFormatter(handler.formatter)
                    over.setLevel(handler.level)
                    root.removeHandler(handler)
                    root.addHandler(over)
        self.call.start(_BAR_SECONDS if on_terminal else _LOG_SECONDS, now=False)

    def show(self) -> None:
        spider = spider_of(self.crawler)
        pages, counts = spider.pages, spider.run.tally.counts
        threads, posts = counts["threads_read"], counts["posts"]
        if self.bar is not None:
            self.bar.set_postfix(threads=threads, posts=posts, refresh=False)
            self.bar.update(pages - self.bar.n)
            return
        rate = pages / max(time.monotonic() - self.started, 0.001)
        logger.info("%d pages (%.1f/s), %d threads, %d posts", pages, rate, threads, posts)

    def closed(self) -> None:
        if self.call.running:
            self.call.stop()
        if self.bar is not None:
            self.show()
            self.bar.close()
