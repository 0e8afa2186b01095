"""Threads that MyBB prints and archives: posts under their heads, the frame in none of them."""

from crawler.flat import separate_text

ASKED = "أردت أن أشارككم تجربتي مع زراعة الزيتون في المناطق الجافة، وقد بدأت قبل ثلاث سنوات."
ANSWERED = "بارك الله فيك على هذا الشرح المفيد، وعندي سؤال عن مواعيد الري في الصيف."
TITLE = "زراعة الزيتون في الجبال"


def test_a_printed_thread_names_author_and_date_behind_its_title() -> None:
    printed = f"""
{TITLE} - نسخة قابلة للطباعة

+- منتدى البستان (https://forum.example)
+-- المنتدى: الأشجار المثمرة (https://forum.example/forumdisplay.php?fid=3)
+--- الموضوع: {TITLE} (https://forum.example/showthread.php?tid=8)

{TITLE} - فلاح42 - 24-09-2016

{ASKED}

رد: {TITLE} - سالم البستاني - 25-09-2016

{ANSWERED}
"""
    posts = separate_text(printed)
    assert [(post.author, post.body, post.posted) for post in posts] == [
        ("فلاح42", ASKED, "24-09-2016"),
        ("سالم البستاني", ANSWERED, "25-09-2016"),
    ]


def test_a_line_of_words_after_the_title_heads_no_post() -> None:
    printed = f"""
+- منتدى البستان (https://forum.example)
+--- الموضوع: {TITLE} (https://forum.example/showthread.php?tid=8)

{TITLE} - فلاح42 - 24-09-2016

{ASKED}
{TITLE} - كتاب نافع - لمن أراد
{ANSWERED}
"""
    (post,) = separate_text(printed)
    assert "كتاب نافع" in post.body
    assert post.body.endswith(ANSWERED)


def test_the_frame_of_an_archive_is_in_no_post() -> None:
    archived = f"""
منتدى البستان
النسخة الكاملة: {TITLE}
أنت حالياً تتصفح نسخة خفيفة من المنتدى. مشاهدة نسخة كاملة مع جميع الأشكال الجمالية.
فلاح42
24-09-2016, 04:43 PM
{ASKED}
سالم
25-09-2016, 04:44 PM
{ANSWERED}
فلاح42
25-09-2016, 05:12 PM
{ASKED}
"""
    posts = separate_text(archived)
    assert [(post.author, post.body) for post in posts] == [
        ("فلاح42", ASKED),
        ("سالم", ANSWERED),
        ("فلاح42", ASKED),
    ]
