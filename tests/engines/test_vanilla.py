"""Rules of Vanilla that the records of a fixture do not show."""

from pathlib import Path

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.engines.vanilla import Vanilla
from crawler.engines.vanilla.routes import first_page
from crawler.fixture import load

FIXTURES = Path(__file__).parents[1] / "fixtures" / "vanilla"
SITE = "https://qahwa.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/discussion/88/shay", "/discussion/88/shay"),
        ("/discussion/88/shay/", "/discussion/88/shay"),
        ("/discussion/88/shay/p1", "/discussion/88/shay"),
        ("/discussion/88/shay/p3", "/discussion/88/shay/p3"),
        ("/discussion/88/shay?page=p3", "/discussion/88/shay/p3"),
        ("/discussion/88/shay#latest", "/discussion/88/shay"),
        ("/discussion/88/shay/feed.rss", "/discussion/88/shay"),
        ("/discussion/88", "/discussion/88"),
        ("/discussion/88/%d8%b4%d8%a7%d9%8a", "/discussion/88/%D8%B4%D8%A7%D9%8A"),
        ("/discussion/comment/906", "/discussion/comment/906#Comment_906"),
        ("/discussion/comment/906/#Comment_906", "/discussion/comment/906#Comment_906"),
        ("/index.php?p=/discussion/88/shay/p2", "/index.php?p=/discussion/88/shay/p2"),
        ("/categories/majlis", "/categories/majlis"),
        ("/categories/majlis/p2", "/categories/majlis/p2"),
        ("/discussions/p2", "/discussions/p2"),
        ("/categories", "/categories"),
        ("/categories/all", "/categories"),
        ("/profile/3/saadoun", "/profile/3/saadoun"),
        ("/profile/saadoun", "/profile/saadoun"),
        ("/vanilla/discussion/88/shay", "/vanilla/discussion/88/shay"),
        ("", "/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    address = Vanilla().address(SITE + url)
    assert address is not None
    assert address.url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/discussions/feed.rss",
        "/discussion/88/shay.json",
        "/entry/signin?Target=x",
        "/entry/register",
        "/post/discussion",
        "/post/editcomment/906",
        "/discussion/download/ef34/wasfa.pdf",
        "/search?Search=x",
        "/activity",
        "/react/comment/like?id=906",
        "http://[",
    ],
)
def test_forms_feeds_and_searches_are_no_pages(url: str) -> None:
    assert Vanilla().address(url if url.startswith("http") else SITE + url) is None


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("login", Kind.LOGIN),
        ("signin", Kind.LOGIN),
        ("error", Kind.ERROR),
    ],
)
def test_walls_and_errors_are_no_empty_threads(case: str, kind: Kind) -> None:
    page, _, _ = load(FIXTURES / case)
    engine = detect(page)
    assert engine is not None
    assert (engine.name, engine.kind(page), list(engine.posts(page))) == ("vanilla", kind, [])


def test_the_number_of_a_comment_is_known_and_its_thread_is_not() -> None:
    address = Vanilla().address(f"{SITE}/discussion/comment/906#Comment_906")
    assert address is not None
    assert (address.kind, address.id, address.post_id) == (Kind.THREAD, "", "906")


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("/discussion/88/shay/p3", "/discussion/88/shay"),
        ("/index.php?p=/discussion/88/shay/p3", "/index.php?p=/discussion/88/shay"),
    ],
)
def test_the_first_page_of_a_page_is_known(url: str, first: str) -> None:
    address = Vanilla().address(SITE + url)
    assert address is not None
    assert first_page(address) == SITE + first


def test_a_profile_page_shows_its_member() -> None:
    page, _, _ = load(FIXTURES / "profile")
    member = Vanilla().author(page)
    assert member is not None
    assert (member.name, member.user_id) == ("سعدون", "3")
    assert member.panel == [("الاسم", "سعدون"), ("انضم في", "1 مايو 2015"), ("الزيارات", "930")]
