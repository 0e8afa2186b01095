"""Given pages of an archive in any order, a line for each thread, with all that they say of it."""

from itertools import permutations
from pathlib import Path

import pytest

from crawler.records import SCHEMA, Thread
from crawler.store.state import State
from crawler.store.thread_book import ThreadBook
from tests.files import put
from tests.live.crawl import crawl, records
from tests.live.forum import MemoryForum
from tests.live.server import serve

SITE = "f.example"


def a_thread(fetched_at: str, **values: object) -> Thread:
    known = {"url": "http://f.example/t/7", "fetched_at": fetched_at, **values}
    return Thread(SCHEMA, f"{SITE}/t/7", SITE, "phpbb", "7", **known)  # type: ignore[arg-type]


OWN = a_thread("2020-01-02", title="زراعة الليمون", pages=2, locked=False)
PRINTED = a_thread("2020-01-03", title="زراعة الليمون")
LISTED = a_thread("2020-01-01", title="زراعة ال...", replies=30, author="سعاد", locked=True)
LATER = a_thread("2021-01-01", title="زراعة ال...", replies=31)


@pytest.mark.parametrize("checkpoints", [False, True])
def test_what_pages_say_of_a_thread_is_put_together(tmp_path: Path, checkpoints: bool) -> None:
    seen = [(OWN, True), (PRINTED, True), (LISTED, False), (LATER, False)]
    for number, order in enumerate((seen, seen[::-1])):
        state = State(tmp_path / f"{number}.sqlite3")
        book = ThreadBook(state)
        new = 0
        for thread, own in order:
            book.see(thread, own=own)
            if checkpoints:
                new += book.flush(state.db)
                book.forget_pending()
        new += book.flush(state.db)
        (found,) = book.due(SITE)
        assert new == 1
        assert (found.title, found.pages, found.locked) == ("زراعة الليمون", 2, False)
        assert (found.replies, found.author, found.fetched_at) == (31, "سعاد", "2020-01-03")
        book.settle(state.db, SITE)
        assert not list(book.due(SITE))
        state.close()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_pages_of_one_moment_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    pages = [
        a_thread("2020-01-02", pages=2, title="الليمون", author="سعاد"),
        a_thread("2020-01-02", pages=3, title="الليمون - 2", url="http://f.example/t/7?page=2"),
        a_thread("2020-01-02", pages=3, title="الليمون - 3", url="http://f.example/t/7?page=3"),
    ]
    state = State(tmp_path / "state.sqlite3")
    book = ThreadBook(state)
    for number in order:
        book.see(pages[number], own=True)
    book.flush(state.db)
    (found,) = book.due(SITE)
    assert (found.url, found.title, found.pages) == ("http://f.example/t/7", "الليمون", 3)


def test_a_forum_that_an_archive_knows_is_crawled(tmp_path: Path) -> None:
    """Where threads stand on the forum itself no archive says for certain."""
    forum = MemoryForum(boards=1, threads=3, posts=4)
    path = put(tmp_path / "thread.html", forum.render("/threads/mawdu.2/") or "")
    with serve(forum.render) as server:
        options = [f"site={server.site}", f"path={path}"]
        data = tmp_path / "data"
        first = crawl(data, *(o for option in options for o in ("-a", option)), spider="archive")
        del forum.threads[2]
        run = crawl(data, "-a", f"url={server.url}", "-a", "full=1")
        assert (first.status, run.status) == (0, 0), run.output
        assert run.summary["threads"] == 2


def test_an_archive_gives_a_thread_once(tmp_path: Path) -> None:
    """Its board, two pages and a second run over part of them."""
    forum = MemoryForum(boards=1, threads=3, posts=9)
    folder = tmp_path / "pages"
    folder.mkdir()
    paths = ["/forums/majlis.1/", "/threads/mawdu.2/", "/threads/mawdu.2/page-2"]
    for number, path in enumerate(paths):
        text = forum.render(path)
        assert text is not None, path
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    for path in (folder, folder / "2.html", folder / "0.html"):
        run = crawl(tmp_path / "data", "-a", f"path={path}", spider="archive")
        assert run.status == 0, run.output
    threads = records(run.data, "threads")
    assert [thread["thread_id"] for thread in threads] == ["1", "2", "3"]
    assert all(thread["replies"] is not None for thread in threads)
