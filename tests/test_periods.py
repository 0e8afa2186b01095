"""Given boards that list the threads of the last days only, all of their threads are asked for."""

from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.engines.base import Kind
from crawler.frontier.periods import narrower_view, wider_view, with_period
from crawler.frontier.visits import BoardWalk, Visit
from crawler.page import Page
from tests.live.crawl import crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve

URL = "http://forum.example/forumdisplay.php?f=7"
DAYS = ["1", "2", "7", "30", "365", "-1"]


def choice(name: str, values: list[str], chosen: str) -> str:
    options = (
        f'<option value="{value}"{" selected" if value == chosen else ""}>منذ {value}</option>'
        for value in values
    )
    return f'<form action="/" method="get"><select name="{name}">{"".join(options)}</select></form>'


def asked_wider(form: str, walk: BoardWalk, url: str = URL, start: int = 0) -> str:
    page = Page(
        url, f"<html><body>{form}</body></html>".encode(), datetime(2026, 11, 23, tzinfo=UTC)
    )
    visit = wider_view(Visit(url, board=walk, start=start), walk, page)
    return visit.linked if visit else ""


@pytest.mark.parametrize(
    ("name", "values", "chosen", "expected"),
    [
        ("daysprune", DAYS, "30", "daysprune=-1"),
        ("daysprune", DAYS, "-1", ""),
        ("daysprune", DAYS, "", ""),
        ("daysprune", ["1500", "1", "2", "5", "30", "1000"], "30", "daysprune=1000"),
        ("datecut", ["1", "5", "10", "50", "365", "9999"], "50", "datecut=9999"),
        ("prune_day", ["1", "5", "7", "30", "60", "100"], "30", "prune_day=100"),
        ("prune_day", ["1", "5", "7", "30", "60", "100"], "100", ""),
        ("st", ["0", "1", "7", "14", "30"], "7", "st=0"),
        ("st", ["0", "1", "7", "14", "30"], "0", ""),
        ("daysprune", ["30", "-1"], "30", ""),
        ("order", DAYS, "30", ""),
    ],
)
def test_a_form_says_how_far_back_a_board_looks(
    name: str, values: list[str], chosen: str, expected: str
) -> None:
    found = asked_wider(choice(name, values, chosen), BoardWalk("7"))
    assert found == (f"{URL}&{expected}" if expected else "")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("last_days=-1", "last_days=-1"),
        ("order=view_count&amp;last_days=-1", "last_days=-1"),
        ("no_date_limit=1", "no_date_limit=1"),
        ("last_days=30", ""),
    ],
)
def test_a_link_takes_the_limit_of_a_board_away(query: str, expected: str) -> None:
    url = "http://forum.example/forums/qism.7/"
    found = asked_wider(
        f'<a href="/forums/qism.7/?{query}">آخر تحديث: 30 يوما</a>', BoardWalk("7"), url
    )
    assert found == (f"{url}?{expected}" if expected else "")


def test_a_board_is_asked_once_and_by_its_first_page() -> None:
    walk, form = BoardWalk("7"), choice("daysprune", DAYS, "30")
    assert asked_wider(form, walk, start=2) == ""
    assert asked_wider(form, walk, "http://forum.example/f7/").endswith("/f7/?daysprune=-1")
    assert asked_wider(form, walk) == ""
    assert with_period(f"{URL}&page=2", walk) == f"{URL}&page=2&daysprune=-1"
    assert with_period(f"{URL}&daysprune=-1&page=2", walk) == f"{URL}&daysprune=-1&page=2"
    assert with_period("http://forum.example/f.php?7-x/page2", walk).endswith("page2&daysprune=-1")


def test_a_board_that_has_no_wider_view_is_read_as_it_is() -> None:
    walk = BoardWalk("7", period="daysprune=-1")
    assert narrower_view(Visit(URL, board=walk, start=2)) is None
    assert narrower_view(Visit(URL, board=walk)) == Visit(URL, Kind.BOARD, walk)
    assert narrower_view(Visit(URL, board=walk)) is None
    assert with_period(URL, walk) == URL


def of_days(forum: MemoryForum, recent: int, *, wider: bool) -> Callable[[str], str | None]:
    """The forum's pages; its boards show their last threads unless they are asked for all."""
    narrow = copy(forum)
    narrow.threads = dict(list(forum.threads.items())[len(forum.threads) - recent :])

    def render(path: str) -> str | None:
        bare, _, query = path.partition("?")
        everything = query == "daysprune=-1"
        if not bare.startswith("/forums/") or (query and not wider):
            return None if query else forum.render(bare)
        form = choice("daysprune", DAYS, "-1" if everything else "30")
        page = (forum if everything else narrow).render(bare)
        return None if page is None else page.replace("</body>", f"{form}</body>")

    return render


@pytest.mark.parametrize("recent", [0, 3, 25])
def test_old_threads_are_read(tmp_path: Path, recent: int) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=2)
    with serve(of_days(forum, recent, wider=True)) as server:
        for _ in range(2):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert run.status == 0
    assert sorted(post_ids(run.data), key=int) == sorted(forum.post_ids(), key=int)


def test_recent_threads_are_read_where_no_others_are_shown(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=1)
    with serve(of_days(forum, 25, wider=False)) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0
    assert len(post_ids(run.data)) == 25
    assert "the board is read as it shows itself" in run.output
