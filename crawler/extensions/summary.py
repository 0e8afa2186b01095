"""The end of a run: its summary for a person, for a monitor and as JSON, and its exit status."""

import json
import logging
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.extensions.outputs import failed_outputs
from crawler.failures import OTHER_FORUM, REFUSALS, ROBOTS
from crawler.outcome import Exit
from crawler.running import RunSpider, spider_of

logger = logging.getLogger(__name__)
SUMMARY_FILE = "last-run.json"
# Why Scrapy ends a run that takes more than MEMUSAGE_LIMIT_MB: what it was to read is not read.
OUT_OF_MEMORY = "memusage_exceeded"


def exit_status(spider: RunSpider, reason: str, exceptions: int, closed: int) -> Exit:
    """How the run ended: `reason` is Scrapy's; `closed` counts the forums that refused."""
    if spider.trouble is not None:
        return spider.trouble
    if exceptions or reason == OUT_OF_MEMORY:
        return Exit.ERROR
    failures = spider.run.tally.failures
    if closed and closed == len({frontier.site for frontier in spider.frontiers}):
        return Exit.BLOCKED
    if not spider.readable and not failures and reason != "finished":
        return Exit.DONE  # it was told to end before the first answer
    if not spider.readable:
        if spider.run.locked and set(failures) <= {"locked"}:
            return Exit.LOCKED
        left_alone = [frontier.left_alone for frontier in spider.frontiers]
        if set(failures) == {OTHER_FORUM} or (left_alone and all(left_alone)):
            return Exit.CONFIG
        refused = failures and set(failures) <= REFUSALS
        return Exit.BLOCKED if refused else Exit.UNREACHABLE
    forbidden = [frontier.is_forbidden for frontier in spider.frontiers]
    if forbidden and all(forbidden):
        return Exit.BLOCKED
    if spider.run.warned:
        return Exit.WARNED
    nothing = any(frontier.shows_nothing for frontier in spider.frontiers) or any(forbidden)
    if spider.run.locked or set(failures) - {ROBOTS} or nothing:
        return Exit.PARTIAL
    return Exit.DONE


def write_whole(path: Path, text: str) -> None:
    """Write a file so that whoever reads it meanwhile sees the old or the new one."""
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


class Summary:
    """Writes the summary once the run's feeds and the user's own outputs are closed."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.reason = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not isinstance(crawler.spider, RunSpider):
            raise NotConfigured
        self = cls(crawler)
        crawler.signals.connect(self.closed, signals.spider_closed)
        crawler.signals.connect(self.stopped, signals.engine_stopped)
        return self

    def closed(self, reason: str) -> None:
        self.reason = reason

    def stopped(self) -> None:
        spider = spider_of(self.crawler)
        stats = self.crawler.stats
        kinds = ("spider_exceptions/count", "item_error_count")
        exceptions = sum(stats.get_value(kind, 0) for kind in kinds)
        exceptions += failed_outputs(stats.get_stats())
        status = exit_status(spider, self.reason, exceptions, stats.get_value("guard/closed", 0))
        spider.exit_status = status
        summary = self.facts(spider, status)
        self.log(summary)
        try:
            text = json.dumps(summary, ensure_ascii=False, indent=1)
            write_whole(spider.run.data_dir / SUMMARY_FILE, text + "\n")
        except OSError as error:
            logger.error("Cannot write %s: %s", SUMMARY_FILE, error)
            spider.exit_status = Exit.ERROR

    def facts(self, spider: RunSpider, status: Exit) -> dict[str, Any]:
        run = spider.run
        return {
            "run": run.name,
            "status": status.name.lower(),
            "exit_status": int(status),
            "ended": self.reason,
            "pages": spider.pages,
            "requests": self.crawler.stats.get_value("downloader/request_count", 0),
            **run.tally.facts(),
            "locked": list(run.locked.values()),
            "files": [str(path) for path in spider.paths],
        }

    def log(self, summary: dict[str, Any]) -> None:
        numbers = ["pages", "threads", "posts", "known", "duplicates", "authors", "rejected"]
        line = " ".join(f"{name}={summary[name]}" for name in numbers)
        line += f" missing={sum(gap['count'] for gap in summary['missing'])}"
        logger.info("Run %s %s: %s", summary["run"], summary["status"], line)
        for kind, count in summary["failures"].items():
            logger.info("  %d x %s", count, kind)
        for kind, count in summary["refused_as_before"].items():
            logger.info("  %d x %s, as before", count, kind)
        for kind, count in summary["left_out"].items():
            logger.info("  %d x %s", count, kind)
        for gap in summary["missing"]:
            engine, places = f"{gap['engine']} {gap['version']}".strip(), " ".join(gap["urls"])
            logger.info("  %d x no %s found (%s): %s", gap["count"], gap["part"], engine, places)
        if summary["ended"] not in {"", "finished"}:
            logger.info("  ended early: %s; the next run goes on", summary["ended"])
        for path in summary["files"]:
            logger.info("  %s", path)
        if not summary["files"]:
            logger.info("  nothing new was written")
