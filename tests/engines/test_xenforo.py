"""Rules of XenForo that the records of a fixture do not show."""

import re
from dataclasses import replace

import pytest
from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.xenforo import XenForo, XenForo1
from crawler.pages.dom import line
from crawler.pages.page import Page
from crawler.raw import RawAuthor
from tests.markup import written_page
from tests.reading import address_of, engine_of, fixture_page, read_page
from tests.shared import with_changes, with_text

SITE = "https://nakhla.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/threads/ray.77", "/threads/ray.77/"),
        ("/threads/ray.77/page-1", "/threads/ray.77/"),
        ("/threads/ray.77/latest", "/threads/ray.77/"),
        ("/threads/ray.77/unread?new=1", "/threads/ray.77/"),
        ("/threads/ray.77/?order=reaction_score#post-5", "/threads/ray.77/"),
        ("/threads/ray.77/page-3?_xfToken=1,2&order=post_date", "/threads/ray.77/page-3"),
        ("/threads/ray.77/?page=3", "/threads/ray.77/page-3"),
        ("/threads/سقي.77/", "/threads/%D8%B3%D9%82%D9%8A.77/"),
        ("/community/threads/146926/", "/community/threads/146926/"),
        ("/threads/ray.77/post-502", "/threads/ray.77/post-502"),
        ("/goto/post?id=502", "/posts/502/"),
        ("/posts/502/permalink", "/posts/502/"),
        ("/index.php?threads/ray.77/page-2&order=x", "/index.php?threads/ray.77/page-2"),
        ("/index.php?goto/post&id=502", "/index.php?posts/502/"),
        ("/forums/zira.3/?order=title&direction=asc", "/forums/zira.3/"),
        ("/forums/3/page-4?prefix_id=4", "/forums/3/page-4"),
        ("/members/nora.12/#about", "/members/nora.12/"),
        ("/members/nora.12/?tooltip=true", "/members/nora.12/"),
        ("/p/502/", "/posts/502/"),
        ("/forums/", "/forums/"),
        ("/forums/-/list", "/forums/-/list"),
        ("/index.php?forums/", "/index.php?forums/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(XenForo(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/threads/ray.77/reply?quote=502",
        "/posts/502/report",
        "/posts/502/reactions",
        "/forums/-/index.rss",
        "/forums/zira.3/index.rss",
        "/forums/zira.3/post-thread",
        "/search/?type=post",
        "/login/",
        "/attachments/beer-jpg.90/",
        "/whats-new/posts/",
        "/goto/post",
        "/forums/-/mark-read",
        "/link-forums/matjar.9/",
        "/media/nakhla.5/",
    ],
)
def test_feeds_forms_and_files_are_no_pages(url: str) -> None:
    assert XenForo().address(SITE + url) is None


def test_a_post_link_names_its_post_and_a_later_page_its_number() -> None:
    post = XenForo().address(f"{SITE}/threads/ray.77/post-502")
    page = XenForo().address(f"{SITE}/threads/ray.77/page-3")
    assert post
    assert (post.id, post.post_id, post.start) == ("77", "502", 0)
    assert page
    assert (page.id, page.post_id, page.start) == ("77", None, 3)


@pytest.mark.parametrize(
    "case", ["index", "board", "thread", "one-index", "one-board", "one-thread"]
)
def test_a_forum_may_call_its_routes_as_it_likes(case: str) -> None:
    plain = fixture_page(f"xenforo/{case}")
    engine = engine_of(plain)

    def renamed(text: str) -> str:
        text = re.sub(r"\bthreads(?=/[^/?\s]*\d)", "mawadi", text)
        return re.sub(r"(?<!-)\bforums(?=/[^/?\s]*\d)", "aqsam", text)

    page = Page(renamed(plain.url), renamed(plain.text).encode(), plain.fetched_at)
    known = read_page(plain, engine)
    found = read_page(page, engine)
    assert found.kind is known.kind
    assert found.next_page == (known.next_page and renamed(known.next_page))
    assert found.boards == [replace(b, url=renamed(b.url)) for b in known.boards]
    for have, want in zip(found.threads, known.threads, strict=True):
        assert have.thread_id == want.thread_id
        assert have.boards == want.boards
        assert have.url == renamed(want.url)
    for post, other in zip(found.posts, known.posts, strict=True):
        assert (post.id, post.url, post.position) == (other.id, renamed(other.url), other.position)


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("thread", Kind.THREAD),
        ("board", Kind.BOARD),
        ("articles", Kind.BOARD),
        ("index", Kind.INDEX),
        ("one-thread", Kind.THREAD),
        ("one-board", Kind.BOARD),
        ("one-index", Kind.INDEX),
    ],
)
def test_a_template_without_a_known_name_is_told_by_what_it_lists(case: str, kind: Kind) -> None:
    page = fixture_page(f"xenforo/{case}")
    name = r' data-template="\w+"|(?<=id="content" class=")\w+'
    text, places = re.subn(name, "", page.text)
    assert places
    nameless = with_text(page, text)
    assert engine_of(nameless).kind(nameless) is kind


def test_articles_of_all_boards_on_a_portal_are_no_thread() -> None:
    page = fixture_page("xenforo/articles")
    text = re.sub(r' data-container-key="[^"]*"', "", page.text)
    text = text.replace("forum_view_type_article", "EWRporta2_articles_list")
    portal = with_text(page, text)
    assert engine_of(portal).kind(portal) is Kind.OTHER


RESULTS = """<div class="pollBlock"><h2 class="questionText">أي الشعراء أقرب إليكم؟</h2>
<ol class="pollResults"><li class="pollResult"><h3 class="optionText">المتنبي</h3>
<div class="count">12 صوت</div><div class="percentage">75.0%</div></li><li class="pollResult">
<h3 class="optionText">البحتري</h3><div class="count">4 صوت</div></li></ol></div>"""
CHOICES = """<h2 class="questionText">أي الشعراء أقرب إليكم؟</h2><ol class="pollOptions">
<li class="pollOption"><label><input type="radio" name="response" value="1"> المتنبي</label></li>
<li class="pollOption"><label><input type="radio" name="response" value="2"> البحتري</label></li>
</ol>"""


@pytest.mark.parametrize(("markup", "votes"), [(RESULTS, [12, 4]), (CHOICES, [None, None])])
def test_a_poll_of_version_1_has_votes_where_its_results_are_shown(
    markup: str, votes: list[int | None]
) -> None:
    page = fixture_page("xenforo/one-thread")
    polled = with_changes(page, ('<ol class="messageList"', markup + '<ol class="messageList"'))
    assert XenForo1().thread(polled).poll == {
        "question": "أي الشعراء أقرب إليكم؟",
        "options": [
            {"text": name, "votes": number}
            for name, number in zip(("المتنبي", "البحتري"), votes, strict=True)
        ],
    }


def test_a_poll_in_which_guests_cannot_see_the_votes() -> None:
    page = fixture_page("xenforo/thread")
    form = """<form action="/threads/ray.77/poll/vote" class="block js-pollContainer-9"><h2
 class="block-header">أي نوع تزرعون؟<div class="block-desc">اختيار واحد</div></h2>
<ul><li><label class="iconic"><input type="radio" name="responses[]" value="1"><i></i><span
 class="iconic-label">سكري</span></label></li><li><label><input type="radio" name="responses[]"
 value="2"><span>خلاص</span></label></li></ul></form>"""
    text = re.sub(r"(?s)<form[^>]*/poll/.*?</form>", "", page.text)
    text = text.replace("js-pollContainer", "").replace("</body>", form + "</body>")
    polled = with_text(page, text)
    assert XenForo().thread(polled).poll == {
        "question": "أي نوع تزرعون؟",
        "options": [{"text": "سكري", "votes": None}, {"text": "خلاص", "votes": None}],
    }


def test_an_answer_inside_a_post_is_a_post_of_its_own() -> None:
    outer, inner = (
        f"""<article class="message js-post" data-author="{name}" id="js-post-{number}">
<header class="message-attribution"><time datetime="2021-11-20T14:0{place}:00+0300">x</time><a
 href="/threads/ray.77/post-{number}">#{place}</a></header><article class="message-body"><div
 class="bbWrapper">{words}</div></article>{{}}</article>"""
        for number, place, name, words in [
            (501, 1, "نورة الحربي", "متى تسقون؟"),
            (502, 2, "سعاد الكندي", "قبل الشروق"),
        ]
    )
    files = '<section class="message-attachments"><a href="/attachments/bir-jpg.7/">x</a></section>'
    markup = f'<html id="XF" data-template="thread_view"><body>{outer.format(inner.format(files))}'
    page = written_page(f"{SITE}/threads/ray.77/", markup)
    first, second = XenForo().posts(page)
    assert (first.author.name, first.position, first.attachments) == ("نورة الحربي", 1, [])
    assert (second.author.name, second.position) == ("سعاد الكندي", 2)
    assert second.attachments == [f"{SITE}/attachments/bir-jpg.7/"]


def test_a_theme_may_dress_the_message_that_asks_to_log_in() -> None:
    for case, kind in (("login", Kind.LOGIN), ("error", Kind.ERROR)):
        page = fixture_page(f"xenforo/{case}")
        dressed = with_changes(page, ('"blockMessage"', '"blockMessage blockMessage--error"'))
        assert XenForo().kind(dressed) is kind


@pytest.mark.parametrize("case", ["index", "one-index"])
def test_a_theme_may_have_other_headings_over_boards(case: str) -> None:
    page = fixture_page(f"xenforo/{case}")
    engine = engine_of(page)
    text = re.sub(r"<(/?)h[34]\b", r"<\1h2", page.text)
    assert text != page.text
    changed = with_text(page, text)
    assert list(engine.boards(changed)) == list(engine.boards(page)) != []


@pytest.mark.parametrize("case", ["thread", "one-thread"])
def test_a_theme_may_have_the_title_elsewhere(case: str) -> None:
    page = fixture_page(f"xenforo/{case}")
    engine = engine_of(page)
    head = '<meta property="og:title" content="من رأس الصفحة">'
    text = re.sub(r"<(/?)h1", r"<\1h2", page.text).replace("</head>", head + "</head>")
    moved = with_text(page, text)
    assert engine.thread(page).title != "من رأس الصفحة"
    assert engine.thread(moved).title == "من رأس الصفحة"


ONE = """<html id="XenForo"><head><base href="https://nakhla.example/"></head><body><div
 id="content" class="{}">{}</div></body></html>"""
MEMBER = """<div class="profilePage"><div class="avatarScaler"><a href="members/nora.12/avatar"><img
 src="data/avatars/l/0/12.jpg"></a></div><div class="section infoBlock"><div><dl><dt>إنضم في:</dt>
<dd>20 نوفمبر 2011</dd></dl><dl><dt>المشاركات:</dt><dd>4,416</dd></dl></div></div><h1
 class="username">نورة الحربي</h1><p><span class="userTitle">مزارعة</span></p></div>"""
SKINNED = """<ol class="messageList"><li id="post-501" class="message" data-author="نورة الحربي">
<div class="messageUserInfo"><em class="userBanner"><strong>المشرفون</strong></em></div><h3
 class="userText">نورة الحربي <small>20 نوفمبر 2011</small></h3><blockquote
 class="messageText">السقي مع الفجر</blockquote></li><li id="post-502" class="message deleted">
حُذفت</li></ol><div class="PageNav" data-page="1" data-last="1"></div>"""


def one(template: str, content: str, path: str) -> Page:
    markup = ONE.format(template, content)
    return written_page(SITE + path, markup)


def test_a_member_page_of_version_1_gives_the_member() -> None:
    page = one("member_view", MEMBER, "/members/nora.12/")
    author = XenForo1().author(page)
    assert XenForo1().kind(page) is Kind.PROFILE
    assert author == RawAuthor(
        "نورة الحربي",
        "12",
        f"{SITE}/members/nora.12/",
        f"{SITE}/data/avatars/l/0/12.jpg",
        "مزارعة",
        [("إنضم في:", "20 نوفمبر 2011"), ("المشاركات:", "4,416")],
    )
    assert XenForo1().author(one("member_notable", "", "/members/")) is None


def test_a_skin_of_version_1_has_dates_beside_names() -> None:
    page = one("thread_view", SKINNED, "/threads/ray.77/")
    (post,) = XenForo1().posts(page)
    assert (post.post_id, post.posted.text) == ("501", "20 نوفمبر 2011")
    assert (post.author.name, post.author.panel) == ("نورة الحربي", [("", "المشرفون")])
    assert XenForo1().next_page(page) is None


HEADED = """<ol class="messageList"><li id="post-501" class="message" data-author="نورة"><div
 class="messageDetails"><a href="posts/501/" class="datePermalink"><span class="DateTime" title="20
 نوفمبر 2011 في 4:05 م">20 نوفمبر 2011</span></a> <a class="postNumber">#41</a></div><blockquote
 class="messageText">السقي مع الفجر</blockquote><div class="dark_postrating likesSummary"><ul
 class="dark_postrating_outputlist"><li>أعجبني x <strong>3</strong></li><li>مفيد x <strong>2
</strong></li></ul><a class="OverlayTrigger" href="posts/501/ratings">القائمة</a></div></li></ol>"""


def test_a_skin_of_version_1_has_date_and_number_at_the_head_of_a_post() -> None:
    (post,) = XenForo1().posts(one("thread_view", HEADED, "/threads/ray.77/"))
    assert (post.posted.full, post.position, post.reactions) == (
        "20\n نوفمبر 2011 في 4:05 م",
        41,
        "5",
    )


def test_what_a_list_shows_beside_threads_is_none() -> None:
    ad = (
        '<li class="discussionListItem ad"><h3 class="title"><a href="https://a.example/">إعلان</a>'
    )
    assert list(XenForo1().threads(one("forum_view", ad, "/forums/zira.3/"))) == []
    ad = (
        '<div class="structItem js-threadListItem-9"><div class="structItem-title">'
        '<a href="https://a.example/">إعلان</a></div></div>'
    )
    page = written_page(f"{SITE}/forums/zira.3/", ad)
    assert list(XenForo().threads(page)) == []


def test_a_quote_of_version_2_0_names_its_source_in_a_link() -> None:
    quote = (
        '<blockquote class="bbCodeBlock bbCodeBlock--quote"><div class="bbCodeBlock-title">'
        '<a href="/goto/post?id=499" data-content-selector="#post-499">نورة قال:</a></div>'
        '<div class="bbCodeBlock-content">متى تسقون؟</div></blockquote>قبل الشروق'
    )
    page = written_page(f"{SITE}/threads/ray.77/", CARDS.replace("شكرا", quote))
    *_, post = read_page(page, XenForo()).posts
    assert (post.body, post.quotes) == (
        "قبل الشروق",
        [{"author": "نورة", "post_id": "499", "text": "متى تسقون؟"}],
    )


@pytest.mark.parametrize(
    ("words", "body"),
    [
        (
            'السقي<div class="samCodeUnit" data-position="post_content"><div class="samItem"><a'
            ' href="https://a.example/"><img src="/a.png">اشتروا</a></div></div>مع الفجر',
            "السقي\nمع الفجر",
        ),
        (
            'في <a href="https://a.example/" class="link bbCodePlainUnfurl"><img src="/i.ico"'
            ' class="bbCodePlainUnfurl-icon">دليل السقي</a>',
            "في دليل السقي",
        ),
    ],
)
def test_advertisements_and_icons_are_no_words_of_a_post(words: str, body: str) -> None:
    page = written_page(f"{SITE}/threads/ray.77/", CARDS.replace("شكرا", words))
    *_, post = read_page(page, XenForo()).posts
    assert (post.body, post.images) == (body, [])


def test_a_notice_in_the_place_of_a_post_is_none() -> None:
    notice = (
        '<div class="message message--deleted js-post" id="js-post-503"><div class="messageNotice">'
        "حُذفت هذه المشاركة</div></div></body>"
    )
    page = written_page(f"{SITE}/threads/ray.77/", CARDS.replace("</body>", notice))
    assert [post.post_id for post in XenForo().posts(page)] == ["501", "502"]


@pytest.mark.parametrize("case", ["board", "one-board"])
def test_a_redirect_left_by_a_moved_thread_is_told_apart(case: str) -> None:
    page = fixture_page(f"xenforo/{case}")
    assert [thread.moved for thread in engine_of(page).threads(page)] == [False, False, True]


def test_a_member_page_gives_the_member() -> None:
    page = fixture_page("xenforo/member")
    engine = engine_of(page)
    assert engine.kind(page) is Kind.PROFILE
    author = engine.author(page)
    assert author is not None
    assert (author.user_id, author.name, author.title) == ("12", "نورة الحربي", "مزارعة نشيطة")
    assert author.panel == [
        ("إنضم", "20 نوفمبر 2019"),
        ("المشاركات", "34,416"),
        ("مستوى التفاعل", "108,715"),
    ]


CARDS = """<html id="XF" data-template="thread_view"><body>
<div class="MessageCard js-post" id="js-post-501" data-content="post-501">
<header class="MessageCard__header"><a class="MessageCard__user-info__name" data-user-id="12"
 href="/members/nora.12/">نورة الحربي</a><a class="MessageCard__date-created"
 href="/threads/ray.77/post-501"><time class="u-dt" datetime="2021-11-20T14:05:00+0300">
20 نوفمبر 2021</time></a></header><div class="MessageCard__content"><div
 class="MessageCard__content-inner"><div class="bbWrapper">السقي مع الفجر</div></div></div></div>
<div class="MessageCard js-post" id="js-post-502" data-author="ضيف البستان"><header
 class="MessageCard__header"><span class="u-dt" title="21 نوفمبر 2021 في 7:00 م">أمس</span>
</header><article class="message-body"><div class="bbWrapper">شكرا</div></article></div></body>"""


def test_a_skin_of_cards_gives_name_date_and_body() -> None:
    page = written_page(f"{SITE}/threads/ray.77/", CARDS)
    member, guest = engine_of(page).posts(page)
    assert isinstance(member.body, HtmlElement)
    assert (member.post_id, member.author.name, member.author.user_id, line(member.body)) == (
        "501",
        "نورة الحربي",
        "12",
        "السقي مع الفجر",
    )
    assert member.posted.iso == "2021-11-20T14:05:00+0300"
    assert (guest.author.name, guest.posted.full) == ("ضيف البستان", "21 نوفمبر 2021 في 7:00 م")


TILES = """<html id="XF" data-template="forum_view"><body><article class="structItem--thread
 js-threadListItem-77" data-author="نورة الحربي"><div class="structItem-title"><a
 href="/threads/ray.77/">الري</a></div><span class="stat" title="الردود"><i></i> 14</span><span
 class="stat" title="المشاهدات"><i></i> 4,321</span><a href="/threads/ray.77/latest"><time
 datetime="2021-11-20T14:05:00+0300">أمس</time></a></article></body>"""


def test_threads_on_cards_have_their_figures_under_tooltips() -> None:
    page = written_page(f"{SITE}/forums/bustan.3/", TILES)
    (thread,) = read_page(page, XenForo()).threads
    assert (thread.replies, thread.views, thread.last_post_at) == (
        14,
        4321,
        "2021-11-20T14:05:00+03:00",
    )


PANEL = """<html id="XF" data-template="thread_view"><body><article class="message js-post"
 data-author="سعاد الكندي" id="js-post-501"><section class="message-user">
<a class="avatar" data-user-id="31" href="members/suad.31/"><img class="avatar-u31-m"
 src="data:image/gif;base64,R0lGOD"><img class="avatar-u31-m" src="data/avatars/31.jpg"></a>
<a class="username" data-user-id="31" href="members/suad.31/">سعاد الكندي</a>
<dl class="pairs"><dt>المشاركات</dt><dd>{count}</dd></dl></section>
<article class="message-body"><div class="bbWrapper">{words}</div></article></article></body>"""


@pytest.mark.parametrize(
    ("told", "pair"),
    [
        ('<div class="level"><span>المستوى: 11</span></div>', ("المستوى", "11")),
        ('<div class="level"><div>المستوى</div><div>11</div></div>', ("المستوى", "11")),
        ("<dl><dt>الرتب</dt><dd>4</dd></dl>", ("الرتب", "4")),
        ('<dl class="pairs" title="النقاط"><dd>63</dd></dl>', ("النقاط", "63")),
        ('<dl class="pairs"><dt><i title="النقاط"></i></dt><dd>63</dd></dl>', ("النقاط", "63")),
        (
            '<dl class="pairs"><dt><span data-original-title="النقاط"></span></dt><dd>63</dd></dl>',
            ("النقاط", "63"),
        ),
    ],
)
def test_what_add_ons_put_into_a_panel_keeps_its_label(told: str, pair: tuple[str, str]) -> None:
    markup = PANEL.format(count="12", words="السقي مع الفجر").replace(
        "</section>", told + "</section>"
    )
    page = written_page(f"{SITE}/threads/ray.77/", markup)
    assert next(iter(XenForo().posts(page))).author.panel == [("المشاركات", "12"), pair]


def author_at(url: str, count: str, words: str) -> RawAuthor:
    markup = PANEL.format(count=count, words=words)
    page = written_page(url, markup)
    return next(iter(XenForo().posts(page))).author


def test_a_panel_that_stands_on_many_pages_is_each_time_the_page_s_own() -> None:
    first = author_at(f"{SITE}/threads/ray.77/", "12", "السقي مع الفجر")
    first.panel.append(("", "أضيف بعد القراءة"))
    other = author_at("https://wadi.example/board/threads/ray.77/", "12", "الري بالتنقيط")
    later = author_at(f"{SITE}/threads/ray.77/", "13", "شكرا")
    assert (other.user_id, other.name) == ("31", "سعاد الكندي")
    assert other.url == "https://wadi.example/board/threads/ray.77/members/suad.31/"
    assert other.avatar == "https://wadi.example/board/threads/ray.77/data/avatars/31.jpg"
    assert other.panel == [("المشاركات", "12")]
    assert first.url == f"{SITE}/threads/ray.77/members/suad.31/"
    assert later.panel == [("المشاركات", "13")]
