"""Given flattened posts with their numbers, each has its place in the thread."""

import pytest

from crawler.archive.work import records_from_text
from crawler.flat import separate_text

PANEL = ["نخلة الوادي", "عضو نشيط", "تاريخ التسجيل", "Mar 2008", "المشاركات", "1,543"]
WORDS, ANSWER = "الخيط ينقطع كل مرة مع أنني غيرت الإبرة.", "نظفي المكوك بفرشاة صغيرة أولا."


def numbers(*lines: str) -> list[int | None]:
    return [post.position for post in separate_text("\n".join(lines))]


def vbulletin(first: str, second: str) -> list[str]:
    head = ["24-03-2011, 09:15 PM", first, *PANEL, WORDS]
    return [*head, "رد مع اقتباس", "24-03-2011, 10:15 PM", second, *PANEL, ANSWER, "رد مع اقتباس"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("#7", "#8", [7, 8]),
        ("رقم المشاركة : 1", "رقم المشاركة : 2", [1, 2]),
        ("#1", "#9", [1, 9]),
        ("#9", "#1", [None, None]),
        ("#4410023", "#4410871", [None, None]),
    ],
)
def test_the_number_in_a_head(first: str, second: str, expected: list[int | None]) -> None:
    assert numbers(*vbulletin(first, second)) == expected


def test_the_number_behind_a_date() -> None:
    assert numbers("24-03-2011, 09:15 PM #12", *PANEL, WORDS, "رد مع اقتباس") == [12]


def test_smf_counts_replies() -> None:
    title, date = "رد: عطل في الماكينة", "في: مارس 24, 2011, 09:15:00 م »"
    head = ["نخلة الوادي", "عضو نشيط", "مشاركات: 88", title]
    assert numbers(*head, f"« رد #4 {date}", WORDS, "تبليغ المشرف", "سجل") == [5]
    assert numbers(*head, f"« {date}", WORDS, "سجل") == [None]


def test_the_bare_numbers_of_discourse() -> None:
    dates = "8 فبراير 2020، 3:15م", "9 فبراير 2020، 9:01ص"
    posts = separate_text(
        "\n".join(["salem", dates[0], "1", WORDS, "3 إعجابات", "nora", dates[1], "2", ANSWER])
    )
    assert [(post.position, post.body) for post in posts] == [(1, WORDS), (2, ANSWER)]


def test_a_record_has_its_number() -> None:
    posts = records_from_text("\n".join(vbulletin("#7", "#8")))["posts"]
    assert [post["position"] for post in posts] == [7, 8]
