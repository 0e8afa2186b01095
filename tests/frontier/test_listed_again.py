"""Given a thread that two lists name, its figures are those of the one that counts its posts."""

from pathlib import Path

import pytest

from crawler.engines.base import Kind
from crawler.forums import make
from crawler.frontier.frontier import Frontier
from crawler.frontier.visits import Visit
from crawler.frontier.walks import ThreadWalk
from crawler.notices import BoardRead
from crawler.pages.page import Page
from crawler.store.state import State
from tests.markup import written_page
from tests.reading import engine_of


def board_page(board: int, *, replies: str) -> Page:
    """A board's page that lists one thread; empty `replies` are not shown."""
    row = (
        '<td class="tcl"><a href="viewtopic.php?id=50">سدود الوادي</a></td>'
        f'<td class="tc2">{replies}</td><td class="tcr"><a href="viewtopic.php?pid=7#p7">'
        "2010-04-25 09:00:00</a></td>"
    )
    return written_page(
        f"http://wadi.example/viewforum.php?id={board}",
        "<div id='punviewforum' class='pun'><div class='punwrap'><div id='brdheader'></div>"
        f"<div id='brdmain'><div id='vf' class='blocktable'><table><tr>{row}</tr></table></div>"
        "</div></div></div>",
    )


PAGES = {1: board_page(1, replies=""), 2: board_page(2, replies="6")}


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_list_that_counts_posts_has_the_thread(order: tuple[int, int]) -> None:
    frontier = Frontier(
        make("test", {"url": "http://wadi.example/"}), State(Path(":memory:")), full=False, now=0
    )
    frontier.engine = engine_of(PAGES[1])
    walks: list[ThreadWalk] = []
    read: list[str] = []
    for board in order:
        page = PAGES[board]
        for find in frontier.read(Visit(page.url, Kind.BOARD, frontier.board(str(board))), page):
            if isinstance(find, Visit) and find.thread:
                walks.append(find.thread)
            elif isinstance(find, BoardRead):
                read.append(find.board_id)
    (walk,) = walks
    assert walk.listed is not None
    assert walk.listed.replies == "6"
    assert walk.board is frontier.boards["2"]
    assert [frontier.boards[board].waiting for board in "12"] == [0, 1]
    assert read == ["1"]
