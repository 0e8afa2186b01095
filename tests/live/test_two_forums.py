"""Given two forums on one host, none is taken for the other, and the user is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.live.crawl import assert_whole, crawl, post_ids, records
from tests.live.forum import ForumThread, MemoryForum
from tests.live.server import serve
from tests.live.test_moved import below
from tests.shared import FIXTURES


def rendered(path: str, *forums: tuple[str, MemoryForum]) -> str | None:
    """The page of the forum in whose folder the path is."""
    pages = (below(forum, folder, path) for folder, forum in forums)
    return next(filter(None, pages), None)


def test_the_second_forum_of_a_host_asks_for_a_site_of_its_own(tmp_path: Path) -> None:
    one, two = MemoryForum(threads=4), MemoryForum(threads=3)
    with serve(lambda path: rendered(path, ("/vb1", one), ("/vb2", two))) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}vb1/")
        told = crawl(tmp_path / "data", "-a", f"url={server.url}vb2/")
        assert told.status == 2, told.output
        assert "has a forum in /vb1/ too" in told.output
        assert sorted(post_ids(told.data)) == sorted(one.post_ids())

        named = ["-a", "site=two.example", "-s", "DEDUP=off"]  # both say the same
        run = crawl(tmp_path / "data", "-a", f"url={server.url}vb2/", *named)
        assert run.status == 0, run.output
        again = crawl(tmp_path / "data", "-a", f"url={server.url}vb1/")
        assert again.status == 0, again.output
    assert sorted(post_ids(run.data)) == sorted([*one.post_ids(), *two.post_ids()])


def test_two_forums_of_a_host_in_one_run(tmp_path: Path) -> None:
    one, two = MemoryForum(threads=4), MemoryForum(threads=3)
    with serve(lambda path: rendered(path, ("/vb1", one), ("/vb2", two))) as server:
        urls = f"url={server.url}vb1/,{server.url}vb2/"
        run = crawl(tmp_path / "data", "-a", urls)
    assert run.status == 3
    assert run.summary["failures"] == {"other forum": 1}
    assert set(post_ids(run.data)) in (one.post_ids(), two.post_ids())


@pytest.mark.parametrize("first", ["", "forums/index.php"])
def test_a_forum_that_answers_in_a_folder_in_its_own_is_one(tmp_path: Path, first: str) -> None:
    forum = MemoryForum(threads=3)

    def render(path: str) -> str | None:
        return forum.render("/" if path in {"/", "/forums/", "/forums/index.php"} else path)

    with serve(render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}{first}")
        forum.reply(1)
        for second in ("forums/", ""):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}{second}")
            assert run.status == 0, run.output
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def test_a_forum_that_has_moved_and_does_not_say_so_is_read_in_full(tmp_path: Path) -> None:
    forum, folder = MemoryForum(threads=3), ["/old"]
    with serve(lambda path: below(forum, folder[0], path)) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}old/")
        folder[0] = "/new"
        forum.reply(1)
        crawl(tmp_path / "data", "-a", f"url={server.url}new/", "-a", "full=1")
        forum.reply(2)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}new/")
    assert_whole(run, forum)


def test_a_forum_that_other_software_runs_now_is_not_mixed_with_what_it_was(
    tmp_path: Path,
) -> None:
    """Its posts may have the numbers of others; where they kept theirs the user says so."""
    forum, phpbb = MemoryForum(threads=3), (FIXTURES / "phpbb/index/page.html").read_text("utf-8")
    front = [""]
    with serve(lambda path: (path == "/" and front[0]) or forum.render(path)) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        front[0] = phpbb
        told = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert told.status == 2, told.output
        assert "was xenforo in earlier runs and is phpbb now" in told.output
        due = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "REVISIT_DAYS=-1")
        assert due.status == 2, due.output
        crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "full=1")
        settled = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert "in earlier runs" not in settled.output


@pytest.mark.parametrize("start", ["forums/qism.1/", "threads/mawdu.1/"])
def test_a_board_or_thread_that_other_software_runs_now_is_not_mixed_with_what_it_was(
    tmp_path: Path, start: str
) -> None:
    forum, now = MemoryForum(threads=3), [""]
    with serve(lambda path: now[0] or forum.render(path)) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}{start}")
        kind = "board" if "forums" in start else "thread"
        now[0] = (FIXTURES / "phpbb" / kind / "page.html").read_text("utf-8")
        told = crawl(tmp_path / "data", "-a", f"url={server.url}{start}")
        assert told.status == 2, told.output
        assert "was xenforo in earlier runs and is phpbb now" in told.output
        other = crawl(tmp_path / "data", "-a", f"url={server.url}{start}", "-a", "site=new.example")
    assert "in earlier runs" not in other.output


def test_an_upgrade_that_numbers_posts_anew_is_told(tmp_path: Path) -> None:
    """vBulletin 5 gives boards, threads and posts of version 4 numbers of one series."""
    now = ["v3-index"]

    def render(path: str) -> str | None:
        front = FIXTURES / "vbulletin" / now[0] / "page.html"
        return front.read_text("utf-8") if path == "/" else None

    with serve(render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        now[0] = "v4-index"
        upgraded = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert "in earlier runs" not in upgraded.output
        now[0] = "v5-index"
        told = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert told.status == 2, told.output
    assert "was vbulletin in earlier runs and is vbulletin (nodes) now" in told.output


def renumbered(forum: MemoryForum, threads: list[int], posts: int) -> MemoryForum:
    """The forum with other numbers of threads (in their order), and posts so many further on.

    The posts that have no number behind them get those of the first.
    """
    anew, last = MemoryForum(len(forum.boards), 0), forum.last_post
    for number, thread in zip(threads, forum.threads.values(), strict=True):
        moved = [replace(p, number=(p.number + posts - 1) % last + 1) for p in thread.posts]
        anew.threads[number] = ForumThread(number, thread.board, moved)
    anew.minute, anew.last_post = forum.minute, last
    return anew


def test_a_forum_whose_threads_have_other_numbers_is_left_alone_until_the_user_says(
    tmp_path: Path,
) -> None:
    forum = MemoryForum(boards=1, threads=12, posts=4)
    shown = [forum]
    with serve(lambda path: shown[0].render(path)) as server:
        options = ["-a", f"url={server.url}"]
        crawl(tmp_path / "data", *options)
        shown[0] = renumbered(forum, list(range(501, 513)), forum.last_post)
        told = crawl(tmp_path / "data", *options)
        assert (told.status, told.summary["failures"]) == (2, {"other forum": 1}), told.output
        assert "its boards list other threads in place of 9 that are known" in told.output
        assert (told.summary["posts"], told.summary["threads"]) == (0, 0)
        assert len(server.pages()) < 20
        for due in ("30", "-1"):  # a visit of everything is no word of the user's
            again = crawl(tmp_path / "data", *options, "-s", f"REVISIT_DAYS={due}")
            assert again.status == 2, again.output
        assert all(record["pages"] for record in records(told.data, "threads"))
        crawl(tmp_path / "data", *options, "-a", "full=1")
        settled = crawl(tmp_path / "data", *options)
    assert settled.status == 0, settled.output


def test_another_forum_with_the_same_numbers_is_left_alone_until_the_user_says(
    tmp_path: Path,
) -> None:
    """Its domain was sold: what it shows is written over nothing."""
    forum = MemoryForum(boards=2, threads=14, posts=7)
    shown = [forum]
    with serve(lambda path: shown[0].render(path)) as server:
        options = ["-a", f"url={server.url}"]
        crawl(tmp_path / "data", *options)
        before = post_ids(tmp_path / "data")
        other = renumbered(forum, [*range(4, 15), 1, 2, 3], 11)
        for thread in other.threads.values():
            for post in thread.posts:
                post.minute += 1000
                post.body = f"متجر العسل يرحب بكم {post.body[::-1]}"
        shown[0] = other
        told = crawl(tmp_path / "data", *options)
        assert (told.status, told.summary["failures"]) == (2, {"other forum": 1}), told.output
        assert "show other posts under numbers that are known" in told.output
        assert post_ids(told.data) == before
        apart = crawl(tmp_path / "data", *options, "-a", "site=honey.example", "-s", "DEDUP=off")
        assert apart.status == 0, apart.output
        assert len(post_ids(apart.data)) == len(before) + len(other.post_ids())
        shown[0] = forum
        forum.reply(1)
        back = crawl(tmp_path / "data", *options)
    assert back.status == 0, back.output
    assert back.summary["posts"] == 1


def test_a_forum_in_which_most_threads_were_edited_split_or_moved_is_the_one_that_it_was(
    tmp_path: Path,
) -> None:
    forum = MemoryForum(boards=2, threads=14, posts=7)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        for number in range(1, 8):  # a plug-in adds a line to each post
            for post in forum.threads[number].posts:
                post.body += " أرسل من هاتفي"
            forum.reply(number)
        for number in range(8, 15):
            split = forum.add_thread(3 - forum.threads[number].board, posts=0)
            split.posts, forum.threads[number].posts[1:] = forum.threads[number].posts[1:], []
            forum.reply(split.number)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    threads = {record["post_id"]: record["thread_id"] for record in records(run.data, "posts")}
    assert threads == {
        str(p.number): str(t.number) for t in forum.threads.values() for p in t.posts
    }
