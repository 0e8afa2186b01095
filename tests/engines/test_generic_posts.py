"""Given posts as forums of no known engine lay them out, what is whose in them."""

from datetime import UTC, datetime

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.extract import Extraction
from crawler.pages.page import Page
from tests.reading import read_page

SITE = "http://sunbula.example"
TITLE = "عطل في ماكينة الخياطة"
WORDS = "نظفي المكوك بفرشاة ناعمة ثم زيتيه بقطرتين"


def read(html: str, title: str = TITLE) -> Extraction:
    text = f"<title>{title} - منتديات السنبلة</title><body>{html}".encode()
    page = Page(
        f"{SITE}/topic.asp?TOPIC_ID=9", text, datetime(2026, 11, 23, tzinfo=UTC), sought=Kind.THREAD
    )
    return read_page(page, Generic())


def post(number: int, inside: str, author: str = "") -> str:
    name = author or f"<a href='/users/{number}'>كاتب{number}</a>"
    return (
        f"<div class='entry' id='post-{number}'><p>{name} <i>2025-03-{10 + number} 10:00</i></p>"
        f"<div class='text'>{inside}</div></div>"
    )


def thread(inside: str) -> str:
    return post(1, f"<p>{WORDS}.</p>") + post(2, inside) + post(3, f"<p>جربت ذلك: {WORDS}.</p>")


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><b>كتب ريم الشمال:</b><br>الخيط ينقطع</blockquote>",
        "<blockquote><p class='x'><b>ريم الشمال كتب: </b>الخيط ينقطع</p></blockquote>",
        "<blockquote><div><small>اقتباس:<br></small><strong>ريم الشمال</strong><br>الخيط ينقطع"
        "</div></blockquote>",
        "<blockquote><font size=1>اقتباس:<hr><i>المشاركة الأصلية بواسطة ريم الشمال</i><br>الخيط "
        "ينقطع<hr></font></blockquote>",
        "<div class='quote'><span>كتب: ريم الشمال</span><div>الخيط ينقطع</div></div>",
        "<div class='iqtibas'><div class='h'>ريم الشمال :</div><div>الخيط ينقطع</div></div>",
        "<blockquote><cite>ريم الشمال</cite> <p>الخيط ينقطع</p></blockquote>",
        "<blockquote><a class=ref><i></i></a> <footer><cite>ريم الشمال</cite></footer><p>الخيط "
        "ينقطع</p></blockquote>",
        "<blockquote><p>@ريم الشمال:</p><p>الخيط ينقطع</p></blockquote>",
        "<details class='c-quote'><summary>ردًا على ريم الشمال</summary>الخيط ينقطع</details>",
        "<div class='border-r-4 bg-indigo-50'><div class='mb-1'>ريم الشمال كتب:</div><p>الخيط ينقطع"
        "</p></div>",
        "<div class='reply-to'><b>ريم الشمال:</b><span>الخيط ينقطع</span></div>",
        "<div class='xq'><b>ريم الشمال كتب:</b><br>الخيط ينقطع</div>",
        "<table><tr><td class='BBquote'><img src='/quote_box.png'> <strong>ريم الشمال كتب:</strong>"
        "<br><br>الخيط ينقطع</td></tr></table>",
        "<aside class='quote-block'><div class='quote-heading'>@ريم الشمال, post: 7 has written:"
        "</div>\n<blockquote class='quote-body'><p>الخيط ينقطع</p></blockquote></aside>",
        "<figure class='bg-light'><blockquote class='blockquote'><p>الخيط ينقطع</p></blockquote>"
        "<figcaption class='blockquote-footer'><cite>ريم الشمال كتب:</cite></figcaption></figure>",
    ],
)
def test_the_heading_in_a_quote_names_who_said_it(quote: str) -> None:
    answer = read(thread(f"{quote}<p>{WORDS}.</p>")).posts[1]
    assert [(q["author"], q["text"]) for q in answer.quotes] == [("ريم الشمال", "الخيط ينقطع")]
    assert answer.body == f"{WORDS}."


def test_a_sentence_with_a_day_at_the_top_of_a_quote_names_nobody() -> None:
    said = "وصلتني اليوم صورة تبين المشتل كله"
    answer = read(thread(f"<blockquote><p>{said}</p></blockquote><p>{WORDS}.</p>")).posts[1]
    assert [(q["author"], q["text"]) for q in answer.quotes] == [(None, said)]


def test_the_heading_of_code_may_have_a_button_in_it() -> None:
    code = "<div class='box'><div>كود <a href='#'>تحديد الكل</a></div><div><pre>x = 1</pre></div>"
    assert read(thread(f"<p>{WORDS}.</p>{code}</div>")).posts[1].body == f"{WORDS}.\n\nx = 1"


def test_what_frames_a_whole_post_is_no_quote_though_a_name_stands_first() -> None:
    answer = read(thread(f"<div class='xq'><b>ريم الشمال كتب:</b><br>{WORDS}</div>")).posts[1]
    assert (answer.quotes, WORDS in answer.body) == ([], True)


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><cite>ريم الشمال</cite><p>الخيط ينقطع</p></blockquote>",
        "<aside><div>ريم الشمال <i>منذ 3 أيام</i> <a href='#post-1'>#1</a></div><p>الخيط ينقطع"
        "</p></aside>",
    ],
)
def test_a_quote_before_the_element_with_the_words_is_the_post_s(quote: str) -> None:
    posts = "".join(
        post(n, f"<p>{WORDS}.</p>").replace("<div class='text'", f"{q}<div class='text'")
        for n, q in ((1, ""), (2, quote), (3, ""))
    )
    answer = read(posts).posts[1]
    assert [(q["author"], q["text"]) for q in answer.quotes] == [("ريم الشمال", "الخيط ينقطع")]
    assert (answer.author, answer.body) == ("كاتب2", f"{WORDS}.")


def test_a_panel_before_the_words_is_no_quote() -> None:
    panel = "<aside><a href='/users/{0}'>كاتب{0}</a><p>عضو مميز</p></aside><div class='text'"
    posts = "".join(
        post(n, f"<p>{WORDS}.</p>", " ").replace("<div class='text'", panel.format(n))
        for n in (1, 2, 3)
    )
    assert [(p.author, p.quotes) for p in read(posts).posts] == [
        (f"كاتب{n}", []) for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "spoiler",
    [
        "<aside class='spoiler-block'><a class='spoiler-link' href='#'>كاشف</a>"
        "<blockquote class='spoiler-body'>الجواب إبرة</blockquote></aside>",
        "<div class='spoiler'><div class='spoiler-head closed'><span>كاشف</span></div>"
        "<div class='spoiler-body'>الجواب إبرة</div></div>",
    ],
)
def test_what_a_spoiler_hides_is_the_author_s(spoiler: str) -> None:
    answer = read(thread(f"<p>{WORDS}.</p>{spoiler}")).posts[1]
    assert (answer.quotes, answer.body) == ([], f"{WORDS}.\n\nالجواب إبرة")


@pytest.mark.parametrize(
    "date",
    [
        "<div>24 مارس 2011<br>9:15 م</div>",
        "<div>رد #1 - مارس 24, 2011, 9:15 م</div>",
        "<span data-date='2011-03-24T21:15:00'>منذ 15 سنة</span>",
        "<span data-created-at='2011-03-24 21:15'>منذ 15 سنة</span>",
        "<span data-tippy-content='الخميس، 24 مارس 2011 الساعة 9:15 م'>منذ 15 سنة</span>",
        "<span aria-label='24/03/2011 21:15'>منذ 15 سنة</span>",
    ],
)
def test_a_day_and_its_time(date: str) -> None:
    posts = (
        post(n, f"<p>{WORDS}.</p>").replace(f"<i>2025-03-{10 + n} 10:00</i>", date)
        for n in (1, 2, 3)
    )
    found = read("".join(posts))
    assert [(p.posted_at or "")[:16] for p in found.posts] == ["2011-03-24T21:15"] * 3


def test_a_badge_in_the_element_with_the_name_is_none_of_it() -> None:
    name = "<span class='author-name'>كاتب{} <em class='c-badge'>خبيرة</em></span>"
    posts = "".join(post(n, f"<p>{WORDS}.</p>", name.format(n)) for n in (1, 2, 3))
    assert [p.author for p in read(posts).posts] == ["كاتب1", "كاتب2", "كاتب3"]


def test_the_forum_s_name_over_each_page_is_no_title() -> None:
    head = f"<h1><a href='/'>منتديات السنبلة</a></h1><h1>{TITLE}</h1>"
    assert read(head + thread(WORDS)).posts[0].title == TITLE


def test_a_link_of_a_page_to_itself_is_no_name_of_the_site() -> None:
    head = f"<a class=maintitle href='/posts/list/165.page'>{TITLE}</a>"
    found = read(head + thread(WORDS), title=f"منتديات السنبلة - {TITLE}")
    assert found.posts[0].title == TITLE


def test_a_lone_post_in_many_frames_beside_related_threads_is_found() -> None:
    lone = (
        "<div class=part><div class=left><a href='/profile/salem/'>سالم</a></div><div class=right>"
        "<div class=date>05/03/2025 7:10 مساءً</div><div class=content>جربت الزراعة في المرتفعات."
        "</div></div></div>"
    )
    rows = "".join(
        f"<li><a href='/community/general/{slug}/'>سؤال طويل عن البذار في {slug} وما يصلح لها</a>"
        f" <span>0{day}/03/2025</span></li>"
        for day, slug in enumerate(("hills", "plains", "valleys"), 2)
    )
    html = f"{lone}<div class=related><h3>مواضيع ذات صلة</h3><ul>{rows}</ul></div>"
    for frame in ("content", "main", "post-area", "", "entry", "page", "site", "outer"):
        html = f"<div class='{frame}'>{html}</div>"
    url = f"{SITE}/community/general/seeds/"
    now = datetime(2026, 11, 23, tzinfo=UTC)
    page = Page(url, f"<body>{html}".encode(), now, sought=Kind.THREAD)
    assert [p.body for p in read_page(page, Generic()).posts] == ["جربت الزراعة في المرتفعات."]


HEAD = f"<header><h1>{TITLE}</h1><a href='/users/1'>كاتب1</a> 11 مارس 2025 - 12 ردود</header>"


@pytest.mark.parametrize("bodies", [[f"{WORDS}."], ["شكرا", f"{WORDS}."]])
def test_the_head_of_a_page_is_no_post(bodies: list[str]) -> None:
    posts = "".join(
        f"<div class=row><a href='/users/{n}'>كاتب{n}</a> <i>2025-03-1{n} 10:00</i><div>"
        f"<p>{body}</p></div></div>"
        for n, body in enumerate(bodies, 1)
    )
    found = read(f"<header>{HEAD}</header><div class=list>{posts}</div>").posts
    assert [post.body for post in found] == bodies


def test_the_only_answer_to_an_article_is_one() -> None:
    article = (
        f"<article><h1>{TITLE}</h1><div>بقلم <span class=author>سلمى</span> <i>2025-03-11 10:00</i>"
        f"</div><div class=entry-content><p>{WORDS}.</p></div></article>"
    )
    answer = (
        "<ol><li id=comment-31><b class=fn>هدى</b> <i>2025-03-12 10:00</i>"
        "<div class=comment-content><p>منور الموضوع يا كبير</p></div></li></ol>"
    )
    found = read(f"{article}<section>{answer}</section>").posts
    assert [(post.author, post.body) for post in found] == [
        ("سلمى", f"{WORDS}."),
        ("هدى", "منور الموضوع يا كبير"),
    ]


def test_the_only_answer_may_be_of_two_parts_beside_each_other() -> None:
    opening = (
        f"<div class=node><div>كتبها <a href='/users/4'>سلمى</a> 2025-03-11 10:00</div>"
        f"<div class=entry-content><p>{WORDS}.</p></div></div>"
    )
    answer = (
        "<a id=comment-31></a><div class=comment><div><p><a href='/users/5'>هدى</a></p>"
        "<p>2025-03-12 10:00</p></div><div class=text><div class=content><p>منور الموضوع يا كبير"
        "</p></div></div></div>"
    )
    found = read(f"<h1>{TITLE}</h1><div>{opening}{answer}</div>").posts
    assert [post.body for post in found] == [f"{WORDS}.", "منور الموضوع يا كبير"]


BROKEN = """<div class=row><a href='/users/{0}'>كاتب{0}</a> <i>2025-03-1{0} 10:00</i><div
 class=message><p class=msg>{1}<pre>نول {0}</pre>ثم انسج صفا</p></div></div>"""


def test_a_paragraph_that_code_had_to_end_is_not_all_of_a_body() -> None:
    posts = "".join(BROKEN.format(n, f"{WORDS} رقم {n}") for n in (1, 2, 3))
    found = read(f"<div class=list>{posts}</div>").posts
    assert [post.body for post in found] == [
        f"{WORDS} رقم {n}\n\nنول {n}\n\nثم انسج صفا" for n in (1, 2, 3)
    ]


def test_the_words_of_an_opening_may_stand_behind_its_head() -> None:
    author = "<span class=author>سلمى</span> <i>2025-03-11 10:00</i>"
    head = f"<div class=head><h1>{TITLE}</h1>{author}</div>"
    words = f"<div class=article><div class=articleBody>{WORDS}.</div></div>"
    answers = "".join(post(n, f"<p>جواب رقم {n} يكفي لأن يقرأ</p>") for n in (2, 3))
    found = read(f"{head}{words}<div class=comments>{answers}</div>").posts
    assert [(p.post_id, p.author, p.body) for p in found][:2] == [
        ("t9", "سلمى", f"{WORDS}."),
        ("2", "كاتب2", "جواب رقم 2 يكفي لأن يقرأ"),
    ]


@pytest.mark.parametrize("name", ["<a href='/u/{n}'>كاتب{n}</a>", "<span>كاتب{n}</span>"])
def test_short_answers_in_others_are_posts_beside_an_opening(name: str) -> None:
    """Where `name` is no link it is a guest's, which only the place tells."""

    def answer(n: int, named: str, words: str, inner: str = "") -> str:
        head = f"<div>{named.format(n=n)} <i>2025-03-1{n} 10:00</i></div>"
        words = f"<div class=content>{words}</div>"
        return f"<li><article id=comment-{n}>{head}{words}</article><ul>{inner}</ul></li>"

    member = "<a href='/u/{n}'>كاتب{n}</a>"
    inner = answer(3, name, "شكرا")
    tree = answer(2, member, f"<p>{WORDS}.</p>", inner) + answer(4, member, "تم")
    opening = (
        f"<article><h1>{TITLE}</h1><a href='/u/1'>كاتب1</a> <i>2025-03-11 10:00</i>"
        f"<div class=content><p>{WORDS}، وهذا أول الكلام.</p></div></article>"
    )
    found = read(f"<main>{opening}<div class=comments><ul>{tree}</ul></div></main>").posts
    assert [(p.author, p.body) for p in found] == [
        ("كاتب1", f"{WORDS}، وهذا أول الكلام."),
        ("كاتب2", f"{WORDS}."),
        ("كاتب3", "شكرا"),
        ("كاتب4", "تم"),
    ]


def test_the_editor_s_date_may_stand_deep_in_the_note() -> None:
    note = "<span>- آخر تحرير في <span><b>24-03-2025</b> <b>09:15 PM</b></span> بواسطة كاتب2</span>"
    posts = [post(n, f"<p>{WORDS}.</p>") for n in (1, 2, 3)]
    posts[1] = posts[1].replace("</p><div", f" {note}</p><div", 1)
    edited = read("".join(posts)).posts[1]
    assert ((edited.posted_at or "")[:10], (edited.edited_at or "")[:16]) == (
        "2025-03-12",
        "2025-03-24T21:15",
    )


def test_a_later_page_has_the_title_behind_the_word_for_answers() -> None:
    title = "قوانين المنتدى - تقرأ قبل المشاركة"
    assert read(f"<h2>رد: {title}</h2>{thread(WORDS)}", title).posts[0].title == title


def test_the_links_of_a_trail_may_each_be_called_one() -> None:
    trail = "<div>{}</div>".format(
        "/".join(
            f"<span class=x-crumb><a href='{href}'>{name}</a></span>"
            for href, name in (("/", "الرئيسية"), ("/b/1/", "البيت"), ("/b/2/", "الخياطة"))
        )
    )
    assert read(trail + thread(WORDS)).posts[0].boards == ["البيت", "الخياطة"]


def test_a_body_may_be_called_one_in_capitals() -> None:
    inside = "<div class=spPostStatus>صاحب هذا الموضوع كله</div><div class=spPostContent>{}</div>"
    bodies = [f"{WORDS}.", "رفع", f"جربت ذلك: {WORDS}."]
    posts = "".join(
        post(n, "").replace("<div class='text'></div>", inside.format(body))
        for n, body in enumerate(bodies, 1)
    )
    assert [p.body for p in read(posts).posts] == bodies


def test_a_quote_at_the_head_of_a_quote_is_one_of_its_own() -> None:
    inner = "<blockquote><p>سالم كتب:</p><p>أي خيط؟</p></blockquote>"
    quote = f"<blockquote><p>ريم الشمال كتب:</p>{inner}<p>الخيط ينقطع</p></blockquote>"
    answer = read(thread(f"{quote}<p>{WORDS}.</p>")).posts[1]
    assert [(q["author"], q["text"]) for q in answer.quotes] == [
        ("ريم الشمال", "الخيط ينقطع"),
        ("سالم", "أي خيط؟"),
    ]


@pytest.mark.parametrize(
    "beside",
    [
        "<div id='q' style='display: none;'><blockquote>اقتباس من كاتب: كلام</blockquote></div>",
        "<p class='tools'><a href='/r?c=2'>رد</a> | <a href='/s?c=2'>إبلاغ عن إساءة</a></p>",
        "<br>-- <br>صبر جميل",
    ],
)
def test_what_the_page_puts_beside_the_words_is_none_of_them(beside: str) -> None:
    answer = read(thread(f"<div>{WORDS}.</div>{beside}")).posts[1]
    assert (answer.body, answer.quotes) == (f"{WORDS}.", [])


def test_a_block_of_code_is_its_lines_without_its_label() -> None:
    code = "<div class='code'><strong>كود:</strong><div><pre>a = 1\n  b = 2</pre></div></div>"
    answer = read(thread(f"<p>{WORDS}.</p>{code}")).posts[1]
    assert answer.body == f"{WORDS}.\n\na = 1\n  b = 2"


def test_a_guest_without_a_link_is_named_where_members_are() -> None:
    card = (
        "<div class='card'><div class='top'><div>{name}<p>عضو</p></div><time>2025-03-1{n} 10:00"
        "</time></div><div class='text-lg'><p>{words} رقم {n}.</p></div></div>"
    )
    names = [f"<a href='/u/a{n}'>كاتب{n}</a>" for n in (1, 2, 3)]
    names[1] = "<span>ضيفة الحي</span><i>زائرة</i>"
    cards = "".join(card.format(n=n, name=name, words=WORDS) for n, name in enumerate(names, 1))
    posts = read(cards).posts
    assert [p.author for p in posts] == ["كاتب1", "ضيفة الحي", "كاتب3"]
    assert [p.body for p in posts] == [f"{WORDS} رقم {n}." for n in (1, 2, 3)]


def test_what_is_called_the_same_as_the_words_and_stands_more_than_once_is_not_the_words() -> None:
    row = (
        "<tr><td><b><span class='spnMessageText'><a href='/u?mode=display&id={n}'>كاتب{n}</a>"
        "</span></b><br>عضو<br>{n} مشاركة</td><td><a name='7{n}'></a><table><tr><td>أرسلت -"
        " 1{n}/03/2019 10:00:00<hr></td></tr><tr><td><span class='spnMessageText' id='msg'>{inside}"
        "</span></td></tr><tr><td><hr><span class='spnMessageText'>صبر جميل والله المستعان {n}"
        "</span></td></tr>"
        "<tr><td><hr>حررت بواسطة - كاتب{n} في 19/03/2019 11:00:00</td></tr></table></td></tr>"
    )
    said = [WORDS, "<img src='/only.png'>", f"جربت ذلك: {WORDS}"]
    rows = "".join(row.format(n=n, inside=inside) for n, inside in enumerate(said, 1))
    found = read(f"<table>{rows}</table>")
    assert [post.body for post in found.posts] == [said[0], "", said[2]]
    assert [author.signature for author in found.authors] == [
        f"صبر جميل والله المستعان {n}" for n in (1, 2, 3)
    ]


def test_a_member_called_after_a_day_is_no_date() -> None:
    rows = (
        "<tr><td><a name='{n}'></a>2025-03-1{n} 10:00</td></tr><tr><td><span><b>{name}</b></span>"
        "<br><span>عضو<br>الرسائل: 5</span></td><td id='post_text_{n}'>{words} رقم {n}.</td></tr>"
    )
    names = ["سالم", "حنين الأمس", "ريم"]
    posts = [rows.format(n=n, name=name, words=WORDS) for n, name in enumerate(names, 1)]
    assert [p.author for p in read(f"<table>{''.join(posts)}</table>").posts] == names


def test_a_member_may_be_called_as_ranks_are() -> None:
    rows = (
        "<tr><td class='side'><span>{name}</span><br>عضو<br>انضم: 5 مايو 2015</td><td>2025-03-1{n}"
        " 10:00<div>{words} رقم {n}.</div></td></tr>"
    )
    names = ["سالم", "المدير العام", "ريم"]
    posts = [rows.format(n=n, name=name, words=WORDS) for n, name in enumerate(names, 1)]
    assert [p.author for p in read(f"<table>{''.join(posts)}</table>").posts] == names


def test_a_label_that_begins_as_ranks_do_is_none() -> None:
    rows = (
        "<tr><td class='side'><a href='/members/{n}'>كاتب{n}</a><dl><dt>عضو منذ:</dt>"
        "<dd>5 مايو 2015</dd></dl></td><td>2025-03-1{n} 10:00<div>{words} رقم {n}.</div></td></tr>"
    )
    posts = "".join(rows.format(n=n, words=WORDS) for n in (1, 2, 3))
    authors = read(f"<table>{posts}</table>").authors
    assert [(author.title, author.joined) for author in authors] == [(None, "2015-05-05")] * 3


def test_the_question_may_be_another_element_than_the_answers() -> None:
    question = (
        f"<article><h1>{TITLE}</h1><p><a href='/users/7'>سالم</a> <i>2025-03-10 10:00</i></p>"
        f"<div class='prose'><p>الخيط ينقطع كل مرة عند الكم، فما السبب يا أهل الخبرة؟</p></div>"
        "</article><h2>إجابتان</h2>"
    )
    posts = read(f"<main>{question}{post(1, WORDS)}{post(2, WORDS)}</main>").posts
    assert [p.author for p in posts] == ["سالم", "كاتب1", "كاتب2"]


def test_those_who_liked_a_post_did_not_write_it() -> None:
    likes = "<p>أعجب بهذا <a href='/users/99'>مراقب الحي</a></p>"
    guest = (
        post(2, f"<p>{WORDS}.</p>", "<b>ضيفة الحي</b>").removesuffix("</div>") + likes + "</div>"
    )
    posts = read(post(1, WORDS) + guest + post(3, WORDS)).posts
    assert [p.author for p in posts] == ["كاتب1", "ضيفة الحي", "كاتب3"]


def test_the_newest_post_may_stand_first() -> None:
    posts = "".join(post(n, f"{WORDS} {n}.") for n in (13, 12, 11))
    assert [(p.post_id, p.position) for p in read(posts).posts] == [("11", 1), ("12", 2), ("13", 3)]
    more = posts + "<a href='/topic.asp?TOPIC_ID=9&amp;whichpage=2'>2</a>"
    found = [(p.post_id, p.position) for p in read(more).posts]
    assert found == [("13", None), ("12", None), ("11", None)]


def test_a_title_keeps_the_dash_in_it() -> None:
    title = "قوانين المنتدى - تقرأ قبل المشاركة"
    assert read(f"<p>{title}</p>{thread(WORDS)}", title).posts[0].title == title


def test_a_thread_and_the_front_page_are_none_of_its_boards() -> None:
    steps = {"/": "الدار", "/b": "الخياطة", "/t": TITLE}
    links = "".join(f"<a href='{href}'>{words}</a>" for href, words in steps.items())
    found = read(f"<ol class='breadcrumb'>{links}</ol><h1>{TITLE}</h1>{thread(WORDS)}")
    assert found.posts[0].boards == ["الخياطة"]


def test_the_last_of_numbers_that_commas_part_is_the_member_s() -> None:
    names = [f"<a href='/profile.php?2,{number}'>كاتب{number}</a>" for number in (71, 72)]
    posts = read("".join(post(n, WORDS, name) for n, name in enumerate(names, 1))).posts
    assert [p.author_id for p in posts] == ["sunbula.example/u/71", "sunbula.example/u/72"]


def test_whom_a_quote_names_in_bold_and_the_bold_title_are_no_authors() -> None:
    quote = "<table><tr><td><b>ريم الشمال</b> كتب:</td></tr><tr><td>الخيط ينقطع</td></tr></table>"
    rows = "".join(
        f"<table><tr><td colspan=2>2025-03-1{n} 10:00</td></tr><tr><td>{name}<br>عضو مميز<br>"
        f"عدد المشاركات: 4{n}</td><td>{quote if n == 2 else ''}{WORDS} رقم {n}.</td></tr></table>"
        for n, name in enumerate(("سالم", "أبو نواف", "هند"), 1)
    )
    posts = read(f"<table><tr><td><b>{TITLE}</b></td></tr></table>{rows}").posts
    assert [p.author for p in posts] == ["سالم", "أبو نواف", "هند"]
    assert [p.body for p in posts] == [f"{WORDS} رقم {n}." for n in (1, 2, 3)]
    assert posts[1].quotes[0]["author"] == "ريم الشمال"


def test_a_note_that_names_editor_and_date_in_one_text_is_no_date_of_the_post() -> None:
    note = "<div>تم تعديل هذه المشاركة منذ ٣ أيام بواسطة <a href='/users/2'>كاتب2</a></div>"
    posts = read(post(1, WORDS) + post(2, WORDS + note) + post(3, WORDS)).posts
    assert (posts[1].body, posts[1].edited_at_text) == (WORDS, "منذ ٣ أيام")
    assert posts[1].posted_at == "2025-03-12T10:00"


def test_a_note_of_an_edit_may_have_day_and_time_in_elements_of_their_own() -> None:
    note = (
        "<div class='note'><i></i> آخر تعديل بواسطة <b>مشرف الساحة الكبيرة</b>; "
        "<span>15/03/25</span> <span>03:37 AM</span>. السبب: تصحيح خطأ</div>"
    )
    posts = read(post(1, WORDS) + post(2, WORDS) + note + post(3, WORDS)).posts
    assert (posts[1].body, posts[1].edited_at_text) == (WORDS, "15/03/25 03:37 AM")


def test_a_signature_longer_than_the_words_over_it_is_not_the_body() -> None:
    posts = "".join(
        f"<div class='row'><a href='/users/{n}'>كاتب{n}</a> <i>2025-03-1{n} 10:00</i><div><div>"
        f"تم يا طيب {n}</div><div class='ksig'><hr><span class='ksignature'>{WORDS} ثم {WORDS}"
        "</span></div></div></div>"
        for n in (1, 2, 3)
    )
    assert [p.body for p in read(posts).posts] == [f"تم يا طيب {n}" for n in (1, 2, 3)]


def test_a_quote_may_say_the_number_of_its_post() -> None:
    heading = "<div class='quote-heading'>@ريم الشمال, post: 7 has written:</div>"
    quote = f"<aside class='quote-block'>{heading}<blockquote>الخيط ينقطع</blockquote></aside>"
    answer = read(thread(f"{quote}<p>{WORDS}.</p>")).posts[1]
    assert [q["post_id"] for q in answer.quotes] == ["7"]


def test_how_many_posts_a_member_has_may_stand_before_the_word() -> None:
    name = "<a href='/users/{0}'>كاتب{0}</a><p>{0}40 مشاركة</p>"
    posts = "".join(post(number, WORDS, name.format(number)) for number in (1, 2))
    assert [author.messages for author in read(posts).authors] == [140, 240]


def test_a_button_called_after_the_body_is_none() -> None:
    button = "<span class='action' id='edit-btn-post-body-{}'>تعديل المشاركة</span>"
    posts = "".join(
        post(number, f"<p>{words}</p>") + button.format(number)
        for number, words in ((11, WORDS), (14, "رفع"), (17, WORDS))
    )
    posts = posts.replace("class='text'", "class='editable-content'").replace(
        "</div><span", "<span"
    )
    posts = posts.replace("</span>", "</span></div>")
    assert [p.body for p in read(posts).posts] == [WORDS, "رفع", WORDS]


def test_a_button_in_the_heading_is_none_of_the_title() -> None:
    heading = f"<h1><span>{TITLE}</span> <button>edit</button></h1>"
    assert read(heading + thread(WORDS)).posts[0].title == TITLE


def test_what_scripts_copy_for_new_posts_is_none() -> None:
    posts = "".join(post(number, WORDS) for number in (11, 14, 17))
    empty = post(0, "").replace("كاتب0", "المزيد")
    found = read(f"{posts}<div style='display: none'>{empty}</div>").posts
    assert [(p.post_id, p.author) for p in found] == [
        ("11", "كاتب11"),
        ("14", "كاتب14"),
        ("17", "كاتب17"),
    ]
