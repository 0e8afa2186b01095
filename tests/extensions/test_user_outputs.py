"""Given outputs of the user's own, one that cannot be written is counted once and costs no post."""

from io import BytesIO
from pathlib import Path

import pytest
from scrapy.extensions.feedexport import FeedExporter

from crawler.extensions.outputs import CsvExporter, Outputs, failed_outputs
from crawler.running import spider_of
from tests.crawlers import crawler_of


def test_cells_hold_lists_and_objects_as_json() -> None:
    table = BytesIO()
    exporter = CsvExporter(table)
    exporter.start_exporting()
    quotes = [{"author": "نورس", "text": 'قال "نعم"'}]
    exporter.export_item({"body": "a,b", "quotes": quotes, "poll": {"a": 1}, "tags": ()})
    exporter.stream.flush()
    lines = table.getvalue().decode().splitlines()
    assert lines[0] == "body,quotes,poll,tags"
    told = '[{""author"":""نورس"",""text"":""قال \\""نعم\\""""}]'
    assert lines[1] == f'"a,b","{told}","{{""a"":1}}",[]'


def test_an_output_that_breaks_is_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawler = crawler_of(FEEDS={str(tmp_path / "posts.csv"): {"format": "csv"}})
    outputs, tries = Outputs.from_crawler(crawler), []

    def full(self: FeedExporter, item: object, spider: object) -> None:
        tries.append(item)
        raise OSError("No space left on device")

    monkeypatch.setattr(FeedExporter, "item_scraped", full)
    for number in range(3):
        outputs.item_scraped(number, spider_of(crawler))
    assert tries == [0]
    assert failed_outputs(crawler.stats.get_stats()) == 1


def test_only_outputs_count_as_such() -> None:
    stats = {"feedexport/failed_count/FTPFeedStorage": 2, "item_error_count": 5}
    assert failed_outputs(stats) == 2
