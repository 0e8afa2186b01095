"""What the lines of a board tell: the order in which it lists its threads, and more of each."""

from datetime import UTC, datetime

import pytest

from crawler.clock import ForumClock
from crawler.frontier.board_lines import ListOrder
from crawler.pages.page import Page
from crawler.pipelines.threads import merge_threads
from crawler.raw import RawThread, Shown

PAGE = Page("https://forum.example/", b"<p>", datetime(2026, 11, 23, tzinfo=UTC))


def thread(number: int | str, day: int | None, created: int | None = None) -> RawThread:
    """A line with an id, the day of its last post and that of its first one."""
    dates = [Shown(f"{d}/11/2026", iso=f"2026-11-{d:02}") if d else None for d in (day, created)]
    return RawThread(str(number), "", last_post=dates[0], created=dates[1])


def order_of(*pages: list[RawThread]) -> ListOrder:
    order = ListOrder()
    for threads in pages:
        order.learn(threads, PAGE, ForumClock())
    return order


@pytest.mark.parametrize(
    ("lines", "by_last_posts"),
    [
        ([], True),
        ([(9, 20)], True),
        ([(5, 20), (9, 19), (2, 18), (7, 17)], True),
        ([(9, 20), (8, 19), (7, 18)], True),  # nothing tells
        ([(1, 3), (5, 20), (9, 19), (2, 18)], True),  # the first one is kept on top
        ([(9, 20), (8, 19), (7, 21), (6, 18)], False),
        ([(1, 3), (2, 5), (3, 4), (4, 9)], False),  # the oldest thread first
        ([(3, 4), (8, 9), (2, 7), (9, 12), (1, 3), (7, 20), (4, 11)], False),  # by titles
        ([(9, None), (8, None), (7, None)], False),
        ([(5, None), (9, None), (2, None)], True),
        ([("b", None), ("a", None)], True),
        ([("b", 12, 12), ("a", 14, 11), ("c", 10, 10)], False),
        ([("a", 14, 11), ("b", 12, 12), ("c", 10, 10)], True),
    ],
)
def test_the_order_of_a_page(lines: list[tuple[int, int | None]], by_last_posts: bool) -> None:
    assert order_of([thread(*line) for line in lines]).by_last_posts == by_last_posts


def test_sticky_and_moved_threads_are_in_no_order() -> None:
    lines = [thread(9, 20), thread(2, 5), thread(8, 19), thread(3, 21), thread(7, 18)]
    lines[1].sticky = lines[3].moved = True
    assert order_of(lines).later == 0


def test_wrong_dates_of_a_few_old_lines_do_not_tell() -> None:
    """In the order of last posts, threads are in none of when they were begun."""
    pages = [[thread(n * 7 % 97, 28 - n) for n in range(25)] for _ in range(4)]
    pages[3][7], pages[3][9] = thread(3, 1), thread(5, 2)
    assert order_of(*pages).by_last_posts
    assert order_of(*pages).later == 2


def test_a_thread_s_own_page_is_completed_by_its_line() -> None:
    listed = RawThread("5", "/t5?board=1", "رحلة إلى...", replies="12", sticky=True, locked=False)
    listed.author, listed.boards, listed.pages = "غيث...", ["الرئيسية"], 3
    seen = RawThread("5", "/t5", "رحلة إلى الجبل", author="غيث المرابع", boards=["الرئيسية", "سفر"])
    seen.sticky = False
    merged = merge_threads(listed, seen)
    assert (merged.url, merged.title, merged.author) == ("/t5", "رحلة إلى الجبل", "غيث المرابع")
    assert merged.boards == ["الرئيسية", "سفر"]
    assert (merged.replies, merged.pages, merged.sticky, merged.locked) == ("12", 3, True, False)
