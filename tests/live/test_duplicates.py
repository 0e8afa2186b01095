"""Given posts that repeat each other's texts, each text is in `posts` once, killed or not."""

import random
import time
from pathlib import Path

from tests.live.crawl import comes_true, crawl, post_ids, records, start
from tests.live.forum import MemoryForum
from tests.live.server import serve

KILLS = 20
NEWS = " ".join(f"خبر{n}" for n in range(60))


def test_the_same_text_goes_to_duplicates(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=3)
    first, again = forum.reply(1, NEWS), forum.reply(2, NEWS)
    near = forum.reply(2, NEWS.replace("خبر7 ", "نبأ "))
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "full=1")
    doubled = {r["post_id"]: r for r in records(run.data, "duplicates")}
    assert doubled.keys() == {str(again.number), str(near.number)}
    assert {r["duplicate_of"] for r in doubled.values()} == {f"{server.site}/p/{first.number}"}
    assert run.summary["duplicates"] == 2
    assert run.summary["posts"] == len(records(run.data, "posts")) == len(forum.post_ids()) - 2


def test_the_first_by_posting_date_wins_where_it_is_read_last(tmp_path: Path) -> None:
    # A board shows its newest thread first, so that the copies are read before the original.
    forum = MemoryForum(boards=1, threads=1, posts=30)
    first = forum.reply(1, NEWS)
    again = [forum.reply(forum.add_thread(1).number, NEWS) for _ in range(2)]
    options = ("-s", "CONCURRENT_REQUESTS=1", "-s", "CHECKPOINT_POSTS=5")
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", *options)
        marked = crawl(tmp_path / "mark", "-a", f"url={server.url}", *options, "-s", "DEDUP=mark")
    original = f"{server.site}/p/{first.number}"
    doubled = {r["post_id"]: r["duplicate_of"] for r in records(run.data, "duplicates")}
    assert doubled == {str(post.number): original for post in again}
    assert str(first.number) in post_ids(run.data)
    assert not doubled.keys() & set(post_ids(run.data))
    marks = {r["post_id"]: r["duplicate_of"] for r in records(marked.data, "posts")}
    assert {post: of for post, of in marks.items() if of} == doubled
    assert sorted(marks) == sorted(forum.post_ids())


def test_marking_keeps_them_in_posts(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=1)
    forum.reply(1, NEWS)
    forum.reply(1, NEWS)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "DEDUP=mark")
    marked = [r["similarity"] for r in records(run.data, "posts") if r["duplicate_of"]]
    assert marked == [1.0]
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def test_short_texts_are_everybody_s_own(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=1)
    forum.reply(1, "شكرا")
    forum.reply(1, "شكرا")
    with serve(forum.render) as server:
        kept = crawl(tmp_path / "kept", "-a", f"url={server.url}")
        dropped = crawl(tmp_path / "all", "-a", f"url={server.url}", "-s", "DEDUP_SHORT=all")
    assert len(post_ids(kept.data)) == 3
    assert len(post_ids(dropped.data)) == 2


def test_a_text_is_remembered_over_runs_and_forums(tmp_path: Path) -> None:
    one, other = MemoryForum(boards=1, threads=1, posts=1), MemoryForum(1, 1, 1)
    one.reply(1, NEWS)
    other.threads[1].posts[0].body = "كلام لا يقوله المنتدى الآخر"
    other.reply(1, NEWS)
    with serve(one.render) as first, serve(other.render) as second:
        for server in (first, second):
            crawl(tmp_path / "data", "-a", f"url={server.url}")
    (doubled,) = records(tmp_path / "data", "duplicates")
    assert doubled["site"] == second.site
    assert doubled["duplicate_of"] == f"{first.site}/p/{one.last_post}"


def test_killed_runs_call_nothing_a_duplicate_of_what_no_file_holds(tmp_path: Path) -> None:
    chance = random.Random(7)
    forum = MemoryForum(boards=2, threads=30, posts=6)
    for number in range(1, 31):
        forum.reply(number, NEWS.replace("خبر", f"سطر{number % 9}"))
    kills = 0
    with serve(forum.render) as server:
        while kills < KILLS:
            server.asked.clear()
            process = start(
                tmp_path / "data", "-a", f"url={server.url}", "-s", "CHECKPOINT_POSTS=5"
            )
            moment = chance.randrange(1, 6)  # a quiet night asks for six
            assert comes_true(lambda asks=moment: len(server.asked) >= asks)
            time.sleep(chance.uniform(0, 0.1))
            if process.is_alive():
                process.kill()
                kills += 1
            process.join()
            forum.reply(chance.randrange(1, 31), NEWS.replace("خبر", f"سطر{kills % 9}"))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    posts = {r["id"] for r in records(run.data, "posts")}
    doubled = records(run.data, "duplicates")
    assert {r["duplicate_of"] for r in doubled} <= posts
    ids = post_ids(run.data) + [r["post_id"] for r in doubled]
    assert sorted(ids) == sorted(forum.post_ids())
    assert doubled
