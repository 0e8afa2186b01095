"""Given flattened text in every layout, posts with their panels apart; all else untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.arabic.panel_fields import read_panel
from crawler.flat import separate_text
from tests.flat.cases import CASES, UNTOUCHED


@pytest.mark.parametrize(("name", "text", "posts"), CASES, ids=[case[0] for case in CASES])
def test_layouts(
    name: str, text: str, posts: list[tuple[str, str | None, str | None, str, str]]
) -> None:
    found = separate_text(text)
    assert len(found) == len(posts)
    for have, (author, joined, messages, posted, body) in zip(found, posts, strict=True):
        panel = read_panel(have.panel)
        assert have.author == author
        assert panel.joined_text == joined
        assert messages is None or messages in dict(have.panel).values()
        assert have.posted == posted
        assert have.body == body


@pytest.mark.parametrize("name", UNTOUCHED)
def test_the_author_s_words_stay(name: str) -> None:
    (post,) = separate_text(UNTOUCHED[name])
    assert post.body == UNTOUCHED[name]
    assert not post.panel


def test_doubt_is_named() -> None:
    (post,) = separate_text(UNTOUCHED["a count in the middle"])
    assert post.unsure == ["المشاركات: 583"]


def test_what_is_cut_out_of_the_middle_is_named() -> None:
    text = next(text for name, text, _ in CASES if name == "a panel in the middle")
    (post,) = separate_text(text)
    assert post.unsure == ["إنضم"]


def test_quote_signature_and_edit_are_apart() -> None:
    text = next(text for name, text, _ in CASES if name.startswith("edit note"))
    (post,) = separate_text(text)
    assert post.signature == "رب اغفر لي"
    assert post.edited == "07-23-2010 الساعة 02:10 AM"
    quoting = next(text for name, text, _ in CASES if name == "a quote and its author")
    (author, words) = separate_text(quoting)[1].quotes[0]
    assert author == "سعاد الهاشمي"
    assert words.startswith("السلام عليكم")


def test_the_heading_of_a_column_is_nobody_s_name() -> None:
    figures = "البلد: فاس\nالمشاركات: 402\nتاريخ التسجيل: 13/04/2010"
    (post,) = separate_text(f"الكاتب\nنخلة الوادي\nعضو فعال\n{figures}\nهل يستحق الإصلاح؟")
    assert (post.author, post.title, post.body) == ("نخلة الوادي", "عضو فعال", "هل يستحق الإصلاح؟")


def test_a_blank_line_may_part_a_rank_from_the_name_over_it() -> None:
    head = "نخلة الوادي\n\nعضو فعال\n\nإنضم\n2020-04-13\nالمشاركات\n402\nالنقاط\n93"
    (post,) = separate_text(f"{head}\n\nهل يستحق الإصلاح؟")
    assert (post.author, post.title, post.body) == ("نخلة الوادي", "عضو فعال", "هل يستحق الإصلاح؟")


def test_a_text_without_a_head_has_its_tail_apart() -> None:
    words = "الخيط ينقطع كل مرة عند الكم، فما الحل؟"
    edited = "آخر تعديل بواسطة نخلة الوادي ; 25-06-2010 الساعة 10:03 AM."
    thanks = "الأعضاء الذين قالوا شكراً لـ نخلة الوادي على المشاركة المفيدة:\nأبو سلمان"
    text = f"{words}\n{edited}\n__________________\nصبر جميل\nرد مع اقتباس\n{thanks}"
    (post,) = separate_text(text)
    assert (post.body, post.signature) == (words, "صبر جميل")
    assert post.edited == "25-06-2010 الساعة 10:03 AM"


@given(st.text(max_size=400))
def test_nothing_raises(text: str) -> None:
    assert separate_text(text)


@given(st.lists(st.text(alphabet="ابتثجحخدذرزسش غفقكلمنهوي", min_size=1), max_size=12))
def test_text_without_a_panel_comes_back_unchanged(words: list[str]) -> None:
    text = "\n".join(words)
    posts = separate_text(text)
    assert [post.body for post in posts] == [text]


AUTHORS_LINES = [
    line
    for name, text in UNTOUCHED.items()
    if name not in {"a count in the middle", "a date in a story", "a diary", "one number"}
    for line in text.split("\n")
]


@given(st.lists(st.sampled_from(AUTHORS_LINES), min_size=1, max_size=12))
def test_lists_verses_and_code_come_back_in_any_mixture(lines: list[str]) -> None:
    text = "\n".join(lines)
    (post,) = separate_text(text)
    assert post.body == text
