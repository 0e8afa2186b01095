"""Given a forum that was crawled before, the next run fetches and writes only what is new."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.live.crawl import crawl, post_ids, records
from tests.live.forum import START, MemoryForum
from tests.live.server import serve


def test_everything_arrives_once(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=23, posts=14)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    ids = post_ids(run.data)
    assert run.status == 0, run.output
    assert sorted(ids) == sorted(forum.post_ids())
    assert len(server.asked) == len(set(server.asked)), "a page was fetched twice"


def test_no_change_costs_a_request_a_board(tmp_path: Path) -> None:
    forum = MemoryForum(boards=3, threads=40, posts=9)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0
    boards = ["/forums/qism.1/", "/forums/qism.2/", "/forums/qism.3/"]
    assert sorted(server.pages()) == ["/", *boards]
    assert run.summary["posts"] == 0
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def test_new_posts_cost_their_threads_last_pages(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=30, posts=14)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        for number in range(1, 11):
            forum.reply(number)
            forum.reply(number)
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.summary["posts"] == 20
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
    assert len(server.pages()) <= 1 + 2 * 2 + 10 * 2


def test_positions_go_on_over_runs(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=4)
    with serve(forum.render) as server:
        for _ in range(3):
            crawl(tmp_path / "data", "-a", f"url={server.url}")
            for _ in range(4):
                forum.reply(1)
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    positions = [record["position"] for record in records(tmp_path / "data", "posts")]
    assert positions == list(range(1, len(forum.threads[1].posts) + 1))


def test_edited_post_is_written_again(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=4)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.threads[1].posts[0].body = "كلام عدله صاحبه بعد أن نشره"
        forum.reply(1)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    bodies = [r["body"] for r in records(run.data, "posts") if r["post_id"] == "1"]
    assert len(bodies) == 2
    assert bodies[1] == "كلام عدله صاحبه بعد أن نشره"


def test_moved_thread_is_written_with_its_new_board(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=5)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.threads[2].board = 2 if forum.threads[2].board == 1 else 1
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    lines = [r for r in records(run.data, "threads") if r["thread_id"] == "2"]
    assert lines[-1]["boards"] == [f"القسم {forum.threads[2].board}"]
    assert len(lines) == 2
    assert len(post_ids(run.data)) == len(forum.post_ids())


def test_deleted_thread_is_kept_and_marked(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=5)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        before = post_ids(tmp_path / "data")
        del forum.threads[3]
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    lines = [r for r in records(run.data, "threads") if r["thread_id"] == "3"]
    assert run.status == 0, run.output
    assert [line["pages"] for line in lines][-1] == 0
    assert post_ids(run.data) == before
    assert not [path for path in server.pages() if "threads" in path]


def test_new_board_is_found(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=5)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.boards.append(3)
        forum.add_thread(3, posts=4)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.summary["posts"] == 4


def test_full_ignores_what_is_remembered_of_pages(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=12)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        first = len(server.asked)
        forum.threads[1].posts[0].body = "تعديل قديم لا يراه إلا من قرأ كل شيء"
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "full=1")
    assert len(server.asked) == first
    assert run.summary["posts"] == 1


def test_a_bound_holds_for_threads_that_no_board_was_asked_for(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=30, posts=2)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        run = crawl(
            tmp_path / "data", "-a", f"url={server.url}", "-a", "full=1", "-a", "max_pages=9"
        )
    assert run.status == 0, run.output
    assert len(server.pages()) == 9


@pytest.mark.parametrize(
    ("bound", "threads", "posts"),
    [
        (["-a", "max_pages=6"], 5, 9),
        (["-a", "max_pages=6"], 1, 38),
        (["-s", "CLOSESPIDER_PAGECOUNT=6"], 1, 38),
    ],
)
def test_bounded_runs_come_to_the_end_of_a_forum(
    tmp_path: Path, bound: list[str], threads: int, posts: int
) -> None:
    """Of one with more threads of several pages, or more pages in a thread, than a run may ask."""
    forum = MemoryForum(boards=1, threads=0)
    for _ in range(threads):
        forum.add_thread(1, posts)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        for days, records_at_last in ((30, posts * threads), (-1, 2 * posts * threads)):
            options = ["-a", f"url={server.url}", "-s", f"REVISIT_DAYS={days}", *bound]
            while len(before := post_ids(data)) < records_at_last:
                run = crawl(data, *options)
                assert len(post_ids(data)) > len(before), run.output
            run = crawl(data, "-a", f"url={server.url}", *bound)
            assert run.summary["ended"] == "finished"
            for post in (post for thread in forum.threads.values() for post in thread.posts):
                post.body = f"عدل صاحبه ما قال {post.number} {post.body}"
    found = {post["post_id"]: post["position"] for post in records(run.data, "posts")}
    assert found == {
        str(post.number): place
        for thread in forum.threads.values()
        for place, post in enumerate(thread.posts, 1)
    }


def test_revisit_after_its_days_finds_old_edits(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=12)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.threads[1].posts[0].body = "تعديل قديم آخر"
        unseen = crawl(tmp_path / "data", "-a", f"url={server.url}").summary["posts"]
        later = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "REVISIT_DAYS=-1")
    assert unseen == 0
    assert later.summary["posts"] == 1


def test_young_posts_are_read_once_more_for_their_edits(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=14, posts=9)
    forum.minute = int((datetime.now(UTC) - START).total_seconds() / 60) - 60
    for number in (3, 4):
        for _ in range(7):
            forum.reply(number)
    options = ("-s", "EDIT_HOURS=2")
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}", *options)
        edited = forum.threads[3].posts[-1]
        edited.body = "نص آخر كتبه صاحبه بعد دقائق"
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", *options)
        threads = [path for path in server.pages() if path.startswith("/threads/")]
        assert len(threads) == 2
        assert run.summary["posts"] == 1
        assert records(run.data, "posts")[-1]["body"] == edited.body
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert server.pages() == ["/", "/forums/qism.1/"]


def test_another_post_of_the_same_day_where_lists_have_no_more_than_days(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=14, posts=9)
    forum.minute = int((datetime.now(UTC) - START).total_seconds() / 60) - 60

    def by_days(path: str) -> str | None:
        page = forum.render(path)
        marks = r' datetime="[^"]*"| data-time="[^"]*"|<dl class="pairs.*?</dl>'
        return re.sub(marks, "", page) if page and "/forums/" in path else page

    forum.reply(3)
    with serve(by_days) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.reply(3)
        for number in (1, 0):
            server.asked.clear()
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert run.summary["posts"] == number
            assert len(server.pages()) <= 4


def test_what_later_pages_do_not_say_of_a_thread_stays_as_it_was(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=14)

    def without_beginnings(path: str) -> str | None:
        page = forum.render(path)
        begun = r'<li class="structItem-startDate">.*?</li>'
        return re.sub(begun, "", page) if page and "/forums/" in path else page

    with serve(without_beginnings) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.reply(2)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    *before, after = records(run.data, "threads")
    assert len(before) == 3
    assert after["thread_id"] == "2"
    assert after["created_at"] is not None
    assert after["created_at"] in {t["created_at"] for t in before if t["thread_id"] == "2"}


def test_pages_are_counted_where_a_bar_links_to_the_next_page_alone(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=9)
    for _ in range(30):
        forum.reply(1)

    def near(path: str) -> str | None:
        page = forum.render(path)
        further = int(path.partition("page-")[2] or 1) + 2
        return page and re.sub(
            rf'<li class="pageNav-page"><a[^>]*>[{further}-9]<.*?</li>', "", page
        )

    with serve(near) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    pages = [path for path in server.pages() if path.startswith("/threads/")]
    (thread,) = records(run.data, "threads")
    assert thread["pages"] == len(pages) > 2


def test_a_clock_ahead_of_ours_makes_no_thread_young(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=14)
    forum.minute = int((datetime.now(UTC) - START).total_seconds() / 60) - 5
    forum.reply(2)

    def ahead(path: str) -> str | None:
        page = forum.render(path)
        return page and re.sub(r"<time[^>]*data-time=\"(\d+)\">[^<]*", _three_hours_later, page)

    with serve(ahead) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert server.pages() == ["/", "/forums/qism.1/"]
    assert run.summary["posts"] == 0


def _three_hours_later(stamp: re.Match[str]) -> str:
    when = datetime.fromtimestamp(int(stamp[1]) + 3 * 3600, UTC)
    return f"<time>{when:%Y-%m-%d %H:%M}"


def test_a_thread_that_was_named_twice_is_written_once(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=9)
    with serve(forum.render) as server:
        for _ in range(2):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}threads/mawdu.2/")
            assert run.status == 0, run.output
    assert [record["thread_id"] for record in records(run.data, "threads")] == ["2"]
