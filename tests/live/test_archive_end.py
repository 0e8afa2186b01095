"""An archive that is ended before its end ends, and the next run reads the rest."""

import json
import os
import resource
import signal
from pathlib import Path
from typing import Any

import pytest

import crawler.archive.pool
from crawler.archive.work import read_guarded
from tests.live.crawl import crawl, records

ROWS = 300
SAID = "السلام عليكم، عندي سؤال عن زراعة الليمون في البيت رقم"


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = (
        json.dumps({"text": f"{SAID} {n}", "url": f"http://f.example/t/{n}"}) for n in range(ROWS)
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def bodies(data: Path) -> list[str]:
    return sorted(record["body"] for record in records(data, "posts"))


def signal_at_the_thirtieth() -> None:
    """Send this process a SIGTERM in the middle of its work."""
    count = iter(range(1, ROWS + 1))

    def read(*arguments: Any) -> Any:
        if next(count) == 30:
            os.kill(os.getpid(), signal.SIGTERM)
        return read_guarded(*arguments)

    crawler.archive.pool.read_guarded = read


@pytest.mark.parametrize("ended", ["items", "signal", "disk"])
def test_what_ends_an_archive_loses_nothing(tmp_path: Path, rows: Path, ended: str) -> None:
    data = tmp_path / "data"
    options = ["-a", f"path={rows}", "-s", "CHECKPOINT_POSTS=20"]
    begun = {
        "items": lambda: crawl(data, *options, "-s", "CLOSESPIDER_ITEMCOUNT=40", spider="archive"),
        "signal": lambda: crawl(data, *options, spider="archive", before=signal_at_the_thirtieth),
        "disk": lambda: crawl(
            data,
            *options,
            spider="archive",
            before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000)),
        ),
    }[ended]()
    assert begun.status == (1 if ended == "disk" else 0), begun.output
    assert len(bodies(data)) < ROWS

    again = crawl(data, *options, spider="archive")
    assert again.status == 0, again.output
    assert bodies(data) == sorted(f"{SAID} {n}" for n in range(ROWS))
