"""A page from bytes to JSON lines: extraction, every pipeline, state, deduplication, feeds."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem, NotConfigured
from scrapy.settings import Settings
from scrapy.utils.misc import build_from_crawler, load_object

from bench.extraction import parse, parsers, read
from bench.generate_page import FETCHED
from crawler.bodies.own_text import read_ahead
from crawler.clock import ForumClock
from crawler.dedup.settings import read_settings
from crawler.extensions.garbage import spare
from crawler.extract import scrape
from crawler.notices import ThreadRead
from crawler.running import RunSpider
from crawler.store.run import Run
from crawler.store.thread_states import ThreadState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.clock import Effort
    from bench.inputs import Input, Source


def measure(given: Input, effort: Effort) -> dict[str, Any]:
    """One row. Each round writes all pages into a data folder of its own, then makes it durable."""
    known = parsers(given.sources)
    ratios, best, size, written = [], float("inf"), 0, 0
    for _ in range(effort.rounds):
        alone = _parse_time(given.sources, known)
        with tempfile.TemporaryDirectory() as folder:
            lane = Lane(Path(folder))
            began = time.process_time()
            for source in given.sources:
                lane.take(source)
            lane.run.checkpoint()
            spent = time.process_time() - began
            lane.run.close()
            files = list(Path(folder).glob("*/posts/*.jsonl"))
            size = sum(file.stat().st_size for file in files)
            written = lane.run.tally.counts["posts"]
        ratios.append(spent / alone)
        best = min(best, spent)
    count = len(given.sources)
    return {
        "input": given.name,
        "pages": count,
        "KB a page": given.size / 1000,
        "posts written": written,
        "KB of posts": size / 1000,
        "JSON lines x": statistics.median(ratios),
        "pages/s": count / best,
        "posts/s": written / best,
    }


def _parse_time(sources: list[Source], known: dict[Any, Any]) -> float:
    """CPU seconds of one parse of all pages: the middle of three."""
    found = []
    for _ in range(3):
        began = time.process_time()
        parse(sources, known)
        found.append(time.process_time() - began)
    return statistics.median(found)


class Lane:
    """The item pipelines of the settings, over a run of their own, without Scrapy's engine."""

    def __init__(self, data: Path) -> None:
        settings = Settings()
        settings.setmodule("crawler.settings", priority="project")
        spare()  # as every crawl does when it begins
        self.run = Run(data, FETCHED, read_settings(settings))
        spider = RunSpider("pipelines")
        spider.run = self.run
        crawler: Any = SimpleNamespace(settings=settings, spider=spider)
        self.pipelines = list(_built(settings, crawler))
        self.clocks: defaultdict[str, ForumClock] = defaultdict(ForumClock)
        self.checkpoint, self.waiting = settings.getint("CHECKPOINT_POSTS"), 0

    def take(self, source: Source) -> None:
        """Read a page and pass on what it holds, as the forum spider does."""
        page, engine = read(source)
        self.run.enter(page.site)
        posts = list(scrape(page, engine, self.clocks[page.site]))
        self.run.known.expect(page.site, read_ahead(posts))
        for scraped in posts:
            self.item(scraped)
            self.waiting += 1
        for scraped in posts[:1]:
            self.item(ThreadRead(None, page.site, scraped.thread.thread_id, ThreadState()))
        if self.waiting >= self.checkpoint:
            self.waiting = 0
            self.run.checkpoint()

    def item(self, item: Any) -> None:
        try:
            for pipeline in self.pipelines:
                item = pipeline.process_item(item)
        except DropItem:
            return


def _built(settings: Settings, crawler: Any) -> Iterator[Any]:
    wanted = settings.getdict("ITEM_PIPELINES")
    for path in sorted(wanted, key=lambda name: wanted[name]):
        try:
            yield build_from_crawler(load_object(path), crawler)
        except NotConfigured:
            continue
