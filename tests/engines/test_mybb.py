"""Rules of MyBB that the records of a fixture do not show."""

from datetime import UTC, datetime

import pytest

from crawler.engines.base import Kind
from crawler.engines.mybb import MyBB
from crawler.engines.mybb.routes import first_page
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import address_of, engine_of, fixture_page, read_page

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
    assert address_of(MyBB(), SITE + url).url == SITE + canonical


def test_a_name_in_an_address_is_one_id_with_and_without_escapes() -> None:
    escaped, plain = (
        MyBB().address(f"{SITE}/Thread-{name}") for name in ("%D9%85%D9%87%D8%A7", "مها")
    )
    assert escaped is not None
    assert plain is not None
    assert (escaped.id, escaped.url) == (plain.id, plain.url)


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
    address = address_of(MyBB(), SITE + url)
    assert (first_page(address), address.start) == (SITE + first, 3)


def test_the_shadow_of_a_moved_thread_is_told_apart() -> None:
    page = fixture_page("mybb/board")
    assert [thread.moved for thread in engine_of(page).threads(page)] == [False, False, True, False]


def test_a_profile_page_shows_its_member() -> None:
    page = fixture_page("mybb/profile")
    member = engine_of(page).author(page)
    assert member is not None
    assert (member.name, member.user_id) == ("أبو غصن", "12")
    assert member.panel == [
        ("تاريخ التسجيل", "14-03-2012"),
        ("مجموع المشاركات", "1,320"),
        ("مجموع المواضيع", "41"),
    ]


def test_a_day_by_its_name_has_its_date_as_a_tooltip() -> None:
    posts = list(MyBB().posts(fixture_page("mybb/thread")))
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
    page = written_page(f"{SITE}/showthread.php?tid=5", ROWS)
    member, guest = engine_of(page).posts(page)
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


def page_at(path: str, markup: str) -> Page:
    head = '<script>var my_post_key="";</script><link href="cache/themes/theme1/global.css">'
    return written_page(f"{SITE}/{path}", head + markup)


LOGIN = """<form action="member.php"><table><tr><td class="trow1"><input name="username"></td></tr>
</table><input type="hidden" name="action" value="do_login"></form>"""
BOARDS = "<tr><td class='trow1'><strong><a href='forumdisplay.php?fid={}'>س</a></strong></td></tr>"
CELL = '<div id="content"><table><tr><td class="trow1">{}</td></tr></table></div>'


@pytest.mark.parametrize(
    ("path", "markup", "kind"),
    [
        ("search.php?action=results", '<a href="search.php?sortby=replies">الردود</a>', Kind.OTHER),
        (
            "forumdisplay.php?fid=3",
            '<a href="forumdisplay.php?sortby=x">س</a>',
            Kind.BOARD,
        ),
        ("newthread.php?fid=3", LOGIN, Kind.LOGIN),
        ("showthread.php?tid=7", CELL.format("يجب عليك تسجيل الدخول لمشاهدة هذا"), Kind.LOGIN),
        ("showthread.php?tid=7", CELL.format("الموضوع المحدد غير موجود"), Kind.ERROR),
        ("misc.php?action=help", CELL.format('<input type="text">'), Kind.OTHER),
        ("portal.php", CELL.format("مرحبا"), Kind.OTHER),
        ("forumdisplay.php?fid=3", "<p>فارغ</p>", Kind.BOARD),
        ("maha", f"<table>{BOARDS.format(4)}{BOARDS.format(5)}</table>", Kind.BOARD),
        ("forumdisplay.php?fid=3", CELL.format('<input name="pwverify">'), Kind.LOGIN),
    ],
)
def test_what_a_page_without_posts_is(path: str, markup: str, kind: Kind) -> None:
    page = page_at(path, markup)
    assert MyBB().kind(page) is kind
    assert MyBB().author(page) is None


FULL = '<link href="archive/screen.css"><div id="fullversion"><a href="{}">الكاملة</a></div>{}'
ERROR = '<div class="error"><div class="header"></div><div class="message">{}</div></div>'


@pytest.mark.parametrize(
    ("path", "full", "markup", "kind"),
    [
        ("thread-7.html", "index.php", ERROR.format("الموضوع المحدد غير موجود"), Kind.ERROR),
        ("thread-7.html", "index.php", ERROR.format("يجب عليك تسجيل الدخول"), Kind.LOGIN),
        ("forum-3.html", "forumdisplay.php?fid=3", "<p>فارغ</p>", Kind.BOARD),
        ("", "index.php", "<div class='forumlist'><li><a href='x'>س</a></li></div>", Kind.INDEX),
        ("", "index.php", "<p>فارغ</p>", Kind.OTHER),
    ],
)
def test_what_a_page_of_the_archive_without_posts_is(
    path: str, full: str, markup: str, kind: Kind
) -> None:
    page = page_at(f"archive/index.php?{path}", FULL.format(f"{SITE}/{full}", markup))
    engine = engine_of(page)
    assert (engine.version, engine.kind(page)) == ("lite", kind)


SKIN = """<title>المها</title><div id="post_12"><div class="post_author"><a href="User-mahaa">راعي
 المها</a></div><div class="post_content"><div class="smalltext">05-12-2006 10:11 AM</div><div
 id="pid_12"><blockquote>قول بلا قائل</blockquote><details><summary>افتح</summary>سر</details></div>
</div><a href="private.php?action=send&amp;uid=4">رسالة</a><a href="#pid12">رابط</a></div>
<div id="post_13"><div id="pid_13">بلا تاريخ</div></div><div class="pagination"><span
 class="pagination_current">1</span><a href="Thread-mahaa?page=2">2</a></div>"""


def test_a_skin_with_names_in_its_addresses_and_few_of_the_classes() -> None:
    page = page_at("Thread-mahaa", SKIN)
    found = read_page(page, MyBB())
    first, second = found.posts
    assert (first.author, first.author_id) == ("راعي المها", "zaytuna.example/u/4")
    assert (first.posted_at_text, second.posted_at_text) == ("05-12-2006 10:11 AM", "")
    assert (first.title, first.body, len(first.quotes)) == ("المها", "سر", 1)
    assert found.next_page == f"{SITE}/Thread-mahaa?page=2"


MEMBER = """<table><tr><td><span class="largetext"><strong>أبو غصن</strong></span></td></tr><tr><td>
المجموعة:</td><td>حراس<br>5</td></tr></table><a href="search.php?action=finduserthreads&amp;uid=12">
مواضيعه</a><a href="search.php?action=finduser&amp;uid=12">مشاركاته</a>"""


def test_a_saved_profile_names_its_member_by_the_search_for_their_posts() -> None:
    member = MyBB().author(page_at("saved.html", MEMBER))
    assert member is not None
    assert (member.name, member.user_id, member.panel) == ("أبو غصن", "12", [("المجموعة", "حراس")])


CARD = """<article class="forumdisplay_sticky"><span class="thread_status closefolder"></span><h3>
<span id="tid_{0}"><a href="showthread.php?tid={0}">{1}</a></span></h3><span class="author"><a
 href="member.php?action=profile&amp;uid=4">راعي المها</a></span><dl><div><dt>الردود</dt><dd>14</dd>
</div><div><dt>المشاهدات</dt><dd>1,607</dd></div></dl></article>"""


@pytest.mark.parametrize("titles", [["المها"], ["المها", "الوعل"]])
def test_threads_on_cards(titles: list[str]) -> None:
    cards = "".join(CARD.format(number, title) for number, title in enumerate(titles, 70))
    page = page_at("forumdisplay.php?fid=3", f"<section>{cards}</section>")
    found = read_page(page, MyBB())
    assert found.kind is Kind.BOARD
    assert [(t.title, t.author, t.replies, t.views, t.sticky, t.locked) for t in found.threads] == [
        (title, "راعي المها", 14, 1607, True, True) for title in titles
    ]


def test_boards_on_cards_beside_a_cell_of_figures() -> None:
    cards = "".join(
        f'<article><span id="mark_read_{n}"></span><h2><a href="forumdisplay.php?fid={n}">{title}'
        "</a></h2></article>"
        for n, title in [(3, "البادية"), (4, "الحضر")]
    )
    figures = '<table><tr><td class="trow1">الأعضاء: 7</td></tr></table>'
    page = page_at("index.php", f'<section id="cat_1_e">{cards}</section>{figures}')
    assert MyBB().kind(page) is Kind.INDEX
    assert [board.title for board in MyBB().boards(page)] == ["البادية", "الحضر"]


TELEPHONE = """<div id="post_{n}"><a name="pid{n}"></a><div class="post_author"><span
 class="datetime">(2{n}-11-2016, 10:11 AM)</span> {who}</div><div class="post_body"
 id="post_body_{n}"><div class="post_content">{words}</div><div class="post_manage"><a
 href="newreply.php?tid=70&amp;replyto={n}">اقتباس</a></div></div></div>"""


def test_the_theme_for_telephones_numbers_what_stands_around_the_words() -> None:
    member = '<a href="member.php?action=profile&amp;uid=4">راعي المها</a> [5]'
    posts = TELEPHONE.format(n=1, who=member, words="رأيتها") + TELEPHONE.format(
        n=2, who="ضيف البادية", words="أين؟"
    )
    closed = '<a href="newreply.php?tid=70" class="big_button_closed">مغلق</a>'
    page = page_at("showthread.php?tid=70", f"<title>المها</title>{closed}{posts}")
    found = read_page(page, MyBB())
    assert [(p.author, p.body) for p in found.posts] == [
        ("راعي المها", "رأيتها"),
        ("ضيف البادية", "أين؟"),
    ]
    assert [p.posted_at for p in found.posts] == ["2016-11-21T10:11", "2016-11-22T10:11"]
    assert (found.posts[0].author_id, found.authors[0].title) == ("zaytuna.example/u/4", None)
    assert MyBB().thread(page).locked


STYLED = """<title>المها</title><p class="crumbs"><a href="index.php">زيتونة</a>
<a href="forumdisplay.php?fid=3">البادية</a></p><table><tr><td class="thead"><strong>استطلاع: أي
 الطرائد؟</strong></td></tr></table><table><tr><td class="thead"><strong>المها</strong></td></tr>
</table><div id="post_12"><div class="post_author"><strong>راعي المها</strong><p>غير متصل</p><i
 title="غير متصل"></i><p>حارس</p><div class="author_statistics"><p><i
 title="المشاركات"></i> 84</p></div></div><time
 class="post_date">25-11-2016, 10:11 AM</time><span
 id="edited_by_12">(آخر تعديل لهذه المشاركة: 06-12-2016, 10:11 AM بواسطة <a>راعي المها</a>)</span>
<div id="pid_12">رأيتها</div>{}<div id="post_meta_12">بلاغ</div></div><ul><li>1</li><li><a
 href="showthread.php?tid=70&amp;page=3">3</a></li><li><a href="showthread.php?tid=70&amp;page=2">2
</a></li></ul>"""


@pytest.mark.parametrize(
    ("below", "signature"),
    [
        ("<hr /><br /><div>من صبر ظفر</div>", "من صبر ظفر"),
        ("<hr />من صبر<br />ظفر", "من صبر\nظفر"),
        ("<hr />", None),
        ("<div>من صبر ظفر</div>", None),
    ],
)
def test_a_style_with_names_of_its_own(below: str, signature: str | None) -> None:
    page = page_at("showthread.php?tid=70", STYLED.format(below))
    found = read_page(page, MyBB())
    (post,) = found.posts
    (author,) = found.authors
    assert (post.title, post.boards, post.body) == ("المها", ["البادية"], "رأيتها")
    assert found.next_page == f"{SITE}/showthread.php?tid=70&page=2"
    assert post.posted_at_text == "25-11-2016, 10:11 AM"
    assert post.edited_at_text == "06-12-2016, 10:11 AM"
    assert (author.title, author.messages, author.signature) == ("حارس", 84, signature)


def test_a_post_with_its_date_below_and_its_author_beside_a_panel_of_pictures() -> None:
    avatar = '<a href="member.php?action=profile&amp;uid=8"><img src="a.png"></a>'
    page = page_at(
        "showthread.php?tid=70",
        f"""<title>المها</title><div id="post_12"><div class="post_author">{avatar}</div><div><a
 href="member.php?action=profile&amp;uid=8">راعي المها</a></div><div id="pid_12">رأيتها قرب <a
 href="member.php?action=profile&amp;uid=9">خيمته</a></div><span class="post_date">25-11-2016,
 10:11 AM <span class="post_edit" id="edited_by_12"></span></span></div>""",
    )
    found = read_page(page, MyBB())
    (post,) = found.posts
    assert (post.author, post.author_id, post.posted_at_text) == (
        "راعي المها",
        "zaytuna.example/u/8",
        "25-11-2016, 10:11 AM",
    )


CLASSIC = """<html><head><title>عصر الزيتون</title></head><body><div class="navigation"><a
 href="index.php">معصرة</a> / <a href="forumdisplay.php?fid=3">الكروم</a></div><table
 class="tborder" id="post_802"><tr><td class="trow1" width="15%"><a name="pid802"></a><strong><span
 class="largetext"><a href="member.php?action=profile&amp;uid=4">أبو زيتون</a></span></strong><br>
<span class="smalltext">معصراتي<br><a href="member.php?action=profile&amp;uid=4"><img
 src="uploads/avatars/avatar_4.jpg"></a><br>مشاركات: 12<br>الانضمام: Jan 2010</span></td><td
 class="trow1"><table><tr><td><span class="smalltext"><strong>عصر الزيتون</strong></span><br><div
 id="pid_802">نعصر بعد القطاف<div><div class="quotetitle">Spoiler <input type="button"
 value="Show"></div><div class="quotecontent"><div style="display: none;">ثم نعبئ</div></div></div>
</div><div id="edited_by_802"><span class="smalltext">(آخر تعديل لهذه المشاركة : 06-14-2011 08:00 AM
 بواسطة <a href="member.php?action=profile&amp;uid=4">أبو زيتون</a>.)</span></div></td></tr></table>
</td></tr><tr><td class="trow1"><span class="smalltext">06-13-2011 09:15 PM</span></td><td
 class="trow1"></td></tr></table>Powered By <a href="http://www.mybb.com/">MyBB</a></body></html>"""


def test_the_classic_layout_has_the_date_under_the_author() -> None:
    url = f"{SITE}/showthread.php?tid=70"
    page = written_page(url, CLASSIC)
    (post,) = (shown := read_page(page, MyBB())).posts
    assert (post.posted_at, post.edited_at) == ("2011-06-13T21:15", "2011-06-14T08:00")
    assert post.body == "نعصر بعد القطاف\nثم نعبئ"
    (author,) = shown.authors
    assert (author.name, author.title, author.messages) == ("أبو زيتون", "معصراتي", 12)
    assert author.avatar_url == f"{SITE}/uploads/avatars/avatar_4.jpg"
    assert author.joined == "2010-01"


ROW = """<tr><td class="trow1"></td><td class="trow1"><span id="tid_{n}"><a href="Thread-t{n}">
موضوع {n}</a></span><div class="author">ريم</div></td><td>{n}</td><td>7</td></tr>"""
PARTED = '<tr><td class="trow_sep" colspan="4">{}</td></tr>'
SORTED = (
    '<tr><td class="tcat"><a href="forumdisplay.php?fid=3&amp;sortby=subject">الموضوع</a></td></tr>'
)


@pytest.mark.parametrize(("parts", "pinned"), [(["مثبتة", "عادية"], [5]), (["عادية"], [])])
def test_sticky_threads_stand_over_a_line_of_their_own(parts: list[str], pinned: list[int]) -> None:
    lines = [PARTED.format(name) for name in parts]
    rows = "".join([SORTED, *lines[:-1], ROW.format(n=5), lines[-1], ROW.format(n=6)])
    markup = (
        f"<table class='tborder'>{rows}</table>Powered By <a href='http://www.mybb.com/'>MyBB</a>"
    )
    page = written_page(f"{SITE}/Forum-karm", markup)
    threads = list(MyBB().threads(page))
    assert [thread.thread_id for thread in threads] == ["5", "6"]
    assert [int(thread.thread_id) for thread in threads if thread.sticky] == pinned
    assert not list(MyBB().boards(page))
