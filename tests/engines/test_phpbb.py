"""Rules of phpBB that the records of a fixture do not show."""

from datetime import UTC, datetime

import pytest
from lxml import html
from lxml.html import HtmlElement

from crawler.bodies.body import read_body
from crawler.engines.base import Kind
from crawler.engines.phpbb import PhpBB
from crawler.engines.phpbb.routes import first_page
from crawler.extract import extract
from crawler.fixture import load
from crawler.pages.dom import line
from crawler.pages.page import Page
from tests import shared
from tests.markup import written_page
from tests.reading import address_of, engine_of, fixture_page, read_page
from tests.shared import with_text

FIXTURES = shared.FIXTURES / "phpbb"
SITE = "https://sidra.example"
SID = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (f"/bb/viewtopic.php?f=2&t=90&sid={SID}", "/bb/viewtopic.php?t=90"),
        ("/bb/viewtopic.php?t=90&start=0", "/bb/viewtopic.php?t=90"),
        ("/bb/viewtopic.php?t=90&f=2&start=20&hilit=x#p901", "/bb/viewtopic.php?t=90&start=20"),
        ("/bb/viewtopic.php?t=90&st=0&sk=t&sd=a&start=10", "/bb/viewtopic.php?t=90&start=10"),
        ("/bb/viewtopic.php?t=90&view=print", "/bb/viewtopic.php?t=90"),
        ("/bb/viewtopic.php?t=90&view=unread#unread", "/bb/viewtopic.php?t=90"),
        ("/viewtopic.php?t=9&postdays=0&postorder=asc&start=15", "/viewtopic.php?t=9&start=15"),
        ("/bb/viewtopic.php?f=2&t=90&p=905#p905", "/bb/viewtopic.php?p=905"),
        ("/bb/feed.php?t=90", "/bb/viewtopic.php?t=90"),
        ("/bb/app.php/feed/topic/90", "/bb/viewtopic.php?t=90"),
        ("/bb/viewforum.php?f=2&start=25&sk=t", "/bb/viewforum.php?f=2&start=25"),
        (
            f"/bb/memberlist.php?sid={SID}&mode=viewprofile&u=9",
            "/bb/memberlist.php?mode=viewprofile&u=9",
        ),
        ("/bb/profile.php?mode=viewprofile&u=9", "/bb/profile.php?mode=viewprofile&u=9"),
        (f"/bb/index.php?sid={SID}", "/bb/"),
        (
            "/modules.php?name=Forums&file=viewtopic&t=4&highlight=x",
            "/modules.php?name=Forums&file=viewtopic&t=4",
        ),
        ("/viewtopic-t-12-postdays-0-postorder-asc-start-25.html", "/viewtopic-t-12-start-25.html"),
        ("/viewforum-f-3.html?sid=1", "/viewforum-f-3.html"),
        ("/viewtopic-p-77.html#77", "/viewtopic-p-77.html"),
        ("/طريق-t27-15.html", "/%D8%B7%D8%B1%D9%8A%D9%82-t27-15.html"),
        ("/rihlat-f2/page25.html", "/rihlat-f2/page25.html"),
        ("/post905.html#p905", "/post905.html"),
        ("/raml-t27.html?start=15", "/raml-t27.html?start=15"),
        ("/member9.html", "/member9.html"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(PhpBB(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/bb/viewtopic.php?t=90&view=next",
        "/bb/viewtopic.php?t=90&view=previous",
        "/bb/viewtopic.php?t=90&watch=topic&start=0&hash=a1",
        "/bb/viewtopic.php?id=90",
        "/viewtopic-t-12-view-next.html",
        "/raml-t27.html?view=previous",
        "/bb/viewtopic.php?t=abc",
        "/bb/viewforum.php?f=2&mark=topics",
        "/bb/posting.php?mode=reply&t=90",
        "/bb/search.php?author_id=9",
        "/bb/memberlist.php?start=25",
        "/bb/ucp.php?mode=login",
        "/bb/feed.php?f=2",
        "/bb/download/file.php?id=31",
        "http://[",
    ],
)
def test_neighbours_forms_and_files_are_no_pages(url: str) -> None:
    assert PhpBB().address(url if url.startswith("http") else SITE + url) is None


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("/bb/viewtopic.php?t=90&start=20", "/bb/viewtopic.php?t=90"),
        ("/viewtopic-t-12-start-25.html", "/viewtopic-t-12.html"),
        ("/raml-t27-15.html", "/raml-t27.html"),
        ("/rihlat-f2/page25.html", "/rihlat-f2/"),
        ("/viewtopic.php@f=5&t=29.html", "/viewtopic.php?t=29"),
    ],
)
def test_the_first_page_of_a_page_is_known(url: str, first: str) -> None:
    assert first_page(address_of(PhpBB(), SITE + url)) == SITE + first


def test_an_offset_is_the_number_of_posts_before() -> None:
    address = address_of(PhpBB(), f"{SITE}/bb/viewtopic.php?t=90&start=20")
    assert (address.id, address.start, address.skipped) == ("90", 20, 20)


@pytest.mark.parametrize(
    ("case", "moved"),
    [
        ("board", [False, False, False, True, False]),
        ("three-zero-board", [False, False, True]),
        ("subsilver2-board", [False, False, True, False]),
        ("two-board", [False, False, True, False]),
    ],
)
def test_the_shadow_of_a_moved_thread_is_told_apart(case: str, moved: list[bool]) -> None:
    page = fixture_page(f"phpbb/{case}")
    assert [thread.moved for thread in engine_of(page).threads(page)] == moved


STYLED = """<body id="phpbb" class="section-viewtopic"><h2><a href="viewtopic.php?t=5">ري</a></h2>
<div id="p77" class="panel panel-default post"><div class="panel-heading"><p class="author">
<a href="viewtopic.php?p=77#p77"></a><strong><a href="memberlist.php?mode=viewprofile&amp;u=3"
 class="username">ريم الغدير</a></strong> &raquo; الأحد يناير 06, 2019 5:13 pm</p></div>
<aside class="postprofile"><a href="memberlist.php?mode=viewprofile&amp;u=3" class="username">
ريم الغدير</a><div class="profile-rank">ساقية</div><div class="profile-posts"><b>مشاركات:</b>
<a href="search.php?author_id=3">154</a></div></aside>
<div class="postbody"><div id="post_content77" class="">نسقي مع الفجر</div></div></div>
<div id="p78" class="row-fluid"><p class="author">بواسطة <strong>ضيف البئر</strong> &raquo;
 الأحد يناير 06, 2019 5:20 pm</p><div class="content">شكرا</div><dl class="postprofile"><dt>
<strong>ضيف البئر</strong> <span class="label">offline</span></dt></dl></div>"""


def test_bootstrap_styles_without_the_usual_classes_give_body_author_and_rank() -> None:
    page = written_page(f"{SITE}/viewtopic.php?t=5", STYLED)
    member, guest = PhpBB().posts(page)
    assert isinstance(member.body, HtmlElement)
    assert (member.author.name, member.author.user_id) == ("ريم الغدير", "3")
    assert (member.author.title, member.author.panel) == ("ساقية", [("مشاركات", "154")])
    assert line(member.body) == "نسقي مع الفجر"
    assert (guest.author.name, guest.author.user_id) == ("ضيف البئر", None)


COLUMNS = """<div class="topics"><div class="row sticky sticky_read_locked"><div class="col"><a
 href="viewtopic.php?t=8" class="topictitle">آبار الوادي 5</a><br><span>بواسطة <a class="username"
 href="memberlist.php?mode=viewprofile&amp;u=3">ريم الغدير</a> » الأحد يناير 06, 2019 5:13 pm</span>
<ul><li><a href="viewtopic.php?t=8&amp;start=10">2</a></li></ul></div><div class="col"><div>ردود: 12
</div><div>مشاهدات: 1,240</div></div><div class="col"><span>بواسطة <a class="username"
 href="memberlist.php?mode=viewprofile&amp;u=4">ساقي</a> <a href="viewtopic.php?p=9#p9"><i></i></a>
<br>الاثنين يناير 07, 2019 6:13 pm</span></div></div></div>"""

CELLS = """<table><tr><td><i class="icon-moon-moved"></i><a href="viewtopic.php?t=9"
 class="topictitle">السواقي</a><br><strong><a href="viewtopic.php?t=9&amp;start=10">2</a></strong>
 بواسطة <span class="username">ضيف البئر</span> <small>06 يناير 2019 17:13</small></td>
<td>5 ردود<br>120 مشاهدات</td><td>بواسطة <span class="username">ساقي</span>
<a href="viewtopic.php?p=9#p9"><i></i></a><br><small>07 يناير 2019 18:13</small></td></tr>
</table>"""


@pytest.mark.parametrize(
    ("rows", "author", "counts", "flags"),
    [
        (COLUMNS, "ريم الغدير", ("12", "1,240"), (True, True, False)),
        (CELLS, "ضيف البئر", ("5", "120"), (False, False, True)),
    ],
)
def test_threads_of_styles_with_columns_or_cells_of_their_own(
    rows: str, author: str, counts: tuple[str, str], flags: tuple[bool, bool, bool]
) -> None:
    markup = f'<body id="phpbb" class="section-viewforum">{rows}</body>'
    now = datetime(2026, 11, 23, tzinfo=UTC)
    page = Page(f"{SITE}/viewforum.php?f=2", markup.encode(), now)
    (thread,) = PhpBB().threads(page)
    assert PhpBB().kind(page) is Kind.BOARD
    assert (thread.author, (thread.replies, thread.views), thread.pages) == (author, counts, 2)
    assert (thread.sticky, thread.locked, thread.moved) == flags
    assert thread.created is not None
    assert thread.last_post is not None
    assert "06" in thread.created.text
    assert "07" in thread.last_post.text


def test_a_post_that_a_page_shows_twice_counts_once() -> None:
    markup = STYLED + STYLED.partition("<h2>")[2]
    page = written_page(f"{SITE}/viewtopic.php?t=5", markup)
    found = read_page(page, PhpBB())
    assert [(post.post_id, post.position) for post in found.posts] == [("77", 1), ("78", 2)]


@pytest.mark.parametrize(
    "following",
    [
        '<a href="viewtopic.php?t=5&amp;start=20" rel="next">التالي</a>',
        '<li class="next"><a href="viewtopic.php?t=5&amp;start=20">التالي</a></li>',
    ],
)
def test_the_next_page_of_one_that_a_post_names_is_the_one_marked_so(following: str) -> None:
    last = '<a href="viewtopic.php?t=5&amp;start=40">الأخيرة</a>'
    markup = f'<body class="section-viewtopic">{STYLED}<ul>{last}{following}</ul></body>'
    page = written_page(f"{SITE}/viewtopic.php?p=77", markup)
    assert PhpBB().next_page(page) == f"{SITE}/viewtopic.php?t=5&start=20"


LINKED = """<body class="section-viewtopic"><h2><a href="viewtopic.php?t=5">ري</a></h2>
<div id="p77"><div class="content">انظر <a href="viewtopic.php?t=5&amp;start=40" rel="next">3</a>
 وفي <b>9</b> منها شرح</div></div></body>"""


def test_a_link_in_a_post_is_no_page_of_its_thread() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    page = Page(f"{SITE}/viewtopic.php?t=5", LINKED.encode(), now)
    found = read_page(page, PhpBB())
    assert (found.next_page, [thread.pages for thread in found.threads]) == (None, [1])
    assert [post.post_id for post in found.posts] == ["77"]


def test_a_profile_page_shows_its_member() -> None:
    page = fixture_page("phpbb/profile")
    member = engine_of(page).author(page)
    assert member is not None
    assert (member.name, member.user_id) == ("ناصر البر", "9")
    assert ("عدد المشاركات", "2418") in member.panel


def test_what_add_ons_put_into_a_post_and_its_panel() -> None:
    page, clock, _ = load(FIXTURES / "thread")
    hidden = (
        '<dl class="hidebox"><dt class="hide">إخفاء: تفعيل</dt><dd>الرد أولا</dd></dl>'
        '<dl class="hidebox"><dt class="unhide">إخفاء: تعطيل</dt><dd>الخريطة</dd></dl>'
        '<div class="hidden-content error">للأعضاء</div>'
        '<section class="hidden-content"><header><span>محتوى مخفي</span></header>المفتاح</section>'
    )
    thanks = (
        "<dd data-user-give-id='14'><strong>شكر:</strong> <a>12 مرة</a></dd>"
        "<dd data-user-receive-id='14'><strong>شُكر:</strong> <a>3 مرات</a></dd>"
    )
    markup = page.markup.decode().replace("سنحضر بإذن الله", f"سنحضر{hidden}")
    panel = 'class="username">أم ريان</a></dt>'
    assert panel in markup
    markup = markup.replace(panel, panel + thanks)
    found = extract(with_text(page, markup), PhpBB(), clock)
    body = next(post.body for post in found.posts if post.post_id == "902")
    assert body.startswith("حيّاكم الله، سنحضر\n\nالخريطة\n\nالمفتاح")
    author = next(author for author in found.authors if author.id == "sidra.example/u/14")
    assert (author.messages, author.likes_given, author.likes_received) == (17, 12, 3)


def test_a_printed_page_found_by_a_post_counts_on_its_own_page() -> None:
    page, clock, _ = load(FIXTURES / "print")
    url = "https://sidra.example/bb/viewtopic.php?p=916&view=print"
    posts = extract(Page(url, page.body, page.fetched_at), PhpBB(), clock).posts
    assert [(post.post_id, post.position) for post in posts] == [
        ("t90-2.1", None),
        ("t90-2.2", None),
    ]


def page_at(path: str, markup: str) -> Page:
    return written_page(f"{SITE}/{path}", markup)


# A member's page of phpBB 2 and of subsilver2: facts in two columns, the links among the values.
PROFILES = {
    "2": """<td class="bodyline"><span class="maintitle"></span><table class="forumline"><tr>
<th class="thHead" colspan="2">مشاهدة الملف الشخصي :: ريم الغدير</th></tr><tr><td class="row1"><img
 src="images/avatars/9.gif"></td><td class="row1"><table><tr><td><span class="gen">سجل:&nbsp;</span>
</td><td><b><span class="gen">01 يناير 2005</span></b></td></tr><tr><td><span class="gen">مشاركات:
</span></td><td><b><span class="gen">45</span></b><br><span class="genmed">[0.5%]</span><a
 href="search.php?search_author=%D1%ED%E3">كل المشاركات</a></td></tr><tr><td><span class="gen">
المكان:&nbsp;</span></td><td>صور</td></tr></table></td></tr></table><a
 href="privmsg.php?mode=post&amp;u=9">رسالة</a><a class="mainmenu" href="index.php">phpBB</a>""",
    "3 subsilver2": """<div id="wrapcentre"><table class="tablebg"><tr><td class="row1"><table><tr>
<td><b class="gen">ريم الغدير</b></td></tr><tr><td><img src="download/file.php?avatar=9_1.jpg"></td>
</tr></table></td><td class="row1"><table><tr><td class="gen">سجل: </td><td><b class="gen">
01 يناير 2005</b></td></tr><tr><td class="gen">مشاركات: </td><td><b class="gen">45</b><span><br />
<a href="search.php?author_id=9">ابحث</a></span></td></tr><tr><td class="gen">المكان: </td><td>
<b></b>صور</td></tr></table></td></tr></table><a href="ucp.php?u=9">phpBB</a></div>""",
}


@pytest.mark.parametrize("version", PROFILES)
@pytest.mark.parametrize("path", ["memberlist.php?mode=viewprofile&u=9", "saved.html"])
def test_a_profile_in_tables_shows_its_member(version: str, path: str) -> None:
    page = page_at(path, PROFILES[version])
    engine = engine_of(page)
    assert (engine.version, engine.kind(page)) == (version, Kind.PROFILE)
    member = engine.author(page)
    assert member is not None
    assert (member.name, member.user_id) == ("ريم الغدير", "9")
    assert member.avatar is not None
    assert member.panel == [("سجل", "01 يناير 2005"), ("مشاركات", "45"), ("المكان", "صور")]


BODY = '<body class="section-{}"><div id="page-body" class="panel linklist">{}</div></body>'


@pytest.mark.parametrize(
    ("path", "section", "markup", "kind"),
    [
        ("", "index", "<p>لا أقسام بعد</p>", Kind.INDEX),
        ("", "index", '<a class="topictitle" href="viewtopic.php?t=5">آبار</a>', Kind.INDEX),
        ("viewforum.php?f=2", "viewforum", "<div class='panel'>فارغ</div>", Kind.BOARD),
        (
            "viewforum.php?f=2",
            "viewforum",
            "<div class='panel'>يجب عليك تسجيل الدخول لمشاهدة هذا المنتدى</div>",
            Kind.LOGIN,
        ),
        ("viewtopic.php?t=2", "posting", "يجب عليك تسجيل الدخول", Kind.LOGIN),
        ("viewtopic.php?t=2", "posting", "الموضوع المطلوب غير موجود", Kind.ERROR),
    ],
)
def test_what_a_page_without_posts_is(path: str, section: str, markup: str, kind: Kind) -> None:
    page = page_at(path, BODY.format(section, markup))
    assert PhpBB().kind(page) is kind
    assert PhpBB().author(page) is None


QUOTES = """<body class="section-viewtopic"><div id="p77" class="post">
<h3 class="first">ري</h3><p class="author">بواسطة <strong>عابر</strong> أمس</p><div class="content">
<blockquote><div>قول بلا قائل<blockquote><div><cite>ساقي:</cite>قول الساقي</div></blockquote></div>
</blockquote><blockquote cite="./viewtopic.php?p=70#p70"><div><cite>كتب <a href="/u">الغدير</a>:
</cite>قول الغدير</div></blockquote>رد<dl class="codebox"><dt>كود:</dt><dd><code>س</code></dd>
</dl></div><div class="likers_display" title="3"></div></div>
<a href="posting.php?mode=reply&amp;f=2&amp;t=9
">رد</a></body>"""


def test_a_thread_whose_address_says_nothing_is_known_by_its_reply_button() -> None:
    page = page_at("thread-of-wells", QUOTES)
    found = read_page(page, PhpBB())
    (post,) = found.posts
    assert (post.thread_id, post.title, post.url) == ("9", "ري", f"{SITE}/viewtopic.php?p=77#p77")
    assert (post.author, post.posted_at, post.reactions) == ("عابر", "2026-11-22", 3)
    assert post.body == "رد\n\nس"
    assert [tuple(quote.values()) for quote in post.quotes] == [
        (None, None, "قول بلا قائل"),
        ("ساقي", None, "قول الساقي"),
        ("الغدير", "70", "قول الغدير"),
    ]


@pytest.mark.parametrize(
    ("over", "body", "quotes"),
    [
        ('Spoiler: <input type="button" value="Show">', "حزر\nالسراب", []),
        ("ساقي كتب:", "حزر", ["السراب"]),
    ],
)
def test_a_button_in_the_title_of_a_box_makes_it_a_spoiler(
    over: str, body: str, quotes: list[str]
) -> None:
    box = f'<div class="quotetitle"><b>{over}</b></div><div class="quotecontent">السراب</div>'
    read = read_body(html.fromstring(f"<div>حزر<div>{box}</div></div>"), PhpBB.markup, str)
    assert read.text == body
    assert [quote.text for quote in read.quotes] == quotes


NUKE = """<table class="forumline"><tr><td><span class="name"><a name="77"></a><b>ساقي</b>
</span></td><td class="row1"><table><tr><td><a href="#77"><img></a><span class="postdetails">
كتب: الأحد يناير 06, 2019 5:13 pm</span></td></tr><tr><td class="postbody">ري الغدير
</td></tr></table>
</td></tr></table><td class="bodyline"></td>"""


def test_a_module_of_php_nuke_links_to_its_own_posts() -> None:
    page = page_at("modules.php?name=Forums&file=viewtopic&t=9", f"phpBB <h2>الغدير</h2>{NUKE}")
    (post,) = read_page(page).posts
    assert (post.body, post.author, post.posted_at) == ("ري الغدير", "ساقي", "2019-01-06T17:13")
    assert post.title == "الغدير"
    assert post.url == f"{SITE}/modules.php?name=Forums&file=viewtopic&p=77#77"


def test_posts_of_a_thread_in_a_folder_that_is_none_are_linked_beside_the_scripts() -> None:
    markup = QUOTES.replace('"posting.php', f'"{SITE}/bb/posting.php')
    page = page_at("bb/qura-f2/turuq-t9.html", markup)
    assert [post.permalink for post in PhpBB().posts(page)] == [f"{SITE}/bb/viewtopic.php?p=77#p77"]
