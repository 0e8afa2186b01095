"""Given lines of authors that look like a page's own, they stay in the bodies."""

import pytest

from crawler.flat import FlatPost, separate_text
from crawler.flat.signatures import take_signatures
from tests.flat.test_frames import ANSWERED, ASKED, ASKER, HELPER, TITLE

BEFORE = "جربت هذا كله في الشهر الماضي، ولم أجد فرقا كبيرا بين النوعين."
AFTER = "فما رأيكم يا إخوان في هذا كله، وهل جرب أحد منكم غيرها من قبل؟"


def thread(words: list[str]) -> str:
    """A thread of phpBB, the panels under the words, with `words` in its second post."""
    lines = [TITLE, "أدوات الموضوع", "3 مشاركات • صفحة 1 من 1"]
    for number, (name, said) in enumerate([(ASKER, [ASKED]), (HELPER, words), ("عابر", ["نعم."])]):
        lines += [
            f"Re: {TITLE}",
            "اقتباس",
            f"مشاركة بواسطة {name} » 24 مارس 2011 21:1{number}",
            *said,
        ]
        lines += [name, "عضو نشيط", "مشاركات: 154", "اشترك في: 14 مايو 2008 10:00", "أعلى"]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "line", ["قبل ساعتين", "اليوم, 05:12 م", "15 رمضان 1431", "14 مارس 2009", "منذ لحظات"]
)
def test_a_date_behind_a_head_with_its_own(line: str) -> None:
    words = [line, AFTER]
    posts = separate_text(thread(words))
    assert [post.body.split("\n") for post in posts] == [[ASKED], words, ["نعم."]]
    assert posts[1].posted == "24 مارس 2011 21:11"


@pytest.mark.parametrize("line", ["24 مارس 2011", "24-03-2011", "24 مارس 2011 21:11"])
def test_the_day_of_a_head_again_behind_it(line: str) -> None:
    assert [post.body for post in separate_text(thread([line, AFTER]))] == [ASKED, AFTER, "نعم."]


@pytest.mark.parametrize(
    "line",
    [
        "قال تعالى:",
        "قال رسول الله صلى الله عليه وسلم:",
        "وقال الشاعر:",
        "في يوم من الأيام قال الأسد:",
        "كتب أحد الأدباء:",
        "جدي قال:",
        "اقتباس من كتاب قديم عن الخياطة",
        "توقيع العقد",
        "زيارة موقع الوزارة",
        "البحث عن مشاركات قديمة",
        "محتوى مخفي في القرص الصلب",
        "أنا معجب بهذا",
        "أنا أستخدم tapatalk",
        "المشاركات: 120 ألف قطعة",
        "رد من الشركة",
        "بواسطة القطار",
        "المؤلف: أحمد الخياط",
        "موقعي: http://example.com",
        "ابن سينا (12 مايو 1020)",
    ],
)
def test_between_words(line: str) -> None:
    words = [BEFORE, line, AFTER]
    posts = separate_text(thread(words))
    assert [post.body.split("\n") for post in posts] == [[ASKED], words, ["نعم."]]
    assert [post.author for post in posts] == [ASKER, HELPER, "عابر"]
    (alone,) = separate_text("\n".join(words))
    assert alone.body.split("\n") == words


@pytest.mark.parametrize(
    "line",
    [
        "انتقل إلى رحمة الله تعالى",
        "العودة إلى المدارس",
        "اذهب إلى الطبيب",
        "الموضوع السابق كان أجمل",
        "الأعضاء الذين فازوا بالمسابقة",
        "لا تستطيع وضع النقاط على الحروف",
        "الكلمات الدلالية مهمة",
        "كتابة رد رسمي",
        "رد سريع منك يفرحني",
        "يتصفح الأطفال النت بدون رقابة",
        "الساعة الآن الثالثة ولم أنم",
    ],
)
def test_the_last_line_of_the_last_post(line: str) -> None:
    panel = ["عضو نشيط", "تاريخ التسجيل: Mar 2008", "المشاركات: 154"]
    posts = separate_text("\n".join([ASKER, *panel, ASKED, HELPER, *panel, BEFORE, line]))
    assert [post.body.split("\n") for post in posts] == [[ASKED], [BEFORE, line]]


@pytest.mark.parametrize(
    "line",
    [
        "المؤلف: أحمد الخياط",
        "بواسطة القطار",
        "الطابعة غير متصلة",
        "عضو جديد وأحتاج مساعدتكم",
        "مدير الشركة طردني",
        "الموقع: قريب من السوق",
        "الحالة: مستعملة نظيفة",
        "العمر 35",
    ],
)
def test_the_first_line_of_a_post(line: str) -> None:
    lines = []
    for number, (name, said) in enumerate([(ASKER, [ASKED]), (HELPER, [line, AFTER])], 1):
        lines += [name, "عضو نشيط", "إنضم", "20 نوفمبر 2019", "المشاركات", "34", "النقاط", "63"]
        lines += ["20 نوفمبر 2021", f"#{number}", *said, "رد"]
    posts = separate_text("\n".join(lines))
    assert [post.author for post in posts] == [ASKER, HELPER]
    assert [post.body.split("\n") for post in posts] == [[ASKED], [line, AFTER]]


@pytest.mark.parametrize(
    "line",
    [
        *("أعجبني", "نشر", "للأعلى", "المدينة: جدة حي النسيم", "هواياتي: السباحة والقراءة"),
        *(
            "التسجيل: يبدا يوم الاحد 12/5/2019 وينتهي الخميس",
            "بواسطة سيارة اجرة وصلنا الفندق بعد 3 ساعات",
        ),
        *("شكرا 3 مرات وما توفيك حقك", "منذ 3 سنوات وانا اكتب هنا"),
    ],
)
def test_the_last_line_of_a_post_over_the_next_one_s_name(line: str) -> None:
    panel = ["عضو نشيط", "إنضم", "20 نوفمبر 2019", "المشاركات", "34", "20 نوفمبر 2021"]
    said = [[ASKED], [BEFORE, line], [ANSWERED]]
    names = [ASKER, HELPER, "عابر"]
    lines = [
        part for name, words in zip(names, said, strict=True) for part in (name, *panel, *words)
    ]
    posts = separate_text("\n".join(lines))
    assert [post.author for post in posts] == names
    assert [post.body.split("\n") for post in posts] == said


def test_who_only_says_that_it_is_edited() -> None:
    posts = separate_text(thread(["تم التعديل"]))
    assert [post.body for post in posts] == [ASKED, "تم التعديل", "نعم."]


def test_a_member_of_the_page_is_quoted_by_the_same_words() -> None:
    (_, post, _) = separate_text(thread([f"{ASKER} قال:", ASKED, ANSWERED]))
    assert (post.body, post.quotes) == (ANSWERED, [(ASKER, ASKED)])


def test_a_line_that_leads_back_to_a_board_stands_over_the_end_of_the_page() -> None:
    (*_, last) = separate_text("\n".join([thread([ANSWERED]), "العودة إلى الخياطة", "انتقل إلى:"]))
    assert last.body == "نعم."


@pytest.mark.parametrize(
    ("line", "signs"),
    [("من جد وجد ومن زرع حصد", True), ("جزاك الله خير الجزاء", False), ("شكرا لك", False)],
)
def test_members_share_a_proverb_for_a_signature_and_a_wish_for_an_end(
    line: str, signs: bool
) -> None:
    said = {"نورس": "جربت رماد الحطب.", "ميزان": "لم ينفع معي شيء."}
    posts = [FlatPost(author=name, body=f"{words}\n{line}") for name, words in said.items()]
    take_signatures(posts)
    assert [post.signature for post in posts] == [line if signs else None] * 2
    ends = "" if signs else f"\n{line}"
    assert [post.body for post in posts] == [f"{words}{ends}" for words in said.values()]
