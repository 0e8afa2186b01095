"""Given boards whose pages lose lines, repeat themselves or hide their bar, no thread is lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.crawl import crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve

BOARD = "/forums/qism.1/"
LINES = re.compile(r'<div class="structItem structItem--thread.*?</a></div></div>', re.S)


def forum() -> MemoryForum:
    return MemoryForum(boards=1, threads=45, posts=2)


def fewer_lines(page: str) -> str:
    for line in LINES.findall(page)[3:]:
        page = page.replace(line, "")
    return page


def repeated(_: str) -> str:
    first = forum().render(BOARD) or ""
    return first.replace("pageNav-page--current", "")


def told_of(page: str) -> str:
    return without_bar(page).replace("</body>", "<p>صفحة 1 من 5</p></body>")


def without_bar(page: str) -> str:
    return re.sub(r"<nav.*?</nav>", "", page, flags=re.S)


@pytest.mark.parametrize(
    ("number", "change", "kind"),
    [
        ("page-2", fewer_lines, "shortfall"),
        ("page-3", repeated, "other page"),
        ("", told_of, "shortfall"),
    ],
)
def test_what_a_page_of_a_board_hides_is_told_and_read_by_the_next_run(
    tmp_path: Path, number: str, change: Callable[[str], str], kind: str
) -> None:
    whole = forum()
    healed = []

    def render(path: str) -> str | None:
        page = whole.render(path)
        return change(page) if page and path == BOARD + number and not healed else page

    with serve(render) as server:
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert (first.status, first.summary["failures"]) == (3, {kind: 1}), first.output
        healed.append(True)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    assert sorted(post_ids(run.data)) == sorted(whole.post_ids())


def test_fewer_lines_each_night_are_told_once(tmp_path: Path) -> None:
    whole = forum()

    def render(path: str) -> str | None:
        page = whole.render(path)
        return fewer_lines(page) if page and path == f"{BOARD}page-2" else page

    with serve(render) as server:
        statuses = [crawl(tmp_path / "data", "-a", f"url={server.url}").status for _ in range(2)]
        before = len(server.pages())
        crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert statuses == [3, 0]
    assert len(server.pages()) == before + 2  # the front page and the board's first


def test_a_second_page_where_there_was_none_is_looked_at(tmp_path: Path) -> None:
    """The first one lost its bar in the night in which the board was read."""
    whole = forum()
    healed = []

    def render(path: str) -> str | None:
        page = whole.render(path)
        return page if page is None or healed else without_bar(page)

    with serve(render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        healed.append(True)
        for _ in range(2):
            server.asked.clear()
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert sorted(post_ids(run.data)) == sorted(whole.post_ids())
    assert server.pages() == ["/", BOARD]
