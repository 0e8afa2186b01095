"""Given records one after another, what a run writes of them, and what it counts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import DropItem

from crawler.dedup.settings import Dedup
from crawler.pipelines.deduplicate import DeduplicatePipeline
from crawler.pipelines.validate import ValidatePipeline
from crawler.pipelines.write import WritePipeline
from crawler.records import SCHEMA, Author, Post
from crawler.running import RunSpider
from crawler.store.run import Run
from tests.live.crawl import records
from tests.shared import a_post

SITE = "forum.example"
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
WORDS = " ".join(f"كلمة{number}" for number in range(20))


class Pipelines:
    """Those that stand before the feeds, with runs one after another."""

    def __init__(self, data: Path) -> None:
        self.data, self.started = data, NOW
        self.begin()

    def begin(self) -> None:
        self.run = Run(self.data, self.started, Dedup())
        assert self.run.enter(SITE)
        self.started += timedelta(days=1)
        spider = RunSpider("pipelines")
        spider.run = self.run
        crawler: Any = SimpleNamespace(spider=spider)
        kinds = (ValidatePipeline, DeduplicatePipeline, WritePipeline)
        self.steps = [kind.from_crawler(crawler) for kind in kinds]

    def put(self, item: Post | Author) -> str | None:
        """Let an item take its way; why it was dropped, if it was."""
        try:
            for step in self.steps:
                item = step.process_item(item)
        except DropItem as dropped:
            return str(dropped)
        return None

    def written(self, kind: str) -> list[dict[str, Any]]:
        """End the run and begin another; what the first wrote."""
        self.run.close()
        before = sorted(self.data.glob(f"*/{kind}/*.jsonl"))
        found = records(self.data, kind)
        for path in before:
            path.rename(path.with_suffix(".read"))
        self.begin()
        return found


@pytest.fixture
def pipelines(tmp_path: Path) -> Iterator[Pipelines]:
    made = Pipelines(tmp_path)
    yield made
    made.run.abandon()


def post(number: str, messages: int, body: str | None = None, **values: Any) -> Post:
    made = a_post(number, body or f"كلام {number}", **{"url": f"http://{SITE}/t/7", **values})
    made.fetched_at = "2026-11-24T03:00:00Z"
    made.source = f"http://{SITE}/t/7?page=2"
    made.author_line = Author(
        SCHEMA,
        f"{SITE}/u/3",
        SITE,
        "xenforo",
        "سعاد",
        messages=messages,
        fetched_at=made.fetched_at,
    )
    made.engine_version = None
    return made


def test_an_author_whose_counts_moved_is_written_again_where_they_posted(
    pipelines: Pipelines,
) -> None:
    for number, messages, body, dropped, lines in [
        ("1", 5, WORDS, None, 1),
        ("1", 6, WORDS, "known", 0),
        ("2", 6, None, None, 1),
        ("3", 7, WORDS, "duplicate", 1),
        ("2", 8, None, "known", 0),
    ]:
        assert pipelines.put(post(number, messages, body)) == dropped
        assert len(pipelines.written("authors")) == lines, (number, messages)


def test_a_post_without_a_thread_is_told_with_its_words(pipelines: Pipelines) -> None:
    assert pipelines.put(post("1", 5, thread_id="")) == "no id"
    assert pipelines.put(post("2", 5)) is None
    (told,) = pipelines.written("rejected")
    assert (told["source"], told["reason"], told["raw"]) == (
        f"http://{SITE}/t/7?page=2",
        "no id",
        "كلام 1",
    )


def test_dates_that_cannot_be_are_written_of_nobody(pipelines: Pipelines) -> None:
    found = post("1", 5, posted_at="2031-01-01", posted_at_text="1-1-2031")
    member = Author(SCHEMA, f"{SITE}/u/4", SITE, "xenforo", "نورس", joined="2031-01-01")
    member.fetched_at = found.fetched_at
    pipelines.put(found)
    pipelines.put(member)
    pipelines.run.checkpoint()
    (written,) = records(pipelines.data, "posts") or pipelines.written("posts")
    assert (written["posted_at"], written["posted_at_text"]) == (None, "1-1-2031")
    pipelines.run.close()
    joined = {author["name"]: author["joined"] for author in records(pipelines.data, "authors")}
    assert joined["نورس"] is None


def test_what_a_theme_hides_is_counted_and_what_a_text_lacks_is_not(pipelines: Pipelines) -> None:
    for number, version in [("1", "2"), ("2", "2"), ("3", None)]:
        found = post(number, 5, posted_at_text="", engine="xenforo")
        found.engine_version = version
        pipelines.put(found)
    dates = [gap for gap in pipelines.run.tally.facts()["missing"] if gap["part"] == "date"]
    assert [(gap["engine"], gap["version"], gap["count"]) for gap in dates] == [("xenforo", "2", 2)]
