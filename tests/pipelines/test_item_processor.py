"""Given pipelines of any kind, every item passes them in order, and is counted."""

import asyncio
from typing import Any

import pytest
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from crawler.pipelines.processor import ItemProcessor


class Doubles:
    def process_item(self, item: int) -> int:
        return item * 2


class WaitsAndAdds:
    async def process_item(self, item: int) -> int:
        await asyncio.sleep(0)
        return item + 1


class DropsOdd:
    def process_item(self, item: int) -> int:
        if item % 2:
            raise DropItem("odd")
        return item


def passed(item: int, *pipelines: type) -> tuple[Any, Crawler]:
    """What becomes of an item, and the crawler that counted it."""
    order = {pipeline: place for place, pipeline in enumerate(pipelines)}
    crawler = get_crawler(settings_dict={"ITEM_PIPELINES": order, "TELNETCONSOLE_ENABLED": False})
    processor = ItemProcessor.from_crawler(crawler)
    try:
        return asyncio.run(processor.process_item_async(item)), crawler
    except DropItem as drop:
        return drop, crawler


def test_pipelines_that_wait_stand_among_others() -> None:
    assert passed(3, Doubles, WaitsAndAdds)[0] == 7
    assert passed(3, WaitsAndAdds, Doubles)[0] == 8
    assert passed(3)[0] == 3


@pytest.mark.parametrize(("item", "count"), [(4, 1), (3, None)])
def test_only_items_that_passed_are_counted(item: int, count: int | None) -> None:
    found, crawler = passed(item, DropsOdd)
    assert crawler.stats.get_value("item_scraped_count") == count
    assert isinstance(found, DropItem) == (count is None)
