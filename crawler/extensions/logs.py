"""Logs for whoever runs the crawler: Scrapy's own report quiet, the log file rotated."""

import logging
from logging.handlers import RotatingFileHandler
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.logformatter import LogFormatter, LogFormatterResult

# Scrapy tells at INFO how it is built up: of use with LOG_LEVEL=DEBUG, noise in a cron mail.
_NOISY = (
    "scrapy",
    "scrapy.utils.log",
    "scrapy.addons",
    "twisted",
    "asyncio",
    "py.warnings",
    "filelock",
    "cchardet",
)


class Logs:
    """Sets up logging: what is logged at once, the file's rotation once Scrapy has set it up."""

    def __init__(self, max_bytes: int, backups: int) -> None:
        self.max_bytes = max_bytes
        self.backups = backups

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        settings = crawler.settings
        quiet(settings["LOG_LEVEL"])
        self = cls(settings.getint("LOG_FILE_MAX_BYTES"), settings.getint("LOG_FILE_BACKUPS"))
        if settings["LOG_FILE"]:
            crawler.signals.connect(self.opened, signals.spider_opened)
        return self

    def opened(self) -> None:
        rotate(self.max_bytes, self.backups)


class BriefFormatter(LogFormatter):
    """Says that an item passed, was left out or failed, and never what is in it.

    Scrapy would print the item: a member's name, and the whole page with each post of it.
    """

    def scraped(self, item: Any, response: Any, spider: Spider) -> None:  # type: ignore[override]
        """Nothing: a page's items are counted."""

    def dropped(
        self, item: Any, exception: BaseException, response: Any, spider: Spider
    ) -> LogFormatterResult:
        return {"level": logging.DEBUG, "msg": "Left out: %s", "args": (str(exception),)}

    def item_error(
        self, item: Any, exception: BaseException, response: Any, spider: Spider
    ) -> LogFormatterResult:
        args = (type(item).__name__, getattr(response, "url", "a document"))
        return {"level": logging.ERROR, "msg": "Error with a %s of %s", "args": args}


def quiet(level: str) -> None:
    """Let libraries log warnings only, unless the user debugs.

    Scrapy sets the levels of its loggers back when it starts, and leaves their filters.
    """
    if level != "DEBUG":
        for name in _NOISY:
            logging.getLogger(name).setLevel(logging.WARNING)
            logging.getLogger(name).addFilter(_is_warning)
        signals_told = logging.getLogger("scrapy.crawler")
        signals_told.setLevel(logging.INFO)
        signals_told.addFilter(_is_warning_or_signal)


def _is_warning(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


def _is_warning_or_signal(record: logging.LogRecord) -> bool:
    """Whoever presses Ctrl-C is told that the run ends, and what a second time would do."""
    return _is_warning(record) or str(record.msg).startswith("Received %(signame)s")


def rotate(max_bytes: int, backups: int) -> None:
    """Give the root logger's file handlers an end: a full file is kept aside, `backups` of them."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if type(handler) is not logging.FileHandler:
            continue
        turning = RotatingFileHandler(
            handler.baseFilename, maxBytes=max_bytes, backupCount=backups, encoding="utf-8"
        )
        turning.setFormatter(handler.formatter)
        turning.setLevel(handler.level)
        root.removeHandler(handler)
        root.addHandler(turning)
        handler.close()
