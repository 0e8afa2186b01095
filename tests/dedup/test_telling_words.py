"""Given two texts that are nearly the same, whether the second is a copy or says something else."""

import sqlite3

import pytest

from crawler.dedup.index import SqliteIndex
from crawler.dedup.signature import word_byte
from crawler.dedup.texts import Entry, Match, Rules

ADVERT = (
    "للبيع كورولا موديل 2007 لون أبيض ماشية 120 ألف نظيفة جدا فحص كامل السعر 1500 دينار "
    "للتواصل على الخاص فقط"
)
ADVICE = "أنصحك بشراء هذا الهاتف لأن بطاريته ممتازة وكاميرته واضحة وسعره مناسب جدا للطلاب والموظفين"
STORY = (
    "اشتريت قبل شهر شتلات زيتون من مشتل قرب الوادي ولم أجد من يشرح لي كيف أسقيها في الصيف وهل "
    "أضيف إليها السماد من الآن أم أنتظر حتى الربيع القادم لأن جارنا العجوز يقول إن التربة عندنا "
    "ثقيلة والماء يقف فيها أياما بعد المطر ولا يصل إلى الجذور إلا بعد حين"
)
ANSWER = "ثم سألت المهندس فقال لي إن السقي مرة كل عشرة أيام يكفي وإن الرمل يخفف التربة"


def found(*entries: Entry) -> list[Match | None]:
    return SqliteIndex(sqlite3.connect(":memory:", isolation_level=None), Rules()).match(entries)


def is_copy(text: str, other: str) -> bool:
    return found(Entry("s/p/1", "a", text), Entry("s/p/2", "b", other))[1] is not None


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (ADVERT, ADVERT.replace("1500", "1350")),
        (ADVERT, ADVERT.replace("2007", "٢٠١١")),
        (ADVERT, ADVERT.replace("1500 دينار", "1350دينار")),
        (ADVERT, ADVERT.replace("1500", "1.500")),
        (ADVERT, ADVERT.replace("1500", "1,350")),
        (f"{ADVERT} ثلاث مرات", f"{ADVERT} أربع مرات"),
        (f"{STORY} بعشرة", f"{STORY} بخمسة"),
        (f"{STORY} و3 غيرها", f"{STORY} و4 غيرها"),
        (ADVICE, f"لا {ADVICE}"),
        (ADVICE, f"مب {ADVICE}"),
        (f"لا {ADVICE}", ADVICE),
        (ADVICE, ADVICE.replace("مناسب", "غير مناسب")),
    ],
)
def test_a_number_or_a_negation_makes_another_text(text: str, other: str) -> None:
    assert not is_copy(text, other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (ADVERT, ADVERT.replace("كورولا", "سنترا")),
        (ADVERT, ADVERT.replace("على الخاص فقط", "عبر الهاتف")),
        (ADVICE, ADVICE.replace("ممتازة", "ضعيفة")),
        (ADVICE, ADVICE.replace("مناسب", "ليس مناسبا")),
        (ADVICE, ADVICE.replace("بشراء هذا", "ولا تشتر")),
    ],
)
def test_another_word_in_its_place_makes_a_brief_text_another(text: str, other: str) -> None:
    assert not is_copy(text, other)
    assert not is_copy(other, text)


RECIPE = (
    "المقادير كوب سميد ناعم ونصف كوب سكر وملعقة سمن وملعقة كبيرة جوز هند ورشة فانيلا وكوب حليب "
    "دافئ الطريقة تخلط المقادير وتترك ساعة ثم تخبز في فرن متوسط حتى تحمر وتسقى بالقطر وتزين باللوز"
)
NOTICE = (
    "ننعى إليكم وفاة العم {} رحمه الله وغفر له وأسكنه فسيح جناته وألهم أهله وذويه الصبر والسلوان "
    "ونسأل الله أن يجعل قبره روضة من رياض الجنة ويتجاوز عن سيئاته والعزاء في بيت ابنه قرب السوق"
)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (RECIPE, RECIPE.replace("باللوز", "بالفستق")),
        (RECIPE, RECIPE.replace("كبيرة جوز هند", "صغيرة زهر")),
        (NOTICE.format("ناصر بن حمدان"), NOTICE.format("بشير")),
        (NOTICE.format("ناصر"), f"السلام عليكم {NOTICE.format('بشير')}"),
    ],
)
def test_another_word_in_one_place_alone_makes_a_short_text_another(text: str, other: str) -> None:
    assert not is_copy(text, other)
    assert not is_copy(other, text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (RECIPE, RECIPE.replace("متوسط", "متوصط")),
        (RECIPE, RECIPE.replace("ناعم", "").replace("ساعة", "برهة").replace("دافئ", "فاتر")),
        (f"{RECIPE} على شؤون البيت", f"{RECIPE} على شئون البيت"),
        (RECIPE, f"{RECIPE} أخوكم أبو غيث لا تحزن إن الله معنا"),
        (RECIPE, f"{RECIPE} والله لا يحرمنا منكم"),
    ],
)
def test_what_a_copyist_changes_or_adds_leaves_a_copy(text: str, other: str) -> None:
    assert is_copy(text, other)


def test_prints_that_are_equal_by_chance_do_not_make_a_copy() -> None:
    words = [f"سلعة{number}" for number in range(2000)]
    byte = word_byte(words[0])
    other = next(word for word in words[1:] if word_byte(word) == byte)
    assert not is_copy(NOTICE.format(words[0]), NOTICE.format(other))


@pytest.mark.parametrize(
    ("values", "others", "copy"),
    [
        (("1287", "152", "133"), ("1294", "153", "134"), False),
        (("1287", "152", "133"), ("1287", "153", "133"), True),
        (("ألف", "عشرين", "ثلاثين"), ("مئة", "وخمسين", "وستين"), False),
    ],
)
def test_three_numbers_make_a_longer_text_another(
    values: tuple[str, ...], others: tuple[str, ...], copy: bool
) -> None:
    bulletin = f"{STORY} {ANSWER} وهذه أسعار اليوم " + " ثم {} دينارا" * 3
    assert is_copy(bulletin.format(*values), bulletin.format(*others)) == copy


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (ADVERT, ADVERT.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))),
        (ADVERT, ADVERT.replace("نظيفة", "نضيفة")),
        (ADVICE, ADVICE.replace("هذا الهاتف لأن", "هاذا الهاتف لان")),
        (ADVERT, ADVERT.replace("لون أبيض", "لونأبيض")),
        (ADVERT, ADVERT.replace("1500", "1,500")),
        (ADVERT, ADVERT.replace("1500", "١٬٥٠٠")),
        (ADVERT, ADVERT.replace("1500", "١،٥٠٠")),
        (ADVERT, f"1 {ADVERT}"),
        (ADVERT, f"{ADVERT} منقول"),
        (ADVICE, ADVICE.replace("جدا ", "")),
        (f"{STORY} {ANSWER} 1500", f"{STORY} {ANSWER} 1350"),
    ],
)
def test_other_words_make_a_copy(text: str, other: str) -> None:
    assert is_copy(text, other)


def test_of_a_short_text_and_a_fuller_one_only_the_short_one_is_left_out() -> None:
    short, full = STORY, f"{STORY} {ANSWER}"
    first, second = Entry("s/p/1", "a", short, 1.0), Entry("s/p/2", "b", full, 2.0)
    assert found(first, second) == [None, None]
    assert found(second, first) == [None, None]  # whichever is read first
    first, second = first._replace(posted_at=2.0), second._replace(posted_at=1.0)
    (_, left_out), (_, taken_over) = found(second, first), found(first, second)
    assert left_out is not None
    assert taken_over is not None
    assert (left_out.duplicate_of, left_out.later) == ("s/p/2", False)
    assert (taken_over.duplicate_of, taken_over.later) == ("s/p/1", True)


def test_texts_whose_posts_have_no_ids_are_told_apart_like_others() -> None:
    dearer = ADVERT.replace("1500", "1350")
    row = Entry("s/p/t4", "a", ADVERT, unnamed="s/p/t4")
    other_row = Entry("s/p/t5", "b", dearer, unnamed="s/p/t5")
    elsewhere = Entry("z/p/t4", "b", dearer, unnamed="z/p/t4")
    assert found(row, other_row) == [None, None]
    assert found(row, elsewhere) == [None, None]
    assert found(Entry("s/p/9", "a", ADVERT, unnamed="s/p/t4"), other_row)[1] is not None


def test_a_light_view_of_a_post_may_show_more_of_it() -> None:
    page = Entry("s/p/7", "a", STORY, 1.0, unnamed="s/p/t3")
    light = Entry("s/p/t3-2", "a", f"{STORY} {ANSWER}", 1.0, unnamed="s/p/t3")
    assert found(page, light)[1] is not None


@pytest.mark.parametrize("before", ["", "- ", "صدق،ومن قال ", "ﷺ "])
def test_words_are_told_where_pieces_of_the_text_hold_none_or_several(before: str) -> None:
    text = f"{before}{STORY} ومع ذلك"
    assert not is_copy(f"{text} سبعة", f"{text} ثمانية")
    assert is_copy(f"{text} متوسط", f"{text} متوصط")
