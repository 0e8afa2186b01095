"""Given names, bodies and counts as people type them, one clean form and the right number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.arabic.keys import norm_key
from crawler.arabic.kinds import LONG, arabic_share
from crawler.arabic.numbers import parse_count
from crawler.arabic.text import clean_line, clean_text, single_spaced
from crawler.arabic.titles import strip_reply_prefix


@pytest.mark.parametrize(
    ("shown", "key"),
    [
        ("تاريخ إنتِسَآبيْ :", "تاريخ انتسابي"),
        ("أوسمتــي", "اوسمتي"),
        ("مشآرڪآتيْ", "مشاركاتي"),
        ("• المُشاركات:", "المشاركات"),
        ("Join Date", "join date"),
        ("العدد ٣٤", "العدد 34"),
    ],
)
def test_keys(shown: str, key: str) -> None:
    assert norm_key(shown) == key


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("ﻣﺮﺣﺒﺎ", "مرحبا"),
        ("نص\u200f عربي\u202e", "نص عربي"),
        ("كلمة\u200b هنا", "كلمة هنا"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200c\u200cخواهم", "می\u200cخواهم"),
        ("ك\u200dتاب هـ\u200d", "كتاب هـ"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("جمـــيل جدًّا ١٢٣", "جمـــيل جدًّا ١٢٣"),
        ("سطر\r\nسطر", "سطر\nسطر"),
        ("a\x00b\x08", "ab"),
        ("\ud83d وحيد", " وحيد"),
        ("e\u0301", "é"),
        ("قال النبيﷺ ﻻ", "قال النبيﷺ لا"),
        ("﷽ ﴿قل هو ﷲ أحد﴾", "﷽ ﴿قل هو ﷲ أحد﴾"),
    ],
)
def test_clean_text(typed: str, clean: str) -> None:
    assert clean_text(typed) == clean


def test_clean_line_is_one_line() -> None:
    assert clean_line("  اسم\n  العضو\u00a0 هنا ") == "اسم العضو هنا"


def test_arabic_share() -> None:
    assert arabic_share("مرحبا") == 1.0
    assert arabic_share("abcd") == 0.0
    assert arabic_share("ab مر 12 !") == 0.5
    assert arabic_share("123") == 0.0
    assert arabic_share("قال ﷺ") == 1.0


def test_marks_of_the_quran_are_no_letters() -> None:
    assert arabic_share("ٱلرَّحۡمَٰنِ ٱلۡعَٰلَمِينَ بِهِۦ لَهُۥ ٱلصِّرَٰطَ ۖۗۚ۝١") == 1.0
    arabic = set(filter(arabic_share, map(chr, range(0x0600, 0x0900))))
    assert all(map(str.isalpha, arabic))
    assert {"ٱ", "پ", "ۥ", "\u08a0", "\u0870"} <= arabic


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("رد: سؤال", "سؤال"),
        ("رد: رد: Re: سؤال", "سؤال"),
        ("Antw:Re: سؤال", "سؤال"),
        ("Ответ: سؤال", "سؤال"),
        ("مشاركة: سؤال", "سؤال"),
        ("رد على سؤالك", "رد على سؤالك"),
        ("رد:", "رد:"),
    ],
)
def test_reply_prefixes(shown: str, title: str) -> None:
    assert strip_reply_prefix(shown) == title


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        ("34,416", 34416),
        ("٣٤٬٤١٦", 34416),
        ("۳۴٬۴۱۶", 34416),
        ("1 234 567", 1234567),
        ("5.391", 5391),
        ("12K", 12000),
        ("1.2 ألف", 1200),
        ("3 مليون", 3000000),
        ("2 ألفا", 2000),
        ("× 12", 12),
        ("1,5 مليون", 1500000),
        ("١٬٢٣٤", 1234),
        ("1.2k", 1200),
        ("٣ك", 3000),
        ("۵ هزار", 5000),
        ("1,2 Mio", 1200000),
        ("5 bin", 5000),
        ("１２３", 123),
        ("5 مشاركات", 5),
        ("5 minutes", 5),
        ("813 [+]", 813),
        ("-4", -4),
        ("-1.2K", -1200),
        ("+10 آلاف", 10000),
        ("\u22124", -4),
        ("", None),
        ("كثير", None),
        ("2.5", None),
        ("12٫75", None),
        ("n/a", None),
    ],
)
def test_counts(shown: str, count: int | None) -> None:
    assert parse_count(shown) == count


@given(st.text(max_size=80))
def test_nothing_raises_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert parse_count(text) is None or isinstance(parse_count(text), int)


def test_a_long_text_is_cleaned_as_a_short_one_is() -> None:
    long = "-" * LONG
    alone = {"\u200c", "\u200d", "\ud83d", "😀", *map(chr, range(0x2100))}
    for char in alone | {*map(chr, range(0xD700, 0xFFFF))}:
        assert clean_text(long + char) == long + clean_text(char)
    assert clean_text(long + "😀\ude00") == long + "😀"


def test_the_spaces_of_long_lines_are_made_one() -> None:
    words = ["كلمة"] * LONG
    for space in ("  ", "\u00a0", " \t", "\u2003", "\n"):
        assert (
            single_spaced([" ".join(words) + space + "ثم", "سطر"]) == f"{' '.join(words)} ثم\nسطر"
        )
