"""Given pages of forums that somebody wrote for themselves, the posts that a reader sees."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from crawler.engines import detect
from crawler.engines.generic import Generic
from crawler.extract import Extraction
from tests.markup import written_page
from tests.reading import read_page

SITE = "http://sunbula.example"
TITLE = "عطل في ماكينة الخياطة"


class Said(NamedTuple):
    """A post as the page shows it."""

    number: int
    author: str
    user: int
    day: int
    time: str
    words: str
    signature: str = ""


POSTS = [
    Said(
        5501, "نخلة الوادي", 12, 24, "21:15", "الخيط ينقطع كل مرة عند الكم، فما السبب؟", "صبر جميل"
    ),
    Said(5504, "أبو سلمان", 77, 24, "22:40", "نظفي المكوك بفرشاة ناعمة ثم زيتيه بقطرتين."),
    Said(5510, "ريم الشمال", 103, 25, "08:05", "شكرا", "الصبر مفتاح الفرج"),
    Said(5533, "نخلة الوادي", 12, 26, "17:30", "نظفته ونجحت الطريقة والحمد لله.", "صبر جميل"),
]


def read(html: str, url: str = f"{SITE}/topic.asp?TOPIC_ID=9") -> Extraction:
    page = written_page(url, f"<title>{TITLE} - منتديات السنبلة</title><body>{html}")
    return read_page(page, Generic())


def panel_beside(post: Said) -> str:
    signature = f"<hr>{post.signature}" if post.signature else ""
    return (
        f"<tr><td><b><a href='profile.php?id={post.user}'>{post.author}</a></b><br>عضو مميز<br>"
        f"<img src='avatars/{post.user}.gif'><br>المشاركات : 1543<br>الدولة : الرياض البعيدة</td>"
        f"<td>كتب في : 2011-03-{post.day} الساعة {post.time}<hr>{post.words}{signature}</td></tr>"
    )


def rows(post: Said) -> str:
    return (
        f"<tr><td>#{post.number}</td><td>2011/03/{post.day} {post.time}</td></tr><tr>"
        f"<td rowspan=2><a href='user.php?uid={post.user}'>{post.author}</a><br>عضو مميز<br>"
        f"مشاركات: 1543<br>الانضمام: 2008-05-14</td><td>{post.words}</td></tr>"
        f"<tr><td>{post.signature}</td></tr>"
    )


def byline(post: Said) -> str:
    return (
        f"<table><tr><td><b>مشاركة رقم {post.number}</b></td><td>{post.day}/03/2011 {post.time}"
        f"</td></tr><tr><td><font size=2>كتبها : {post.author}</font><br>عضو منذ : 2008-05-14</td>"
        f"</tr><tr><td><font size=4>{post.words}</font></td></tr></table>"
    )


def labelled(post: Said) -> str:
    return (
        f"<div><p><b>الكاتب:</b> {post.author}</p><p><b>التاريخ:</b> 2011-03-{post.day} "
        f"{post.time}</p><p><b>النص:</b></p><div>{post.words}</div></div>"
    )


def unmarked(post: Said) -> str:
    rule = f"<br>--------------------<br>{post.signature}"
    return (
        f"<table><tr><td>{post.author}<br><small>عضو مميز</small><br><small>المشاركات: 1543<br>"
        f"البلد: جدة</small></td><td><small>{post.day}/03/2011 - {post.time}</small><br>"
        f"{post.words}{rule}</td></tr></table>"
    )


def sections(post: Said) -> str:
    return (
        f"<section data-id={post.number}><aside><h5>{post.author}</h5><ul><li>عضو مميز</li><li>"
        f"عدد المشاركات : 1543</li></ul></aside><main><time>2011-03-{post.day} {post.time}</time>"
        f"<div><p>{post.words}</p></div><footer>التوقيع: {post.signature}</footer></main></section>"
    )


def cards(post: Said) -> str:
    return (
        f"<div class=card><div class=top><img src='/files/avatars/{post.user}.webp'><h6>"
        f"<a href='/@user{post.user}'>{post.author}</a></h6><small>2011-03-{post.day} {post.time}"
        f"</small></div><div class=middle><p>{post.words}</p></div><button>رد</button></div>"
    )


def bare_cells(post: Said) -> str:
    return (
        f"<tr><td>{post.author}</td><td>2011-03-{post.day} {post.time}</td></tr>"
        f"<tr><td colspan=2>{post.words}</td></tr>"
    )


def columns(post: Said) -> str:
    return (
        f"<div><div style='float:right'><div>{post.author}</div><div>عضو مميز</div><div>مشاركات: "
        f"38</div></div><div><div>2011-03-{post.day} {post.time}</div><div>{post.words}</div>"
        "</div></div>"
    )


def utilities(post: Said) -> str:
    return (
        f"<article class='mb-4'><header class='flex'><div class='round'>{post.author[0]}</div>"
        f"<div><div class='font-bold'>{post.author}</div><div class='text-gray'><time datetime="
        f"'2011-03-{post.day} {post.time}'>منذ 15 سنة</time></div></div></header>"
        f"<div class='p-5'><p>{post.words}</p></div></article>"
    )


def elements_of_its_own(post: Said) -> str:
    return (
        f"<x-post><div class='who user'><span class='pic'>؟</span><span class='who__name'>"
        f"{post.author}</span></div><x-ago datetime='2011-03-{post.day}T{post.time}'>منذ 15 سنة"
        f"</x-ago><div class='content'>{post.words}</div></x-post>"
    )


def definitions(post: Said) -> str:
    return (
        f"<dt>{post.author} <small>2011-03-{post.day} {post.time}</small></dt><dd>{post.words}</dd>"
    )


def loose_before_dates(post: Said) -> str:
    return (
        f"<section><p>{post.author} · <i>2011-03-{post.day} {post.time}</i></p>"
        f"<p>{post.words}</p></section>"
    )


def date_below(post: Said) -> str:
    return (
        f"<div class=in><i>{post.author[0]}</i><div>{post.author}</div><div>{post.words}</div>"
        f"<div>2011-03-{post.day} {post.time}</div></div>"
    )


def byline_with_number(post: Said) -> str:
    return (
        f"<tr><td><b>رد: {TITLE}</b></td></tr><tr><td>بقلم {post.author} - {post.day}/03/2011 "
        f"{post.time}</td></tr><tr><td>{post.words}</td></tr>"
    )


def stated_of_blocks(post: Said) -> str:
    return (
        f"<div data-created='2011-03-{post.day}T{post.time}'><p><b data-username='{post.author}'>"
        f"{post.author}</b></p><div>{post.words}<br><br></div><p><button>رد</button></p></div>"
    )


LAYOUTS = [
    definitions,
    loose_before_dates,
    date_below,
    byline_with_number,
    stated_of_blocks,
    utilities,
    elements_of_its_own,
    panel_beside,
    rows,
    byline,
    labelled,
    unmarked,
    sections,
    cards,
    bare_cells,
    columns,
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_posts_of_a_layout(layout: Callable[[Said], str]) -> None:
    inside = "".join(map(layout, POSTS))
    found = read(f"<table>{inside}</table>" if inside.startswith("<tr") else f"<div>{inside}</div>")
    assert [(post.author, post.posted_at, post.body) for post in found.posts] == [
        (said.author, f"2011-03-{said.day}T{said.time}", said.words) for said in POSTS
    ]
    assert found.threads[0].title == TITLE


@pytest.mark.parametrize("layout", [panel_beside, unmarked, sections])
def test_what_stands_under_a_line_or_its_own_heading_is_the_signature(
    layout: Callable[[Said], str],
) -> None:
    inside = "".join(map(layout, POSTS))
    found = read(f"<table>{inside}</table>" if inside.startswith("<tr") else f"<div>{inside}</div>")
    signatures = {author.name: author.signature for author in found.authors}
    assert signatures["نخلة الوادي"] == "صبر جميل"
    assert signatures["ريم الشمال"] == "الصبر مفتاح الفرج"
    assert not signatures["أبو سلمان"]


def test_a_line_between_the_author_s_own_words_is_no_rule() -> None:
    one, other = POSTS[1]._replace(words="قبل<hr>بعد"), POSTS[1]._replace(words="أول<hr>ثان")
    posts = "".join(map(labelled, [one, POSTS[2], other]))
    bodies = [post.body for post in read(f"<div>{posts}</div>").posts]
    assert [" ".join(body.split()) for body in bodies] == ["قبل بعد", "شكرا", "أول ثان"]


def test_what_a_panel_says_of_the_author() -> None:
    first = read(f"<table>{''.join(map(panel_beside, POSTS))}</table>").authors[0]
    assert (first.title, first.messages, first.location) == ("عضو مميز", 1543, "الرياض البعيدة")
    assert first.avatar_url == f"{SITE}/avatars/12.gif"


ENTRY = (
    '<div class="reply"><a class="user" href="/u/{0}">كاتب{0}</a> <span>{1}</span><p>{2}</p></div>'
)


@pytest.mark.parametrize(
    "said", ["اليوم 10:30 صباحا موعد اللقاء", "قبل يومين", "3 مايو 2009 - 12:00"]
)
@pytest.mark.parametrize("layout", [panel_beside, bare_cells])
def test_a_date_that_an_author_writes_is_one_of_the_words(
    layout: Callable[[Said], str], said: str
) -> None:
    posts = [POSTS[0], POSTS[1]._replace(words=f"قبل الموعد<br>{said}<br>وبعده"), *POSTS[2:]]
    found = read(f"<table>{''.join(map(layout, posts))}</table>").posts
    assert [post.body.split("\n") for post in found][1] == ["قبل الموعد", said, "وبعده"]
    assert found[1].posted_at == "2011-03-24T22:40"


def test_notes_without_an_editor_date_the_posts_of_a_page_without_other_dates() -> None:
    html = "".join(map(panel_beside, POSTS)).replace("كتب في :", "حرر في")
    found = read(f"<table>{html}</table>").posts
    assert [post.posted_at for post in found] == [
        f"2011-03-{post.day}T{post.time}" for post in POSTS
    ]


def test_an_icon_that_links_to_a_member_is_no_picture() -> None:
    icon = "<a href='/users/12'><img src='/images/profile.png'></a>"
    picture = "<a href='/users/12'><img src='/pics/12.jpg'></a>"
    for image, found in ((icon, None), (picture, f"{SITE}/pics/12.jpg")):
        entries = "".join(
            ENTRY.format(12, "2011-03-24", f"كلام رقم {n} يكفي").replace("<p>", f"{image}<p>")
            for n in (31, 32)
        )
        assert read(f"<div>{entries}</div>").authors[0].avatar_url == found


def test_dates_that_count_in_months_and_years_are_dates() -> None:
    shown = ["منذ 3 سنوات", "منذ سنتين", "قبل 11 شهرا", "منذ يومين"]
    entries = (ENTRY.format(n, date, f"كلام رقم {n} يكفي") for n, date in enumerate(shown, 31))
    found = read(f"<div>{''.join(entries)}</div>").posts
    assert [post.posted_at for post in found] == ["2023", "2024", "2025-12", "2026-11-21"]


def test_a_made_id_is_the_same_when_a_date_counts_further() -> None:
    html = "".join(ENTRY.format(n, "منذ سنتين", f"كلام رقم {n} يكفي") for n in (31, 32, 33))
    later = html.replace("منذ سنتين", "منذ 3 سنوات")
    ids = [[post.post_id for post in read(f"<div>{text}</div>").posts] for text in (html, later)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("mark", ["id='m{}'", "data-id={}"])
def test_an_id_that_each_post_has_is_its_number(mark: str) -> None:
    posts = "".join(
        ENTRY.format(n, "2011-03-24", f"كلام رقم {n} يكفي").replace(
            "<div", f"<div {mark.format(n)}"
        )
        for n in (31, 32, 33)
    )
    assert [post.post_id for post in read(f"<div>{posts}</div>").posts] == ["31", "32", "33"]


def test_the_number_of_a_member_who_posts_twice_is_no_post_s() -> None:
    posts = "".join(
        ENTRY.format(7, "2011-03-24", f"كلام رقم {n} يكفي").replace("<div", "<div data-id=7")
        for n in (31, 32, 33)
    )
    assert len({post.post_id for post in read(f"<div>{posts}</div>").posts} - {"7"}) == 3


QUESTION = (
    f"<article><h1>{TITLE}</h1><div>سؤال من <a href='/users/12'>نخلة الوادي</a> في 2011-03-24 "
    "21:15</div><div class=question><p>الخيط ينقطع كل مرة عند الكم، فما السبب في رأيكم؟</p></div>"
    "</article><ol>{}</ol>"
)


def test_a_question_under_the_page_s_title_is_the_opening_post() -> None:
    answer = "<li id=comment-{0}><cite>مجيب{0}</cite> <i>2011-03-25 10:{0}</i><p>جواب {0}.</p></li>"
    found = read(QUESTION.format("".join(map(answer.format, (31, 32, 33)))), f"{SITE}/questions/9")
    assert [post.author for post in found.posts] == ["نخلة الوادي", "مجيب31", "مجيب32", "مجيب33"]
    assert found.posts[0].body == "الخيط ينقطع كل مرة عند الكم، فما السبب في رأيكم؟"


@pytest.mark.parametrize(
    ("url", "link", "following"),
    [
        ("topic.asp?TOPIC_ID=9", "topic.asp?TOPIC_ID=9&whichpage=2", "2"),
        ("t.php?t=90", "t.php?t=90&p=2", ">"),
        ("t.php?t=90&p=2", "t.php?t=90&p=3", "التالي"),
        ("t.php?t=90", "t.php?t=90&p=2", "التالي ←"),
        ("story.php?story=12", "story.php?story=12&page=2", "2"),
        ("view.php?id=88", "view.php?id=88&page=2", "الصفحة التالية"),
        ("2024/05/12-x.html", "2024/05/12-x.html?cpage=2", "تحميل المزيد من التعليقات"),
        ("2024/05/12-x.html?cpage=2", "2024/05/12-x.html?cpage=3", "تحميل المزيد من التعليقات"),
        ("room/9", "room/9?after=5521", "تحميل المزيد"),
        ("room/9?after=5521", "room/9?after=5533", "التالي"),
        ("room/9?before=5533", "room/9?before=5521", "رسائل أقدم"),
        ("channel/9", "channel/9?before=5521", "عرض المزيد"),
        ("YaBB.pl?num=1262", "YaBB.pl?num=1262/15#15", "2"),
    ],
)
def test_the_next_page(url: str, link: str, following: str) -> None:
    page = written_page(f"{SITE}/{url}", f"<p><a href='/{link}'>{following}</a></p>")
    assert Generic().next_page(page) == f"{SITE}/{link.partition('#')[0]}"


@pytest.mark.parametrize(
    ("url", "link", "words"),
    [
        ("t.php?t=90&p=2", "t.php?t=90&p=1", "السابق"),
        ("t.php?t=90", "t.php?t=90&p=5521", "5"),
        ("story.php?story=12&page=3", "story.php?story=12&page=2", "2"),
        ("story.php?story=12", "story.php?story=13&page=2", "2"),
        ("room/9", "rooms", "عرض المزيد"),
        ("room/9?after=5521", "room/9", "المزيد"),
        ("YaBB.pl?num=1262", "YaBB.pl?num=1262/15#7", "2"),
    ],
)
def test_other_links_are_no_next_page(url: str, link: str, words: str) -> None:
    page = written_page(f"{SITE}/{url}", f"<p><a href='/{link}'>{words}</a></p>")
    assert Generic().next_page(page) is None


def test_a_link_to_log_in_is_no_member() -> None:
    posts = "".join(map(cards, POSTS)) + "<div><a href='/users/sign_in'>سجل الدخول للرد</a></div>"
    assert [p.author for p in read(f"<div>{posts}</div>").posts] == [p.author for p in POSTS]


def test_the_newest_post_may_stand_first_below_the_opening() -> None:
    opening, *rest = map(byline, POSTS)
    found = read(f"<div>{opening}{''.join(rest[::-1])}</div>").posts
    assert [post.author for post in found] == [said.author for said in POSTS]


def test_the_links_to_a_thread_that_arrows_part_are_its_boards() -> None:
    trail = "<div><a href='/'>الرئيسية</a> » <a href='forum.asp?id=3'>ركن المنزل</a></div>"
    posts = "".join(map(byline, POSTS))
    assert read(f"{trail}<div>{posts}</div>").threads[0].boards[-1] == "ركن المنزل"


TABLE = (
    "<table><tr><td>الموضوع</td><td>الكاتب</td><td>الردود</td><td>قرأت</td><td>آخر رد</td></tr>{}"
    "</table>"
)
ROW = (
    "<tr><td><img src=i.gif></td><td><a href='topic.asp?TOPIC_ID={0}'>عنوان رقم {0}</a></td>"
    "<td>كاتبة<br>2011-03-01</td><td>{0}</td><td>9{0}</td><td>2011-03-2{0} 17:30<br>بواسطة: هدى"
    "</td></tr>"
)
CARD = (
    "<div><div><a href='/topic/{0}'>عنوان رقم {0}</a></div><p><a href='/user/{0}'>كاتبة</a> <b>{0}"
    " ردود</b> <i>9{0} مشاهدة</i> <span>2011-03-2{0} 17:30</span></p></div>"
)


@pytest.mark.parametrize(
    "layout",
    [TABLE.format("".join(map(ROW.format, range(2, 6)))), "".join(map(CARD.format, range(2, 6)))],
    ids=["table", "cards"],
)
def test_the_lines_of_a_board_have_their_figures(layout: str) -> None:
    found = read(f"<div>{layout}</div>", f"{SITE}/forum.asp?FORUM_ID=5")
    assert [(t.title, t.author, t.replies, t.views, t.last_post_at) for t in found.threads] == [
        (f"عنوان رقم {n}", "كاتبة", n, 90 + n, f"2011-03-2{n}T17:30") for n in range(2, 6)
    ]


def test_the_day_of_a_thread_is_not_that_of_its_last_post() -> None:
    row = "<li><a href='/topic/{0}'>عنوان رقم {0}</a> <span>2011-03-2{0}</span></li>"
    found = read(f"<ul>{''.join(map(row.format, range(2, 6)))}</ul>", f"{SITE}/forum/5")
    assert [thread.last_post_at for thread in found.threads] == [None] * 4


QUOTES = [
    "<div style='background:#eee'><b>نخلة الوادي كتب:</b><br>كلام سابق</div>",
    "<fieldset><legend>اقتباس من نخلة الوادي</legend>كلام سابق</fieldset>",
    "<table><tr><td><b>نخلة الوادي</b> كتب :</td></tr><tr><td>كلام سابق</td></tr></table>",
]


@pytest.mark.parametrize("quote", QUOTES, ids=["box", "fieldset", "table"])
def test_a_quote_in_a_box_of_its_own_is_no_part_of_the_answer(quote: str) -> None:
    post = (
        "<tr><td><a href='member.php?id={0}'>كاتب{0}</a><br>عضو مميز</td><td><i>2011-03-24</i>"
        "<div class=post_content>{1}جواب رقم {0}.</div></td></tr>"
    )
    rows = "".join(post.format(n, quote if n == 32 else "") for n in (31, 32, 33))
    posts = read(f"<table>{rows}</table>").posts
    assert [post.body for post in posts] == [f"جواب رقم {n}." for n in (31, 32, 33)]
    assert [(q["author"], q["text"]) for q in posts[1].quotes] == [("نخلة الوادي", "كلام سابق")]


def test_answers_to_answers_are_posts_of_their_own() -> None:
    answer = (
        "<li class=cmt><b>كاتب{0}</b> <i>2011-03-24 10:{0}</i><div>جواب رقم {0} هنا</div>{1}</li>"
    )
    inner = "<ul>{}</ul>".format(answer.format(41, ""))
    found = read(f"<ul>{answer.format(31, inner)}{answer.format(32, '')}</ul>").posts
    assert [(post.author, post.body) for post in found] == [
        (f"كاتب{n}", f"جواب رقم {n} هنا") for n in (31, 41, 32)
    ]


def test_answers_may_be_items_that_nothing_names() -> None:
    answer = (
        "<li><div><a href='/u/{0}'>كاتب{0}</a> <i>2011-03-24 10:{0}</i></div><p>جواب {0}</p>{1}"
    )
    inner = f"<ul>{answer.format(41, '')}{answer.format(42, '')}</ul>"
    found = read(f"<ul>{answer.format(31, inner)}</ul>").posts
    assert [(post.author, post.body) for post in found] == [
        (f"كاتب{n}", f"جواب {n}") for n in (31, 41, 42)
    ]


def test_a_page_of_thanks_is_a_thread_and_lines_of_dates_are_not() -> None:
    line = "<div><a href='/members/{0}'>عضو{0}</a> <i>2011-03-24 10:{0}</i><p>{1}</p></div>"
    said = dict(enumerate(("شكرا لك", "متابع معكم", "تم", "رائع جدا"), 31))
    thanks = "".join(line.format(n, words) for n, words in said.items())
    seen = "".join(line.format(n, f"2012-01-02 11:{n}") for n in range(31, 35))
    assert [p.body for p in read(thanks, f"{SITE}/show/9").posts] == list(said.values())
    assert not read(seen, f"{SITE}/show/9").posts


def test_a_date_in_the_words_begins_no_post() -> None:
    words = [post.words for post in POSTS]
    words[1] = "كتبت لهم في 12 مارس 2009 فأرسلوا لي فنيا."
    found = (
        f"<tr class=top><td colspan=2>2011-03-{post.day} {post.time}</td></tr>"
        f"<tr><td><a href='user.asp?id={post.user}'>{post.author}</a><br>مشرف</td><td>{said}</td>"
        "</tr><tr class=bot><td colspan=2><a href='reply.asp'>رد مع اقتباس</a></td></tr>"
        for post, said in zip(POSTS, words, strict=True)
    )
    posts = read(f"<table>{''.join(found)}</table>").posts
    assert [post.body for post in posts] == words
    assert [(post.posted_at or "")[8:10] for post in posts] == [str(post.day) for post in POSTS]


def test_a_number_at_the_end_of_a_name_is_no_part_of_the_date() -> None:
    row = "<tr><td>بقلم كاتب {0} - 13/03/2011 10:{0}</td></tr><tr><td>جواب فيه كلام كثير</td></tr>"
    posts = read(f"<table>{''.join(map(row.format, (31, 32, 33)))}</table>").posts
    assert [(post.author, post.posted_at) for post in posts] == [
        (f"كاتب {n}", f"2011-03-13T10:{n}") for n in (31, 32, 33)
    ]


def test_guests_are_named_where_most_names_stand() -> None:
    names = ["زائر", "محمد من جدة", "زائرة", "ابن النيل", "أم فهد"]
    found = (
        f"<div class=c><span>{name}</span><i>2011-03-24 10:3{n}</i><div>{word} لكم</div></div>"
        for n, (name, word) in enumerate(
            zip(names, "شكرا تحية سلام دعاء بشرى".split(), strict=True)
        )
    )
    assert [post.author for post in read(f"<div>{''.join(found)}</div>").posts] == names


def test_a_guest_s_name_is_the_first_line_where_members_have_a_rank() -> None:
    ranks = ["عضو", "زميل", "عضو"]
    found = (
        f"<tr><td>{said.author}<br>{rank}</td><td><i>2011-03-{said.day} {said.time}</i><br>"
        f"{said.words}</td></tr>"
        for said, rank in zip(POSTS, ranks, strict=False)
    )
    posts = read(f"<table>{''.join(found)}</table>").posts
    assert [post.author for post in posts] == [said.author for said in POSTS[:3]]


def test_a_list_beside_two_posts_is_no_post() -> None:
    posts = "".join(
        f"<div class=row><b>كاتب{n}</b> <i>2011-03-24 10:{n}</i><div>جواب رقم {n} فيه كلام</div>"
        "</div>"
        for n in (31, 32)
    )
    lines = "".join(
        f"<li><a href='topic.asp?TOPIC_ID={n}'>موضوع آخر رقم {n}</a> بواسطة <a href='/user/{n}'>"
        f"عضو{n}</a> 2011-04-01 10:10</li>"
        for n in range(51, 59)
    )
    found = read(f"<div>{posts}</div><div><h3>آخر المواضيع</h3><ul>{lines}</ul></div>").posts
    assert [post.author for post in found] == ["كاتب31", "كاتب32"]


def test_the_picture_of_a_member_stands_for_the_name() -> None:
    row = (
        "<tr><td><a href='/profile/{0}'><img src='/u/{0}.jpg' alt='كاتب{0}'></a></td>"
        "<td><small>24-03-2011</small><p>جواب رقم {0} هنا</p></td></tr>"
    )
    found = read(f"<table>{''.join(map(row.format, (31, 32, 33)))}</table>").posts
    assert [(post.author, post.author_id) for post in found] == [
        (f"كاتب{n}", f"sunbula.example/u/{n}") for n in (31, 32, 33)
    ]


def test_posts_with_nothing_but_a_line_between_them() -> None:
    posts = "<hr>".join(
        f"<a name={said.number}></a><b>{said.author}</b> كتب بتاريخ 2011-03-{said.day} {said.time}"
        f"<br><br>{said.words}<br>"
        for said in POSTS
    )
    found = read(f"<div>{posts}</div>").posts
    assert [(post.author, post.body) for post in found] == [(p.author, p.words) for p in POSTS]


def buttons_behind(post: Said) -> str:
    return (
        f"<tr><td><b>{post.author}</b><br>عضو مميز<br>المشاركات: 12</td>"
        f"<td>بتاريخ: {post.day}/3/2011 - {post.time}<hr>{post.words}<br>"
        "<a href='reply.asp?q=1'>رد</a> <a href='quote.asp?q=1'>اقتباس</a></td></tr>"
    )


def test_buttons_behind_loose_words_are_none_of_them() -> None:
    found = read(f"<table>{''.join(map(buttons_behind, POSTS))}</table>")
    assert [post.body for post in found.posts] == [said.words for said in POSTS]


def test_a_trail_begins_below_the_front_page() -> None:
    trail = (
        "<div class=breadcrumb><a href='/ar'>الرئيسية</a> <a href='/#home'>البيت</a> "
        "<a href='/b/2/'>الخياطة</a></div>"
    )
    (thread,) = read(trail + "".join(map(cards, POSTS))).threads
    assert thread.boards == ["البيت", "الخياطة"]


@pytest.mark.parametrize(
    ("heads", "engine"),
    [(("المنتدى", "المواضيع", "المشاركات"), "generic"), (("القسم", "الرقم", "السعر"), None)],
)
def test_few_boards_are_known_by_their_figures(heads: tuple[str, ...], engine: str | None) -> None:
    rows = [f"<tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>"]
    for number, name in ((1, "الخياطة"), (2, "الطبخ")):
        link = f"<a href='forum.asp?fid={number}'>{name}</a>"
        rows.append(f"<tr><td>{link}</td><td>12</td><td>301</td></tr>")
    page = written_page(f"{SITE}/", f"<table>{''.join(rows)}</table>")
    found = detect(page)
    assert (found and found.name) == engine


def test_answers_below_an_opening_post_without_a_number_keep_theirs() -> None:
    def said(post: Said, attributes: str) -> str:
        return (
            f"<div {attributes}><div class=by><img src=/av/{post.user}.jpg><span class=nm>"
            f"{post.author}</span><span class=dt>{post.day}-03-2011, {post.time}</span></div>"
            f"<div class=txt><p>{post.words}</p></div></div>"
        )

    opening, *answers = POSTS
    below = "".join(said(post, f"class=rep id=r{post.number}") for post in answers)
    found = read(f"<div class=page><div class=top>{said(opening, 'class=op')}</div>{below}</div>")
    assert [post.post_id for post in found.posts] == ["t9", "5504", "5510", "5533"]


def test_an_opening_post_may_stand_apart_with_the_words_called_as_the_answers_are() -> None:
    head = "<div class=by>أرسله <a href='/user/{0}'>كاتب{0}</a> في 24 مارس 2011 - 10:{0}</div>"
    words = "<div class=txt><p>كلام رقم {0} عن الخياطة وما يلزم لها</p></div>"
    opening = f"<div class=node>{head}{words}</div>".format(30)
    answers = "".join(f"<div class=r>{head}{words}</div>".format(n) for n in (31, 32, 33))
    found = read(f"<h1>{TITLE}</h1>{opening}<div>{answers}</div>", f"{SITE}/hiwar/9").posts
    assert [post.author for post in found] == [f"كاتب{n}" for n in range(30, 34)]


def test_all_answers_may_stand_in_the_first_one() -> None:
    answer = (
        "<div class=r><b>كاتب{0}</b> <i>2011-03-24 10:{0}</i><p>جواب رقم {0} هنا</p><div>{1}</div>"
        "</div>"
    )
    inner = "".join(answer.format(n, "") for n in (41, 42, 43))
    found = read(f"<div>{answer.format(31, inner)}</div>").posts
    assert [post.author for post in found] == [f"كاتب{n}" for n in (31, 41, 42, 43)]


@pytest.mark.parametrize(
    "trail",
    [
        "<p><a href='/'>الرئيسية</a> <i>›</i> <a href='/qism/2'>ركن المنزل</a></p>",
        "<nav><a href='/'>الرئيسية</a><svg></svg><a href='/qism/2'>ركن المنزل</a></nav>",
        "<ol itemtype='https://schema.org/BreadcrumbList'><li><a href='/'>الرئيسية</a></li>"
        "<li><a href='/qism/2'>ركن المنزل</a></li></ol>",
    ],
    ids=["arrows", "drawn arrows", "schema.org"],
)
def test_the_trail_of_a_thread(trail: str) -> None:
    (thread,) = read(trail + "".join(map(cards, POSTS)), f"{SITE}/mawdu/9").threads
    assert thread.boards == ["ركن المنزل"]


def test_figures_between_commas_are_figures() -> None:
    row = (
        "<dt><a href='/m/{0}'>عنوان رقم {0}</a></dt><dd>كتبه سعد، الردود: {0}، القراءات: 9{0}</dd>"
    )
    found = read(f"<dl>{''.join(map(row.format, range(2, 6)))}</dl>", f"{SITE}/qism/5")
    assert [thread.thread_id for thread in found.threads] == ["2", "3", "4", "5"]
