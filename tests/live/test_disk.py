"""Given a disk that refuses, a clear message, a status that says so, and nothing lost."""

import ctypes
import errno
import resource
from pathlib import Path

import pytest

from crawler.store.feeds import Feed
from tests.live.crawl import assert_whole, crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve


def limit_files(size: int) -> None:
    """Let no file of this process grow beyond so many bytes: a full disk, for its writer."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def give_up_privileges() -> None:
    """Take from root what lets it write into read-only folders; others have none of it."""
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    assert ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)()) == 0


# The state's journal is the first file to reach the smaller size, the posts' feed the larger one.
@pytest.mark.parametrize("size", [120_000, 250_000])
def test_a_disk_that_fills_up_loses_nothing(tmp_path: Path, size: int) -> None:
    forum = MemoryForum(boards=2, threads=60, posts=14)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        options = ["-a", f"url={server.url}", "-s", "CHECKPOINT_POSTS=20"]
        full = crawl(data, *options, before=lambda: limit_files(size))
        asked = len(server.pages())
        # What was whole stays whole, and a run that finds the disk still full does no harm.
        again = crawl(data, *options, before=lambda: limit_files(size))
        run = crawl(data, *options)
    assert full.status == 1, full.output
    assert "Cannot write to the data folder" in full.output
    assert "Traceback" not in full.output
    assert asked < 100
    assert again.status in {1, 2}
    assert "annot write to" in again.output
    assert "Traceback" not in again.output
    assert_whole(run, forum)


def test_a_disk_that_is_full_from_the_start_is_told_in_one_line(tmp_path: Path) -> None:
    with serve(MemoryForum().render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", before=lambda: limit_files(5000))
    assert run.status == 2
    assert "cannot write to" in run.output
    assert "Traceback" not in run.output
    assert server.asked == []


@pytest.mark.parametrize("filled", [False, True])
def test_a_read_only_data_folder_is_told_in_one_line(tmp_path: Path, filled: bool) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=3)
    data = tmp_path / "data"
    data.mkdir()
    with serve(forum.render) as server:
        if filled:
            crawl(data, "-a", f"url={server.url}")
            forum.reply(1)
        before = sorted(post_ids(data))
        for path in (*data.rglob("*"), data):
            path.chmod(0o555 if path.is_dir() else 0o444)
        server.asked.clear()
        run = crawl(data, "-a", f"url={server.url}", before=give_up_privileges)
        assert server.asked == []
        for path in (data, *data.rglob("*")):
            path.chmod(0o755)
        again = crawl(data, "-a", f"url={server.url}")
    assert run.status == 2
    assert f"cannot write to {data}" in run.output
    assert "Traceback" not in run.output
    assert len(before) == (0 if not filled else len(forum.post_ids()) - 1)
    assert_whole(again, forum)


def test_a_data_folder_that_goes_away_in_a_run_ends_it_with_a_message(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=40, posts=6)
    data = tmp_path / "data"

    def cut(handler, body):  # type: ignore[no-untyped-def]
        if len(server.asked) == 40:
            (part,) = data.glob("*/posts/*.part")
            part.unlink()
        return False

    with serve(forum.render) as server:
        options = ["-a", f"url={server.url}", "-s", "CHECKPOINT_POSTS=10"]
        server.fault = cut
        run = crawl(data, *options)
    assert run.status == 1, run.output
    assert "Cannot write to the data folder" in run.output


@pytest.mark.parametrize("kind", ["posts", "threads", "authors"])
def test_a_disk_on_which_no_file_can_be_made_loses_nothing(tmp_path: Path, kind: str) -> None:
    forum = MemoryForum(boards=2, threads=12, posts=6)
    data = tmp_path / "data"

    def no_room() -> None:
        make = Feed.__init__

        def refuse(feed: Feed, final: Path) -> None:
            if final.parent.name == kind:
                raise OSError(errno.ENOSPC, "No space left on device", str(final))
            make(feed, final)

        Feed.__init__ = refuse  # type: ignore[method-assign]

    with serve(forum.render) as server:
        full = crawl(data, "-a", f"url={server.url}", before=no_room)
        run = crawl(data, "-a", f"url={server.url}")
    assert full.status == 1, full.output
    assert "Cannot write to the data folder: [Errno 28]" in full.output
    assert_whole(run, forum)


def test_a_log_file_gets_its_folder_or_a_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with serve(MemoryForum(boards=1, threads=1).render) as server:
        options = ["-a", f"url={server.url}", "-s"]
        good = crawl(tmp_path / "one", *options, f"LOG_FILE={tmp_path}/logs/forum.log")
        bad = crawl(tmp_path / "two", *options, f"LOG_FILE={tmp_path}/file/forum.log")
    assert good.status == 0, good.output
    assert " done: pages=" in (tmp_path / "logs/forum.log").read_text()
    assert bad.status == 2
    assert f"LOG_FILE: {tmp_path}/file/forum.log:" in bad.output
    assert "Traceback" not in bad.output
