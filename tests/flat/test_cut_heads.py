"""Heads, panels, notes and quotes that an extractor cut at their tags, or left a line of."""

import pytest

from crawler.flat import FlatPost, separate_text
from tests.flat.test_frames import ANSWERED, ASKED, ASKER, HELPER, TITLE

PANEL = ["عضو نشيط", "تاريخ التسجيل: Sep 2009", "المشاركات: 583"]
DATE = "24-03-2011، 09:15 PM"
EDITED = "25-03-2011 الساعة 10:03 AM"
MOTTO = "هذا منتدى لكل من يحب الخياطة، وفيه ما يخص الخيوط والأقمشة والآلات كلها."


def read(*lines: str) -> list[FlatPost]:
    return separate_text("\n".join(lines))


def post(name: str, *words: str) -> list[str]:
    return [name, *PANEL, DATE, *words]


@pytest.mark.parametrize(
    "note",
    [
        [f"آخر تعديل بواسطة {ASKER} ; {EDITED}.", "سبب التعديل: خطأ في الكتابة"],
        ["آخر تعديل بواسطة", ASKER, f"في {EDITED}", "السبب:", "خطأ في الكتابة"],
        ["آخر تعديل بواسطة", ASKER, f"في {EDITED}. السبب:", "خطأ في الكتابة"],
    ],
    ids=["on its own line", "cut at its label", "cut behind its label"],
)
def test_the_reason_of_an_edit_goes_with_its_note(note: list[str]) -> None:
    (found,) = read(*post(ASKER, ASKED, *note))
    assert (found.body, found.edited) == (ASKED, EDITED)


@pytest.mark.parametrize("time", ["في 09:30:05 م", "عند 09:30"])
def test_a_day_and_its_time_on_two_lines(time: str) -> None:
    (found,) = read(ASKER, *PANEL, "الأمس", time, ASKED)
    assert (found.posted, found.body) == (f"الأمس {time}", ASKED)


def test_a_date_in_brackets_over_who_is_quoted() -> None:
    above = "هذا ما قيل من قبل:"
    (found,) = read(
        *post(HELPER, above, "(16-05-2010 10:15)", f"{ASKER} كتب:", ASKED, "", ANSWERED)
    )
    assert found.quotes == [(ASKER, ASKED)]
    assert found.body.split() == [*above.split(), *ANSWERED.split()]


def test_a_button_between_the_words_and_what_a_skin_shows_below() -> None:
    below = "هذه الصورة معروضة بحجم أصغر من حجمها، اضغط عليها لترى حجمها الكامل كما رفعها صاحبها."
    (found,) = read(*post(ASKER, ASKED, "رد مع اقتباس", below))
    assert found.body == f"{ASKED}\n{below}"


@pytest.mark.parametrize("first", [f"رد: {TITLE}", "عضو نشيط"])
def test_nothing_stands_over_the_date_of_the_post_with_the_number_one(first: str) -> None:
    heads = ["24-03-2011 #1", ASKER, *PANEL, ASKED], ["25-03-2011 #2", HELPER, *PANEL, ANSWERED]
    posts = read(MOTTO, first, *heads[0], *heads[1])
    assert [(found.author, found.body) for found in posts] == [(ASKER, ASKED), (HELPER, ANSWERED)]


def test_replies_of_smf_of_which_only_number_and_date_are_left() -> None:
    days = ["مارس 24, 2011, 10:15:20", "مارس 25, 2011, 11:15:20"]
    posts = read(TITLE, f"« رد #1 في: {days[0]} »", ASKED, f"« رد #2 في: {days[1]} »", ANSWERED)
    assert [found.posted for found in posts] == days
    assert [found.body for found in posts] == [ASKED, ANSWERED]


def test_the_title_of_the_page_stands_over_the_panel_of_every_post() -> None:
    title = f"{TITLE} القديمة التي ورثناها عن جدتي"
    posts = read(title, *post(ASKER, ASKED), title, *post(HELPER, ANSWERED))
    assert [found.body for found in posts] == [ASKED, ANSWERED]


def test_a_label_without_its_value_takes_no_other_label_for_it() -> None:
    (found,) = read(ASKER, "عضو نشيط", "الدولة", "المشاركات", "583", "العمر", "25", ASKED)
    assert (found.author, found.body) == (ASKER, ASKED)
    assert found.panel == [("المشاركات", "583"), ("العمر", "25")]


def test_a_lone_label_between_the_author_s_sentences_is_one_of_their_lines() -> None:
    words = [MOTTO, "المشاركات: 583", MOTTO]
    posts = read(*post(ASKER, *words), *post(HELPER, ANSWERED))
    assert [found.body for found in posts] == ["\n".join(words), ANSWERED]
