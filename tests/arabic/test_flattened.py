"""Given a line of a page without its markup, then what the words say that it is."""

import pytest

from crawler.arabic.bylines import authored
from crawler.arabic.dates.lines import shown_date
from crawler.arabic.flattened import is_rank
from crawler.arabic.page_ends import is_page_end


@pytest.mark.parametrize(
    "line", ["عضوة مميزة", "صاحب المنتدى", "نائبة المدير", "كاتب مميز", "Jr. Member", "Site Admin"]
)
def test_ranks(line: str) -> None:
    assert is_rank(line)


@pytest.mark.parametrize(
    "line", ["صاحب السيارة الحمراء", "كاتب الموضوع على حق", "member of a club"]
)
def test_what_is_no_rank(line: str) -> None:
    assert not is_rank(line)


@pytest.mark.parametrize(
    ("line", "who", "when"),
    [
        ("مُساهمة من طرف سعد في الأحد 14 أغسطس 2011 - 15:33", "سعد", "الأحد 14 أغسطس 2011 - 15:33"),
        ("مساهمة  سعد في الإثنين يناير 02, 2012 6:05 pm", "سعد", "الإثنين يناير 02, 2012 6:05 pm"),
        (
            "بواسطة أبو خميس » السبت نوفمبر 20, 2021 5:05 pm",
            "أبو خميس",
            "السبت نوفمبر 20, 2021 5:05 pm",
        ),
        (
            "من طرف أبو جمعة الجمعة نوفمبر 19, 2021 5:05 pm",
            "أبو جمعة",
            "الجمعة نوفمبر 19, 2021 5:05 pm",
        ),
        ("مشاركة بواسطة سعد » الأحد مايو 09, 2010 9:30 pm", "سعد", "الأحد مايو 09, 2010 9:30 pm"),
        ("أرسل بواسطة: سعد في مايو 09, 2010, 9:30 pm", "سعد", "مايو 09, 2010, 9:30 pm"),
        ("سعد [ الأحد مايو 09, 2010 9:30 pm ]", "سعد", "الأحد مايو 09, 2010 9:30 pm"),
        ("بواسطة سعد » الأمس، 13:37", "سعد", "الأمس، 13:37"),
        ("Post by Omar » Sun Apr 01, 2012 9:12 am", "Omar", "Sun Apr 01, 2012 9:12 am"),
        ("von Omar » So 1. Apr 2012, 09:12", "Omar", "So 1. Apr 2012, 09:12"),
    ],
)
def test_lines_that_say_who_wrote_and_when(line: str, who: str, when: str) -> None:
    assert authored(line) == (who, when)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("مرسل: الأحد مايو 09, 2010 9:30 pm", "الأحد مايو 09, 2010 9:30 pm"),
        ("« رد #1 في: أكتوبر 20, 2026, 08:02:45 مسائاً »", "أكتوبر 20, 2026, 08:02:45 مسائاً"),
        ("« Reply #1 on: October 20, 2026, 08:02:45 PM »", "October 20, 2026, 08:02:45 PM"),
        ("رأيته في 20 أكتوبر 2026: كان هناك", None),
        ("الأربعاء في 17:20", "الأربعاء في 17:20"),
        ("Wednesday at 5:20 PM", "Wednesday at 5:20 PM"),
        ("الأربعاء في 17:20 نلتقي عند الباب", None),
        ("اليوم, 10:15 صباحا", "اليوم, 10:15 صباحا"),
        ("بالأمس, 05:12 م", "بالأمس, 05:12 م"),
        ("البارحة 5:12 مساءً", "البارحة 5:12 مساءً"),
        ("أول أمس 17:12", "أول أمس 17:12"),
        ("الأربعاء بالساعة 5:12 م", "الأربعاء بالساعة 5:12 م"),
        ("أول أمس 17:12 وصلنا", None),
        ("الجمعة 28 مارس - 2:01", "الجمعة 28 مارس - 2:01"),
        ("12 مارس، 10:20 م", "12 مارس، 10:20 م"),
        ("12 مارس 10:20 رحلتنا", None),
        ("ناصر 24-03-2010 09:27", None),
        (
            "الخميس, 25 شوال 1443 هجرية عند الساعة 11:37",
            "الخميس, 25 شوال 1443 هجرية عند الساعة 11:37",
        ),
        ("منذ لحظات", "منذ لحظات"),
        ("منذ أسبوع واحد , 05:12 PM", "منذ أسبوع واحد , 05:12 PM"),
        ("تم نشره منذ 5 ساعات", "منذ 5 ساعات"),
        ("منذ 5 ساعات مضت", "منذ 5 ساعات مضت"),
        ("غدا 8:30 مساء", None),
        ("قبل لحظات وصلنا", None),
        ("اليوم 12 مايو عيد ميلاد بنتي", None),
        ("امس الساعة 5 كنت عندكم وما لقيتكم", None),
        ("منذ 3 سنوات وانا اكتب هنا", None),
    ],
)
def test_lines_that_are_a_date(line: str, when: str | None) -> None:
    assert shown_date(line) == when


@pytest.mark.parametrize(
    "line",
    [
        "العودة إلى ”الرحلات“",
        "الموجودون الآن",
        "المتصفحون للمنتدى الآن: لا أعضاء وزائر واحد",
        "مشاركتان • صفحة 1 من 1",
        "0 الأعضاء و 1 ضيف يشاهدون هذا الموضوع.",
        "يستعرض القسم حالياً 0 اعضاء",
        "ضوابط المشاركة",
        "الكلمات الدليلية (Tags)",
        "يشاهد الموضوع حاليا : 1",
        "أنت بحاجة إلى تسجيل الدخول للرد",
        "لا تستطيع كتابة ردود في هذا المنتدى",
    ],
)
def test_what_stands_below_the_posts(line: str) -> None:
    assert is_page_end(line)


@pytest.mark.parametrize(
    "line", ["رد سريع: لا ما ينفع الكلام ده", "الصفحة التالية من الكتاب مقطوعة"]
)
def test_an_author_begins_a_line_with_the_same_words(line: str) -> None:
    assert not is_page_end(line)


@pytest.mark.parametrize("line", ["#1 14-07-2016, 06:44 PM", "14-07-2016, 06:44 PM #1"])
def test_the_number_of_a_post_is_no_part_of_its_date(line: str) -> None:
    assert shown_date(line) == "14-07-2016, 06:44 PM"
