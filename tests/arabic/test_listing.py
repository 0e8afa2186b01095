"""Given the words beside threads and under pages, what the forum means by them."""

import pytest

from crawler.arabic.addresses import names_list
from crawler.arabic.buttons import is_button, is_certain_button
from crawler.arabic.headings import is_reactions_heading
from crawler.arabic.list_lines import column_of, figure_of, is_moved_mark, is_sticky_mark
from crawler.arabic.members import is_deleted_name, is_guest_name, is_online_status
from crawler.arabic.notices import is_notice
from crawler.arabic.turning_links import is_more_link, is_next_link, is_turning_link


@pytest.mark.parametrize(
    "text", ["التالي", "التالي ›", "التالية »", ">>", "Page suivante", "След."]
)
def test_links_to_the_next_page(text: str) -> None:
    assert is_next_link(text)


@pytest.mark.parametrize("text", ["السابق", "بعد ساعة", "2", "الأخير »»", "موضوع جديد"])
def test_links_to_elsewhere(text: str) -> None:
    assert not is_next_link(text)


@pytest.mark.parametrize(
    "text", ["المواضيع الأقدم", "أقدم", "المزيد من الردود", "Older posts", "بقية الردود »"]
)
def test_links_to_more_of_a_list(text: str) -> None:
    assert is_more_link(text)


@pytest.mark.parametrize("text", ["→ مواضيع أقدم", "مواضيع أحدث ←", "الصفحة السابقة", "التالي"])
def test_links_that_turn_pages_forward_or_back(text: str) -> None:
    assert is_turning_link(text)


@pytest.mark.parametrize("text", ["الأسئلة", "كل المواضيع", "الأقسام", "All topics"])
def test_links_to_the_lists_of_a_forum(text: str) -> None:
    assert names_list(text)


@pytest.mark.parametrize("text", ["اطرح سؤالا", "مواضيع تهمك", "من نحن", "أقسام المتجر"])
def test_links_to_no_list_of_a_forum(text: str) -> None:
    assert not names_list(text)


@pytest.mark.parametrize("text", ["موضوع أقدم", "الموضوع الأقدم", "Older topic", "أقدم مدينة هنا"])
def test_links_to_another_thread(text: str) -> None:
    assert not is_more_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "مثبت:",
        "لاصق:",
        "موضوع ثابت",
        "اعــــلان:",
        "اعلان عام:",
        "Bekanntmachung:",
        "Важно:",
        "موضوع مهم:",
        "مثبّت عام",
    ],
)
def test_marks_of_threads_above_the_others(text: str) -> None:
    assert is_sticky_mark(text)
    assert not is_moved_mark(text)


@pytest.mark.parametrize("text", ["انتقل:", "منقول:", "موضوع منقول", "Moved:", "Перемещено:"])
def test_marks_of_threads_that_moved(text: str) -> None:
    assert is_moved_mark(text)
    assert not is_sticky_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        *("تبليغ", "تنبيه للمراقب", "تعديل/حذف رسالة", "Antworten mit Zitat"),
        *("الإبلاغ عن هذه المشاركة", "تقرير بمشاركة سيئة", "رد سريع على هذه المشاركة"),
        *("إضافة رد جديد", "إضافة رد سريع", "التبليغ عن مخالفة", "مشاركة عبر فيسبوك"),
        *("العودة إلى الأعلى", "شارك هذه الصفحة", "عرض نسخة صالحة للطباعة"),
        *("+ اقتباس", "MultiQuote", "Gefällt mir", "Répondre"),
        *("اقتبس هذه الرسالة", "الرد السريع على هذه المشاركة", "تعديل هذه المساهمة"),
        *("التبليغ عن مشاركة مخالفة", "الإبلاغ عن هذا", "إلغاء الاشتراك في هذا الموضوع"),
        *("أضف للمفضّلة", "إضافة إلى الإشارات المرجعية", "وضع علامة كحل", "تصويت للأعلى"),
        *("إقرأ المزيد", "المزيد من المشاركات 4", "سجل دخولك للرد", "الرجوع إلى المقدمة"),
        *("ابعث رسالة إلى المشترك", "استعرض نبذة عن المستخدمين", "رسالة شخصية (غير متصل)"),
    ],
)
def test_words_on_buttons(text: str) -> None:
    assert is_button(text)
    assert is_certain_button(text)


@pytest.mark.parametrize("text", ["رفع الموضوع", "متابعة الموضوع", "تعليق", "نشر", "للأعلى"])
def test_words_that_are_a_button_only_among_others(text: str) -> None:
    assert is_button(text)
    assert not is_certain_button(text)


@pytest.mark.parametrize("row", ["رد اقتبس تعديل المشاركة", "أعجبني رد الإبلاغ عن هذه المشاركة"])
def test_words_of_several_buttons(row: str) -> None:
    assert is_button(row)


@pytest.mark.parametrize(
    "words",
    [
        *("حذف المشاركة كان قرارا ظالما", "تعديل بسيط على الموضوع السابق", "رد على كلامك يا أخي"),
        *("اشترك في المسابقة", "أضف ملح ورد إلى الماء", "المزيد من الصور:", "شكرا لك"),
    ],
)
def test_words_of_authors_beside_those_of_buttons(words: str) -> None:
    assert not is_button(words)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("البحث عن كل مشاركات سعد", True),
        ("البحث عن المزيد من المشاركات المكتوبة بواسطة سعد", True),
        ("مشاهدة ملفه الشخصي", True),
        ("زيارة موقع سعد", True),
        ("إرسال رسالة خاصة إلى أبو بدر", True),
        ("إضافة سعد إلى قائمة الأصدقاء", True),
        ("عرض مشاركات المنتدى", True),
        ("عرض موقع الفندق وصور الغرف", False),
        ("زيارة الموقع الأثري في البتراء", False),
        ("إضافة موقع جديد إلى القائمة الجانبية", False),
        ("إرسال رسالة إلى العميل بالموعد الجديد قبل السفر", False),
    ],
)
def test_entries_of_a_member_s_menu(text: str, entry: bool) -> None:
    assert is_button(text) is entry
    assert is_certain_button(text) is entry


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("الأعضاء الذين قالوا شكراً لـ سعد على المشاركة المفيدة:", True),
        ("3 أعضاء قالوا شكراً لـ سعد على هذه المشاركة:", True),
        ("The Following 3 Users Say Thank You to Omar For This Useful Post:", True),
        ("التفاعلات:", True),
        ("أشكر الأعضاء على الموضوع:", False),
    ],
)
def test_headings_over_those_who_thanked(text: str, heads: bool) -> None:
    assert is_reactions_heading(text) is heads


@pytest.mark.parametrize(
    "text", ["غير متصل", "متّصل", "متصل!", "Offline", "Member Is Offline", "User is offline"]
)
def test_online_states(text: str) -> None:
    assert is_online_status(text)


@pytest.mark.parametrize(
    ("name", "guest"),
    [("الزائر", True), ("زائر_12", True), ("Guest 45", True), ("ضيف الله", False)],
)
def test_names_of_guests(name: str, guest: bool) -> None:
    assert is_guest_name(name) is guest


def test_members_who_are_gone() -> None:
    assert is_deleted_name("حساب محذوف")
    assert is_deleted_name("عضوية ملغاة")
    assert not is_deleted_name("محذوف الاسم")


@pytest.mark.parametrize(
    "name", ["[حذف المستخدم]", "[Deleted User]", "[محذوف]", "[deleted]", "A Former User"]
)
def test_engines_call_members_who_left_in_brackets_or_not(name: str) -> None:
    assert is_deleted_name(name)


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("3 ردود", ("replies", "3")),
        ("الردود: 1,204", ("replies", "1,204")),
        ("150 مشاهدة", ("views", "150")),
        ("قرأت : 20", ("views", "20")),
        ("3 من الردود", ("replies", "3")),
        ("الردود 12", ("replies", "12")),
        ("12 تعليقاً", ("replies", "12")),
        ("30 مداخلة", ("posts", "30")),
        ("رد 5", None),
        ("20", None),
        ("5 أيام", None),
        ("الكاتب: 7", None),
    ],
)
def test_figures_of_a_thread_stand_beside_their_words(
    line: str, figure: tuple[str, str] | None
) -> None:
    assert figure_of(line) == figure


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("عدد الردود", "replies"),
        ("شوهد", "views"),
        ("المداخلات", "posts"),
        ("آخر مداخلة", "last"),
        ("آخر رسالة", "last"),
        ("Last reply", "last"),
        ("آخر زيارة", None),
        ("كاتب الموضوع", "author"),
        ("الكاتبة", None),
    ],
)
def test_headings_of_columns(heading: str, column: str | None) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize(
    "notice",
    [
        "** تم تجميد هذه المشاركة -- للاستفسار عن السبب راجع المشرف **",
        "هذا الرد لم تتم الموافقة عليه بعد",
        "هذا الرد تم حذفه",
    ],
)
def test_a_moderators_note_on_a_post_is_the_forums(notice: str) -> None:
    assert is_notice(notice)


@pytest.mark.parametrize("words", ["هذه المشاركة ممتازة", "هذا الموضوع تمنيت أن أقرأه"])
def test_praise_of_a_post_is_no_note(words: str) -> None:
    assert not is_notice(words)
