"""The addresses of WoltLab in its versions."""

import pytest

from crawler.engines.woltlab import WoltLab

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
