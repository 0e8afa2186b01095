"""Given pages with boxes, columns and buttons around their posts, the posts and nothing else."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.pages.page import Page
from crawler.records import Post
from tests.engines.test_home_grown import POSTS, SITE, TITLE, Said, read
from tests.engines.test_learnt_lists import page_of
from tests.markup import NOW, written_page
from tests.reading import read_page

ENGINE = Generic()


def in_thread(html: str) -> list[Post]:
    text = f"<title>{TITLE}</title><body>{html}".encode()
    page = Page(f"{SITE}/topic/9", text, NOW, sought=Kind.THREAD)
    return read_page(page, ENGINE).posts


def test_a_box_with_a_date_beside_a_lone_post_is_none() -> None:
    post = (
        f"<td><h3>{TITLE}</h3><table><tr><td><span>نخلة الوادي</span> - <span>2011-03-24 21:15"
        "</span></td></tr><tr><td>الخيط ينقطع كل مرة عند الكم، فما السبب؟</td></tr></table></td>"
    )
    box = "<td><div><b>تقويم المدرسة</b><br>بداية الاختبارات 12/06/2011</div><div>روابط</div></td>"
    (found,) = in_thread(f"<table><tr>{box}{post}</tr></table>")
    assert (found.author, found.body) == ("نخلة الوادي", POSTS[0].words)


def test_the_newest_threads_beside_a_lone_post_make_it_no_list() -> None:
    lines = "".join(
        f"<li><a href='/topic/{n}'>سؤال رقم {n}</a><br><small>عضو{n}</small> <i>2011-04-{n}</i>"
        "</li>"
        for n in (11, 12, 13, 14)
    )
    post = (
        f"<div class=card><div><a href='/users/12'>نخلة الوادي</a> <i>2011-03-24 21:15</i></div>"
        f"<div>{POSTS[0].words}</div></div>"
    )
    (found,) = in_thread(
        f"<div class=row><div class=wide><h3>{TITLE}</h3>{post}</div><div class=side>"
        f"<div class=card><b>آخر المواضيع</b><ul>{lines}</ul></div></div></div>"
    )
    assert (found.author, found.body) == ("نخلة الوادي", POSTS[0].words)


def test_columns_with_a_box_of_dates_beside_a_lone_post_are_none() -> None:
    lines = "<br>".join(
        f"<a href='/topic/{n}'>سؤال {n}</a> <i>2011-04-{n}</i>" for n in (11, 12, 13)
    )
    post = (
        f"<h3>{TITLE}</h3><table><tr><td colspan=2><i>2011-03-24 21:15</i></td></tr><tr><td><a "
        f"href='b?no=12'>نخلة الوادي</a><br>عضو مميز</td><td>{POSTS[0].words}</td></tr></table>"
    )
    found = in_thread(
        f"<table><tr><td><b>القائمة</b></td><td>{post}</td><td><div>{lines}</div>"
        "<div><b>من يتصفح</b></div></td></tr></table>"
    )
    assert [(p.author, p.body) for p in found] == [("نخلة الوادي", POSTS[0].words)]


def test_the_newest_threads_beside_boards_are_no_boards() -> None:
    boards = "".join(
        f"<div><h2><a href='/rukn/{n}'>ركن رقم {n}</a></h2><small>المواضيع: {n}</small></div>"
        for n in (4, 5, 6)
    )
    newest = "".join(
        f"<p><a href='/kalam/{n}'>سؤال رقم {n}</a><br><span>12 مارس 2014</span></p>"
        for n in (41, 42, 43)
    )
    page = page_of(f"<div>{newest}</div><div>{boards}</div>")
    assert [board.board_id for board in ENGINE.boards(page)] == ["4", "5", "6"]


def test_a_box_made_like_a_list_beside_it_is_none_of_its_lines() -> None:
    def lines(numbers: range, behind: str) -> str:
        links = (
            f"<dt><a href='/mawdu/{n}'>سؤال رقم {n}</a></dt><dd>{behind}</dd>" for n in numbers
        )
        return f"<dl>{''.join(links)}</dl>"

    page = page_of(
        "<a href='/'>الرئيسية</a>"
        + lines(range(41, 44), "الردود 5، آخر رد 2011-03-24 21:15")
        + lines(range(51, 54), "نخلة الوادي"),
        "/qism/9",
        Kind.BOARD,
    )
    assert [thread.thread_id for thread in ENGINE.threads(page)] == ["41", "42", "43"]


def ruled(post: Said) -> str:
    """Buttons over a line, the words below it, and a row of signs over the signature."""
    end = "<br><font>-------------------<br>صبر جميل</font>" if post.signature else ""
    return (
        f"<table><tr><td><b>{post.author}</b><br>المشاركات: 1543</td><td><font>في: 2011-03-"
        f"{post.day} {post.time}</font> <font><a href='b?edit={post.number}'>تحرير</a> "
        f"<a href='b?quote={post.number}'>اقتباس</a></font><hr><font>{post.words}</font>{end}</td>"
        "</tr></table>"
    )


def test_what_stands_below_a_line_under_buttons_is_no_signature() -> None:
    found = read("".join(map(ruled, POSTS)))
    assert [post.body for post in found.posts] == [post.words for post in POSTS]
    signed = {author.name: author.signature for author in found.authors}
    assert (signed["نخلة الوادي"], signed["أبو سلمان"]) == ("صبر جميل", None)


@pytest.mark.parametrize("fact", ["704 نقطة", "عضو مميز", "المشاركات ٣١"])
def test_what_is_told_of_a_member_may_stand_between_name_and_date(fact: str) -> None:
    post = (
        "<div><div><a href='/udw/{0}'>{1}</a> <span>{2}</span> <em>2011-03-24 10:{0}</em></div>"
        "<div>جواب رقم {0} هنا عن الماكينة والخيط</div></div>"
    )
    found = read("".join(post.format(said.user % 60, said.author, fact) for said in POSTS)).posts
    assert [p.author for p in found] == [said.author for said in POSTS]


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote>أبو سلمان قال: كلام سابق</blockquote>",
        "<blockquote><footer>أبو سلمان</footer><p>كلام سابق</p></blockquote>",
        "<blockquote><p>كلام سابق</p><cite>— أبو سلمان</cite></blockquote>",
        "<table border=1><tr><td><i>قال أبو سلمان:<br>كلام سابق</i></td></tr></table>",
        "<blockquote cite='#d25'><b>كتب أبو سلمان:</b> كلام سابق</blockquote>",
        "<div class=quote><a href='/y.pl?num=12/4#4'><i>أبو سلمان كتب في 18 يوليو 2011, 8:09pm:</i>"
        "</a><br>كلام سابق</div>",
    ],
)
def test_whose_a_quote_is(quote: str) -> None:
    posts = "".join(
        f"<div class=p><a href='/user/{post.user}'>{post.author}</a> <i>2011-03-{post.day} "
        f"{post.time}</i><div class=body>{quote}<p>{post.words}</p></div></div>"
        for post in POSTS
    )
    found = read(posts).posts
    assert [post.body for post in found] == [post.words for post in POSTS]
    assert {(q["author"], q["text"]) for post in found for q in post.quotes} == {
        ("أبو سلمان", "كلام سابق")
    }


@pytest.mark.parametrize(
    ("head", "own"),
    [
        ("<a href='/'>مجلس الحي</a><div>عطل المكوك</div>", "عطل المكوك · مجلس الحي"),
        ("<h1>منتدى الزراعة</h1><h2>عطل المكوك</h2>", "عطل المكوك"),
        ("<a href='/f.php'><h1>مجلس الحي</h1></a><b>عطل المكوك</b>", "عطل المكوك - مجلس الحي"),
    ],
)
def test_the_title_of_a_thread(head: str, own: str) -> None:
    page = written_page(f"{SITE}/w/41", f"<title>{own}</title><body>{head}")
    assert ENGINE.thread(page).title == "عطل المكوك"


def test_the_name_of_the_site_is_none_of_a_thread_s_boards() -> None:
    trail = "<a href='/f.php'>مجلس الحي</a> &gt; <a href='/f.php?board=4'>ركن الخياطة</a> &gt; عطل"
    head = f"<title>عطل المكوك - مجلس الحي</title><body><div class=breadcrumbs>{trail}</div>"
    assert ENGINE.thread(written_page(f"{SITE}/w/41", head)).boards == ["ركن الخياطة"]


def test_how_many_threads_a_board_has_is_no_part_of_its_title() -> None:
    rows = "".join(
        f"<li><a href='/forum/{n}'>ركن رقم {n}ب <span class=ui-li-count>{n}</span></a></li>"
        for n in (4, 5, 6)
    )
    boards = ENGINE.boards(page_of(f"<ul>{rows}</ul>"))
    assert [board.title for board in boards] == ["ركن رقم 4ب", "ركن رقم 5ب", "ركن رقم 6ب"]


OPENING = f"{POSTS[0].words} جربت خيطا آخر."
SAID = f"{POSTS[1].words} هكذا أفعل أنا."
ANSWER = (
    "<div class='card p-6'><div class=letter>ن</div><div><div class=flex><b class=bold>نجمة "
    "الصبح</b> <span>• منذ {0}</span></div><p>{1}</p><button>إبلاغ</button></div></div>"
)


def answered(answers: str) -> str:
    return (
        f"<div class='card mb-6'><span class=font-bold>نخلة الوادي</span> <span><svg></svg>منذ"
        f" شهرين</span><h1>{TITLE}</h1><div class=prose>{OPENING}</div></div>"
        f"<div class=space><h2 class=font-bold>الردود (1)</h2>{answers}</div>"
    )


@pytest.mark.parametrize("ago", [["3 أيام"], ["3 أيام", "يومين"], ["7 سنوات", "6 سنوات", "يوم"]])
def test_answers_in_cards_under_an_opening_made_otherwise(ago: list[str]) -> None:
    said = [OPENING, *(f"{SAID} {n}" for n in range(len(ago)))]
    cards = "".join(map(ANSWER.format, ago, said[1:]))
    found = in_thread(answered(cards))
    assert [post.author for post in found] == ["نخلة الوادي", *["نجمة الصبح"] * len(ago)]
    assert [post.body for post in found] == said
    assert [post.posted_at_text for post in found[1:]] == [f"منذ {text}" for text in ago]


def test_what_holds_an_opening_and_its_answer_made_otherwise_is_no_post() -> None:
    head = "<a href='/@u{}' class=font-medium>{}</a> <i>2011-03-2{} 21:15</i>"
    opening = (
        f"<article><div>{head.format(4, POSTS[0].author, 4)}</div><h1>{TITLE}</h1><div class=prose>"
        f"{OPENING}</div></article>"
    )
    answer = (
        f"<div id=c27><div>{head.format(5, POSTS[1].author, 5)}</div><div class=prose-sm>{SAID}"
        "</div></div>"
    )
    side = "<aside><p class=bold>نقاشات رائجة</p><a href='/s/7'>تجربة</a><b>9</b></aside>"
    found = in_thread(f"<div><main>{opening}<h2>التعليقات (1)</h2>{answer}</main>{side}</div>")
    assert [(post.author, post.body) for post in found] == [
        (POSTS[0].author, OPENING),
        (POSTS[1].author, SAID),
    ]


@pytest.mark.parametrize(
    "box",
    [
        "<b>تنبيه</b> <p>منذ 3 أيام</p>",
        "<p>{} <i>منذ 3 أيام</i></p><b>الإدارة</b>",
        "<b>الإدارة</b><p>{}</p><i>منذ 3 أيام</i>",
    ],
)
def test_a_box_under_a_lone_post_is_no_answer(box: str) -> None:
    found = in_thread(answered(f"<div class=box>{box.format(SAID)}</div>"))
    assert [post.body for post in found] == [OPENING]


def test_a_notice_under_a_post_without_a_title_is_no_answer() -> None:
    notice = f"<div class=box><b>الإدارة</b> <i>منذ 3 أيام</i><p>{SAID}</p></div>"
    untitled = answered(notice).replace(f"<h1>{TITLE}</h1>", "")
    found = in_thread(f"<h1>{TITLE}</h1><div>{untitled}</div>")
    assert [post.body for post in found] == [OPENING]


@pytest.mark.parametrize("paragraphs", [1, 2, 6])
def test_those_who_are_online_below_a_lone_post_did_not_write_it(paragraphs: int) -> None:
    words = [f"{SAID} فقرة {n}." for n in range(paragraphs)]
    post = (
        f"<li id=r5><h4>نجمة الصبح</h4><p class=w>كتب منذ سنتين</p>"
        f"{''.join(f'<p>{text}</p>' for text in words)}<p><a href='/enter/'>رد</a></p></li>"
    )
    online = "".join(f"<a href='/members/{n}/'>عضو{n}</a>, " for n in (84, 95, 112))
    found = in_thread(f"<h2>{TITLE}</h2><ol>{post}</ol><hr><p>المتصلون: {online}</p>")
    assert [(p.author, p.author_id, p.body) for p in found] == [
        ("نجمة الصبح", None, "\n\n".join(words))
    ]
