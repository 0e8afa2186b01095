"""Pages that say what is wrong in place of posts, told by their words."""

import re

from crawler.arabic.keys import norm_key

LONGEST_MESSAGE = 1500
# What a message may be about, and what it says of it.
_THING = r"(?:ال)?(?:موضوع|منتدي|قسم|مشاركه|مساهمه|رساله|رد|صفحه|عضو|مستخدم|مشترك|ملف|عنصر|محتوي)"
_ABSENT = (
    r"(?:(?:غير|ل[ما] (?:يعد|تعد))\s+(?:موجود|متاح|متوفر|صحيح|صالح)|خاطي|ليس له وجود|محذوف|مفقود)"
)
# What may have passed tomorrow: the whole forum is closed, or broken.
_OUTAGES = "|".join(
    [
        r"خطا في قاعده البيانات",
        r"منتديات مقفوله حاليا",
        r"(?:المنتدي|المنتديات|الموقع) (?:معطل|مغلق|مقفل|متوقف)\w*"
        r" (?:الان|حاليا|موقتا|ل\w+|بسبب)",
        r"(?:المنتدي|المنتديات|الموقع) (?:تحت|قيد) (?:ال)?(?:تطوير|ترقيه|تحديث|انشاء)",
        r"تم (?:ايقاف|اغلاق|تعطيل|قفل) (?:ال)?(?:منتدي|منتديات|موقع)(?!\w)",
        r"(?:السيرفر|الخادم) (?:مشغول|متوقف|مضغوط)",
        r"(?:مغلق|مغلقه|متوقف\w*|توقف\w*|تحت|قيد|في|حاله|وضع|نمط|اعمال)"
        r" ?['\"]?(?:ل|بسبب )?(?:ال)?صيانه",
        r"(?:board|forum|site)s? (?:is|are) (?:currently |temporarily )?"
        r"(?:disabled|unavailable|closed|turned off|offline|down for)",
        r"database error",
        r"(?:we.ll|we will) be (?:right )?back",
        r"fatal error\s*:",
    ]
)
_OUTAGE = re.compile(_OUTAGES)
_ERRORS = re.compile(
    "|".join(
        [
            _OUTAGES,
            r"لايمكنك تصفح هذه الصفحه",
            r"^عفوا\s*\W*\s*لا يمكنك",
            r"^رساله (?:اداريه|المنتدي|من (?:ال)?اداره)",
            rf"لم (?:يتم |تقم ب)(?:تحديد|اختيار) {_THING}|{_THING} لم ت?يتم الموافقه علي",
            rf"لا ي?ت?وجد {_THING} (?:محدد|بهذا)",
            rf"{_THING}\b.{{0,30}}\bتم (?:حذف|نقل)ه\b|تم نقل (?:ال)?موضوع او حذفه",
            r"(?:الدخول|الوصول) (?:مرفوض|ممنوع|محظور)|تم رفض (?:الوصول|الدخول)",
            r"^خطا(?: \d{3})?$",
            rf"{_THING}\b[^.!؟]{{0,50}}?\s{_ABSENT}",
            r"^حدث خطا|^خطا عام",
            r"^خطا في الطلب",
            r"وصلت (?:الي )?هنا بالخطا",
            r"(?:عفوا|عذرا|المعذره|ناسف)\b.{0,40}(?:لا يمكن|غير (?:مصرح|موجود|متاح|متوفر))",
            r"\bتم حذف (?:هذ[اه] )?(?:الموضوع|المنتدي|القسم|الصفحه)",
            r"لا (?:توجد |يوجد )?(?:رسايل|مشاركات) (?:ل|في )هذا الموضوع|لم نعثر علي",
            r"(?:تم|جري) (?:حظرك|حضرك|ايقافك|طردك)|انت (?:محظور|موقوف|مطرود)",
            r"(?:اوقف|حظر|عطل)ت? (?:حسابك|عضويتك|بريدك|رقم ip|اسم المستخدم)",
            r"(?:حسابك|عضويتك) (?:موقوف|محظور|معطل)",
            r"(?:ايقاف|حظر|تعطيل) (?:حسابك|عضويتك)|(?:اي بي|\bip)\b.{0,30}(?:محظور|محجوب)",
            r"(?:حدثت?|واجهتنا)(?: لنا)? (?:بعض )?(?:ال)?(?:مشكله|مشاكل)",
            r"(?:تعذر|لا ?يمكن|لم نتمكن من|لم نستطع) (?:ال)?(?:عثور|ايجاد|تحديد موقع)",
            r"^(?:عفوا|عذرا|المعذره|ناسف|نعتذر)\W+(?:لقد )?(?:هناك مشكله|حدث خطا|لم نجد)",
            r"لم يتم العثور",
            r"(?:specified|requested) (?:thread|topic|forum|post|member|page)\b.{0,40}"
            r"(?:not exist|not be found|invalid|could not)",
            r"(?:topic|thread|forum|post|page)\b.{0,30}(?:does not exist|not found)",
            r"no (?:thread|topic|forum|post) specified|no posts exist",
            r"invalid (?:thread|topic|forum|post) specified",
            r"you (?:do not|don.t) have (?:the )?(?:permission|access)",
            r"you(?: are|.re) not (?:permitted|authori[sz]ed|allowed)",
            r"access (?:is |has been )?denied",
            r"either missing or off limits|no longer available or inaccessible",
            r"bad request\W+the link you followed",
            r"that page doesn.t exist|requested page is not available",
            r"(?:could not|couldn.t) (?:locate|find) (?:the|that|what)",
            r"(?:page|topic|thread|post|forum)\b.{0,40}(?:could not|cannot) be found",
            r"no (?:topic|thread|post) or (?:forum|post) specified",
            r"you have been (?:permanently |temporarily )?banned",
            r"(?:oops|sorry)[!,].{0,40}(?:problem|error|wrong)",
            r"an error (?:has )?occur+ed",
            r"(?:thema|forum|board|beitrag|seite)\b.{0,40}"
            r"(?:existiert nicht|nicht (?:vorhanden|gefunden))",
            r"kein thema angegeben|ungültige angabe|zutritt\b.{0,40}verwehrt",
            r"(?:discussion|sujet|page)\b.{0,30}introuvable|aucune? (?:discussion|sujet) spécifié",
            r"(?:тема|страница|сообщение)\b.{0,20}не найден",
            r"(?:sujet|forum|message|section)\b.{0,40}n.existe pas",
            r"(?:тем[аы]|раздел\w*|форума?|сообщени[ея])\b.{0,40}(?:не существует|отсутствует)",
        ]
    )
)


def is_error_page(text: str) -> bool:
    """Whether a page's message block says that there is nothing here.

    Give it the short visible message of a page without posts, never a page or a post: an author
    may quote such a phrase.
    """
    return len(text) <= LONGEST_MESSAGE and bool(_ERRORS.search(norm_key(text)))


def is_outage(text: str) -> bool:
    """Whether an error page's message says that all of the forum is closed or broken for now."""
    return len(text) <= LONGEST_MESSAGE and bool(_OUTAGE.search(norm_key(text)))
