"""Given elements with the same markup, their text is read once."""

import pytest
from lxml import html

from crawler.bodies import known_texts
from crawler.bodies.known_texts import known_text


def signature(words: str) -> html.HtmlElement:
    return html.fromstring(f"<div class='signature'>{words}<br>سطر</div>")


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_texts, "_known", {})


def test_the_same_markup_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = known_text(signature("حكمة"))
    monkeypatch.setattr(known_texts, "plain_text", lambda _: pytest.fail("again"))
    assert known_text(signature("حكمة")) == first == "حكمة\nسطر"


def test_other_markup_has_a_text_of_its_own_and_few_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(known_texts, "_MOST", 3)
    for number in range(10):
        assert known_text(signature(f"حكمة {number}")) == f"حكمة {number}\nسطر"
    assert len(known_texts._known) <= 3


def test_what_follows_the_element_is_not_part_of_it() -> None:
    holder = html.fromstring("<div><p>حكمة</p>ذيل</div>")
    assert known_text(holder[0]) == known_text(html.fromstring("<p>حكمة</p>")) == "حكمة"
