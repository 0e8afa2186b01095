"""Runs `scrapy crawl` as a user does, and reads what it wrote."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass
class Crawled:
    status: int
    errors: str
    data: Path

    @property
    def summary(self) -> dict[str, Any]:
        return dict(json.loads((self.data / "last-run.json").read_text(encoding="utf-8")))


def command(data: Path, *options: str, spider: str = "forum") -> list[str]:
    quick = ["-s", "DOWNLOAD_DELAY=0", "-s", f"DATA_DIR={data}"]
    return [sys.executable, "-m", "scrapy", "crawl", spider, *quick, *options]


def crawl(data: Path, *options: str, spider: str = "forum", timeout: float = 120) -> Crawled:
    """One run of the crawler to its end."""
    done = subprocess.run(
        command(data, *options, spider=spider),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    return Crawled(done.returncode, done.stderr, data)


def records(data: Path, kind: str) -> list[dict[str, Any]]:
    """All records of a kind in whole files, in the order of their runs."""
    paths = sorted(data.glob(f"*/{kind}/*.jsonl"), key=lambda path: path.name)
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
