"""Given pages that a forum never shows, that is told once, and again when it has changed."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.live import faults
from tests.live.crawl import crawl, post_ids, records
from tests.live.forum import MemoryForum
from tests.live.server import Fault, serve

BOARDS = {"/forums/qism.1/", "/forums/qism.2/"}


def refusing(paths: Iterable[str], status: int) -> Fault:
    wrong = faults.status(status)
    return lambda handler, body: handler.path in paths and wrong(handler, body)


@pytest.mark.parametrize(
    ("page", "status"),
    [
        *(("/forums/qism.2/", status) for status in (401, 403, 404, 410)),
        *(("/threads/mawdu.2/", status) for status in (401, 403)),
    ],
)
def test_what_was_refused_before_is_no_news(tmp_path: Path, page: str, status: int) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=3)
    kind = f"http {status}"
    with serve(forum.render) as server:
        server.fault = refusing({page}, status)
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert (first.status, first.summary["failures"]) == (3, {kind: 1})
        told = records(first.data, "rejected")
        for _ in range(2):
            again = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert again.status == 0, again.output
            assert again.summary["failures"] == {}
            assert again.summary["refused_as_before"] == {kind: 1}
            assert f"1 x {kind}, as before" in again.output
            assert f"{page}: the server answered {status}, as before" in again.output
        assert records(again.data, "rejected") == told
        server.fault = None
        opened = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert (opened.status, opened.summary["refused_as_before"]) == (0, {})
        assert set(post_ids(opened.data)) == forum.post_ids()
        forum.reply(2)
        server.fault = refusing({"/forums/qism.1/", "/threads/mawdu.1/"}, status)
        other = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert other.status == 3
    assert other.summary["failures"]


def test_what_is_refused_in_another_way_is_news(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=3)
    with serve(forum.render) as server:
        for status, expected in ((403, 3), (403, 0), (404, 3), (404, 0), (403, 3)):
            server.fault = refusing({"/forums/qism.2/"}, status)
            assert crawl(tmp_path / "data", "-a", f"url={server.url}").status == expected


def test_what_may_pass_is_news_each_time(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=3)
    with serve(forum.render) as server:
        server.fault = refusing({"/forums/qism.2/"}, 500)
        for _ in range(2):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "RETRY_TIMES=0")
            assert (run.status, run.summary["failures"]) == (3, {"http 500": 1})


def test_a_forum_of_which_no_board_is_shown_any_more_is_news_each_time(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=3)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.fault = refusing(BOARDS, 404)
        for _ in range(2):
            assert crawl(tmp_path / "data", "-a", f"url={server.url}").status == 3


def test_with_cookies_a_refusal_may_mean_that_the_login_has_run_out(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=3)
    jar = tmp_path / "cookies.txt"
    with serve(forum.render) as server:
        head = "# Netscape HTTP Cookie File\n"
        jar.write_text(f"{head}{server.site.split(':')[0]}\tFALSE\t/\tFALSE\t0\tsession\tabc\n")
        options = ("-a", f"url={server.url}", "-a", f"cookies={jar}")
        for status, expected in ((403, 3), (403, 3), (404, 3), (404, 0)):
            server.fault = refusing({"/forums/qism.2/"}, status)
            assert crawl(tmp_path / "data", *options).status == expected
