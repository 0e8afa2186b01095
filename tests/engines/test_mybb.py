"""Rules of MyBB that the records of a fixture do not show."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.engines.mybb import MyBB
from crawler.engines.mybb.routes import first_page
from crawler.fixture import load
from crawler.page import Page

FIXTURES = Path(__file__).parents[1] / "fixtures" / "mybb"
SITE = "https://zaytuna.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/showthread.php?tid=70&page=1", "/showthread.php?tid=70"),
        ("/showthread.php?page=3&tid=70&highlight=x", "/showthread.php?tid=70&page=3"),
        ("/showthread.php?tid=70&action=lastpost", "/showthread.php?tid=70"),
        ("/showthread.php?tid=70&action=newpost", "/showthread.php?tid=70"),
        ("/showthread.php?tid=70&mode=linear", "/showthread.php?tid=70"),
        ("/showthread.php?tid=70&pid=802#pid802", "/showthread.php?tid=70&pid=802#pid802"),
        ("/showthread.php?pid=802", "/showthread.php?pid=802#pid802"),
        ("/printthread.php?tid=70&page=2", "/showthread.php?tid=70&page=2"),
        ("/archive/index.php?thread-70.html", "/showthread.php?tid=70"),
        ("/archive/index.php/thread-70-3.html", "/showthread.php?tid=70&page=3"),
        ("/archive/index.php?forum-3.html", "/forumdisplay.php?fid=3"),
        ("/archive/index.php?forum-3-2.html", "/forumdisplay.php?fid=3&page=2"),
        (
            "/forumdisplay.php?fid=3&page=2&sortby=views&order=desc&datecut=9999",
            "/forumdisplay.php?fid=3&page=2",
        ),
        ("/member.php?action=profile&uid=12", "/member.php?action=profile&uid=12"),
        ("/index.php", "/"),
        ("/thread-70.html", "/thread-70.html"),
        ("/thread-70-page-2.html", "/thread-70-page-2.html"),
        ("/thread-70-lastpost.html", "/thread-70.html"),
        ("/thread-70-post-802.html#pid802", "/thread-70-post-802.html#pid802"),
        ("/forum-3-page-4.html", "/forum-3-page-4.html"),
        ("/user-12.html", "/user-12.html"),
        ("/Thread-asr-zaytun?page=2", "/Thread-asr-zaytun?page=2"),
        ("/Thread-asr-zaytun?pid=802#pid802", "/Thread-asr-zaytun?pid=802#pid802"),
        ("/Forum-karm--3", "/Forum-karm--3"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    address = MyBB().address(SITE + url)
    assert address is not None
    assert address.url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/showthread.php?tid=70&action=nextnewest",
        "/thread-70-nextoldest.html",
        "/newreply.php?tid=70",
        "/syndication.php?fid=3",
        "/memberlist.php",
        "/member.php?action=login",
        "/attachment.php?aid=61",
        "/misc.php?action=whoposted&tid=70",
        "/archive/index.php",
        "http://[",
    ],
)
def test_neighbours_forms_and_files_are_no_pages(url: str) -> None:
    assert MyBB().address(url if url.startswith("http") else SITE + url) is None


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("/showthread.php?tid=70&page=3", "/showthread.php?tid=70"),
        ("/thread-70-page-3.html", "/thread-70.html"),
        ("/Thread-asr-zaytun?page=3", "/Thread-asr-zaytun"),
        ("/showthread.php%3Ftid=70&page=3.html", "/showthread.php?tid=70"),
    ],
)
def test_the_first_page_of_a_page_is_known(url: str, first: str) -> None:
    address = MyBB().address(SITE + url)
    assert address is not None
    assert (first_page(address), address.start) == (SITE + first, 3)


def test_the_shadow_of_a_moved_thread_is_told_apart() -> None:
    page, _, _ = load(FIXTURES / "board")
    engine = detect(page)
    assert engine is not None
    assert [thread.moved for thread in engine.threads(page)] == [False, False, True, False]


def test_a_profile_page_shows_its_member() -> None:
    page, _, _ = load(FIXTURES / "profile")
    engine = detect(page)
    assert engine is not None
    member = engine.author(page)
    assert member is not None
    assert (member.name, member.user_id) == ("أبو غصن", "12")
    assert member.panel == [
        ("تاريخ التسجيل", "14-03-2012"),
        ("مجموع المشاركات", "1,320"),
        ("مجموع المواضيع", "41"),
    ]


@pytest.mark.parametrize(("case", "kind"), [("login", Kind.LOGIN), ("error", Kind.ERROR)])
def test_walls_and_errors_are_no_empty_threads(case: str, kind: Kind) -> None:
    page, _, _ = load(FIXTURES / case)
    engine = detect(page)
    assert engine is not None
    assert (engine.name, engine.kind(page), list(engine.posts(page))) == ("mybb", kind, [])


def test_a_day_by_its_name_has_its_date_as_a_tooltip() -> None:
    page, _, _ = load(FIXTURES / "thread")
    posts = list(MyBB().posts(page))
    assert [post.posted.full for post in posts] == [
        "",
        "22-11-2026, 10:05 PM",
        "23-11-2026, 02:00 PM",
    ]


ROWS = """<script src="jscripts/prototype.lite.js"></script><script>var my_post_key="";</script>
<table class="tborder"><tr><td class="tcat">الكاتب</td><td class="tcat">الرسالة</td></tr>
<tr><td class="trow1"><a name="pid12" id="pid12"></a><strong><span class="largetext">
<a href="member.php?action=profile&amp;uid=4">راعي المها</a></span></strong><br />
<span class="smalltext">مدير<br />المشاركات: 12<br />تاريخ التسجيل: May 2006</span></td>
<td class="trow1"><table><tr><td><span class="smalltext"><strong>المها</strong></span><hr />
<div id="pid_12">رأيت قطيعا</div><div><span class="smalltext">آخر تعديل: 06-12-2006 11:00 AM
 بواسطة راعي المها.</span></div></td></tr></table></td></tr>
<tr><td class="trow1"><span class="smalltext">05-12-2006 10:11 AM</span></td><td></td></tr>
<tr><td class="trow2"><a name="pid13" id="pid13"></a><strong><span class="largetext">عابر
</span></strong><br /><span class="smalltext">غير مسجل</span></td><td class="trow2"><table><tr><td>
<div id="pid_13">أين؟</div></td></tr></table></td></tr>
<tr><td class="trow2"><span class="smalltext">07-12-2006 09:30 AM</span></td><td></td></tr></table>
"""


def test_posts_that_are_rows_of_one_table_have_their_date_in_the_row_below() -> None:
    page = Page(f"{SITE}/showthread.php?tid=5", ROWS.encode(), datetime(2026, 11, 23, tzinfo=UTC))
    engine = detect(page)
    assert engine is not None
    member, guest = engine.posts(page)
    assert (member.author.name, member.author.user_id, member.author.title) == (
        "راعي المها",
        "4",
        "مدير",
    )
    assert ("تاريخ التسجيل", "May 2006") in member.author.panel
    assert member.edited is not None
    assert (member.posted.text, member.edited.text) == (
        "05-12-2006 10:11 AM",
        "06-12-2006 11:00 AM",
    )
    assert (guest.author.name, guest.posted.text) == ("عابر", "07-12-2006 09:30 AM")


LISTED = """<script>var my_post_key="";</script><table><tr><td class="trow1"></td><td class="trow1">
<span><span id="tid_8"><a href="showthread.php?tid=8">المها</a></span></span><div
 class="author smalltext"><a href="member.php?action=profile&amp;uid=4">راعي المها</a>,
<span class="thread_start_datetime smalltext">05-12-2016, 10:11 ص</span></div></td></tr></table>"""


def test_the_name_of_a_starter_ends_before_the_date_beside_it() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    page = Page(f"{SITE}/forumdisplay.php?fid=2", LISTED.encode(), now)
    (thread,) = MyBB().threads(page)
    assert thread.created is not None
    assert (thread.author, thread.created.text) == ("راعي المها", "05-12-2016, 10:11 ص")
