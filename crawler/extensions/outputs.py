"""The user's own `-O`, `-o` and FEEDS: what cannot be written there is no success."""

import logging
from typing import Any

import orjson
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.exporters import CsvItemExporter
from scrapy.extensions.feedexport import FeedExporter

from crawler.outcome import ConfigError

logger = logging.getLogger(__name__)
_FAILED = "feedexport/failed_count/"


class Outputs(FeedExporter):
    """Scrapy's own, which logs a feed that it cannot open or write, and exits with 0."""

    def __init__(self, crawler: Crawler) -> None:
        try:
            super().__init__(crawler)
        except NotConfigured:
            if self.feeds:  # the log says why
                names = ", ".join(self.feeds)
                raise ConfigError(f"FEEDS: nothing can be written to {names}") from None
            raise
        self.broken = False

    def item_scraped(self, item: Any, spider: Spider) -> None:
        if self.broken:
            return
        try:
            super().item_scraped(item, spider)
        except OSError as error:
            self.broken = True
            logger.error("Cannot write an output of -O, -o or FEEDS: %s", error)
            self.crawler.stats.inc_value(_FAILED + type(error).__name__)


def failed_outputs(stats: dict[str, Any]) -> int:
    """How many of the outputs could not be written."""
    return sum(int(value) for key, value in stats.items() if key.startswith(_FAILED))


class CsvExporter(CsvItemExporter):
    """Scrapy's own, but a cell that holds a list or an object holds it as JSON."""

    def _join_if_needed(self, value: Any) -> Any:
        return orjson.dumps(value).decode() if isinstance(value, (list, tuple, dict)) else value
