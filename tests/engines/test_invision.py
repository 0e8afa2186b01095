"""The addresses of Invision in all its versions, and pages of its oldest ones."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.invision import Invision
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import address_of, engine_of, fixture_page, read_page
from tests.shared import with_text

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
        ("/index.php?act=SF&f=2&st=30", "/index.php?showforum=2&st=30"),
        ("/index.php?app=forums&module=forums&controller=topic&id=8", "/index.php?showtopic=8"),
        ("/index.php?app=forums&module=forums&section=forums&id=2", "/index.php?showforum=2"),
        ("/index.php?act=Print&client=printer&f=2&t=8", "/index.php?showtopic=8"),
        ("/lofiversion/index.php/t8.html", "/index.php?showtopic=8"),
        ("/lofiversion/index.php/t8-50.html", "/index.php?showtopic=8&st=50"),
        ("/lofiversion/index.php/f2-150.html", "/index.php?showforum=2&st=150"),
        ("/lofiversion/index.php?t8.html", "/index.php?showtopic=8"),
        ("/index.php?showforum=2&prune_day=100&sort_by=Z-A&st=30", "/index.php?showforum=2&st=30"),
        ("/index.php?showuser=7", "/index.php?showuser=7"),
        ("/profile/9-khalaf/?tab=reputation", "/profile/9-khalaf/"),
        ("/forums/", "/forums/"),
        ("/community/forums/?csrfKey=ab12", "/community/forums/"),
        ("/index.php?/forums/", "/index.php?/forums/"),
        ("/index.php?act=idx", "/index.php?act=idx"),
        ("/index.php?app=forums", "/index.php?app=forums"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(Invision(), SITE + url).url == SITE + canonical


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
    assert address_of(Invision(), SITE + url).post_id == post_id


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
        "/topic/70-shabaka/?view=new",
        "/topic/70-shabaka/rate/5/",
        "/discover/",
        "/login/",
    ],
)
def test_other_threads_and_forms_are_no_pages_of_a_thread(url: str) -> None:
    assert Invision().address(SITE + url) is None


def test_an_offset_says_how_many_posts_stand_before() -> None:
    address = address_of(Invision(), f"{SITE}/index.php?showtopic=8&st=15")
    assert (address.start, address.skipped) == (15, 15)


def page_of(markup: str, path: str) -> Page:
    return written_page(SITE + path, markup)


OLD = """<script>var ipb_var_st = "0";</script><div id="ipbwrapper"><div id="navstrip">
<a href="/index.php?act=idx">الفنار</a> -&gt; <a href="/index.php?act=SC&amp;c=1">الموانئ</a>
-&gt; <a href="/index.php?showforum=3">الشعر</a></div>
<table><tr><td>(3) <b>[1]</b> {}</td></tr></table><div class="tableborder">{}</div></div>"""

OLD_BOARD = """<table><tr><td class="row4"><img src="f_closed.gif"></td><td class="row2"></td>
<td class="row4"><table><tr><td></td><td><b>مثبت: </b><a href="/index.php?showtopic=8"
 title="بدأ في: Nov 5 2004, 11:22 AM">بحور الشعر</a> (<a href="/index.php?showtopic=8">1</a>
<a href="/index.php?showtopic=8&amp;st=15">2</a>)</td></tr></table></td><td class="row4">
<a href="/index.php?showuser=7">أبو الطيب</a></td><td class="row4">22</td>
<td class="row4">1,344</td>
<td class="row2"><span>Nov 6 2004, 01:00 PM<br>
<a href="/index.php?showtopic=8&amp;view=getlastpost">آخر رد</a>:
<a href="/index.php?showuser=9">ليلى</a></span></td></tr></table>"""

OLD_THREAD = """<div class="maintitle"><b>بحور الشعر</b></div><table><tr><td class="row4">
<a name="entry55"></a><span class="normalname"><a href="/index.php?showuser=7">أبو الطيب</a></span>
</td><td class="row4"><div class="postdetails">أرسلت في: Nov 5 2004, 11:22 AM</div></td></tr><tr>
<td class="post1"><span class="postdetails">شاعر<br>المشاركات: 344<br></span></td>
<td class="post1"><div class="postcolor">الطويل والبسيط</div></td></tr></table>"""


OLD_INDEX = """<div class="maintitle"><a href="/index.php?act=SC&amp;c=1">الموانئ</a></div><table>
<tr><td class="row4"><b><a href="/index.php?showforum=3">الشعر</a></b></td><td class="row2">4</td>
</tr></table>"""
OLD_LOGIN = """<div class="maintitle">رسالة</div>ليست لديك صلاحية لدخول هذا المنتدى
<input name="UserName"><input name="PassWord" type="password">"""


def test_version_1_has_plain_tables_in_boxes() -> None:
    page = page_of(OLD.format("", OLD_INDEX), "/index.php?act=idx")
    engine = engine_of(page)
    assert engine.kind(page) is Kind.INDEX
    assert [(board.board_id, board.title) for board in engine.boards(page)] == [("3", "الشعر")]
    wall = page_of(OLD.format("", OLD_LOGIN), "/index.php?showforum=3")
    assert engine.kind(wall) is Kind.LOGIN


def test_a_board_of_version_1_has_no_ids_and_other_columns() -> None:
    later = '<a href="/index.php?showforum=3&amp;sort_key=last_post&amp;st=30">2</a>'
    page = page_of(OLD.format(later, OLD_BOARD), "/index.php?showforum=3")
    found = read_page(page)
    (thread,) = found.threads
    assert (found.kind, found.next_page) == (Kind.BOARD, f"{SITE}/index.php?showforum=3&st=30")
    assert (thread.thread_id, thread.title, thread.author, thread.author_id) == (
        "8",
        "بحور الشعر",
        "أبو الطيب",
        "fanar.example/u/7",
    )
    assert (thread.replies, thread.views, thread.pages, thread.sticky, thread.locked) == (
        22,
        1344,
        2,
        True,
        True,
    )
    assert (thread.created_at, thread.last_post_at) == ("2004-11-05T11:22", "2004-11-06T13:00")


def test_a_thread_of_version_1_links_its_pages_by_numbers() -> None:
    later = '<a href="/index.php?showtopic=8&amp;st={0}5">{1}</a>'
    pages = later.format(1, 2) + later.format(3, 3)
    page = page_of(OLD.format(pages, OLD_THREAD), "/index.php?showtopic=8")
    found = read_page(page)
    (post,) = found.posts
    assert (found.next_page, found.threads[0].pages) == (f"{SITE}/index.php?showtopic=8&st=15", 3)
    assert (post.post_id, post.author, post.posted_at) == ("55", "أبو الطيب", "2004-11-05T11:22")
    assert post.posted_at_text == "Nov 5 2004, 11:22 AM"
    assert post.boards == ["الموانئ", "الشعر"]


HIDDEN = """<body id="ipboard_body"><div class="topic_controls"><ul class="pagination">
<li class="pagejump">صفحة 1 من 12</li><li><a href="/topic/5-x/page__st__20">2</a></li></ul></div>
<div class="post_block" id="post_id_3"><h3><span class="author vcard"><a
 href="/user/7-x/">أبو الطيب</a></span></h3><div class="post entry-content">مطلع<div
 class="bbc_spoiler"><span class="spoiler_title">Spoiler</span><input type="button" value="Show"
 class="bbc_spoiler_show"><div class="bbc_spoiler_content">خاتمة</div></div></div></div></body>"""


def test_what_a_spoiler_of_version_3_hides_is_the_authors_and_its_title_is_not() -> None:
    page = page_of(HIDDEN, "/topic/5-x/")
    found = read_page(page)
    assert [post.body for post in found.posts] == ["مطلع\nخاتمة"]
    assert found.threads[0].pages == 12


THREE = '<body id="ipboard_body">{}</body>'
ROW = """<ul class="ipsData"><li class="ipsDataItem" data-rowid="70"><h4><a
 href="/topic/70-shabaka/">شبكة الصيد</a></h4></li></ul>"""
COMMENT = """<article id="elComment_9"><div data-commenttype="forums"><div
 data-role="commentContent">موج</div></div></article>"""
FORM = '<form action="?act=Login"><input name="UserName"><input type="password" name="PassWord">'


@pytest.mark.parametrize(
    ("markup", "path", "version", "kind"),
    [
        (f'<body class="ipsApp">{COMMENT}</body>', "/x/", "4", Kind.THREAD),
        (COMMENT, "/x/", "4", Kind.THREAD),
        (
            f'<body class="ipsApp"><div data-role="tableRows">{ROW}</div></body>',
            "/forum/5-sayd/",
            "4",
            Kind.BOARD,
        ),
        ('<body class="ipsApp"><ol><li data-forumid="5"></li></ol></body>', "/", "4", Kind.INDEX),
        ('<div class="post_block" id="post_id_3"></div>', "/x", "3", Kind.THREAD),
        (THREE.format('<table><td class="col_c_forum"></td></table>'), "/", "3", Kind.INDEX),
        (
            THREE.format('<table><td class="col_c_forum"></td></table>'),
            "/forum/5-sayd/",
            "3",
            Kind.BOARD,
        ),
        (THREE.format('<div id="user_info_cell"></div>'), "/user/7-x/", "3", Kind.PROFILE),
        (OLD.format("", FORM), "/index.php?act=Login", "2", Kind.LOGIN),
    ],
)
def test_a_page_is_told_by_what_it_holds(markup: str, path: str, version: str, kind: Kind) -> None:
    page = page_of(markup, path)
    engine = engine_of(page)
    assert (engine.name, engine.version, engine.kind(page)) == ("invision", version, kind)


def test_a_page_of_version_2_saved_without_its_address_links_to_itself() -> None:
    page = page_of(
        OLD.format('<a href="/index.php?showtopic=8&amp;st=15">2</a>', OLD_THREAD), "/8.htm"
    )
    thread = engine_of(page).thread(page)
    assert (thread.thread_id, thread.url) == ("8", f"{SITE}/index.php?showtopic=8")


RESULTS = """<form action="/index.php?act=Poll&amp;t=8"><table><tr><td colspan="3"><b>أي بحر؟</b>
</td></tr><tr><td>الطويل</td><td> [ <b>12</b> ] </td><td><img src="bar.gif"> [75.00%]</td></tr>
<tr><td>الكامل</td><td> [ <b>4</b> ] </td><td> [25.00%]</td></tr><tr><td colspan="3"><b>المجموع: 16
</b></td></tr></table></form>"""


def test_the_results_of_a_poll_of_version_2() -> None:
    page = page_of(OLD.format("", RESULTS + OLD_THREAD), "/index.php?showtopic=8")
    assert engine_of(page).thread(page).poll == {
        "question": "أي بحر؟",
        "options": [{"text": "الطويل", "votes": 12}, {"text": "الكامل", "votes": 4}],
    }


@pytest.mark.parametrize(
    ("case", "version"),
    [("board", "4"), ("index", "4"), ("five-board", "5"), ("three-board", "3")],
)
def test_what_a_server_prints_before_a_page_hides_no_version(case: str, version: str) -> None:
    page = fixture_page(f"invision/{case}")
    warned = with_text(page, "<b>Warning</b>: headers already sent<br>" + page.text)
    engine = engine_of(warned)
    assert (engine.name, engine.version) == ("invision", version)


CATEGORY = """<body class="ipsApp" data-pageapp="forums" data-pagecontroller="forums"><ol><li
 data-forumid="5"><h4><a href="/forum/5-sayd/">الصيد</a></h4><ul class="ipsDataItem_lastPoster"><li>
<a href="/topic/70-shabaka/">الشبكة</a></li><li><a href="/profile/4-bahr/">بحر</a></li></ul></li>
</ol></body>"""
LAID_OUT = """<body class="ipsApp" data-pageapp="forums" data-pagecontroller="forums"><table><tr>
<td><a href="/forum/5-sayd/">الصيد</a><ul><li><a href="/topic/70-shabaka/">الشبكة</a></li><li><a
 href="/topic/71-sinnara/">السنارة</a></li></ul></td></tr></table></body>"""


def test_the_last_threads_of_the_boards_in_a_category_are_not_its_own() -> None:
    page = page_of(CATEGORY, "/forum/2-bahr/")
    assert [board.board_id for board in Invision().boards(page)] == ["5"]
    assert list(Invision().threads(page)) == []


def test_what_lays_out_a_page_with_the_trail_is_no_line_of_another_board() -> None:
    threads = Invision().threads(page_of(LAID_OUT, "/forum/2-bahr/"))
    assert [thread.thread_id for thread in threads] == ["70", "71"]
