"""Given boards in any order, a reply to a thread that stands deep is found by the next run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.crawl import crawl, post_ids
from tests.live.forum import ForumThread, MemoryForum
from tests.live.server import serve

FIRST_PAGES = ["/", "/forums/qism.1/"]


def begun(thread: ForumThread) -> int:
    return thread.number


def title(thread: ForumThread) -> int:
    return thread.number * 37 % 101


def written_in(thread: ForumThread) -> int:
    return thread.posts[-1].minute


def grown() -> MemoryForum:
    """Forty threads, some of the older ones written in again before the newest page was begun."""
    forum = MemoryForum(boards=1, threads=28, posts=6)
    for number in (5, 17, 9):
        forum.reply(number)
    for _ in range(12):
        forum.add_thread(1, posts=2)
    return forum


@pytest.mark.parametrize("order", [begun, title, written_in])
@pytest.mark.parametrize("sticky", [set(), {3}, {11, 4, 38}])
def test_a_reply_to_a_thread_that_stands_deep(
    tmp_path: Path, order: Callable[[ForumThread], int], sticky: set[int]
) -> None:
    forum = grown()
    forum.order, forum.sticky = order, sticky
    with serve(forum.render) as server:
        for number in (2, 8):
            crawl(tmp_path / "data", "-a", f"url={server.url}")
            forum.reply(number)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    lists = [path for path in server.pages() if "threads" not in path]
    assert server.pages() == lists
    assert (len(lists) == len(FIRST_PAGES)) == (order is written_in)


@pytest.mark.parametrize("known", [(), (2,), (1, 33)])
def test_a_board_that_changes_its_order_between_two_runs(
    tmp_path: Path, known: tuple[int, ...]
) -> None:
    """Threads written in before the change stand above others or are missed on the first page."""
    forum = grown()
    for number in known:
        forum.reply(number)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.order = begun
        forum.reply(6)
        if not known:
            forum.reply(35)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
        forum.reply(3)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
        forum.order = written_in
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert server.pages() == FIRST_PAGES


def test_a_thread_whose_last_post_was_deleted_tells_nothing_of_an_order(tmp_path: Path) -> None:
    forum = grown()
    forum.reply(20)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        del forum.threads[20].posts[-1]
        for asked in ([*FIRST_PAGES, "/threads/mawdu.20/"], FIRST_PAGES):
            server.asked.clear()
            crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert server.pages() == asked
