"""Given two posts with all that their engine writes around them, only words are in the bodies."""

import pytest

from crawler.flat import FlatPost, separate_text

ASKED, ANSWERED = "الخيط ينقطع كل مرة.", "نظفي المكوك بفرشاة."
ASKER, HELPER = "نخلة الوادي", "أبو سلمان"
TITLE = "عطل في ماكينة الخياطة"


def vbulletin_three() -> list[str]:
    def post(number: int, name: str, rank: str, words: list[str]) -> list[str]:
        head = [f"24-03-2011, 0{number}:15 PM", f"#{number}", name, rank, "المشاركات: 1543"]
        head += ["تاريخ التسجيل: Mar 2008", "معدل تقييم المستوى: 10"]
        head += [
            f"{name} is on a distinguished road",
            f"افتراضي {'رد: ' * (number - 1)}{TITLE}",
            "",
        ]
        menu = [name, "مشاهدة ملفه الشخصي", f"البحث عن المزيد من المشاركات المكتوبة بواسطة {name}"]
        return [*head, *words, *menu]

    quote = ["اقتباس:", f"المشاركة الأصلية كتبت بواسطة {ASKER}", ASKED, "", ANSWERED]
    top = ["التسجيل", "التعليمات", "البحث", "حفظ البيانات؟", TITLE, "أدوات الموضوع"]
    end = ["«", "الموضوع السابق", "|", "الموضوع التالي", "»"]
    first = post(1, ASKER, "عضو مميز", [ASKED, "__________________", "صبر جميل"])
    return [*top, *first, *post(2, HELPER, "عضو جديد", quote), *end]


def phpbb_three() -> list[str]:
    def post(title: str, name: str, words: list[str]) -> list[str]:
        head = [title, "اقتباس", f"مشاركة بواسطة {name} » 24 مارس 2011 21:15"]
        panel = [name, "عضو نشيط", "مشاركات: 154", "اشترك في: 14 مايو 2008 10:00", "أعلى"]
        return [*head, *words, *panel]

    quote = [f"{ASKER} كتب: ↑24 مارس 2011 21:15", ASKED, ANSWERED]
    top = [TITLE, "أدوات الموضوع", "2 مشاركات • صفحة 1 من 1"]
    end = ["رد على الموضوع", "العودة إلى “الخياطة”"]
    return [*top, *post(TITLE, ASKER, [ASKED]), *post(f"Re: {TITLE}", HELPER, quote), *end]


def smf() -> list[str]:
    def post(number: int, name: str, stars: str, words: list[str]) -> list[str]:
        head = [name, "عضو مميز", stars, "غير متصل", "مشاركة: 1543", f"رد: {TITLE}"]
        return [*head, f"« رد #{number} في: مارس 24, 2011, 09:15:00 م »", *words, "سجل"]

    quote = [f"اقتباس من: {ASKER} في مارس 24, 2011, 09:15:00 م", ASKED, "", ANSWERED]
    top = ["الكاتب", f"موضوع: {TITLE} (تمت قراءته 320 مرة)"]
    first = [*post(0, ASKER, "****", [ASKED]), "صبر جميل"]
    return [*top, *first, *post(1, HELPER, "*", quote), "صفحات: [1]"]


def mybb() -> list[str]:
    def post(number: int, name: str, words: list[str]) -> list[str]:
        head = [f"24-03-2011, 0{number}:15 PM", f"المشاركة : #{number}", name, "عضو مميز", "****"]
        head += ["المشاركات : 1,543", "تاريخ التسجيل : May 2008", f"{'رد: ' * (number - 1)}{TITLE}"]
        return [*head, *words, "الموقع", "ابحث", "اقتباس"]

    quote = [f"(24-03-2011 09:15 PM){ASKER} كتب :", ASKED, "", ANSWERED]
    edited = f"(آخر تعديل لهذه المشاركة : 24-03-2011 10:20 PM بواسطة {HELPER}.)"
    second = post(2, HELPER, [*quote, edited])
    return [TITLE, *post(1, ASKER, [ASKED]), *second, "« السابق | التالي »"]


def forumotion() -> list[str]:
    def post(number: int, name: str, words: list[str]) -> list[str]:
        head = [name, "عضو نشيط", "عدد المساهمات : 154", "تاريخ التسجيل : 14/05/2008"]
        date = f"الخميس مارس 24, 2011 {number}:15 pm"
        return [*head, f"مُساهمةموضوع: {TITLE}", date, *words]

    top = ["تسجيل الدخول", TITLE, "2 مشترك", "كاتب الموضوع", "رسالة"]
    quote = [f"{ASKER} كتب:", ASKED, ANSWERED]
    end = ["الرجوع الى أعلى الصفحة", "صلاحيات هذا المنتدى:"]
    return [*top, *post(1, ASKER, [ASKED]), *post(2, HELPER, quote), *end]


def invision_four() -> list[str]:
    def post(name: str, words: list[str]) -> list[str]:
        head = [name, name, "عضو نشيط", "الأعضاء", "154 مشاركه", "قام بنشر مارس 24, 2011"]
        return [*head, *words, "اقتباس", "رابط هذا التعليق", "شارك"]

    quote = [f"في 24‏/3‏/2011 في 21:15، {ASKER} قال :", ASKED, ANSWERED]
    top = [TITLE, "أضف رد جديد", "Recommended Posts"]
    return [*top, *post(ASKER, [ASKED]), *post(HELPER, quote)]


FRAMES = [vbulletin_three, phpbb_three, smf, mybb, forumotion, invision_four]


def read(frame: object) -> list[FlatPost]:
    assert callable(frame)
    return separate_text("\n".join(frame()))


@pytest.mark.parametrize("frame", FRAMES)
def test_two_posts_and_nothing_else(frame: object) -> None:
    posts = read(frame)
    assert [(post.author, post.body) for post in posts] == [(ASKER, ASKED), (HELPER, ANSWERED)]
    assert all(post.posted and post.panel for post in posts)
    assert [post.quotes for post in posts] == [[], [(ASKER, ASKED)]]


@pytest.mark.parametrize("frame", [vbulletin_three, smf])
def test_signatures(frame: object) -> None:
    assert [post.signature for post in read(frame)] == ["صبر جميل", None]


def test_an_edit_note_is_no_words() -> None:
    assert [post.edited for post in read(mybb)] == [None, "24-03-2011 10:20 PM"]


def test_a_short_sentence_between_two_counts_is_no_part_of_the_panel() -> None:
    lines = ["نخلة الوادي", "عضو مميز", "المشاركات: 5", "النقاط: 7", ASKED, "المشاركات: 9"]
    assert ASKED in "\n".join(post.body for post in separate_text("\n".join(lines)))


PANEL = ["- إنضم", "- 20 نوفمبر 2021", "- المشاركات", "- 34"]
WORDS = ["ناقش الوزير أمس مع نظرائه سبل تطوير الزراعة.", "وأكد أن الخطة تبدأ في 9 نوفمبر 2020."]


@pytest.mark.parametrize(
    "tail",
    [
        ["أعجبني", "رد", "إبلاغ", "#1"],
        ["التعديل الأخير: 5 يناير 2022", "ردود الفعل:", "سالم, هدى و 3 آخرون"],
        ["مشاهدة المرفق 1234", "المرفقات", "بستان.jpg", "45.3 كيلوبايت · المشاهدات: 12"],
    ],
    ids=["buttons", "note", "files"],
)
def test_what_stands_under_the_words_of_one_post(tail: list[str]) -> None:
    (post,) = separate_text("\n".join([*PANEL, *WORDS, *tail]))
    assert post.body.splitlines() == WORDS


def test_a_note_under_a_text_without_a_panel_is_taken_out_with_what_follows_it() -> None:
    tail = ["التعديل الأخير بواسطة المشرف: 5 يناير 2022", "ردود الأفعال:", "سالم, هدى و 3 آخرون"]
    (post,) = separate_text("\n".join([*WORDS, *tail]))
    assert (post.body.splitlines(), post.edited) == (WORDS, "5 يناير 2022")


@pytest.mark.parametrize(
    "words",
    [
        ["تم تعديل القانون في 5 يناير 2022", "فما رأيكم في هذا التعديل وما أثره على التجار؟"],
        ["هذه صورة بستان جدي:", "بستان.jpg", "التقطتها في الصيف الماضي بعد المطر."],
    ],
)
def test_the_same_words_in_an_author_s_text_stay(words: list[str]) -> None:
    (post,) = separate_text("\n".join(words))
    assert post.body.splitlines() == words


def test_a_panel_whose_cells_stand_on_one_line() -> None:
    line = "سالم | عضو نشيط | المشاركات: 55 | تاريخ التسجيل: 2009-05-14"
    (post,) = separate_text("\n".join([line, *WORDS]))
    assert (post.author, post.title, post.body.splitlines()) == ("سالم", "عضو نشيط", WORDS)
    assert post.panel == [("المشاركات", "55"), ("تاريخ التسجيل", "2009-05-14")]


def test_a_line_on_the_member_s_reputation_parts_no_panel() -> None:
    panel = ["تاريخ التسجيل : 12 - 5 - 2009", "عدد المشاركات : 1,204"]
    panel += ["قوة التقييم : سالم is on a distinguished road", "الجنس : ذكر"]
    (post,) = separate_text("\n".join(["سالم", "عضو ذهبي", *panel, *WORDS]))
    assert post.body.splitlines() == WORDS
    assert ("الجنس", "ذكر") in post.panel


@pytest.mark.parametrize(
    "sentence",
    [
        "وأكد أن الخطة تبدأ في 9 نوفمبر 2020.",
        "كان ذلك يوم 20 نوفمبر 2021",
        "ولدت ابنتي في 2011-03-24",
    ],
)
def test_a_sentence_that_says_a_day_is_no_date_of_the_post(sentence: str) -> None:
    (post,) = separate_text("\n".join([*PANEL, sentence, "والحمد لله على كل حال."]))
    assert (post.posted, post.body.splitlines()[0]) == ("", sentence)


def test_guests_without_a_panel_between_members_of_smf() -> None:
    def guest(number: int, name: str, words: str) -> list[str]:
        date = f"« رد #{number} في: الأمس في 11:15:09 صباحاً »"
        return [name, "زائر", f"رد: {TITLE}", date, words, "سجل"]

    member = [ASKER, "عضو ذهبي", "مشاركة: 1,204", "الجنس:", "الصبر مفتاح الفرج"]
    member += ["المدينة: صور", TITLE, "« في: أكتوبر 20, 2026, 05:30:12 مساءً »", ASKED, "سجل"]
    lines = ["الكاتب", *member, *guest(1, HELPER, ANSWERED), *guest(2, "عابر", "وأنا أؤيد هذا.")]
    posts = separate_text("\n".join([*lines, "صفحات: [1]"]))
    assert [(post.author, post.body) for post in posts] == [
        (ASKER, ASKED),
        (HELPER, ANSWERED),
        ("عابر", "وأنا أؤيد هذا."),
    ]
    assert ("الجنس", "الصبر مفتاح الفرج") not in posts[0].panel


def test_a_quote_in_a_quote() -> None:
    head = ["24-03-2011, 10:15 PM", "#2", HELPER, "عضو جديد", "تاريخ التسجيل: Jan 2008"]
    said = "المشاركة الأصلية كتبت بواسطة"
    quote = ["اقتباس:", f"{said} {ASKER}", "اقتباس:", f"{said} عابر", "قول قديم.", ASKED]
    (post,) = separate_text("\n".join([*head, "المشاركات: 77", *quote, ANSWERED]))
    assert post.quotes == [(ASKER, ASKED), ("عابر", "قول قديم.")]
    assert post.body == ANSWERED


@pytest.mark.parametrize(
    "named",
    [
        f"أرسلت بواسطة {ASKER}",
        f"كتبت بواسطة: {ASKER}",
        f"أصل المشاركة كتبت بواسطة {ASKER}",
        f"{ASKER} كتب في 2010-3-15 17:12",
    ],
)
def test_the_line_under_the_heading_of_a_quote_names_who_said_it(named: str) -> None:
    (post,) = separate_text("\n".join([*PANEL, "اقتباس:", named, ASKED, "", ANSWERED]))
    assert (post.quotes, post.body) == ([(ASKER, ASKED)], ANSWERED)


def test_quotes_in_quotes_that_each_unfold() -> None:
    quote = [f"{ASKER} قال:", ASKED, "عابر قال:", "قول قديم.", "اضغط للتوسيع...", "اضغط للتوسيع..."]
    (post,) = separate_text("\n".join([*PANEL, *quote, ANSWERED]))
    assert post.body == ANSWERED
    assert post.quotes[0][0] == ASKER


def test_a_guest_has_no_count_of_posts() -> None:
    head = ["24-03-2011, 10:15 PM", "#3", "عابر", "المشاركات: n/a"]
    first = ["24-03-2011, 09:15 PM", "#1", ASKER, "عضو", "المشاركات: 77", ASKED]
    posts = separate_text("\n".join([*first, *head, ANSWERED]))
    assert [(post.author, post.body) for post in posts] == [(ASKER, ASKED), ("عابر", ANSWERED)]


def test_letters_for_pictures_and_links_to_pages_are_no_names() -> None:
    def post(name: str, number: int, words: str) -> list[str]:
        panel = ["إنضم", "20 نوفمبر 2019", "المشاركات", "34"]
        return ["ن", name, *panel, "20 نوفمبر 2021", f"#{number}", words, "تقرير"]

    first = [*post(ASKER, 1, ASKED)[1:]]
    first.insert(1, "مزارعة نشيطة")
    lines = [
        TITLE,
        "1",
        "2",
        "التالي",
        *first,
        *post(HELPER, 2, ANSWERED),
        *post("عابر", 3, "نعم."),
    ]
    posts = separate_text("\n".join(lines))
    assert [post.author for post in posts] == [ASKER, HELPER, "عابر"]
    assert [post.body for post in posts] == [ASKED, ANSWERED, "نعم."]


def test_the_title_over_each_post_is_no_part_of_it() -> None:
    lines = [f"الموضوع: [سؤال] {TITLE}"]
    for number, (name, words) in enumerate([(ASKER, ASKED), (HELPER, ANSWERED)], 1):
        lines += [
            f"0{number}-02-2012, 06:45 PM #{number}",
            name,
            "عضو",
            "تاريخ التسجيل",
            "Mar 2010",
        ]
        lines += ["المشاركات", "204", TITLE, words, "رد مع اقتباس"]
    assert [post.body for post in separate_text("\n".join(lines))] == [ASKED, ANSWERED]
