"""Given threads whose posts show no date, the posts and that they have none."""

from collections.abc import Callable

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.records import Post
from tests.engines.test_home_grown import POSTS, Said
from tests.engines.test_learnt_lists import page_of
from tests.reading import read_page

ENGINE = Generic()


def linked(post: Said) -> str:
    return (
        f"<div class=c><h4><a href='/u/{post.user}'>{post.author}</a></h4><p>{post.words}</p></div>"
    )


def labelled(post: Said) -> str:
    return (
        f"<table class=c><tr><td>رد من: <b>{post.author}</b></td></tr>"
        f"<tr><td><p>{post.words}</p></td></tr></table>"
    )


def posts_in(html: str, path: str = "/w/41", sought: str | None = Kind.THREAD) -> list[Post]:
    page = page_of(f"<h1>عطل المكوك</h1>{html}", path, sought)
    return read_page(page, ENGINE).posts


@pytest.mark.parametrize("post", [linked, labelled])
@pytest.mark.parametrize("count", [2, 4])
def test_posts_without_a_date_are_posts(post: Callable[[Said], str], count: int) -> None:
    found = posts_in("".join(map(post, POSTS[:count])))
    assert [(p.author, p.body) for p in found] == [(s.author, s.words) for s in POSTS[:count]]
    assert {p.posted_at for p in found} == {None}


def test_a_dated_box_beside_them_dates_no_post() -> None:
    box = "".join(f"<li><a href='/w/{n}'>سؤال رقم {n}</a> 2025-03-{n}</li>" for n in (11, 12, 13))
    found = posts_in(f"{''.join(map(linked, POSTS))}<ul>{box}</ul>")
    assert [(p.author, p.posted_at) for p in found] == [(said.author, None) for said in POSTS]


def test_a_dated_box_beside_a_lone_short_one_is_none() -> None:
    box = "".join(f"<p>خبر رقم {n}<br><span>{n} مارس 2014</span></p>" for n in (11, 12))
    who = f"<div class=who><a href='/fata/7'>{POSTS[1].author}</a><br>عضو مميز</div>"
    found = posts_in(
        f"<div class=right><div class=bx><h3>أخبار</h3>{box}</div></div><div class=left><div "
        f"class=msg>{who}<div class=said><p>{POSTS[1].words}</p></div></div></div>"
    )
    assert [(p.author, p.body) for p in found] == [(POSTS[1].author, POSTS[1].words)]


def test_thanks_of_one_member_in_two_threads_are_two_posts() -> None:
    both = linked(POSTS[0]) + linked(POSTS[1])
    ids = [[p.id for p in posts_in(both, path)] for path in ("/w/41", "/w/42", "/w/41")]
    assert ids[0] == ids[2]
    assert not set(ids[0]) & set(ids[1])


@pytest.mark.parametrize("sought", [None, Kind.BOARD])
def test_where_nothing_says_that_it_is_a_thread_names_make_no_posts(sought: str | None) -> None:
    assert not posts_in("".join(map(linked, POSTS)), sought=sought)


def test_the_lines_of_a_list_without_dates_are_no_posts() -> None:
    lines = "".join(
        f"<div><a href='/thread/{n}'>سؤال رقم {n} عن المكوك والخيط والإبرة</a> "
        f"<a href='/u/{n}'>عضو{n}</a> <p>أول الكلام في السؤال رقم {n} لا آخره</p></div>"
        for n in (51, 52, 53)
    )
    assert not posts_in(lines)
