"""Rules of FluxBB and PunBB that the records of a fixture do not show."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.fluxbb import FluxBB
from crawler.engines.fluxbb.routes import first_page
from tests.markup import written_page
from tests.reading import address_of, engine_of, fixture_page, read_page
from tests.shared import with_changes

SITE = "http://wadi.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/viewtopic.php?id=21&p=1", "/viewtopic.php?id=21"),
        ("/viewtopic.php?p=2&id=21", "/viewtopic.php?id=21&p=2"),
        ("/viewtopic.php?id=21&action=new", "/viewtopic.php?id=21"),
        ("/viewtopic.php?id=21&action=last", "/viewtopic.php?id=21"),
        ("/viewtopic.php?pid=302", "/viewtopic.php?pid=302#p302"),
        ("/viewforum.php?id=4&p=3", "/viewforum.php?id=4&p=3"),
        ("/profile.php?id=8&section=personal", "/profile.php?id=8"),
        ("/extern.php?action=feed&tid=21&type=atom", "/viewtopic.php?id=21"),
        ("/index.php", "/"),
        ("/topic/40/azhar-alrawda/", "/topic/40/azhar-alrawda/"),
        ("/topic/40/azhar-alrawda/page/2/", "/topic/40/azhar-alrawda/page/2/"),
        ("/topic/40/page/2/", "/topic/40/page/2/"),
        ("/topic/40/azhar-alrawda/new/posts/", "/topic/40/azhar-alrawda/"),
        ("/topic40.html", "/topic40.html"),
        ("/topic40-azhar-p2.html", "/topic40-p2.html"),
        ("/topic-40-azhar-page-1.html", "/topic-40-azhar-page-1.html"),
        ("/bb/forum-3-azhar-page-2.html", "/bb/forum-3-azhar-page-2.html"),
        ("/post/72/#p72", "/post/72/#p72"),
        ("/post72.html#p72", "/post72.html#p72"),
        ("/forum/3/azhar/page/2/", "/forum/3/azhar/page/2/"),
        ("/user/6/", "/user/6/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(FluxBB(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/viewtopic.php?t=21",
        "/viewtopic.php?id=x",
        "/post.php?tid=21",
        "/misc.php?action=rules",
        "/extern.php?action=feed&fid=4",
        "/userlist.php?p=2",
        "/login/",
        "/new/reply/40/",
        "http://[",
    ],
)
def test_feeds_of_boards_and_forms_are_no_pages(url: str) -> None:
    assert FluxBB().address(url if url.startswith("http") else SITE + url) is None


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("/viewtopic.php?id=21&p=2", "/viewtopic.php?id=21"),
        ("/topic/40/azhar-alrawda/page/2/", "/topic/40/azhar-alrawda/"),
        ("/topic40-p2.html", "/topic40.html"),
        ("/topic-40-azhar-page-2.html", "/topic-40-azhar-page-1.html"),
    ],
)
def test_the_first_page_of_a_page_is_known(url: str, first: str) -> None:
    address = address_of(FluxBB(), SITE + url)
    assert (first_page(address), address.id != "", address.start) == (SITE + first, True, 2)


def test_without_a_trail_the_heading_of_a_post_is_the_title() -> None:
    page = fixture_page("fluxbb/thread")
    for trail in page.root.xpath("//ul[@class='crumbs']"):
        trail.getparent().remove(trail)
    assert FluxBB().thread(page).title == "سدود الوادي"


@pytest.mark.parametrize("case", ["board", "punbb-board"])
def test_the_shadow_of_a_moved_thread_is_told_apart(case: str) -> None:
    page = fixture_page(f"fluxbb/{case}")
    assert [thread.moved for thread in engine_of(page).threads(page)] == [False, False, True]


@pytest.mark.parametrize(
    ("case", "old", "new", "kind"),
    [
        ("board", "punviewforum", "punsearch", Kind.OTHER),
        ("punbb-board", "brd-viewforum", "brd-searchtopics", Kind.OTHER),
        ("error", "خطأ في الطلب", "يجب عليك تسجيل الدخول", Kind.LOGIN),
        ("index", 'id="idx', 'id="viewprofile" title="', Kind.PROFILE),
    ],
)
def test_the_lists_of_a_search_walls_and_members_are_no_boards(
    case: str, old: str, new: str, kind: Kind
) -> None:
    page = with_changes(fixture_page(f"fluxbb/{case}"), (old, new))
    engine = engine_of(page)
    assert (engine.name, engine.kind(page)) == ("fluxbb", kind)


SUBBOARDS = """<div id="punviewforum" class="pun"><div id="brdmain"><div id="vf" class="blocktable">
<table><tr class="inew"><td class="tcl"><div class="tclcon"><h3><a href="viewforum.php?id=7">الآبار
</a></h3></div></td><td class="tc2">5</td><td class="tc3">9</td><td class="tcr">
<a href="viewtopic.php?pid=88#p88">2013-05-20 17:45:10</a></td></tr></table></div>
<ul class="crumbs"><li><a href="viewforum.php?id=4">المياه</a></li></ul>
<div id="vf" class="blocktable"><table><tr><td class="tcl"><div class="tclcon">
<a href="viewtopic.php?id=21">سدود الوادي</a></div></td><td class="tc2">5</td></tr></table></div>
</div></div>"""


def test_a_board_lists_sub_boards_and_threads() -> None:
    page = written_page(f"{SITE}/viewforum.php?id=4", SUBBOARDS)
    engine = engine_of(page)
    assert engine.kind(page) is Kind.BOARD
    assert [(board.board_id, board.title) for board in engine.boards(page)] == [("7", "الآبار")]
    assert [thread.thread_id for thread in engine.threads(page)] == ["21"]


def test_addresses_in_a_way_of_the_forums_own_lead_on_and_to_each_post() -> None:
    page = fixture_page("fluxbb/thread")
    text = with_changes(page, ("viewtopic.php?id=21&amp;p=", "sudud-")).text
    page = written_page(f"{SITE}/sudud", text.replace("?pid=", "?go="))
    assert FluxBB().next_page(page) == f"{SITE}/sudud-2"
    assert [post.permalink for post in FluxBB().posts(page)] == [
        f"{SITE}/viewtopic.php?pid=301#p301",
        f"{SITE}/viewtopic.php?pid=302#p302",
    ]


POLL = """<div id="punviewtopic"><div id="p5" class="blockpost firstpost"><h2><span class="conr">#1
</span><a href="viewtopic.php?pid=5#p5">2019-01-06 17:13:00</a></h2><div class="postleft"><dl><dt>
<strong>ساقي</strong></dt></dl></div><div class="postmsg"><p>نسقي</p><div class="poll"><fieldset>
<legend>متى؟</legend><ol><li>فجرا 14 [60%]</li></ol></fieldset></div></div></div></div>"""


def test_a_poll_inside_a_post_is_none_of_its_words() -> None:
    page = written_page(f"{SITE}/viewtopic.php?id=3", POLL)
    (post,) = read_page(page, FluxBB()).posts
    assert (post.body, post.author, post.position) == ("نسقي", "ساقي", 1)
