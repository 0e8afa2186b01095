"""Crawlers that crawl nothing, for tests of what Scrapy builds from them."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from scrapy.crawler import Crawler
from scrapy.utils.test import get_crawler

from crawler.running import RunSpider

_T = TypeVar("_T")


def crawler_of(run: Any = None, kind: type[RunSpider] = RunSpider, **settings: Any) -> Crawler:
    """A crawler with a spider, whose run is the one that is given."""
    crawler = get_crawler(settings_dict={"TELNETCONSOLE_ENABLED": False, **settings})
    crawler.spider = kind.from_crawler(crawler, "test")
    crawler.spider.run = run
    crawler.crawling = True
    return crawler


def in_loop(build: Callable[[Crawler], _T], crawler: Crawler) -> _T:
    """What is built of a crawler while an event loop runs, as it does when Scrapy builds it."""

    async def built() -> _T:
        return build(crawler)

    return asyncio.run(built())
