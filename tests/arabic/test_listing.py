"""Given the words beside threads and under pages, what the forum means by them."""

import pytest

from crawler.arabic.buttons import is_button, is_certain_button
from crawler.arabic.listing import is_moved_mark, is_next_link, is_sticky_mark
from crawler.arabic.members import is_deleted_name, is_online_status


@pytest.mark.parametrize(
    "text", ["التالي", "التالي ›", "التالية »", ">>", "Page suivante", "След."]
)
def test_links_to_the_next_page(text: str) -> None:
    assert is_next_link(text)


@pytest.mark.parametrize("text", ["السابق", "بعد ساعة", "2", "الأخير »»", "موضوع جديد"])
def test_links_to_elsewhere(text: str) -> None:
    assert not is_next_link(text)


@pytest.mark.parametrize(
    "text",
    ["مثبت:", "لاصق:", "موضوع ثابت", "اعــــلان:", "اعلان عام:", "Bekanntmachung:", "Важно:"],
)
def test_marks_of_threads_above_the_others(text: str) -> None:
    assert is_sticky_mark(text)
    assert not is_moved_mark(text)


@pytest.mark.parametrize("text", ["انتقل:", "منقول:", "موضوع منقول", "Moved:", "Перемещено:"])
def test_marks_of_threads_that_moved(text: str) -> None:
    assert is_moved_mark(text)
    assert not is_sticky_mark(text)


@pytest.mark.parametrize(
    "text", ["تبليغ", "تنبيه للمراقب", "تعديل/حذف رسالة", "Antworten mit Zitat"]
)
def test_words_on_buttons(text: str) -> None:
    assert is_button(text)
    assert is_certain_button(text)


@pytest.mark.parametrize("text", ["غير متصل", "Offline", "Member Is Offline", "User is offline"])
def test_online_states(text: str) -> None:
    assert is_online_status(text)


def test_members_who_are_gone() -> None:
    assert is_deleted_name("حساب محذوف")
    assert not is_deleted_name("محذوف الاسم")
