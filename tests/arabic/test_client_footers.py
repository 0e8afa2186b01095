"""Given the last line of a post, whether an app wrote it."""

import pytest

from crawler.arabic.inserted_lines import without_client_footer
from crawler.arabic.notices import is_notice

WORDS = "وصلت الشحنة أمس.\n\nشكرا لكم."


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone using Tapatalk",
        "Sent from my SM-G900F using نبض النخيل mobile app",
        "Sent from my iPad",
        "Sent via Tapatalk",
        "Posted via Mobile Device",
        "أرسلت من SM-N900 بواسطة تاباتوك",
        "تم الإرسال من هاتفي باستخدام Tapatalk",
        "تم الإرسال من GT-I9300 بإستخدام تاب توك",
        "أرسلت من جوالي الجالكسي",
    ],
)
def test_what_apps_write_is_cut(line: str) -> None:
    assert without_client_footer(f"{WORDS}\n\n{line}") == WORDS
    assert without_client_footer(line) == ""
    assert is_notice(line)


def test_the_phone_alone_is_a_footer_below_other_words_only() -> None:
    assert without_client_footer(f"{WORDS}\n\nمن جوالي") == WORDS
    assert without_client_footer("من جوالي") == "من جوالي"


@pytest.mark.parametrize(
    "line",
    [
        "أنا أستخدم tapatalk",
        "أرسلت لك الملف بواسطة تاباتوك",
        "أرسلت من حسابي بواسطة البنك",
        "أرسلت من الجوال صورة البيت",
        "أرسلت من بغداد-الكرخ",
        "من جوالي القديم صورتها لكم",
        "Sent from my heart to you",
        "I posted it using tapatalk and it worked",
    ],
)
def test_what_authors_write_stays(line: str) -> None:
    assert without_client_footer(f"{WORDS}\n\n{line}").endswith(line)
    assert without_client_footer(f"{line}\n{WORDS}").startswith(line)
    assert not is_notice(line)
