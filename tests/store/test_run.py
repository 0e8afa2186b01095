"""Given posts of one run, which of them are records, and which of two copies is the first."""

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.dedup.settings import Dedup, read_settings
from crawler.dedup.texts import Match
from crawler.outcome import ConfigError
from crawler.pipelines.validate import drop_impossible, fault
from crawler.records import Author, Post
from crawler.store.run import Run
from tests.shared import a_post

WORDS = " ".join(f"كلمة{number}" for number in range(20))


def post(number: str, posted_at: str | None) -> Post:
    return a_post(number, WORDS, posted_at=posted_at)


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


EDITED = {
    "2019-06-12T10:00:00Z": True,
    "2021-06-11T23:59:59Z": True,
    "2021-06-12T10:00:00Z": False,
    "9999-06-12T10:00:00Z": False,
}


@pytest.mark.parametrize("views", [True, False])
def test_an_older_capture_of_a_post_is_no_edit_of_it(run: Run, views: bool) -> None:
    run.known.views = views
    run.write_post(a_post("1", WORDS, fetched_at="2021-06-12T10:00:00Z"))
    for when, older in EDITED.items():
        edited = a_post("1", f"{WORDS} وأكثر", fetched_at=when)
        assert run.known.as_it_is(edited) == (older and views), when


def test_an_older_capture_in_another_thread_is_another_post(run: Run) -> None:
    run.known.views = True
    run.write_post(a_post("1", WORDS, fetched_at="2021-06-12T10:00:00Z"))
    old = a_post("1", f"{WORDS} وأكثر", fetched_at="2019-06-12T10:00:00Z", thread_id="8")
    assert not run.known.as_it_is(old)


def test_an_archive_from_before_a_live_crawl_tells_of_no_edit(run: Run) -> None:
    run.write_post(a_post("1", WORDS, fetched_at="2021-06-12T10:00:00Z"))
    run.known.views = True
    edited = a_post("1", f"{WORDS} وأكثر", fetched_at="2019-06-12T10:00:00Z")
    assert not run.known.as_it_is(edited)
    run.state.set_facts("forum.example", {"full_at": 1_600_000_000})
    assert run.known.as_it_is(edited)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEDUP", "yes"),
        ("DEDUP_SHORT", "never"),
        ("DEDUP_THRESHOLD", "three quarters"),
        ("DEDUP_THRESHOLD", "75"),
        ("DEDUP_THRESHOLD_BRIEF", "0"),
        ("DEDUP_SHINGLE", "9"),
    ],
)
def test_a_setting_of_the_deduplication_that_is_none(name: str, value: str) -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    assert read_settings(settings) == Dedup()
    settings.set(name, value)
    with pytest.raises(ConfigError, match=name):
        read_settings(settings)


def test_what_a_post_cannot_be_without() -> None:
    whole = {"site": "f.example", "thread_id": "7", "url": "http://f.example/t/7"}
    found = post("1", None)
    for name, value in whole.items():
        setattr(found, name, value)
    assert fault(found) is None
    found.url = ""
    assert fault(found) == "no url"
    found.thread_id = ""
    assert fault(found) == "no id"


def test_dates_that_cannot_be_true_are_emptied() -> None:
    found = post("1", "2031-01-01T10:00")
    found.fetched_at, found.edited_at = "2026-11-24T03:00:00Z", "1970-01-01"
    found.author_line = Author(1, None, "f.example", "xenforo", "سعاد", joined="1427-08-01")
    drop_impossible(found)
    assert (found.posted_at, found.edited_at) == (None, None)
    assert found.author_line.joined is None
    found.author_line.joined, found.author_line.fetched_at = "2031", "2026-11-24T03:00:00Z"
    drop_impossible(found.author_line)
    assert found.author_line.joined is None
    found.posted_at = found.edited_at = "2026-11-25"  # where it is tomorrow already
    drop_impossible(found)
    assert (found.posted_at, found.edited_at) == ("2026-11-25", "2026-11-25")


def test_lines_written_at_the_end_do_not_all_wait_in_memory(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.store.last_lines._AT_ONCE", 2)
    waiting = []
    sync = run.feeds.sync

    def watched() -> dict[str, int]:
        waiting.append(sum(feed.buffer.getvalue().count(b"\n") for feed in run.feeds.open.values()))
        return sync()

    monkeypatch.setattr(run.feeds, "sync", watched)
    assert run.enter("majlis.example")
    for number in range(7):
        name = f"كاتب{number}"
        run.authors.see(Author(1, name, "majlis.example", "smf", name), posted=True)
    run.close()
    assert max(waiting) == 2
    (path,) = (run.data_dir / "majlis.example" / "authors").glob("*.jsonl")
    assert len(path.read_text().splitlines()) == 7


@pytest.mark.parametrize("mode", ["drop", "mark"])
def test_a_copy_whose_first_is_read_later_on_another_forum(tmp_path: Path, mode: str) -> None:
    run = Run(tmp_path, datetime(2026, 1, 2, tzinfo=UTC), Dedup(mode))
    copy, first = post("1", "2021-03-28T03:10Z"), post("2", "2020-03-28T03:10Z")
    first.site, first.id = "majlis.example", "majlis.example/p/2"
    assert run.enter(copy.site)
    assert run.enter(first.site)
    assert run.known.same_text(copy) is None
    run.write_post(copy)
    match = run.known.same_text(first)
    assert match == Match(copy.id, 1.0, later=True)
    run.move(match, first)
    run.write_post(first)
    paths = run.close()
    kind = "posts" if mode == "mark" else "duplicates"
    written = [str(path.relative_to(tmp_path)) for path in paths]
    assert written == [
        f"{copy.site}/{kind}/{run.name}.jsonl",
        f"{first.site}/posts/{run.name}.jsonl",
    ]
    assert sorted(tmp_path.rglob("*.jsonl*")) == paths
    line = json.loads(paths[0].read_text(encoding="utf-8"))
    assert (line["duplicate_of"], line["similarity"]) == (first.id, 1.0)
    assert run.tally.counts["posts"] == (2 if mode == "mark" else 1)
    assert run.tally.counts["duplicates"] == 1


def test_copies_on_a_third_forum_are_of_the_first_one_that_is_kept(tmp_path: Path) -> None:
    run = Run(tmp_path, datetime(2026, 1, 2, tzinfo=UTC), Dedup())
    read, copy, first = (
        post(str(number), f"{year}-03-28T03:10Z") for number, year in enumerate((2021, 2022, 2020))
    )
    for one, site in ((read, "read.example"), (copy, "copy.example"), (first, "first.example")):
        one.site, one.id = site, f"{site}/p/{one.post_id}"
        assert run.enter(site)
    other = a_post("9", "كلام غيره")
    other.site, other.id = copy.site, f"{copy.site}/p/9"
    assert run.known.same_text(read) is None
    run.write_post(read)
    match = run.known.same_text(copy)
    assert match is not None
    copy.duplicate_of = match.duplicate_of
    run.write_post(copy, "duplicates")
    run.write_post(other)
    later = run.known.same_text(first)
    assert later is not None
    run.move(later, first)
    run.write_post(first)
    run.close()
    for site in (read.site, copy.site):
        (path,) = (tmp_path / site / "duplicates").glob("*.jsonl")
        assert json.loads(path.read_text(encoding="utf-8"))["duplicate_of"] == first.id
