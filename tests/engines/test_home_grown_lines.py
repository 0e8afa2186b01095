"""Given home-grown forums with few lines and posts, what heads, lines and names say."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from tests.engines.test_home_grown import POSTS, SITE, TITLE, Said, cards, read
from tests.engines.test_learnt_lists import page_of
from tests.markup import written_page

ENGINE = Generic()
WORDS = [post.words for post in POSTS]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/Forums/Index/3", Kind.BOARD), ("/forum/view/3", Kind.BOARD), ("/forum/details/45/x", None)],
)
def test_what_an_action_shows_of_a_forum(path: str, kind: Kind | None) -> None:
    address = ENGINE.address(SITE + path)
    assert (address and address.kind) is kind


def carded(post: Said, *names: str, head: str = "") -> str:
    return (
        f"<div id={post.number} class='{' '.join(names)}'>{head}<div class=p-3><img alt=''><div>"
        f"<b class=x>{post.author}</b> <small>2011-03-{post.day} {post.time}</small>"
        f"<p>{post.words}</p></div></div></div>"
    )


def test_of_two_posts_the_first_may_be_called_more() -> None:
    opening = carded(POSTS[0], "card", "border-dark", head=f"<div class=h>{TITLE}</div>")
    found = read(opening + carded(POSTS[1], "card")).posts
    assert [post.body for post in found] == WORDS[:2]


def test_a_name_over_a_labelled_date_in_one_cell_is_the_authors() -> None:
    rows = "".join(
        f"<tr><td>{p.author}<br><br>أنشئت في:<br>2011-03-{p.day} {p.time}</td>"
        f"<td>{p.words}</td></tr>"
        for p in POSTS
    )
    found = read(f"<table border=1><tr><th>الكاتب</th><th>المشاركة</th></tr>{rows}</table>").posts
    assert [(post.author, post.body) for post in found] == [(p.author, p.words) for p in POSTS]


LINE = (
    "<div class=t><i></i><a href='/m-{0}.html'>غرس رقم {0}</a><div class=i>كتبه: سالم | الردود: "
    "3 | الزيارات: 40</div></div>"
)


def test_the_only_line_of_a_board_needs_no_date() -> None:
    side = "<ul><li><a href='/m-9.html'>قديم</a></li><li><a href='/m-8.html'>أقدم منه</a></li></ul>"
    page = page_of(f"<div id=list>{LINE.format(31)}</div>{side}", "/majlis-6.html", Kind.BOARD)
    assert [(t.title, t.replies) for t in ENGINE.threads(page)] == [("غرس رقم 31", "3")]


def test_a_line_that_leads_to_its_thread_by_the_replies_too_is_called_by_its_title() -> None:
    html = (
        "<div class=panel><div><div class=flex><h4><a href='/threads/tech/31'>غرس النخل</a></h4>"
        "<h5>كتبه: <a href='/profiles/salem'>سالم</a></h5></div>"
        "<a href='/threads/tech/31'><strong>8 ردود</strong></a></div><p>متى يغرس النخل؟</p></div>"
    )
    page = page_of(f"<h1>تقنية</h1>{html}", "/threads/tech?page=2", Kind.BOARD)
    assert [(t.title, t.replies) for t in ENGINE.threads(page)] == [("غرس النخل", "8")]


def test_addresses_of_other_words_with_numbers_are_no_boards() -> None:
    board = (
        "<div><h3><a href='/majlis-{0}.html'>قسم {0}</a></h3><p>المواضيع: {0} | آخرها: <a "
        "href='/m-{0}1.html'>غرس {0}</a></p></div>"
    )
    page = page_of("".join(map(board.format, (3, 6, 8))))
    assert [b.title for b in ENGINE.boards(page)] == ["قسم 3", "قسم 6", "قسم 8"]


@pytest.mark.parametrize(
    "head",
    [f"<h1>واحة القصيم</h1><h2>{TITLE}</h2>", "<a href='/'><img src=l.gif alt='واحة القصيم'></a>"],
)
def test_the_name_of_a_forum_is_no_part_of_a_title(head: str) -> None:
    html = f"<title>{TITLE} - واحة القصيم</title><body>{head}{''.join(map(cards, POSTS))}"
    assert ENGINE.thread(written_page(f"{SITE}/f.aspx?t=9", html)).title == TITLE


@pytest.mark.parametrize("quote", ["<b>{}:</b><br>قول قديم", "<h5>نقلا عن {}:</h5>قول قديم"])
def test_a_heading_with_the_name_of_another_author_and_a_colon_heads_a_quote(quote: str) -> None:
    html = "".join(
        f"<div><a href='/x.aspx?usr={p.user}'>{p.author}</a> <i>2011-03-{p.day} {p.time}</i><div>"
        f"<div class=qt>{quote.format(POSTS[n - 1].author)}</div>{p.words}</div></div>"
        for n, p in enumerate(POSTS)
    )
    found = read(html)
    assert [post.body for post in found.posts] == WORDS
    told = [post.quotes[0]["author"] for post in found.posts[1:3]]
    assert told == [post.author for post in POSTS[:2]]
    assert {author.id for author in found.authors} == {
        f"sunbula.example/u/{n}" for n in (12, 77, 103)
    }


def test_an_opening_below_a_small_heading_may_say_when_in_which_board() -> None:
    opening = (
        "<div class=card><div><h5>نخلة الوادي</h5><p><small>قبل سنة في <a href='/forum?category=6'>"
        f"ركن المنزل</a></small></p></div><h4>{TITLE}</h4><div class=m>{POSTS[0].words} جربت خيطا "
        "آخر.</div></div>"
    )
    answer = (
        "<div class=d id=comment-{0}><img alt=''><div><h5><b>{1}</b> <small>قبل 3 أشهر</small></h5>"
        "<p>{2}</p></div></div>"
    )
    answers = "".join(answer.format(p.number, p.author, p.words) for p in POSTS[1:])
    found = read(f"{opening}<div class=card><h4>التعليقات</h4>{answers}</div>").posts
    assert [post.posted_at_text for post in found] == ["قبل سنة", *["قبل 3 أشهر"] * 3]
    assert [post.body for post in found][1:] == WORDS[1:]
