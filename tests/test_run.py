"""Given posts of one run, what decides which of two copies is the first."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.dedup.settings import Dedup
from crawler.dedup.texts import Match
from crawler.records import Post
from crawler.run import Run

WORDS = " ".join(f"كلمة{number}" for number in range(20))


def post(number: str, posted_at: str | None) -> Post:
    named = {"id": f"forum.example/p/{number}", "post_id": number, "posted_at": posted_at}
    values = dict.fromkeys(Post.__slots__) | named | {"author": "سعاد", "body": WORDS}
    return Post(**values)  # type: ignore[arg-type]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """A run on a machine whose clocks were put forward at two o'clock on 28 March 2021."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    opened = Run(tmp_path, datetime.now(UTC), Dedup())
    yield opened
    opened.abandon()
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("read", "then", "later"),
    [
        ("2021-03-28T03:10", "2021-03-28T02:30", True),
        ("2021-03-28T02:30", "2021-03-28T03:10", False),
        ("2021-03-28T03:10", "2021-03-28", False),
        ("2021-03-28T03:10+03:00", "2021-03-28T00:05+00:00", True),
        ("2021-03-28T03:10", None, False),
    ],
)
def test_the_first_copy_is_told_by_dates_that_name_a_time_of_day(
    run: Run, read: str, then: str | None, *, later: bool
) -> None:
    assert run.known.same_text(post("1", read)) is None
    assert run.known.same_text(post("2", then)) == Match("forum.example/p/1", 1.0, later)
