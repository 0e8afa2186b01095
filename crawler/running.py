"""What pipelines, middlewares and extensions may ask of the spider, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from scrapy import Spider

from crawler.outcome import Exit

if TYPE_CHECKING:
    from pathlib import Path

    from scrapy.crawler import Crawler

    from crawler.frontier.frontier import Frontier
    from crawler.store.run import Run


class RunSpider(Spider):
    """A spider whose records go to a run, which the spider opens when it is made.

    `pages` were read and `asked` were asked for, `max_pages` may be (None: any number). `frontiers`
    are those of the forums that are crawled, `paths` the feeds once they are closed. `hides`: names
    become pseudonyms. `trouble` is what ended the run, if it did not end by itself.
    """

    run: Run
    pages: int = 0
    asked: int = 0
    max_pages: int | None = None
    frontiers: list[Frontier]
    paths: list[Path]
    hides: bool
    trouble: Exit | None = None
    exit_status: Exit = Exit.DONE  # told to end before it began

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args)  # options are no attributes
        spider.frontiers, spider.paths = [], []
        spider.hides = crawler.settings.getbool("PSEUDONYMS")
        return spider

    @property
    def readable(self) -> bool:
        """Whether anything of what was asked for could be read."""
        raise NotImplementedError

    @property
    def bounded(self) -> bool:
        """Whether as many pages were asked for as the run may."""
        return self.max_pages is not None and self.asked >= self.max_pages

    def conclude(self, reason: str) -> None:
        """Put what the run taught, before its feeds are closed; `reason` is Scrapy's."""
        raise NotImplementedError


class Part:
    """A pipeline or middleware, which Scrapy makes for a crawl and gives the crawler."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)


def spider_of(crawler: Crawler) -> RunSpider:
    """The spider of a crawl that is under way."""
    assert isinstance(crawler.spider, RunSpider)  # no part that asks is loaded without one
    return crawler.spider
