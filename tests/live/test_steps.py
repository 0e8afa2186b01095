"""Given a run that dies at any step of making things durable, the next ones complete the files."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.store.state import State
from crawler.store.table_rows import FileStates
from tests.live.crawl import crawl, post_ids, records
from tests.live.forum import MemoryForum
from tests.live.server import Served, serve

NEWS = " ".join(f"خبر{n}" for n in range(60))
CLOSE = ["-s", "CHECKPOINT_POSTS=30"]
# So many steps has every second run; more depend on the order in which its pages come.
SURE = 14


def die_at(step: int) -> Callable[[], None]:
    """Kill the process before its so many-th fsync, rename, removal or transaction."""
    left = [step]

    def count(owner: Any, name: str) -> None:
        whole = getattr(owner, name)

        def counted(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return whole(*args, **kwargs)

        setattr(owner, name, counted)

    def arm() -> None:
        for owner, name in [
            (os, "fsync"),
            (Path, "rename"),
            (Path, "unlink"),
            (State, "flush"),
            (State, "forget_pending"),
            (FileStates, "forget_parts"),
            (FileStates, "forget_moves"),
        ]:
            count(owner, name)

    return arm


def grown(forum: MemoryForum) -> None:
    """Copies that are read before their originals, a deleted thread, an edit, new posts."""
    first = forum.reply(1, NEWS)
    forum.reply(forum.add_thread(1).number, NEWS)
    forum.reply(4, first.body.replace("خبر7 ", "نبأ "))
    forum.threads.pop(max(forum.threads) - 2)


def check(server: Served, forum: MemoryForum, data: Path, *steps: int) -> bool:
    """Runs that die at these steps, and one that does not; whether all of them died."""
    died = []
    for step in steps:
        run = crawl(data, "-a", f"url={server.url}", *CLOSE, before=die_at(step))
        died.append(run.status == -signal.SIGKILL)
    run = crawl(data, "-a", f"url={server.url}", *CLOSE)
    assert run.status == 0, run.output
    ids = post_ids(data) + [r["post_id"] for r in records(data, "duplicates")]
    assert forum.post_ids() - set(ids) == set()
    assert len(ids) == len(set(ids))
    originals = {r["id"] for r in records(data, "posts")}
    assert {r["duplicate_of"] for r in records(data, "duplicates")} <= originals
    assert not list(data.glob("*/*/*.part")) + list(data.glob("*/*/*.new"))
    return all(died)


@pytest.mark.parametrize("step", range(1, 18, 2))
def test_a_run_that_dies_at_a_step(tmp_path: Path, step: int) -> None:
    forum = MemoryForum(boards=2, threads=12, posts=6)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}", *CLOSE)
        grown(forum)
        assert check(server, forum, tmp_path / "data", step) or step > SURE
        gone = [r for r in records(tmp_path / "data", "threads") if r["pages"] == 0]
    assert len(gone) == 1


@pytest.mark.parametrize("steps", [(6, 1), (9, 3), (12, 2, 4), (15, 5), (17, 1, 2, 3)])
def test_a_recovery_that_dies_as_well(tmp_path: Path, steps: tuple[int, ...]) -> None:
    forum = MemoryForum(boards=2, threads=12, posts=6)
    forum.reply(1, NEWS)
    forum.reply(forum.add_thread(1).number, NEWS)
    with serve(forum.render) as server:
        assert check(server, forum, tmp_path / "data", *steps)
