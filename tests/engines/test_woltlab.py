"""The addresses of WoltLab in its versions, and its lists of pages."""

from datetime import UTC, datetime

import pytest

from crawler.engines.woltlab import WoltLab
from crawler.page import Page

SITE = "https://waha.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/thread/88-bithr", "/thread/88-bithr/"),
        ("/thread/88-bithr/?action=firstNew", "/thread/88-bithr/"),
        ("/thread/88-bithr/?action=lastPost#post702", "/thread/88-bithr/"),
        ("/thread/88-bithr/?pageNo=1", "/thread/88-bithr/"),
        ("/thread/88-bithr/?pageNo=2&highlight=x", "/thread/88-bithr/?pageNo=2"),
        ("/thread/88-bithr/?postID=700#post700", "/thread/88-bithr/?postID=700"),
        ("/forum/index.php?thread/88-b/&pageNo=2", "/forum/index.php?thread/88-b/&pageNo=2"),
        ("/index.php/Thread/88-bithr/?pageNo=2", "/index.php/Thread/88-bithr/?pageNo=2"),
        ("/board/4-z/?pageNo=2&sortField=views", "/board/4-z/?pageNo=2"),
        ("/user/6-m/#likes", "/user/6-m/"),
        ("/index.php?page=Thread&threadID=12&s=" + "a1" * 16, "/index.php?page=Thread&threadID=12"),
        ("/index.php?page=Thread&postID=31#post31", "/index.php?page=Thread&postID=31"),
        ("/index.php?page=Board&boardID=3&pageNo=2", "/index.php?page=Board&boardID=3&pageNo=2"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    address = WoltLab().address(SITE + url)
    assert address is not None
    assert address.url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    ["/board-feed/4/", "/search/1/", "/login/", "/index.php?page=Search", "/members-list/"],
)
def test_feeds_and_forms_are_no_pages(url: str) -> None:
    assert WoltLab().address(SITE + url) is None


@pytest.mark.parametrize(
    ("path", "page", "following"),
    [
        ("/thread/88-bithr/", "1", "/thread/88-bithr/?pageNo=2"),
        ("/board/3-zar/?pageNo=2", "2", "/board/3-zar/?pageNo=3"),
        ("/thread/88-bithr/?pageNo=4", "4", None),
    ],
)
def test_a_list_of_pages_made_by_a_script_says_which_is_the_next(
    path: str, page: str, following: str | None
) -> None:
    bar = f'<woltlab-core-pagination page="{page}" count="4"></woltlab-core-pagination>'
    body = f'<body id="tpl_wbb_thread" data-template="thread">{bar}</body>'
    now = datetime(2026, 11, 23, tzinfo=UTC)
    found = WoltLab().next_page(Page(SITE + path, body.encode(), now))
    assert found == (following and SITE + following)


OLD = """<body id="tplThread" data-template="thread"><article class="wbbPost message"
 data-post-id="901"><aside class="messageSidebar"><h2 class="username"><a
 href="/index.php/User/12-x/">سالم الواحة</a></h2></aside><header class="messageHeader"><ul
 class="messageQuickOptions"><li><a class="button jsButtonShare" href="#">1</a></li></ul><time
 datetime="2014-05-01T10:00:00+03:00">x</time></header><div class="messageText">بئر</div></article>
</body>"""


def test_burning_board_4_numbers_posts_without_a_sign() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    (post,) = WoltLab().posts(Page(f"{SITE}/index.php/Thread/88-x/", OLD.encode(), now))
    assert (post.post_id, post.position, post.author.name) == ("901", 1, "سالم الواحة")
