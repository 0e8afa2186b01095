"""Given links that say more than names a page, it is asked for as it is linked."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.engines import families
from crawler.frontier.spelling import as_linked, to_ask_for
from crawler.pages.page import Page
from tests.live import faults
from tests.live.crawl import crawl, post_ids, records
from tests.live.forum import MemoryForum
from tests.live.server import serve
from tests.reading import engine_of
from tests.shared import fixture_pages

FORUM = MemoryForum(boards=1, threads=25, posts=2)
LATER = re.compile(r"(/(?:forums/qism|threads/mawdu)\.\d+/page-\d+)")
# Links to what is the same page, or a place on it: none of them is the page's own.
ASIDE = """<a href="/threads/mawdu.1/unread">x</a><a href="/threads/mawdu.1/latest">x</a>"""
BOARD = next(known for known in fixture_pages() if known.label == "vbulletin/v3-board")


def under_its_links(forum: MemoryForum) -> Callable[[str], str | None]:
    """The forum's pages, its later ones under addresses that say more than names them."""

    def render(path: str) -> str | None:
        bare, _, query = path.partition("?")
        page = forum.render(bare)
        if page is None or bool(LATER.match(bare)) != (query == "order=desc"):
            return None
        return LATER.sub(r"\1?order=desc", page)

    return render


def test_a_saved_forum_holds_the_pages_of_a_board_under_their_links(tmp_path: Path) -> None:
    with serve(under_its_links(FORUM)) as server:
        for _ in range(2):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert run.status == 0
    assert set(post_ids(run.data)) == FORUM.post_ids()
    assert "/forums/qism.1/page-3?order=desc" in server.pages()


def test_a_saved_forum_holds_the_pages_of_a_thread_under_their_links(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1)
    for _ in range(12):
        forum.reply(1)
    with serve(under_its_links(forum)) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert {f"/threads/mawdu.1/page-{n}?order=desc" for n in (2, 3, 4)} <= set(server.pages())
        for _ in range(5):
            forum.reply(1)
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0
    assert sorted(post_ids(run.data), key=int) == sorted(forum.post_ids(), key=int)
    assert "/threads/mawdu.1/page-5?order=desc" in server.pages()
    assert {record["url"].partition("?")[2] for record in records(run.data, "posts")} == {""}
    assert len(records(run.data, "threads")) == 2


def test_first_pages_are_asked_for_as_their_titles_are_linked(tmp_path: Path) -> None:
    """As where every link to a thread names its board too, and a saved forum holds no other."""
    forum = MemoryForum(boards=1, threads=3, posts=2)
    first = re.compile(r"(/(?:forums/qism|threads/mawdu)\.\d+/)(?=[\"#]|$)")

    def render(path: str) -> str | None:
        bare, _, query = path.partition("?")
        page = forum.render(bare)
        if page is None or bool(first.match(bare)) != (query == "f=1"):
            return None
        return first.sub(r"\1?f=1", page).replace("</body>", f"{ASIDE}</body>")

    with serve(render) as server:
        for new in ([], ["101"], []):
            for _ in new:
                forum.reply(1)
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert run.status == 0, run.output
    assert sorted(post_ids(run.data), key=int) == sorted(forum.post_ids(), key=int)
    assert {record["url"].partition("?")[2] for record in records(run.data, "threads")} == {""}
    assert all(record["pages"] for record in records(run.data, "threads"))
    assert not [path for path in server.pages() if path.partition("?")[2] not in {"", "f=1"}]


def test_past_a_page_that_fails_the_next_is_asked_for_as_it_is_linked(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1)
    for _ in range(14):
        forum.reply(1)
    with serve(under_its_links(forum)) as server:
        server.fault = faults.at("/threads/mawdu.1/page-2?order=desc", faults.status(500))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "RETRY_TIMES=0")
        assert "/threads/mawdu.1/page-3?order=desc" in server.pages()
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0
    assert set(post_ids(run.data)) == forum.post_ids()


def test_where_robots_forbid_the_links_pages_are_asked_for_by_their_own_names(
    tmp_path: Path,
) -> None:
    forum = MemoryForum(boards=1, threads=12, posts=9)

    def render(path: str) -> str | None:
        page = forum.render(path.partition("?")[0])
        return page and LATER.sub(r"\1?order=desc", page)

    with serve(render, robots="User-agent: *\nDisallow: /*order=\n") as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (run.status, run.summary["failures"]) == (0, {})
    assert set(post_ids(run.data)) == forum.post_ids()
    assert not [path for path in server.pages() if "order=" in path]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (["f=12&amp;order=desc&amp;page=2"], "f=12&order=desc&page=2"),
        (
            ["f=12&amp;sort=title&amp;order=asc&amp;page=2", "f=12&amp;order=desc&amp;page=2"],
            "f=12&order=desc&page=2",
        ),
        (["f=12&amp;order=desc&amp;page=2", "f=12&amp;page=2"], "f=12&page=2"),
        (["s=0123456789abcdef0123456789abcdef&amp;f=12&amp;page=2"], "f=12&page=2"),
        (["f=12&amp;order=desc&amp;page=3"], "f=12&page=2"),
        (
            ["f=12&amp;page=2&amp;mode=hybrid", "f=12&amp;order=desc&amp;page=2"],
            "f=12&order=desc&page=2",
        ),
        (["f=12&amp;page=2&amp;goto=newpost"], "f=12&page=2"),
        ([], "f=12&page=2"),
    ],
)
@pytest.mark.parametrize("element", ['<a href="{}">2</a>', '<link rel="next" href="{}">'])
def test_a_page_is_asked_for_by_its_shortest_link(
    links: list[str], expected: str, element: str
) -> None:
    engine = engine_of(BOARD.page)
    home = "https://bahr.example/vb/forumdisplay.php"
    body = "".join(element.format(f"forumdisplay.php?{link}") for link in links)
    page = Page(f"{home}?f=12", body.encode(), datetime(2024, 1, 1, tzinfo=UTC))
    assert as_linked(page, engine, f"{home}?f=12&page=2") == f"{home}?{expected}"


@pytest.mark.parametrize(
    ("engine", "url", "link", "asked"),
    [
        (
            "vbulletin",
            "/showthread.php?t=5&page=2",
            "/showthread.php?t=5&pp=20&page=2",
            "/showthread.php?t=5&pp=20&page=2",
        ),
        (
            "vbulletin",
            "/showthread.php?t=5&page=2",
            "/showthread.php?t=5&page=2&s=" + "ab" * 16,
            "/showthread.php?t=5&page=2",
        ),
        ("vbulletin", "/showthread.php?t=5&page=2", "/printthread.php?t=5&page=2", ""),
        ("vbulletin", "/showthread.php?t=5&page=2", "/archive/index.php/t-5-p-2.html", ""),
        ("smf", "/index.php?topic=5.20", "/index.php?topic=5.20&wap2=", ""),
        ("vbulletin", "/showthread.php?t=5", "/showthread.php?t=5&goto=newpost", ""),
        ("phpbb", "/viewtopic.php?t=5", "/viewtopic.php?f=2&t=5&view=print", ""),
        ("mybb", "/showthread.php?tid=5", "/showthread.php?tid=5&action=lastpost", ""),
        (
            "duhok",
            "/forum.php?mode=t&t=5",
            "/forum.php?mode=t&m=1&t=5",
            "/forum.php?mode=t&m=1&t=5",
        ),
        (
            "vbulletin",
            "/showthread.php?5-mawdu/page2",
            "/showthread.php?5-mawdu/page2&s=" + "ab" * 16,
            "",
        ),
    ],
)
def test_what_is_asked_for(engine: str, url: str, link: str, asked: str) -> None:
    home, made_by = "https://bahr.example/vb", families()[engine][0]
    assert to_ask_for(made_by, home + url, home + link) == (home + asked if asked else "")
    assert to_ask_for(made_by, home + url, home + link, home + url) == home + url


def test_json_leads_to_its_later_pages_as_it_says() -> None:
    known = next(known for known in fixture_pages() if known.label == "flarum/json-board")
    engine = engine_of(known.page)
    following = engine.next_page(known.page)
    assert following is not None
    assert as_linked(known.page, engine, following) == following
    said = following.replace("?", "?include=user&")
    body = known.page.body.replace(following.encode(), said.encode())
    page = Page(known.page.url, body, known.page.fetched_at)
    assert engine.next_page(page) == following
    assert as_linked(page, engine, following) == said
