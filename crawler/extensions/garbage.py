"""Spares Python's garbage collector what it would look at in vain."""

import gc
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

# New objects before the youngest are looked at. A page makes thousands, and nearly all of them go
# by themselves: with Python's own 700 a twentieth of a crawl's time was spent in looking.
_YOUNG = 20_000


def spare() -> None:
    """Call it once all modules are imported: what is there by then stays to the end."""
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, 10)


class Garbage:
    """Calls `spare` when the crawl begins."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        self = cls()
        crawler.signals.connect(self.opened, signals.spider_opened)
        return self

    def opened(self) -> None:
        spare()
