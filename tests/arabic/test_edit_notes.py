"""Given the note under an edited post, then who edited it and when, in every engine's order."""

import pytest

from crawler.arabic.edit_notes import edit_note


@pytest.mark.parametrize(
    ("note", "who", "when"),
    [
        ("« آخر تحرير: أبريل 12, 2014, 05:12:13 م بواسطة سعد", "سعد", "أبريل 12, 2014, 05:12:13 م"),
        (
            "آخر تحرير: ديسمبر 12, 2014, 05:12:13 صباحاً بواسطة سعد",
            "سعد",
            "ديسمبر 12, 2014, 05:12:13 صباحاً",
        ),
        (
            "آخر تحرير: 12 مارس 2014, 05:12 بعد الظهر بواسطة سعد",
            "سعد",
            "12 مارس 2014, 05:12 بعد الظهر",
        ),
        ("آخر تعديل بواسطة سعد : 12-09-2010 الساعة 05:12 PM", "سعد", "12-09-2010 الساعة 05:12 PM"),
        (
            "عدل سابقا من قبل بدر في السبت يناير 03, 2015 5:17 am, عدل 1 مرات",
            "بدر",
            "السبت يناير 03, 2015 5:17 am",
        ),
        ("12:10 - 2010/10/05 - آخر تغيير للنص بواسطة نايف", "نايف", "12:10 - 2010/10/05"),
        ("آخر تعدیل بواسطة سعد : 12-09-2010", "سعد", "12-09-2010"),
        ("Last Edit: March 12, 2014, 05:12:13 PM by Omar", "Omar", "March 12, 2014, 05:12:13 PM"),
    ],
)
def test_an_edit_note_names_editor_and_date(note: str, who: str, when: str) -> None:
    assert edit_note(note) == (who, when)


@pytest.mark.parametrize(
    "text", ["", "بلدنا أجمل في أبريل", "تم تعديل أسعار الفائدة في البنوك العربية"]
)
def test_an_author_s_line_is_no_edit_note(text: str) -> None:
    assert edit_note(text) is None
