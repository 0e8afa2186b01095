"""Given texts that differ only in how they are written, one form."""

import pytest

from crawler.arabic.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد إلى آخره", "احمد الى اخره"),
        ("مدرسة", "مدرسه"),
        ("السَّلامُ عليكم", "السلام عليكم"),
        ("جمـــيل جدا", "جميل جدا"),
        ("شكراااااا", "شكرا"),
        ("سنة ٢٠١٥", "سنة 2015"),
        ("سنة ۲۰۱۵", "سنة 2015"),
        ("نعم، صحيح!", "نعم صحيح"),
        ("a\u00a0B\n\nC", "a b c"),
        ("مسؤول", "مسوول"),
        ("قال النبيﷺإنما", "قال النبي صلى الله عليه وسلم إنما"),
        ("﷽ الحمد", "بسم الله الرحمن الرحيم الحمد"),
        ("وﷲ أكبر", "والله أكبر"),
    ],
)
def test_these_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("سنة 2015", "سنة 2016"), ("1000", "10"), ("جميل", "جمال"), ("أب", "أم")],
)
def test_these_are_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)
