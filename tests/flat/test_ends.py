"""Given a flattened post with what its engine shows below, the body ends with its words."""

import pytest

from crawler.flat import separate_text

HEAD = ["نخلة الوادي", "عضو نشيط", "إنضم", "12 مارس 2018", "المشاركات", "1,543", "6 يونيو 2020"]
WORDS = "الخيط ينقطع كل مرة مع أنني غيرت الإبرة."


@pytest.mark.parametrize(
    "below",
    [
        ["التعديل الأخير: 7 يونيو 2020", "إعجاب", "اقتباس", "رد", "تبليغ", "التفاعلات: سحر و ليث"],
        ["الماكينة.jpg", "الماكينة.jpg", "120.4 KB · المشاهدات: 33"],
        ["شارك:", "Facebook", "Twitter", "Reddit", "WhatsApp", "البريد الإلكتروني", "رابط"],
        ["Share this post", "Link to post", "Share on other sites"],
    ],
)
def test_what_stands_below(below: list[str]) -> None:
    (post,) = separate_text("\n".join([*HEAD, WORDS, *below]))
    assert post.body == WORDS


def test_smf_s_words() -> None:
    head = ["نخلة الوادي", "مشاركات: 88", "عطل", "« في: مارس 24, 2011, 09:15:00 م »"]
    (post,) = separate_text("\n".join([*head, WORDS, "تبليغ المشرف", "سجل"]))
    assert post.body == WORDS


def test_whether_the_author_is_online() -> None:
    (post,) = separate_text("\n".join([*HEAD, WORDS, "نخلة الوادي غير متصل", "رد مع اقتباس"]))
    assert post.body == WORDS


def test_an_author_s_own_word_stays() -> None:
    own = [WORDS, "شارك:", "أخي وأختي في الماكينة"]
    (post,) = separate_text("\n".join([*HEAD, *own]))
    assert post.body == "\n".join(own)
