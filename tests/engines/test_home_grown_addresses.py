"""Given home-grown forums, what their addresses and pagers lead to."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from tests.engines.test_home_grown import POSTS, SITE, TITLE, cards, read
from tests.engines.test_learnt_lists import page_of

ENGINE = Generic()
CARD = (
    "<div class=item><h2><a href='/tabkh/{0}.html'>طبخة رقم {0}</a></h2><div>بقلم: <a "
    "href='/author/{0}'>كاتب{0}</a> | 12 مايو 2019 - 10:0{1}</div><p>أول الكلام... <a "
    "href='/tabkh/{0}.html'>المزيد</a></p></div>"
)
CARDS = "".join(CARD.format(275 + n, n) for n in range(3))
OLDER = "<div class=nav><a class=next href='/tabkh/?page=2'>مقالات أقدم</a></div>"


@pytest.mark.parametrize(("older", "path"), [(OLDER, "/tabkh/?page=2"), ("", None)])
def test_more_of_what_a_title_names_is_no_later_page(older: str, path: str | None) -> None:
    found = ENGINE.next_page(page_of(CARDS + older, "/tabkh/", "board"))
    assert found == (path and SITE + path)


def test_more_of_a_text_in_a_board_is_no_later_page_of_it() -> None:
    line = "<p><a href='/b?c=3&m={0}'>غرس {0}</a> <a href='/b?c=3&m={0}'>المزيد</a></p>"
    page = page_of("".join(map(line.format, (41, 44))), "/b?c=3", "board")
    assert ENGINE.next_page(page) is None


@pytest.mark.parametrize("words", ["عرض المزيد", "2"])
def test_tags_that_are_boards_have_pages(words: str) -> None:
    pager = f"<a href='/tags/tabkh?page=2'>{words}</a> <a href='/users?page=2'>3</a>"
    assert ENGINE.next_page(page_of(pager, "/tags/tabkh", "board")) == f"{SITE}/tags/tabkh?page=2"


ROW = (
    "<li><a href='/m.cgi?board={0}&sno={1}'>غرس رقم {1}</a> <b>سالم</b> <i>1{1}-03-2011 10:00 (6 "
    "ردود)</i></li>"
)
BAR = "<p><a href='/m.cgi?board=6'>الحديقة</a> | <a href='/m.cgi?board=7'>المطبخ</a></p>"


def test_threads_may_have_the_number_of_their_board_in_their_addresses() -> None:
    rows = "".join(ROW.format(6, n) for n in range(1, 5))
    page = page_of(f"{BAR}<ul>{rows}</ul>", "/m.cgi?board=6", "board")
    assert [thread.title for thread in ENGINE.threads(page)] == [
        f"غرس رقم {n}" for n in (1, 2, 3, 4)
    ]
    assert [board.board_id for board in ENGINE.boards(page)] == ["7"]


def test_a_board_of_which_a_front_page_lists_threads_is_one() -> None:
    rows = "".join(ROW.format(6, n) for n in range(1, 5))
    boards = ENGINE.boards(page_of(f"{BAR}<ul>{rows}</ul>"))
    assert {board.board_id for board in boards} == {"6", "7"}


def test_a_message_in_a_board_is_a_thread() -> None:
    address = ENGINE.address(f"{SITE}/m.cgi?seq=msg&board=6&msg=31")
    assert address is not None
    assert (address.kind, address.id) == (Kind.THREAD, "31")


@pytest.mark.parametrize("arrow", ["&gt;", "»", "←", "/"])
def test_an_arrow_leads_from_the_board_to_the_title(arrow: str) -> None:
    trail = (
        f"<div><a href='/m/'>شباب</a> · <a href='/m/login'>دخول</a></div><div class=h><a "
        f"href='/m/f/8'>ركن المنزل</a> {arrow} {TITLE}</div>"
    )
    (thread,) = read(trail + "".join(map(cards, POSTS)), f"{SITE}/m/t/9").threads
    assert thread.boards == ["ركن المنزل"]


@pytest.mark.parametrize("path", ["/Topics/Details/31", "/topic/view/31", "/Thread/Detail/31"])
def test_an_action_may_stand_between_a_thread_and_its_number(path: str) -> None:
    address = ENGINE.address(SITE + path)
    assert address is not None
    assert (address.kind, address.id) == (Kind.THREAD, "31")


def test_what_a_board_is_about_may_stand_loose_behind_its_title() -> None:
    row = (
        "<div class=media><div><i></i></div><div><h4><a href='/subject.php?id={0}'>ركن {0}</a></h4>"
        "عن كل شيء <b>{0} سؤال</b></div></div>"
    )
    found = page_of("".join(map(row.format, (3, 6, 8))))
    assert [board.board_id for board in ENGINE.boards(found)] == ["3", "6", "8"]
    assert list(ENGINE.threads(found)) == []
