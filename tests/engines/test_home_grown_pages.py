"""Given whole pages of home-grown forums, what stands around posts and is none of their words."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.engines.generic.routes import is_no_page
from crawler.pages.page import Page
from tests.engines.test_home_grown import POSTS, SITE, TITLE, Said, read
from tests.engines.test_learnt_lists import page_of
from tests.markup import NOW

ENGINE = Generic()
WORDS = [post.words for post in POSTS]


def framed(post: Said, head: str) -> str:
    return (
        f"<table><tr><td>الكاتب: <a href='/profile/{post.user}'>{post.author}</a></td>"
        f"<td>{post.day}/03/2011 {post.time}</td></tr>"
        f"<tr><td colspan=2>{head}{post.words}</td></tr></table>"
    )


@pytest.mark.parametrize(
    "head",
    [
        f"<b>{TITLE}</b><hr>",
        f"<b>رد: {TITLE}</b><br>",
        f"<p><font size=3><b>{TITLE}</b></font></p>",
        f"<h4>{TITLE}</h4>",
        f"رد: {TITLE}<br><br>",
    ],
)
def test_the_title_of_the_thread_over_each_post_is_none_of_its_words(head: str) -> None:
    found = read("".join(framed(post, head) for post in POSTS))
    assert [post.body for post in found.posts] == WORDS
    assert not any(author.signature for author in found.authors)


@pytest.mark.parametrize(
    "head",
    [f"{TITLE} أتعبني<br>", f"<b>{TITLE}</b> أتعبني<br>", "عطل في<br>", f"<b>{TITLE}</b><br>"],
)
def test_an_author_who_says_the_title_is_heard(head: str) -> None:
    bodies = [post.body for post in read(framed(POSTS[0], head) + framed(POSTS[1], "")).posts]
    assert bodies[0].startswith(("عطل في ماكينة الخياطة", "عطل في\n"))
    assert bodies[1] == WORDS[1]


def test_a_post_that_says_the_title_alone_is_kept() -> None:
    said = [post._replace(words=f"<b>{TITLE}</b>") for post in POSTS[:2]]
    assert [p.body for p in read("".join(framed(post, "") for post in said)).posts] == [TITLE] * 2


def page(title: str, html: str, path: str = "/topic/9") -> Page:
    return Page(f"{SITE}{path}", f"<title>{title}</title><body>{html}".encode(), NOW)


@pytest.mark.parametrize(
    "title", [TITLE, f"{TITLE} - مجلة البيت", f"{TITLE} – مجلة البيت", f"{TITLE} | مجلة البيت"]
)
def test_a_heading_of_the_section_over_that_of_the_thread_is_no_title(title: str) -> None:
    html = f"<a href=/>مجلة البيت</a><h1>المجتمع</h1><h2>{TITLE}</h2>"
    assert ENGINE.thread(page(title, html)).title == TITLE


def comment(post: Said, inner: str = "") -> str:
    return (
        f"<div class=cm id=c-{post.number}><p><a href='/u/{post.user}'>{post.author}</a>"
        f" <i>{post.day}/03/2011 {post.time}</i></p><div class=cm-b>{post.words}</div>"
        f"<div>{inner}</div></div>"
    )


ARTICLE = (
    "<div class=art><h1>{title}</h1><p><a href='/u/{0.user}'>{0.author}</a> <i>{0.day}/03/2011 "
    "{0.time}</i></p><div class=art-t>{0.words} وهذا كلام المقال كله.</div></div>"
).format(POSTS[0], title=TITLE)


@pytest.mark.parametrize(
    "comments",
    [
        comment(POSTS[1]),
        comment(POSTS[1], comment(POSTS[2])),
        comment(POSTS[1]) + comment(POSTS[3]),
    ],
)
@pytest.mark.parametrize("count", ["التعليقات ({})", "تعليقات الزوار [{}]"])
def test_few_answers_to_an_article_are_found(comments: str, count: str) -> None:
    html = f"<div>{ARTICLE}<div><h3>{count.format(2)}</h3>{comments}</div></div>"
    said = [post for post in POSTS[1:] if post.words in comments]
    found = read(html).posts[1:]
    assert [(p.author, p.body, p.post_id) for p in found] == [
        (post.author, post.words, str(post.number)) for post in said
    ]


def test_the_form_for_answers_is_none() -> None:
    form = (
        "<div><h4>أضف تعليقك</h4><form><textarea></textarea></form>"
        "<p>التعليقات تعبر عن رأي أصحابها وحدهم، ولا تعبر عن رأي الموقع ولا عن رأي المجلة</p></div>"
    )
    html = f"<div>{ARTICLE}<div><h3>التعليقات (1)</h3>{comment(POSTS[1])}{form}</div></div>"
    assert [post.body for post in read(html).posts[1:]] == [WORDS[1]]


def test_links_to_the_comments_of_another_page_lead_there() -> None:
    links = "".join(f"<a href='?cp={n}#comments'>{n}</a> " for n in (1, 2, 3))
    html = "".join(map(comment, POSTS)) + links
    assert ENGINE.next_page(page(TITLE, html, "/news/9.html")) == f"{SITE}/news/9.html?cp=2"


@pytest.mark.parametrize("href", ["#top", "#c-5504", "?cp=2#c-5504"])
def test_numbers_that_lead_to_posts_lead_to_no_page(href: str) -> None:
    html = "".join(map(comment, POSTS)) + f"<a href='{href}'>2</a>"
    assert ENGINE.next_page(page(TITLE, html, "/news/9.html")) is None


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/threads/clfeed8de27e05f58b9473", False),
        ("/topic/12-research", False),
        ("/topic/12-remember", False),
        ("/topic/12-corporate-law", False),
        ("/feed/", True),
        ("/search.php?t=5", True),
        ("/report/5", True),
        ("/threadrate.php?t=5", True),
        ("/rate.php?t=5", True),
        ("/members/5", True),
    ],
)
def test_words_of_titles_and_keys_are_no_scripts(path: str, *, other: bool) -> None:
    assert is_no_page(SITE + path) is other


def dated(path: str, number: int) -> str:
    return f"<li><a href='{path}{number}'>سؤال رقم {number}</a> <i>2011-03-{number} 10:30</i></li>"


def test_dated_lines_of_what_an_address_calls_a_board_make_a_forum() -> None:
    lines = "".join(dated("/index.php?page=show&id=", n) for n in range(11, 17))
    found = page_of(f"<ul>{lines}</ul>", "/index.php?page=cat&id=3")
    assert (ENGINE.detect(found), ENGINE.kind(found)) == (1, Kind.BOARD)


def nested(path: str, title: str) -> str:
    return (
        f"<div><div><a href='{path}'>{title}</a><p>كتبه نورس الوادي · 2011-03-12 10:30</p></div>"
        "<div>4</div><div>75</div><div><a href=/members/8/>سراج</a><br>2011-03-14 11:40</div></div>"
    )


def test_one_thread_alone_on_the_last_page_of_a_board_is_found() -> None:
    trail = "<p><a href='/dar/'>الدار</a> » الحديقة</p>"
    found = page_of(
        trail + nested("/dar/hadiqa/ghars", "غرس الزيتون"), "/dar/hadiqa/?pg=2", "board"
    )
    assert [thread.title for thread in ENGINE.threads(found)] == ["غرس الزيتون"]


def row(number: int) -> str:
    cell = "<td>2011-03-{0} 10:30<br>بواسطة <a href='/user/{0}'>عضو{0}</a></td>"
    title = f"<td><a href='/node/{number}'>سؤال رقم {number} عن الخياطة</a></td><td>3</td>"
    return f"<tr>{title}{cell.format(number)}{cell.format(number + 1)}</tr>"


@pytest.mark.parametrize("rows", [range(11, 14), range(11, 20)], ids=len)
def test_lines_with_two_dates_and_names_are_no_posts_of_a_board(rows: range) -> None:
    heads = "<tr><th>موضوع</th><th>ردود</th><th>أنشئ</th><th>آخر رد</th></tr>"
    found = page_of(f"<table>{heads}{''.join(map(row, rows))}</table>", "/forum/4", "board")
    assert ENGINE.kind(found) is Kind.BOARD
    assert len(list(ENGINE.threads(found))) == len(rows)


def consulted(comments: str) -> str:
    asked, answered = POSTS[0], POSTS[1]
    part = (
        "<div class={0}><h2>{1}</h2><p>{2}: <b>{3.author}</b> <i>2011-03-{3.day} {3.time}</i></p>"
        "<div class={0}-t><p>{3.words}</p><p>وهذه تتمة الكلام عن الماكينة.</p></div></div>"
    )
    head = part.format("q", "السؤال", "السائل", asked) + part.format(
        "a", "الإجابة", "المجيب", answered
    )
    return f"<div>{head}<div class=c><h2>التعليقات</h2>{comments}</div></div>"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_comments_stand_in_a_frame_beside_question_and_answer(count: int) -> None:
    said = [POSTS[2]._replace(words=f"كلام التعليق رقم {n} عن الخيط والمكوك") for n in range(count)]
    comments = "".join(
        f"<div class=o><p><b>{post.author}</b> - وهران <i>2011-03-{post.day} {post.time}</i></p>"
        f"<div class=t><p>{post.words}</p></div></div>"
        for post in said
    )
    found = read(consulted(comments)).posts
    assert [post.author for post in found[:2]] == [POSTS[0].author, POSTS[1].author]
    assert [post.body for post in found[2:]] == [post.words for post in said]


def submitted(post: Said, by: str) -> str:
    return (
        f"<div class=n><h3>{post.words[:9]}</h3><div class=s>أضافه {by} في "
        f"{post.day}/03/2011 - {post.time}.</div><div class=w><p>{post.words}</p></div>"
        "<ul><li><a href=/login>ادخل</a> لتكتب تعليقا</li></ul></div>"
    )


@pytest.mark.parametrize("mark", [" (زائر)", " (لم يتم التحقق)", ""])
def test_guests_whom_a_line_names_without_a_link_are_authors(mark: str) -> None:
    members = [f"<a href='/user/{post.user}'>{post.author}</a>" for post in POSTS]
    members[1] = f"سالم{mark}"
    pairs = zip(POSTS, members, strict=True)
    found = read("".join(submitted(*pair) for pair in pairs)).posts
    assert [post.author for post in found] == [
        POSTS[0].author,
        "سالم",
        POSTS[2].author,
        POSTS[3].author,
    ]
    # The shortest of them says less than the note for readers under it.
    assert [post.body for post in found] == WORDS


def boxed(post: Said, name: str) -> str:
    return (
        f"<div class=card><div class=x1><div class=x2><b>{name}</b><div>قول قديم ليس له</div></div>"
        f"<p>{post.words}</p></div><div class=x3><a href='/u/{post.user}'>{post.author}</a> "
        f"<i>{post.day}/03/2011 {post.time}</i></div></div>"
    )


def test_a_box_that_the_name_of_another_author_begins_is_a_quote() -> None:
    names = ["أبو سلمان", "كاتب بعيد", "أبو سلمان", "ريم الشمال"]
    found = read("".join(map(boxed, POSTS, names))).posts
    assert [post.body for post in found] == WORDS
    assert [[(q["author"], q["text"]) for q in post.quotes] for post in found] == [
        [(name, "قول قديم ليس له")] for name in names
    ]


@pytest.mark.parametrize("heading", ["الخطوة الأولى", "ملاحظة"])
def test_a_box_with_a_heading_of_the_authors_is_no_quote(heading: str) -> None:
    found = read("".join(boxed(post, heading) for post in POSTS)).posts
    assert all(heading in post.body and not post.quotes for post in found)


@pytest.mark.parametrize("name", ["lamar.2019", "سندباد2010", "ahmed_1998"])
def test_a_year_behind_a_name_is_no_date(name: str) -> None:
    posts = [post._replace(author=name) for post in POSTS]
    html = "".join(
        f"<div><b>{p.author}</b> <i>2011-03-{p.day} {p.time}</i><p>{p.words}</p></div>"
        for p in posts
    )
    assert {post.author for post in read(html).posts} == {name}


def test_one_dated_line_on_a_later_page_of_a_board_is_a_thread() -> None:
    line = "<p><a href='/s.php?id=71'>غرس الزيتون</a> <i>2011-03-12</i> <s>204</s></p>"
    pages = "<p><a href='/c.php?id=5'>1</a> <b>2</b></p>"
    found = page_of(line + pages, "/c.php?id=5&start=8", "board")
    assert [thread.title for thread in ENGINE.threads(found)] == ["غرس الزيتون"]


def test_a_menu_that_names_the_board_is_no_line_of_its_later_pages() -> None:
    menu = "<ul><li><a href='/i.php?page=cat&id=3'>الحديقة</a></li></ul>"
    ask = "<ul><li><a href='/i.php?page=ask'>اسألنا هنا</a></li></ul>"
    line = "<ul><li><a href='/i.php?page=show&id=71'>غرس الزيتون</a> <i>2011-03-12</i></li></ul>"
    found = page_of(ask + menu + line, "/i.php?page=cat&id=3&start=8", "board")
    assert [thread.title for thread in ENGINE.threads(found)] == ["غرس الزيتون"]


def celled(post: Said, inner: str, behind: str = "") -> str:
    return (
        f"<table border=1><tr><td><b>{post.author}</b><br>عضو مميز<br>المشاركات: 15</td><td>"
        f"<font>{post.day}/03/2011 {post.time}</font><hr>{inner}{post.words}{behind}</td></tr>"
        "</table>"
    )


@pytest.mark.parametrize("said", ["قول قديم", "قول قديم " * 30])
def test_a_quote_in_the_one_cell_of_a_table_has_its_own_words(said: str) -> None:
    quote = (
        f"<table border=1><tr><td><font size=1>اقتباس: أبو سلمان</font><br>{said}</td></tr></table>"
    )
    found = read("".join(celled(post, quote) for post in POSTS)).posts
    assert [post.body for post in found] == WORDS
    assert {(q["author"], q["text"]) for post in found for q in post.quotes} == {
        ("أبو سلمان", said.strip())
    }


THANKS = "<table bgcolor=#fee><tr><td><font size=1>{}: سالم، هدى، وردة {}</font></td></tr></table>"


@pytest.mark.parametrize(
    "head",
    [
        "شكرت هذه المشاركة",
        "أعجب بهذا",
        "أعجبهم هذا الرد",
        "قام 3 أعضاء بشكر العضو على هذه المشاركة",
    ],
)
def test_who_thanked_for_a_post_is_none_of_its_words(head: str) -> None:
    html = "".join(celled(post, "", THANKS.format(head, post.user)) for post in POSTS)
    assert [post.body for post in read(html).posts] == WORDS


def test_thanks_under_a_signature_do_not_hide_it() -> None:
    def behind(post: Said) -> str:
        motto = f"<br><hr width=40%><center>{post.signature}</center>" if post.signature else ""
        return motto + THANKS.format("شكر هذه المشاركة", post.day)

    found = read("".join(celled(post, "", behind(post)) for post in POSTS))
    assert [post.body for post in found.posts] == WORDS
    assert {a.name: a.signature for a in found.authors if a.signature} == {
        post.author: post.signature for post in POSTS if post.signature
    }


def test_a_script_called_question_shows_a_thread() -> None:
    address = ENGINE.address(f"{SITE}/question.php?id=39")
    assert address is not None
    assert (address.kind, address.id) == (Kind.THREAD, "39")


def test_the_last_thread_behind_the_figures_of_a_board_is_no_board() -> None:
    cell = (
        "<div><h3><a href='/forums/{0}'>قسم {0}</a></h3><div><span>{0} موضوعا</span> "
        "<span>آخر موضوع: <a href='/threads/{0}1'>سؤال {0}</a></span></div></div>"
    )
    found = page_of("".join(cell.format(n) for n in (3, 6, 7)))
    assert [board.board_id for board in ENGINE.boards(found)] == ["3", "6", "7"]
    assert [thread.thread_id for thread in ENGINE.threads(found)] == ["31", "61", "71"]
