"""Given logs that somebody reads, they hold no noise, no member's name, and have an end."""

import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from crawler.extensions.logs import BriefFormatter, quiet, rotate
from crawler.running import RunSpider

SPIDER = RunSpider("test")


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger, whose handlers come back."""
    logger = logging.getLogger()
    before = list(logger.handlers)
    yield logger
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


def test_libraries_log_warnings_though_scrapy_sets_their_levels_back() -> None:
    quiet("INFO")
    for name in ("scrapy", "twisted", "scrapy.addons"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        told = [logger.makeRecord(name, level, "", 1, "x", (), None) for level in (20, 30)]
        assert [bool(logger.filter(record)) for record in told] == [False, True]
        logger.setLevel(logging.NOTSET)


def test_whoever_ends_a_run_is_told_what_happens() -> None:
    quiet("INFO")
    logger = logging.getLogger("scrapy.crawler")
    told = ("Received %(signame)s, shutting down gracefully.", "Overridden settings: %(s)s")
    records = [logger.makeRecord(logger.name, 20, "", 1, text, (), None) for text in told]
    assert [bool(logger.filter(record)) for record in records] == [True, False]


def test_a_log_file_is_turned_when_it_is_full(root: logging.Logger, tmp_path: Path) -> None:
    path = tmp_path / "forum.log"
    handler = logging.FileHandler(path)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(message)s!"))
    console = logging.StreamHandler()
    root.addHandler(handler)
    root.addHandler(console)
    rotate(100, 2)
    assert handler not in root.handlers
    assert console in root.handlers
    turning = next(h for h in root.handlers if isinstance(h, RotatingFileHandler))
    assert (turning.level, turning.formatter) == (logging.WARNING, handler.formatter)
    for number in range(20):
        root.warning("line %03d of the log", number)
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == ["forum.log", "forum.log.1", "forum.log.2"]
    assert path.read_text(encoding="utf-8").endswith("line 019 of the log!\n")
    rotate(100, 2)
    assert turning in root.handlers  # it turns already


def test_what_is_in_an_item_is_not_logged() -> None:
    item = {"author": "غيث المرابع"}
    formatter = BriefFormatter()
    assert formatter.scraped(item, None, SPIDER) is None
    for said in (
        formatter.dropped(item, ValueError("known"), None, SPIDER),
        formatter.item_error(item, ValueError(), None, SPIDER),
    ):
        assert "غيث" not in said["msg"] % said["args"]
    assert formatter.item_error(item, ValueError(), None, SPIDER)["args"] == ("dict", "a document")
