"""Lets a run that is told to end do so: pages that wait for their turn are left to the next run."""

from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from twisted.python.failure import Failure

from crawler.failures import BOUND


class Stopping:
    """Empties the downloader's queues: Scrapy itself would fetch all that is in them, a delay each.

    That takes longer than systemd or a container waits before it kills.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        self = cls(crawler)
        crawler.signals.connect(self.left, signals.request_left_downloader)
        return self

    def left(self) -> None:
        """A page was fetched, or was not, and the next one has its turn."""
        engine = self.crawler.engine
        if engine._slot is None or engine._slot.closing is None:
            return
        for slot in engine.downloader.slots.values():
            while slot.queue:
                _, answer = slot.queue.popleft()
                answer.errback(Failure(IgnoreRequest(BOUND)))  # type: ignore[no-untyped-call]
