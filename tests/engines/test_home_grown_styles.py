"""Given pages whose parts style sheets alone set apart, the posts that a reader sees."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.extract import Extraction
from tests.engines.test_home_grown import POSTS, Said, read
from tests.engines.test_learnt_lists import page_of
from tests.reading import read_page

QUOTED = "كلام أطول من الجواب عليه بكثير، فيه وصف للعطل كما ظهر أول مرة ولما جرى بعده"


def hashed(post: Said, before: str = "", rank: str = "كاتب قديم") -> str:
    """A box of hashed classes: nothing but their style parts a name from a rank."""
    return (
        f"<div class='m_K9d'><div class='w_1x'><span class='n_p0'>{post.author}</span>"
        f"<span class='r_q1'>{rank}</span></div><div class='c_r2'><div class='d_s3'>"
        f"2011-03-{post.day} {post.time}</div>{before}<div class='b_w7'><p>{post.words}</p></div>"
        "<div class='a_x8'><span>إعجاب 12</span><span>رد سريع على المشاركة</span>"
        "<span>اقتباس المشاركة</span><span>تبليغ</span></div></div></div>"
    )


def saying(found: Extraction) -> list[tuple[str, str]]:
    return [(post.author, post.body) for post in found.posts]


SAID = [(post.author, post.words) for post in POSTS]


def test_a_name_abuts_the_rank_behind_it() -> None:
    assert saying(read("".join(map(hashed, POSTS)))) == SAID


def test_words_shorter_than_the_quote_before_and_the_buttons_behind_them() -> None:
    quote = f"<div class='q_t4'><div class='h_u5'>ريم الشمال كتبت:</div><p>{QUOTED}</p></div>"
    html = "".join(hashed(post, quote if post.number > 5504 else "") for post in POSTS)
    assert saying(read(html)) == SAID


def test_a_time_alone_among_dates_is_a_post_as_well() -> None:
    html = "".join(map(hashed, POSTS)).replace(f"2011-03-26 {POSTS[3].time}", POSTS[3].time)
    found = read(html).posts
    assert [(p.author, p.body) for p in found] == SAID
    assert [(p.posted_at, p.posted_at_text) for p in found][3] == (None, "17:30")


def test_where_one_date_alone_can_be_read_the_others_are_posts_too() -> None:
    html = "".join(map(termed, POSTS))
    for post in POSTS[1:]:
        html = html.replace(f"2011-03-{post.day} ", "")
    assert saying(read(f"<dl>{html}</dl>")) == SAID


def termed(post: Said) -> str:
    return (
        f"<dt><b>{post.author}</b> <i>2011-03-{post.day} {post.time}</i></dt>"
        f"<dd><p>{post.words}</p></dd>"
    )


def test_a_number_behind_a_day_in_a_list_is_no_date() -> None:
    items = "<ul><li>قصيدة الأمس 29</li><li>مباراة اليوم 17</li></ul>"
    html = "".join(hashed(post, f"<p>{items}</p>" if post.number == 5501 else "") for post in POSTS)
    assert [p.posted_at_text[:7] for p in read(html).posts] == ["2011-03"] * 4


def spoken(post: Said, name: str) -> str:
    return f"<div class=row>{name}: {post.words} <a href='http://a.example/'>هنا</a> تجدونه</div>"


@pytest.mark.parametrize("guest", ["<b>{0}</b>", "<a href='/user.php?id=9'><b>{0}</b></a>"])
def test_a_colon_parts_names_from_words_and_guests_have_no_link(
    guest: str,
) -> None:
    names = [f"<a href='/user.php?id={post.user}'><b>{post.author}</b></a>" for post in POSTS]
    names[1] = guest.format(POSTS[1].author)
    html = "".join(map(spoken, POSTS, names))
    page = page_of(f"<h1>عطل المكوك</h1>{html}", "/w/41", Kind.THREAD)
    found = read_page(page, Generic())
    assert saying(found) == [(author, f"{words} هنا تجدونه") for author, words in SAID]


def test_a_date_that_one_of_several_posts_without_dates_says_is_no_post_alone() -> None:
    words = [post.words for post in POSTS]
    words[1] += "<br>12/03/2011<br>هو يوم شرائها"
    html = "".join(
        f"<div class=c><h4><a href='/u/{post.user}'>{post.author}</a></h4><div>{said}</div></div>"
        for post, said in zip(POSTS, words, strict=True)
    )
    page = page_of(f"<h1>عطل المكوك</h1>{html}", "/w/41", Kind.THREAD)
    found = read_page(page, Generic()).posts
    assert [(p.author, p.posted_at) for p in found] == [(post.author, None) for post in POSTS]


def test_a_label_of_a_guest_book_names_the_author_over_the_date() -> None:
    html = "".join(
        f"<fieldset><legend>تعقيب</legend><font>الاسم: {post.author}<br>التاريخ: {post.time} - "
        f"2011/03/{post.day}</font><hr><p>{post.words}</p></fieldset>"
        for post in POSTS
    )
    assert saying(read(html)) == SAID
    guests = html.replace(POSTS[1].author, "زائر")
    assert [post.author for post in read(guests).posts][1] == "زائر"


def test_months_ago_are_a_date_behind_the_word_for_posting() -> None:
    html = "".join(
        f"<li><h4>{post.author}</h4><p>كتب منذ {9 - n} أشهر</p><p>{post.words}</p></li>"
        for n, post in enumerate(POSTS, 3)
    )
    found = read(f"<ol>{html}</ol>")
    assert saying(found) == SAID
    assert found.posts[0].posted_at_text == "كتب منذ 6 أشهر"


def test_what_is_called_a_quote_is_no_body_however_long() -> None:
    quote = f"<div class=quote><div class=by>ريم قالت</div>{QUOTED}</div>"
    html = "".join(
        f"<div class=msg><div class=u><a href='/user/{p.user}'>{p.author}</a></div><div class=c>"
        f"<div class=t>2011-03-{p.day} {p.time}</div><div class=x>{quote}{p.words}</div></div>"
        "</div>"
        for p in POSTS
    )
    assert saying(read(html)) == SAID
