"""vBulletin's addresses, its pages that no record shows, and pages that it must survive."""

import re
from datetime import UTC, datetime

import pytest

from crawler.engines import engines
from crawler.engines.base import Kind
from crawler.engines.vbulletin.blocks import blocks
from crawler.engines.vbulletin.routes import first_page
from crawler.extract import extract
from crawler.fixture import load
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import address_of, fixture_page, read_page
from tests.shared import FIXTURES

VB = {engine.version: engine for engine in engines() if engine.name == "vbulletin"}
HOST = "http://forum.example/vb/"
SESSION = "s=0123456789abcdef0123456789abcdef"


def page_of(markup: str, url: str = HOST) -> Page:
    return written_page(url, markup)


@pytest.mark.parametrize(
    ("url", "canonical", "kind", "ident", "start"),
    [
        ("showthread.php?t=42", "showthread.php?t=42", Kind.THREAD, "42", 0),
        (f"showthread.php?{SESSION}&t=42", "showthread.php?t=42", Kind.THREAD, "42", 0),
        (f"showthread.php?t=42&{SESSION}", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("showthread.php?t=42&page=1", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("showthread.php?page=3&t=42&pp=20", "showthread.php?t=42&page=3", Kind.THREAD, "42", 3),
        ("showthread.php?t=42&highlight=a+b", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("showthread.php?mode=linear&t=42", "showthread.php?t=42&mode=linear",
         Kind.THREAD, "42", 0),
        ("showthread.php?t=42&mode=hybrid", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("showthread.php?t=42&goto=newpost", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("printthread.php?t=42&page=2&pp=40", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("archive/index.php/t-42.html", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("archive/index.php/t-42-p-3.html", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("archive/index.php?t-42.html", "showthread.php?t=42", Kind.THREAD, "42", 0),
        ("archive/index.php/f-7.html", "forumdisplay.php?f=7", Kind.BOARD, "7", 0),
        (
            "forumdisplay.php?f=7&order=desc&page=2",
            "forumdisplay.php?f=7&page=2",
            Kind.BOARD,
            "7",
            2,
        ),
        ("forumdisplay.php?forumid=7", "forumdisplay.php?f=7", Kind.BOARD, "7", 0),
        (f"member.php?{SESSION}&u=5", "member.php?u=5", Kind.PROFILE, "5", 0),
        ("showthread.php?42-slug", "showthread.php?42-slug", Kind.THREAD, "42", 0),
        ("showthread.php?42-slug/page2", "showthread.php?42-slug/page2", Kind.THREAD, "42", 2),
        (f"showthread.php?42-slug&{SESSION}", "showthread.php?42-slug", Kind.THREAD, "42", 0),
        (f"showthread.php/42-slug?{SESSION}", "showthread.php/42-slug", Kind.THREAD, "42", 0),
        ("threads/42-slug/page2", "threads/42-slug/page2", Kind.THREAD, "42", 2),
        ("forums/7-slug/page3?order=desc", "forums/7-slug/page3", Kind.BOARD, "7", 3),
        ("members/5-name", "members/5-name", Kind.PROFILE, "5", 0),
        ("f7/t42-2.html", "f7/t42-2.html", Kind.THREAD, "42", 2),
        ("f7/t42-title-3.html", "f7/t42-title-3.html", Kind.THREAD, "42", 3),
        ("t42.html", "t42.html", Kind.THREAD, "42", 0),
        ("f7/index2.html", "f7/index2.html", Kind.BOARD, "7", 2),
        ("the-board/42-title-2.html", "the-board/42-title-2.html", Kind.THREAD, "42", 2),
        ("f7/title-42.html", "f7/title-42.html", Kind.THREAD, "42", 0),
        ("f7/title-42-3.html", "f7/title-42-3.html", Kind.THREAD, "42", 3),
        ("f7/title-42-print.html", "f7/title-42.html", Kind.THREAD, "42", 0),
        ("the-board/title-2008-12345.html", "the-board/title-2008-12345.html",
         Kind.THREAD, "12345", 0),
        ("f7/title-42/index2.html", "f7/title-42/index2.html", Kind.THREAD, "42", 2),
        ("the-board-f7/index3.html", "the-board-f7/index3.html", Kind.BOARD, "7", 3),
        ("showthread/t-42.html", "showthread/t-42.html", Kind.THREAD, "42", 0),
        ("showthread/t-42/page-3.html", "showthread/t-42/page-3.html", Kind.THREAD, "42", 3),
        ("showthread-t_42.html", "showthread-t_42.html", Kind.THREAD, "42", 0),
        ("showthread-t_42-page_3.html", "showthread-t_42-page_3.html", Kind.THREAD, "42", 3),
        ("forumdisplay-f_7.html", "forumdisplay-f_7.html", Kind.BOARD, "7", 0),
        ("forumdisplay-7-2.html", "forumdisplay-7-2.html", Kind.BOARD, "7", 2),
        ("threads/42.html", "threads/42.html", Kind.THREAD, "42", 0),
        ("topic42.html", "topic42.html", Kind.THREAD, "42", 0),
        ("title-t42-3.html", "title-t42-3.html", Kind.THREAD, "42", 3),
        ("f7/title-t42/index2.html", "f7/title-t42/index2.html", Kind.THREAD, "42", 2),
        ("the-board-f7.html", "the-board-f7.html", Kind.BOARD, "7", 0),
        ("showthread.php?42-عنوان", "showthread.php?42-%D8%B9%D9%86%D9%88%D8%A7%D9%86",
         Kind.THREAD, "42", 0),
    ],
)  # fmt: skip
def test_an_alias_leads_to_the_one_address(
    url: str, canonical: str, kind: Kind, ident: str, start: int
) -> None:
    address = address_of(VB["3"], HOST + url)
    assert (address.url, address.kind, address.id, address.start) == (
        HOST + canonical,
        kind,
        ident,
        start,
    )
    assert VB["3"].canonical(address.url) == address.url


@pytest.mark.parametrize(
    ("later", "first"),
    [
        ("showthread.php?t=42&page=3", "showthread.php?t=42"),
        ("showthread.php?t=42&page=3&mode=linear", "showthread.php?t=42"),
        ("threads/42-title/page3", "threads/42-title"),
        ("showthread-t_42-page_3.html", "showthread-t_42.html"),
        ("showthread/t-42/page-3.html", "showthread/t-42.html"),
        ("title-t42-3.html", "title-t42.html"),
        ("f7/title-42/index3.html", "f7/title-42/"),
    ],
)
def test_a_later_page_knows_the_first(later: str, first: str) -> None:
    address = address_of(VB["3"], HOST + later)
    assert (address.start, first_page(address)) == (3, HOST + first)


@pytest.mark.parametrize(
    ("url", "thread"),
    [
        ("showpost.php?p=9&postcount=4", ""),
        (f"showthread.php?{SESSION}&p=9#post9", ""),
        ("showthread.php?postid=9#post9", ""),
        ("showthread.php?42-slug&p=9&viewfull=1#post9", "42"),
        ("showthread.php/42-slug?p=9#post9", "42"),
        ("9-post4.html", ""),
        ("the-board-f7/9-post4.html", ""),
    ],
)
def test_every_link_to_a_post_is_one_address(url: str, thread: str) -> None:
    address = address_of(VB["3"], HOST + url)
    assert (address.url, address.post_id) == (HOST + "showthread.php?p=9", "9")
    assert address.id == thread


@pytest.mark.parametrize(
    "url",
    [
        "showthread.php?t=42&goto=nextoldest",
        "showthread.php?t=42&goto=nextnewest",
        "forumdisplay.php?do=markread&f=7",
        "member.php?find=lastposter&t=42",
        "newreply.php?do=newreply&p=9",
        "external.php?type=RSS2&forumids=7",
        "search.php?do=getdaily",
        "misc.php?do=whoposted&t=42",
        "attachment.php?attachmentid=55",
        "attachments/42-file.html",
        "archive/index.php",
        "index.php?do=stats",
    ],
)
def test_what_holds_no_posts_has_no_address(url: str) -> None:
    assert VB["3"].address(HOST + url) is None


@pytest.mark.parametrize("url", ["index.php", "forum.php"])
def test_the_list_of_boards_has_an_address(url: str) -> None:
    address = address_of(VB["3"], f"{HOST}{url}?{SESSION}")
    assert (address.kind, address.url) == (Kind.INDEX, HOST + url)


def test_version_2_keeps_its_own_parameters() -> None:
    address = address_of(VB["2"], f"{HOST}showthread.php?{SESSION}&threadid=42&pagenumber=2")
    assert address.url == HOST + "showthread.php?threadid=42&pagenumber=2"


def test_version_5_names_nodes() -> None:
    base = "https://forum.example/forum/cat/board"
    thread = VB["5"].address(f"{base}/42-title/page2")
    post = VB["5"].address(f"{base}/42-title?p=44#post44")
    assert thread is not None
    assert post is not None
    assert (thread.kind, thread.id, thread.start) == (Kind.THREAD, "42", 2)
    assert (post.id, post.post_id) == ("42", "44")
    assert address_of(VB["5"], base).kind is Kind.BOARD
    assert VB["5"].address("https://forum.example/search?q=1") is None


def test_a_member_page_gives_the_member() -> None:
    author = VB["3"].author(fixture_page("vbulletin/v3-profile"))
    assert author is not None
    assert (author.name, author.user_id, author.title) == ("نوّار", "38", "مشرف واحة الزراعة")
    assert ("الدولة", "العراق") in author.panel
    assert ("تاريخ التسجيل", "25-09-2008") in author.panel


def test_a_moved_thread_is_marked() -> None:
    page = fixture_page("vbulletin/v3-board")
    moved = {thread.thread_id: thread.moved for thread in VB["3"].threads(page)}
    assert moved == {"310": False, "4417": False, "4390": False, "4385": False, "4380": True}


@pytest.mark.parametrize(
    "links",
    [
        '<a href="tags.php?s=0f&amp;tag=a">بحر</a>, <a href="tags.php?s=0f&amp;tag=b">صيد</a>',
        '<a href="tags/a.html">بحر</a>, <a href="tags/b.html">صيد</a>',
    ],
)
@pytest.mark.parametrize("version", ["3", "4"])
def test_tags_are_those_of_the_thread(version: str, links: str) -> None:
    cloud = '<div id="cloud"><a href="tags.php?tag=c">سوق</a></div>'
    page = page_of(f'{cloud}<div id="tag_list_cell">{links}</div>', f"{HOST}showthread.php?t=5")
    assert VB[version].thread(page).tags == ["بحر", "صيد"]


def test_a_post_that_swallows_the_next_keeps_its_own_parts() -> None:
    page = page_of(
        "<div id='posts'>"
        "<div id='edit1'><table id='post1'><tr><td class='thead'><a name='post1'></a>"
        "01-02-2009, 10:00 AM</td></tr><tr><td><div id='postmenu_1'><a class='bigusername' "
        "href='member.php?u=1'>أول</a></div></td><td><div id='post_message_1'>نص <b>أول"
        "</td></tr></table>"
        "<div id='edit2'><table id='post2'><tr><td class='thead'><a name='post2'></a>"
        "02-02-2009, 11:00 AM</td></tr><tr><td><div id='postmenu_2'><a class='bigusername' "
        "href='member.php?u=2'>ثان</a></div></td><td><div id='post_message_2'>نص ثان</div>"
        "<div>__________________<br>توقيع الثاني</div></td></tr></table></div></div></div>"
    )
    first, second = VB["3"].posts(page)
    assert (first.author.name, second.author.name) == ("أول", "ثان")
    assert first.posted.text == "01-02-2009, 10:00 AM"
    assert second.posted.text == "02-02-2009, 11:00 AM"
    assert (first.author.signature, second.author.signature) == (None, "توقيع الثاني")


def test_the_next_page_is_found_where_a_forum_rewrites_addresses_in_its_own_way() -> None:
    page = page_of(
        "<div class='pagenav'><a href='/vb/waha-nakheel-saqi.htm?seite=2' rel='next'>التالي</a>"
        "</div><div id='post_message_5'>مرحبا</div>",
        "http://forum.example/vb/waha-nakheel-saqi.htm",
    )
    following = "http://forum.example/vb/waha-nakheel-saqi.htm?seite=2"
    assert VB["3"].next_page(page) == following


LISTED = """<script src="clientscript/vbulletin_global.js"></script><table id="threadslist"><tr>
<td><img src="skin/a.png"></td><td class="alt1" id="td_threadtitle_44"><div>مثبــت:
<font>[هام]</font>
<a href="showthread.php?t=44" id="thread_title_44">الآداب</a></div></td></tr><tr><td></td>
<td class="alt1" id="td_threadtitle_45"><div><img src="skin/pin.png" alt="موضوع مثبت">
<a href="showthread.php?t=45" id="thread_title_45">الأسئلة</a></div></td></tr><tr><td></td>
<td class="alt1" id="td_threadtitle_46"><div>انتقل: <a href="showthread.php?t=46"
id="thread_title_46">السقي</a></div></td></tr></table>"""


@pytest.mark.parametrize("markup", [LISTED, re.sub(r"id=.thread_title_\d+.", "", LISTED)])
def test_words_mark_a_thread_where_a_skin_has_its_own_icons(markup: str) -> None:
    threads = list(VB["3"].threads(page_of(markup, f"{HOST}forumdisplay.php?f=3")))
    assert [(t.thread_id, t.title) for t in threads] == [
        ("44", "الآداب"),
        ("45", "الأسئلة"),
        ("46", "السقي"),
    ]
    assert [(t.sticky, t.moved) for t in threads] == [(True, False), (True, False), (False, True)]
    assert threads[0].prefix == "[هام]"


TRAIL = """<html id="vbulletin_html"><div id="breadcrumb"><ul><li class="navbit"><a href="{}">
البداية</a></li><li class="navbit"><a href="{}">الزراعة</a></li><li class="navbit"><a href="{}">
النخيل</a></li></ul></div><a href="/vb/search.php">بحث</a></html>"""


@pytest.mark.parametrize(
    "links",
    [
        ("/vb/", "/12-ziraa/?s=0", "/15-nakheel/"),
        ("/vb/forum.php", "/vb/forums/12-ziraa", "/vb/forums/15-nakheel"),
        ("/", "/vb/ziraa/", "/vb/nakheel/"),
    ],
)
def test_a_trail_begins_below_the_front_page(links: tuple[str, str, str]) -> None:
    page = page_of(TRAIL.format(*links), f"{HOST}nakheel/42-saqi.html")
    assert VB["4"].thread(page).boards == ["الزراعة", "النخيل"]


BESIDE = """<div id="edit7"><table id="post7"><tr><td class="alt2"><div>المعلومات</div><div>الكاتب:
<a href="member.php?u=8">ريم</a></div><div>اللقب: مشرفة</div></td></tr><tr><td>
<div id="post_message_7">نعم</div></td></tr></table></div><div id="post_thanks_box_7">
<a href="member.php?u=1">سعد</a> <a href="member.php?u=2">منى</a></div>"""


def test_thanks_may_stand_beside_a_post_and_headings_in_its_panel() -> None:
    (post,) = VB["3"].posts(page_of(BESIDE, f"{HOST}showthread.php?t=5"))
    assert (post.author.name, post.author.title, post.reactions) == ("ريم", "مشرفة", "2")


def test_elements_before_a_message_are_those_of_the_tags_asked_for() -> None:
    markup = (
        "<table id='post7'><tr><td><a name='post7'>x</a><div>y</div></td><td>"
        "<div id='post_message_7'>z<a>w</a></div><a id='after'>v</a></td></tr></table>"
    )
    (block,) = blocks(page_of(markup))
    assert [element.tag for element in block.before()][-4:] == ["td", "a", "div", "td"]
    assert [element.get("name") for element in block.before("a")] == ["post7"]
    assert [element.get("id") for element in block.after] == ["after"]


@pytest.mark.parametrize(
    "url", ["archive/index.php/t-310-p-2.html", "printthread.php?t=310&page=2"]
)
def test_a_later_page_of_a_light_view_holds_no_first_posts(url: str) -> None:
    case = "v3-archive" if "archive" in url else "v3-print"
    page, clock, _ = load(FIXTURES / "vbulletin" / case)
    page = Page("http://www.wadi-alnakhil.example/vb/" + url, page.body, page.fetched_at)
    posts = extract(page, VB["3"], clock).posts
    assert [(p.post_id, p.position) for p in posts] == [("t310-2.1", None), ("t310-2.2", None)]


LAST_OF_A_BOARD = """<html id="vbulletin_html"><body><div class="pagination_top">
<form class="pagination popupmenu"><span><a href="{}">1</a></span><span class="selected">
<a href="javascript://">2</a></span></form></div>
<ol id="threads"><li class="threadbit" id="thread_42">
<h3><a class="title" href="{}" id="thread_title_42">السقي</a></h3>
<div class="pagination_threadlist">
<dl class="pagination"><span><a href="{}">2</a> <a href="{}">3</a></span></dl></div>
</li></ol></body></html>"""


@pytest.mark.parametrize(
    ("url", "links"),
    [
        (
            "forumdisplay.php?7-x/page2",
            (
                "forumdisplay.php?7-x",
                "showthread.php?42-s",
                "showthread.php?42-s/page2",
                "showthread.php?42-s/page3",
            ),
        ),
        ("ziraa/index2.html", ("ziraa/", "t42.html", "t42-2.html", "t42-3.html")),
    ],
)
def test_the_pages_of_a_thread_in_a_list_are_no_pages_of_the_board(
    url: str, links: tuple[str, ...]
) -> None:
    page = page_of(LAST_OF_A_BOARD.format(*links), HOST + url)
    (thread,) = VB["4"].threads(page)
    assert (thread.thread_id, thread.pages) == ("42", 3)
    assert VB["4"].next_page(page) is None


CATEGORY = """<html id="vbulletin_html"><body><ol id="forumbits"><li class="forumbit_post">
<h2 class="forumtitle"><a href="forumdisplay.php?3-zar">الزرع</a></h2><ul class="forumstats"><li>
المواضيع: 14</li><li>المشاركات: 65</li></ul><div class="forumlastpost"><p class="lastposttitle"><a
 href="showthread.php?42-s" class="threadtitle">السقي</a></p><div class="lastpostby">بواسطة <a
 href="member.php?5-reem">ريم</a></div></div></li></ol></body></html>"""


def test_the_last_threads_of_the_boards_in_a_category_are_not_its_own() -> None:
    page = page_of(CATEGORY, HOST + "forumdisplay.php?f=1")
    assert [board.board_id for board in VB["4"].boards(page)] == ["3"]
    assert list(VB["4"].threads(page)) == []


STREAM = """<html id="htmlTag"><body id="vb-page-body"><div id="content"><ul
 class="conversation-list stream-view activity-view"><li data-node-id="235" class="b-post js-post">
<div class="post-header"><a href="/vb/member/5-reem" class="author">ريم</a> بدأت موضوعا <a
 href="/vb/forum/zar/234-saqi" class="starter">السقي</a></div><div
 class="js-post__content-text">متى يسقى النخل</div></li></ul><table><tr class="forum-item"
 data-channel-id="3"><td><a class="forum-title" href="/vb/forum/zar">الزرع</a></td></tr></table>
</div></body></html>"""


def test_what_members_did_of_late_makes_no_thread_of_a_front_page_of_version_5() -> None:
    page = page_of(STREAM)
    assert (VB["5"].detect(page) > 0, VB["5"].kind(page)) == (True, Kind.INDEX)
    assert [board.board_id for board in VB["5"].boards(page)] == ["3"]
    assert list(VB["5"].posts(page)) == []


POLL = """<html id="vbulletin_html"><body><div id="pollinfo"><h2>نتائج التصويت:
<span class="polltitle">أي نخلة تغرس؟</span></h2><div id="pollresults"><ul>
<li><p>خلاص</p><span class="numvotes">1,204</span> <span class="percentvotes">98.29%</span>
<ol class="commalist"><li><a href="member.php?5-reem">ريم</a></li></ol></li>
<li><p><i>برحي</i></p><span class="numvotes">21</span></li></ul></div></div></body></html>"""
FORM = """<html id="vbulletin_html"><body><div id="pollinfo"><form action="poll.php?do=pollvote">
<h2>تصويت: <span class="polltitle">أي نخلة تغرس؟</span></h2><ul>
<li><label><input type="radio" /> خلاص</label></li>
<li><label><input type="radio" /> برحي</label></li>
</ul></form></div></body></html>"""


@pytest.mark.parametrize(("markup", "votes"), [(POLL, (1204, 21)), (FORM, (None, None))])
def test_a_poll_of_version_4_is_a_list(markup: str, votes: tuple[int | None, ...]) -> None:
    options = [{"text": name, "votes": n} for name, n in zip(("خلاص", "برحي"), votes, strict=True)]
    assert VB["4"].thread(page_of(markup, f"{HOST}showthread.php?42-x")).poll == {
        "question": "أي نخلة تغرس؟",
        "options": options,
    }


PINNED = """<html><body id="vb-page-body"><ul><li data-node-id="42" class="b-post b-post--first">
<div class="js-post__content-text">أين أجد الفسائل؟</div></li>{answer}
<li data-node-id="43" class="b-post js-post">
<div class="js-post__content-text">في السوق القديم</div></li>
<li data-node-id="44" class="b-post js-post">
<div class="js-post__content-text">عند المشتل</div></li></ul>
</body></html>"""
ANSWER = """<li data-node-id="44" class="b-post js-post isanswer">
<div class="answer-label">إجابة مختارة</div>
<div class="js-post__content-text">عند المشتل</div></li>"""


def test_a_chosen_answer_stands_in_its_own_place() -> None:
    page = page_of(PINNED.format(answer=ANSWER), "https://forum.example/forum/cat/board/42-x")
    assert [post.post_id for post in VB["6"].posts(page)] == ["42", "43", "44"]


def test_today_is_the_day_where_the_forum_is() -> None:
    """Past midnight in Riyadh it is still the day before in Greenwich."""
    known = load(FIXTURES / "vbulletin/v3-thread-last")[0]
    clock = "<div>جميع الأوقات بتوقيت GMT +3. الساعة الآن 04:15 AM.</div></body>"
    markup = known.text.replace("</body>", clock)
    for said, day in ((known.text, "2026-11-23"), (markup, "2026-11-24")):
        page = Page(known.url, said.encode(), datetime(2026, 11, 23, 22, 15, tzinfo=UTC))
        dates = [post.posted_at for post in read_page(page, VB["3"]).posts]
        assert f"{day}T04:12" in dates


@pytest.mark.parametrize(("own", "thread"), [(0, "p88"), (1, "7"), (3, "5")])
def test_a_thread_is_none_of_those_like_it(own: int, thread: str) -> None:
    """A page of an unknown address names the thread that it links to most often."""
    like = '<a href="showthread.php?t=6">رحلة</a><a href="showthread.php?t=7">سفر</a>'
    mine = '<a href="showthread.php?t=5&amp;page=2">2</a>' * own
    tool = '<a href="printthread.php?t=7">طباعة</a>' if own == 1 else ""
    markup = f'<div id="post_message_88">نص</div>{like}{mine}{tool}'
    assert VB["3"].thread(page_of(markup, "")).thread_id == thread
