"""Given threads whose newest posts stand first, replies are found on their first pages."""

from pathlib import Path

import pytest

from tests.live.crawl import assert_whole, crawl
from tests.live.forum import ForumThread, MemoryForum
from tests.live.server import serve


@pytest.mark.parametrize("turned", [False, True], ids=["always", "from the second night on"])
def test_replies_on_first_pages_are_read(tmp_path: Path, *, turned: bool) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=3)
    for _ in range(18):
        forum.reply(2)
    shown, nights = forum._thread, [not turned]

    def newest_first(thread: ForumThread, page: int) -> str:
        stored = thread.posts
        thread.posts = stored[::-1] if nights[-1] else stored
        try:
            return shown(thread, page)
        finally:
            thread.posts = stored

    forum._thread = newest_first  # type: ignore[method-assign]
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        nights.append(True)
        for _ in range(7):
            forum.reply(2)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)
