"""Given a run that cannot start, a line says why, and the exit status tells of what kind it is."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.archive.options import read_options as read_archive_options
from crawler.commands.crawl import Command
from crawler.options import read_options
from crawler.outcome import ConfigError, Exit, StartError
from tests.files import put


@pytest.fixture
def command() -> Command:
    made = Command()
    made.settings = Settings()
    made.settings.setmodule("crawler.settings", priority="project")
    return made


def given(command: Command, *options: str) -> None:
    """Let a command take options as they stand on a command line."""
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    command.process_options([], parser.parse_args(options))


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ConfigError("url: is missing"), Exit.CONFIG),
        (StartError("a.example is being crawled by another run", Exit.LOCKED), Exit.LOCKED),
        (StartError("cannot write to /data: full", Exit.CONFIG), Exit.CONFIG),
        (ZeroDivisionError("of the program"), Exit.ERROR),
    ],
)
def test_a_run_that_cannot_start_is_told_in_a_line(
    command: Command, capsys: pytest.CaptureFixture[str], error: Exception, status: Exit
) -> None:
    command._refused(error)
    told = capsys.readouterr().err
    assert told.startswith(f"error: {error}\n")
    assert ("Traceback" in told or type(error).__name__ in told) == (status is Exit.ERROR)
    assert command.exitcode == status


@pytest.mark.parametrize(
    "read", [lambda options: read_options(options, Path("none")), read_archive_options]
)
def test_the_help_names_every_option(
    command: Command, read: Callable[[dict[str, str]], object]
) -> None:
    with pytest.raises(ConfigError) as told:
        read({"none": ""})
    known = re.findall(r"\w+", str(told.value).partition("known: ")[2])
    assert "engine" in known
    assert set(known) <= set(re.findall(r"\w+", command.long_desc()))


def test_nothing_is_told_of_a_run_that_started(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    command._refused(None)
    assert (command.exitcode, capsys.readouterr().err) == (Exit.DONE, "")


def test_where_logs_go_to_a_file_the_line_does_too(
    command: Command, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    command._refused(ConfigError("url: is missing"))
    assert caplog.messages == []
    given(command, "-s", f"LOG_FILE={tmp_path / 'forum.log'}")
    command._refused(ConfigError("url: is missing"))
    assert caplog.messages == ["url: is missing"]


def test_the_folder_of_the_log_file_is_made(command: Command, tmp_path: Path) -> None:
    log = tmp_path / "logs" / "2026" / "forum.log"
    given(command, "-s", f"LOG_FILE={log}")
    assert log.exists()


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        ("LOG_FILE={there}/forum.log", r"LOG_FILE: .*forum\.log: "),
        ("RETRY_TIMES=many", "RETRY_TIMES: is a whole number"),
        ("DATA_DIR= ", "DATA_DIR: is empty"),
        ("REVISIT_DAY=3", "REVISIT_DAY: there is no such setting; REVISIT_DAYS is one"),
    ],
)
def test_a_setting_that_cannot_be_is_told_before_anything_is_opened(
    command: Command, tmp_path: Path, option: str, reason: str
) -> None:
    there = put(tmp_path / "there", b"")
    with pytest.raises(UsageError, match=reason):
        given(command, "-s", option.format(there=there))


@pytest.mark.parametrize("names", [[], ["forum", "archive"]])
def test_one_spider_is_named(command: Command, names: list[str]) -> None:
    with pytest.raises(UsageError, match="name one spider"):
        command.run(names, argparse.Namespace())
