"""Given the heading of a quote, then the member whom it names, without what stands beside."""

import pytest

from crawler.arabic.cut_lines import part_quote
from crawler.arabic.names_before_dates import name_before_date
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_expand_link, is_quote_head, is_quote_line


@pytest.mark.parametrize(
    ("heading", "author"),
    [
        ("اقتباس من: سعد في نوفمبر 20, 2011, 05:30:12 مسائاً", "سعد"),
        ("مقتبس من: سعد في اليوم في 05:30:12 صباحاً", "سعد"),
        ("اقتباس من: سعد بتاريخ الأمس في 05:30", "سعد"),
        ("إقتباس من: سعد على 20-11-2011", "سعد"),
        ("اقتباس من: سعد", "سعد"),
        ("اقتباس من سعد", "سعد"),
        ("اقتباس: كتب أصلاً بواسطة سعد", "سعد"),
        ("كتب بواسطة سعد :", "سعد"),
        ("سعد قال(ت):", "سعد"),
        ("مقتبس من مشاركة سعد", "سعد"),
        ("إقتباس من العضو سعد", "سعد"),
        ("المشاركة الأساسية كتبها سعد", "سعد"),
        ("المشاركة التي كتبها سعد", "سعد"),
        ("Quote from: Omar on November 20, 2011, 05:30:12 PM", "Omar"),
        ("Zitat von: Omar am 20. November 2011, 05:30:12", "Omar"),
        ("Citation de: Omar le 20 novembre 2011 à 05:30", "Omar"),
        ("سعد كتب :", "سعد"),
        ("سعد كتب: ↑الأمس، 13:37", "سعد"),
        ("(05-12-2014, 05:12 PM)سعد كتب :", "سعد"),
        ("(أمس, 05:12 PM)سعد كتب :", "سعد"),
        ("@سعد كتب:", "سعد"),
        ("Omar wrote: ↑Sun Apr 01, 2012 9:12 am", "Omar"),
        ("Omar hat geschrieben: ↑12. Mai 2014, 13:37", "Omar"),
        ("Omar a écrit : ↑12 mai 2014, 13:37", "Omar"),
        ("Omar написал(а):", "Omar"),
        ("Цитата: Omar от 12 Май 2014, 13:37:10", "Omar"),
        ("قالت نورة:", "نورة"),
        ("سعد;12345 كتب:", "سعد"),
        ("@سعد, post: 6 has written:", "سعد"),
        ("نورة كتب/كتبت:", "نورة"),
        ("الأصل كتب بواسطة سعد", "سعد"),
        ("اقتباس : الكاتب سعد", "سعد"),
        ("المشاركه الاصليه كتبت بواسطه سعد", "سعد"),
        ("المشاركة الأصلية كتبت من قبل سعد عرض المشاركة", "سعد"),
        ("أصل المشاركة كتبت بواسطة : سعد", "سعد"),
        ("أصل الموضوع كتب من قبل سعد", "سعد"),
        ("أصل المشاركة بواسطة سعد عرض المشاركة", "سعد"),
        ("أُرسل أصلاً بواسطة سعد", "سعد"),
        ("الرسالة الأصلية كتبت بواسطة سعد إستعراض المشاركة", "سعد"),
        ("سعد كتب: (05-12-2014 05:12 PM)", "سعد"),
        ("المشاركه الاصليه كتبت بواسطه سعد مشاهده المشاركه", "سعد"),
        ("سعـــد كتـــب:", "سعـــد"),
        ("سعّاد كَتَبَ:", "سعّاد"),
        ("المشاركـة الأصلـيـة كتبـت بواسطـة سعد", "سعد"),
        ("مقتبس من: سعد فى 20 نوفمبر 2011, 05:30:12 م", "سعد"),
        ("مقتبس من: أحمد علي في 20 نوفمبر 2011, 05:30:12 م", "أحمد علي"),
        ("مقتبس من: أحمد على في 20 نوفمبر 2011", "أحمد على"),
        ("اقتباس لـ سعد", "سعد"),
        ("قال الراوي كتب:", "قال الراوي"),
        ("إقتباس(سعد @ Nov 20 2021, 05:12 PM)", "سعد"),
        ("سعد، في 20 نوفمبر 2021 - 05:12 م، قال:", "سعد"),
        ("سعد، قال:", "سعد"),
        ("مشاهدة المشاركةسعد، في 20 نوفمبر 2021 - 05:12 م، قال:", "سعد"),
        ("View PostOmar, on 20 November 2021 - 05:12 PM, said:", "Omar"),
        ("منذ ساعة, سعد قال:", "سعد"),
        ("منذ 3 ساعات، قال سعد:", "سعد"),
        ("الآن ، سعد قال:", "سعد"),
        ("Just now, Omar said:", "Omar"),
        ('Quoted from "Omar"', "Omar"),
        ("Omar, on 20 November 2021 - 05:12 PM, said:", "Omar"),
        ("منذ 3 ساعات, أبو بدر الحربي قال:", "أبو بدر الحربي"),
        ("On 11/20/2021 at 5:12 PM, Omar said:", "Omar"),
        ("Am 20.11.2021 um 17:12 schrieb Omar:", "Omar"),
        ("Zitat von Omar Beitrag anzeigen", "Omar"),
        ("Envoyé par Omar Voir le message", "Omar"),
        ("Сообщение от Omar Посмотреть сообщение", "Omar"),
    ],
)
def test_the_author_of_a_quote_comes_without_its_date(heading: str, author: str) -> None:
    assert quote_author(heading) == author


@pytest.mark.parametrize(
    ("heading", "author"),
    [
        ("مقتبس من: قلب في الليل في 20-11-2011, 05:30", "قلب في الليل"),
        ("مقتبس من: قلب في الليل", "قلب في الليل"),
        ("أبو علي، بغداد قال:", "أبو علي، بغداد"),
        ("Quote from: Man on the moon on Today at 05:30:12 PM", "Man on the moon"),
        ("اقتباس من: نجم 2010 في 25/02/2013, 05:12 م", "نجم 2010"),
    ],
)
def test_a_name_keeps_words_that_also_stand_before_dates(heading: str, author: str) -> None:
    assert quote_author(heading) == author


@pytest.mark.parametrize(
    "heading", ["", "اقتباس", "جلسنا في المقهى يوم الجمعة", "هذا اقتباس مش فكرتك"]
)
def test_what_names_nobody_has_no_author(heading: str) -> None:
    assert quote_author(heading) is None


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("إقتباس لمشاركة: سعد 2025-10-24 - 01:39:57", True),
        ("اقتباس من سعد", True),
        ("Originally posted by: Omar", True),
        ("اقتباس", True),
        ("اقتباسات جميلة من كتب قديمة", False),
        ("رد مع اقتباس", False),
        ("كتب سعد يوم 13-07-2019", False),
    ],
)
def test_a_line_heads_a_quote_by_its_first_word(line: str, heads: bool) -> None:
    assert is_quote_line(line) is heads


@pytest.mark.parametrize(
    "line",
    [
        "الرسالة الأصلية كتبها جدي سنة 1950 وما زالت عندنا",
        "كاتب الموضوع الأصلي لم يرد على سؤالي",
        "أصل المشاركة في المسابقة أن تكتب اسمك أولا",
        "أصل الموضوع أنني سألت عن السماد",
        "المشاركة الأصلية في السباق كانت لعشرة",
    ],
)
def test_an_author_speaks_of_what_was_first(line: str) -> None:
    assert quote_author(line) is None


@pytest.mark.parametrize("line", ["اقتباس:", "الاقتباس :", "إقتباس", "Zitat:", "Цитата"])
def test_a_heading_that_names_nobody(line: str) -> None:
    assert is_quote_head(line)


@pytest.mark.parametrize(
    ("line", "expands"),
    [
        ("انقر للتوسيع...", True),
        ("اضغط هنا للتوسيع...", True),
        ("إظهار المزيد", True),
        ("Click to expand...", True),
        ("Cliquez pour agrandir...", True),
        ("اضغط هنا للتحميل", False),
        ("المزيد من الصور قريباً", False),
    ],
)
def test_the_link_that_unfolds_a_quote(line: str, expands: bool) -> None:
    assert is_expand_link(line) is expands


def test_a_heading_with_a_date_is_parted_from_words_only() -> None:
    heading = "سعد كتب: ↑الخميس إبريل 05, 2012 7:45 pm"
    assert part_quote(heading) is None
    assert part_quote(f"{heading} أهلا بكم") == (heading, "أهلا بكم")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("سعد منذ 3 أيام #12", "سعد"),
        ("سعد اليوم 10:22 م", "سعد"),
        ("وصلتني اليوم صورة تبين المشتل", None),
        ("بعت السيارة أمس بسعر جيد", None),
    ],
)
def test_a_name_stands_before_a_date_where_nothing_else_follows(heading: str, name: str) -> None:
    assert name_before_date(heading) == name
