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
