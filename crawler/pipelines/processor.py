"""Hands items to the pipelines: a page has dozens, so a step less for each of them counts."""

from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.extensions.corestats import CoreStats
from scrapy.pipelines import ItemPipelineManager
from scrapy.utils.defer import ensure_awaitable

from crawler.extensions.checkpoint import Checkpoint


class ItemProcessor(ItemPipelineManager):
    """Scrapy's own, but that it waits only for pipelines that let it wait.

    It counts the items that passed, and tells the checkpoint extension of them: for a receiver of
    the signal `item_scraped` Scrapy makes a task an item.
    """

    def __init__(self, *middlewares: Any, crawler: Crawler) -> None:
        super().__init__(*middlewares, crawler=crawler)
        self.stats = crawler.stats
        self.checkpoint = crawler.get_extension(Checkpoint)

    async def process_item_async(self, item: Any) -> Any:
        for process in self.methods["process_item"]:
            item = process(item)  # type: ignore[misc]
            if hasattr(item, "__await__"):
                item = await ensure_awaitable(item)
        self.stats.inc_value("item_scraped_count")
        if self.checkpoint is not None:
            self.checkpoint.passed()
        return item


class Stats(CoreStats):
    """Scrapy's own, but for the count that the item processor keeps."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        self = super().from_crawler(crawler)
        crawler.signals.disconnect(self.item_scraped, signals.item_scraped)
        return self
