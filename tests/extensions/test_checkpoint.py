"""Given a run, what it wrote becomes durable every so often; a disk that refuses ends it."""

import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from twisted.python.failure import Failure

from crawler.extensions import checkpoint
from crawler.extensions.checkpoint import Checkpoint
from crawler.outcome import Exit
from crawler.records import Post
from crawler.running import RunSpider, spider_of
from crawler.scraped import ScrapedPost
from tests.crawlers import crawler_of, in_loop


class Run:
    """A run that notes what is asked of it; a disk that is `full` takes nothing."""

    def __init__(self) -> None:
        self.checkpoints = 0
        self.full: Exception | None = None
        self.broken: Exception | None = None
        self.spoilt: list[tuple[str, str, str]] = []
        self.abandoned = False

    def checkpoint(self) -> None:
        if self.full:
            raise self.full
        self.checkpoints += 1

    def close(self) -> list[Path]:
        self.checkpoint()
        return [Path("posts.jsonl")]

    def abandon(self) -> None:
        self.abandoned = True

    def spoil(self, site: str, thread_id: str, url: str, reason: str) -> None:
        self.spoilt.append((site, thread_id, url))


class Concluding(RunSpider):
    """A spider whose conclusion fails, where it is told to."""

    error: Exception | None = None

    def conclude(self, reason: str) -> None:
        if self.error:
            raise self.error


def checkpoint_of(**settings: float) -> tuple[Checkpoint, Run, RunSpider]:
    run = Run()
    usual = {"CHECKPOINT_SECONDS": 10, "CHECKPOINT_POSTS": 3}
    crawler = crawler_of(run, Concluding, **usual | settings)
    crawler.engine = SimpleNamespace(spider=None, running=False)  # type: ignore[assignment]
    return in_loop(Checkpoint.from_crawler, crawler), run, spider_of(crawler)


def test_so_many_posts_make_a_checkpoint() -> None:
    extension, run, _ = checkpoint_of()
    for count in (0, 0, 1, 1, 1, 2):
        extension.passed()
        assert run.checkpoints == count


def test_so_many_seconds_do_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    extension, run, _ = checkpoint_of()
    monkeypatch.setattr(checkpoint.time, "monotonic", lambda: extension.last + 11)
    extension.passed()
    assert run.checkpoints == 1


@pytest.mark.parametrize("error", [OSError("full"), sqlite3.OperationalError("disk I/O error")])
def test_a_disk_that_refuses_ends_the_run(error: Exception) -> None:
    extension, run, spider = checkpoint_of()
    run.full = error
    extension.tick()
    assert spider.trouble is Exit.ERROR
    run.full = None
    extension.tick()
    assert run.checkpoints == 0  # what was lost of the feeds must not become durable in the state


@pytest.mark.parametrize("error", [OSError("full"), sqlite3.OperationalError("disk I/O error")])
def test_so_does_one_that_refuses_an_item(error: Exception) -> None:
    extension, run, spider = checkpoint_of()
    extension.failed(None, Failure(error))
    assert (run.broken, spider.trouble) == (error, Exit.ERROR)
    assert spider.crawler.stats.get_value("item_error_count") == 1


def post() -> Any:
    named: Any = dict.fromkeys(Post.__slots__, "")
    return Post(**named | {"site": "a.example", "thread_id": "5", "source": "https://a.example/5"})


def scraped() -> ScrapedPost:
    raw: Any = None
    thread: Any = SimpleNamespace(thread_id="5")
    page: Any = SimpleNamespace(site="a.example", url="https://a.example/5")
    return ScrapedPost(raw, thread, page, raw, raw)


@pytest.mark.parametrize("item", [post(), scraped()])
def test_another_error_with_a_post_spoils_its_thread_only(item: Any) -> None:
    extension, run, spider = checkpoint_of()
    extension.failed(item, Failure(ZeroDivisionError()))
    assert run.spoilt == [("a.example", "5", "https://a.example/5")]
    assert (run.broken, spider.trouble) == (None, None)


def test_the_end_publishes_the_feeds() -> None:
    extension, run, spider = checkpoint_of()
    extension.closed("finished")
    assert (run.checkpoints, spider.paths) == (1, [Path("posts.jsonl")])
    assert (run.abandoned, spider.trouble) == (False, None)


@pytest.mark.parametrize("error", [OSError("full"), ZeroDivisionError()])
def test_an_end_that_fails_leaves_all_to_the_next_run(error: Exception) -> None:
    extension, run, spider = checkpoint_of()
    spider.error = error  # type: ignore[attr-defined]
    extension.closed("finished")
    assert (run.abandoned, spider.trouble, spider.paths) == (True, Exit.ERROR, [])
