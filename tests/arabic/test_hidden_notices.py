"""Given a body with a forum's notice of what guests do not see, then the author's own words."""

import pytest

from crawler.arabic.hidden_notices import ENTRANCE, without_hidden_notices

# `<...>` are the words of a link to log in or to register.
NOTICES = """
لا يمكن للزوار مشاهدة الصور الرجاء <التسجيل> أو <الدخول> ->
رابط التحميل: You are not allowed to view links. <Register> or <Login> -> رابط التحميل:
الرابط [ <للأعضاء المسجلين فقط. إضغط هنا للتسجيل> ] شكرا -> الرابط شكرا
يجب عليك <التسجيل> لمشاهدة الروابط. وشكرا لكم -> وشكرا لكم
عذرًا لا تستطيع رؤية الروابط <اضغط هنا للتسجيل> جربوه -> جربوه
[<ندعوك للتسجيل في المنتدى أو التعريف بنفسك لمعاينة هذا الرابط>] ->
الصورة: [ندعوك <للتسجيل في المنتدى> أو <التعريف بنفسك> لمعاينة هذه الصورة] جميلة -> الصورة: جميلة
[Vous devez être <inscrit> et <connecté> pour voir ce lien] merci -> merci
You must be <registered> for see links ->
يجب عليك الرد على هذا الموضوع لمُشاهدة محتوى هذه الرسالة المخفية. ->
المحتوى مخفي يجب الرد لمشاهدة المحتوى ->
يجب الرد على هذا الموضوع لرؤية محتوى هذه الرسالة ->
Hidden Content: You'll be able to see the hidden content once you reply to this topic. ->
Hidden Content - <Sign In> or <Sign Up> to see the hidden content. ->
Give reaction to this post to see the hidden content. ->
Please, <Login> or <Register> to view URLs content! ->
Only registered and activated users can see links. ->
This attachment is hidden for guests. Please <log in> or <register> to see it. ->
سيظهر المحتوى المخفي بعد الرد على الموضوع ->
ستتمكن من رؤية المحتوى المخفي بمجرد الرد على هذا الموضوع. ->
لا يمكن عرض هذا المحتوى لعدم امتلاكك الصلاحية لمشاهدته ->
*** النص المخفي: لا يمكن اقتباسه. *** ->
*** Hidden text: cannot be quoted. *** ->
لا تملك الصلاحيات الكافية لرؤية هذا المحتوى ->
للمشاهدة يجب عليك الرد على الموضوع ->
You must log in or register to view this content ->
لرؤية الروابط والصور يجب عليك التسجيل في المنتدى ->
"""
OWN_WORDS = """
سجلوا في المسابقة من <هنا>
لا تنسوا التسجيل في الموقع <من هنا> وتحميل البرنامج
كان الكنز مخفيا في الكهف
يجب أن نبحث عن الباب المخفي
لا يمكنني الرد على كل الرسائل اليوم
عذراً لا أستطيع مشاهدة المحتوى المخفي، ما الحل؟
لا يمكنني مشاهدة الصور المخفية في الموضوع
المحتوى مخفي عندي، كيف أشاهد الروابط؟
please show me the hidden link of the file
سيظهر الكنز المخفي بعد الرد على اللغز
لا يمكن عرض الكتاب لعدم امتلاكي نسخة منه
يا شباب سجلت <هنا> لمشاهدة الصور وما ظهرت
عليكم التسجيل في مسابقة الشعر <من هنا> لمشاهدة روابط الفائزين
أرجو من الجميع الرد على الموضوع لرؤية الصور القادمة
عليك أن ترى الصور في الموضوع السابق قبل الرد
للمشاهدة يجب عليك الرد على سؤالي
لرؤية الصور والأصدقاء يجب أن نلتقي في المسجد
لا أملك الصلاحيات الكافية لرؤية هذا المحتوى، فمن يساعدني
"""


def rows(lines: str) -> list[str]:
    return lines.strip().splitlines()


@pytest.mark.parametrize("row", rows(NOTICES))
def test_a_notice_goes(row: str) -> None:
    shown, _, left = row.partition("->")
    marked = shown.strip().replace("<", ENTRANCE).replace(">", ENTRANCE)
    assert without_hidden_notices(marked) == (left.strip(), True)


@pytest.mark.parametrize("row", rows(OWN_WORDS))
def test_an_author_s_words_stay(row: str) -> None:
    marked = row.replace("<", ENTRANCE).replace(">", ENTRANCE)
    assert without_hidden_notices(marked) == (row.replace("<", "").replace(">", ""), False)


def test_the_lines_around_a_notice_stay_apart() -> None:
    notice = "يجب عليك الرد لمشاهدة النص المخفي"
    assert without_hidden_notices(f"قبل\n{notice}\nبعد")[0] == "قبل\nبعد"
    assert without_hidden_notices(f"قبل\n\n{notice}\n\nبعد")[0] == "قبل\n\nبعد"
    assert without_hidden_notices(f"قبل\n{notice}\n\nبعد")[0] == "قبل\n\nبعد"
    linked = f"لا يمكنك مشاهدة الصور {ENTRANCE}سجل{ENTRANCE}"
    assert without_hidden_notices(f"قبل: {linked}\n{linked}\nبعد")[0] == "قبل:\nبعد"
