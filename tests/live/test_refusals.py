"""Given pages that a forum never shows, that is told once, and again when it has changed."""

from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.live import faults
from tests.live import forum as forum_module
from tests.live.crawl import crawl, post_ids, records
from tests.live.forum import PER_PAGE, MemoryForum
from tests.live.server import Fault, serve
from tests.shared import FIXTURES

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


def past_end(base: str, pages: Callable[[], int], shows: Callable[[], bytes | None]) -> Fault:
    """What a forum answers for pages of a number that is too high."""

    def fault(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        number = handler.path.partition(f"{base}page-")[2]
        if not number or int(number) <= pages():
            return False
        page = shows()
        return faults.answer(404 if page is None else 200, lambda _: page or b"")(handler, body)

    return fault


@pytest.mark.parametrize("shown", [None, 1, 2])
@pytest.mark.parametrize("base", ["/threads/mawdu.5/", "/forums/qism.1/"])
def test_a_page_that_is_linked_behind_the_last_one_is_left_until_its_thread_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: str, shown: int | None
) -> None:
    forum = MemoryForum(boards=1, threads=15, posts=9)
    of_board = forum_module._nav

    def nav(at: str, page: int, pages: int) -> str:
        return of_board(at, page, pages + (at == base))

    def pages() -> int:
        return -(-len(forum.threads[5].posts) // PER_PAGE) if "threads" in base else 2

    def show() -> bytes | None:
        return shown and (forum.render(f"{base}page-{shown}") or "").encode()

    monkeypatch.setattr(forum_module, "_nav", nav)
    with serve(forum.render) as server:
        server.fault = past_end(base, pages, show)
        nights = []
        for _ in range(3):
            server.asked.clear()
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            nights.append((run.status, any("page-3" in path for path in server.asked)))
        assert nights == [(3, True), (0, True), (0, False)]
        for _ in range(PER_PAGE):
            forum.reply(5)
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(tmp_path / "data")) == sorted(forum.post_ids())


def test_a_last_page_that_is_not_shown_is_asked_for_where_the_board_counts_its_posts(
    tmp_path: Path,
) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=3)
    for _ in range(2 * PER_PAGE):
        forum.reply(5)
    with serve(forum.render) as server:
        server.fault = refusing({"/threads/mawdu.5/page-3"}, 404)
        for _ in range(3):
            server.asked.clear()
            crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert "/threads/mawdu.5/page-3" in server.asked
        server.fault = None
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(tmp_path / "data")) == sorted(forum.post_ids())


@pytest.mark.parametrize("shown", [False, True])
def test_members_pages_are_left_where_the_first_ones_are_closed(
    tmp_path: Path, shown: bool
) -> None:
    forum = MemoryForum(boards=1, threads=60, posts=1)
    for number, thread in forum.threads.items():
        thread.posts[0].author = number
    login, member = (
        (FIXTURES / "xenforo" / case / "page.html").read_text(encoding="utf-8")
        for case in ("login", "member")
    )

    def render(path: str) -> str | None:
        if not path.startswith("/members/"):
            return forum.render(path)
        return member if shown and path == "/members/uwd.60/" else login

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "profiles=1")
        asked = sum(path.startswith("/members/") for path in server.asked)
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
    assert asked == 60 if shown else 5 <= asked < 30
    assert run.status == 3
    assert ("the pages of its members are closed" in run.output) is not shown
