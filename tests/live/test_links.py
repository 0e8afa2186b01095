"""Given links that say more than names a page, it is asked for as it is linked."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.engines import detect
from crawler.frontier.spelling import as_linked
from crawler.page import Page
from tests.live.crawl import crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve
from tests.shared import fixture_pages

FORUM = MemoryForum(boards=1, threads=25, posts=2)
LATER = re.compile(r"(/forums/qism\.1/page-\d+)")
BOARD = next(known for known in fixture_pages() if known.label == "vbulletin/v3-board")


def test_a_saved_forum_holds_the_pages_of_a_board_under_their_links(tmp_path: Path) -> None:
    def render(path: str) -> str | None:
        bare, _, query = path.partition("?")
        page = FORUM.render(bare)
        if page is None or bool(LATER.match(bare)) != (query == "order=desc"):
            return None
        return LATER.sub(r"\1?order=desc", page)

    with serve(render) as server:
        for _ in range(2):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert run.status == 0
    assert set(post_ids(run.data)) == FORUM.post_ids()
    assert "/forums/qism.1/page-3?order=desc" in server.pages()


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
        ([], "f=12&page=2"),
    ],
)
@pytest.mark.parametrize("element", ['<a href="{}">2</a>', '<link rel="next" href="{}">'])
def test_a_page_is_asked_for_by_its_shortest_link(
    links: list[str], expected: str, element: str
) -> None:
    engine = detect(BOARD.page)
    assert engine is not None
    home = "https://bahr.example/vb/forumdisplay.php"
    body = "".join(element.format(f"forumdisplay.php?{link}") for link in links)
    page = Page(f"{home}?f=12", body.encode(), datetime(2024, 1, 1, tzinfo=UTC))
    assert as_linked(page, engine, f"{home}?f=12&page=2") == f"{home}?{expected}"
