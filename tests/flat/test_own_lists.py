"""Given a panel over an author's own list of labels and values, the list stays in the body."""

import pytest

from crawler.flat import separate_text

PARTED = "إنضم\n3 مارس 2015\nالمشاركات\n120\nالنقاط\n28"
ON_A_LINE = "تاريخ التسجيل: مارس 2015\nالمشاركات: 120"
ADVERT = "للبيع قارب\nالنوع: بلم\nالطول: 6 أمتار\nالمدينة: البصرة\nالسعر: 500"
RECIPE = "المقادير:\nكوب أرز\nملعقة ملح\nالطريقة:\nنغسل الأرز وننقعه.\nالمدة: ساعة\nالعدد: 4"
GREETED = "السلام عليكم ورحمة الله\nالمدينة: البصرة\nأين أصلح قاربي؟"
ASKED = "المدينة: البصرة\nالعمر: 30\nأين أصلح قاربي في هذا الشهر؟"
PRICES = "السعر: 500\nالمدينة: البصرة\nالجوال: 0500000000"
BOOK = "المؤلف: ابن الجزار\nالنوع: رحلات\nعدد الصفحات: 300"
SCORES = "الفريق: الشط\nالنقاط: 24\nالفريق: النهر\nالنقاط: 22\nمن يفوز؟"
GAME = "شخصيتي في اللعبة\nالاسم: صقر\nالمستوى: 55\nالنقاط: 1200"
END = "\nوالله يوفق الجميع لما يحبه ويرضاه، وشكرا لكل من مر من هنا."


@pytest.mark.parametrize(
    ("panel", "words"),
    [
        *((PARTED, words) for words in (ADVERT, RECIPE, GREETED, ASKED, PRICES, BOOK, GAME)),
        *((PARTED, words + END) for words in (ADVERT, PRICES, BOOK, GAME)),
        (PARTED, "- السعر\n- 300 ريال\n- المكان\n- جدة"),
        *((ON_A_LINE, words) for words in (ADVERT, RECIPE, GREETED, PRICES, BOOK)),
        *((ON_A_LINE, words + END) for words in (ADVERT, RECIPE, GREETED, BOOK)),
    ],
)
def test_under_the_panel_of_one_post(panel: str, words: str) -> None:
    (post,) = separate_text(f"راعي البلم\nعضو نشيط\n{panel}\n{words}")
    assert post.body.split("\n") == words.split("\n")
    assert dict(post.panel)["المشاركات"] == "120"


def test_a_label_that_comes_again_is_no_panel_s() -> None:
    (post,) = separate_text(f"راعي البلم\n{ON_A_LINE}\n{SCORES}")
    assert post.body.endswith("الفريق: النهر\nالنقاط: 22\nمن يفوز؟")


def test_a_motto_inside_a_panel_is_a_part_of_it() -> None:
    words = "أين أصلح قاربي في هذا الشهر؟"
    (post,) = separate_text(f"راعي البلم\n{ON_A_LINE}\nالصبر مفتاح\nالمدينة: البصرة\n{words}")
    assert post.panel[2:] == [("", "الصبر مفتاح"), ("المدينة", "البصرة")]
    assert post.body == words


def test_a_label_that_no_table_has_keeps_its_value_in_a_panel_of_two_lines() -> None:
    words = "أين أصلح قاربي في هذا الشهر؟"
    (post,) = separate_text(f"راعي البلم\n{PARTED}\nطول القارب\nستة أمتار\nالإقامة\nالفاو\n{words}")
    assert post.panel[3:] == [("طول القارب", "ستة أمتار"), ("الإقامة", "الفاو")]
    assert post.body == words


def test_a_link_that_unfolds_a_quote_is_no_word_of_the_post_where_the_quote_is_gone() -> None:
    words = "أين أصلح قاربي في هذا الشهر؟"
    (post,) = separate_text(f"راعي البلم\n{PARTED}\nاضغط للتوسيع...\n{words}")
    assert post.body == words
