"""The addresses of Invision in all its versions."""

import pytest

from crawler.engines.invision import Invision

SITE = "https://fanar.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/topic/70-shabaka", "/topic/70-shabaka/"),
        ("/topic/70-shabaka/?tab=comments#comment-5", "/topic/70-shabaka/"),
        ("/topic/70-shabaka/?do=getNewComment", "/topic/70-shabaka/"),
        ("/topic/70-shabaka/?do=getLastComment", "/topic/70-shabaka/"),
        ("/topic/70-shabaka/?csrfKey=ab12&_fromLogin=1", "/topic/70-shabaka/"),
        ("/topic/70-shabaka/page/1/", "/topic/70-shabaka/"),
        ("/topic/70-shabaka/page/3/#comments", "/topic/70-shabaka/page/3/"),
        ("/topic/70-shabaka/?page=3&tab=comments", "/topic/70-shabaka/?page=3"),
        ("/topic/70-%D8%B4%D8%A8%D9%83%D8%A9/", "/topic/70-%D8%B4%D8%A8%D9%83%D8%A9/"),
        ("/forum/5-sayd/page/2/?sortby=title", "/forum/5-sayd/page/2/"),
        ("/community/index.php?/topic/70-x/&page=2", "/community/index.php?/topic/70-x/&page=2"),
        ("/topic/31-qiraa/page-2", "/topic/31-qiraa/page-2"),
        ("/topic/31-qiraa/page__st__20", "/topic/31-qiraa/page__st__20"),
        ("/topic/31-qiraa/page__st__20__hl__word", "/topic/31-qiraa/page__st__20"),
        ("/topic/31-qiraa/page__view__getlastpost", "/topic/31-qiraa/"),
        ("/topic/31-qiraa/?view=getnewpost", "/topic/31-qiraa/"),
        ("/index.php?s=0123456789abcdef0123456789abcdef&showtopic=8", "/index.php?showtopic=8"),
        ("/index.php?showtopic=8&st=0&hl=word", "/index.php?showtopic=8"),
        ("/index.php?showtopic=8&st=15&#entry55", "/index.php?showtopic=8&st=15"),
        ("/index.php?showtopic=8&view=getlastpost", "/index.php?showtopic=8"),
        ("/index.php?act=ST&f=2&t=8", "/index.php?showtopic=8"),
        ("/index.php?act=Print&client=printer&f=2&t=8", "/index.php?showtopic=8"),
        ("/lofiversion/index.php/t8.html", "/index.php?showtopic=8"),
        ("/lofiversion/index.php/t8-50.html", "/index.php?showtopic=8"),
        ("/lofiversion/index.php?t8.html", "/index.php?showtopic=8"),
        ("/index.php?showforum=2&prune_day=100&sort_by=Z-A&st=30", "/index.php?showforum=2&st=30"),
        ("/index.php?showuser=7", "/index.php?showuser=7"),
        ("/profile/9-khalaf/?tab=reputation", "/profile/9-khalaf/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    address = Invision().address(SITE + url)
    assert address is not None
    assert address.url == SITE + canonical


@pytest.mark.parametrize(
    ("url", "post_id"),
    [
        ("/topic/70-shabaka/?do=findComment&comment=901", "901"),
        ("/topic/31-qiraa/page__view__findpost__p__301", "301"),
        ("/topic/31-qiraa/?view=findpost&p=301", "301"),
        ("/index.php?showtopic=8&view=findpost&p=55", "55"),
        ("/index.php?act=findpost&pid=55", "55"),
        ("/index.php?app=forums&module=forums&section=findpost&pid=55", "55"),
    ],
)
def test_a_post_link_names_its_post(url: str, post_id: str) -> None:
    address = Invision().address(SITE + url)
    assert address is not None
    assert address.post_id == post_id


@pytest.mark.parametrize(
    "url",
    [
        "/index.php?showtopic=8&view=new",
        "/index.php?showtopic=8&view=old",
        "/index.php?act=Login&CODE=00",
        "/index.php?act=Post&CODE=02&f=2&t=8&qpid=55",
        "/index.php?act=Search&f=2",
        "/index.php?app=core&module=global&section=login",
        "/topic/70-shabaka/?do=reportComment&comment=901",
        "/forum/5-sayd/?do=markRead",
        "/forum/5-sayd.xml/",
        "/discover/",
        "/login/",
    ],
)
def test_other_threads_and_forms_are_no_pages_of_a_thread(url: str) -> None:
    assert Invision().address(SITE + url) is None


def test_an_offset_says_how_many_posts_stand_before() -> None:
    address = Invision().address(f"{SITE}/index.php?showtopic=8&st=15")
    assert address is not None
    assert (address.start, address.skipped) == (15, 15)
