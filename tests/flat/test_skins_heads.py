"""Heads of posts as skins and tools leave them: each post has its own words, and no others."""

import pytest

from crawler.flat import FlatPost, separate_text

ASKED = "أردت أن أشارككم تجربتي مع زراعة الزيتون في المناطق الجافة، وقد بدأت قبل ثلاث سنوات."
ANSWERED = "بارك الله فيك على هذا الشرح المفيد، وعندي سؤال عن مواعيد الري في الصيف."
THANKED = "شكرا على الرد"
TITLE = "زراعة الزيتون في الجبال"
JOIN = "هل تريد التفاعل مع هذه المساهمة؟ كل ما عليك هو إنشاء حساب جديد ببضع خطوات."

# A title that is the icon's word alone, brief words, and the member's status under them.
STATUS_UNDER_WORDS = "".join(
    f"""
قديم 01-12-2006, 04:{minute} PM   #{number}
{name}
فريق البستان - عضو ذهبي
تاريخ التسجيل: May 2005
المشاركات: 21,524
افتراضي
{words}
{name} غير متواجد حالياً
"""
    for number, minute, name, words in [
        (31, 43, "فلاح42", "يا سالم\nشرفني مرورك"),
        (32, 44, "سالم", "تسلم"),
        (33, 57, "فلاح42", ANSWERED),
    ]
)

RANK_OF_MANY_WORDS = f"""
إضافة رد

قديم 2010-10-16, 15:40   رقم المشاركة :1
معلومات العضو
الراعي الأول وداعم مسيرة العطاء في البستان
الصورة الرمزية فلاح42
إحصائية العضو

مستوى التقييم: 9
فلاح42 is on a distinguished road

مشاهدة أوسمتي

المنتدى : قسم الأشجار المثمرة
افتراضي {TITLE}

{ASKED}
"""

NUMBERED_UNDER_BUTTON = f"""
تفعيل العضوية طلب رقم تفعيل العضوية
أي دعاية لموقع سيعرض صاحبها للتوقيف من إدارة المنتدى، فلا تلوموا إلا أنفسكم بعد ذلك.

إضافة رد

قديم 06-24-2010, 07:17 PM   #31

موقوف

تاريخ التسجيل: May 2009
المشاركات: 2,959
Icon28 {TITLE}

{ASKED}
"""

RULED = "\n".join([ASKED, *(f"{n}. {ANSWERED}" for n in range(8))])
ARCHIVED = f"""
المساعد الشخصي الرقمي

مشاهدة النسخة كاملة : {TITLE}

الصفحات : [1] 2

فلاح42
17-03-2007, 01:21
نقلا عن جدي
-------------------------
{RULED}
"""

NAMED_AS_A_MONTH = f"""
منتديات الحقول

منتديات الحقول (https://forum.example/vb/index.php)
-   -   {TITLE} (https://forum.example/vb/showthread.php?t=90765)

ناصر البستاني 24 - 03 - 2010 09:27

{ASKED}
"""

WELCOME = f"""
البستان الجميل
أهلا بكم جميعا في بيتكم " البستان الجميل " ضعوا أسئلتكم عن الأشجار وسوف نجد لكم الحل.

{TITLE}

استعرض الموضوع السابق استعرض الموضوع التالي اذهب الى الأسفل

{TITLE}

مُساهمة  فلاح42 في الإثنين يناير 02, 2012 6:05 pm

{ASKED}
"""

PICTURES_CALLED_BY_TITLES = f"""
{JOIN}
كاتب الموضوعرسالة
فلاح42
مزارع نشيط
مزارع نشيط
فلاح42

عدد المساهمات : 234
تاريخ التسجيل : 24/03/2008
صور المزرعة : {TITLE} 2 Upload

{TITLE} Empty
مُساهمةموضوع: {TITLE}   {TITLE} I_icon_minitimeالجمعة 28 مارس - 2:01

{ASKED}
"""

SIGNS_OF_A_BIRTHDAY = f"""
{JOIN}
اذهب الى الأسفل
فلاح42
فلاح42

ذكر الجدي الماعز
مشآرڪآتي : 159
عُمرِـ?• : 56
نِقاط?• : 5969
تاريخ التسجيل : 24/08/2008
https://farm.example

{TITLE} Empty {TITLE}

الأحد 10 يناير - 12:39
{ASKED}
"""

WITHOUT_AVATAR = f"""
{JOIN}
كاتب الموضوعرسالة
سالم
أهلا بالضيف
أهلا بالضيف
avatar

عدد الرسائل : 45

تاريخ التسجيل : 05/12/2010
وســـــــــــام النشـــــــــــــــاط : 6

{TITLE} Empty
{ASKED}
"""

WITHOUT_NAMES = f"""
اذهب الي المحتوي

{TITLE}

الردود الموصى بها

قام بنشر

{ASKED}

رابط هذا التعليق
شارك

قام بنشر

{ANSWERED}

رابط هذا التعليق
شارك
"""

HEADINGS = f"""
# {TITLE}

## فلاح42 (5 مايو 2007)

{ASKED}

## سالم (6 مايو 2007)

{ANSWERED}

## فلاح42 (8 مايو 2007)

{THANKED}
"""

MISSPELT_LABEL = f"""
النتائج 1 إلى 6 من 6

الموضوع: {TITLE}

  1. #1
    ~¤ مزارع هادئ ¤~ الصورة الرمزية فلاح42
    تاريخ التسجيل
    05 Jun 2019
    الحنس:
    أنثى
    المشاركات
    245
    Thumbs Up
    Received: 14
    Given: 0

    {TITLE}

    {ASKED}
    0 Not allowed!
"""

PARTS_OF_A_PANEL = f"""
إضافة رد

أدوات الموضوع
  #1
قديم 2014- 1- 19
الصورة الرمزية فلاح42
فلاح42
مزارع ذهبي
بيانات الطالب:
الكلية: الزراعة
الدراسة: انتظام
التخصص: البساتين
بيانات الموضوع:
المشاهدات: 28736
المشاركـات: 78

الملف الشخصي:
رقم العضوية : 79537
تاريخ التسجيل: Thu Jun 2011
المشاركات: 855
افتراضي {TITLE}

{ASKED}
"""


def _said(posts: list[FlatPost]) -> list[tuple[str, str, str]]:
    return [(post.author, post.posted, post.body.strip()) for post in posts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            STATUS_UNDER_WORDS,
            [
                ("فلاح42", "01-12-2006, 04:43 PM", "يا سالم\nشرفني مرورك"),
                ("سالم", "01-12-2006, 04:44 PM", "تسلم"),
                ("فلاح42", "01-12-2006, 04:57 PM", ANSWERED),
            ],
        ),
        (RANK_OF_MANY_WORDS, [("فلاح42", "2010-10-16, 15:40", ASKED)]),
        (NUMBERED_UNDER_BUTTON, [("", "06-24-2010, 07:17 PM", ASKED)]),
        (NAMED_AS_A_MONTH, [("ناصر البستاني", "24 - 03 - 2010 09:27", ASKED)]),
        (WELCOME, [("فلاح42", "الإثنين يناير 02, 2012 6:05 pm", ASKED)]),
        (PICTURES_CALLED_BY_TITLES, [("فلاح42", "الجمعة 28 مارس - 2:01", ASKED)]),
        (SIGNS_OF_A_BIRTHDAY, [("فلاح42", "الأحد 10 يناير - 12:39", ASKED)]),
        (WITHOUT_AVATAR, [("سالم", "", ASKED)]),
        (WITHOUT_NAMES.replace("\n\n", "\n"), [("", "", ASKED), ("", "", ANSWERED)]),
        (PARTS_OF_A_PANEL, [("فلاح42", "2014- 1- 19", ASKED)]),
        (WITHOUT_NAMES, [("", "", ASKED), ("", "", ANSWERED)]),
        (
            HEADINGS,
            [
                ("فلاح42", "5 مايو 2007", ASKED),
                ("سالم", "6 مايو 2007", ANSWERED),
                ("فلاح42", "8 مايو 2007", THANKED),
            ],
        ),
        (MISSPELT_LABEL, [("فلاح42", "", ASKED)]),
    ],
)
def test_posts_are_apart(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _said(separate_text(text)) == expected


@pytest.mark.parametrize(
    "name",
    ["رمضان", "رجب السيد", "أحمد رمضان", "خميس", "أبو خميس", "علي", "صباح", "عام الخير", "عمر 24"],
)
@pytest.mark.parametrize("date", ["20-11-2021, 05:05 PM", "20 نوفمبر 2021، 05:05 م"])
def test_a_name_before_a_date_may_be_a_word_of_dates(name: str, date: str) -> None:
    text = f"{name} {date}\n{ASKED}\nسالم {date}\n{ANSWERED}\n{name} {date}\n{THANKED}"
    assert _said(separate_text(text)) == [
        (name, date, ASKED),
        ("سالم", date, ANSWERED),
        (name, date, THANKED),
    ]


def test_days_of_the_week_before_dates_are_no_names() -> None:
    text = f"سالم السبت 20-11-2021, 05:05 PM\n{ASKED}\nبدر سبت 20-11-2021, 05:05 PM\n{ANSWERED}"
    posts = separate_text(f"{text}\nسالم في 21-11-2021, 05:05 PM\n{THANKED}")
    assert [post.author for post in posts] == ["سالم", "بدر", "سالم"]


@pytest.mark.parametrize("leading", ["Le", "Am", "El", "Il", "Op", "On"])
def test_what_leads_to_a_date_is_no_name(leading: str) -> None:
    said = enumerate((ASKED, ANSWERED, THANKED), 3)
    posts = separate_text(
        "".join(f"#\n{leading} {n} mars 2019 16:5{n}\n{words}\n" for n, words in said)
    )
    assert leading not in [post.author for post in posts]


def test_a_lone_post_of_an_archive_goes_on_under_its_author_s_rule() -> None:
    (post,) = separate_text(ARCHIVED)
    assert (post.author, post.posted) == ("فلاح42", "17-03-2007, 01:21")
    assert post.body.splitlines()[0] == "نقلا عن جدي"
    assert post.body.endswith(RULED)
    assert post.signature is None


def test_what_a_panel_shows_in_pictures_is_in_it() -> None:
    pictured, signed, plain, misspelt = (
        dict(separate_text(text)[0].panel)
        for text in (
            PICTURES_CALLED_BY_TITLES,
            SIGNS_OF_A_BIRTHDAY,
            WITHOUT_AVATAR,
            MISSPELT_LABEL,
        )
    )
    assert pictured["صور المزرعة"] == f"{TITLE} 2 Upload"
    assert (signed["الجنس"], signed["الأبراج"]) == ("ذكر", "الجدي الماعز")
    assert signed[""] == "https://farm.example"
    assert "6" in plain.values()
    assert (misspelt["الحنس"], misspelt["المشاركات"]) == ("أنثى", "245")
    assert (misspelt["Received"], misspelt["Given"]) == ("14", "0")


def test_figures_of_the_thread_are_not_the_member_s() -> None:
    panel = separate_text(PARTS_OF_A_PANEL)[0].panel
    assert [label for label, _ in panel] == [
        *("الكلية", "الدراسة", "التخصص"),
        *("رقم العضوية", "تاريخ التسجيل", "المشاركات"),
    ]


@pytest.mark.parametrize(
    ("text", "title"), [(MISSPELT_LABEL, "~¤ مزارع هادئ ¤~"), (PARTS_OF_A_PANEL, "مزارع ذهبي")]
)
def test_a_rank_beside_an_avatar_s_name_is_a_title(text: str, title: str) -> None:
    assert separate_text(text)[0].title == title


def test_a_member_s_first_day_is_no_post_s_date() -> None:
    text = f"{ASKED}\nتاريخ التسجيل\n05 Jun 2019\n{ANSWERED}"
    assert [post.posted for post in separate_text(text)] == [""]
