"""Given the labels of author panels, what they name; given a panel, its typed fields."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.arabic.label_lines import split_label, split_pairs, split_place
from crawler.arabic.labels import fits, match_label
from crawler.arabic.panel_fields import read_panel

with (Path(__file__).parent / "labels.tsv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["label"])
def test_the_table(row: dict[str, str]) -> None:
    label = match_label(row["label"])
    assert label is not None
    assert label.field in row["fields"].split()


def test_the_panel_that_started_the_project() -> None:
    panel = read_panel(
        [
            ("إنضم", "20 نوفمبر 2021"),
            ("المشاركات", "34,416"),
            ("مستوى التفاعل", "108,715"),
            ("النقاط", "63"),
            ("المستوي", "11"),
            ("الرتب", "11"),
        ]
    )
    assert (panel.joined, panel.joined_text) == ("2021-11-20", "20 نوفمبر 2021")
    assert (panel.messages, panel.reaction_score, panel.points) == (34416, 108715, 63)
    assert (panel.level, panel.ranks, panel.fields) == (11, 11, {})


@pytest.mark.parametrize(
    ("label", "value", "name", "read"),
    [
        ("مزاجي", "رايق", "fields", {"مزاجي": "رايق"}),
        ("محافظتي", "نجران", "location", "نجران"),
        ("تخصصي", "كيمياء", "occupation", "كيمياء"),
        ("نقودي", "1,200", "points", 1200),
        ("جوائز العضو", "3", "trophies", 3),
        ("تم شكره", "مرة واحدة", "likes_received", 1),
        ("المشاركات", "مشاركتان", "messages", 2),
    ],
)
def test_a_panel_may_say_whose_it_is_and_count_in_words(
    label: str, value: str, name: str, read: object
) -> None:
    assert getattr(read_panel([(label, value)]), name) == read


@pytest.mark.parametrize("line", ["ذهبي 24", "مالي 2", "عملي: جدا"])
def test_an_adjective_is_no_label(line: str) -> None:
    assert match_label(line.split()[0].strip(":")) is None
    assert not any(fits(label, value) for label, value in split_pairs(line))


@pytest.mark.parametrize("mark", ["صاحب الموضوع", "كاتب هذا الموضوع", "Thread starter"])
def test_who_began_a_thread_is_no_property_of_the_member(mark: str) -> None:
    assert read_panel([("", mark), ("", "طاقم الإدارة")]).fields == {"": "طاقم الإدارة"}


@pytest.mark.parametrize(
    ("label", "value", "field"),
    [
        ("مشاركة", "11", "messages"),
        ("المشاركة", "11", None),
        ("المستوى", "11", "level"),
        ("المستوى", "متخرج", None),
        ("الموقع", "الرياض", "location"),
        ("الموقع", "http://www.example.com", "my_site"),
        ("النقاط", "63", "points"),
        ("التسجيل", "14 يناير 2006", "joined"),
        ("التسجيل", "اضغط هنا", None),
        ("العمر", "35", "age"),
        ("العمر", "900", None),
        ("الجنس", "-", None),
        ("انضم", "منذ 3 أشهر", "joined"),
        ("المشاركات", "كثيرة هذا العام", None),
        ("مشاركات", "1,204 (0.512 مشاركات في اليوم)", "messages"),
        ("Been thanked", "30 times", "likes_received"),
        ("Has thanked", "12 times", "likes_given"),
        ("تلقى شكرا", "30 مرة", "likes_received"),
        ("الشكر المتلقى", "30 مرة في 10 مشاركات", "likes_received"),
        ("تم شكره", "1,015 مرة في 412 مشاركة", "likes_received"),
        ("Thanks", "12", "thanks"),
        ("المشاركات", "2,310 [ + ]", "messages"),
        ("رقم العضوية", "# 714", "member_number"),
        ("الشكر المرسل", "12", "likes_given"),
        ("أُعطيت إعجابات", "12", "likes_given"),
        ("تحصّل على الشكر", "12", "likes_received"),
        ("تفاعلات مستلمة", "1,204", "reaction_score"),
        ("نتيجة ردود الأفعال", "14", "reaction_score"),
        ("آخر تسجيل دخول", "2011-05-14", "last_seen"),
        ("مسجّل من", "14 يناير 2006", "joined"),
        ("التسجيل", "الأحد 12 مايو 2019 الساعة 5 مساء", "joined"),
        ("انضم", "منذ سنة و 3 أشهر تقريبا", "joined"),
        ("التسجيل", "يبدا يوم الاحد 12/5/2019 ان شاء الله", None),
        ("التسجيل", "12/5/2019 كان اخر يوم وفاتني", None),
        ("تاريخ التسجيل", "راح يكون 15 يناير", None),
        ("بمعدل", "3.5 في اليوم", "posts_per_day"),
        ("بمعدل", "3 مرات في اليوم بعد الاكل", None),
        ("شكرا", "40 مرة في 21 مشاركة", "thanks"),
        ("شكرا", "3 مرات وما توفيك حقك", None),
        ("التقييم", "5 من 5", "reputation"),
        ("التقييم", "5 من 5 للمطعم والخدمة", None),
        ("عدد الأيام", "12 يوم والرحلة خلصت", None),
    ],
)
def test_ambiguous_labels_are_decided_by_their_values(
    label: str, value: str, field: str | None
) -> None:
    meaning = fits(label, value)
    assert (meaning.field if meaning else None) == field


def test_nothing_of_a_panel_is_dropped() -> None:
    panel = read_panel([("النادي الذي أحبه", "الهلال"), ("المستوى", "متخرج"), ("", "شعار حر")])
    assert panel.fields == {"النادي الذي أحبه": "الهلال", "المستوى": "متخرج", "": "شعار حر"}


def test_a_panel_whose_date_counts_from_today_is_read_for_each_day() -> None:
    days = [NOW, NOW + timedelta(days=1)]
    recent = [("المشاركات", "3"), ("تاريخ التسجيل", "أمس")]
    assert [read_panel(recent, now=day).joined for day in days] == ["2026-11-22", "2026-11-23"]
    numeric = [("تاريخ التسجيل", "03/04/2015")]
    assert read_panel(numeric, now=NOW).joined is None
    assert read_panel(numeric, now=NOW, order="dmy").joined == "2015-04-03"
    assert read_panel(numeric, now=NOW, order="mdy").joined == "2015-03-04"
    assert read_panel([("Join Date", "05-2009")]).joined == "2009-05"


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("المشاركات: 583", [("المشاركات", "583")]),
        ("تاريخ التسجيل : 17/09/2008", [("تاريخ التسجيل", "17/09/2008")]),
        ("المشاركات: 3,271 المواضيع: 329", [("المشاركات", "3,271"), ("المواضيع", "329")]),
        ("العمر: 35 الجنس: ذكر", [("العمر", "35"), ("الجنس", "ذكر")]),
        ("المشاركات 583", [("المشاركات", "583")]),
        ("الجنس ~ أنثى", [("الجنس", "أنثى")]),
        ("المزاج | رايق", [("المزاج", "رايق")]),
        ("الجنس♥ أنثى", [("الجنس", "أنثى")]),
        ("المشاركات=215", [("المشاركات", "215")]),
        ("السعر | 500", []),
        ("السعر: 500", []),
        ("Thanked 40 Times in 21 Posts", [("Thanked", "40 Times in 21 Posts")]),
        ("تم شكره 15 مرة في 12 مشاركة", [("تم شكره", "15 مرة في 12 مشاركة")]),
        ("التقينا الساعة 12:30 في المقهى", []),
    ],
)
def test_pairs_of_a_line(line: str, pairs: list[tuple[str, str]]) -> None:
    assert split_pairs(line) == pairs


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("من وادي الرمال", ("من", "وادي الرمال")),
        ("From Oran", ("From", "Oran")),
        ("عضو نشيط", ("", "عضو نشيط")),
        ("من", ("", "من")),
    ],
)
def test_a_place_may_follow_its_label_with_no_colon(line: str, pair: tuple[str, str]) -> None:
    assert split_place(line) == pair


def test_an_unknown_label_parts_at_its_colon() -> None:
    assert split_label("السعر: 500") == ("السعر", "500")
    assert split_label("جملة بلا شيء") is None


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60)), max_size=6))
def test_nothing_raises(pairs: list[tuple[str, str]]) -> None:
    panel = read_panel(pairs, now=NOW)
    assert isinstance(panel.fields, dict)
