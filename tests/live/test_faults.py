"""Given a server that answers wrongly, all posts arrive that can, and failures are listed."""

import itertools
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import crawler.spiders.forum
from crawler.frontier.frontier import Frontier
from crawler.frontier.visits import Find, Visit
from crawler.opening import open_run
from crawler.pages.page import Page
from crawler.store.run import Run
from tests.live import faults
from tests.live.crawl import assert_whole, comes_true, crawl, post_ids, records, start
from tests.live.forum import MemoryForum
from tests.live.server import Fault, serve


@pytest.mark.parametrize("number", range(len(faults.ALL)))
def test_each_fault_is_retried(tmp_path: Path, number: int) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=7)
    with serve(forum.render) as server:
        server.fault = faults.once("/threads/mawdu.2/", faults.ALL[number])
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


def test_a_third_of_answers_faulty(tmp_path: Path) -> None:
    forum = MemoryForum(boards=3, threads=40, posts=14)
    with serve(forum.render) as server:
        server.fault = faults.some(0.3, seed=7)
        for _ in range(3):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def test_failed_page_does_not_lose_those_after_it(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=1)
    for _ in range(24):
        forum.reply(1)
    with serve(forum.render) as server:
        server.fault = faults.at("/threads/mawdu.1/page-2", faults.status(500))
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        ids, failures = set(post_ids(first.data)), first.summary["failures"]
        server.fault = None
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert first.status == 3
    assert ids == {str(n) for n in range(1, 26)} - {str(n) for n in range(6, 11)}
    assert failures == {"http 500": 1}
    assert [r["source"] for r in records(first.data, "rejected")] == [
        f"{server.url}threads/mawdu.1/page-2"
    ]
    assert_whole(second, forum)


def test_a_failed_page_of_a_board_does_not_lose_those_after_it(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=45, posts=2)
    with serve(forum.render) as server:
        server.fault = faults.at("/forums/qism.1/page-2", faults.status(500))
        first = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "RETRY_TIMES=0")
        assert (first.status, first.summary["threads"]) == (3, 35), first.output
        server.fault = None
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(second, forum)


def test_a_board_with_a_page_that_is_never_shown_is_whole_without(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=45, posts=2)
    with serve(forum.render) as server:
        server.fault = faults.at("/forums/qism.1/page-3", faults.status(404))
        for status in (3, 0):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert (run.status, len(post_ids(run.data))) == (status, len(shown(forum, 3)))
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert server.pages() == ["/", "/forums/qism.1/"]


def shown(forum: MemoryForum, without: int) -> list[int]:
    """The posts of the threads that a board lists on its other pages, ten on each."""
    threads = sorted(forum.threads.values(), key=forum.order, reverse=True)
    hidden = threads[10 * (without - 1) : 10 * without]
    return [post.number for t in threads if t not in hidden for post in t.posts]


def test_refusals_end_the_crawl_early_as_blocked(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=60, posts=3)
    with serve(forum.render) as server:
        refuse = faults.status(403)
        server.fault = lambda handler, body: len(server.asked) > 5 and refuse(handler, body)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 4, run.output
    assert run.summary["status"] == "blocked"
    assert len(server.asked) < 15


@pytest.mark.parametrize(
    ("fault", "kind", "tries"),
    [(faults.reset, "connection", 13), (faults.status(502), "http 502", 25)],
)
def test_a_forum_that_goes_down_is_left_to_the_next_run(
    tmp_path: Path, fault: Fault, kind: str, tries: int
) -> None:
    forum = MemoryForum(boards=40, threads=80, posts=3)  # enough pages are known from the start
    with serve(forum.render) as server:
        server.fault = lambda handler, body: len(server.asked) > 20 and fault(handler, body)
        first = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "RETRY_TIMES=0")
        assert first.status == 3, first.output
        # Some were under way when it was closed.
        assert tries <= first.summary["failures"][kind] < tries + 16
        assert len(server.asked) < 20 + tries + 20
        assert f"{server.site}: down: the forum answers no more" in first.output
        server.fault = None
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(second, forum)


def test_challenge_page_is_not_got_round(tmp_path: Path) -> None:
    page = b"<html><script>window._cf_chl_opt={}</script></html>"
    with serve(MemoryForum().render) as server:
        server.fault = faults.answer(403, lambda _: page)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 4
    assert len(server.pages()) == 1


def test_long_retry_after_is_left_to_the_next_run(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=3)
    with serve(forum.render) as server:
        server.fault = faults.at("/threads/mawdu.1/", faults.status(503, Retry_After="86400"))
        began = time.monotonic()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert time.monotonic() - began < 20
    assert run.status == 3
    assert run.summary["failures"] == {"http 503": 1}


def test_an_error_of_the_program_costs_one_page_and_is_told(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=3)

    def spoil() -> None:
        whole = Frontier.read

        def read(self: Frontier, visit: Visit, page: Page) -> Iterator[Find]:
            if page.url.endswith("/threads/mawdu.2/"):
                raise RuntimeError("an engine that fails")
            return whole(self, visit, page)

        Frontier.read = read  # type: ignore[method-assign]

    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", before=spoil)
        assert (run.status, run.summary["failures"]) == (1, {"error": 1})
        assert "RuntimeError: an engine that fails" in run.output
        mine = {str(post.number) for post in forum.threads[2].posts}
        assert set(post_ids(run.data)) == forum.post_ids() - mine
        (lost,) = records(run.data, "rejected")
        assert lost["raw"] == forum.render("/threads/mawdu.2/")
        again = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(again, forum)


def test_posts_wait_for_the_order_of_their_dates_no_longer_than_the_run(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=3)

    def render(path: str) -> str | None:
        page = forum.render(path)
        return page and re.sub(r"<time[^>]*>[^<]*</time>", "<time>03-04-2024</time>", page)

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    posts = records(run.data, "posts")
    assert {post["post_id"] for post in posts} == forum.post_ids()
    assert {(post["posted_at"], post["posted_at_text"]) for post in posts} == {(None, "03-04-2024")}


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_leaves_whole_files_and_the_next_run_goes_on(tmp_path: Path, sign: int) -> None:
    forum = MemoryForum(boards=2, threads=60, posts=14)
    with serve(forum.render) as server:
        process = start(tmp_path / "data", "-a", f"url={server.url}")
        assert comes_true(lambda: len(server.asked) >= 20)
        assert process.pid is not None
        os.kill(process.pid, sign)
        process.join(30)
        assert not list((tmp_path / "data").glob("*/*/*.part"))
        some = len(post_ids(tmp_path / "data"))
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert 0 < some < len(forum.post_ids())
    assert sorted(post_ids(tmp_path / "data")) == sorted(forum.post_ids())


def test_a_signal_does_not_wait_for_the_turn_of_the_pages_that_were_found(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=20, posts=3)
    with serve(forum.render) as server:
        process = start(tmp_path / "data", "-a", f"url={server.url}", "-a", "delay=0.5")
        assert comes_true(lambda: len(server.asked) >= 4)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGTERM)
        asked = len(server.asked)
        process.join(30)
        assert len(server.asked) <= asked + 2
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


def test_a_second_signal_ends_a_run_at_once_and_both_are_told(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=5)
    with serve(forum.render) as server:
        over = threading.Event()  # an answer that is under way keeps the run from its end
        server.fault = lambda handler, body: len(server.asked) >= 10 and not over.wait(60)
        process = start(tmp_path / "data", "-a", f"url={server.url}")
        assert comes_true(lambda: len(server.asked) >= 10)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGINT)
        log = tmp_path / "data.log"
        told = "Received SIGINT, shutting down gracefully"
        assert comes_true(lambda: told in log.read_text(encoding="utf-8"))
        os.kill(process.pid, signal.SIGINT)
        process.join(20)
        over.set()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert process.exitcode == 1
    assert sorted(post_ids(tmp_path / "data")) == sorted(forum.post_ids())


def test_a_run_that_takes_more_memory_than_it_may_is_not_whole(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=2)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "MEMUSAGE_LIMIT_MB=1")
        assert (run.status, run.summary["ended"]) == (1, "memusage_exceeded"), run.output
        assert "Traceback" not in run.output
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(tmp_path / "data")) == sorted(forum.post_ids())


def test_second_start_of_the_same_forum_is_refused(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=5)
    with serve(forum.render) as server:
        server.fault = lambda handler, body: bool(time.sleep(0.02))
        process = start(tmp_path / "data", "-a", f"url={server.url}")
        assert comes_true(lambda: len(server.asked) >= 5)
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
        process.join(60)
    assert second.status == 5
    assert f"process {process.pid}" in second.output
    assert process.exitcode == 0


def test_a_dead_process_leaves_no_lock(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=5)
    with serve(forum.render) as server:
        process = start(tmp_path / "data", "-a", f"url={server.url}")
        assert comes_true(lambda: len(server.asked) >= 10)
        process.kill()
        process.join()
        (lock,) = (tmp_path / "data").glob("*/.lock")
        assert lock.read_text().strip() == str(process.pid)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


def test_a_lock_s_file_with_the_number_of_another_program_holds_nobody_up(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=2)
    with serve(forum.render) as server:
        lock = tmp_path / "data" / server.site.replace(":", "_") / ".lock"
        lock.parent.mkdir(parents=True)
        lock.write_text(f"{os.getpid()}\n")
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


def test_closing_after_a_time_is_clean_and_the_next_run_goes_on(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=5)
    with serve(forum.render) as server:
        server.fault = lambda handler, body: bool(time.sleep(0.05))
        crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "CLOSESPIDER_TIMEOUT=1")
        some = len(post_ids(tmp_path / "data"))
        server.fault = None
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert 0 < some < len(forum.post_ids())
    assert sorted(post_ids(tmp_path / "data")) == sorted(forum.post_ids())


@pytest.mark.parametrize("header", ["0", "-1", "soon", "Mon, 01 Jan 2001 00:00:00 GMT"])
def test_a_server_that_asks_for_no_real_pause_gets_one(tmp_path: Path, header: str) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=2)
    asked: list[float] = []

    def fault(handler, body):  # type: ignore[no-untyped-def]
        asked.append(time.monotonic())
        return faults.status(503, Retry_After=header)(handler, body)

    with serve(forum.render) as server:
        server.fault = faults.at("/threads/mawdu.1/", fault)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "RETRY_BACKOFF=0.05")
    assert run.summary["failures"] == {"http 503": 1}
    pauses = [later - earlier for earlier, later in pairwise(asked)]
    assert len(pauses) == 4
    assert all(pause > 0.05 * 2**n for n, pause in enumerate(pauses))


def test_a_signal_ends_a_pause_that_the_forum_asked_for(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=2)
    with serve(forum.render) as server:
        server.fault = faults.at("/threads/mawdu.2/", faults.status(503, Retry_After="200"))
        process = start(tmp_path / "data", "-a", f"url={server.url}")
        assert comes_true(lambda: "/threads/mawdu.2/" in server.asked)
        time.sleep(0.5)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGTERM)
        process.join(20)
        assert not process.is_alive()
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0
    assert sorted(post_ids(tmp_path / "data")) == sorted(forum.post_ids())


def test_a_signal_before_the_first_request_is_no_error(tmp_path: Path) -> None:
    def signalled(*arguments: Any) -> Run:
        os.kill(os.getpid(), signal.SIGTERM)
        return open_run(*arguments)

    def replaced() -> None:
        crawler.spiders.forum.open_run = signalled

    forum = MemoryForum(boards=1, threads=3, posts=2)
    with serve(forum.render) as server:
        told = crawl(tmp_path / "data", "-a", f"url={server.url}", before=replaced)
        assert (told.status, server.asked) == (0, []), told.output
        assert "Received SIGTERM" in told.output
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


def test_a_theme_whose_threads_have_no_end_is_read_and_asked_twice_once(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=50, posts=4)

    made = itertools.count()

    def render(path: str) -> str | None:
        page = forum.render(path)
        if not page or "/threads/" not in path:
            return page
        end = f"<p>{next(made)} ms"
        return page.replace("<head>", f"<head><meta name=csrf content={next(made)}>").replace(
            "</body></html>", end
        )

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)
    threads = [path for path in server.asked if path.startswith("/threads/")]
    # The first page of the board is under way when the first thread comes a second time.
    assert len(threads) <= 50 + 12


def test_a_gate_that_answers_200_closes_the_forum(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=60, posts=3)
    gate = b"<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"
    closing = faults.answer(200, lambda _: gate)
    with serve(forum.render) as server:
        server.fault = lambda handler, body: len(server.asked) > 20 and closing(handler, body)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert (run.status, run.summary["status"]) == (4, "blocked"), run.output
        assert len(server.asked) < 30
        server.fault = None
        again = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(again, forum)


def test_a_board_for_members_does_not_close_the_forum(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=24, posts=3)
    forbidden = {f"/threads/mawdu.{t.number}/" for t in forum.threads.values() if t.board == 2}
    own = forum.render("/")
    assert own is not None
    members_only = faults.answer(403, lambda _: own.encode())
    with serve(forum.render) as server:
        server.fault = lambda handler, body: (
            handler.path in forbidden and members_only(handler, body)
        )
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3, run.output
    assert len(forbidden) == 12
    readable = {str(p.number) for t in forum.threads.values() if t.board == 1 for p in t.posts}
    assert set(post_ids(run.data)) == readable
