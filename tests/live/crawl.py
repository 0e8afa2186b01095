"""Runs `scrapy crawl` as a user does, in a child process, and reads what it wrote."""

import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import lxml.html  # noqa: F401 - loaded here once, so that each child starts at once
import scrapy.cmdline
import scrapy.crawler

import crawler.engines
import crawler.extract
from tests.live.forum import MemoryForum

ROOT = Path(__file__).parents[2]
_fork = multiprocessing.get_context("fork")
crawler.engines.engines()


@dataclass
class Crawled:
    """A finished run: its exit status, what it printed, and where it wrote."""

    status: int
    output: str
    data: Path

    @property
    def peak(self) -> int:
        """The run's largest memory, in MB."""
        return int(self.data.with_suffix(".peak").read_text(encoding="ascii"))

    @property
    def summary(self) -> dict[str, Any]:
        return dict(json.loads((self.data / "last-run.json").read_text(encoding="utf-8")))


def _child(
    arguments: list[str], log: Path, folder: Path, before: Callable[[], object] | None
) -> None:
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    os.chdir(folder)
    if before is not None:
        before()
    sys.argv = ["scrapy", *arguments]
    try:
        scrapy.cmdline.execute(sys.argv)
    finally:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        log.with_suffix(".peak").write_text(str(peak // 1024), encoding="ascii")


def start(
    data: Path,
    *options: str,
    spider: str = "forum",
    before: Callable[[], object] | None = None,
) -> BaseProcess:
    """A run that goes on beside the test; its output is in `<data>.log`.

    `before` is called in the run's own process: it may take room or rights from it.
    """
    quick = ["-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_BACKOFF=0.01", "-s", f"DATA_DIR={data}"]
    return _scrapy(["crawl", spider, *quick, *options], data.with_suffix(".log"), before=before)


def _scrapy(
    arguments: list[str],
    log: Path,
    folder: Path = ROOT,
    before: Callable[[], object] | None = None,
) -> BaseProcess:
    process = _fork.Process(target=_child, args=(arguments, log, folder, before))
    process.start()
    return process


def command(log: Path, *arguments: str, folder: Path = ROOT, timeout: float = 60) -> Crawled:
    """Another command of `scrapy`, started in a folder; what it prints goes to `log`."""
    return _finished(_scrapy(list(arguments), log, folder), log, log.parent, timeout)


def comes_true(true: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether something is true, or becomes so in time."""
    end = time.monotonic() + seconds
    while not (now := true()) and time.monotonic() < end:
        time.sleep(0.01)
    return now


def crawl(
    data: Path,
    *options: str,
    spider: str = "forum",
    timeout: float = 120,
    before: Callable[[], object] | None = None,
) -> Crawled:
    """One run of the crawler to its end."""
    process = start(data, *options, spider=spider, before=before)
    return _finished(process, data.with_suffix(".log"), data, timeout)


def _finished(process: BaseProcess, log: Path, data: Path, timeout: float) -> Crawled:
    process.join(timeout)
    if process.is_alive():
        process.kill()
        process.join()
        raise TimeoutError(log.read_text(encoding="utf-8")[-2000:])
    return Crawled(process.exitcode or 0, log.read_text(encoding="utf-8"), data)


def records(data: Path, kind: str) -> list[dict[str, Any]]:
    """All records of a kind in whole files, in the order of their runs."""
    paths = sorted(data.glob(f"*/{kind}/*.jsonl"), key=lambda path: path.name)
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def post_ids(data: Path) -> list[str]:
    """The `post_id` of every record of a post, in order."""
    return [record["post_id"] for record in records(data, "posts")]


def assert_whole(run: Crawled, forum: MemoryForum) -> None:
    """That a run ended well, and each post of its forum is in the files, once."""
    assert run.status == 0, run.output
    found, there = sorted(post_ids(run.data)), sorted(forum.post_ids())
    assert found == there, f"{found} of {there}"
