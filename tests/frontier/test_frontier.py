"""Given boards and addresses, the frontier wants those that the user does, and each once."""

import pytest

from crawler.forums import Forum
from crawler.frontier.asked import Asked
from crawler.sites import site_of


def test_a_page_is_asked_for_once_under_any_of_its_hosts() -> None:
    asked = Asked()
    assert asked.first_time("https://www.forum.example/t/5/")
    assert not asked.first_time("http://forum.example/t/5/")
    assert asked.first_time("https://forum.example/t/6/")
    assert not asked.first_time("")
    asked.forget("http://forum.example/t/5/")
    assert asked.first_time("https://forum.example/t/5/")
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("include", "exclude", "title", "inside", "wanted"),
    [
        ([], [], "القسم العام", False, True),
        ([], ["أرشيف"], "ارشيف المنتدى", False, False),
        ([], ["ارشيف"], "الأرشيـف القديم", False, False),
        ([], ["7"], "القسم العام", False, False),
        ([], ["77"], "القسم العام", False, True),
        (["تقنية"], [], "قسم التقنيه", False, True),
        (["تقنية"], [], "برامج الحاسب", False, False),
        (["تقنية"], [], "برامج الحاسب", True, True),
        (["تقنية"], ["برامج"], "برامج الحاسب", True, False),
        (["★"], [], "القسم العام", False, False),
    ],
)
def test_the_boards_that_are_wanted(
    include: list[str], exclude: list[str], title: str, inside: bool, wanted: bool
) -> None:
    forum = Forum("f", "https://forum.example/", include=include, exclude=exclude)
    assert forum.wants("7", title, inside=inside) == wanted


def test_a_category_is_left_out_by_its_number() -> None:
    forum = Forum("f", "https://forum.example/", exclude=["7"])
    assert not forum.wants("category 7", "القسم العام")


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://Forum.Example:443/a", "forum.example"),
        ("http://forum.example:8080/", "forum.example:8080"),
        ("http://forum.example:99999/", "forum.example"),
        ("http://forum.example./", "forum.example"),
        ("http://منتدى.example/", "xn--pgbk8der.example"),
        ("file:///home/me/page.html", ""),
    ],
)
def test_the_site_of_an_address(url: str, site: str) -> None:
    assert site_of(url) == site
