"""The words around a link to the entrance, as patterns over letters folded in place."""

from __future__ import annotations

import re

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
EXCUSE = r"(?:عذر\u064b?ا\u064b?|عفو\u064b?ا\u064b?|ناسف|sorry)"
# How a notice begins that a link to the entrance is a part of.
BARRED = (
    rf"(?<!\w)(?:{EXCUSE}?[،,.! ]*(?:but )?)?(?:"
    rf"(?:{ASKED}|{DENIED})(?: لكم?| عليك| ان)?"
    r"|لا ?(?:يمكن (?:للزوار|للزاير|للضيوف|لك|(?=مشاهد|روي|عرض))|يسمح ل\w+"
    r"|يحق لك|تتوفر|تظهر (?:هذه )?ال\w+ (?:للزوار|للضيوف|الا))|لن (?:تتمكن|تظهر|تستطيع)"
    r"|(?:من )?فضلا?ك? (?:قم|سجل|يجب|ادخل)|قم ب\w+|للاعضاء|للمسجلين"
    r"|لكي (?:تري|تتمكن)|(?:فقط )?الاعضاء المسجل(?:ين|ون)"
    r"|(?:هذا )?(?:المحتوي|محتوي|النص|الرابط)(?: ال| )?(?:مخفي|محجوب|متاح|ظاهر)"
    r"|you (?:are not|aren.t|cannot)|please (?:log|sign|regist|reply)\w*"
    r"|(?:only|guests|hidden) (?:\w+ )?(?:can|cannot|content|text|link|users|members)"
    r")(?!\w)"
)
SEEN = rf"{SEEING}\w*[^\n]{{0,30}}?{THING}"
# A question, and who speaks of himself.
ASKS = re.compile(
    r"[؟?]|(?<!\w)(?:انا|لي|عندي|معي|استطيع|اقدر|يمكنني|ارجوكم|اريد|كيف|لماذا|ليش|الخاص|i|me|my|how)(?!\w)"
    r"|بعد (?:مشاهد|روي|قراء)"
)
# Marks that may stand on or between the letters of any of these words.
IGNORED = re.compile("[\u064b-\u0652\u0640]")
