"""Rules of bbPress that the records of a fixture do not show."""

import re

import pytest

from crawler.engines.base import Kind
from crawler.engines.bbpress import BbPress, BbPress1
from crawler.engines.bbpress.routes import first_page
from crawler.extract import extract
from crawler.fixture import load
from crawler.pages.dom import line
from crawler.pages.page import Page
from tests import shared
from tests.markup import written_page
from tests.reading import address_of, engine_of, fixture_page
from tests.shared import with_changes, with_text

FIXTURES = shared.FIXTURES / "bbpress"
SITE = "https://riwaq.example"
NAME = "%D9%82%D8%B5%D8%A8"
FORUMS = "%D8%A7%D9%84%D9%85%D9%86%D8%AA%D8%AF%D9%8A%D8%A7%D8%AA"
FORUM = "%D9%85%D9%86%D8%AA%D8%AF%D9%89"
TOPIC = "%D9%85%D9%88%D8%B6%D9%88%D8%B9"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/forums/topic/alif/", "/forums/topic/alif/"),
        ("/forums/topic/alif", "/forums/topic/alif/"),
        ("/forums/topic/alif/page/1/", "/forums/topic/alif/"),
        ("/forums/topic/alif/page/3", "/forums/topic/alif/page/3/"),
        ("/forums/topic/alif/page/3/#post-190", "/forums/topic/alif/page/3/"),
        ("/forums/topic/alif/?view=all", "/forums/topic/alif/"),
        ("/forums/topic/alif/feed/", "/forums/topic/alif/"),
        (f"/forums/topic/{NAME.lower()}/", f"/forums/topic/{NAME}/"),
        ("/forums/topic/قصب/", f"/forums/topic/{NAME}/"),
        ("/topic/alif/", "/topic/alif/"),
        ("/wp/discussions/topic/71848", "/wp/discussions/topic/71848/"),
        ("/?topic=alif&paged=2", "/?topic=alif&paged=2"),
        ("/?post_type=topic&p=155", "/?post_type=topic&p=155"),
        ("/forums/reply/190/", "/forums/reply/190/"),
        ("/?post_type=reply&p=190", "/?post_type=reply&p=190"),
        ("/forums/forum/khutut/", "/forums/forum/khutut/"),
        ("/forums/forum/khutut/ruqaa/page/2/", "/forums/forum/khutut/ruqaa/page/2/"),
        ("/forums/forum/khutut/feed/", "/forums/forum/khutut/"),
        ("/?forum=khutut", "/?forum=khutut"),
        ("/groups/khattatun/forum/", "/groups/khattatun/forum/"),
        (
            "/groups/khattatun/forum/topic/alif/page/2/",
            "/groups/khattatun/forum/topic/alif/page/2/",
        ),
        ("/forums/users/hilal/", "/forums/users/hilal/"),
        ("/members/hilal/profile/", "/members/hilal/"),
        ("/?bbp_user=5", "/?bbp_user=5"),
        ("/المنتديات/موضوع/alif/page/2/", f"/{FORUMS}/{TOPIC}/alif/page/2/"),
        ("/المنتديات/منتدى/khutut/", f"/{FORUMS}/{FORUM}/khutut/"),
        (f"/{FORUMS.lower()}", f"/{FORUMS}/"),
        ("/bb/topic.php?id=31&page=2&replies=34#post-84", "/bb/topic.php?id=31&page=2"),
        ("/bb/topic.php?id=31&page&replies=4", "/bb/topic.php?id=31"),
        ("/bb/topic/alif/page/2?replies=34#post-84", "/bb/topic/alif/page/2/"),
        ("/bb/forum.php?id=2&new=1", "/bb/forum.php?id=2"),
        ("/bb/profile.php?id=7", "/bb/profile.php?id=7"),
        ("/bb/profile/hilal", "/bb/profile/hilal/"),
        ("/forums", "/forums/"),
        ("", "/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(BbPress(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/forums/topic/alif/edit/",
        "/forums/topic/alif/?bbp_reply_to=172&_wpnonce=ab12#new-post",
        "/forums/topic/alif/?action=bbp_subscribe&object_id=155&_wpnonce=ab12",
        "/forums/reply/190/edit/",
        "/forums/users/hilal/topics/",
        "/forums/users/hilal/edit/",
        "/forums/search/alif/",
        "/forums/view/popular/",
        "/forums/topic-tag/alif/",
        "/topics/page/2/",
        "/wp-login.php?redirect_to=/forums/topic/alif/",
        "/about/",
        "/wp-admin/profile.php?id=7",
        "/bb/topic.php?id=alif",
        "/?s=alif",
        "http://[",
    ],
)
def test_forms_searches_and_other_pages_of_the_site_are_no_pages(url: str) -> None:
    assert BbPress().address(url if url.startswith("http") else SITE + url) is None


def test_the_number_of_a_reply_is_known_and_its_thread_is_not() -> None:
    address = address_of(BbPress(), f"{SITE}/forums/reply/190/")
    assert (address.kind, address.id, address.post_id) == (Kind.THREAD, "", "190")


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("/forums/topic/alif/page/3/", "/forums/topic/alif/"),
        ("/?topic=alif&paged=3", "/?topic=alif"),
        ("/bb/topic.php?id=31&page=3", "/bb/topic.php?id=31"),
        ("/forums/topic/alif/", "/forums/topic/alif/"),
    ],
)
def test_the_first_page_of_a_page_is_known(url: str, first: str) -> None:
    assert first_page(address_of(BbPress(), SITE + url)) == SITE + first


def test_a_profile_page_shows_its_member() -> None:
    member = BbPress().author(fixture_page("bbpress/profile"))
    assert member is not None
    assert (member.name, member.url) == ("أم الزين", f"{SITE}/forums/users/umm-zayn/")
    assert member.panel == [
        ("آخر نشاط", "منذ 3 أيام"),
        ("المواضيع المبدوءة", "14"),
        ("الردود المنشأة", "230"),
        ("دور المنتدى", "مشارك"),
    ]


# What themes do to the template of a reply: names of their own, the head among the words.
HEAD = re.compile(r'<div id="post-\d+" class="bbp-reply-header">.*?</div><!-- #post-\d+ -->', re.S)
DATE = re.compile(r'<span class="bbp-reply-post-date">(.*?)</span>')
WORDS = '<div class="bbp-reply-content">\n'
END = "</div><!-- .bbp-reply-content -->\n</div><!-- .reply -->"
INNER_HEADS = {
    "meta": '<div class="bbp-meta"><span class="bbp-reply-post-date">{}</span></div>',
    "span": '<span class="bbp-reply-post-date">{} <a href="#post-1">#1</a></span>',
    "link": '<p class="bbp-reply-post-date"><a href="#post-1">{}</a></p>',
    "line": '<div class="mom-bbp-reply-author">بتاريخ: {} <a href="#post-1">#1</a></div>',
}


def _posts(page: Page) -> list[tuple[str | None, ...]]:
    _, clock, _ = load(FIXTURES / "thread")
    posts = extract(page, BbPress(), clock).posts
    return [(p.id, p.author, p.author_id, p.posted_at, p.body) for p in posts]


@pytest.mark.parametrize("name", INNER_HEADS)
def test_a_head_among_the_words_is_no_part_of_them(name: str) -> None:
    page = fixture_page("bbpress/thread")
    dates = iter(DATE.findall(page.text))
    text = HEAD.sub("", page.text)
    text = re.sub(WORDS, lambda found: found[0] + INNER_HEADS[name].format(next(dates)), text)
    assert _posts(with_text(page, text)) == _posts(page)


@pytest.mark.parametrize("name", ["bbp-reply-content", "bbp-header", "bbp-reply-header"])
def test_a_theme_may_call_a_part_by_another_name(name: str) -> None:
    page = fixture_page("bbpress/thread")
    assert _posts(with_changes(page, (f'"{name}"', '"my-part"'))) == _posts(page)


NESTED = """<ul><li id="post-12" class="type-reply"><div class="bbp-reply-content">قصب</div><ul>
<li id="post-13" class="type-reply"><div class="bbp-reply-content">حبر</div></li></ul></li></ul>"""


def test_an_answer_may_stand_in_the_reply_that_it_answers() -> None:
    posts = list(BbPress().posts(page_at("/forums/topic/alif/", NESTED)))
    assert [post.post_id for post in posts] == ["12", "13"]


def test_a_theme_with_names_of_its_own_loses_no_part_of_a_post() -> None:
    page = fixture_page("bbpress/thread")
    dates = iter(DATE.findall(page.text))
    foot = '</div>\n<div class="nk-forum-footer"><span class="nk-date">{}</span></div></div>'
    text = re.sub(re.escape(END), lambda _: foot.format(next(dates)), HEAD.sub("", page.text))
    text = text.replace(WORDS, '<div class="nk-forum-topic-content">\n')
    text = text.replace('<div class="bbp-reply-author">\n', '<div class="nk-forum-author">\n')
    assert _posts(with_text(page, text)) == _posts(page)


def page_at(path: str, markup: str) -> Page:
    return written_page(SITE + path, markup)


def test_a_site_may_call_the_folders_of_boards_and_threads_by_any_words() -> None:
    index = fixture_page("bbpress/index")
    boards = [board.title for board in BbPress().boards(index)]
    text = index.text.replace("/forum/", "/majlis/")
    widget = (
        '<ul class="bbp-topics-widget"><li><a class="bbp-forum-title" href="/x/">حديث</a></li></ul>'
    )
    page = page_at("/forums/", text + widget)
    assert BbPress().address(f"{SITE}/forums/majlis/khutut/") is None
    assert [board.title for board in BbPress().boards(page)] == boards
    assert all("/majlis/" in board.url for board in BbPress().boards(page))

    thread = fixture_page("bbpress/thread")
    page = page_at("/forums/hadith/tashkil-alif/", thread.text.replace("/topic/", "/hadith/"))
    assert BbPress().thread(page).thread_id == BbPress().thread(thread).thread_id
    assert BbPress().next_page(page) == f"{SITE}/forums/hadith/tashkil-alif/page/2/"
    permalinks = [post.permalink for post in BbPress().posts(thread)]
    assert [post.permalink for post in BbPress().posts(page)] == [
        (permalink or "").replace("/topic/", "/hadith/") for permalink in permalinks
    ]


WALL = '<div class="bbp-template-notice">يجب عليك تسجيل الدخول لمشاهدة هذا المنتدى</div>'
EMPTY = '<div class="bbp-template-notice">عذرا، لم يعثر على مواضيع هنا</div>'


@pytest.mark.parametrize(
    ("path", "names", "markup", "kind"),
    [
        ("/forums/users/hilal/", "", '<div id="bbp-user-wrapper"></div>', Kind.PROFILE),
        ("/forums/search/qasab/", "", '<ul class="bbp-search-results"></ul>', Kind.OTHER),
        ("/forums/topic/alif/", "bbpress single-topic", "", Kind.ERROR),
        ("/forums/forum/khutut/", "bbpress single-forum", EMPTY, Kind.BOARD),
        ("/forums/forum/khutut/", "", "", Kind.BOARD),
        ("/forums/forum/khutut/", "", EMPTY, Kind.ERROR),
        ("/forums/forum/khutut/", "", WALL, Kind.LOGIN),
        ("/forums/topic/alif/", "", "", Kind.OTHER),
        ("/forums/topic/alif/", "error404", "", Kind.ERROR),
    ],
)
def test_what_a_page_without_posts_is(path: str, names: str, markup: str, kind: Kind) -> None:
    head = '<link rel="stylesheet" href="/wp-content/plugins/bbpress/bbpress.css">'
    page = page_at(path, f'{head}<body class="{names}"><div id="bbpress-forums">{markup}</div>')
    engine = engine_of(page)
    assert (engine.name, engine.kind(page), engine.author(page) is None) == (
        "bbpress",
        kind,
        kind is not Kind.PROFILE,
    )


def test_a_page_that_the_site_does_not_have_is_an_error_of_the_forum() -> None:
    head = '<link rel="stylesheet" href="/wp-content/plugins/bbpress/bbpress.css">'
    page = page_at("/forums/topic/alif/", f'{head}<body class="error404"><p>لا شيء هنا</p>')
    engine = engine_of(page)
    assert (engine.name, engine.kind(page)) == ("bbpress", Kind.ERROR)


BARE = """<body class="bbpress single-topic"><div id="post-12"><div class="bbp-reply-author"><a
 class="bbp-author-name" href="/forums/users/hilal/">هلال</a></div><div class="bbp-reply-content">
قصب <time class="bbp-reply-post-date" datetime="2018-03-03T05:30:00+03:00">أمس</time></div></div>
<form><div class="bbp-reply-content">اكتب ردا</div></form></body>"""
ROW = """<div id="bbpress-forums"><ul id="bbp-topic-15"><li class="bbp-topic-title"><b><a
 href="/forums/topic/alif/">ألف</a></b></li><li class="bbp-topic-freshness">
<a href="/forums/topic/alif/"></a></li></ul></div>"""


def test_posts_and_threads_of_templates_without_most_of_the_classes() -> None:
    (post,) = BbPress().posts(page_at("/forums/topic/alif/", BARE))
    assert (post.post_id, post.author.name, post.posted.iso) == (
        "12",
        "هلال",
        "2018-03-03T05:30:00+03:00",
    )
    (thread,) = BbPress().threads(page_at("/forums/forum/khutut/", ROW))
    assert (thread.thread_id, thread.title, thread.last_post) == ("15", "ألف", None)


STYLE = '<link rel="stylesheet" href="/bb/bb-templates/kakumei/style.css">'
OLD = f'{STYLE}<h3 class="bbcrumb"></h3><div id="main">{{}}</div>'


@pytest.mark.parametrize(
    ("path", "markup", "kind"),
    [
        ("/bb/forum/khutut", '<table id="latest"><tr><td>قصب</td></tr></table>', Kind.BOARD),
        ("/bb/", '<table id="forumlist"><tr><td><a href="x">قصب</a></td></tr></table>', Kind.INDEX),
        ("/bb/topic/alif", "يجب عليك تسجيل الدخول", Kind.LOGIN),
        ("/bb/statistics.php", "عدد الأعضاء 12", Kind.OTHER),
    ],
)
def test_templates_of_version_1_that_do_not_name_their_pages(
    path: str, markup: str, kind: Kind
) -> None:
    page = page_at(path, OLD.format(markup))
    engine = engine_of(page)
    assert (engine.version, engine.kind(page)) == ("1", kind)
    assert engine.author(page) is None


def test_a_profile_of_version_1_shows_its_member() -> None:
    markup = (
        '<h2 id="userlogin"><span class="fn">أم الزين</span> <small>(umm)</small></h2>'
        '<dl id="userinfo"><dt>مسجل منذ</dt><dd>3 مارس 2009</dd></dl>'
    )
    page = page_at("/bb/profile/umm", f'<body id="profile-page">{OLD.format(markup)}</body>')
    member = BbPress1().author(page)
    assert member is not None
    assert (member.name, member.user_id) == ("أم الزين", "umm")
    assert member.panel == [("مسجل منذ", "3 مارس 2009")]


def test_a_post_of_version_1_may_have_no_author() -> None:
    markup = (
        '<ol id="thread"><li id="post-5"><div class="post">قصب</div></li><li id="post-x"></li></ol>'
    )
    (post,) = BbPress1().posts(page_at("/bb/topic/alif", OLD.format(markup)))
    assert (post.post_id, post.author.name, post.posted.text) == ("5", "", "")
    assert post.permalink == f"{SITE}/bb/topic/alif/#post-5"


# BuddyBoss has the name beside the box of the author, which holds the picture alone.
APART = """<div class="user-id-{0} bbp-parent-topic-50 post-5{0} reply type-reply"><div
 class="bs-reply-header"><div class="bbp-reply-author item-avatar"><a class="bbp-author-link"
 href="/members/m{0}/"><img alt="صورة الملف الشخصي" src="/{0}.jpg"></a></div><div class="item-meta">
<h3>{1}</h3><div class="bbp-author-role">مشارك</div><span class="bs-timestamp">5 مارس، 2021</span>
</div></div><div class="bbp-reply-content"><p>قطرة ماء ورد</p><ul class="bbp-reply-revision-log">
<li><span class="bbp-author-name">محرر</span></li></ul></div></div>"""
NAMED = ('<span class="bbp-author-name">{}</span>', '<a class="bbp-author-link" href="/u">{}</a>')


@pytest.mark.parametrize("named", NAMED)
def test_a_name_may_stand_beside_the_box_of_the_author(named: str) -> None:
    page = page_at("/forums/topic/alif/", APART.format(7, named.format("هلال")))
    (post,) = BbPress().posts(page)
    assert (post.author.name, post.author.user_id, post.author.title) == ("هلال", "7", "مشارك")
    assert (post.author.avatar, post.posted.text) == (f"{SITE}/7.jpg", "5 مارس، 2021")


ITEMS = """<li><div class="bs-item-wrap user-id-7 post-50 topic type-topic status-closed"><div
 class="item-title"><a class="bbp-topic-permalink" href="/forums/discussion/ink/">الحبر</a></div>
<a href="/forums/discussion/ink/#post-52">منذ يومين</a></div></li><li><div class="bs-item-wrap
 user-id-9 post-60 topic type-topic"><a class="bbp-topic-permalink" href="/forums/topic/reed/">القصب
</a></div></li>"""
BARE_ROWS = """<li><ul><li class="bbp-topic-title"><a href="/forums/topic/ink/">الحبر</a></li><li
 class="bbp-topic-reply-count">الردود: 4</li></ul></li><li><ul><li class="bbp-topic-title"><a
 href="/forums/topic/reed/">القصب</a></li><li class="bbp-topic-reply-count">الردود: 9</li></ul>
</li>"""


@pytest.mark.parametrize(
    ("rows", "listed"),
    [
        (ITEMS, [("50", "الحبر", "7", None, True), ("60", "القصب", "9", None, False)]),
        (BARE_ROWS, [("ink", "الحبر", None, "4", False), ("reed", "القصب", None, "9", False)]),
    ],
    ids=["rows with classes", "rows without"],
)
def test_the_rows_of_threads_may_have_no_ids(rows: str, listed: list[tuple[object, ...]]) -> None:
    markup = f'<div id="bbpress-forums"><ul class="bs-item-list">{rows}</ul></div>'
    page = page_at("/forums/forum/khutut/", markup)
    assert BbPress().kind(page) is Kind.BOARD
    threads = BbPress().threads(page)
    assert [(t.thread_id, t.title, t.author_id, t.replies, t.locked) for t in threads] == listed


# ReadyLaunch, in which BuddyBoss shows forums without a theme of its own.
LAUNCHED = """<h1 class="entry-title">المنتدى</h1><ul id="topic-50-replies"
 class="bb-rl-single-reply-list"><li class="bb-rl-item-wrap bb-rl-header-item"><span
 class="forum-label bb-rl-topic-started-in"><a href="/groups/khat/forum/">الخط</a></span><h1
 class="bb-rl-topic-title">الحبر</h1><span class="bs-replies">12</span></li><li><div
 id="post-51" class="user-id-7 bbp-parent-topic-50 bbp-reply-position-2 post-51 reply
 bb-rl-forum-reply-list-item"><div class="bb-rl-reply-header"><div class="bb-rl-reply-author-avatar"
><a class="bbp-author-link" href="/members/hilal/"><img src="/7.jpg"></a></div><div
 class="bb-rl-reply-author-info"><h3><a class="bbp-author-link" href="/members/hilal/"><span
 class="bbp-author-name">هلال</span></a></h3><span class="bb-rl-timestamp">5 مارس، 2021</span></div>
</div><div class="bb-rl-reply-content"><p>قطرة ماء ورد</p></div></div></li></ul>"""
LAUNCHED_ROW = """<ul id="bbp-forum-3" class="bb-rl-topics-list"><li id="bbp-topic-50"
 class="user-id-7 post-50 sticky topic type-topic status-publish"><div class="bb-rl-topic-title"><a
 class="bb-rl-topic-permalink" href="/forums/discussion/ink/">الحبر</a></div><span
 class="bb-rl-topic-started-by">بواسطة:<a class="bbp-author-link" href="/members/hilal/">هلال</a>
</span><div class="bb-rl-topic-freshness"><a href="#post-52">منذ يومين</a></div><div
 class="bb-rl-topic-reply-count"><i></i> 13</div></li></ul>"""


def test_buddyboss_ready_launch_shows_threads_in_words_of_its_own() -> None:
    page = page_at("/groups/khat/forum/discussion/ink/", LAUNCHED)
    (post,) = BbPress().posts(page)
    assert (post.post_id, post.author.name, post.author.user_id) == ("51", "هلال", "7")
    assert (post.posted.text, post.position) == ("5 مارس، 2021", 2)
    assert line(post.body) == "قطرة ماء ورد"
    thread = BbPress().thread(page)
    assert (thread.title, thread.boards, thread.replies) == ("الحبر", ["الخط"], "12")


def test_buddyboss_ready_launch_lists_threads_in_words_of_its_own() -> None:
    page = page_at("/forums/forum/khat/", LAUNCHED_ROW)
    (thread,) = BbPress().threads(page)
    assert (thread.title, thread.author, thread.sticky) == ("الحبر", "هلال", True)
    assert thread.last_post is not None
    assert (thread.posts, thread.replies, thread.last_post.text) == ("13", None, "منذ يومين")


# The theme of WordPress.org has the date in the box of the author.
BOXED = """<div id="post-51" class="user-id-7 bbp-parent-topic-50 post-51 reply type-reply"><div
 class="bbp-reply-author"><a href="/forums/users/hilal/" class="bbp-author-link"><span
 class="bbp-author-name">هلال</span></a><p class="bbp-author-title">متطوع</p><p>البلد: صور</p><p
 class="bbp-reply-post-date"><a href="#post-51" class="bbp-reply-permalink">منذ يومين</a></p></div>
<div class="bbp-reply-content">قطرة ماء ورد</div></div>"""


def test_a_date_in_the_box_of_the_author_is_no_fact_about_them() -> None:
    (post,) = BbPress().posts(page_at("/forums/topic/alif/", BOXED))
    assert (post.author.title, post.author.panel) == ("متطوع", [("البلد", "صور")])
    assert post.posted.text == "منذ يومين"


def test_a_list_of_replies_says_of_which_thread_they_are() -> None:
    reply = '<li id="post-51"><div class="bbp-reply-content">قطرة ماء ورد</div></li>'
    page = page_at("/forums/topic/alif/", f'<ul id="topic-50-replies">{reply}</ul>')
    assert BbPress().thread(page).thread_id == "50"
    assert [post.permalink for post in BbPress().posts(page)] == [
        f"{SITE}/forums/topic/alif/#post-51"
    ]
