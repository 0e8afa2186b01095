"""Styles of phpBB 3 that give the parts of their pages names of their own."""

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from crawler.engines.base import Engine, Kind
from crawler.forums import make
from crawler.frontier.board_pages import read_board
from crawler.frontier.frontier import Frontier
from crawler.frontier.visits import Visit
from crawler.frontier.walks import BoardWalk
from crawler.pages.dom import line
from crawler.pages.page import Page
from crawler.store.state import State
from tests.markup import written_page
from tests.reading import engine_of

SITE = "https://sidra.example"
MEMBER = "memberlist.php?mode=viewprofile&amp;u="
HEAD = (
    '<head><title>واحة السدر &bull; آبار الوادي</title><link href="style.php?id=4&lang=ar"></head>'
)
FOOT = '<a href="viewforum.php?f=2">القرى</a> Powered by phpBB'


def read(path: str, markup: str) -> tuple[Engine, Page]:
    """The page with the engine that claims it."""
    text = f"<html>{HEAD}<body>{markup}{FOOT}</body></html>"
    page = written_page(f"{SITE}/{path}", text)
    engine = engine_of(page)
    assert engine.name == "phpbb"
    return engine, page


# The post of a member and that of another; what is written stands in {}.
LINES = """<div class="row" id="p{n}"><div class="postprofile" id="profile{n}"><a
 href="{who}">{name}</a></div><div class="panel"><div class="author">{day} يناير 2019 5:20 pm</div>
<div class="">{words}</div><div class="notice">آخر تعديل بواسطة <a href="{other}">ساقي</a> في
 9 يناير 2019 6:00 pm</div></div></div>"""
MENU = """<div id="p{n}" class="block post"><div class="post-header"><div><ul><li><a
 href="posting.php?mode=quote&amp;p={n}">رد مع اقتباس</a></li></ul></div><div class="post-author"><a
 href="{who}">{name}</a><ul><li><span>مكان: صور</span></li></ul></div></div><p class="when">{day}
 يناير 2019 5:20 pm</p><div class="postbody">{words}<div class="notice">آخر تعديل بواسطة <a
 href="{other}">ساقي</a> في 9 يناير 2019 6:00 pm</div></div></div>"""
BYLINE = """<div id="p{n}" class="post"><div><a href="{who}" class="username">{name}</a> <span
 class="post-date"><span class="pull-left"> - {day} يناير 2019 5:20 pm</span></span></div><div
 class="content">{words}</div><div class="notice">آخر تعديل بواسطة <a href="{other}">ساقي</a> في
 9 يناير 2019 6:00 pm</div></div>"""


INSIDE = """<div id="p{n}"><div><p>{day} يناير 2019 5:20 pm</p></div><div><a href="{who}">{name}</a>
</div><div id="post_content{n}"><div>{words}</div><div class="notice">آخر تعديل بواسطة <a
 href="{other}">ساقي</a> في 9 يناير 2019 6:00 pm</div><div id="sig{n}">بئر</div></div></div>"""


@pytest.mark.parametrize(
    "post", [LINES, MENU, BYLINE, INSIDE, BYLINE.replace('class="notice"', 'class="changed"')]
)
def test_the_parts_of_a_post_are_found_by_what_they_are(post: str) -> None:
    said = {3: "نسقي مع الفجر ثم نعود إلى القرية", 7: "والطريق بعيدة في أيام الصيف"}
    members = {11: ("ريم الغدير", 3, 5), 12: ("ضيف البئر", 7, 6)}
    markup = "".join(
        post.format(
            n=n, name=name, who=f"{MEMBER}{number}", other=f"{MEMBER}9", day=day, words=said[number]
        )
        for n, (name, number, day) in members.items()
    )
    engine, page = read("viewtopic.php?t=5", f'<div class="section-viewtopic">{markup}</div>')
    posts = list(engine.posts(page))
    assert [post.post_id for post in posts] == ["11", "12"]
    for post_, (name, number, day) in zip(posts, members.values(), strict=True):
        assert (post_.author.name, post_.author.user_id) == (name, str(number))
        assert isinstance(post_.body, HtmlElement)
        assert line(post_.body) == said[number]
        assert post_.posted.text.strip(" -").startswith(str(day))
        assert post_.edited is not None


PHONE = """<ul data-role="listview" id="p{n}"><li><span class="postauthor"><a
 href="#menu">{name}</a></span><span><a
 href="{who}">مشاهدة الملف الشخصي</a><a href="posting.php?p={n}">رد مع اقتباس</a>
</span></li><li class="post">{words}</li></ul>"""


SPILT = """<div id="p{n}"><div class="author">بواسطة <a href="{who}">{name}</a> » 6 يناير 2019</div>
</div><div class="content">{words}</div><div class="signature">بئر</div></div><hr>"""


def test_words_behind_a_block_that_was_closed_too_early() -> None:
    said = {11: "نسقي مع الفجر", 12: "والطريق بعيدة"}
    posts = [SPILT.format(n=n, name=f"ريم {n}", who=MEMBER + "3", words=w) for n, w in said.items()]
    engine, page = read("viewtopic.php?t=5", f'<div id="page-body"><div>{"".join(posts)}')
    for post, (n, words) in zip(engine.posts(page), said.items(), strict=True):
        assert isinstance(post.body, HtmlElement)
        assert (post.author.name, line(post.body)) == (f"ريم {n}", words)
        assert line(post.author.signature) == "بئر"


TITLES = "<h2>واحة السدر</h2><h2>آبار الوادي</h2>"


def test_a_style_for_telephones_shows_no_dates() -> None:
    posts = [PHONE.format(n=n, name="ريم", who=f"{MEMBER}3", words="شكرا") for n in (11, 12)]
    engine, page = read("viewtopic.php?t=5", f"{TITLES}{''.join(posts)}")
    assert engine.thread(page).title == "آبار الوادي"
    first, _ = engine.posts(page)
    assert isinstance(first.body, HtmlElement)
    assert (line(first.body), first.author.name, first.author.user_id) == ("شكرا", "ريم", "3")


COLUMN = """<div class="row post"><div id="p{n}" class="columns"><div class="postprofile"><div><a
 href="{who}">{name}</a></div><div>ساقي القرية</div><div><strong>المشاركات:</strong> 4</div></div>
</div><div class="columns"><div class="author"><a href="viewtopic.php?p={n}#p{n}"><i></i></a>{day}
 يناير 2019 5:20 pm</div><div class="">{words}</div></div></div>"""
ROWS = """<tr id="p{n}"><td><a href="{who}">{name}</a></td><td>{day} يناير 2019 5:20 pm</td></tr>
<tr><td><dl><dt>الرتبة:</dt><dd>ساقي القرية</dd><dt>المشاركات:</dt><dd>4</dd></dl></td><td>
{words}</td></tr><tr><td><a href="posting.php?mode=quote&amp;p={n}">اقتباس</a></td></tr>"""


@pytest.mark.parametrize(("around", "post"), [("div", COLUMN), ("table", ROWS)])
def test_the_number_of_a_post_may_be_on_its_first_part_only(around: str, post: str) -> None:
    said = {
        11: "نسقي مع الفجر ثم نعود إلى القرية قبل أن ترتفع الشمس ويشتد الحر على الرعاة",
        12: "والطريق بعيدة في أيام الصيف ولا ماء فيها ولا ظل إلا عند السدرة الكبيرة",
    }
    posts = [
        post.format(n=n, name=f"ريم {n}", who=f"{MEMBER}{n}", day=n - 8, words=words)
        for n, words in said.items()
    ]
    engine, page = read("viewtopic.php?t=5", f"<{around}>{''.join(posts)}</{around}>")
    found = list(engine.posts(page))
    assert [post_.post_id for post_ in found] == ["11", "12"]
    for post_, (n, words) in zip(found, said.items(), strict=True):
        assert isinstance(post_.body, HtmlElement)
        assert (line(post_.body), post_.author.name) == (words, f"ريم {n}")
        assert (post_.author.user_id, post_.author.title) == (str(n), "ساقي القرية")
        assert post_.author.panel == [("المشاركات", "4")]
        assert post_.posted.text.strip().startswith(str(n - 8))


PICTURED = """<article id="p{n}"><img src="images/no_avatar.gif"><a title="مشاركة"
 href="viewtopic.php?p={n}#p{n}"></a><h3>رد: آبار</h3><a href="{who}">ريم {n}</a><time
 datetime="2019-01-0{n}T10:00:00+00:00">اليوم</time><div class="post-content"><img
 src="https://wadi.example/{n}.jpg"> كلام</div><dl class="file"><dd><img
 src="download/file.php?id={n}"></dd></dl></article>"""


def test_pictures_beside_the_words_are_files_and_those_in_them_no_avatars() -> None:
    posts = [PICTURED.format(n=n, who=f"{MEMBER}3") for n in (1, 2)]
    engine, page = read("viewtopic.php?t=5", "".join(posts))
    first, _ = engine.posts(page)
    assert first.attachments == [f"{SITE}/download/file.php?id=1"]
    assert (first.author.avatar, first.author.panel) == (None, [])


def test_a_post_of_a_picture_alone_in_a_style_for_telephones() -> None:
    picture = '<img src="https://wadi.example/1.jpg">'
    said = {11: "شكرا", 12: picture}
    posts = [PHONE.format(n=n, name="ريم", who=f"{MEMBER}3", words=w) for n, w in said.items()]
    engine, page = read("viewtopic.php?t=5", f"{TITLES}{''.join(posts)}")
    bodies = [post.body for post in engine.posts(page)]
    assert [body.get("class") for body in bodies if isinstance(body, HtmlElement)] == ["post"] * 2


CARDS = """<div class="list-group"><a href="{to}{n}" class="item"><div>
<h3>{name}</h3><div>وصف</div></div><div>12 رد</div><div>340 مشاهدة</div></a></div>"""


@pytest.mark.parametrize("path", ["index.php", "viewforum.php?f=2"])
def test_boards_whose_links_are_whole_lines_have_their_heading_as_title(path: str) -> None:
    cards = CARDS.format(to="viewforum.php?f=", n=8, name="السواقي")
    crumb = '<ol class="breadcrumb"><li><a href="viewforum.php?f=1">الوادي</a></li></ol>'
    engine, page = read(path, crumb + cards)
    boards = [(board.board_id, board.title) for board in engine.boards(page)]
    assert ("8", "السواقي") in boards
    assert "1" not in dict(boards)


def test_threads_may_be_linked_by_their_last_posts_alone() -> None:
    cards = CARDS.format(to="viewtopic.php?f=2&amp;t=5&amp;p=", n=12, name="آبار الوادي")
    engine, page = read("viewforum.php?f=2", cards)
    (thread,) = engine.threads(page)
    assert engine.kind(page) is Kind.BOARD
    assert (thread.thread_id, thread.title) == ("5", "آبار الوادي")
    assert thread.url == f"{SITE}/viewtopic.php?t=5"
    assert (thread.replies, thread.views) == ("12", "340")


COLUMNS = """<div class="panel"><div class="head"><div class="row"><div>الموضوع</div><div>الردود
</div><div>المشاهدات</div></div></div><div class="list"><a href="viewtopic.php?t=5"><div
 class="row"><div>
<h3>آبار</h3>وصف</div><div>12</div><div>340</div></div></a><a href="viewtopic.php?t=6"><div
 class="row"><div><h3>السواقي</h3></div><div>7</div><div>90</div></div></a></div></div>"""


def test_blocks_side_by_side_are_columns_under_their_headings() -> None:
    engine, page = read("viewforum.php?f=2", COLUMNS)
    found = [(thread.title, thread.replies, thread.views) for thread in engine.threads(page)]
    assert found == [("آبار", "12", "340"), ("السواقي", "7", "90")]


@pytest.mark.parametrize(
    "figures",
    [
        "<span>340 <dfn>مشاهدات</dfn></span><span>12 <dfn>ردود</dfn></span>",
        "<p>ردود <b>12</b></p><p>مشاهدات <b>340</b></p>",
        '<span title="ردود">12</span><span title="مشاهدات">340</span>',
        "<b>3</b><p>ردود: <b>12</b></p><p>مشاهدات: <b>340</b></p>",
        "<b>3</b><dl><dt>ردود</dt><dd>12</dd><dt>مشاهدات</dt><dd>340</dd></dl>",
    ],
)
def test_the_figures_of_a_line_stand_beside_their_words(figures: str) -> None:
    row = f"""<ul><li class="row"><p><a class="topictitle" href="viewtopic.php?t=5">آبار</a></p>
<p>{figures}</p></li></ul>"""
    engine, page = read("viewforum.php?f=2", row)
    (thread,) = engine.threads(page)
    assert (thread.replies, thread.views) == ("12", "340")


def test_threads_are_of_the_boards_that_led_to_them_where_no_page_says_it() -> None:
    forum = make("test", {"url": f"{SITE}/", "engine": "phpbb"})
    state = State(Path(":memory:"))
    frontier = Frontier(forum, state, full=False, now=1_800_000_000)
    topic = '<a class="topictitle" href="viewtopic.php?t=5">آبار الوادي</a>'
    visit = Visit(f"{SITE}/viewforum.php?f=2", Kind.BOARD, BoardWalk("2", trail=["القرى"]))
    engine, page = read("viewforum.php?f=2", f'<div class="row"><p>{topic}</p></div>')
    frontier.engine = engine
    found = [find for find in read_board(frontier, visit, page, engine) if isinstance(find, Visit)]
    listed = [find.thread.listed for find in found if find.thread is not None]
    state.close()
    assert [thread.boards for thread in listed if thread is not None] == [["القرى"]]
