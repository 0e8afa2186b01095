"""Pages of which an extractor left little of the posts' heads: each post is apart all the same."""

import pytest

from crawler.flat import FlatPost, separate_text

ASKED = "أردت أن أشارككم تجربتي مع زراعة الزيتون في المناطق الجافة، وقد بدأت قبل ثلاث سنوات."
ANSWERED = "بارك الله فيك على هذا الشرح المفيد، وعندي سؤال عن مواعيد الري في الصيف."
TITLE = "زراعة الزيتون في الجبال"
BLURB = "أكبر موقع للمزارعين في الوطن العربي، يغطي كل ما يهم الحقول والبساتين. سجل معنا الآن."

HANDLES = f"""
فلاح42

فلاح42 @falah42

{ASKED}

سالم

سالم @salem_7

{ANSWERED}
"""

NAMES_TWICE = f"""
{BLURB}
فلاح42
30-06-2022 - 01:48 pm
{ASKED}


التعليقات (1)
سالم
سالم
{ANSWERED}
"""

IDS_UNDER_COLUMNS = f"""
الرئيسية منتديات مجلس الزراعة {TITLE}

مشاهدة 2 مشاركات - 1 إلى 2 (من مجموع 2)
  • الكاتب
    المشاركات
  • #71848

    {ASKED}

  • #71902

    {ANSWERED}
  • الكاتب
    المشاركات
مشاهدة 2 مشاركات - 1 إلى 2 (من مجموع 2)
"""

PRINTED = f"""
منتديات الحقول

منتديات الحقول (https://forum.example/vb/index.php)
-   الأشجار المثمرة (https://forum.example/vb/forumdisplay.php?f=2)
-   -   {TITLE} (https://forum.example/vb/showthread.php?t=90765)

فلاح42 13-05-2009 03:38

{TITLE}

{ASKED}

سالم 14-05-2009 11:12

{ANSWERED}
"""

NUMBERS_WITH_DATES = f"""
{TITLE} ( للفائدة )

الكاتب : فلاح42   المشاهدات : 565   الردود : 1    2006-04-21
      مشاركة رقم : 1    2006-04-21
  1. فلاح42

    فلاح42 مشرف سابق

    التسجيل :
    2001-07-20
    المشاركات:
    16,868
    الإعجاب :
    3
    {TITLE}
    الجمعة, 21-أبريل-2006
    {ASKED}
      مشاركة رقم : 2    2006-04-22
  2. سالم

    سالم عضو

    التسجيل :
    2005-01-02
    المشاركات:
    61
    الإعجاب :
    0
    {ANSWERED}
"""


def _said(posts: list[FlatPost]) -> list[tuple[str, str]]:
    return [(post.author, post.body.strip()) for post in posts]


@pytest.mark.parametrize("text", [HANDLES, NAMES_TWICE, PRINTED, NUMBERS_WITH_DATES])
def test_each_post_has_its_author_and_its_words(text: str) -> None:
    assert _said(separate_text(text)) == [("فلاح42", ASKED), ("سالم", ANSWERED)]


def test_each_post_has_its_words_where_no_name_is_left() -> None:
    assert _said(separate_text(IDS_UNDER_COLUMNS)) == [("", ASKED), ("", ANSWERED)]


def test_dates_beside_numbers_are_those_of_the_posts() -> None:
    posts = separate_text(NUMBERS_WITH_DATES)
    assert [post.posted for post in posts] == ["2006-04-21", "2006-04-22"]
    assert [post.position for post in posts] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        f"{ASKED}\n\nتابعوني\n\nتابعوني هنا @falah42",
        f"{ASKED}\n\n- #12\n- #15\n\n{ANSWERED}",
        f"{ASKED}\n\nنعم\nنعم\n{ANSWERED}",
        f"{ASKED}\n-   المصدر (https://forum.example/olive)\n{ANSWERED}",
    ],
)
def test_the_same_in_an_authors_words_is_no_head(text: str) -> None:
    assert _said(separate_text(text)) == [("", text)]


GAME = f"""
عرض مشاركة واحدة
قديم 23-11-2010, 02:06 PM   #1
فلاح42
مشرف منتدى الزراعة

الصورة الرمزية فلاح42

تاريخ التسجيل: Nov 2009
المشاركات: 4,270
معدل تقييم المستوى: 20
فلاح42 is on a distinguished road

اوسمتي

المستوى : 48 [♥ وسام ♥♥ وسام ♥♥ وسام ♥♥ وسام ♥♥ وسام ♥♥ وسام ♥♥ وسام ♥]
الحياة 119 / 1196

النشاط 1423 / 53663
المؤشر 84%

Lightbulb {TITLE}

{ASKED}
"""


def test_the_bars_of_a_game_are_the_panel_s() -> None:
    (post,) = separate_text(GAME)
    assert (post.author, post.body) == ("فلاح42", ASKED)
    assert {("الحياة", "119 / 1196"), ("النشاط", "1423 / 53663"), ("المؤشر", "84%")} <= set(
        post.panel
    )


PICTURED = f"""
قديم 24-04-2008, 02:38 AM   #1
فلاح42

نائب المدير

الصورة الرمزية فلاح42

الملف الشخصي:
تاريخ التسجيل: May 2007
رقم العضوية: 35230
المشاركات: 42,396


مزاجي اليوم:


تقييم العضو:
فلاح42 is on a distinguished road

فلاح42 غير متصل
افتراضي {TITLE}

{ASKED}
"""


def test_labels_of_pictures_are_the_panel_s() -> None:
    (post,) = separate_text(PICTURED)
    assert (post.author, post.body) == ("فلاح42", ASKED)
    assert ("المشاركات", "42,396") in post.panel


QUOTED_IN_A_TABLE = f"""
 |
اقتباس |
 |
|
|
 |
عفوا ,,, لايمكنك مشاهده الروابط لانك غير مسجل لدينا [ للتسجيل اضغط هنا ]
المشاركة الأصلية كتبت بواسطة سالم |
 |
|
|
|
{ANSWERED}
نعود للانتظار !
|
|
 |
|
{ASKED}
"""


def test_a_quote_in_a_table_ends_with_its_cell() -> None:
    (post,) = separate_text(QUOTED_IN_A_TABLE)
    assert post.quotes == [("سالم", f"{ANSWERED}\nنعود للانتظار !")]
    assert post.body == ASKED


def test_a_bare_number_under_the_thread_s_tools_is_a_head() -> None:
    bars = "|\n||||\n" * 4
    tools = "منتدى الزراعة كل ما يتعلق بها... |\n|\nأدوات الموضوع | انواع عرض الموضوع |"
    text = f"{tools}\n{bars}#1\n{bars}{ASKED}"
    assert _said(separate_text(text)) == [("", ASKED)]


CONTACTS = f"""
العودة   منتديات الحقول > الأشجار المثمرة

LinkBack أدوات الموضوع انواع عرض الموضوع
قديم 17-06-2009, 10:05 PM   رقم المشاركة : 1 (permalink)
معلومات العضو
فلاح42
::. Moderators .::

الصورة الرمزية الخاصة بـ فلاح42

إحصائية العضو

فلاح42 غير متواجد حالياً

إرسال رسالة عبر MSN إلى فلاح42 إرسال رسالة عبر Skype إلى فلاح42

إحصائية الترشيح

عدد النقاط : 14
فلاح42 is on a distinguished road

افتراضي {TITLE}

{ASKED}
"""


def test_contacts_and_figures_under_a_name_are_no_words_of_the_post() -> None:
    (post,) = separate_text(CONTACTS)
    assert (post.author, post.position, post.body) == ("فلاح42", 1, ASKED)


ENGLISH_FRAME = f"""
Page 1 of 1
1
Tweet
LinkBack
Thread Tools
post #1
of 2
(
permalink
)
Old
17-06-2009, 09:47 PM
Thread Starter
فلاح42
Junior Member
Join Date: Jan 2005
Posts: 26
{ASKED}
post #2
of 2
(
permalink
)
Old
18-06-2009, 08:15 AM
سالم
Junior Member
Join Date: Jan 2006
Posts: 12
{ANSWERED}
"""


def test_names_are_no_parts_of_the_frame() -> None:
    assert _said(separate_text(ENGLISH_FRAME)) == [("فلاح42", ASKED), ("سالم", ANSWERED)]


def test_what_a_forum_counts_over_a_thread_is_no_post() -> None:
    figures = (
        "المتواجدون الآن ؟\nككل هناك 9 عُضو متصل حالياً :: 0 عضو مُسجل\n"
        "هذا المنتدى يتوفر على 1352 عُضو.آخر عُضو مُسجل هو سالم فمرحباً به."
    )
    text = f"{figures}\n{TITLE}\n2 مشترك\nصفحة 1 من اصل 1\n{TITLE}\n{TITLE}\n{ASKED}"
    assert _said(separate_text(text)) == [("", ASKED)]


DATES_OVER_NAMES = f"""
Search
Replies
فلاح42
Forumite
27.3K
posts
✭✭✭✭✭
4 December 2016 at 12:25AM
{ASKED}
كل شجرة صبر
0
4 December 2016 at 12:38AM
سالم
Forumite
38.5K
posts
✭✭✭
4 December 2016 at 12:38AM
{ANSWERED}
5 December 2016 at 9:02AM
فلاح42
Forumite
27.3K
posts
✭✭✭✭✭
5 December 2016 at 9:02AM
شكرا لك على السؤال، سأجيب عنه في المساء إن شاء الله.
"""


def test_a_name_stands_between_two_dates() -> None:
    posts = separate_text(DATES_OVER_NAMES)
    assert [post.author for post in posts] == ["فلاح42", "سالم", "فلاح42"]
    assert posts[1].body == ANSWERED
