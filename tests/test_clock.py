"""Given what a forum's pages show, the order of day and month in which its dates are read."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive.work import records_from_text
from crawler.clock import ForumClock
from crawler.raw import Shown

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
EITHER = Shown("05-04-2016, 02:48 PM")


def test_an_undecided_date_stays_open() -> None:
    clock = ForumClock()
    clock.observe([EITHER.text], ascending=True)
    clock.observe_members([("Sep 2005", EITHER.text)], NOW)
    assert clock.iso(EITHER, NOW) is None
    assert clock.undecided(EITHER, NOW)


@pytest.mark.parametrize(
    ("joined", "posted", "order"),
    [
        ("Dec 2006", "12-09-2006, 02:03 AM", "mdy"),  # 12 September is before that December
        ("كانون الأول 2006", "09/12/2006 14:22", "dmy"),
        ("05-06-2010", "06-05-2010, 09:00 PM", "mdy"),
        ("", "11-12-2026, 01:00 AM", "mdy"),  # 11 December is after the page was fetched
        ("12-11-2026", "", "dmy"),
        ("27-06-2007", "", "dmy"),  # where an attribute gives the moment of the post
        ("27-06-2007", "05-04-2016", "dmy"),  # the same format
        ("27 / 6 / 2007", "05-04-2016", None),  # another, which may have an order of its own
        ("20 نوفمبر 2015", "05-04-2016", None),
        ("27/06/2007", "السبت يناير 03, 2015 5:17 am", "dmy"),  # which leaves no order open
        ("27/06/2007", "اليوم في 5:17 am", None),  # other posts may have numbers
    ],
)
def test_nobody_posts_before_joining_or_after_the_fetch(
    joined: str, posted: str, order: str | None
) -> None:
    clock = ForumClock()
    clock.observe_members([(joined, posted)], NOW)
    assert clock.order == order


def test_an_attribute_may_have_a_hijri_day_in_iso_form() -> None:
    shown = Shown("14 رمضان 1442", iso="1442-09-14T10:00:00+03:00")
    assert ForumClock().iso(shown, NOW) == "2021-04-26T10:00:00+03:00"


def test_what_is_learnt_is_remembered_for_the_forum() -> None:
    first, second = ForumClock(), ForumClock()
    first.observe_members([("Dec 2006", "12-09-2006, 02:03 AM")], NOW)
    second.recall(first.to_recall())
    assert second.iso(EITHER, NOW) == "2016-05-04T14:48"


def test_a_configured_order_is_not_unlearnt() -> None:
    clock = ForumClock(order="dmy")
    clock.observe_members([("Dec 2006", "12-09-2006, 02:03 AM")], NOW)
    assert clock.order == "dmy"


@pytest.mark.parametrize(
    ("joined", "posted_at"), [("Dec 2006", "2006-12-09T02:03"), ("Sep 2005", None)]
)
def test_a_flattened_post_is_read_by_its_author_s_first_day(
    joined: str, posted_at: str | None
) -> None:
    text = (
        f"#1\nقديم 12-09-2006, 02:03 AM\nسعاد الهاشمي\nعضو مميز\nتاريخ التسجيل: {joined}\n"
        "المشاركات: 583\nافتراضي سؤال\nهل ينفع الليمون في الظل؟"
    )
    (post,) = records_from_text(text)["posts"]
    assert post["posted_at"] == posted_at
    assert post["posted_at_text"] == "12-09-2006, 02:03 AM"


@pytest.mark.parametrize(
    ("shown", "exact"),
    [
        (Shown("منذ 3 سنوات"), None),
        (Shown("منذ سنة و شهرين"), None),
        (Shown("2 months ago"), None),
        (Shown("منذ 3 سنوات", full="12 مايو 2023 14:05"), "2023-05-12T14:05"),
        (Shown("منذ 3 سنوات", "2023-05-12"), "2023-05-12"),
        (Shown("منذ 3 أيام"), "2026-11-20"),
        (Shown("مايو 2023"), "2023-05"),
        (Shown("قريبا"), None),
        (None, None),
    ],
)
def test_a_span_of_months_or_years_is_no_exact_date(shown: Shown | None, exact: str | None) -> None:
    assert ForumClock().exact(shown, NOW) == exact


@pytest.mark.parametrize(
    ("language", "value"), [("fr", "2016-04-05T14:48"), ("ar", None), ("en", None), ("", None)]
)
def test_where_dates_prove_nothing_some_languages_do(language: str, value: str | None) -> None:
    clock = ForumClock()
    clock.language = language
    assert clock.iso(EITHER, NOW) == value
    clock.observe(["04-13-2016, 02:48 PM"], ascending=False)
    assert clock.order == "mdy"


@pytest.mark.parametrize(("ascending", "order"), [(True, "dmy"), (False, None)])
def test_posts_of_a_thread_follow_each_other(ascending: bool, order: str | None) -> None:
    clock = ForumClock()
    clock.observe(["05-11-2015", "04-12-2015", "03-01-2016"], ascending=ascending)
    assert clock.order == order


# Posts of a thread, one of them moved there: with the month first they ascend.
MOVED = ["01-05-2010 08:00", "02-03-2010 08:30", "03-06-2010 17:05"]


def test_a_date_that_proves_the_order_outweighs_dates_that_should_follow_each_other() -> None:
    clock = ForumClock()
    for _ in range(20):
        clock.observe(MOVED, ascending=True)
    assert (clock.order, clock.is_sure, clock.undecided(EITHER, NOW)) == ("mdy", False, True)
    read = clock.iso(EITHER, NOW)
    clock.observe(["25-06-2010 14:00"], ascending=False)
    assert (clock.order, clock.is_sure, clock.undecided(EITHER, NOW)) == ("dmy", True, False)
    later = ForumClock()
    later.recall(clock.to_recall())
    assert later.to_recall() == clock.to_recall()
    assert later.again(read, EITHER, NOW) == later.again(None, EITHER, NOW) == "2016-04-05T14:48"


def test_what_an_attribute_says_stays_in_any_order() -> None:
    exact = "2016-05-04T14:48:11+03:00"
    assert not ForumClock().undecided(EITHER, NOW, exact)
    assert ForumClock(order="dmy").again(exact, EITHER, NOW) == exact


def test_the_newest_posts_may_stand_first() -> None:
    clock = ForumClock()
    clock.observe(["03-05-2010", "04-04-2010", "05-03-2010"], ascending=True)
    assert clock.order is None


@pytest.mark.parametrize("text", ["", "[]", '{"dmy": "1", "hints": {"dmy": null}}', '{"hints": 3}'])
def test_what_was_remembered_and_cannot_be_read_is_forgotten(text: str) -> None:
    clock = ForumClock()
    clock.recall(text)
    assert not clock.learner.knows


def test_only_what_an_order_would_decide_is_undecided() -> None:
    assert not ForumClock(order="mdy").undecided(Shown("25-04-2016, 02:48 PM"), NOW)
    for shown in (None, Shown("قريبا"), Shown("25-04-2016"), Shown("5 أبريل 2016")):
        assert not ForumClock().undecided(shown, NOW)


@pytest.mark.parametrize(
    ("shown", "later", "same"),
    [
        (Shown("منذ ساعة", epoch=1_795_000_000), Shown("منذ 3 أيام", epoch=1_795_000_000), True),
        (Shown("منذ ساعة", epoch=1_795_000_000), Shown("منذ ساعة", epoch=1_795_000_060), False),
        (Shown("منذ ساعة", "2026-11-23"), Shown("أمس", "2026-11-23"), True),
        (Shown("منذ ساعة"), Shown("منذ 3 ساعات"), True),
        (Shown("اليوم"), Shown("أمس"), False),
        (Shown("05-04-2016"), Shown("05-04-2016"), True),
        (Shown("05-04-2016, 10:00"), Shown("05-04-2016, 10:01"), False),
        (Shown("أمس", full="05-04-2016, 10:00"), Shown("أمس", full="05-04-2016, 10:01"), False),
        (Shown("قريبا"), Shown("قريبا"), True),
        (Shown("قريبا"), Shown("لاحقا"), False),
        (None, None, True),
        (None, Shown("05-04-2016"), False),
    ],
)
def test_a_stamp_changes_where_the_date_does(
    shown: Shown | None, later: Shown | None, same: bool
) -> None:
    """The second is shown two hours later."""
    clock = ForumClock()
    stamps = clock.stamp(shown, NOW), clock.stamp(later, NOW + timedelta(hours=2))
    assert (stamps[0] == stamps[1]) == same
