"""`scrapy crawl`, with an exit status that says how the run ended."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError
from twisted.internet.defer import Deferred

from crawler.extensions.logs import quiet
from crawler.outcome import ConfigError, Exit, StartError
from crawler.setting_checks import check_settings

logger = logging.getLogger(__name__)


class Command(ScrapyCrawl):
    """Says in one line why a run cannot start, and exits with the run's own status."""

    def long_desc(self) -> str:
        return (
            "Crawl forums (`forum`), or read pages and texts on disk (`archive`). Behind -a, "
            "`forum` takes url, forum, max_pages, max_threads, full, engine, timezone, encoding, "
            "date_order, delay, include, exclude, cookies, profiles, saved, selectors and site; "
            "`archive` takes path, workers, text_field, url_field, engine, timezone, encoding, "
            "date_order, selectors and site. README and forums.toml say what they mean."
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None  # Scrapy sets them before it reads the options
        try:
            check_settings(self.settings)
        except ConfigError as error:
            raise UsageError(str(error), print_help=False) from None
        quiet(self.settings["LOG_LEVEL"])
        if self.settings["LOG_FILE"]:
            try:
                Path(self.settings["LOG_FILE"]).parent.mkdir(parents=True, exist_ok=True)
                Path(self.settings["LOG_FILE"]).open("a").close()
            except OSError as error:
                blocked = isinstance(error, FileExistsError)
                told = f"{error.filename} is a file, no folder" if blocked else error.strerror
                reason = f"{self.settings['LOG_FILE']}: {told}"
                raise UsageError(f"LOG_FILE: {reason}", print_help=False) from error

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("name one spider, options after -a: `scrapy crawl forum -a url=...`")
        assert self.crawler_process is not None  # Scrapy sets it before it runs a command
        try:
            crawler = self._create_crawler(args[0])
        except KeyError:
            spiders = ", ".join(sorted(self.crawler_process.spider_loader.list()))
            self._refuse(f"no spider is called {args[0]!r} (there: {spiders})", Exit.CONFIG)
            return
        crawling = self.crawler_process.crawl(crawler, **opts.spargs)
        self._watch(crawling)
        self.crawler_process.start()
        if self.exitcode == Exit.DONE:
            # Without a spider it was told to end before there was one.
            self.exitcode = int(getattr(crawler.spider, "exit_status", Exit.DONE))

    def _watch(self, crawling: Awaitable[None]) -> None:
        """Take a failed start from Scrapy, which would print a traceback and exit with 0 or 1."""
        if isinstance(crawling, Deferred):
            crawling.addErrback(lambda failure: self._refused(failure.value))
        elif isinstance(crawling, asyncio.Task):
            crawling.add_done_callback(
                lambda task: self._refused(task.exception()) if task.exception() else None
            )

    def _refused(self, error: BaseException | None) -> None:
        if isinstance(error, ConfigError):
            self._refuse(error, Exit.CONFIG)
        elif isinstance(error, StartError):
            self._refuse(error, error.status)
        elif error is not None:
            self._refuse(error, Exit.ERROR)
            sys.excepthook(type(error), error, error.__traceback__)

    def _refuse(self, error: Any, status: Exit) -> None:
        print(f"error: {error}", file=sys.stderr)
        if self.settings is not None and self.settings["LOG_FILE"]:
            logger.error("%s", error)
        self.exitcode = int(status)
