"""Rules of NodeBB that the records of a fixture do not show."""

from pathlib import Path

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.engines.nodebb import NodeBB
from crawler.fixture import load
from crawler.page import Page

FIXTURES = Path(__file__).parents[1] / "fixtures" / "nodebb"
SITE = "https://falak.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/topic/77/aqmar", "/topic/77/aqmar"),
        ("/topic/77/aqmar/", "/topic/77/aqmar"),
        ("/topic/77", "/topic/77"),
        ("/topic/77/aqmar/12", "/topic/77/aqmar"),
        ("/topic/77/aqmar?page=2", "/topic/77/aqmar?page=2"),
        ("/topic/77/aqmar?page=1&lang=ar", "/topic/77/aqmar"),
        ("/topic/77/aqmar/12?lang=ar", "/topic/77/aqmar"),
        ("/topic/77.rss", "/topic/77"),
        ("/topic/77/%d9%82%d9%85%d8%b1", "/topic/77/%D9%82%D9%85%D8%B1"),
        ("/post/804", "/post/804"),
        ("/api/topic/77/aqmar?page=2", "/api/topic/77/aqmar?page=2"),
        ("/category/5/kawakib", "/category/5/kawakib"),
        ("/category/5/kawakib/21?page=2&sort=newest_to_oldest", "/category/5/kawakib?page=2"),
        ("/api/category/5/kawakib", "/api/category/5/kawakib"),
        ("/user/suhail", "/user/suhail"),
        ("/uid/9", "/uid/9"),
        ("/categories", "/categories"),
        ("/forum/topic/77/aqmar", "/forum/topic/77/aqmar"),
        ("", "/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    address = NodeBB().address(SITE + url)
    assert address is not None
    assert address.url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/category/5.rss",
        "/user/suhail/posts",
        "/login",
        "/register",
        "/search?term=x",
        "/recent",
        "/unread",
        "/tags/x",
        "/users",
        "/compose?cid=5",
        "/assets/uploads/files/a.pdf",
        "http://[",
    ],
)
def test_forms_feeds_and_searches_are_no_pages(url: str) -> None:
    assert NodeBB().address(url if url.startswith("http") else SITE + url) is None


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("login", Kind.LOGIN),
        ("error", Kind.ERROR),
        ("json-login", Kind.LOGIN),
    ],
)
def test_walls_and_errors_are_no_empty_threads(case: str, kind: Kind) -> None:
    page, _, _ = load(FIXTURES / case)
    engine = detect(page)
    assert engine is not None
    assert (engine.name, engine.kind(page), list(engine.posts(page))) == ("nodebb", kind, [])


def test_the_number_of_a_post_is_known_and_its_thread_is_not() -> None:
    address = NodeBB().address(f"{SITE}/post/804")
    assert address is not None
    assert (address.kind, address.id, address.post_id) == (Kind.THREAD, "", "804")


def test_a_deleted_post_is_no_post() -> None:
    for case in ("thread", "json-thread"):
        page, _, _ = load(FIXTURES / case)
        engine = detect(page)
        assert engine is not None
        assert "803" not in [post.post_id for post in engine.posts(page)]


def test_a_theme_without_a_trail_shows_the_board_beside_the_title() -> None:
    page, _, _ = load(FIXTURES / "thread-harmony")
    text = page.text.replace('class="breadcrumb"', 'class="hidden"')
    assert text != page.text
    bare = Page(page.url, text.encode(), page.fetched_at)
    assert NodeBB().thread(bare).boards == NodeBB().thread(page).boards == ["الرصد"]
