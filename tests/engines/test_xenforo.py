"""Rules of XenForo that the records of a fixture do not show."""

from pathlib import Path

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.engines.xenforo import XenForo
from crawler.fixture import load

FIXTURES = Path(__file__).parents[1] / "fixtures" / "xenforo"
SITE = "https://nakhla.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/threads/ray.77", "/threads/ray.77/"),
        ("/threads/ray.77/page-1", "/threads/ray.77/"),
        ("/threads/ray.77/latest", "/threads/ray.77/"),
        ("/threads/ray.77/unread?new=1", "/threads/ray.77/"),
        ("/threads/ray.77/?order=reaction_score#post-5", "/threads/ray.77/"),
        ("/threads/ray.77/page-3?_xfToken=1,2&order=post_date", "/threads/ray.77/page-3"),
        ("/threads/ray.77/?page=3", "/threads/ray.77/page-3"),
        ("/threads/سقي.77/", "/threads/%D8%B3%D9%82%D9%8A.77/"),
        ("/community/threads/146926/", "/community/threads/146926/"),
        ("/threads/ray.77/post-502", "/threads/ray.77/post-502"),
        ("/goto/post?id=502", "/posts/502/"),
        ("/posts/502/permalink", "/posts/502/"),
        ("/index.php?threads/ray.77/page-2&order=x", "/index.php?threads/ray.77/page-2"),
        ("/index.php?goto/post&id=502", "/index.php?posts/502/"),
        ("/forums/zira.3/?order=title&direction=asc", "/forums/zira.3/"),
        ("/forums/3/page-4?prefix_id=4", "/forums/3/page-4"),
        ("/members/nora.12/#about", "/members/nora.12/"),
        ("/members/nora.12/?tooltip=true", "/members/nora.12/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    address = XenForo().address(SITE + url)
    assert address is not None
    assert address.url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/threads/ray.77/reply?quote=502",
        "/posts/502/report",
        "/posts/502/reactions",
        "/forums/-/index.rss",
        "/forums/zira.3/index.rss",
        "/forums/zira.3/post-thread",
        "/search/?type=post",
        "/login/",
        "/attachments/beer-jpg.90/",
        "/whats-new/posts/",
    ],
)
def test_feeds_forms_and_files_are_no_pages(url: str) -> None:
    assert XenForo().address(SITE + url) is None


def test_a_post_link_names_its_post_and_a_later_page_its_number() -> None:
    post = XenForo().address(f"{SITE}/threads/ray.77/post-502")
    page = XenForo().address(f"{SITE}/threads/ray.77/page-3")
    assert post
    assert (post.id, post.post_id, post.start) == ("77", "502", 0)
    assert page
    assert (page.id, page.post_id, page.start) == ("77", None, 3)


@pytest.mark.parametrize("case", ["board", "one-board"])
def test_a_redirect_left_by_a_moved_thread_is_told_apart(case: str) -> None:
    page, _, _ = load(FIXTURES / case)
    engine = detect(page)
    assert engine is not None
    assert [thread.moved for thread in engine.threads(page)] == [False, False, True]


def test_a_member_page_gives_the_member() -> None:
    page, _, _ = load(FIXTURES / "member")
    engine = detect(page)
    assert engine is not None
    assert engine.kind(page) is Kind.PROFILE
    author = engine.author(page)
    assert author is not None
    assert (author.user_id, author.name, author.title) == ("12", "نورة الحربي", "مزارعة نشيطة")
    assert author.panel == [
        ("إنضم", "20 نوفمبر 2019"),
        ("المشاركات", "34,416"),
        ("مستوى التفاعل", "108,715"),
    ]
