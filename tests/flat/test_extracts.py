"""Given threads as the extractors of corpora leave them, each post has its author and words."""

import pytest

from crawler.flat import separate_text

ASKED = (
    "السلام عليكم ورحمة الله\n"
    "أردت أن أشارككم اليوم تجربتي مع زراعة الزيتون في المناطق الجافة، وقد بدأت قبل ثلاث سنوات."
)
ANSWERED = "وعليكم السلام، بارك الله فيك على هذا الشرح المفيد، وعندي سؤال عن مواعيد الري."
TITLE = "زراعة الزيتون في الجبال"

PICTURES_BY_NAME = f"""
أدوات الموضوع

الصورة الرمزية فلاح42
فلاح42
:: عضو ذهبي ::
تاريخ التسجيل: Jun 2009
المشاركات: 3,841
نشاط [ فلاح42 ]
قوة السمعة:186
قديم 16-05-2017, 02:06 PM المشاركة 1
افتراضي {TITLE} Twitter FaceBook Google+

{ASKED}

التعديل الأخير تم بواسطة : فلاح42 بتاريخ 16-05-2017 الساعة 02:09 PM
احصائية الشكر والاعجاب - 1 شكراً, 1 عدم اعجاب, 0 اعجاب
شكراً سالم ( شكر العضو على هذه المشاركة )
اعلانات

الصورة الرمزية سالم
سالم
:: استاذ و مشرف قسم الزراعة ::
تاريخ التسجيل: Mar 2008
المشاركات: 1,203
نشاط [ سالم ]
قوة السمعة:90
قديم 17-05-2017, 09:14 AM المشاركة 2
افتراضي

{ANSWERED}
"""

NUMBER_BESIDE_THE_DATE = f"""
إضافة رد

أدوات الموضوع انواع عرض الموضوع
قديم 16-05-2017, 02:06 PM   رقم المشاركة : 1
معلومات العضو
فلاح42
مشرف



فلاح42 غير متواجد حالياً

flwr {TITLE}

{ASKED}

رد مع اقتباس
قديم 17-05-2017, 09:14 AM   رقم المشاركة : 2
معلومات العضو
سالم
عضو



سالم غير متواجد حالياً

افتراضي

{ANSWERED}
"""

REPUTATION_UNDER_THE_PANEL = f"""
أدوات الموضوع انواع عرض الموضوع
#1
قديم 16-05-2017, 02:06 PM

فلاح42 متواجد حالياً
 رقم العضوية : 9
 تاريخ التسجيل : Jul 2010
 المشاركات : 250,841 [ + ]
 التقييم : 14470
 معدل التقييم : فلاح42 has a reputation beyond repute
بيانات اضافيه [ + ]
افتراضي {TITLE}

{ASKED}

رد مع اقتباس
#2
قديم 17-05-2017, 09:14 AM

سالم غير متواجد حالياً
 رقم العضوية : 77
 تاريخ التسجيل : Jul 2012
 المشاركات : 50,841 [ + ]
بيانات اضافيه [ + ]
افتراضي رد: {TITLE}

{ANSWERED}

رد مع اقتباس
"""

TITLE_OF_AN_EMPTY_PICTURE = f"""
هل تريد التفاعل مع هذه المساهمة؟ كل ما عليك هو إنشاء حساب جديد ببضع خطوات أو تسجيل الدخول للمتابعة.
منتدى يهتم بالزراعة وعلومها.

    {TITLE}

    فلاح42
    فلاح42
    إدارة المنتدى
    إدارة المنتدى

    عدد الرسائل : 16801
    نقاط : 39133
    تاريخ التسجيل : 17/09/2008

    {TITLE} Empty {TITLE}

    مُساهمة من طرف فلاح42 السبت يناير 03, 2015 5:17 am

    {ASKED}

    سالم
    سالم
    عضو نشيط
    عضو نشيط

    عدد الرسائل : 12
    نقاط : 40
    تاريخ التسجيل : 01/02/2014

    {TITLE} Empty رد: {TITLE}

    مُساهمة  سالم الأحد يناير 04, 2015 9:17 pm

    {ANSWERED}
"""

CLOCK_BEFORE_THE_DATE = f"""
كاتب الموضوع\tرسالة
فلاح42
عضو فعال
فلاح42

ذكر
عدد المساهمات : 120
نقاط : 300
تاريخ التسجيل : 12/05/2009

{TITLE} Empty
مُساهمةموضوع: {TITLE}   {TITLE} I_icon_minitimeالجمعة مايو 15, 2009 10:20 pm

{ASKED}
الرجوع الى أعلى الصفحة اذهب الى الأسفل
سالم
عضو جديد
سالم

عدد المساهمات : 3
نقاط : 5
تاريخ التسجيل : 13/05/2009

{TITLE} Empty
مُساهمةموضوع: رد: {TITLE}   {TITLE} I_icon_minitimeالسبت مايو 16, 2009 1:05 am

{ANSWERED}
الرجوع الى أعلى الصفحة اذهب الى الأسفل
"""

HEADINGS_WITH_DATES = f"""
# {TITLE}

## فلاح42 (1 مارس 2009)

{TITLE}

{ASKED}

## سالم (2 مارس 2009)

{ANSWERED}
"""

HEADINGS_UNDER_CRUMBS = f"""
# مجالس الحقل > مجلس الزراعة >  {TITLE}

## فلاح42

{ASKED}

----------


## سالم

{ANSWERED}
"""

ONE_MEMBER = f"""
منتديات الحقل للزراعة
هل تريد التفاعل مع هذه المساهمة؟ كل ما عليك هو إنشاء حساب جديد ببضع خطوات أو تسجيل الدخول للمتابعة.

مقدمة إلى زراعة الزيتون.

اذهب الى الأسفل

مقدمة إلى زراعة الزيتون. Empty مقدمة إلى زراعة الزيتون.

مُساهمة  فلاح42 الأحد سبتمبر 18, 2011 9:44 am

{ASKED}
"""

NUMBERS_IN_A_TABLE = f"""
![]() |
|
منتدى الزراعة كل ما يتعلق بالزراعة |
آخر المواضيع |
|
![]() |
رقم المشاركة : 1 | ||||
|
![]() {ASKED}
|
||||
رقم المشاركة : 2 | ||||
|
![]() {ANSWERED}
|
||||
"""

TITLES_IN_A_TABLE = f"""
![]() |
رد: {TITLE}
{ASKED} |
![]() |
رد: {TITLE}
{ANSWERED} |
"""

THREADS = {
    "pictures by name": PICTURES_BY_NAME,
    "number beside the date": NUMBER_BESIDE_THE_DATE,
    "reputation under the panel": REPUTATION_UNDER_THE_PANEL,
    "title of an empty picture": TITLE_OF_AN_EMPTY_PICTURE,
    "clock before the date": CLOCK_BEFORE_THE_DATE,
    "headings with dates": HEADINGS_WITH_DATES,
    "headings under crumbs": HEADINGS_UNDER_CRUMBS,
    "numbers in a table": NUMBERS_IN_A_TABLE,
    "titles in a table": TITLES_IN_A_TABLE,
}
NAMELESS = {NUMBERS_IN_A_TABLE, TITLES_IN_A_TABLE}


@pytest.mark.parametrize("text", THREADS.values(), ids=THREADS)
def test_posts_of_a_thread(text: str) -> None:
    posts = separate_text(text)
    words = [[line.strip() for line in post.body.splitlines()] for post in posts]
    assert words == [ASKED.splitlines(), ANSWERED.splitlines()]
    authors = ["", ""] if text in NAMELESS else ["فلاح42", "سالم"]
    assert [post.author for post in posts] == authors


def test_a_sentence_over_the_only_post_is_the_page_s() -> None:
    (post,) = separate_text(ONE_MEMBER)
    assert (post.author, post.posted) == ("فلاح42", "الأحد سبتمبر 18, 2011 9:44 am")
    assert post.body == ASKED


def test_number_of_a_post_is_no_part_of_its_date() -> None:
    dates = [post.posted for post in separate_text(NUMBER_BESIDE_THE_DATE)]
    assert dates == ["16-05-2017, 02:06 PM", "17-05-2017, 09:14 AM"]


@pytest.mark.parametrize(
    "text",
    [
        "# كيف تزرع الزيتون\n\n## اختيار التربة\n\nتربة جيدة.\n\n## الري\n\nمرة كل أسبوعين.",
        "نصائح للمبتدئ\n#1\nاختر تربة جيدة.\n#2\nاسق الشجرة مرة كل أسبوعين.",
        "الصفحة الأولى |\nالصفحة الثانية |\nنص في جدول لا منتدى فيه.",
    ],
    ids=["article", "list", "table"],
)
def test_a_text_of_no_forum_comes_back_whole(text: str) -> None:
    (post,) = separate_text(text)
    assert post.body == text


def test_cells_of_a_table_parted_by_tabs() -> None:
    text = "\n".join(
        (
            "| 14-03-2009, 09:15 PM | #1 | ",
            "| نخلة باسقة تاريخ التسجيل: Sep 2006 الدولة: العراق  \t\t\tالمشاركات: 2,310 \t\t"
            f" معدل تقييم المستوى: 19 |  \t\t\tرد: {TITLE} \t\t\t{ANSWERED} \t\t\t"
            "__________________ ازرع ولا تعجل فالثمر للصابرين التعديل الأخير تم بواسطة نخلة باسقة"
            " ; 15-03-2009 الساعة 08:02 AM السبب: تصحيح | ",
        )
    )
    (post,) = separate_text(text)
    assert post.body == ANSWERED
    assert (post.posted, post.edited) == ("14-03-2009, 09:15 PM", "15-03-2009 الساعة 08:02 AM")
    assert dict(post.panel)["المشاركات"] == "2,310"
    assert post.signature == "ازرع ولا تعجل فالثمر للصابرين"


def test_items_of_a_list_with_their_numbers() -> None:
    lines = []
    for number, (name, words) in enumerate([("ليلى النجار", ASKED), ("سالم", ANSWERED)], 1):
        lines += [f"  {number}. 2{number}-11-2021, 02:42 PM #{number}"]
        lines += [f"    كاتب قدير الصورة الرمزية {name}", "    تاريخ التسجيل", "    Jul 2020"]
        lines += ["    المشاركات", "    23,497", "", words, ""]
    posts = separate_text("\n".join(lines))
    assert [post.body for post in posts] == [ASKED, ANSWERED]
    assert [post.author for post in posts] == ["ليلى النجار", "سالم"]
    assert [post.posted for post in posts] == ["21-11-2021, 02:42 PM", "22-11-2021, 02:42 PM"]


def test_words_over_the_first_head_are_kept() -> None:
    text = ASKED
    for number in (2, 3):
        text += f"\nسالم\nعضو نشيط\nتاريخ التسجيل: Mar 2008\nالمشاركات: 12\n#{number}\n{ANSWERED}"
    assert [post.body for post in separate_text(text)] == [ASKED, ANSWERED, ANSWERED]


def test_names_over_ranks() -> None:
    ranks = ["عضو مميز", "حكيم المجلس", "عضو نشيط"]
    lines = [TITLE, ""]
    for name, rank, words in zip(
        ["سعاد", "فلاح42", "سالم"], ranks, [ASKED, ANSWERED, "شكرا لكم جميعا."], strict=True
    ):
        lines += [name, "", rank, words, ""]
    posts = separate_text("\n".join(lines))
    assert [post.author for post in posts] == ["سعاد", "فلاح42", "سالم"]
    assert [post.title for post in posts] == ranks
    assert [post.body for post in posts] == [ASKED, ANSWERED, "شكرا لكم جميعا."]


def test_titles_of_posts_whose_panels_are_gone() -> None:
    panel = ["سالم", "عضو نشيط", "- مشاركات: 12", "- اشترك في: 17/10/2010"]
    lines = [f"رد: {TITLE}", ASKED, *panel, f"رد: {TITLE}", ANSWERED, f"رد: {TITLE}", ASKED]
    posts = separate_text("\n".join(lines))
    assert [post.body for post in posts] == [ASKED, ANSWERED, ASKED]
    assert [post.author for post in posts] == ["", "سالم", ""]


def test_a_title_over_all_posts_ends_none() -> None:
    panel = ["سالم", "عضو نشيط", "- مشاركات: 12", "- اشترك في: 17/10/2010", f"رد: {TITLE}"]
    lines = [ASKED, f"رد: {TITLE}", ANSWERED, *panel, ANSWERED, *panel, ASKED]
    assert separate_text("\n".join(lines))[-1].body == ASKED


# What a page shows over its first post, with sentences that nobody wrote as a post.
FRAME = """مرحبا بك في منتدى الأرض الطيبة، ونرجو منك الاطلاع على القوانين قبل المشاركة.
العودة منتدى الأرض الطيبة > الزراعة > أشجار الزيتون.
إضافة رد
أدوات الموضوع انواع عرض الموضوع
"""


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (
            "قديم 05-04-2016, 02:48 PM   رقم المشاركة : 1\nمعلومات العضو\nفلاح42\nمشرف\n"
            + "\n" * 8
            + f"فلاح42 غير متواجد حالياً\n\nflwr {TITLE}\n",
            "فلاح42",
        ),
        (f"رقم المشاركة : 1\nافتراضي {TITLE}\n", ""),
        (f"#1\nقديم 05-04-2016, 02:48 PM\n\nفلاح42\nعضو ذهبي\n\nافتراضي {TITLE}\n", "فلاح42"),
    ],
)
def test_nothing_above_the_first_post_of_a_thread_is_a_post(head: str, author: str) -> None:
    (post,) = separate_text(f"{FRAME}{head}\n{ASKED}\n")
    assert (post.author, post.body) == (author, ASKED)


def test_bars_of_a_table_around_the_only_number() -> None:
    frame = "".join(f"{line} |\n![]() |\n" for line in FRAME.splitlines())
    (post,) = separate_text(f"{frame}رقم المشاركة : 1 | ||||\n|\n![]() {ASKED}\n")
    assert post.body.strip() == ASKED


def test_posts_of_a_forum_in_a_book_of_the_shamela_library() -> None:
    text = (
        "فصول الكتاب\n\n[ملتقى الزراعة ... أسئلة الزيتون]\n\n"
        f"ـ[فلاح42]ــــــــ[26 - 05 - 03, 10:55 ص]ـ\n\n{ASKED}\n\n"
        f"ـ[سالم.]•---------------------------------•[27 - 05 - 03, 01:02 م]•\n\n{ANSWERED}\n"
    )
    posts = separate_text(text)
    assert [(post.author, post.posted, post.body) for post in posts] == [
        ("فلاح42", "26 - 05 - 03, 10:55 ص", ASKED),
        ("سالم", "27 - 05 - 03, 01:02 م", ANSWERED),
    ]


def test_names_in_the_list_of_posts_of_xenforo_1() -> None:
    text = (
        f"{TITLE} - الجزء الأول -\n\n"
        f"الموضوع في 'قسم الزراعة ( أسئلة )' بواسطة fallah, بتاريخ ديسمبر 12, 2005.\n\n"
        "  1. fallah\n\n    fallah New Member\n\n    إنضم إلينا في:\n    أغسطس 25, 2005\n"
        f"    المشاركات:\n    726\n\n\n{ASKED}\n"
    )
    (post,) = separate_text(text)
    assert (post.author, post.title, post.body) == ("fallah", "New Member", ASKED)


def test_a_number_in_the_list_of_posts_is_no_name() -> None:
    text = (
        f"النتائج 1 إلى 15 من 39\n\nالموضوع: {TITLE}\n\n  1. #1\n    عضو سوبر نشيط\n"
        f"    تاريخ التسجيل\n    May 2007\n    المشاركات\n    613\n\n    {TITLE}\n\n{ASKED}\n"
    )
    (post,) = separate_text(text)
    assert (post.author, post.title, post.body) == ("", "عضو سوبر نشيط", ASKED)


def test_a_title_and_a_date_glued_to_what_stands_beside_them() -> None:
    text = (
        "أهلا بك في المنتدى. نرجو منك التسجيل. نتمنى لك وقتا ممتعا. شكرا لك على الزيارة."
        " كل المواضيع مفتوحة للزوار، فاقرأ ما شئت منها، وشاركنا برأيك في أي وقت تريده.\n"
        f"كاتب الموضوعرسالة\nسعاد\nمدير المنتدى\nمدير المنتدى\nسعاد\n\nعدد المساهمات : 4125\n"
        f"تاريخ التسجيل : 17/07/2012\n\n {TITLE}  Empty\n"
        f"مُساهمةموضوع: {TITLE}     {TITLE}  Emptyالسبت نوفمبر 03, 2012 11:33 am\n\n{ASKED}\n"
    )
    (post,) = separate_text(text)
    assert (post.author, post.posted) == ("سعاد", "السبت نوفمبر 03, 2012 11:33 am")
    assert post.body == ASKED


def test_a_board_and_a_title_between_panel_and_date() -> None:
    text = (
        "فلاح42\nعضو نشيط\nرقم العضوية : 59077\nالإنتساب : Oct 2010\nالمشاركات : 3,376\n"
        f"المنتدى :\nمنتدى الزراعة\n{TITLE} ؟؟\nبتاريخ : 15-03-2011 الساعة : 07:58 PM\n{ASKED}\n"
    )
    (post,) = separate_text(text)
    assert (post.author, post.posted) == ("فلاح42", "15-03-2011 الساعة : 07:58 PM")
    assert post.body == ASKED


def test_a_cell_ends_the_quote_of_a_text_without_a_head() -> None:
    quote = f"اقتباس:\nالمشاركة الأصلية كتبت بواسطة سالم\n{ASKED}"
    (post,) = separate_text(f"{quote}\n|\n{ANSWERED}")
    assert (post.quotes, post.body) == ([("سالم", ASKED)], ANSWERED)
    (whole,) = separate_text(f"{quote}\n{ANSWERED}")
    assert whole.body == f"{quote}\n{ANSWERED}"


def test_posts_end_at_the_links_of_invision_without_names() -> None:
    links = "رابط هذا التعليق\nشارك\n"
    listed = "المواضيع التي سنتحدث عنها:\n----------------------------------\n1 الري\n2 التقليم"
    text = (
        f"{TITLE}\n\n\nفلاح\n\nRecommended Posts\n\n{ASKED}\n\n{links}\n"
        f"Guest سالم\n\n{ANSWERED}\n\n{links}\nشكرا لك\nفقد أفدتنا كثيرا بهذا الشرح.\n\n{links}\n"
        f"بسم الله الرحمن الرحيم\n\n{listed}\n"
    )
    posts = separate_text(text)
    assert [post.author for post in posts] == ["", "Guest سالم", "", ""]
    assert [post.body for post in posts] == [
        ASKED,
        ANSWERED,
        "شكرا لك\nفقد أفدتنا كثيرا بهذا الشرح.",
        f"بسم الله الرحمن الرحيم\n\n{listed}",
    ]


def test_the_panel_of_vbulletin_5_without_labels() -> None:
    text = (
        f"{TITLE}: سؤال وجواب\n\nتقليص\nX\n\n  • الوقت\n  • عرض\nإلغاء تحديد الكل\nمشاركات جديدة\n"
        "  • فلاح42\n    مزرعة الوادي\n    • Nov 2006\n    • 1374\n\n"
        f"    {TITLE}: سؤال وجواب\n\n{ASKED}"
    )
    (post,) = separate_text(text)
    assert (post.author, post.title) == ("فلاح42", "مزرعة الوادي")
    assert dict(post.panel) == {"Join Date": "Nov 2006", "Posts": "1374"}
    assert post.body == ASKED


def test_one_count_between_a_rank_and_who_wrote_the_post() -> None:
    text = (
        f"{TITLE}\n\nفلاح42\nAdministrator\n\nنقاط : 146584\n\ndefault {TITLE}\n\n"
        f"Post by فلاح42 on Wed Dec 21, 2011 2:41 am\n\n{ASKED}"
    )
    (post,) = separate_text(text)
    assert (post.author, post.panel) == ("فلاح42", [("نقاط", "146584")])
    assert post.body == ASKED


def test_a_title_a_trail_and_paging_over_words_without_a_head() -> None:
    way = "منتدى الأرض :: الزراعة :: الزيتون\nصفحة 1 من اصل 1"
    (post,) = separate_text(f"{TITLE}\n{way}\n{TITLE}\n{ASKED}")
    assert post.body == ASKED
    (twice,) = separate_text(f"{TITLE}\n{ANSWERED}\n{TITLE}\n{ASKED}")
    assert ANSWERED in twice.body


def test_the_word_for_an_icon_before_a_title_that_stands_over_the_page() -> None:
    panel = "معلومات العضو\nفلاح42\nعضو نشيط\nإحصائية العضو\n"
    head = f"قديم 05-04-2016, 02:48 PM   رقم المشاركة : 1\n{panel}"
    (post,) = separate_text(f"{TITLE}\n{FRAME}{head}\nHot News1 {TITLE}\n\n{ASKED}\n")
    assert post.body == ASKED


def test_the_first_author_of_a_thread_and_its_board_over_a_post() -> None:
    (post,) = separate_text(f"كاتب الموضوع :\nسعاد\nالمنتدى :\nالأرشيف\n{ASKED}")
    assert (post.author, post.body) == ("", ASKED)


def test_words_right_over_the_number_of_the_first_post_are_kept() -> None:
    signed = "\nسالم, ‏ديسمبر 12, 2005\n#1\n"
    posts = separate_text(f"{ASKED}{signed}{ANSWERED}\nفلاح42, ‏ديسمبر 13, 2005\n#2\nتعليقات")
    assert any(ASKED in post.body for post in posts)
    assert any(ANSWERED in post.body for post in posts)
