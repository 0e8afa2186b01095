"""Given threads and posts that are elsewhere than they were, the next run misses nothing."""

from pathlib import Path

import pytest

from tests.live import faults
from tests.live.crawl import crawl, post_ids, records
from tests.live.forum import PER_PAGE, ForumThread, MemoryForum
from tests.live.server import serve


def below(forum: MemoryForum, folder: str, path: str) -> str | None:
    """A page of the forum, moved into a folder."""
    page = forum.render(path.removeprefix(folder)) if path.startswith(f"{folder}/") else None
    return page and page.replace('href="/', f'href="{folder}/')


@pytest.mark.parametrize("shop", [None, "<html><body><p>متجر الأصالة للعسل</p></body></html>"])
def test_a_forum_in_another_folder_whose_old_pages_are_gone(
    tmp_path: Path, shop: str | None
) -> None:
    """In their place something else may be shown."""
    forum, folder = MemoryForum(boards=2, threads=8, posts=9), [""]
    with serve(lambda path: below(forum, folder[0], path) or shop) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        folder[0] = "/vb"
        server.fault = faults.leading({"/": "/vb/"})
        for number in (1, 6, 7):
            forum.reply(number)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert run.status == 0, run.output
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
    assert all(record["pages"] for record in records(run.data, "threads"))
    assert len(server.pages()) == 2 + 2


def test_a_forum_on_another_host_whose_old_one_is_gone(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=8, posts=9)
    with serve(forum.render) as old:
        crawl(tmp_path / "data", "-a", f"url={old.url}")
    for number in (1, 6, 7):
        forum.reply(number)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", f"site={old.site}")
    assert run.status == 0, run.output
    assert run.summary["posts"] == 3
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def test_a_forum_on_another_host_to_which_the_old_one_led(tmp_path: Path) -> None:
    """Its site stays the old one, also once the user names the new address."""
    forum = MemoryForum(boards=2, threads=8, posts=9)
    with serve(forum.render) as old, serve(forum.render) as new:
        crawl(tmp_path / "data", "-a", f"url={old.url}")
        forum.reply(1)
        old.fault = lambda handler, body: faults.leading(
            {handler.path: new.url[:-1] + handler.path}
        )(handler, body)
        moved = crawl(tmp_path / "data", "-a", f"url={old.url}")
        assert moved.output.count(f"the forum is at {new.site}") == 1, moved.output
        told = crawl(tmp_path / "data", "-a", f"url={old.url}")
        assert "the forum is at" not in told.output
        forum.reply(6)
        run = crawl(tmp_path / "data", "-a", f"url={new.url}")
    assert f"the site stays {old.site}" in run.output
    assert run.status == 0, run.output
    assert {record["site"] for record in records(run.data, "posts")} == {old.site}
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


@pytest.mark.parametrize("places", [[9], [3, 11], [19], [0, 1]])
def test_posts_that_are_shown_later_than_those_after_them(
    tmp_path: Path, places: list[int]
) -> None:
    """A moderator has to let them through, and the pages after them begin with other posts."""
    forum = MemoryForum(boards=1, threads=1, posts=1)
    for _ in range(26):
        forum.reply(1)
    posts = forum.threads[1].posts
    forum.threads[1].posts = [post for place, post in enumerate(posts) if place not in places]
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert len(post_ids(tmp_path / "data")) == len(posts) - len(places)
        forum.threads[1].posts = posts
        forum.reply(1)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert sorted(post_ids(run.data)) == sorted(forum.post_ids())
        forum.reply(1)
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert server.pages() == ["/", "/forums/qism.1/", "/threads/mawdu.1/page-6"]


class FirstForLost(MemoryForum):
    """Shows a thread's first page in place of one that is not there, as MyBB and FluxBB do."""

    def _thread(self, thread: ForumThread, page: int) -> str:
        return super()._thread(thread, page if (page - 1) * PER_PAGE < len(thread.posts) else 1)


@pytest.mark.parametrize("left", [3, 12])
def test_a_thread_whose_last_known_page_is_no_longer_there(tmp_path: Path, left: int) -> None:
    forum = FirstForLost(boards=1, threads=2, posts=1)
    for _ in range(22):
        forum.reply(1)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        before = forum.post_ids()
        del forum.threads[1].posts[left:]
        forum.reply(1)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert run.status == 0, run.output
        assert sorted(post_ids(run.data)) == sorted(before | forum.post_ids())
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert server.pages() == ["/", "/forums/qism.1/"]
