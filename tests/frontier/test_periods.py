"""Given boards that list the threads of the last days only, all of their threads are asked for."""

import re
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pytest

from crawler.engines import families
from crawler.engines.base import Kind
from crawler.frontier.periods import narrower_view, wider_view, with_period
from crawler.frontier.visits import Visit
from crawler.frontier.walks import BoardWalk
from tests.live.crawl import crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve
from tests.markup import written_page

URL = "http://forum.example/forumdisplay.php?f=7"
DAYS = ["1", "2", "7", "30", "365", "-1"]


def choice(name: str, values: list[str], chosen: str) -> str:
    options = (
        f'<option value="{value}"{" selected" if value == chosen else ""}>منذ {value}</option>'
        for value in values
    )
    return f'<form action="/" method="get"><select name="{name}">{"".join(options)}</select></form>'


def asked_wider(
    form: str, walk: BoardWalk, url: str = URL, start: int = 0, engine: str = "vbulletin"
) -> str:
    """What the board is asked for next; empty where its page is read as it stands."""
    page = written_page(url, f"<html><body>{form}</body></html>")
    visit = wider_view(Visit(url, board=walk, start=start), walk, page, families()[engine][0])
    assert visit is None or visit.start == start
    return visit.linked if visit else ""


@pytest.mark.parametrize(
    ("engine", "name", "values", "chosen", "expected"),
    [
        ("vbulletin", "daysprune", DAYS, "30", "daysprune=-1"),
        ("vbulletin", "daysprune", DAYS, "-1", ""),
        ("vbulletin", "daysprune", DAYS, "", ""),
        ("vbulletin", "daysprune", ["1", "2", "5", "30", "1000"], "30", "daysprune=1000"),
        ("woltlab", "daysPrune", ["1500", "1", "5", "30", "1000"], "30", "daysPrune=1000"),
        ("generic", "daysprune", ["1500", "1", "5", "30", "1000"], "30", "daysprune=1000"),
        ("mybb", "datecut", ["1", "5", "10", "50", "365", "9999"], "50", "datecut=9999"),
        ("invision", "prune_day", ["1", "5", "7", "30", "60", "100"], "30", "prune_day=100"),
        ("invision", "prune_day", ["1", "5", "7", "30", "60", "100"], "100", ""),
        ("phpbb", "st", ["0", "1", "7", "14", "30"], "7", "st=0"),
        ("phpbb", "st", ["0", "1", "7", "14", "30"], "0", ""),
        ("phpbb", "topicdays", ["0", "1", "7", "14", "30"], "7", "topicdays=0"),
        ("vbulletin", "daysprune", ["30", "-1"], "30", ""),
        ("vbulletin", "order", DAYS, "30", ""),
        ("smf", "daysprune", DAYS, "30", ""),
    ],
)
def test_a_form_says_how_far_back_a_board_looks(
    engine: str, name: str, values: list[str], chosen: str, expected: str
) -> None:
    found = asked_wider(choice(name, values, chosen), BoardWalk("7"), engine=engine)
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
    link = f'<a href="/forums/qism.7/?{query}">آخر تحديث: 30 يوما</a>'
    found = asked_wider(link, BoardWalk("7"), url, engine="xenforo")
    assert found == (f"{url}?{expected}" if expected else "")


def test_a_board_is_asked_for_all_of_its_threads_once() -> None:
    walk, form = BoardWalk("7"), choice("daysprune", DAYS, "30")
    assert asked_wider(form, walk, "http://forum.example/f7/").endswith("/f7/?daysprune=-1")
    assert asked_wider(form, walk) == ""
    assert with_period(f"{URL}&page=2", walk) == f"{URL}&page=2&daysprune=-1"
    assert with_period(f"{URL}&daysprune=-1&page=2", walk) == f"{URL}&daysprune=-1&page=2"
    assert with_period("http://forum.example/f.php?7-x/page2", walk).endswith("page2&daysprune=-1")


def test_a_board_that_has_no_wider_view_is_read_as_it_is() -> None:
    walk = BoardWalk("7", period="daysprune=-1")
    wide = Visit(URL, board=walk, start=2, linked=f"{URL}&page=2&daysprune=-1", wider=True)
    assert narrower_view(Visit(URL, board=walk, start=2)) is None
    own = Visit(URL, Kind.BOARD, walk, start=2, linked=f"{URL}&page=2")
    assert narrower_view(wide) == own
    assert narrower_view(wide) is None
    assert asked_wider(choice("daysprune", DAYS, "30"), walk) == ""
    assert with_period(URL, walk) == URL


def lifted_at_the_end(
    forum: MemoryForum, recent: int, *, wider: bool
) -> Callable[[str], str | None]:
    """The forum's pages; the last one of the recent threads leads on to older ones."""
    narrow = copy(forum)
    narrow.threads = dict(list(forum.threads.items())[len(forum.threads) - recent :])

    def render(path: str) -> str | None:
        bare, _, query = path.partition("?")
        if not bare.startswith("/forums/"):
            return forum.render(path)
        if query:
            page = forum.render(bare) if wider and query == "no_date_limit=1" else None
            return page and re.sub(r"(/forums/qism\.\d+/page-\d+)", r"\1?no_date_limit=1", page)
        page = narrow.render(bare)
        if page is None or "pageNav-jump--next" in page:
            return page
        return page.replace("</body>", f'<a href="{bare}?no_date_limit=1">أقدم</a></body>')

    return render


@pytest.mark.parametrize(("recent", "again"), [(3, 2), (25, 1)])
def test_older_threads_are_read_where_the_last_page_of_recent_ones_leads_to_them(
    tmp_path: Path, recent: int, again: int
) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=2)
    with serve(lifted_at_the_end(forum, recent, wider=True)) as server:
        for _ in range(2):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert run.status == 0, run.output
    assert sorted(post_ids(run.data), key=int) == sorted(forum.post_ids(), key=int)
    assert len(server.asked) == len({*server.asked}) + len(["robots.txt", "index"]) + again


def test_recent_threads_are_read_where_older_ones_are_refused(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=1)
    with serve(lifted_at_the_end(forum, 25, wider=False)) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    assert len(post_ids(run.data)) == 25
    assert "the board is read as it shows itself" in run.output
