"""Given runs that are killed at any moment, the files lose nothing and say nothing twice."""

import random
import time
from pathlib import Path

from tests.live.crawl import crawl, post_ids, start
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
            process = start(tmp_path / "data", *options)
            time.sleep(chance.uniform(0.2, 0.9))
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
