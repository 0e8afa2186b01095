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
        ("Отредактировано Omar (2014-05-12 13:37:10)", "2014-05-12 13:37:10"),
        ("تم التعديل", None),
    ],
)
def test_a_note_need_not_name_the_editor(note: str, when: str | None) -> None:
    assert edit_note(note) == (None, when)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "بلدنا أجمل في أبريل",
        "تم تعديل أسعار الفائدة في البنوك العربية",
        "تم تحرير المدينة من قبل الجيش في 12 مايو 2014",
        "عدلت ثلاث صور ورفعت 20 غيرها",
    ],
)
def test_an_author_s_line_is_no_edit_note(text: str) -> None:
    assert edit_note(text) is None
