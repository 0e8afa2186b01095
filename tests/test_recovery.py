"""Given what a cut-off run left, the next run takes it over and loses nothing."""

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
    assert run.status == 0, run.output
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


def test_a_state_costs_under_two_hundred_bytes_a_post_beside_its_texts(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=60, posts=40)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}", "-s", "DEDUP=off")
    db = sqlite3.connect(data / "state.sqlite3")
    db.execute("VACUUM")
    db.close()
    size = (data / "state.sqlite3").stat().st_size
    assert size / len(forum.post_ids()) < 200
