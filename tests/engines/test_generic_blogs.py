"""Forums that stand in a page of a blog: its heading above theirs, slugs for addresses."""

from datetime import UTC, datetime

import pytest

from crawler.arabic.headings import is_sub_boards_label
from crawler.blocks.name_marks import is_name
from crawler.clock import ForumClock
from crawler.engines.generic import Generic
from crawler.engines.generic.thread_heads import title_of
from crawler.frontier.board_lines import line_mark, tells_any_post
from crawler.pages.page import Page
from tests.reading import engine_of, read_page

SITE = "https://midad.example"
FRAME = """<html><head><title>{title} &#8211; دار المداد</title></head><body><header><a href="/">دار
 المداد</a></header><article><h1 class="entry-title">المنتدى</h1>{inside}</article></body></html>"""


def page_of(inside: str, path: str, title: str = "المنتدى") -> Page:
    body = FRAME.format(title=title, inside=inside).encode()
    return Page(SITE + path, body, datetime(2026, 11, 23, tzinfo=UTC))


BOARD = """<div class="line"><div class="forum"><div class="icon"><i></i></div><div><h3><a
 href="/community/{slug}/">{name}</a></h3><p>عن {name}</p>{inner}</div><div>{posts}</div><div>3
</div></div><ul><li><a href="/community/{slug}/a-{slug}/#post-7">آخر ما كتب في {name}</a><br>قبل
 سنتين</li></ul></div>"""
INNER = """<div>المنتديات الفرعية:<ul><li><a href="/community/{0}/">{1}</a></li></ul></div>"""
HEAD = """<div class="head"><div>أقلام</div><div>مشاركات</div><div>مواضيع</div><br></div>"""


def test_boards_in_a_board_are_named_behind_a_label() -> None:
    boards = [("hibr", "أحبار", "48"), ("waraq", "أوراق", "10"), ("khatt", "خطوط", "31")]
    lines = [
        BOARD.format(
            slug=slug, name=name, posts=n, inner=INNER.format("raqq", "رقوق") if n == "48" else ""
        )
        for slug, name, n in boards
    ]
    page = page_of(f"<section>{HEAD}{''.join(lines)}</section>", "/community/")
    found = {board.title: getattr(board, "topics", "") for board in engine_of(page).boards(page)}
    assert list(found) == ["أحبار", "أوراق", "خطوط", "رقوق"]
    assert [found[name] for name in ("أوراق", "خطوط")] == ["3", "3"]
    assert not is_sub_boards_label("المنتديات")


THREAD = """<div class="row"><div><p><a href="/community/hibr/{slug}/">{name}</a></p><p><a
 href="/participant/reem/">ريم</a>, قبل سنتين</p></div><div>{posts}</div><div>71</div></div>"""
COLUMNS = '<div class="t"><div>عنوان الموضوع</div><div>مشاركات</div><div>مشاهدات</div></div>'


def test_a_count_of_posts_tells_whether_a_thread_grew() -> None:
    threads = [("qasab", "قصب السكر", 2), ("duwat", "دواة جدي", 9), ("tajlid", "التجليد", 4)]

    def marks(more: int) -> list[bytes]:
        lines = [THREAD.format(slug=s, name=name, posts=n + more) for s, name, n in threads]
        page = page_of(f"<section>{COLUMNS}{''.join(lines)}</section>", "/community/hibr/", "أحبار")
        listed = list(engine_of(page).threads(page))
        assert [(t.posts, t.replies) for t in listed] == [
            (str(n + more), None) for *_, n in threads
        ]
        assert all(map(tells_any_post, listed))
        return [line_mark(thread, page, ForumClock()) for thread in listed]

    assert marks(0) == marks(0)
    assert all(before != after for before, after in zip(marks(0), marks(1), strict=True))


POST = """<div id="post-{n}" class="post-wrap"><div><img src="/a/{slug}.jpg"><div
 class="author-rating">خطاط</div><div class="author-posts">مشاركات المنتدى: {n}</div></div><div
 class="right"><div class="author-name"><a href="/participant/{slug}/">{name}</a></div><span>
(@{name})</span><div class="author-joined">انضم: قبل 6 سنوات</div><span
 class="post-date">{n}/03/2024 4:43 ص</span><div
 class="post-content"><p>{words}</p></div></div></div>"""


def test_names_dates_and_the_title_where_much_is_called_after_the_author() -> None:
    said = [
        (11, "haneen", "حنين-الأمس", "القصب المحلي أقسى من غيره في الكتابة"),
        (12, "reem", "ريم", "جربت القصب النهري فوجدته ألين كثيرا"),
        (13, "haneen", "حنين-الأمس", "انقعه في الماء ليلة ثم اقطعه مائلا"),
    ]
    posts = "".join(POST.format(n=n, slug=s, name=name, words=w) for n, s, name, w in said)
    title = "<h1>قصب الكتابة</h1>"
    crumbs = """<div class="breadcrumb"><a href="/community/">المنتدى</a> » <a
 href="/community/hibr/">أحبار</a> » <span>قصب الكتابة</span></div>"""
    page = page_of(crumbs + title + posts, "/community/hibr/al-qasab/", "قصب الكتابة")
    shown = read_page(page)
    assert [(p.author, p.body) for p in shown.posts] == [(name, words) for *_, name, words in said]
    assert [p.posted_at for p in shown.posts] == [f"2024-03-{n}T04:43" for n, *_ in said]
    assert {(p.title, *p.boards) for p in shown.posts} == {("قصب الكتابة", "أحبار")}
    assert all(author.messages in {11, 12, 13} for author in shown.authors)
    assert [p.author_id for p in shown.posts[:2]] == [
        "midad.example/u/haneen",
        "midad.example/u/reem",
    ]


def test_a_label_with_its_value_is_no_name() -> None:
    assert not is_name("مشاركات: 13503")
    assert is_name("قلم: الوادي")


CASES = [
    ("<h1>المنتدى</h1>", "قصب الكتابة &raquo; المنتدى"),
    ("<h1>موضوع: قصب الكتابة</h1>", "قصب الكتابة"),
]


@pytest.mark.parametrize(("heading", "title"), CASES)
def test_a_heading_that_only_says_what_a_page_is_is_no_title(heading: str, title: str) -> None:
    own = '<div class="trail"><a href="/topic/5-qasab">قصب الكتابة</a></div>'
    inside = heading.replace("<h1>", "<h1 class=page>") + own
    text = f"<title>{title}</title><body>{inside}".encode()
    page = Page(f"{SITE}/topic/5-qasab", text, datetime(2026, 11, 23, tzinfo=UTC))
    assert title_of(page) == "قصب الكتابة"


DATED = """<div id="post-{n}" class="entry"><p><a href="/users/{n}">كاتب{n}</a> <i
 title="منذ سنتين">{n} مارس 2024 10:30</i></p><div class="taxonomy"></div><div class="text"><div
 class="field-name-taxonomy-forums">المنتديات: <a href="/forum/3">أحبار</a></div><p>في الرد {n}
 كلام عن الحبر والدواة يكفي</p></div></div>"""


def test_a_tooltip_that_is_vaguer_than_the_date_and_the_board_over_the_words_do_not_count() -> None:
    page = page_of("".join(DATED.format(n=n) for n in (1, 2, 3)), "/topic/5-qasab", "قصب")
    shown = read_page(page, Generic())
    assert [post.posted_at for post in shown.posts] == [f"2024-03-0{n}T10:30" for n in (1, 2, 3)]
    assert shown.posts[0].body == "في الرد 1 كلام عن الحبر والدواة يكفي"
    assert shown.posts[0].links == []
