"""Given runs that are killed at any moment, the files lose nothing and say nothing twice."""

import random
import time
from pathlib import Path

from bench.growth import write_warc
from tests.live.crawl import comes_true, crawl, post_ids, records, start
from tests.live.forum import MemoryForum
from tests.live.server import serve

KILLS = 50


def test_killed_runs_lose_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    forum = MemoryForum(boards=3, threads=60, posts=14)
    kills = 0
    with serve(forum.render) as server:
        while kills < KILLS:
            options = ["-a", f"url={server.url}", "-s", "CHECKPOINT_POSTS=7"]
            server.asked.clear()
            process = start(tmp_path / "data", *options)
            moment = chance.randrange(1, 7)  # a quiet night asks for seven
            assert comes_true(lambda asks=moment: len(server.asked) >= asks)
            time.sleep(chance.uniform(0, 0.1))
            if process.is_alive():
                process.kill()
                kills += 1
            process.join()
            forum.reply(chance.randrange(1, 61))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    ids = post_ids(run.data)
    assert run.status == 0, run.output
    assert sorted(ids) == sorted(forum.post_ids())
    assert not list(run.data.glob("*/*/*.part"))


def test_killed_runs_of_several_forums_in_one_folder(tmp_path: Path) -> None:
    chance = random.Random(7)
    data = tmp_path / "data"
    forums = [MemoryForum(boards=2, threads=25, posts=8) for _ in range(3)]
    for number, forum in enumerate(forums):  # each says something else
        forum.last_post = (number + 1) * 1000
        for thread in list(forum.threads):
            forum.reply(thread)
    with serve(forums[0].render) as a, serve(forums[1].render) as b, serve(forums[2].render) as c:
        urls = [f"url={a.url},{b.url}", f"url={c.url}"]
        for _ in range(KILLS // 4):
            runs = [start(data, "-a", url, "-s", "CHECKPOINT_POSTS=7") for url in urls]
            for process in runs:
                time.sleep(chance.uniform(0.1, 0.7))
                process.kill()
            for process in runs:
                process.join()
            for forum in forums:
                forum.reply(chance.randrange(1, 26))
        last = [crawl(data, "-a", url) for url in urls]
        assert [run.status for run in last] == [0, 0], last[0].output + last[1].output
        for server, forum in zip((a, b, c), forums, strict=True):
            mine = [r for k in ("posts", "duplicates") for r in records(data, k)]
            ids = [r["post_id"] for r in mine if r["site"] == server.site]
            assert sorted(ids) == sorted(forum.post_ids())
    assert not list(data.glob("*/*/*.part"))


def test_killed_runs_over_an_archive(tmp_path: Path) -> None:
    chance = random.Random(3)
    path = tmp_path / "pages.warc.gz"
    write_warc(path, 120)
    options = ["-a", f"path={path}", "-s", "CHECKPOINT_POSTS=25"]
    crawl(tmp_path / "undisturbed", *options, spider="archive")
    kills = 0
    while kills < 8:
        workers = ["-a", f"workers={kills % 2 + 1}"]
        process = start(tmp_path / "data", *options, *workers, spider="archive")
        time.sleep(chance.uniform(0.3, 1.5))
        if process.is_alive():
            process.kill()
        kills += 1
        process.join()
    run = crawl(tmp_path / "data", *options, spider="archive")
    assert run.status == 0, run.output
    for kind in ("posts", "duplicates", "threads"):
        ids = [record["id"] for record in records(tmp_path / "undisturbed", kind)]
        assert sorted(record["id"] for record in records(run.data, kind)) == sorted(ids)
    assert len(post_ids(run.data)) > 100


def test_the_workers_of_a_killed_run_end_with_it(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    write_warc(path, 400)
    options = ["-a", f"path={path}", "-a", "workers=2"]
    process = start(tmp_path / "data", *options, spider="archive")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    assert comes_true(lambda: len(children.read_text("ascii").split()) == 2)
    workers = [Path("/proc") / number for number in children.read_text("ascii").split()]
    assert comes_true(lambda: list((tmp_path / "data").glob("*/posts/*.part")) != [])
    process.kill()
    process.join()
    assert comes_true(lambda: not any(map(goes_on, workers)))


def goes_on(process: Path) -> bool:
    """Whether a process of /proc has not ended; one that nobody waited for keeps its entry."""
    try:
        return (process / "cmdline").read_bytes() != b""
    except OSError:
        return False
