"""Given panels with the same markup, then they are read once, and never two as one."""

from datetime import UTC, datetime

import pytest

from crawler.pages.dom import find, line
from crawler.pages.page import Page
from crawler.panels import known_panels
from crawler.panels.known_panels import read_alike
from crawler.raw import RawAuthor

FETCHED = datetime(2024, 1, 1, tzinfo=UTC)


class Reader:
    """Reads a panel, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, page: Page, panel: object, *others: object) -> RawAuthor:
        self.asked += 1
        link = find(panel, ".//a")  # type: ignore[arg-type]
        url = None if link is None else page.absolute(link.get("href"))
        return RawAuthor(line(panel), url=url, panel=[("", str(others))])  # type: ignore[arg-type]


def author(reader: Reader, markup: str, url: str = "https://a.example/t", *more: str) -> RawAuthor:
    page = Page(url, f"<html><body>{markup}</body></html>".encode(), FETCHED)
    panel = find(page.root, "//div")
    assert panel is not None
    return read_alike(reader, page, panel, *more)


def test_the_same_panel_is_read_once_over_pages_and_posts() -> None:
    reader = Reader()
    first = author(
        reader, "<div id='user_5'>Noor <a href='/u/1'>x</a></div>", "https://a.example/t?1"
    )
    second = author(
        reader, "<div id='user_6'>Noor <a href='/u/1'>x</a></div>", "https://a.example/b/t"
    )
    assert reader.asked == 1
    assert first == second


def test_what_comes_back_is_a_record_of_its_own() -> None:
    reader = Reader()
    author(reader, "<div>Noor</div>").panel.append(("a", "b"))
    assert author(reader, "<div>Noor</div>").panel == [("", "()")]
    assert reader.asked == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<div>posts: 5</div>", "<div>posts: 6</div>"),
        ("<div class='a5'>x</div>", "<div class='a6'>x</div>"),
        ('<div>my id="x5" </div>', '<div>my id="x6" </div>'),
        ("<div title='an id=\"x5\">'>y</div>", "<div title='an id=\"x6\">'>y</div>"),
    ],
)
def test_panels_that_differ_in_more_than_the_number_of_an_id_are_two(one: str, other: str) -> None:
    reader = Reader()
    author(reader, one)
    author(reader, other)
    assert reader.asked == 2


@pytest.mark.parametrize(
    ("href", "other", "same"),
    [
        ("https://b.example/u", "https://a.example/x/t", True),
        ("/u/1", "https://a.example/x/t", True),
        ("/u/1", "https://c.example/t", False),
        ("//b.example/u", "http://a.example/t", False),
        ("u/1", "https://a.example/t2?p=1", True),
        ("u/1", "https://a.example/x/t", False),
        ("?u=1", "https://a.example/t2", False),
        ("#", "https://a.example/t?p=1", True),
        ("#u1", "https://a.example/t?p=1", False),
        (" #", "https://a.example/t?p=1", True),
    ],
)
def test_a_link_is_read_again_where_it_leads_elsewhere(href: str, other: str, same: bool) -> None:
    reader = Reader()
    markup = f"<div><a href='{href}'>x</a></div>"
    first, second = author(reader, markup), author(reader, markup, other)
    assert (reader.asked == 1) == same
    assert (first.url == second.url) == same or href.strip().startswith("#")


def test_what_else_it_depends_on_tells_panels_apart() -> None:
    reader = Reader()
    author(reader, "<div>x</div>", "https://a.example/", "one")
    author(reader, "<div>x</div>", "https://a.example/", "two")
    assert reader.asked == 2


def test_old_panels_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_panels, "_MOST", 3)
    reader = Reader()
    for number in range(9):
        author(reader, f"<div>{number}</div>")
    assert reader.asked == 9
    assert len(known_panels._authors) <= 3
    assert len(known_panels._reaches) <= 4


def test_numbers_in_scripts_are_the_posts_too() -> None:
    reader = Reader()
    author(reader, "<div>Noor<script>menu('post_5')</script></div>")
    author(reader, "<div>Noor<script>menu('post_6')</script></div>")
    author(reader, "<div>Noor<script>menu('user_6')</script></div>")
    assert reader.asked == 2
