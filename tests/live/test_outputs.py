"""Given outputs of the user's own (-O, -o, FEEDS), they hold the posts, or the run says not."""

import csv
import json
from pathlib import Path

import pytest

from tests.live.crawl import assert_whole, crawl, records
from tests.live.forum import MemoryForum
from tests.live.server import serve


def test_cells_of_csv_hold_lists_as_json(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=3)
    table = tmp_path / "posts.csv"
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-O", str(table))
    assert run.status == 0, run.output
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["post_id"] for row in rows) == sorted(forum.post_ids())
    assert [json.loads(row["boards"]) for row in rows] == [["القسم 1"]] * len(rows)
    assert [json.loads(row["quotes"]) for row in rows] == [[]] * len(rows)


@pytest.mark.parametrize(
    "target", ["/dev/full:jsonl", "/proc/posts.jsonl", "ftp://127.0.0.1:9/x.jl"]
)
def test_an_output_that_cannot_be_written_is_an_error_and_loses_nothing(
    tmp_path: Path, target: str
) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=3)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-O", target)
        assert (run.status, run.summary["status"]) == (1, "error"), run.output
        again = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(again, forum)


def test_a_kind_of_output_that_is_not_installed_is_told_before_anything_is_fetched(
    tmp_path: Path,
) -> None:
    with serve(MemoryForum().render) as server:
        feeds = json.dumps({"nowhere://posts.jsonl": {"format": "jsonlines"}})
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", f"FEEDS={feeds}")
        assert server.asked == []
    assert run.status == 2
    assert "error: FEEDS: nothing can be written to nowhere://posts.jsonl" in run.output


def test_a_summary_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=3)
    (tmp_path / "data" / "last-run.json").mkdir(parents=True)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 1
    assert "Cannot write last-run.json" in run.output
    assert len(records(run.data, "posts")) == len(forum.post_ids())
