"""Given a forum that members and moderators change, also while it is crawled, nothing is missed."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.dedup.settings import Dedup
from crawler.notices import ThreadRead
from crawler.records import SCHEMA, Thread
from crawler.store.run import Run
from crawler.store.thread_lines import remember_thread
from crawler.store.thread_states import GONE, ThreadState
from tests.live import faults
from tests.live.crawl import assert_whole, crawl, post_ids, records
from tests.live.forum import MemoryForum
from tests.live.server import Fault, serve
from tests.live.test_conditional import by_etag

BOARDS = ["/", "/forums/qism.1/", "/forums/qism.2/"]


@pytest.mark.parametrize(("deleted", "added"), [(1, 4), (6, 8), (12, 21)])
def test_posts_that_moved_up_to_pages_before_the_last_known(
    tmp_path: Path, deleted: int, added: int
) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=1)
    for _ in range(22):
        forum.reply(1)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        before = forum.post_ids()
        del forum.threads[1].posts[2 : 2 + deleted]
        for _ in range(added):
            forum.reply(1)
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    assert sorted(post_ids(run.data)) == sorted(before | forum.post_ids())
    # Each page that is gone back over is asked for once more on the way forth.
    assert len(server.pages()) <= 2 + 3 + 2 * (deleted // 5 + 1) + added // 5


def test_a_thread_of_which_posts_were_deleted_is_read_from_where_it_was(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=1)
    for _ in range(22):
        forum.reply(1)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        del forum.threads[1].posts[4]
        forum.reply(1)
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.summary["posts"] == 1
    assert len(server.pages()) == 3


def test_a_deleted_thread_that_leads_to_its_board_is_marked(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=4)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        before = post_ids(tmp_path / "data")
        del forum.threads[3]
        server.fault = faults.leading({"/threads/mawdu.3/": "/forums/qism.2/"})
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        again = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (run.status, again.status) == (0, 0), run.output
    lines = [r["pages"] for r in records(run.data, "threads") if r["thread_id"] == "3"]
    assert lines[-1] == 0
    assert post_ids(run.data) == before
    assert sorted(server.pages()) == BOARDS


def test_a_thread_that_its_board_lists_is_not_gone(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=4)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.reply(3)
        server.fault = faults.at("/threads/mawdu.3/", faults.status(404))
        failed = crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (failed.status, run.status) == (3, 0), failed.output
    lines = [r["pages"] for r in records(run.data, "threads") if r["thread_id"] == "3"]
    assert all(lines)
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


@pytest.mark.parametrize("option", [("-a", "full=1"), ("-a", "engine=xenforo")])
def test_a_thread_that_fails_again_is_read_once_a_run(
    tmp_path: Path, option: tuple[str, str]
) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=2)
    for _ in range(16):
        forum.reply(2)
    with serve(forum.render) as server:
        server.fault = faults.at("/threads/mawdu.2/page-3", faults.status(404))
        for _ in range(2):
            server.asked.clear()
            crawl(tmp_path / "data", "-a", f"url={server.url}", *option)
            assert len(server.asked) == len(set(server.asked))
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
    assert server.pages() == BOARDS[:2]


def test_a_thread_that_comes_back_is_told(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=4)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        thread = forum.threads.pop(3)
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.threads[3] = thread
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    data = tmp_path / "data"
    lines = [r["pages"] for r in records(data, "threads") if r["thread_id"] == "3"]
    assert [bool(pages) for pages in lines] == [True, False, True]
    assert sorted(post_ids(data)) == sorted(forum.post_ids())
    assert sorted(server.pages()) == BOARDS


def test_a_thread_that_was_merged_into_another(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=7)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        new = forum.reply(2)
        moved = forum.threads.pop(2).posts
        forum.threads[1].posts.extend(moved)
        forum.threads[1].posts.sort(key=lambda post: post.number)
        server.fault = faults.leading(
            {
                f"/threads/mawdu.2/{page}": f"/threads/mawdu.1/{page}"
                for page in ("", "page-2", "latest")
            }
        )
        run = crawl(data, "-a", f"url={server.url}")
        assert run.status == 0, run.output
        assert run.summary["posts"] == len(moved)
        server.asked.clear()
        crawl(data, "-a", f"url={server.url}")
    assert str(new.number) in post_ids(data)
    assert [r["pages"] for r in records(data, "threads") if r["thread_id"] == "2"][-1] == 0
    assert [r["pages"] for r in records(data, "threads") if r["thread_id"] == "1"][-1] > 0
    assert sorted(server.pages()) == BOARDS[:2]


def test_posts_that_moved_into_another_thread_are_written_again(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=7)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        split = forum.add_thread(1, posts=0)
        whole = forum.threads[4].posts
        split.posts, forum.threads[4].posts = whole[2:], whole[:2]
        merged = forum.threads.pop(2).posts
        forum.threads[5].posts = sorted(
            forum.threads[5].posts + merged, key=lambda post: post.number
        )
        forum.reply(5)
        run = crawl(data, "-a", f"url={server.url}")
        assert run.status == 0, run.output
        assert run.summary["posts"] == len(split.posts) + len(merged) + 1
        run = crawl(data, "-a", f"url={server.url}")
    assert run.summary["posts"] == 0
    threads = {r["post_id"]: r["thread_id"] for r in records(data, "posts")}
    shown = {str(p.number): str(t.number) for t in forum.threads.values() for p in t.posts}
    assert threads == shown


def test_threads_are_not_gone_while_the_forum_is_closed(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=3)
    closed = forum.render("/threads/mawdu.1/")
    assert closed is not None
    closed = closed.replace("thread_view", "error")
    closed = re.sub(r"<article.*</article>", "المنتدى مغلق للصيانة، عودوا غدا", closed)
    maintained = faults.answer(200, lambda _: closed.encode())

    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        for number in forum.threads:
            forum.reply(number)
        server.fault = lambda handler, body: (
            "/threads/" in handler.path and maintained(handler, body)
        )
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert (run.status, run.summary["failures"]) == (3, {"closed": 4}), run.output
        server.fault = None
        again = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(again, forum)
    assert all(record["pages"] for record in records(again.data, "threads"))


def test_a_run_that_was_cut_off_before_it_told_of_a_deleted_thread(tmp_path: Path) -> None:
    site, now = "forum.example", datetime(2026, 11, 23, tzinfo=UTC)
    thread = Thread(SCHEMA, f"{site}/t/7", site, "xenforo", "7", f"https://{site}/t/7", pages=2)
    for number, read in enumerate(
        [ThreadRead(thread, site, "7", ThreadState("1")), ThreadRead(None, site, "7", gone())]
    ):
        run = Run(tmp_path, now.replace(hour=number), Dedup())
        assert run.enter(site)
        remember_thread(run, read)
        if number == 0:
            run.close()
        else:
            run.checkpoint()
            run.abandon()
    for number in (2, 3):
        last = Run(tmp_path, now.replace(hour=number), Dedup())
        assert last.enter(site)
        last.close()
    assert [record["pages"] for record in records(tmp_path, "threads")] == [2, 0]


def gone() -> ThreadState:
    return ThreadState("1", gone=GONE)


@pytest.mark.parametrize("fault", [None, by_etag])
def test_a_board_that_is_not_in_the_order_of_last_posts_is_walked(
    tmp_path: Path, fault: Fault | None
) -> None:
    forum = MemoryForum(boards=1, threads=36, posts=7)
    for number in (5, 28, 30, 33):
        forum.reply(number)
    forum.order = lambda thread: thread.number
    with serve(forum.render) as server:
        server.fault = fault
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.reply(2)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.summary["posts"] == 1
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def test_a_board_with_one_thread_out_of_order_is_not(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=36, posts=7)
    forum.order = lambda thread: 10**6 if thread.number == 3 else thread.posts[-1].minute
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert server.pages() == BOARDS[:2]


def test_a_thread_that_every_board_lists_is_read_once(tmp_path: Path) -> None:
    forum = MemoryForum(boards=3, threads=12, posts=4)
    forum.everywhere = {4, 7}
    data = tmp_path / "data"
    with serve(forum.render) as server:
        for _ in range(2):
            crawl(data, "-a", f"url={server.url}")
        for _ in range(2):
            server.asked.clear()
            crawl(data, "-a", f"url={server.url}")
            assert len(server.pages()) == 4
    assert sorted(post_ids(data)) == sorted(forum.post_ids())


def test_a_thread_that_is_bumped_while_its_board_is_walked(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=4)
    bumped = min(forum.threads.values(), key=forum.order).number

    def bump(handler, body):  # type: ignore[no-untyped-def]
        if handler.path == "/forums/qism.1/page-3":
            server.fault = None
            forum.reply(bumped)
        return False

    with serve(forum.render) as server:
        server.fault = bump
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert str(forum.last_post) not in post_ids(first.data)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def test_a_revisit_goes_on_over_runs_that_are_bounded(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=30, posts=4)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        for thread in forum.threads.values():
            thread.posts[0].body = f"نص عدله صاحبه في موضوع {thread.number} بعد حين"
        asked: list[int] = []
        while len(asked) < 8 and (not asked or asked[-1] > 6):
            server.asked.clear()
            bounds = ["-s", "REVISIT_DAYS=-1", "-s", "CLOSESPIDER_PAGECOUNT=16"]
            run = crawl(data, "-a", f"url={server.url}", *bounds)
            asked.append(len([path for path in server.pages() if "threads" in path]))
            if run.summary["ended"] == "finished":
                break
    edited = [r for r in records(data, "posts") if "عدله" in r["body"]]
    assert run.summary["ended"] == "finished"
    assert {r["thread_id"] for r in edited} == {str(number) for number in forum.threads}
    assert sum(asked) < 2 * 30


def test_a_forum_with_a_page_that_always_fails_is_revisited_all_the_same(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=12, posts=4)
    with serve(forum.render) as server:
        server.fault = faults.at("/threads/mawdu.5/", faults.status(500))
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.threads[2].posts[0].body = "نص عدله صاحبه بعد حين"
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "REVISIT_DAYS=-1")
    assert run.status == 3
    assert run.summary["posts"] == 1


def test_a_thread_that_no_list_dates_has_the_date_of_its_last_post(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1)
    for _ in range(12):
        forum.reply(1)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}threads/mawdu.1/")
        (thread,) = records(run.data, "threads")
        posted = {post["position"]: post["posted_at"] for post in records(run.data, "posts")}
        assert thread["last_post_at"] == posted[len(forum.post_ids())]
        server.fault = faults.at("/threads/mawdu.1/page-3", faults.status(404))
        run = crawl(tmp_path / "part", "-a", f"url={server.url}threads/mawdu.1/")
        (thread,) = records(run.data, "threads")
    assert thread["last_post_at"] is None


def test_a_board_that_is_listed_no_more_is_told_once(tmp_path: Path) -> None:
    """It is for members only now, or the front page is read wrongly since it has changed."""
    forum = MemoryForum(boards=3, threads=6, posts=3)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.boards.remove(2)
        server.fault = faults.at("/forums/qism.1/", faults.status(500))
        failed = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "RETRY_TIMES=0")
        assert failed.summary["failures"] == {"http 500": 1}  # that one may have listed it
        server.fault = None
        chosen = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "exclude=3")
        assert chosen.status == 0, chosen.output
        told = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert (told.status, told.summary["failures"]) == (3, {"boards gone": 1}), told.output
        assert "boards of earlier runs that are listed no more: 1 (2)" in told.output
        settled = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert settled.status == 0, settled.output


@pytest.mark.parametrize("words", ["لا توجد مواضيع في هذا المنتدى", "مرحبا بكم"])
def test_a_board_that_lists_nothing_any_more_is_told_once(tmp_path: Path, words: str) -> None:
    """Guests may see none of its threads since; what is known of them is read all the same."""
    forum = MemoryForum(boards=2, threads=16, posts=3)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        for number in forum.threads:
            forum.reply(number)
        empty = MemoryForum(boards=2, threads=0).render("/forums/qism.2/") or ""
        page = empty.replace("</body>", f"<p>{words}</p></body>").encode()
        for expected in ((3, {"shortfall": 1}), (0, {})):
            server.fault = faults.at("/forums/qism.2/", faults.answer(200, lambda _: page))
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert (run.status, run.summary["failures"]) == expected, run.output
        assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert run.status == 0, run.output
        server.fault = faults.at("/forums/qism.2/", faults.answer(200, lambda _: page))
        again = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert again.status == 3
    assert "lists no threads, where earlier runs read 8" in again.output


def test_a_board_in_another_order_that_is_listed_no_more_is_told(tmp_path: Path) -> None:
    """No run reads such a board to its end for good."""
    forum = MemoryForum(boards=2, threads=12, posts=3)
    forum.order = lambda thread: thread.number
    forum.reply(1)
    forum.reply(2)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.boards.remove(2)
        runs = [crawl(tmp_path / "data", "-a", f"url={server.url}") for _ in range(2)]
    assert [run.status for run in runs] == [3, 0], runs[0].output
    assert "listed no more: 1 (2)" in runs[0].output
