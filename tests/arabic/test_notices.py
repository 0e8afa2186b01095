"""Given a line of a post, whether the forum put it there."""

import pytest

from crawler.arabic.notices import is_notice

NOTICES = """
ليس لديك الصلاحية لمشاهدة المرفقات
لا تملك الصلاحيات المطلوبة لمشاهدة الملفات المرفقة مع هذه المشاركة
المرفق المطلوب لم يعد موجود
حُمِّل 3 مرات
تم التحميل 12 مرة
(12 KiB) تم تنزيله 3 مرات
ملاحظة: هذه المشاركة تنتظر الموافقة من قبل المشرف.
تم حذف هذه المشاركة.
آخر رفع بواسطة سالم في 12 مايو 2014، 13:37
لا يمكنك رؤية الروابط .. انقر هنا للتسجيل
يجب عليك التسجيل لمشاهدة الروابط
عفوا ، لا يمكنك رؤية محتوى هذه المساهمة حتى تقوم بالرد على هذا الموضوع
You are not allowed to view links. Register or Login
You do not have the required permissions to view the files attached to this post.
تم تعديل أبعاد هذه الصورة. إضغط هنا لمعاينتها بأبعادها الأصلية.
سالم النخيل, بدر الأفق و 3 آخرين يعجبهم هذا الموضوع
الأعضاء التالون يشكرون سالم النخيل على هذه المشاركة
These users thanked the author Salim for the post (total 3):
"""
OWN_WORDS = """
أعجبني هذا الموضوع كثيرا
يجب أن نشكر صاحب الموضوع
حملته 3 مرات ولم يعمل
سجلوا في المسابقة قبل الجمعة
لا تنسوا رؤية الصور في الأسفل
تم حذف الملف من جهازي
"""


@pytest.mark.parametrize("line", NOTICES.strip().splitlines())
def test_notices(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize("line", OWN_WORDS.strip().splitlines())
def test_an_author_s_words(line: str) -> None:
    assert not is_notice(line)
