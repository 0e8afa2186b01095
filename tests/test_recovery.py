"""Given what a cut-off run left, the next run takes it over and loses nothing."""

import json
import sqlite3
from pathlib import Path

from crawler.recovery import cut_torn_line
from tests.live.crawl import crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve


def test_a_torn_last_line_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.part"
    path.write_bytes(b'{"a": 1}\n{"b": 2}\n{"c": ')
    assert cut_torn_line(path) == 18
    assert path.read_bytes() == b'{"a": 1}\n{"b": 2}\n'
    path.write_bytes(b'{"never ended": ')
    assert cut_torn_line(path) == 0
    assert path.read_bytes() == b""


def test_a_damaged_state_is_kept_aside_and_rebuilt_from_the_feeds(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        state = data / "state.sqlite3"
        state.write_bytes(b"\x13" * state.stat().st_size)
        forum.reply(1)
        run = crawl(data, "-a", f"url={server.url}")
    assert run.status == 7, run.output
    assert list(data.glob("state.sqlite3.damaged-*"))
    assert "rebuilt from the feeds" in run.output
    assert run.summary["posts"] == 1
    assert sorted(post_ids(data)) == sorted(forum.post_ids())


def test_lines_that_reached_the_file_and_not_the_state_are_known(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        (path,) = data.glob("*/posts/*.jsonl")
        lines = path.read_bytes().splitlines(keepends=True)
        path.with_suffix(".jsonl.part").write_bytes(b"".join(lines[:7]) + lines[7][:20])
        path.unlink()
        for file in data.glob("state.sqlite3*"):
            file.unlink()
        run = crawl(data, "-a", f"url={server.url}")
    assert run.summary["known"] == 7
    assert sorted(post_ids(data)) == sorted(forum.post_ids())


def test_a_clock_that_went_back_is_told_and_overwrites_nothing(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        (path,) = data.glob("*/posts/*.jsonl")
        future = path.with_name("20991231T235959Z.jsonl")
        path.rename(future)
        before = future.read_bytes()
        db = sqlite3.connect(data / "state.sqlite3")
        facts = {"full_at": 4_102_444_799}
        db.execute("UPDATE sites SET facts = ?", (json.dumps(facts),))
        db.commit()
        db.close()
        forum.reply(1)
        forum.threads[2].posts[0].body = "نص جديد بعد أن عاد الوقت إلى الوراء"
        run = crawl(data, "-a", f"url={server.url}")
    assert run.status == 7, run.output
    assert run.summary["status"] == "warned"
    assert "The clock stands before the start of an earlier run (20991231T235959Z)" in run.output
    assert future.read_bytes() == before
    # A full visit is due: else none would be for decades.
    assert run.summary["posts"] == 2
    assert set(post_ids(data)) == forum.post_ids()


def test_a_state_costs_few_bytes_a_post_beside_its_texts(tmp_path: Path) -> None:
    forum = MemoryForum(boards=4, threads=600, posts=4)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}", "-s", "DEDUP=off")
    db = sqlite3.connect(data / "state.sqlite3")
    db.execute("VACUUM")
    db.close()
    # Most tables hold a page of 4 KB however little there is to hold.
    empty = 12 * 4096
    size = (data / "state.sqlite3").stat().st_size - empty
    assert size / len(forum.post_ids()) < 60
