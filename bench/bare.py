"""A spider that only fetches: `python -m bench.bare URLS ITEMS FEED NAME=VALUE ...`.

URLS holds an address a line. Each page whose address has `/threads/` gives all items of ITEMS,
which are ready-made; nothing is parsed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings, default_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response


class BareSpider(Spider):
    """Asks for every address and yields what it holds already."""

    name = "bare"
    urls: list[str]
    items: list[dict[str, Any]]

    async def start(self) -> AsyncIterator[Request]:
        for url in self.urls:
            yield Request(url, dont_filter=True)

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        if "/threads/" in response.url:
            yield from self.items


def main(urls: Path, items: Path, feed: Path, options: list[str]) -> None:
    """Crawl with the crawler's own settings, less all that is its own."""
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    for name in ("ITEM_PIPELINES", "DOWNLOADER_MIDDLEWARES", "EXTENSIONS"):
        settings.set(name, {}, priority="cmdline")
    settings.set("EXTENSIONS_BASE", default_settings.EXTENSIONS_BASE, priority="cmdline")
    settings.set("FEEDS", {str(feed): {"format": "jsonlines"}}, priority="cmdline")
    for option in options:
        name, _, value = option.partition("=")
        settings.set(name, value, priority="cmdline")
    process = CrawlerProcess(settings)
    process.crawl(
        BareSpider,
        urls=urls.read_text(encoding="utf-8").split(),
        items=json.loads(items.read_text(encoding="utf-8")),
    )
    process.start()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), options=sys.argv[4:])
