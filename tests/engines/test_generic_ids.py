"""Given what an unknown forum numbers, the ids of its posts and members."""

from datetime import UTC, datetime

import pytest

from crawler.blocks.member_links import member_id
from crawler.engines.generic import Generic
from crawler.engines.generic.ids import is_count
from crawler.engines.generic.steps import id_of
from crawler.pages.page import Page
from tests.markup import written_page

SITE = "http://sunbula8.example:8080"
ENTRY = (
    "<section {mark}><h6><a href='/users/{n}'>كاتب{n}</a></h6> <i>2011-03-24 10:{n}</i>"
    "<p>كلام رقم {n} في الخياطة يكفي لأن يكون مشاركة.</p>{button}</section>"
)


def ids(
    numbers: list[int],
    mark: str = "",
    button: str = "",
    path: str = "/topic/9",
    skipped: int | None = None,
) -> list[str | None]:
    posts = "".join(
        ENTRY.format(n=n, mark=mark.format(n=n), button=button.format(n=n, other=900 - 7 * n))
        for n in numbers
    )
    html = f"<title>عطل</title><body><div>{posts}</div>".encode()
    now = datetime(2026, 11, 23, tzinfo=UTC)
    page = Page(SITE + path, html, now, sought="thread", skipped=skipped)
    return [post.post_id for post in Generic().posts(page)]


@pytest.mark.parametrize("attribute", ["data-like={n}", "data-post={n}", "data-comment-id='{n}'"])
@pytest.mark.parametrize("numbers", [[31, 34, 40], [31]])
def test_a_button_may_know_the_number_of_its_post(numbers: list[int], attribute: str) -> None:
    assert ids(numbers, button=f"<button {attribute}>أعجبني</button>") == list(map(str, numbers))


def test_the_number_that_all_posts_have_is_none_of_theirs() -> None:
    assert ids([31, 34], "id='m{n}'", "<button data-post=12>رد</button>") == ["31", "34"]


def test_numbers_that_count_the_blocks_of_a_page_are_no_post_s() -> None:
    posts = "".join(
        ENTRY.format(n=n, mark=f"id='view_{place}' data-x-message-uid={n}", button="")
        for place, n in enumerate((31, 34))
    )
    page = written_page(f"{SITE}/topic/9", f"<title>عطل</title><body><div>{posts}</div>")
    assert [post.post_id for post in Generic().posts(page)] == ["31", "34"]


def test_the_link_that_reports_a_post_has_its_number_and_is_no_permalink() -> None:
    report = "<a href='/report?comment={n}'>إبلاغ</a>"
    html = "".join(ENTRY.format(n=n, mark="", button=report.format(n=n)) for n in (31, 34))
    page = written_page(f"{SITE}/topic/9", f"<title>عطل</title><body><div>{html}</div>")
    posts = list(Generic().posts(page))
    assert [(post.post_id, post.permalink) for post in posts] == [("31", None), ("34", None)]


def test_the_link_that_answers_a_post_has_its_number_beside_the_thread_s() -> None:
    answer = "<a href='post.asp?method=ReplyQuote&REPLY_ID={n}&TOPIC_ID=9'>اقتباس</a>"
    assert ids([31, 34], "", answer) == ["31", "34"]


def test_a_lone_post_has_the_number_of_its_own_element() -> None:
    assert ids([31], "id='m{n}'") == ["31"]


@pytest.mark.parametrize(
    ("path", "numbers", "found"),
    [
        ("/topic/9", [1, 2, 3], ["9-1", "9-2", "9-3"]),
        ("/topic/9?page=2", [16, 17], ["9-16", "9-17"]),
        ("/topic/9?start=15", [16, 17], ["9-16", "9-17"]),
        ("/topic/9?page=3", [16, 17], ["16", "17"]),
        ("/topic/1", [1, 2, 3], ["1", "2", "3"]),
    ],
)
def test_numbers_that_begin_anew_in_each_thread_stand_behind_its_own(
    path: str, numbers: list[int], found: list[str]
) -> None:
    assert ids(numbers, "id='post-{n}'", path=path) == found


def test_a_post_s_own_page_has_its_number_where_others_count() -> None:
    link = "<a href='/topic/9/post/{other}'>رابط دائم</a>"
    assert ids([1, 2, 3], "id='post-{n}'", link) == ["893", "886", "879"]


@pytest.mark.parametrize("path", ["/topic/9", "/topic/9?page=2", "/lesson/9"])
def test_what_opens_a_thread_over_numbered_posts_has_the_thread_s(path: str) -> None:
    opening = ENTRY.format(n=11, mark="", button="")
    rest = "".join(ENTRY.format(n=n, mark=f"id='reply{n}'", button="") for n in (31, 34))
    page = Page(
        SITE + path,
        f"<title>عطل</title><body><div>{opening}{rest}</div>".encode(),
        datetime(2026, 11, 23, tzinfo=UTC),
        sought="thread",
    )
    assert [post.post_id for post in Generic().posts(page)] == [None, "31", "34"]


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("/users/12", "12"),
        ("/u/12-salem", "12"),
        ("/u/salem-77/12/", "12"),
        ("/members/salem.12/", "12"),
        ("/member12.html", "12"),
        ("/profile-12.html", "12"),
        ("profile.php?3,12", "12"),
        ("?action=profile;u=12", "12"),
        (f"{SITE}/users/12", "12"),
        (f"{SITE}/users/salem", "salem"),
        ("/users/salem_99", "salem_99"),
        ("/user/%D8%B3%D8%A7%D9%84%D9%85", "سالم"),
        ("index.php?page=profile&show=1&username=salem", "salem"),
        ("/about", None),
    ],
)
def test_the_id_of_a_member(href: str, found: str | None) -> None:
    assert member_id(href) == found


def test_numbers_count_the_posts_of_a_thread_where_all_its_pages_have_as_many() -> None:
    assert is_count(list(range(21, 31)), 3, last=False)
    assert is_count(list(range(181, 191)), 3, last=True)
    assert not is_count(list(range(181, 191)), 3, last=False)


@pytest.mark.parametrize(
    ("skipped", "expected"),
    [(None, ["9-51", "9-52"]), (50, ["9-51", "9-52"]), (48, ["9-51", "9-52"]), (15, ["51", "52"])],
)
def test_numbers_far_above_the_posts_before_them_are_no_counts(
    skipped: int | None, expected: list[str]
) -> None:
    assert ids([51, 52], "id='{n}'", path="/topic/9?page=2", skipped=skipped) == expected


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("index.php?t=msg&th=20&start=0&", "20"),
        ("sections/2/19-title.html", "19"),
        ("viewtopic.asp?TOPIC_ID=7", "7"),
        ("index.php?page=12", "12"),
    ],
)
def test_a_thread_has_the_one_number_of_its_first_page(path: str, found: str) -> None:
    assert id_of(f"http://f.example/forum/{path}") == found


def test_the_first_post_of_a_later_page_that_no_number_tells_opens_no_thread() -> None:
    path = "/threads/clx1c2f3"
    opens = [None in ids([51, 52], path=f"{path}{page}") for page in ("", "?page=1", "?page=2")]
    assert opens == [True, True, False]


def test_the_number_of_a_page_beside_a_thread_s_own_word_is_not_the_thread_s() -> None:
    first = "http://f.example/threads/clx1c2f3"
    assert id_of(f"{first}?page=2") == id_of(f"{first}?page=3") == id_of(first)
    assert id_of(first) != id_of("http://f.example/threads/clx1c2f4?page=2")
