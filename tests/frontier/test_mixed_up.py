"""Given the front page in place of a board's, it is told from a board, however they are titled."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.engines import detect
from crawler.engines.base import Engine, Kind
from crawler.engines.generic.engine import Generic
from crawler.fixture import load
from crawler.forums import make
from crawler.frontier.frontier import Frontier
from crawler.frontier.mixed_up import check_page, title_of
from crawler.frontier.visits import PageProblem, Visit
from crawler.pages.page import Page
from crawler.store.state import State
from tests.reading import address_of, engine_of
from tests.shared import FIXTURES

FRONTS = (
    "fluxbb/index",
    "invision/two-index",
    "mybb/index",
    "phpbb/index",
    "phpbb/two-index",
    "smf/index",
    "vbulletin/v3-index",
    "xenforo/index",
    "xmb/index",
)


def frontier_at(front: Page, engine: Engine | None = None) -> Frontier:
    """A frontier that has read the front page of a forum."""
    frontier = Frontier(
        make("test", {"url": front.url}), State(Path(":memory:")), full=False, now=0
    )
    frontier.engine, frontier.front.title = engine or detect(front), title_of(front)
    assert frontier.engine is not None
    for board in frontier.engine.boards(front):
        frontier.board(board.board_id)
    return frontier


def check(frontier: Frontier, url: str, page: Page, board_id: str) -> None:
    """Take a page for that of a board, which is in another unless the front page lists it."""
    shown = Page(url, page.body, page.fetched_at, declared=page.declared)
    engine = detect(shown) or frontier.engine
    assert engine is not None
    visit = Visit(url, Kind.BOARD, frontier.board(board_id, depth=1))
    check_page(frontier, visit, shown, engine, engine.kind(shown))


@pytest.mark.parametrize("folder", FRONTS)
def test_the_front_page_in_place_of_a_board_that_it_lists(folder: str) -> None:
    front, _, _ = load(FIXTURES / folder)
    frontier = frontier_at(front)
    assert frontier.engine is not None
    board = next(iter(frontier.engine.boards(front)))
    with pytest.raises(PageProblem, match="other page"):
        check(frontier, board.url, front, board.board_id)


@pytest.mark.parametrize(
    ("folder", "url"),
    [
        ("mybb/index", "/mybb/forumdisplay.php?fid=77"),
        ("phpbb/index", "/bb/viewforum.php?f=77"),
        ("xmb/index", "/xmb/forumdisplay.php?fid=77"),
    ],
)
def test_the_front_page_in_place_of_a_board_in_another(folder: str, url: str) -> None:
    front, _, _ = load(FIXTURES / folder)
    with pytest.raises(PageProblem, match="other page"):
        check(frontier_at(front), front.absolute(url), front, "77")


@pytest.mark.parametrize("folder", ["mybb", "phpbb", "vbulletin", "xmb"])
def test_a_board_with_the_title_of_the_forum_is_itself(folder: str) -> None:
    prefix = "v3-" if folder == "vbulletin" else ""
    front, _, _ = load(FIXTURES / folder / f"{prefix}index")
    board, _, _ = load(FIXTURES / folder / f"{prefix}board")
    frontier = frontier_at(front)
    frontier.front.title = title_of(board)
    check(frontier, board.url, board, address_of(engine_of(board), board.url).id)


def test_a_category_of_an_unknown_forum_that_lists_itself_is_no_front_page() -> None:
    rows = "".join(
        f'<tr><td><a href="/forum/{query}">{name}</a></td><td>12 موضوع</td><td>40 رد</td></tr>'
        for query, name in (
            ("index.php?t=index&amp;cat=1", "مجالس الكتب"),
            ("index.php?t=thread&amp;forum=3", "الرواية"),
            ("index.php?t=thread&amp;forum=4", "الشعر"),
        )
    )
    text = (
        f"<html><head><title>ملتقى القراء</title></head><body><table>{rows}</table></body></html>"
    )
    now = datetime(2026, 11, 26, tzinfo=UTC)
    front = Page("https://forum.example/forum/index.php", text.encode(), now)
    category = "https://forum.example/forum/index.php?t=index&cat=1"
    assert "1" in {board.board_id for board in Generic().boards(front)}
    check(frontier_at(front, Generic()), category, front, "1")
