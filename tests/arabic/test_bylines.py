"""Given lines of home-grown pages, the author whom they name, or the title without the forum."""

import pytest

from crawler.arabic.bylines import byline
from crawler.arabic.dates.fold import fold_date
from crawler.arabic.dates.spans import is_span
from crawler.arabic.titles import without_site


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("الكاتب : نخلة الوادي", "نخلة الوادي"),
        ("كاتب الموضوع: هدى", "هدى"),
        ("كتبها : علي", "علي"),
        ("أرسلت بواسطة نخلة الوادي بتاريخ الخميس 24 مارس 2011 - 9:15 م", "نخلة الوادي"),
        ("من طرف سعد في 20-11-2011", "سعد"),
        ("العضو : سعد | 12/3/2010", "سعد"),
        ("Posted by Ali on 2011-03-02", "Ali"),
        ("كتبه نورس النيل · 20/02/2022 02:54 ص", "نورس النيل"),
        ("أضافه زائر (زائر) في سبت, 27/08/2022 - 15:51.", "زائر (زائر)"),
        ("أرسلته سعاد منذ 3 أيام", "سعاد"),
        ("السائل: أم خالد", "أم خالد"),
        ("المرسل:", ""),
        ("بواسطة", ""),
        ("أرسله", ""),
    ],
)
def test_a_byline_names_its_author_without_the_date(line: str, name: str) -> None:
    assert byline(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "آخر مشاركة بواسطة هدى",
        "كتب في : 2011-03-24 الساعة 21:15",
        "مشاركة رقم 1",
        "المشاركات : 4",
        "عضو مميز",
        "الكاتب",
        "تم التعديل بواسطة هدى",
        "كتبه والدي قبل سنين",
        "كتبها جدي في دفتر قديم - والله أعلم",
        "كاتب هذه السطور يرجو: أن تقرأوا ما كتب بقلب مفتوح وألا تستعجلوا الرد عليه أبدا.",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    "text", ["منذ 3 سنوات", "قبل سنتين", "منذ أكثر من 3 سنوات", "about 2 years ago", "سنتين مضت"]
)
def test_a_span_alone(text: str) -> None:
    assert is_span(fold_date(text))


@pytest.mark.parametrize("text", ["عضو منذ سنتين", "قبل سنوات", "منذ 3 سنوات وأنا هنا", "2y"])
def test_more_or_less_than_a_span(text: str) -> None:
    assert not is_span(fold_date(text))


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("عطل في الماكينة - منتديات السنبلة", "عطل في الماكينة"),
        ("منتدى السنبلة | عطل في الماكينة - سؤال", "عطل في الماكينة - سؤال"),
        ("لماذا - وكيف", "لماذا - وكيف"),
        ("منتدى الخياطة", "منتدى الخياطة"),
    ],
)
def test_a_title_without_its_forum(title: str, bare: str) -> None:
    assert without_site(title) == bare
