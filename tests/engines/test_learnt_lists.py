"""Given lists whose addresses say nothing, what their lines lead to."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.engines.generic.steps import id_of
from crawler.pages.page import Page
from crawler.raw import CountedBoard
from tests.reading import address_of

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


@pytest.mark.parametrize(
    "figures",
    [
        "<b>{n}</b> <i>المواضيع</i> <b>{n}00</b> <i>المشاركات</i>",
        "<span>المواضيع</span><span>{n}</span><span>المشاركات</span><span>{n}00</span>",
        "<h3>{n} موضوع / {n}00 مشاركة</h3>",
        "<span>{n} مواضيع</span>",
    ],
)
def test_figures_and_their_words_may_be_elements_of_their_own(figures: str) -> None:
    cards = "".join(
        f"<div class=card><h5><a href='/saff/{n}'>الصف رقم {n}</a></h5><div>"
        f"{figures.format(n=n)}</div><p>آخر تحديث <i>2025-03-1{n} 10:00</i> <cite>سالم</cite></p>"
        "</div>"
        for n in (3, 4, 5)
    )
    page = page_of(cards)
    assert (ENGINE.detect(page), ENGINE.kind(page)) == (1, Kind.INDEX)
    assert [board.board_id for board in ENGINE.boards(page)] == ["3", "4", "5"]


def test_groups_with_their_posts_counted_are_boards() -> None:
    groups = "".join(
        f"<div><a href='/ar/group/{n}'>مجموعة {n}</a><span>{n} منشورًا</span></div>"
        for n in (3, 14, 25)
    )
    assert [b.board_id for b in ENGINE.boards(page_of(groups, "/ar"))] == ["3", "14", "25"]


def test_a_link_that_is_a_whole_line_has_its_title_in_bold() -> None:
    lines = "".join(
        f"<a href='/channel/{n}'><span>ر</span><span><b>ركن رقم {n}</b><i>{n} غرف</i></span></a>"
        for n in (3, 4, 5)
    )
    found = [board.title for board in ENGINE.boards(page_of(f"<div>{lines}</div>"))]
    assert found == ["ركن رقم 3", "ركن رقم 4", "ركن رقم 5"]


def test_boards_beside_threads_are_told_by_their_addresses_and_counts() -> None:
    threads = "".join(f"<h2><a href='/{n}/masala'>مسألة رقم {n}</a></h2>" for n in (41, 42, 43))
    boards = "".join(
        f"<li><a href='/questions/{name}'>{name}</a> <span>({n})</span></li>"
        for n, name in ((12, "النحو"), (7, "الصرف"), (3, "العروض"))
    )
    page = page_of(f"<div>{threads}</div><ul>{boards}</ul>")
    assert [thread.thread_id for thread in ENGINE.threads(page)] == ["41", "42", "43"]
    assert [board.title for board in ENGINE.boards(page)] == ["النحو", "الصرف", "العروض"]


def test_a_board_that_is_sought_may_have_a_thread_or_two() -> None:
    row = (
        "<article><h1><a href='/forum/khiyata/{0}'>عطل {0}</a></h1><cite><a href='/users/salem'>"
        "سالم</a> <time datetime='2025-03-11T10:00Z'>11 مارس 2025</time></cite></article>"
    )
    page = page_of(row.format("المكوك") + row.format("الإبرة"), "/forum/khiyata", Kind.BOARD)
    assert ENGINE.kind(page) is Kind.BOARD
    assert [thread.title for thread in ENGINE.threads(page)] == ["عطل المكوك", "عطل الإبرة"]


def test_what_holds_a_list_is_no_post() -> None:
    rows = "".join(
        f"<div class=row><a href='/forum/qism-{n}/'>ركن رقم {n}</a><p>وصف الركن رقم {n} وما فيه</p>"
        f"<a href='/users/{n}'>عضو{n}</a><small>1{n} مارس 2025 10:00 م</small></div>"
        for n in (3, 4, 5)
    )
    page = page_of(
        f"<div><div class=card-body>{rows}</div></div><p>لنا 341 مشاركة في 24 موضوعا</p>"
    )
    assert not list(ENGINE.posts(page))
    assert ENGINE.kind(page) is Kind.INDEX


def test_the_figure_of_a_link_may_be_told_by_its_tooltip() -> None:
    rows = "".join(
        f"<div><h3><a href='/am/{n}-x'>مسألة رقم {n}</a></h3><b>سالم</b> <i>2025-03-1{n} 10:00</i>"
        f"<a title='{n}2 تعليق' href='/am/{n}-x#c'>{n}2</a></div>"
        for n in (3, 4, 5)
    )
    assert [thread.replies for thread in ENGINE.threads(page_of(rows))] == ["32", "42", "52"]


def test_figures_may_stand_in_the_accusative() -> None:
    rows = "".join(
        f"<div><h2><a href='/am/{n}-x'>مسألة رقم {n}</a></h2><a href='/u/{n}'>سالم{n}</a> "
        f"<span>منذ {n} أشهر</span> <a href='/am/{n}-x#c'><i></i> {n}2 تعليقًا</a></div>"
        for n in (3, 4, 5)
    )
    page = page_of(rows)
    assert (ENGINE.detect(page), ENGINE.kind(page)) == (1, Kind.BOARD)
    assert [thread.replies for thread in ENGINE.threads(page)] == ["32", "42", "52"]


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


@pytest.mark.parametrize(
    ("thread", "member"),
    [
        ("/mawdoo.php?no={}", "/odw.php?no={}"),
        ("/p/{}", "/@{} سالم"),
        ("/sections/2/{}.html", "/x/{}.html"),
    ],
)
@pytest.mark.parametrize("order", ["{title} {writer}", "{writer} {title}"])
def test_who_wrote_is_no_title_of_a_line(thread: str, member: str, order: str) -> None:
    rows = [
        [
            order.format(
                title=f"<a href='{thread.format(n)}'>سؤال رقم {n} عن الخياطة</a>",
                writer=f"<a href='{member.format(n // 3)}'>سالم {n // 3}</a>",
            ),
            str(n - 40),
            f"2025-03-{n - 30} 21:15 <a href='{member.format(n)}'>زيد {n}</a>",
        ]
        for n in (41, 44, 47)
    ]
    page = page_of(table(["الموضوع", "الردود", "آخر رد"], *rows), "/sections/2.html", Kind.BOARD)
    found = [(thread.thread_id, thread.title) for thread in ENGINE.threads(page)]
    assert found == [(str(n), f"سؤال رقم {n} عن الخياطة") for n in (41, 44, 47)]
    assert not list(ENGINE.boards(page))


def test_the_thread_that_was_last_written_in_leaves_a_line_to_its_board() -> None:
    rows = [
        [
            f"<a href='/ar/qism/{n}-x.html'>قسم {n}</a>",
            str(n),
            f"{n}0",
            f"<a href='/ar/qism/{n}-x/4{n}-y.html'>سؤال رقم {n}</a> 2025-03-1{n} 10:00",
        ]
        for n in (3, 4, 5)
    ]
    page = page_of(table(["القسم", "المواضيع", "المشاركات", "آخر مشاركة"], *rows))
    boards = list(ENGINE.boards(page))
    assert [board.title for board in boards] == ["قسم 3", "قسم 4", "قسم 5"]
    assert [board.topics for board in boards if isinstance(board, CountedBoard)] == ["3", "4", "5"]


def test_figures_tell_a_board_whose_address_has_the_word_for_a_thread() -> None:
    rows = [
        [f"<a href='/topic/{n}'>قسم {n}</a>", f"{n} مواضيع", f"2025-03-1{n} 10:00"]
        for n in (3, 4, 5)
    ]
    page = page_of(table(["القسم", "النشاط", "آخر مشاركة"], *rows))
    assert [board.title for board in ENGINE.boards(page)] == ["قسم 3", "قسم 4", "قسم 5"]
    # Such a board is one though its address names a thread.
    rows = [
        [f"<a href='/show/{n}'>سؤال رقم {n}</a>", f"{n} ردود", f"2025-03-1{n} 10:00 <b>سالم</b>"]
        for n in (6, 7, 8)
    ]
    page = page_of(table(["الموضوع", "النشاط", "آخر رد"], *rows), "/topic/4", Kind.BOARD)
    assert ENGINE.kind(page) is Kind.BOARD
    assert [thread.thread_id for thread in ENGINE.threads(page)] == ["6", "7", "8"]


def test_such_boards_may_stand_in_lines_of_any_elements() -> None:
    number = '<span title="مواضيع">{0}</span><span title="مشاركات">{0}7</span>'
    line = f'<div><h5><a href="/topics/{{0}}/x">قسم {{0}}</a>{number}</h5><p>وصف</p></div>'
    inner = '<div><h5><a href="/topics/20/x">قسم فرعي</a></h5></div>'
    page = page_of("".join(line.format(n) for n in (3, 4, 5)) + inner)
    assert [board.board_id for board in ENGINE.boards(page)] == ["3", "4", "5", "20"]
    assert list(ENGINE.threads(page)) == []


def test_categories_with_pages_are_numbered_apart_from_their_boards() -> None:
    doors = "".join(f"<li><a href='/door?c={c}'>باب {c}</a> {c} مواضيع</li>" for c in (3, 4, 7))
    boards = "".join(f"<p><a href='/qism/{n}/'>قسم {n}</a> {n} مواضيع</p>" for n in (3, 4, 7))
    found = [board.board_id for board in ENGINE.boards(page_of(f"<ul>{doors}</ul>{boards}"))]
    assert found == ["category 3", "category 4", "category 7", "3", "4", "7"]


def test_the_figures_of_a_line_may_stand_between_it_and_the_next() -> None:
    names = "".join(
        f"<dt><a href='/aqsam/{n}/'>قسم {n}</a></dt><dd>وصف القسم — {n} مواضيع</dd>"
        for n in (3, 4, 5)
    )
    page = page_of(f"<dl>{names}</dl>")
    assert (ENGINE.detect(page), ENGINE.kind(page)) == (1, Kind.INDEX)
    assert [board.board_id for board in ENGINE.boards(page)] == ["3", "4", "5"]


def test_the_tooltip_of_a_number_may_say_of_what() -> None:
    number = '<i class="material-icons">chat</i> {0}'
    cells = f'<span title="{{0}} ردود">{number}</span><a href="/users/{{0}}">عضو{{0}}</a>'
    line = f'<li><a href="/thread/{{0}}/kh">خيط رقم {{0}} ينقطع</a>{cells} 2025-03-{{0}} 21:15</li>'
    lines = "".join(line.format(n) for n in (12, 14, 17))
    threads = list(ENGINE.threads(page_of(f"<ul>{lines}</ul>")))
    assert [thread.replies for thread in threads] == ["12", "14", "17"]
    assert all(thread.last_post for thread in threads)


def test_the_word_for_votes_is_no_author() -> None:
    counts = "".join(
        f"<div><b class='item-count'>{{0}}</b><div class='item-name'>{word}</div></div>"
        for word in ("answers", "votes")
    )
    line = (
        f"<div class='q'>{counts}<h2><a href='/question/{{0}}/kh/'>خيط {{0}} ينقطع</a></h2></div>"
    )
    threads = list(ENGINE.threads(page_of("".join(line.format(n) for n in (12, 14, 17)))))
    assert [(t.author, t.replies) for t in threads] == [(None, "12"), (None, "14"), (None, "17")]


def test_the_replies_of_a_line_may_stand_in_brackets() -> None:
    lines = "".join(
        f"<li><a href='/q/2bb.cgi?k=2&m=7{n}'>سؤال رقم {n}</a> - سالم - 2025-03-1{n} ({n} ردود)"
        for n in (3, 4, 5)
    )
    threads = list(ENGINE.threads(page_of(f"<ul>{lines}</ul>", "/q/2bb.cgi?k=2")))
    assert [(thread.title, thread.replies) for thread in threads] == [
        (f"سؤال رقم {n}", str(n)) for n in (3, 4, 5)
    ]


def test_a_lone_post_is_one_where_a_thread_is_sought() -> None:
    html = (
        "<h1>عطل المكوك</h1><div><a href='/users/7'>سالم</a> <i>2025-03-11 10:00</i><p>الخيط ينقطع "
        "كل مرة عند الكم، فما السبب يا أهل الخبرة؟</p></div>"
    )
    assert not list(ENGINE.posts(page_of(html, "/w/41/x")))
    (post,) = ENGINE.posts(page_of(html, "/w/41/x", Kind.THREAD))
    assert (post.author.name, post.posted.text) == ("سالم", "2025-03-11 10:00")


@pytest.mark.parametrize(
    ("path", "whole", "known"),
    [
        ("/w/41/title?p=3", "/w/41/title", "41"),
        ("/board/a-b/paged/2/", "/board/a-b/", ""),
        ("/yaf_postst41p2_x.aspx", "/yaf_postst41_x.aspx", "41"),
        ("/node/41", "/node/41", "41"),
        ("/a/b/?part=2&x=y", "/a/b/?x=y", ""),
        ("/3/41?part=2", "/3/41", ""),
        ("/2024/05/41-title.html?cpage=2", "/2024/05/41-title.html", "41"),
        ("/room/41?after=5521", "/room/41", "41"),
        ("/w_7_offset,10", "/w_7", ""),
    ],
)
def test_a_thread_has_one_id_on_all_its_pages(path: str, whole: str, known: str) -> None:
    bar = f'<a href="{whole}">1</a> <a href="{path}">2</a>'
    ids = {ENGINE.thread(page_of(bar, url)).thread_id for url in (path, whole)}
    assert ids == {known or id_of(SITE + whole)}


@pytest.mark.parametrize(
    ("here", "link", "words", "found"),
    [
        ("/w/41/x", "/w/41/x/paged/2/", "2", True),
        ("/w/41/x/paged/2/", "/w/41/x/paged/3/", "3", True),
        ("/w/41/x/paged/2/", "/w/41/x", "1", False),
        ("/qism/3", "/qism/3/2", "2", True),
        ("/qism/3/2", "/qism/3/3", "التالي", True),
        ("/qism/3", "/qism/4", "ركن الرحلات", False),
        ("/w/41-x", "/w/41-x/20", "أحدث ›", True),
        ("/w/41-x/20", "/w/41-x", "‹ أقدم", False),
        ("/node/41", "/node/41?page=1", "2", True),
        ("/node/41", "/node/41?page=1", "1", False),
        ("/node/41?page=1", "/node/41?page=2", "3", True),
    ],
)
def test_the_next_page(here: str, link: str, words: str, found: bool) -> None:
    page = page_of(f"<a href='{link}'>{words}</a>", here)
    assert ENGINE.next_page(page) == (SITE + link if found else None)


@pytest.mark.parametrize("base", ["/forum/5/{}", "/board/5-qism/{}", "/category/5/{}.html"])
def test_the_number_that_many_titles_share_names_none_of_them(base: str) -> None:
    lines = "".join(
        f"<tr><td><a href='{base.format(name)}'>كيف أصلح {name} في البيت</a></td>"
        f"<td><a href='/users/{n}'>سالم</a></td><td>{n} ردود</td><td>2025-03-1{n} 10:00</td></tr>"
        for n, name in enumerate(("mughsala", "farn", "thallaja"), 1)
    )
    page = page_of(f"<table>{lines}</table>", "/")
    assert not list(ENGINE.boards(page))
    assert len(list(ENGINE.threads(page))) == 3


def rows_in(category: str, *numbers: int) -> str:
    row = (
        "<div><b>كاتب{0}</b> <i>2025-03-1{1} 10:00</i> <a href='/c/{2}/{0}'>سؤال رقم {0}</a></div>"
    )
    return "".join(row.format(n, n % 10, category) for n in numbers)


def test_what_is_numbered_in_a_category_that_the_page_is_or_links_to_is_a_thread() -> None:
    newest = "".join(f"<p><a href='/c/{name}/9{n}'>{name} {n}</a></p>" for n, name in NEWEST)
    page = page_of(f"<div>{rows_in('khiyata', 41, 42, 43)}</div>{newest}", "/c/khiyata", Kind.BOARD)
    assert [thread.thread_id for thread in ENGINE.threads(page)] == ["41", "42", "43"]
    assert not list(ENGINE.boards(page))


def test_boards_are_told_from_the_newest_threads_in_them() -> None:
    boards = "".join(f"<p><a href='/c/{name}'>ركن {name}</a> 12 موضوعا</p>" for _, name in NEWEST)
    newest = "".join(f"<i><a href='/c/{name}/9{n}'>سؤال {n}</a></i>" for n, name in NEWEST)
    found = list(ENGINE.boards(page_of(f"<div>{boards}</div><div>{newest}</div>")))
    assert [board.url for board in found] == [f"{SITE}/c/{name}" for _, name in NEWEST]


NEWEST = [(1, "khiyata"), (2, "hadaiq"), (3, "rihlat")]


def test_few_boards_whose_threads_are_counted_in_brackets_make_a_forum() -> None:
    board = "<p><b><a href='board.cfm?board={0}'>قسم {0}</a></b> ({0} موضوع)<br>وصف القسم"
    page = page_of("".join(board.format(n) for n in (4, 6, 8)))
    assert (ENGINE.detect(page), ENGINE.kind(page)) == (1, Kind.INDEX)


def test_a_script_may_be_told_to_show_a_section_by_its_sid() -> None:
    link = "<h3><a href='index.php?do=section&sid={0}'>قسم {0}</a></h3><p>وصف القسم {0}</p>"
    page = page_of("".join(link.format(n) for n in (2, 5, 8)))
    urls = [board.url for board in ENGINE.boards(page)]
    assert urls == [f"{SITE}/index.php?do=section&sid={n}" for n in (2, 5, 8)]


def test_more_of_the_newest_threads_than_boards_are_no_boards() -> None:
    board = "<a class=item href='/club/{0}'><h6>ركن {0}</h6><i>12</i></a>"
    newest = "".join(
        f"<li><a href='/club/khiyata/{n}'>سؤال رقم {n}</a></li>" for n in range(31, 37)
    )
    boards = "".join(board.format(name) for _, name in NEWEST)
    found = list(ENGINE.boards(page_of(f"<div>{boards}</div><ul>{newest}</ul>")))
    assert [board.url for board in found] == [f"{SITE}/club/{name}" for _, name in NEWEST]


def test_questions_and_answers_are_figures_of_boards() -> None:
    row = "<div><a href='/topic/{0}'><h3>ركن {0}</h3></a><p>{1} سؤال</p><p>{1} إجابة</p></div>"
    found = list(ENGINE.boards(page_of("".join(row.format(name, 9 + n) for n, name in NEWEST))))
    assert [board.url for board in found] == [f"{SITE}/topic/{name}" for _, name in NEWEST]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/مواضيع/12", Kind.THREAD), ("/موضوع/12/عنوان", Kind.THREAD), ("/أقسام/4", Kind.BOARD)],
)
def test_folders_of_an_address_may_be_called_in_arabic(path: str, kind: Kind) -> None:
    address = address_of(ENGINE, SITE + quote(path))
    assert (address.kind, address.id) == (kind, path.split("/")[2])


def test_cards_that_are_links_as_a_whole_are_threads_whatever_their_keys_are_made_of() -> None:
    cards = "".join(
        f"<a href='/t/{key}'><div><div class='text-lg'>سؤال {n}</div><div><i>سالم{n}</i> · "
        f"<time datetime='2025-03-{n}T10:00Z'>{n} مارس</time> · <i>{n} ردود</i></div></div></a>"
        for n, key in ((11, "c3992e9a6"), (12, "573703455"), (13, "f80ad8a6b"))
    )
    threads = list(ENGINE.threads(page_of(cards, "/c/khiyata", Kind.BOARD)))
    assert [(t.title, t.replies) for t in threads] == [(f"سؤال {n}", str(n)) for n in (11, 12, 13)]


def test_a_later_part_is_linked_by_any_words() -> None:
    page = page_of(
        "<a href='?action=read&id=9&start=10'>إلى تتمة الحديث</a>", "/f.cgi?action=read&id=9"
    )
    assert ENGINE.next_page(page) == f"{SITE}/f.cgi?action=read&id=9&start=10"


@pytest.mark.parametrize("value", ["thread/view/45", "thread%2Fview%2F45", "thread/45"])
def test_a_route_in_a_parameter_names_threads_as_a_path_does(value: str) -> None:
    address = address_of(ENGINE, f"{SITE}/index.php?route={value}")
    assert (address.kind, address.id) == (Kind.THREAD, "45")


def test_what_the_addresses_of_listed_threads_are_in_is_a_board() -> None:
    menu = "".join(f'<a href="/s/{name}">{name}</a>' for name in ("khiyata", "hadaiq", "rihlat"))
    lines = "".join(
        f'<li><a href="/s/khiyata/sual-{n}x">سؤال {n}</a> 2025-03-{n} 10:00 <i>{n} ردود</i></li>'
        for n in (11, 12, 13)
    )
    page = page_of(f"<aside>{menu}</aside><ul>{lines}</ul>", "/all")
    assert [b.title for b in ENGINE.boards(page)] == ["khiyata", "hadaiq", "rihlat"]


def test_a_later_page_is_linked_by_its_path_under_any_words() -> None:
    here, later = "/s/khiyata/sual", quote("/s/khiyata/sual/صفحة/")
    page = page_of(f'<a href="{later}3">آخرها</a><a href="{later}2">وبعد</a>', here)
    assert ENGINE.next_page(page) == f"{SITE}{later}2"


def test_the_folders_of_a_threads_address_are_its_boards_where_no_trail_is() -> None:
    links = '<a href="/">السنبلة</a><p><a href="/s/khiyata">ركن الخياطة</a></p>'
    page = page_of(f"{links}<h1>عطل</h1>", "/s/khiyata/sual-9x", Kind.THREAD)
    assert ENGINE.thread(page).boards == ["ركن الخياطة"]


def test_the_only_line_of_a_board_is_told_by_its_figure_below_a_greeting() -> None:
    hello = (
        "<h1><a href='/diwan/'>ديوانية الأصدقاء</a></h1><p>أهلا بك أيها الزائر الكريم في ديوانيتنا"
        "، لم تسجل دخولك بعد. <a href='/diwan/enter/'>تفضل بالدخول</a></p>"
    )
    row = "<li><a href='/diwan/suq/mawdu-36/'>كروت الشاشة</a> — سهيل، قبل زمن، 13 ردود</li>"
    page = page_of(f"{hello}<h2>السوق</h2><ol>{row}</ol>", "/diwan/suq/", Kind.BOARD)
    assert ENGINE.kind(page) is Kind.BOARD
    assert [(t.title, t.replies) for t in ENGINE.threads(page)] == [("كروت الشاشة", "13")]
