"""The bench measures what it says: real pages, every record, ratios of equal work."""

import json
from pathlib import Path

import pytest

from bench import extraction, growth, live, pipeline
from bench.child import Ran, feeds, lines
from bench.clock import Effort, Timed, in_turns
from bench.compare import compare
from bench.forum import Forum
from bench.generate_page import FETCHED, HOST, POSTS, SIZE, STYLES, generate_page
from bench.inputs import Input, Source, pages
from bench.server import serving
from bench.table import table
from crawler.archive.readers import documents
from crawler.archive.rows import RowNames
from crawler.engines.base import Kind
from crawler.pages.page import Page
from tests.reading import read_page

_ONCE = Effort(rounds=1, slot=0.0)


@pytest.mark.parametrize("style", STYLES)
def test_a_generated_page_has_the_size_and_every_post_that_it_promises(style: str) -> None:
    page = generate_page(style, 5)
    source = Source(page.url, page.body, page.charset)
    _, engine = extraction.read(source)
    found = extraction.extracted(source)

    assert abs(len(page.body) - SIZE) < 0.02 * SIZE
    assert (engine.name, engine.version) == _engine(style)
    assert [post.position for post in found.posts] == list(range(1, POSTS + 1))
    assert all(post.posted_at and post.author_id and post.body for post in found.posts)
    assert [bool(post.quotes) for post in found.posts] == [n % 3 == 2 for n in range(1, 21)]
    assert [bool(post.edited_at) for post in found.posts] == [n % 5 == 4 for n in range(1, 21)]
    assert any(author.signature for author in found.authors)
    assert all(author.messages for author in found.authors)
    assert found.next_page is not None
    assert generate_page(style, 5).body == page.body != generate_page(style, 6).body


def _engine(style: str) -> tuple[str, str]:
    """The engine and its branch that should be found on a generated page."""
    branches = {"xenforo": "2", "vbulletin-3": "3", "vbulletin-4": "4", "phpbb": "3"}
    return STYLES[style].engine, branches.get(style, STYLES[style].version)


def test_a_ratio_is_the_median_of_the_rounds_and_a_time_the_best_of_them() -> None:
    timed = Timed({"parse": [1.0, 2.0, 4.0], "extract": [2.0, 3.0, 12.0]})

    assert timed.ratio("extract", "parse") == 2.0
    assert timed.best("extract") == 2.0


def test_candidates_are_called_in_turns() -> None:
    calls: list[str] = []
    in_turns({"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}, Effort(3, 0.0))

    assert calls[4:] == ["a", "b"] * 3  # after two calls of each that warm and weigh


def test_extraction_and_pipeline_give_a_row_for_an_input() -> None:
    given = Input("mybb, generated", pages("mybb", 1))
    row = extraction.measure(given, _ONCE)
    written = pipeline.measure(given, _ONCE)

    assert (row["pages"], row["posts a page"]) == (1, POSTS)
    assert row["extract x"] > 1.0
    assert written["posts written"] == POSTS
    assert written["KB of posts"] > 20
    assert written["JSON lines x"] > 1.0


def test_the_board_of_a_generated_forum_leads_to_all_its_threads() -> None:
    forum = Forum(threads=25, posts=2, size=20_000)
    found, url = [], "/forums/zira.3/"
    while url:
        page = Page(forum.host + url, forum.render(url) or b"", FETCHED)
        board = read_page(page)
        assert board.kind is Kind.BOARD
        found += [thread.url.removeprefix(forum.host) for thread in board.threads]
        url = (board.next_page or "").removeprefix(forum.host)

    assert sorted(found) == [path for path in forum.paths() if path.startswith("/threads/")]
    thread = extraction.extracted(Source(forum.host + found[0], forum.render(found[0]) or b""))
    assert len(thread.posts) == 2
    assert thread.next_page is None
    assert forum.render("/threads/mawdu.1026/") is None


def test_a_written_archive_holds_each_page_once(tmp_path: Path) -> None:
    path = tmp_path / "some.warc.gz"
    growth.write_warc(path, 3)
    held = list(documents(path, RowNames()))

    urls = [document.url.removeprefix(HOST) for document in held]
    assert urls == [f"/threads/mawdu.{number}/" for number in (1001, 1002, 1003)]
    assert len({document.body for document in held}) == 3


def test_a_comparison_shows_what_moved_and_nothing_else() -> None:
    def result(extract: float) -> dict[str, object]:
        rows = [{"input": "mybb", "parse ms": 2.0, "extract x": extract}]
        return json.loads(json.dumps({"results": {"extraction": rows}}))

    moved = compare(result(4.0), result(1.5))

    assert moved == [
        {
            "part": "extraction",
            "of": "mybb",
            "number": "extract x",
            "before": 4.0,
            "after": 1.5,
            "ratio": 0.375,
        }
    ]
    assert compare(result(1.5), result(1.51)) == []


def test_a_table_aligns_words_left_and_numbers_right() -> None:
    rows = [{"input": "a", "ratio": 1.5}, {"input": "longer", "ratio": 1234.5}]

    assert table(rows).splitlines() == [
        "input   ratio",
        "-------------",
        "a        1.50",
        "longer  1,234",
    ]


def test_both_spiders_of_the_live_crawl_write_every_post(tmp_path: Path) -> None:
    forum = Forum(2, POSTS, SIZE)
    with serving(forum) as address:
        for spider in (live.bare, live.ours):
            spider(tmp_path, address, forum, "whole", len(forum.paths()))
    assert lines([tmp_path / "bare-whole.jsonl"]) == 2 * POSTS
    data = tmp_path / "data-whole"
    assert lines(feeds(data, "posts")) + lines(feeds(data, "duplicates")) == 2 * POSTS


def test_a_start_that_was_held_up_takes_nothing_from_what_a_page_costs() -> None:
    firsts = [Ran(5.0, 2.0, 90.0), Ran(1.0, 0.5, 90.0)]
    wholes = [Ran(3.0, 1.5, 120.0), Ran(9.0, 2.5, 130.0)]

    assert live.pace(firsts, wholes, pages=11) == live.Pace(seconds=0.2, cpu=0.1, peak=130.0)


def test_a_pace_that_the_machine_hid_is_an_error_not_a_figure() -> None:
    with pytest.raises(RuntimeError, match="too busy"):
        live.pace([Ran(2.0, 0.5, 90.0)], [Ran(2.0, 1.5, 120.0)], pages=11)
