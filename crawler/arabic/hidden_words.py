"""The words in which forums tell what they hide, as patterns over letters folded in place."""

from __future__ import annotations

# A forum speaks to whoever reads; an author speaks of himself (`لا أستطيع`) or to several people.
ASKED = r"يجب|ينبغي|يتوجب|عليك|يلزم(?:كم?)?|الرجاء|يرجي|المرجو|سجل"
DENIED = (
    r"لا ?(?:يمكنكم?|تستطيع|تملك)|(?:غير|ليس) (?:مسموح|مصرح)|ليست? لديك"
    r"|you (?:must|need|do not have)"
)
# Stems: what one would do, with what, and what has to be done before.
SEEING = r"(?:مشاهد|روي|عرض|قراء|تحميل|تري|اظهار|view|see|read|download|show)"
THING = r"(?:رابط|روابط|وصلات|صور|محتو|مرفق|ملحق|ملف|كود|نص|link|image|content|attachment|file)"
DOOR = r"تسجيل|دخول|رد|سجل|صلاحي\w+"
EXCUSE = r"(?:عذرا|عفوا|ناسف|sorry)"
MEMBERS = r"ال(?:اعضاء|مستخدمين) (?:ال)?(?:مسجلين|مسجلون)(?: و ?المفعلين)?(?: فقط)?"
