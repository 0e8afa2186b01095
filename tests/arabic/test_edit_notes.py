"""Given the note under an edited post, then who edited it and when, in every engine's order."""

import csv
from pathlib import Path

import pytest

from crawler.arabic.edit_notes import edit_note

with (Path(__file__).parent / "edit_notes.tsv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["note"])
def test_an_edit_note_names_editor_and_date(row: dict[str, str]) -> None:
    assert edit_note(row["note"]) == (row["who"], row["when"])


@pytest.mark.parametrize(
    ("note", "when"),
    [
        ("آخر تعديل: 06-12-2006 11:00 AM", "06-12-2006 11:00 AM"),
        ("تم تعديل هذا الرد منذ 3 ساعات", "منذ 3 ساعات"),
        ("آخر تعديل: 20 نوفمبر 2021", "20 نوفمبر 2021"),
        ("التعديل الأخير: أمس", "أمس"),
        ("تم التعديل", None),
    ],
)
def test_a_note_need_not_name_the_editor(note: str, when: str | None) -> None:
    assert edit_note(note) == (None, when)


def test_a_note_need_not_say_when() -> None:
    assert edit_note("تم تعديل هذا المنشور بواسطة سعد") == ("سعد", None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "بلدنا أجمل في أبريل",
        "تم تعديل أسعار الفائدة في البنوك العربية",
        "تم تحرير المدينة من قبل الجيش في 12 مايو 2014",
        "عدلت ثلاث صور ورفعت 20 غيرها",
        "تم تعديل أسعار الفائدة في البنوك العربية بنسبة 3 بالمئة",
        "آخر تعديل على القانون كان في 2010 وهو الذي نعمل به",
        "تم التعديل على السيارة بواسطة فني محترف في الورشة القريبة من بيتنا",
        "آخر تعديل على القائمة كان أمس",
        "عدل عمر بن الخطاب رضي الله عنه مشهور",
        "تم تعديل الأسعار في 12/5/2009 من قبل الوزارة",
        "تعديل أخير: اللقاء يوم الجمعة 15/3/2010 بعد العصر",
        "قام بآخر تعديل على السيارة فني من الرياض",
        "آخر تعديل قام به المدرب غيّر المباراة",
        "تم التحرير في حرب أكتوبر 1973 على يد جيشنا وكان يوما مشهودا",
    ],
)
def test_an_author_s_line_is_no_edit_note(text: str) -> None:
    assert edit_note(text) is None
