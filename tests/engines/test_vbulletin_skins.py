"""vBulletin in home-made skins: what they move, rewrite and leave out is still read."""

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.extract import Extraction
from tests.markup import written_page
from tests.reading import engine_of, read_page

HOST = "http://forum.example/vb/"
THREAD = f"{HOST}showthread.php?t=5"
FRAME = """<html dir="rtl"><head><title>{title}</title><style id="vbulletin_css"></style></head>
<body>{above}{markup}</body></html>"""


def read(
    markup: str, url: str = THREAD, *, above: str = "", title: str = "ري النخل - واحة الفسائل"
) -> Extraction:
    text = FRAME.format(title=title, above=above, markup=markup)
    page = written_page(url, text)
    engine = engine_of(page)
    assert engine.name == "vbulletin"
    return read_page(page, engine)


def post(number: int, *, head: str = "", below: str = "") -> str:
    return (
        f'<table id="post{number}"><tr>{head}</tr><tr><td class="alt2"><div id="postmenu_{number}">'
        f'<a class="bigusername" href="member.php?u=8">نوار</a></div></td><td class="alt1">'
        f'<div id="post_message_{number}">يسقى صباحا ومساء</div>{below}</td></tr></table>'
    )


def test_the_number_of_a_post_behind_its_anchor_is_no_date() -> None:
    head = (
        '<td class="thead"><a name="post9"></a> رقم المشاركة : <a href="showpost.php?p=9&amp;'
        'postcount=4">4</a></td><td class="thead">25-09-2008, 10:11 PM</td>'
    )
    (found,) = read(post(9, head=head)).posts
    assert (found.position, found.posted_at) == (4, "2008-09-25T22:11")


@pytest.mark.parametrize(
    ("shown", "at"),
    [
        ("منذ 3 أسابيع", "2026-11-02"),
        ("منذ أسبوع واحد", "2026-11-16"),
        ("قبل 4 يوم", "2026-11-19"),
        ("أمس, 05:31 PM", "2026-11-22T17:31"),
    ],
)
def test_a_date_behind_the_anchor_may_count_from_now(shown: str, at: str) -> None:
    head = f'<td class="thead"><a name="post9"><img src="post_old.gif"></a> {shown}</td>'
    (found,) = read(post(9, head=head)).posts
    assert (found.posted_at, found.posted_at_text) == (at, shown)


def test_a_title_that_counts_from_now_is_no_date() -> None:
    head = (
        '<td class="thead"><a name="post9"></a></td><td class="thead"><b>قبل 3 أيام سقيت</b>'
        "<div>25-09-2008, 10:11 PM</div></td>"
    )
    (found,) = read(post(9, head=head)).posts
    assert found.posted_at == "2008-09-25T22:11"


def test_posts_of_version_3_0_have_no_ids_but_in_their_anchors() -> None:
    bare = (
        '<table class="tborder"><tr><td class="thead"><div class="normal">#<a href="showpost.php?'
        'p={0}&amp;postcount={1}"><strong>{1}</strong></a></div><div class="normal"><a name='
        '"post{0}"><img src="post_old.gif"></a> 25-09-2004, 10:1{1} PM</div></td></tr><tr><td '
        'class="alt2"><div id="postmenu_{0}"><a class="bigusername" href="member.php?u=8">نوار</a>'
        '</div><div class="smallfont"><div>المشاركات: 40</div></div></td></tr><tr><td class="alt1">'
        '<div class="smallfont"><strong>ري النخل</strong></div><hr><div>يسقى مرة {1}</div>'
        "<div>__________________<br>لا تسرف</div></td></tr></table>"
    )
    found = read(bare.format(9, 1) + bare.format(12, 2)).posts
    assert [(p.post_id, p.position, p.author, p.posted_at, p.body) for p in found] == [
        ("9", 1, "نوار", "2004-09-25T22:11", "يسقى مرة 1"),
        ("12", 2, "نوار", "2004-09-25T22:12", "يسقى مرة 2"),
    ]


@pytest.mark.parametrize("href", ["attachments/f3/22d12-a.jpg", "attachment.php?attachmentid=22"])
def test_attachments_may_have_a_folder_of_their_own(href: str) -> None:
    (found,) = read(post(9, below=f'<fieldset><a href="{href}">صورة</a></fieldset>')).posts
    assert found.attachments == [HOST + href]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ('<a href="members/rim.html">ريم</a>, <a href="members/saad.html">سعد</a>', 2),
        ('<a href="u4.html">ريم</a>, <a href="u5.html">سعد</a> و <a href="#">12 آخرون</a>', 14),
        ("", None),
    ],
)
def test_likes_name_members_and_count_the_others(names: str, expected: int | None) -> None:
    box = f'<div class="vbseo_buttons"><div class="alt2 vbseo_liked">{names} معجبون</div></div>'
    (found,) = read(post(9, below=box)).posts
    assert found.reactions == expected


OWN_TRAIL = """<div class="way"><a href="index.php">واحة الفسائل</a> »
<a href="forumdisplay.php?f=2">الزراعة</a> » <a href="forumdisplay.php?f=3">النخيل</a> »
ري النخل - الجزء 2</div>"""


@pytest.mark.parametrize(
    ("url", "above", "title", "expected"),
    [
        (THREAD, OWN_TRAIL, "ري النخل - الجزء 2 - واحة الفسائل", "ري النخل - الجزء 2"),
        (f"{THREAD}&page=3", OWN_TRAIL, "ري النخل - الصفحة 3 - واحة الفسائل", "ري النخل"),
        (THREAD, "", "ري النخل - منتديات الفسائل", "ري النخل"),
    ],
)
def test_a_title_without_the_breadcrumb(url: str, above: str, title: str, expected: str) -> None:
    (thread,) = read(post(9), url, above=above, title=title).threads
    assert thread.title == expected
    assert thread.boards == (["الزراعة", "النخيل"] if above else [])


def board_row(number: int, title: str, *, icon: bool, below: str = "") -> str:
    marked = f' id="forum_statusicon_{number}"' if icon else ""
    return (
        f'<tr><td><img src="on.gif"{marked} /></td><td class="alt1"><b><a href="forumdisplay.php?f='
        f'{number}">{title}</a></b>{below}</td><td>1,204</td><td>22,310</td></tr>'
    )


SUB_BOARDS = (
    '<img src="sub.gif" id="forum_statusicon_6" /> <a href="forumdisplay.php?f=6">البرحي</a>'
    '<table><tr><td><img src="sub.gif" id="forum_statusicon_7" /></td>'
    '<td><a href="forumdisplay.php?f=7">السكري</a></td></tr></table>'
)


@pytest.mark.parametrize("icon", [True, False])
@pytest.mark.parametrize("url", [HOST, f"{HOST}index.php", f"{HOST}index.php?s=" + "0a" * 16])
def test_boards_without_cells_of_their_own(url: str, icon: bool) -> None:
    rows = board_row(2, "النخيل", icon=icon) + board_row(
        3, "الخلاص", icon=icon, below=SUB_BOARDS if icon else ""
    )
    found = read(f"<table>{rows}</table>", url)
    assert found.kind is Kind.INDEX
    boards = [(board.board_id, board.title) for board in found.boards]
    assert boards == [
        ("2", "النخيل"),
        ("3", "الخلاص"),
        *([("6", "البرحي"), ("7", "السكري")] if icon else []),
    ]


def test_a_sign_in_box_on_the_front_page_is_no_wall() -> None:
    box = '<form action="login.php"><input name="vb_login_username" /></form>'
    rows = board_row(2, "النخيل", icon=False) + board_row(3, "الخلاص", icon=False)
    assert read(f"{box}{box}<table>{rows}</table>", HOST).kind is Kind.INDEX
    assert read(f"{box}{box}", HOST).kind is Kind.LOGIN


THREAD_ROW = """<tr><td><img src="lock.gif"></td><td><div><a href="showthread.php?goto=newpost&amp;
t={0}">جديد</a> <a href="showthread.php?t={0}">{1}</a> <a href="showthread.php?t={0}">1</a>
<a href="showthread.php?t={0}&amp;page=7">7</a></div><div class="smallfont">
<a href="member.php?u=8">نوار</a></div></td><td><div class="smallfont">25-09-2008
<span class="time">10:11 PM</span><br />بواسطة <a href="member.php?find=lastposter&amp;t={0}">ريم
</a></div></td><td>84</td><td>4,321</td></tr>"""


def test_threads_without_ids() -> None:
    news = '<table><tr><td><a href="showthread.php?t=90">خبر</a></td></tr></table>'
    rows = THREAD_ROW.format(11, "السقي") + THREAD_ROW.format(12, "التلقيح")
    found = read(f"<table>{rows}</table>", f"{HOST}forumdisplay.php?f=3", above=news)
    assert found.kind is Kind.BOARD
    assert [
        (t.thread_id, t.title, t.author, t.replies, t.views, t.pages) for t in found.threads
    ] == [
        ("11", "السقي", "نوار", 84, 4321, 7),
        ("12", "التلقيح", "نوار", 84, 4321, 7),
    ]


TILE = """<div class="tile"><i class="fa fa-thumb-tack"></i><i class="fa fa-lock"></i>
<h4><a id="thread_title_{0}" href="showthread.php?t={0}">{1}</a></h4> <a href="showthread.php?t={0}
&amp;page=2">2</a><span>بواسطة <a href="member.php?u=8">نوار</a> 01-02-2008</span><p>الردود:
<b>14</b> <b>4,321</b> مشاهدة</p><p>25-09-2008 <span class="time">10:11 PM</span> <a
href="member.php?u=9">ريم</a> <a href="showthread.php?p=70#post70">آخر مشاركة</a></p></div>"""


@pytest.mark.parametrize("titles", [["السقي"], ["السقي", "التلقيح"]])
def test_threads_in_a_skin_without_tables(titles: list[str]) -> None:
    tiles = "".join(TILE.format(number, title) for number, title in enumerate(titles, 11))
    found = read(f'<div id="threadslist">{tiles}</div>', f"{HOST}forumdisplay.php?f=3")
    assert [
        (t.title, t.author, t.replies, t.views, t.pages, t.sticky, t.locked, t.last_post_at)
        for t in found.threads
    ] == [(title, "نوار", 14, 4321, 2, True, True, "2008-09-25T22:11") for title in titles]


LINE = """<li><b>مثبت:</b> <a href="showthread.php?t={0}">{1}</a> <a href="member.php?u=8">نوار</a>
<span>الردود <b>14</b></span><div>25-09-2008 10:11 PM <a href="showthread.php?p=70#post70">»</a>
</div></li>"""


def test_threads_in_a_skin_without_tables_and_ids() -> None:
    news = '<ul><li><a href="showthread.php?t=90">خبر</a></li></ul>'
    lines = LINE.format(11, "السقي") + LINE.format(12, "التلقيح")
    found = read(f"<ul>{lines}</ul>{news}", f"{HOST}forumdisplay.php?f=3")
    assert [(t.title, t.author, t.replies, t.sticky, t.prefix) for t in found.threads] == [
        ("السقي", "نوار", 14, True, None),
        ("التلقيح", "نوار", 14, True, None),
    ]
    assert [t.last_post_at for t in found.threads] == ["2008-09-25T22:11"] * 2


def test_boards_of_version_4_in_a_style_without_lists() -> None:
    sub_boards = '<ol><li class="subforum"><a href="forumdisplay.php?6-a">البرحي</a></li></ol>'
    rows = "".join(
        f'<div class="row"><h3><a href="forumdisplay.php?{n}-a">{title}</a></h3>{below}</div>'
        for n, title, below in [(2, "النخيل", sub_boards), (3, "الخلاص", "")]
    )
    found = read(f'<ol id="forums">{rows}</ol>', f"{HOST}forum.php")
    assert (found.kind, [b.title for b in found.boards]) == (
        Kind.INDEX,
        ["النخيل", "البرحي", "الخلاص"],
    )


def test_a_board_of_the_archive_lists_threads() -> None:
    archive = f"{HOST}archive/index.php"
    markup = (
        f'<div id="navbar"><a href="{archive}">واحة الفسائل</a> &gt; النخيل</div><div id="content">'
        f'<ol><li><a href="{archive}/t-42.html">السقي</a> <i>(3 ردود)</i></li>'
        f'<li><a href="{archive}/t-43.html">التلقيح</a></li></ol></div>'
    )
    found = read(markup, f"{archive}/f-3.html")
    assert found.kind is Kind.BOARD
    assert [(t.thread_id, t.title, t.replies) for t in found.threads] == [
        ("42", "السقي", 3),
        ("43", "التلقيح", None),
    ]


SAID = "المشاركة الأصلية كتبت بواسطة"
BOXED = (
    '<div><div class="smallfont">اقتباس:</div><table><tr><td class="alt2"><div>'
    f"{SAID} <strong>ريم</strong></div><div>مع الفجر</div></td></tr></table></div>"
)
IN_ROWS = f"<table><tr><td>اقتباس: {SAID} ريم</td></tr><tr><td>مع الفجر</td></tr></table>"


@pytest.mark.parametrize(
    "quote",
    [
        BOXED,
        IN_ROWS,
        f'<div><div class="smallfont"><img alt="اقتباس" /></div>{IN_ROWS}</div>',
        # A frame of pictures: the words stand in the cell in the middle.
        f'<table><tr><td><img src="q/tl.gif"></td><td></td></tr><tr><td></td><td>{SAID} ريم<br />'
        "مع الفجر</td></tr></table>",
        f'<div><div class="smallfont">اقتباس:</div><table><tr><td></td></tr><tr><td><div>{SAID} '
        "ريم</div><div>مع الفجر</div></td></tr></table></div>",
        f"<blockquote><div>{SAID} <strong>ريم</strong></div><div>مع الفجر</div></blockquote>",
        f'<div class="vbquote quote"><div class="quote_head">اقتباس : {SAID} ريم</div>'
        '<div class="quote_body">مع الفجر</div></div>',
        '<div class="quotetitle">اقتباس من مشاركة ريم</div><div class="quotetext">مع الفجر</div>',
        f"<fieldset><legend>اقتباس</legend>{SAID} ريم<br />مع الفجر</fieldset>",
        '<div class="bbcode_container"><div class="bbcode_quote"><div class="bbcode_postedby">'
        f'{SAID} <strong>ريم</strong></div><div class="message">مع الفجر</div></div></div>',
    ],
)
@pytest.mark.parametrize("around", ["{}", "<table><tr><td>{}</td></tr></table>"])
def test_quotes_in_frames_of_the_skin(quote: str, around: str) -> None:
    own = around.format(f"{quote}لا بل بعد العصر")
    (found,) = read(post(9).replace("يسقى صباحا ومساء", own)).posts
    assert found.body == "لا بل بعد العصر"
    assert found.quotes == [{"author": "ريم", "post_id": None, "text": "مع الفجر"}]


@pytest.mark.parametrize(
    "frame", ["<table><tr><td>{}</td></tr></table>", "<blockquote>{}</blockquote>"]
)
def test_what_an_author_tells_in_a_frame_is_no_quote(frame: str) -> None:
    own = frame.format("قال الشاعر :<br />والنخل باسقات<br />كتبها بواسطة قلمه")
    (found,) = read(post(9).replace("يسقى صباحا ومساء", own)).posts
    assert found.body == "قال الشاعر :\nوالنخل باسقات\nكتبها بواسطة قلمه"
    assert found.quotes == []


AUTHOR_COLUMN = """<tr><td><div><a href="t{0}/" id="thread_title_{0}">السقي</a></div></td>
<td><a href="u8.html">نوار</a></td><td>4,321</td>
<td><a href="misc.php?do=whoposted&amp;t={0}">84</a></td><td>{1}</td></tr>"""
UNDER_TITLE = """<tr><td><div><a href="t{0}/" id="thread_title_{0}">السقي</a></div>
<div class="smallfont">بواسطة : <a href="u8.html">نوار</a> , 01-02-2008</div></td>
<td title="الردود: 84, المشاهدات: 4,321">{1}</td></tr>"""


@pytest.mark.parametrize("row", [AUTHOR_COLUMN, UNDER_TITLE])
@pytest.mark.parametrize(
    "last",
    [
        '25-09-2008 <span class="time">10:11 PM</span><br />بواسطة <a href="u5.html">ريم</a>',
        '<div>بواسطة <a href="u5.html">ريم</a><br />25-09-2008, 10:11 PM</div>',
    ],
)
def test_columns_of_a_board_in_another_order(row: str, last: str) -> None:
    (thread,) = read(f"<table>{row.format(11, last)}</table>", f"{HOST}f3/").threads
    assert (thread.author, thread.author_id) == ("نوار", "forum.example/u/8")
    assert (thread.replies, thread.views) == (84, 4321)
    assert thread.last_post_at == "2008-09-25T22:11"


def panel(lines: str) -> str:
    """A post whose author's name is followed by lines of a panel."""
    return post(9).replace("نوار</a></div>", f"نوار</a></div>{lines}")


@pytest.mark.parametrize(
    ("lines", "location", "rest"),
    [
        ('<div>دولتي <img src="f/iq.gif" alt="العراق" /></div><div>سطر</div>', "العراق", "سطر"),
        ('<div>الدولة: <img src="f/iq.gif" title="العراق" /></div>', "العراق", None),
        ('<p>الدولهـ</p><p><img src="f/iq.gif" alt="العراق" /></p>', "العراق", None),
        ('<div>دولتي <img src="f/iq.gif" /></div><div>سطر</div>', None, "سطر"),
        ('<div>الدولة: <img src="f/iq.gif" alt="" /> العراق</div>', "العراق", None),
    ],
)
def test_pictures_are_values_of_labels(lines: str, location: str | None, rest: str | None) -> None:
    (author,) = read(panel(f"<div>عضو نشيط</div>{lines}")).authors
    assert (author.title, author.location) == ("عضو نشيط", location)
    assert author.fields == ({"": rest} if rest else {})


@pytest.mark.parametrize(
    "lines",
    [
        "<p><span>الإقامة</span><em>العين</em></p>",
        "<p><b>الإقامة</b> <span>العين</span></p>",
        "<p><b>الإقامة:</b> <span>العين</span></p>",
        '<p><i class="fa" title="الإقامة"></i> العين</p>',
        '<p><span title="الإقامة"><i class="fa"></i> العين</span></p>',
        "<table><tr><td>الإقامة</td><td>: العين</td></tr></table>",
    ],
)
def test_a_label_may_be_an_element_beside_its_value_or_a_tooltip(lines: str) -> None:
    (author,) = read(panel(f"<div>عضو نشيط</div>{lines}")).authors
    assert (author.title, author.location, author.fields) == ("عضو نشيط", "العين", {})


def test_labels_may_be_a_row_of_a_table_over_their_values() -> None:
    rows = """<table><tr><th>الإقامة</th><th>المشاركات</th><th>بمعدل</th></tr><tr><td>العين</td>
 <td>1,204</td><td>0.3 يوميا</td></tr></table>"""
    (author,) = read(panel(f"<div>عضو نشيط</div>{rows}")).authors
    assert (author.title, author.location, author.messages) == ("عضو نشيط", "العين", 1204)
    assert author.fields == {"بمعدل": "0.3 يوميا"}


def test_labels_nobody_knows_stand_in_cells_as_those_beside_them_do() -> None:
    rows = """<table><tr><td>الإقامة</td><td>العين</td></tr><tr><td>المشاركات</td>
 <td>1,204</td></tr><tr><td>أجمل نخلة</td><td>خلاص</td></tr></table>"""
    (author,) = read(panel(f"<div>عضو نشيط</div>{rows}")).authors
    assert (author.title, author.location, author.messages) == ("عضو نشيط", "العين", 1204)
    assert author.fields == {"أجمل نخلة": "خلاص"}


def test_bars_between_facts_are_none_of_them() -> None:
    (author,) = read(panel("<p>نشيط</p><p>المشاركات: 84 | الإقامة: العين | التقييم: 3</p>")).authors
    assert (author.messages, author.location, author.fields) == (84, "العين", {"التقييم": "3"})


def test_states_and_buttons_are_no_titles() -> None:
    lines = "<span>غير متواجد حالياً</span><div>مشرفة الزراعة</div><div>بيانات اضافيه</div>[ + ]"
    (author,) = read(panel(lines)).authors
    assert (author.title, author.fields) == ("مشرفة الزراعة", {})


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("<fieldset><legend>توقيع : نوار</legend><p>من زرع حصد</p></fieldset>", "من زرع حصد"),
        ('<fieldset><legend>توقيع : نوار</legend><img src="s.gif" /></fieldset>', None),
        ('<div><b>التوقيع</b><br /><img src="s.gif" /></div>', None),
        ("<div><b>التـوقـيـع</b></div><div>من زرع حصد</div>", "من زرع حصد"),
    ],
)
def test_a_signature_ends_with_its_frame(sign: str, expected: str | None) -> None:
    below = f"<table><tr><td>{sign}</td></tr><tr><td>عرض البوم صور نوار</td></tr></table>"
    (author,) = read(post(9, below=below)).authors
    assert author.signature == expected


@pytest.mark.parametrize(
    ("url", "following", "pages"),
    [
        (THREAD, f"{THREAD}&page=2", 3),
        (f"{THREAD}&page=2", f"{THREAD}&page=3", 3),
        (f"{THREAD}&page=3", None, 3),
    ],
)
def test_a_page_bar_without_its_class(url: str, following: str | None, pages: int) -> None:
    bar = "".join(f'<a href="showthread.php?t=5&amp;page={n}">{n}</a>' for n in (1, 2, 3))
    other = '<a href="showthread.php?t=55&amp;page=4">4</a>'
    found = read(post(9), url, above=f'<div class="numbers">{bar}{other}</div>')
    assert (found.next_page, found.threads[0].pages) == (following, pages)


OLD_PROFILE = """<table><tr><td class="panelsurround"><div class="panel"><div class="bigusername">
نوار <img src="on.gif" alt="متواجد" /></div><div class="smallfont">مشرف الزراعة</div>
<fieldset class="fieldset"><legend>المنتدى</legend>تاريخ التسجيل: <b>25-09-2005</b></fieldset>
<fieldset class="fieldset"><legend>معلومات إضافية</legend><b>الدولة</b>:<br />العراق</fieldset>
</div></td></tr></table>"""


def test_a_profile_of_the_first_releases_is_no_message() -> None:
    text = FRAME.format(title="الملف الشخصي", above="", markup=OLD_PROFILE)
    page = written_page(f"{HOST}member.php?u=8", text)
    engine = engine_of(page)
    assert engine.kind(page) is Kind.PROFILE
    author = engine.author(page)
    assert author is not None
    assert (author.name, author.user_id, author.title) == ("نوار", "8", "مشرف الزراعة")
    assert author.panel == [("تاريخ التسجيل", "25-09-2005"), ("الدولة", "العراق")]


@pytest.mark.parametrize("box", ['<div id="postmenu_9">{}</div>', "<div>{}</div>"])
def test_an_author_may_stand_behind_the_message(box: str) -> None:
    named = box.format('<a class="bigusername" href="member.php?u=8">نوار</a>')
    markup = (
        '<table id="post9"><tr><td class="alt1"><div id="post_message_9">يسقى صباحا ومساء</div>'
        '<div>__________<br />من زرع حصد <a href="member.php?u=5">ريم</a></div></td>'
        f'<td class="alt2">{named}<div>عضو نشيط</div><div>المشاركات: 77</div></td></tr></table>'
    )
    found = read(markup)
    (author,) = found.authors
    assert (author.id, author.name, author.title) == ("forum.example/u/8", "نوار", "عضو نشيط")
    assert (author.messages, author.signature) == (77, "من زرع حصد ريم")


def test_what_is_shown_to_those_who_replied_is_no_quote() -> None:
    box = (
        '<div><div class="smallfont">المحتوى المخفي:</div><table><tr><td class="alt2">'
        "ثلاث مرات في الأسبوع</td></tr></table></div>"
    )
    (found,) = read(post(9).replace("يسقى صباحا ومساء", f"يسقى:{box}")).posts
    assert (found.body, found.quotes) == ("يسقى:\n\nثلاث مرات في الأسبوع", [])


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        (
            '<td class="thead">#4</td><td class="thead">25-09-2008, 10:11 PM</td>',
            "25-09-2008, 10:11 PM",
        ),
        ('<td class="bar"><b>25-09-2008, 10:11 PM</b></td>', "25-09-2008, 10:11 PM"),
        ('<td><a name="post9"></a> <b>5 foo 1430, 22:11</b></td>', "5 foo 1430, 22:11"),
        ('<td class="bar">#4</td>', ""),
    ],
)
def test_dates_without_their_marks(head: str, shown: str) -> None:
    (found,) = read(post(9, head=head)).posts
    assert found.posted_at_text == shown
    assert found.posted_at == ("2008-09-25T22:11" if "2008" in shown else None)


def test_a_page_may_be_known_by_its_credit_alone() -> None:
    credit = "<div>Powered by vBulletin&reg; Version 3.8.7</div>"
    rows = "".join(board_row(n, name, icon=False) for n, name in ((2, "النخيل"), (3, "السدر")))
    text = f"<html><body><table>{rows}</table>{{}}</body></html>"
    pages = [written_page(HOST, text.format(c)) for c in (credit, "")]
    found = [detect(page, "vbulletin") for page in pages]
    assert [
        engine is not None and engine.detect(page)
        for engine, page in zip(found, pages, strict=True)
    ] == [60, 0]


def test_quotes_keep_what_stands_around_their_lines() -> None:
    quote = f"<table><tr><td>{SAID} ريم<div>مع الفجر</div>ثم <b>مرة</b></td></tr></table>"
    (found,) = read(post(9).replace("يسقى صباحا ومساء", f"{quote}نعم")).posts
    assert (found.body, [q["text"] for q in found.quotes]) == ("نعم", ["مع الفجر\nثم مرة"])


@pytest.mark.parametrize(
    "title", ["<b>[سؤال]</b> ري النخل", "<a href='#'><b>[سؤال]</b> ري النخل</a>"]
)
def test_a_prefix_may_stand_in_the_link_of_a_title(title: str) -> None:
    head = f'<h1><span class="threadtitle">{title}</span></h1><ol id="posts"></ol>'
    (thread,) = read(post(9), above=head).threads
    assert (thread.prefix, thread.title) == ("[سؤال]", "ري النخل")


def test_a_link_to_member_0_is_that_of_a_guest() -> None:
    (found,) = read(post(9).replace("u=8", "u=0")).posts
    assert (found.author, found.author_id) == ("نوار", None)
