"""Given how a run went, its exit status tells a monitor, and `last-run.json` says the rest."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.extensions.summary import Summary, exit_status
from crawler.outcome import Exit
from crawler.running import RunSpider, spider_of
from crawler.tally import Tally
from tests.crawlers import crawler_of


class Ended(RunSpider):
    """A spider whose run is over; it read something unless it is said otherwise."""

    readable = True  # type: ignore[assignment]


def ended(
    *failures: str,
    data: Path = Path(),
    locked: tuple[str, ...] = (),
    warned: bool = False,
    sites: tuple[str, ...] = ("a.example",),
    empty: bool = False,
    forbidden: tuple[str, ...] = (),
    left: tuple[str, ...] = (),
    **said: Any,
) -> RunSpider:
    """The spider of a run with these kinds of failures; `empty` says that its forums show nothing,
    `forbidden` names those whose threads robots.txt forbids, `left` those that are others than they
    were. All else is set on the spider.
    """
    tally = Tally()
    tally.failures.update(failures)
    lines = {site: f"{site} is being crawled by another run" for site in locked}
    run = SimpleNamespace(tally=tally, locked=lines, warned=warned, name="now", data_dir=data)
    spider = spider_of(crawler_of(run, Ended))
    spider.frontiers = [
        SimpleNamespace(  # type: ignore[misc]
            site=site,
            shows_nothing=empty,
            is_forbidden=site in forbidden,
            left_alone=site in left,
        )
        for site in sites
    ]
    for name, value in said.items():
        setattr(spider, name, value)
    return spider


@pytest.mark.parametrize(
    ("spider", "status"),
    [
        (ended(), Exit.DONE),
        (ended("robots.txt", "robots.txt"), Exit.DONE),
        (ended("robots.txt", forbidden=("a.example",)), Exit.BLOCKED),
        (ended(sites=("a.example", "b.example"), forbidden=("a.example",)), Exit.PARTIAL),
        (ended("http 500"), Exit.PARTIAL),
        (ended("shortfall", "robots.txt"), Exit.PARTIAL),
        (ended(locked=("b.example",)), Exit.PARTIAL),
        (ended(empty=True), Exit.PARTIAL),
        (ended(warned=True), Exit.WARNED),
        (ended("http 500", warned=True), Exit.WARNED),
        (ended("http 500", trouble=Exit.ERROR), Exit.ERROR),
        (ended("http 403", readable=False), Exit.BLOCKED),
        (ended("http 403", "robots.txt", readable=False), Exit.BLOCKED),
        (ended("no such host", readable=False), Exit.UNREACHABLE),
        (ended("no such host", "http 403", readable=False), Exit.UNREACHABLE),
        (ended(readable=False), Exit.UNREACHABLE),
        (ended("other forum", readable=False), Exit.CONFIG),
        (ended("other forum", "timeout", readable=False), Exit.UNREACHABLE),
        (ended("other forum", "timeout", readable=False, left=("a.example",)), Exit.CONFIG),
        (ended("other forum", sites=("a.example", "b.example"), left=("a.example",)), Exit.PARTIAL),
        (ended(readable=False, locked=("a.example",)), Exit.LOCKED),
        (ended("locked", readable=False, locked=("a.example",)), Exit.LOCKED),
        (ended("timeout", readable=False, locked=("b.example",)), Exit.UNREACHABLE),
    ],
)
def test_the_status_of_a_run_that_came_to_its_end(spider: RunSpider, status: Exit) -> None:
    assert exit_status(spider, "finished", 0, 0) is status


def test_an_error_of_the_program_comes_before_all_that_failed() -> None:
    assert exit_status(ended("http 500", warned=True), "finished", 1, 1) is Exit.ERROR


def test_a_run_is_blocked_once_all_of_its_forums_refuse() -> None:
    forums = ("a.example", "b.example")
    assert exit_status(ended("blocked", sites=forums), "finished", 0, 2) is Exit.BLOCKED
    assert exit_status(ended("blocked", sites=forums), "finished", 0, 1) is Exit.PARTIAL


def test_a_run_that_is_ended_before_the_first_answer_is_done() -> None:
    assert exit_status(ended(readable=False), "shutdown", 0, 0) is Exit.DONE
    assert exit_status(ended("timeout", readable=False), "shutdown", 0, 0) is Exit.UNREACHABLE


def told(spider: RunSpider, **stats: int) -> dict[str, Any]:
    """What `last-run.json` holds once the engine has stopped."""
    summary = Summary.from_crawler(spider.crawler)
    for name, value in stats.items():
        spider.crawler.stats.set_value(name.replace("__", "/"), value)
    summary.closed("finished")
    summary.stopped()
    told: dict[str, Any] = json.loads((spider.run.data_dir / "last-run.json").read_text("utf-8"))
    return told


def test_what_a_run_did_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "crawler")
    spider = ended("timeout", "timeout", "http 500", data=tmp_path, pages=7)
    spider.paths = [tmp_path / "posts.jsonl"]
    spider.run.tally.counts["posts"] = 5
    spider.run.tally.refusals["http 403"] = 2
    found = told(spider, downloader__request_count=9)
    assert found["status"] == "partial"
    assert (found["exit_status"], found["ended"]) == (3, "finished")
    assert (found["pages"], found["requests"], found["posts"]) == (7, 9, 5)
    assert found["failures"] == {"http 500": 1, "timeout": 2}
    assert found["files"] == [str(tmp_path / "posts.jsonl")]
    assert spider.exit_status is Exit.PARTIAL
    assert "Run now partial: pages=7 threads=0 posts=5 known=0" in caplog.text
    assert "  2 x timeout" in caplog.text
    assert "  2 x http 403, as before" in caplog.text
    assert "nothing new was written" not in caplog.text


def test_what_ended_a_run_before_its_time_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "crawler")
    assert told(ended(data=tmp_path))["exit_status"] == Exit.DONE
    assert "ended early" not in caplog.text
    summary = Summary.from_crawler(ended(data=tmp_path).crawler)
    summary.closed("closespider_timeout")
    summary.stopped()
    assert "  ended early: closespider_timeout; the next run goes on" in caplog.text


@pytest.mark.parametrize(
    "error", ["spider_exceptions__count", "item_error_count", "feedexport__failed_count__FTPFeed"]
)
def test_errors_that_scrapy_only_counts_are_the_run_s(tmp_path: Path, error: str) -> None:
    assert told(ended(data=tmp_path), **{error: 1})["exit_status"] == Exit.ERROR


def test_a_forum_that_the_guard_left_alone_refused(tmp_path: Path) -> None:
    assert told(ended("blocked", data=tmp_path), guard__closed=1)["exit_status"] == Exit.BLOCKED


def test_a_summary_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "last-run.json").mkdir()
    spider = ended(data=tmp_path)
    Summary.from_crawler(spider.crawler).stopped()
    assert spider.exit_status is Exit.ERROR
