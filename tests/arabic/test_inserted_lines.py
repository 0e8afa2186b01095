"""Given the lines of a body, which of them the forum put there itself."""

import time

import pytest

from crawler.arabic.hidden_notices import without_hidden_notices
from crawler.arabic.notices import is_notice

# Each of them a line that stands in a post in place of what the forum hides or has changed.
INSERTED = """
فقط الأعضاء المسجلين والمفعلين يمكنهم رؤية الوصلات . اضغط هنا للتسجيل
[الأعضاء المسجلين فقط يمكنهم مشاهدة الروابط]
عذراً، فقط الأعضاء المسجلين يستطيعون مشاهدة الصور. اضغط هنا للتسجيل
يجب عليك تسجيل الدخول أو التسجيل لمشاهدة الرابط المخفي
يلزمك التسجيل لتحميل المرفق
يجب عليك التسجيل حتى تتمكن من مشاهدة الروابط
عفوا ,,, لايمكنك مشاهده الروابط لانك غير مسجل لدينا [ للتسجيل اضغط هنا ]
عذرًا، فقط الأعضاء المسجلين دخولهم بإمكانهم مشاهدة المحتوى الخاص.
المحتوى المخفي: يجب الرد لمشاهدة المحتوى
يجب الضغط على زر الشكر لمشاهدة المحتوى
لن تستطيع مشاهدة الروابط قبل التسجيل
لا يمكنك مشاهدة الروابط، سجل الآن
ليس لديك تصريح لمشاهدة المرفقات
*** نص مخفي: لا يمكن اقتباسه. ***
You must register to see links
[لمشاهدة الروابط يلزمك التسجيل في المنتدى]
عفواً لا يمكن عرض الرابط الا بعد التسجيل
عزيزي الزائر لا يمكنك مشاهدة الرابط إلا بعد التسجيل
لن يظهر الرابط إلا بعد الرد
هذا النص مخفي ولا يظهر إلا بعد الرد
*** إخفاء: هذه المشاركة مخفية، يجب عليك الرد على الموضوع لمشاهدتها ***
---------- تمت الإضافة الساعة 05:12 PM ---------- كان الوقت السابق 05:10 PM ----------
---------- Post added at 05:12 PM ---------- Previous post was at 05:10 PM ----------
- - - Updated - - -
- - - تم التحديث - - -
تم تصغير هذه الصورة. اضغط على هذا الشريط لعرضها بحجمها الطبيعي
إضغط هنا لمشاهدة الصورة بحجمها الأصلي
هذه الصورة تم تصغيرها، انقر هنا لعرض الصورة بمقاسها الحقيقي
تم تصغير الصورة
تم تصغير هذه الصورة . نقره على هذا الشريط لعرض الصورة بكامل حجمها . الحجم هو 1024 * 768
هذه الصورة تم تصغير حجمها. إضغط هذا الشريط لعرض الصورة بالحجم الكامل.
عفواً، هذه الصورة تم تحجيمها. اضغط هنا لمشاهدة الحجم الأصلي
اضغط على هذا الشريط لعرض الصورة بالمقاس الكامل.
نقره لعرض الصورة في صفحة مستقلة
العرض الأصلي للصورة 1024x768.
الموضوع الأصلي: طريقة تجفيف الليمون || الكاتب: أم النخيل || المصدر: منتديات الواحة
المصدر: منتديات الواحة - من قسم: الطبخ
"""
# What an author writes with the same words.
OWN = """
يجب عليك التسجيل في الجامعة قبل يوم الأحد
يجب أن تسجل الدخول في موقع الوزارة ثم تختار الخدمة وتشاهد الصور التي رفعتها
يرجى التسجيل في الدورة قبل مشاهدة المحتوى
الأعضاء المسجلين في الدورة يمكنهم رؤية الصور في الصفحة الثانية من الموضوع
لا يمكنك مشاهدة الصور بوضوح
لن يظهر النص إلا بعد تحديث الصفحة
المشاركة مخفية عندي ولا أدري ما السبب
لمشاهدة الصور افتح الرابط
الموضوع الأصلي كان عن الزراعة، والكاتب: مجهول
المصدر: كتاب الحيوان
من مواضيع الامتحان الفصل الثالث
هذه الصورة بحجم كبير ولا تفتح عندي
هذه الصورة بحجم آخر أجمل
هذه الصورة تم تصغيرها ببرنامج الرسام
تم تصغير الصورة لتناسب حجم المنتدى
هذه الصورة تم تحجيمها قبل الرفع
اضغط على الصورة لتكبيرها ثم قل رأيك
العرض الأصلي للصورة كان في متحف المدينة
-----الفصل الأول 10:15-----
يجب تحميل الملف قبل التسجيل
يجب عليك تحميل الملف ثم تسجيل الدخول
سيظهر لك المحتوى المخفي بعد تغيير الخيارات
ستظهر لك الروابط المخفية بعد تحديث الصفحة
الرجاء من الجميع الرد بعد مشاهدة الصور
يرجى الرد على الخاص لعرض الصور
-----
[سجل اسمك هنا]
"""


@pytest.mark.parametrize("line", INSERTED.strip().splitlines())
def test_a_line_that_the_forum_inserted_leaves_the_body(line: str) -> None:
    kept = without_hidden_notices(f"أول الكلام\n{line}\nآخر الكلام")
    assert kept == ("أول الكلام\nآخر الكلام", True)
    assert is_notice(line)


@pytest.mark.parametrize("line", OWN.strip().splitlines())
def test_a_line_of_the_author_stays(line: str) -> None:
    assert without_hidden_notices(line) == (line, False)


def test_in_brackets_a_notice_leaves_the_middle_of_a_line() -> None:
    text = (
        "التحميل [فقط الأعضاء المسجلين والمفعلين يمكنهم رؤية الوصلات . إضغط هنا للتسجيل] بالتوفيق"
    )
    assert without_hidden_notices(text) == ("التحميل بالتوفيق", True)


@pytest.mark.parametrize(
    "line",
    [
        "عرض المرفق 12345",
        "صورة.jpg (45.2 كيلوبايت, المشاهدات 120)",
        "الصور المصغرة للصور المرفقة",
        "الأعضاء الذين قالوا شكراً لـ سعد على المشاركة المفيدة:",
        "عدد الأعضاء الذين شكروا سعد على هذه المشاركة : 3",
        "سعد و 3 آخرون معجبون بهذا.",
        "تم حذف هذه المشاركة بواسطة سعد",
        "أنت تتجاهل محتوى هذا العضو.",
        "الكلمات الدلالية (Tags)",
    ],
)
def test_lines_around_a_flattened_body(line: str) -> None:
    assert is_notice(line)
    assert without_hidden_notices(line) == (line, False)


@pytest.mark.parametrize("part", ["[", "يجب ", "يجب عليك الرد على ", "-----", "-----1:11 "])
def test_no_text_takes_long(part: str) -> None:
    text = part * (40_000 // len(part)) + "مسجل"
    began = time.perf_counter()
    without_hidden_notices(text)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "notice",
    [
        "عذراً\nلا يمكنك مشاهدة الروابط، سجل الآن",
        "عفوا،\n\nالمحتوى المخفي:\n \nيجب الرد لمشاهدة المحتوى",
        "[عزيزي الزائر:\nيلزمك التسجيل لتحميل المرفق]",
        "هذا النص مخفي\nولا يظهر إلا بعد الرد",
    ],
)
def test_a_notice_of_several_lines_goes_whole(notice: str) -> None:
    for lines in (1, 300):
        own = "\n".join(["سطر من كلام الكاتب"] * lines)
        assert without_hidden_notices(notice) == ("", True)
        assert without_hidden_notices(f"{own}\n{notice}") == (own, True)
        assert without_hidden_notices(f"{own}\n{notice}\n{own}") == (f"{own}\n{own}", True)


def test_a_long_log_is_not_looked_at_closely_for_one_suspicious_line() -> None:
    log = "O4 - HKLM\\..\\Run: [tray] C:\\Program Files\\tray\\tray.exe\n" * 4000
    began = time.process_time()
    for _ in range(10):
        assert without_hidden_notices(f"{log}register{log}") == (f"{log}register{log}", False)
    assert time.process_time() - began < 1


def test_notices_far_apart_all_go() -> None:
    notice, own = "يجب عليك الرد لمشاهدة المحتوى", "من كلام الكاتب\n" * 100
    assert without_hidden_notices(f"{own}{notice}\n{own}{notice}")[0] == (own * 2).strip()


@pytest.mark.parametrize("lines", [1, 300])
def test_other_threads_of_the_author_under_a_post_leave_it(lines: int) -> None:
    own = "\n".join(["سطر من كلام الكاتب"] * lines)
    others = "\n".join(f"0 موسم النخل {number}" for number in range(9))
    assert without_hidden_notices(f"{own}\n\nمن مواضيع : نوّار\n\n{others}") == (own, True)
