"""Rules of Flarum that the records of a fixture do not show."""

from pathlib import Path

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.engines.flarum import Flarum
from crawler.fixture import load

FIXTURES = Path(__file__).parents[1] / "fixtures" / "flarum"
SITE = "https://bustan.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/d/64-khatima", "/d/64-khatima"),
        ("/d/64-khatima/", "/d/64-khatima"),
        ("/d/64", "/d/64"),
        ("/d/64-khatima/1", "/d/64-khatima"),
        ("/d/64-khatima/reply", "/d/64-khatima"),
        ("/d/64-khatima/12", "/d/64-khatima/12"),
        ("/d/64-khatima?page=2", "/d/64-khatima?page=2"),
        ("/d/64-khatima?page=1&sort=x", "/d/64-khatima"),
        ("/d/64-%d8%ae%d8%a7", "/d/64-%D8%AE%D8%A7"),
        ("/t/riwayat", "/t/riwayat"),
        ("/t/riwayat?sort=newest&page=2", "/t/riwayat?page=2"),
        ("/all", "/all"),
        ("/tags", "/tags"),
        ("/u/rabab", "/u/rabab"),
        ("/u/rabab/discussions", "/u/rabab"),
        ("/api/discussions/64", "/api/discussions/64"),
        ("/forum/d/64-khatima", "/forum/d/64-khatima"),
        ("", "/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    address = Flarum().address(SITE + url)
    assert address is not None
    assert address.url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/api/forum",
        "/atom",
        "/login",
        "/settings",
        "/register",
        "/reset/abc",
        "/assets/files/a.pdf",
        "/following",
        "http://[",
    ],
)
def test_forms_feeds_and_searches_are_no_pages(url: str) -> None:
    assert Flarum().address(url if url.startswith("http") else SITE + url) is None


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("login", Kind.LOGIN),
        ("error", Kind.ERROR),
        ("json-login", Kind.LOGIN),
        ("json-error", Kind.ERROR),
    ],
)
def test_walls_and_errors_are_no_empty_threads(case: str, kind: Kind) -> None:
    page, _, _ = load(FIXTURES / case)
    engine = detect(page)
    assert engine is not None
    assert (engine.name, engine.kind(page), list(engine.posts(page))) == ("flarum", kind, [])


def test_the_number_behind_a_discussion_is_that_of_a_post_and_no_page() -> None:
    address = Flarum().address(f"{SITE}/d/64-khatima/12")
    assert address is not None
    assert (address.id, address.start, address.post_id) == ("64", 0, "64/12")


def test_a_page_of_a_discussion_says_how_many_posts_come_before_it() -> None:
    address = Flarum().address(f"{SITE}/d/64-khatima?page=3")
    assert address is not None
    assert (address.start, address.skipped) == (3, 40)


def test_events_hidden_posts_and_posts_of_other_discussions_are_left_out() -> None:
    for case in ("thread", "json-thread"):
        page, _, _ = load(FIXTURES / case)
        engine = detect(page)
        assert engine is not None
        assert [post.post_id for post in engine.posts(page)] == ["701", "702", "705"]
