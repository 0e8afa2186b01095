"""Given a server whose answers are not what they say, no post is lost in silence."""

import gzip
import re
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import brotli
import pytest
import zstandard

from tests.live import faults
from tests.live.crawl import assert_whole, crawl, post_ids, records
from tests.live.faults import answer, at, leading, once
from tests.live.forum import MemoryForum
from tests.live.server import Fault, serve

THREAD = "/threads/mawdu.2/"


@pytest.mark.parametrize(
    ("said", "pack"),
    [
        ("br", bytes),
        ("zstd", bytes),
        ("br", gzip.compress),
        ("gzip", zstandard.compress),
        ("", gzip.compress),
        ("", zstandard.compress),
    ],
)
def test_a_page_is_unpacked_by_what_it_is(
    tmp_path: Path, said: str, pack: Callable[[bytes], bytes]
) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=4)
    headers = {"Content_Encoding": said} if said else {}
    with serve(forum.render) as server:
        server.fault = at(THREAD, answer(200, pack, **headers))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


@pytest.mark.parametrize(("said", "pack"), [("br", brotli.compress), ("zstd", zstandard.compress)])
def test_a_packed_page_that_ends_early_is_tried_again(
    tmp_path: Path, said: str, pack: Callable[[bytes], bytes]
) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=4)
    half = answer(200, lambda body: pack(body)[: len(pack(body)) // 2], Content_Encoding=said)
    with serve(forum.render) as server:
        server.fault = at(THREAD, half)
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        failures = first.summary["failures"]
        server.fault = None
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (first.status, failures) == (3, {"cut off": 1})
    assert_whole(second, forum)


def flipped(body: bytes) -> bytes:
    """A page that gzip packed, with a bit of a letter turned: it unpacks to other words."""
    packer = zlib.compressobj(level=0, wbits=31)
    packed = bytearray(packer.compress(body) + packer.flush())
    packed[packed.index("نص المشاركة".encode())] ^= 1
    return bytes(packed)


def test_a_packed_page_that_is_damaged_is_tried_again(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=4)
    with serve(forum.render) as server:
        server.fault = at(THREAD, answer(200, flipped, Content_Encoding="gzip"))
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        failures = first.summary["failures"]
        server.fault = at(THREAD, answer(200, lambda b: gzip.compress(b) + b"\0" * 9))
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (first.status, failures) == (3, {"cut off": 1})
    assert_whole(second, forum)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (answer(304, lambda _: b""), "http 304"),
        (answer(302, lambda _: b"", Location="http://[bad"), "bad address"),
        (answer(302, lambda _: b"", Location="http://127.0.0.1:99999/"), "bad address"),
    ],
)
def test_an_answer_that_brings_no_page_is_a_failure(
    tmp_path: Path, fault: Fault, kind: str
) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=4)
    with serve(forum.render) as server:
        server.fault = at(THREAD, fault)
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        failures = first.summary["failures"]
        server.fault = None
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (first.status, failures) == (3, {kind: 1})
    assert_whole(second, forum)


def test_a_failure_names_the_page_that_was_asked_for(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=4)
    with serve(forum.render) as server:
        server.fault = at(THREAD, answer(302, lambda _: b"", Location="/"))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    (rejected,) = records(run.data, "rejected")
    assert rejected["source"] == f"{server.url}threads/mawdu.2/"
    assert f"led to {server.url}" in rejected["reason"]


def test_a_page_of_another_thread_is_read_again_by_the_next_run(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=4)
    other = forum.render("/threads/mawdu.4/")
    assert other is not None
    with serve(forum.render) as server:
        server.fault = at(THREAD, answer(200, lambda _: other.encode()))
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        failures = first.summary["failures"]
        titles = {record["thread_id"]: record["title"] for record in records(first.data, "threads")}
        server.fault = None
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert titles == {"1": "موضوع رقم 1", "3": "موضوع رقم 3", "4": "موضوع رقم 4"}
    assert (first.status, failures) == (3, {"other thread": 1})
    assert_whole(second, forum)


def test_a_page_of_a_thread_that_did_not_move_is_told_by_what_it_says_of_itself(
    tmp_path: Path,
) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=4)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.reply(2)
        other = forum.render("/threads/mawdu.4/") or ""
        server.fault = at(THREAD, answer(200, lambda _: other.encode()))
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
        failures = second.summary["failures"]
        server.fault = None
        third = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (second.status, failures) == (3, {"other thread": 1})
    assert_whole(third, forum)


def standing_in(forum: MemoryForum, pages: dict[str, str], times: int = 9) -> Fault:
    """Shows the page of another path in place of each of some, so many times."""
    left = dict.fromkeys(pages, times)

    def fault(handler: BaseHTTPRequestHandler, _: bytes) -> bool:
        if not left.get(handler.path):
            return False
        left[handler.path] -= 1
        other = forum.render(pages[handler.path]) or ""
        return answer(200, lambda _: other.encode())(handler, b"")

    return fault


@pytest.mark.parametrize(
    ("asked", "shown", "kind"),
    [
        ("/threads/mawdu.2/page-2", "/threads/mawdu.2/page-3", "other page"),
        ("/threads/mawdu.2/page-2", "/threads/mawdu.2/page-5", "other page"),
        ("/threads/mawdu.2/page-4", "/threads/mawdu.2/page-2", "other page"),
        ("/threads/mawdu.2/page-5", "/threads/mawdu.2/", "other page"),
        ("/threads/mawdu.2/", "/threads/mawdu.2/page-4", "other page"),
        ("/threads/mawdu.2/page-2", "/threads/mawdu.4/page-2", "other thread"),
        ("/threads/mawdu.3/", "/threads/mawdu.5/", "other thread"),
        ("/threads/mawdu.3/", "/forums/qism.1/", "list of threads"),
        ("/threads/mawdu.3/", "/", "list of threads"),
        ("/forums/qism.1/", "/forums/qism.2/", "other board"),
        ("/forums/qism.1/", "/forums/qism.1/page-3", "other page"),
        ("/forums/qism.1/page-3", "/forums/qism.1/", "other page"),
        ("/forums/qism.1/page-3", "/forums/qism.1/page-4", "other page"),
        ("/forums/qism.1/page-3", "/forums/qism.2/page-3", "other board"),
        ("/forums/qism.1/page-3", THREAD, "other page"),
        ("/forums/qism.1/page-3", "/", "other page"),
        ("/forums/qism.1/", THREAD, "other page"),
        ("/forums/qism.1/", "/", "other page"),
        ("/", THREAD, "other page"),
    ],
)
def test_a_page_in_place_of_another_is_asked_for_again(
    tmp_path: Path, asked: str, shown: str, kind: str
) -> None:
    forum = MemoryForum(boards=2, threads=70, posts=2)
    for _ in range(21):
        forum.reply(2)
        forum.reply(4)
    expected = sorted(forum.post_ids())
    with serve(forum.render) as server:
        server.fault = standing_in(forum, {asked: shown}, times=1)
        healed = crawl(tmp_path / "healed", "-a", f"url={server.url}")
        server.fault = standing_in(forum, {asked: shown})
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        failures, rejected = first.summary["failures"], records(first.data, "rejected")
        server.fault = None
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (healed.status, sorted(post_ids(healed.data))) == (0, expected), healed.output
    assert (first.status, failures) == (6 if asked == "/" else 3, {kind: 1}), first.output
    assert [record["source"] for record in rejected] == [f"{server.url}{asked[1:]}"]
    assert (second.status, sorted(post_ids(second.data))) == (0, expected), second.output
    threads = {post["post_id"]: post["thread_id"] for post in records(second.data, "posts")}
    assert threads == {
        str(post.number): str(thread.number)
        for thread in forum.threads.values()
        for post in thread.posts
    }


def test_a_board_that_leads_to_the_front_page_is_not_read(tmp_path: Path) -> None:
    """Of a forum whose pages have no titles, too. What leads there each time is no news."""
    forum = MemoryForum(boards=2, threads=9, posts=3)

    def untitled(path: str) -> str | None:
        return re.sub(r"<title>.*?</title>", "<title></title>", forum.render(path) or "") or None

    with serve(untitled) as server:
        server.fault = leading({"/forums/qism.1/": "/"})
        for status in (3, 0):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert run.status == status, run.output
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def test_a_board_of_one_page_is_told_from_another_by_its_title(tmp_path: Path) -> None:
    forum = MemoryForum(boards=3, threads=9, posts=3)
    with serve(forum.render) as server:
        server.fault = standing_in(forum, {"/forums/qism.1/": "/forums/qism.2/"})
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        failures = first.summary["failures"]
        server.fault = None
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (first.status, failures) == (3, {"other board": 1}), first.output
    assert (second.status, sorted(post_ids(second.data))) == (0, sorted(forum.post_ids()))


def test_boards_with_the_titles_of_others_are_no_lies(tmp_path: Path) -> None:
    forum = MemoryForum(boards=3, threads=9, posts=3)

    def render(path: str) -> str | None:
        page = forum.render(path)
        return page and page.replace("القسم 3", "القسم 2")

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


@pytest.mark.parametrize("shown", ["/forums/qism.1/", "/"])
def test_a_known_thread_is_not_gone_where_a_list_stands_in_for_it(
    tmp_path: Path, shown: str
) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=4)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.fault = standing_in(forum, {THREAD: shown})
        lying = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "full=1")
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (lying.status, run.status) == (3, 0)
    assert all(record["pages"] for record in records(run.data, "threads"))


def test_the_last_page_in_place_of_one_that_is_no_longer_there_is_no_lie(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=2)
    for _ in range(21):
        forum.reply(2)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        del forum.threads[2].posts[9:]
        forum.reply(2)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    assert forum.post_ids() <= set(post_ids(run.data))


def test_next_links_that_lead_back_end_neither_a_thread_nor_a_board(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=25, posts=2)
    for _ in range(18):
        forum.reply(3)
    back = re.compile(r'href="([^"]*)page-3"( class="pageNav-jump)')

    def render(path: str) -> str | None:
        page = forum.render(path)
        return page and back.sub(r'href="\1"\2', page)

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)
    assert len(server.asked) == len(set(server.asked))


def test_boards_in_boards_without_end(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=3)

    def render(path: str) -> str | None:
        if not path.startswith("/forums/"):
            return forum.render(path)
        number = int(path.strip("/").rpartition(".")[2])
        deeper = MemoryForum(boards=1, threads=0).render("/")
        page = forum.render("/forums/qism.1/")
        assert deeper is not None
        assert page is not None
        node = re.search(r'<div class="node .*?</div></div></div>', deeper)
        assert node is not None
        below = node[0].replace("qism.1/", f"qism.{number + 1}/")
        return page.replace(
            '<div class="structItemContainer">', below + "<div>", 1 if number else 0
        )

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "max_pages=200")
    assert run.status == 0, run.output
    assert 10 < len(server.asked) < 40


@pytest.mark.parametrize("fault", [faults.status(503), faults.reset], ids=["503", "reset"])
def test_a_robots_file_is_asked_for_again(tmp_path: Path, fault: Fault) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=2)
    with serve(forum.render, robots=f"User-agent: *\nDisallow: {THREAD}\n") as server:
        server.fault = once("/robots.txt", fault)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    assert THREAD not in server.asked


@pytest.mark.parametrize(
    ("fault", "tries", "status", "kind"),
    [
        (faults.status(500), 2, 4, "robots.txt unread"),
        (faults.status(429), 2, 4, "robots.txt unread"),
        (faults.status(503, Retry_After="86400"), 1, 4, "robots.txt unread"),
        (faults.reset, 2, 6, "connection"),
    ],
)
def test_a_forum_whose_robots_file_cannot_be_read_is_left_alone(
    tmp_path: Path, fault: Fault, tries: int, status: int, kind: str
) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=2)
    with serve(forum.render) as server:
        server.fault = at("/robots.txt", fault)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "RETRY_TIMES=1")
        assert (run.status, run.summary["failures"]) == (status, {kind: 1}), run.output
        assert server.asked == ["/robots.txt"] * tries
        assert len([line for line in run.output.splitlines() if "WARNING" in line]) == 1
        assert "Traceback" not in run.output
        again = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "ROBOTSTXT_OBEY=0")
    assert_whole(again, forum)


def test_a_forum_whose_threads_robots_forbid_is_blocked(tmp_path: Path) -> None:
    forum, rules = (
        MemoryForum(boards=2, threads=4, posts=2),
        ["User-agent: *\nDisallow: /threads/\n"],
    )
    with serve(lambda path: rules[0] if path == "/robots.txt" else forum.render(path)) as server:
        server.fault = lambda handler, _: at(
            "/robots.txt", faults.answer(200, lambda _: rules[0].encode())
        )(handler, b"")

        def night() -> tuple[int, dict[str, int]]:
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            return run.status, run.summary["failures"]

        assert night() == (4, {"robots.txt": 4})
        rules[0] = ""
        assert night() == (0, {})
        forum.reply(1)
        rules[0] = "User-agent: *\nDisallow: /threads/\n"
        assert night() == (4, {"robots.txt": 1})  # what was read before is forbidden now
        rules[0] = f"User-agent: *\nDisallow: {THREAD}\n"
        forum.reply(2)
        assert night()[0] == 0


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_robots_file_that_is_not_there_forbids_nothing(tmp_path: Path, status: int) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=2)
    with serve(forum.render) as server:
        server.fault = at("/robots.txt", faults.status(status))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


@pytest.mark.parametrize(
    ("page", "status", "name"),
    [
        ('<input type="password" name="password">', 4, "blocked"),
        ("<p>المنتدى مغلق للصيانة</p>", 6, "unreachable"),
    ],
)
def test_a_front_page_that_is_none(tmp_path: Path, page: str, status: int, name: str) -> None:
    front = MemoryForum().render("/")
    assert front is not None
    kind = "login" if "password" in page else "error"
    wall = front.replace("forum_list", kind)
    wall = re.sub(r'<div class="block-body">.*?(?=</div></div></div></div></div>)', page, wall)
    with serve(lambda _: wall) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (run.status, run.summary["status"]) == (status, name), run.output


def test_a_notice_in_place_of_a_forum_says_that_it_is_closed(tmp_path: Path) -> None:
    """Whoever put it there need not have used the forum's own frame."""
    notice = "<html><body><h1>المنتدى مغلق للصيانة</h1><p>نعود قريبا</p></body></html>"
    with serve(lambda _: notice) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (run.status, run.summary["failures"]) == (6, {"closed": 1}), run.output


def test_an_engine_that_the_forum_is_not_made_by(tmp_path: Path) -> None:
    with serve(MemoryForum().render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "engine=smf")
    assert run.status == 6, run.output
