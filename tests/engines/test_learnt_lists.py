"""Given lists whose addresses say nothing, what their lines lead to."""

from datetime import UTC, datetime

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.engines.generic.unpaged import id_of, unpaged
from crawler.page import Page

SITE = "http://sunbula.example"
ENGINE = Generic()


def page_of(html: str, path: str = "/", sought: str | None = None) -> Page:
    text = f"<title>ملتقى السنبلة</title><body>{html}".encode()
    return Page(SITE + path, text, datetime(2026, 11, 23, tzinfo=UTC), sought=sought)


def table(headings: list[str], *rows: list[str]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in (headings, *rows))
    return "<table>" + "".join(f"<tr>{cells}</tr>" for cells in lines) + "</table>"


BOARD_ROWS = [
    [f'<a href="/qism/{name}/">{name}</a>', "12", "340", f"2025-03-{day} 10:00 <b>سالم</b>"]
    for day, name in ((11, "ركن-الخياطة"), (12, "ركن-الحدائق"), (13, "ركن-الرحلات"))
]
THREAD_ROWS = [
    [
        f'<a href="/w/{number}/{slug}">{slug}</a>',
        f'<a href="/users/{number}">عضو{number}</a>',
        str(number - 40),
        f"2025-03-{number - 30} 21:15",
    ]
    for number, slug in ((41, "عطل-المكوك"), (44, "خيط-ينقطع"), (47, "إبرة-معوجة"))
]


def test_lines_with_a_number_of_topics_are_boards() -> None:
    page = page_of(table(["القسم", "المواضيع", "المشاركات", "آخر مشاركة"], *BOARD_ROWS))
    assert (ENGINE.detect(page), ENGINE.kind(page)) == (1, Kind.INDEX)
    found = [(board.title, board.url) for board in ENGINE.boards(page)]
    assert [title for title, _ in found] == ["ركن-الخياطة", "ركن-الحدائق", "ركن-الرحلات"]
    assert found[0][1].startswith(f"{SITE}/qism/%D8%B1")
    assert len({board.board_id for board in ENGINE.boards(page)}) == 3


def test_lines_with_a_number_of_replies_are_threads() -> None:
    page = page_of(table(["الموضوع", "الكاتب", "الردود", "آخر رد"], *THREAD_ROWS), "/qism/x")
    threads = list(ENGINE.threads(page))
    assert [(t.thread_id, t.title, t.author, t.replies) for t in threads] == [
        ("41", "عطل-المكوك", "عضو41", "1"),
        ("44", "خيط-ينقطع", "عضو44", "4"),
        ("47", "إبرة-معوجة", "عضو47", "7"),
    ]
    assert [t.last_post and t.last_post.text for t in threads] == [
        f"2025-03-{day} 21:15" for day in (11, 14, 17)
    ]
    assert not list(ENGINE.boards(page))


def test_figures_beside_their_words_tell_what_a_line_is() -> None:
    cards = "".join(
        f'<div class="card"><h3><a href="/q-{n}">مسألة رقم {n} في النحو</a></h3>'
        f"<p>2025-03-1{n} 09:30</p><span>{n} إجابات · {n}0 مشاهدة</span></div>"
        for n in (3, 4, 5)
    )
    (first, *_) = ENGINE.threads(page_of(cards))
    assert (first.title, first.replies, first.views) == ("مسألة رقم 3 في النحو", "3", "30")


def test_a_menu_of_boards_needs_no_figures() -> None:
    links = "".join(f"<li><a href='/board.php?b={n}'>قسم رقم {n}</a></li>" for n in (3, 5, 8))
    page = page_of(f"<ul>{links}</ul>")
    assert [board.board_id for board in ENGINE.boards(page)] == ["3", "5", "8"]


def test_sub_boards_are_told_by_addresses_like_those_of_the_boards() -> None:
    rows = []
    for number, (title, *figures) in enumerate(BOARD_ROWS, 1):
        branch = f"<p><a href='/qism/فرع-{'أبجد'[number]}/'>فرع رقم {number}</a></p>"
        rows.append([title + branch, *figures])
    page = page_of(table(["القسم", "المواضيع", "المشاركات", "آخر مشاركة"], *rows))
    titles = [board.title for board in ENGINE.boards(page)]
    assert titles[3:] == ["فرع رقم 1", "فرع رقم 2", "فرع رقم 3"]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/p/{n}'>2025-03-1{n} 10:00</a>",
        "<a href='/p/{n}/thanks'>شكرا</a>",
        "<a class='user' href='/salem{n}'>سالم{n}</a>",
    ],
)
def test_what_each_post_links_to_is_no_list(link: str) -> None:
    post = (
        '<div><a href="/users/{n}">كاتب{n}</a> <i>2025-03-1{n} 10:00</i><p>كلام من كاتب المشاركة '
        "رقم {n} عن الخياطة والإبر، وفيه ما يكفي من الكلمات حتى يكون مشاركة.</p>LINK</div>"
    ).replace("LINK", link)
    page = page_of("".join(post.format(n=n) for n in (1, 2, 3, 4)), "/w/9/x")
    assert [post.author.name for post in ENGINE.posts(page)] == [f"كاتب{n}" for n in (1, 2, 3, 4)]


def test_a_lone_post_is_one_where_a_thread_is_sought() -> None:
    html = (
        "<h1>عطل المكوك</h1><div><a href='/users/7'>سالم</a> <i>2025-03-11 10:00</i><p>الخيط ينقطع "
        "كل مرة عند الكم، فما السبب يا أهل الخبرة؟</p></div>"
    )
    assert not list(ENGINE.posts(page_of(html, "/w/41/x")))
    (post,) = ENGINE.posts(page_of(html, "/w/41/x", Kind.THREAD))
    assert (post.author.name, post.posted.text) == ("سالم", "2025-03-11 10:00")


@pytest.mark.parametrize(
    ("path", "whole", "number", "known"),
    [
        ("/w/41/title?p=3", "/w/41/title", 3, "41"),
        ("/board/a-b/paged/2/", "/board/a-b/", 2, ""),
        ("/yaf_postst41p2_x.aspx", "/yaf_postst41_x.aspx", 2, "41"),
        ("/node/41", "/node/41", None, "41"),
        ("/a/b/?part=2&x=y", "/a/b/?x=y", 2, ""),
        ("/3/41", "/3/41", None, ""),
    ],
)
def test_a_thread_has_one_id_on_all_its_pages(
    path: str, whole: str, number: int | None, known: str
) -> None:
    assert unpaged(SITE + path) == (SITE + whole, number)
    assert id_of(SITE + path) == id_of(SITE + whole)
    if known:
        assert id_of(SITE + path) == known


@pytest.mark.parametrize(
    ("here", "link", "words", "found"),
    [
        ("/w/41/x", "/w/41/x/paged/2/", "2", True),
        ("/w/41/x/paged/2/", "/w/41/x/paged/3/", "3", True),
        ("/w/41/x/paged/2/", "/w/41/x", "1", False),
        ("/qism/3", "/qism/3/2", "2", True),
        ("/qism/3/2", "/qism/3/3", "التالي", True),
        ("/qism/3", "/qism/4", "ركن الرحلات", False),
        ("/node/41", "/node/41?page=1", "2", True),
        ("/node/41", "/node/41?page=1", "1", False),
        ("/node/41?page=1", "/node/41?page=2", "3", True),
    ],
)
def test_the_next_page(here: str, link: str, words: str, found: bool) -> None:
    page = page_of(f"<a href='{link}'>{words}</a>", here)
    assert ENGINE.next_page(page) == (SITE + link if found else None)
