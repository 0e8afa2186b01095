"""Given pages of today's and yesterday's style sheets, the parts of their posts."""

import json

import pytest

from tests.engines.test_home_grown import POSTS, SITE, Said, read


def boxed(post: Said, before: str = "") -> str:
    """A box of Bootstrap's: head, and a body with the panel beside the words."""
    return (
        f"<div class='panel panel-default'><div class=panel-heading><a href='/user/{post.user}'>"
        f"{post.author}</a> <span>2011-03-{post.day} {post.time}</span></div><div class=panel-body>"
        "<div class=row><div class=col-3><p>عضو مميز</p><p>عدد المشاركات: 1543</p></div>"
        f"<div class=col-9>{before}<p>{post.words}</p></div></div></div></div>"
    )


def test_a_box_with_a_panel_beside_the_words_is_no_body() -> None:
    found = read("".join(map(boxed, POSTS)))
    assert [post.body for post in found.posts] == [post.words for post in POSTS]
    assert {author.messages for author in found.authors} == {1543}


def test_a_word_for_a_quote_and_a_name_head_what_no_style_frames() -> None:
    quote = "<div class=well><strong>اقتباس: أبو سلمان</strong><br>كلام سابق</div>"
    found = read("".join(boxed(post, quote) for post in POSTS)).posts
    assert [post.body for post in found] == [post.words for post in POSTS]
    assert {(q["author"], q["text"]) for p in found for q in p.quotes} == {
        ("أبو سلمان", "كلام سابق")
    }


def test_a_block_that_begins_with_a_row_of_signs_is_a_signature() -> None:
    post = (
        "<fieldset><legend><a href='/user/{0}'>كاتب{0}</a> | 2011-03-24 10:{0}</legend>"
        "<div>جواب رقم {0} هنا عن الخيط الذي ينقطع<div class=s>-------------<br>الصبر مفتاح الفرج"
        "</div></div></fieldset>"
    )
    found = read("".join(post.format(n) for n in (31, 32, 33)))
    assert [p.body for p in found.posts] == [
        f"جواب رقم {n} هنا عن الخيط الذي ينقطع" for n in (31, 32, 33)
    ]
    assert {author.signature for author in found.authors} == {"الصبر مفتاح الفرج"}


def test_a_later_page_that_states_the_opening_post_shows_it_no_more() -> None:
    stated = {
        "@type": "DiscussionForumPosting",
        "text": "أول الكلام في عطل الماكينة",
        "author": {"name": "نخلة الوادي"},
        "datePublished": "2011-03-20T10:00",
        "comment": [
            {
                "@type": "Comment",
                "text": post.words,
                "author": {"name": post.author},
                "datePublished": f"2011-03-{post.day}T{post.time}",
            }
            for post in POSTS
        ],
    }
    script = f"<script type='application/ld+json'>{json.dumps(stated)}</script>"
    found = read(script + "".join(map(boxed, POSTS)), f"{SITE}/topic/9/page/2")
    assert [post.body for post in found.posts] == [post.words for post in POSTS]


@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
def test_a_day_of_numbers_is_a_date_in_any_digits(digits: str) -> None:
    def post(said: Said) -> str:
        date = f"{said.day}-3-2011".translate(str.maketrans("0123456789", digits))
        return f"<section><h4>{said.author}</h4><small>{date}</small><p>{said.words}</p></section>"

    found = read("".join(map(post, POSTS))).posts
    assert [p.posted_at for p in found] == [f"2011-03-{said.day}" for said in POSTS]


def test_a_count_of_posts_before_the_date_is_no_name() -> None:
    post = (
        "<div><p><a href='/udw/{0}'>{1}</a> <span>المشاركات ٣{0}</span> <em>2011-03-24 10:{0}</em>"
        "</p><p>جواب رقم {0} هنا عن الماكينة</p></div>"
    )
    posts = "".join(post.format(10 + n, said.author) for n, said in enumerate(POSTS))
    assert not [p.author for p in read(posts).posts if (p.author or "").startswith("المشاركات")]


def styled(post: Said, inside: str) -> str:
    """A post of nothing but `<div>`s with styles of their own."""
    return (
        f"<div style='border:1px solid'><div style='background:#eee'><b>{post.author}</b> <span>"
        f"2011-03-{post.day} {post.time}</span></div><div style='padding:8px'>{inside}</div></div>"
    )


def test_paragraphs_may_be_blocks_of_one_text() -> None:
    longer = "ثم جربت خيطا آخر من السوق القديم فما انقطع مرة واحدة"
    inside = [f"<div>{post.words}</div>" for post in POSTS]
    inside[1] += f"<div>{longer}</div>"
    found = read("".join(map(styled, POSTS, inside))).posts
    words = [post.words for post in POSTS]
    words[1] += f" {longer}"
    assert [" ".join(post.body.split()) for post in found] == words


def test_a_quote_that_is_longer_than_the_answer_is_none_of_its_words() -> None:
    quoted = "كلام سابق طويل عن الخيط الذي ينقطع وعن الماكينة القديمة التي لا تعمل في الشتاء"
    quote = f"<div style='border:1px'><b>كتب نخلة الوادي:</b><br>{quoted}</div>"
    found = read("".join(styled(post, f"{quote}<div>{post.words}</div>") for post in POSTS)).posts
    assert [post.body for post in found] == [post.words for post in POSTS]
    assert [q["text"] for post in found for q in post.quotes] == [quoted] * 4


def test_words_may_stand_in_the_row_under_panel_and_title() -> None:
    row = (
        "<table class=a><tr><td rowspan=2><a href='user.php?u={0}'><b>كاتب{0}</b></a><br>عضو مميز"
        "<br>المشاركات : 1543</td><td>رد : عطل في ماكينة الخياطة</td><td>3/1/2008 - 16:{0}</td>"
        "</tr><tr><td>{1}</td></tr></table><br>"
    )
    words = {31: "رائع جدا", 32: "نظفي المكوك بفرشاة ناعمة"}
    found = read("".join(row.format(n, said) for n, said in words.items())).posts
    assert [post.body for post in found] == list(words.values())


def test_the_menu_of_a_name_says_no_guest_s_name() -> None:
    member = "<a href='/user/{0}'>{1}</a>"
    menus = [member, "<b>زائر</b>", *[member] * (len(POSTS) - 2)]
    html = "".join(
        f"<div class=p><b class=username>{post.author}</b><div style='display:none'><div class=h>"
        f"{menu.format(post.user, post.author)}</div></div><i>2011-03-{post.day} {post.time}</i>"
        f"<p>{post.words}</p></div>"
        for post, menu in zip(POSTS, menus, strict=True)
    )
    assert [post.author for post in read(html).posts] == [post.author for post in POSTS]
