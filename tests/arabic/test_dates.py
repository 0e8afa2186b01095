"""Given a date as a forum shows it, its value; given a forum's dates, its order."""

import csv
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.arabic.dates import from_epoch, parse_date
from crawler.arabic.dates.fold import fold_date
from crawler.arabic.dates.numeric import find_numbers, in_any_order
from crawler.arabic.dates.offsets import said_offset
from crawler.arabic.dates.order import OrderLearner, date_evidence
from crawler.arabic.dates.relative import may_be_relative

with (Path(__file__).parent / "dates.tsv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['note']}: {row['text']}")
def test_the_table(row: dict[str, str]) -> None:
    now = datetime.fromisoformat(row["now"]) if row["now"] else None
    read = parse_date(row["text"], now=now, order=row["order"] or None)  # type: ignore[arg-type]
    assert (read.iso if read else "") == row["iso"]


def test_a_timezone_gives_an_offset_with_a_time_of_day_only() -> None:
    riyadh = ZoneInfo("Asia/Riyadh")
    timed = parse_date("20 نوفمبر 2021، 13:37", tz=riyadh)
    dated = parse_date("20 نوفمبر 2021", tz=riyadh)
    assert timed is not None
    assert timed.iso == "2021-11-20T13:37+03:00"
    assert dated is not None
    assert dated.iso == "2021-11-20"


def test_today_is_the_forum_s_day() -> None:
    late = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    read = parse_date("اليوم, 01:10 AM", now=late, tz=ZoneInfo("Asia/Riyadh"))
    assert read is not None
    assert read.iso == "2026-11-24T01:10+03:00"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2 Days Ago, 05:12 PM", "2026-11-23T17:12+03:00"),
        ("2 Days Ago, 10:15 AM", "2026-11-24T10:15+03:00"),
        ("منذ يومين, 05:12 م", "2026-11-23T17:12+03:00"),
        ("1 Week Ago, 05:12 PM", "2026-11-19"),
    ],
)
def test_days_ago_with_a_time_of_day_are_whole_ones(text: str, iso: str) -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    read = parse_date(text, now=now, tz=ZoneInfo("Asia/Riyadh"))
    assert read is not None
    assert read.iso == iso


def test_no_day_without_a_year_is_in_the_future() -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    there, unknown = (
        parse_date("27 نوفمبر", now=now, tz=z) for z in (ZoneInfo("Asia/Riyadh"), None)
    )
    assert there is not None
    assert there.iso == "2025-11-27"
    assert unknown is not None
    assert unknown.iso == "2026-11-27"  # where it is tomorrow already


def test_epochs() -> None:
    read = from_epoch(1637406300, UTC)
    assert read is not None
    assert read.iso == "2021-11-20T11:05:00+00:00"
    assert from_epoch(1e30) is None


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("23-07-2010", "dmy"),
        ("07-23-2010", "mdy"),
        ("2010/07/23", "ymd"),
        ("05-07-2010", None),
        ("23-9-1435هـ", None),
        ("نص", None),
    ],
)
def test_what_one_date_proves(text: str, order: str | None) -> None:
    assert date_evidence(text) == order


def test_order_is_learnt_from_values_sequences_and_joins() -> None:
    values, posts, joins = OrderLearner(), OrderLearner(), OrderLearner()
    values.observe("07-23-2010, 02:00 AM")
    posts.observe_sequence(["01-11-2015, 09:00", "02-11-2015, 09:00", "03-11-2015, 09:00"])
    posts.observe_sequence(["11-01-2016, 09:00", "01-02-2016, 09:00", "02-02-2016, 09:00"])
    joins.observe_before("Dec 2006", "12-09-2006, 02:03 AM")
    assert values.order == "mdy"
    assert posts.order == "dmy"
    assert joins.order == "mdy"
    assert OrderLearner.from_json(values.to_json()).order == "mdy"


@pytest.mark.parametrize(
    "remembered", ["", "null", "[1]", '{"dmy": "x"}', '{"dmy": null}', '{"dmy": [3], "x": 3}']
)
def test_what_is_no_memory_of_an_order_starts_anew(remembered: str) -> None:
    assert OrderLearner.from_json(remembered).votes == {"dmy": 0, "mdy": 0, "ymd": 0}


@given(
    st.integers(0, 35), st.integers(0, 35), st.sampled_from(["2015", "1435", "99", "7", "1435هـ"])
)
def test_a_date_that_any_order_reads_alike_is_known_for_one(a: int, b: int, year: str) -> None:
    text = f"{a:02}-{b:02}-{year}, 09:00"
    numbers = find_numbers(fold_date(text))
    day_first, month_first = (parse_date(text, order=order) for order in ("dmy", "mdy"))  # type: ignore[arg-type]
    assert day_first == month_first or not all(map(in_any_order, numbers))


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("جميع الأوقات بتوقيت GMT +3. الساعة الآن 01:15 AM.", 3),
        ("جميع الأوقات بتوقيت GMT&nbsp;+3", 3),
        ("الساعة معتمدة بتوقيت جرينتش +3 الساعة الآن : 01:15 صباحاً", 3),
        ("جميع الأوقات تستخدم التوقيت العالمي+03:00 <br />صفحة 2", 3),
        ('جميع الأوقات تستخدم <span title="آسيا/الرياض">UTC+03:00</span>', 3),
        ("All times are GMT + 8 Hours</span><br />", 8),
        ("All times are GMT -5. The time now is", -5),
        ("All times are UTC + 3 hours [ DST ]", 4),
        ("جميع الأوقات تستخدم التوقيت العالمي + ساعتين", None),
        ("All times are GMT. The time now is 05:23 AM", None),
        ("All times are GMT +99", None),
        ("الساعة الآن بتوقيت مكة المكرمة", None),
    ],
)
def test_the_timezone_that_a_page_names(said: str, hours: int | None) -> None:
    offset = said_offset(said)
    assert offset == (None if hours is None else timezone(timedelta(hours=hours)))


def test_dates_that_prove_nothing_are_no_vote() -> None:
    learner = OrderLearner()
    learner.observe_sequence(["13-11-2015, 09:00", "14-11-2015, 09:00", "15-11-2015, 09:00"])
    learner.observe_sequence(["05-05-2015, 09:00", "05-05-2015, 10:00", "06-06-2015, 09:00"])
    learner.observe_sequence(["01-02-2015, 09:00", "02-03-2015, 09:00"])
    assert learner.order is None
    learner.observe_sequence(["05-01-2015, 09:00", "03-02-2015, 09:00", "13-02-2015, 09:00"])
    assert learner.order == "dmy"


def test_contradicting_proofs_leave_it_open() -> None:
    learner = OrderLearner()
    learner.observe("23-07-2010")
    learner.observe("07-23-2010")
    assert learner.order is None


@given(st.text(max_size=120))
def test_nothing_raises(text: str) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    for order in (None, "dmy", "mdy", "ymd"):
        read = parse_date(text, now=now, order=order)  # type: ignore[arg-type]
        assert read is None or read.iso


@pytest.mark.parametrize(
    "text",
    ["منذ ساعتين", "أمس", "اليوم", "الآن", "البارحة", "yesterday", "an hour ago", "vor einem Jahr"],
)
def test_words_of_a_date_without_digits_are_noticed(text: str) -> None:
    assert may_be_relative(text)
    assert not may_be_relative("الرئيسية")
