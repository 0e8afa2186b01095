"""Themes of SMF that show the parts of a post in places of their own."""

from lxml.html import HtmlElement

from crawler.engines.base import Engine
from crawler.pages.dom import line
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import engine_of, read_page

SITE = "https://ghadir.example"
MEMBER = "index.php?action=profile;u="
HEAD = '<head><title>آبار الوادي</title><script>var smf_theme_url = "/t";</script></head>'


def read(path: str, markup: str, head: str = HEAD) -> tuple[Engine, Page]:
    """The page with the engine that claims it."""
    text = f"<html>{head}<body>{markup}</body></html>"
    page = written_page(f"{SITE}/{path}", text)
    engine = engine_of(page)
    assert engine.name == "smf"
    return engine, page


COMMENT = """<div class="comment windowbg"><div class="post_wrapper"><div
 class="inner" id="msg_{n}"><a href="{who}">{name}</a>: {words}</div>
<div class="foot"><a href="index.php?topic=5.msg{n}#msg{n}"
><small>{day} يناير 2019، 05:20 مساءً</small></a></div></div></div>"""


def test_a_comment_begins_with_its_author_and_ends_with_its_date() -> None:
    said = {11: ("ريم الغدير", "نسقي مع الفجر"), 12: ("ساقي", "والطريق بعيدة")}
    markup = "".join(
        COMMENT.format(n=n, who=f"{MEMBER}{n}", name=name, words=words, day=n - 5)
        for n, (name, words) in said.items()
    )
    engine, page = read("index.php?topic=5.0", f'<div id="forumposts">{markup}</div>')
    for post, (n, (name, words)) in zip(engine.posts(page), said.items(), strict=True):
        assert (post.author.name, post.author.user_id) == (name, str(n))
        assert isinstance(post.body, HtmlElement)
        assert line(post.body) == words
        assert post.posted.text.startswith(f"{n - 5} يناير")


BUBBLE = """<div class="windowbg"><div class="poster"><div class="avatar"><a href="{who}"><img
 class="avatar" src="/a/3.png"></a></div><div><div>ساقية</div><div class="stars"><img
 src="/i/star.gif"></div><div>مشاركة: 154</div><div>الدولة: عمان</div></div><h4><a href="{who}">ريم
 الغدير</a></h4><ul class="reset"></ul></div><div class="postarea"><h5 id="subject_11"><a
 href="index.php?topic=5.msg11#msg11">آبار</a><small>في 6 يناير 2019، 05:20 مساءً</small></h5><div
 class="post"><div class="inner" id="msg_11">نسقي مع الفجر</div></div><div id="modified_11"><a
 title="آخر تحرير: 7 يناير 2019، 06:00 مساءً بواسطة ساقي"><i></i></a></div></div></div>"""


def test_a_panel_of_blocks_and_an_edit_that_a_title_tells() -> None:
    engine, page = read("index.php?topic=5.0", BUBBLE.format(who=f"{MEMBER}3"))
    found = read_page(page, engine)
    (post,), (author,) = found.posts, found.authors
    assert (author.name, author.title, author.messages) == ("ريم الغدير", "ساقية", 154)
    assert author.location == "عمان"
    assert post.edited_at is not None
    assert post.edited_at.startswith("2019-01-07T18:00")


def test_figures_of_a_thread_that_stand_where_a_theme_puts_them() -> None:
    row = """<div id="topic_container"><div class="windowbg"><div>1,240<br><small>مشاهدات</small>
</div><div><span id="msg_9"><a href="index.php?topic=5.0">آبار الوادي</a></span><br><small><a
 href="index.php?topic=5.0">عرض 12 ردود</a></small></div></div></div>"""
    engine, page = read("index.php?board=2.0", row)
    (thread,) = engine.threads(page)
    assert (thread.title, thread.replies, thread.views) == ("آبار الوادي", "12", "1,240")


FORK = """<article class="post_wrapper"><ul class="poster"><li class="level1 name"><a
 href="{who}">ريم</a></li><li class="level1 title">ساقية</li></ul>
<div class="postarea"><header class="keyinfo"><h5>
<a href="index.php?topic=5.msg11#msg11">رد #1</a> – <time datetime="2019-01-06 17:20">6 يناير
</time></h5></header><section id="msg_11" class="messageContent"><div class="quoteheader"><a
 href="index.php?msg=7">اقتباس من: ساقي – <time>5 يناير 2019</time></a></div><blockquote>والطريق
</blockquote>نسقي</section></div></article>"""


def test_a_fork_with_elements_of_its_own_is_read_alike() -> None:
    head = HEAD.replace("smf_", "elk_")
    engine, page = read("index.php?topic=5.0", FORK.format(who=f"{MEMBER}3"), head)
    (post,) = read_page(page, engine).posts
    assert (post.post_id, post.author, post.posted_at) == ("11", "ريم", "2019-01-06T17:20")
    assert [quote["author"] for quote in post.quotes] == ["ساقي"]


CELLS = """<table><tr><td class="windowbg"><table><tr><td rowspan="2"><strong><a href="{who}">ريم
</a>
</strong><br><span class="smalltext">ساقية<br><img src="star.gif"><br>مشاركة: 154<br></span></td>
<td>
<div id="subject_11"><a href="index.php?topic=5.msg11#msg11">آبار</a></div><span class="smalltext">«
<strong>في:</strong> 6 يناير 2019، 05:20 مساءً »</span><div class="post">نسقي</div></td></tr>
</table></td></tr></table>"""


def test_a_panel_may_be_small_print_under_a_name() -> None:
    engine, page = read("index.php?topic=5.0", CELLS.format(who=f"{MEMBER}3"))
    (author,) = read_page(page, engine).authors
    assert (author.name, author.title, author.messages) == ("ريم", "ساقية", 154)


ITEMS = """<ul><li><a href="{who}" class="no_avatar">ر</a><ol><li><a href="{who}">ريم الغدير</a>
</li></ol></li><li id="subject_{n}"><a href="index.php?topic=5.msg{n}#msg{n}">آبار</a></li><li><div
 class="inner" id="msg_{n}">نسقي {n}</div></li><li>{n} يناير 2019، 05:20 مساءً</li></ul>"""


def test_a_post_of_list_items_with_a_letter_for_a_picture() -> None:
    posts = "".join(ITEMS.format(n=n, who=f"{MEMBER}3") for n in (11, 12))
    engine, page = read("index.php?topic=5.0", f'<form id="quickModForm">{posts}</form>')
    first, _ = engine.posts(page)
    assert (first.author.name, first.posted.text) == ("ريم الغدير", "11 يناير 2019، 05:20 مساءً")


LINE = """<ul><li class="a">•</li><li class="b"><a href="index.php?{key}={n}.0">{name}</a></li><li
 class="c">12 ردود</li><li class="d">340 مشاهدة</li></ul>"""


def test_lines_whose_cells_are_list_items() -> None:
    lines = "".join(LINE.format(key="topic", n=n, name=f"آبار الوادي {n}") for n in (5, 6))
    engine, page = read("index.php?board=2.0", lines)
    assert [(t.thread_id, t.replies, t.views) for t in engine.threads(page)] == [
        ("5", "12", "340"),
        ("6", "12", "340"),
    ]
    lines = "".join(LINE.format(key="board", n=n, name=f"القرى {n}") for n in (2, 3))
    engine, page = read("index.php", lines)
    assert [board.board_id for board in engine.boards(page)] == ["2", "3"]


EARLY = """<div class="windowbg"><h4><a href="{who}">ريم {n}</a></h4><div><div id="subject_{n}"><a
 href="index.php?topic=5.msg{n}#msg{n}">آبار</a></div><a href="index.php?topic=5.msg{n}#msg{n}"
 class="smalltext">{n} يناير 2019، 05:20 مساءً</a><span id="modified_{n}">آخر تحرير: 15 يناير 2019،
 06:00 مساءً بواسطة ساقي</span></div></div></div><div class="post"><div class="inner" id="msg_{n}">
نسقي {n}</div></div></div>"""


def test_a_head_before_a_block_that_was_closed_too_early() -> None:
    posts = "".join(EARLY.format(n=n, who=f"{MEMBER}{n}") for n in (11, 12))
    engine, page = read("index.php?topic=5.0", f'<form id="quickModForm">{posts}</form>')
    for n, post in zip((11, 12), engine.posts(page), strict=True):
        assert (post.author.name, post.author.user_id) == (f"ريم {n}", str(n))
        assert post.posted.text == f"{n} يناير 2019، 05:20 مساءً"
        assert post.edited is not None


def test_boards_by_the_names_of_their_links_where_only_icons_stand_in_cells_of_a_class() -> None:
    row = (
        '<tr class="windowbg2"><td class="windowbg"><a href="index.php?board={n}.0"><img '
        'src="/i/off.gif"></a></td><td align="left"><b><a href="index.php?board={n}.0" '
        'name="b{n}">{title}</a></b><br>وصف</td><td class="windowbg">40 رسالة</td></tr>'
    )
    rows = row.format(n=4, title="مجلس الفلج") + row.format(n=9, title="الزرع")
    engine, page = read("index.php", f"<table>{rows}</table>")
    assert [(board.board_id, board.title) for board in engine.boards(page)] == [
        ("4", "مجلس الفلج"),
        ("9", "الزرع"),
    ]


def test_a_poll_whose_rows_bear_the_classes_of_cells() -> None:
    votes = "".join(
        f'<tr><td>{option}</td><td><img src="/i/poll_left.gif"> {n} ({n}0%)</td></tr>'
        for option, n in (("الغرس", 6), ("الحرث", 4))
    )
    poll = (
        '<table class="tborder"><tr class="titlebg"><td colspan="2"><img '
        'src="/i/topic/normal_poll.gif"> تصويت</td></tr><tr class="windowbg"><td>السؤال:</td>'
        f"<td>بم نبدأ؟<table><tr><td><table>{votes}</table></td></tr></table></td></tr></table>"
    )
    engine, page = read("index.php?topic=5.0", poll + BUBBLE.format(who=f"{MEMBER}3"))
    assert engine.thread(page).poll == {
        "question": "بم نبدأ؟",
        "options": [{"text": "الغرس", "votes": 6}, {"text": "الحرث", "votes": 4}],
    }
