"""Pages that show no posts: errors, walls and empty boards, told by their words."""

from __future__ import annotations

import re

from crawler.arabic.text import norm_key

# What a message may be about, and what it says of it.
_THING = r"(?:ال)?(?:موضوع|منتدي|قسم|مشاركه|مساهمه|رساله|رد|صفحه|عضو|مستخدم|مشترك|ملف|عنصر|محتوي)"
_ABSENT = (
    r"(?:غير\s+(?:موجود|متاح|متوفر|صحيح|صالح)|خاطي|ل[ما] (?:يعد|تعد) موجود|ليس له وجود|محذوف|مفقود)"
)
# What may have passed tomorrow: the whole forum is closed, or broken.
_OUTAGES = "|".join(
    [
        r"خطا في قاعده البيانات",
        r"منتديات مقفوله حاليا",
        r"(?:المنتدي|المنتديات|الموقع) (?:معطل|مغلق|مقفل|متوقف)\w*"
        r" (?:الان|حاليا|موقتا|ل\w+|بسبب)",
        r"(?:السيرفر|الخادم) (?:مشغول|متوقف|مضغوط)",
        r"(?:مغلق|مغلقه|متوقف\w*|توقف\w*|تحت|قيد|في|حاله|وضع|اعمال) ?(?:ل|بسبب )?(?:ال)?صيانه",
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
            r"لم تقم بتحديد (?:ال)?موضوع",
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
            r"(?:تعذر|لا يمكن|لم نتمكن من|لم نستطع) (?:ال)?(?:عثور|ايجاد|تحديد موقع)",
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
_READING = r"(?:مشاهده|قراءه|الاطلاع|تصفح|استعراض|رويه|دخول|الدخول|الوصول)"
_WALLS = re.compile(
    "|".join(
        [
            r"(?:يجب|ينبغي|لابد|لا بد|عليك)(?: عليك)?(?: من)? ان تكون (?:عضوا|مسجلا|مشتركا)",
            r"يجب (?:عليك تسجيل الدخول|تسجيل الدخول|ان تسجل)",
            r"انت لم تسجل الدخول بعد",
            r"لم تقم بتسجيل (?:ال)?دخول|غير مسجل (?:(?:ال)?دخول|في (?:هذا )?المنتدي)",
            r"(?:يتوجب|يلزم\w*|عليك)(?: عليك)? (?:تسجيل )?(?:ال)?دخول|ان تكون مسجل (?:ال)?دخول",
            r"(?:لا|لم) ?(?:تملك|تمتلك|تتوفر علي) (?:ال)?(?:صلاحي|تصريح|اذن)",
            r"ليست? لديك (?:اي )?(?:ال)?(?:صلاحي|تصريح|تصاريح|اذن)",
            r"(?<!او )(?:غير|ليس) (?:مسموحا?|مصرحا?|مخولا?) لك|لا (?:يسمح|يحق) لك",
            r"لست مخولا?",
            rf"لا ?(?:يمكنك|تستطيع) {_READING} (?!الروابط|الرابط|المرفقات|الصور)",
            r"هذ[اه] (?:الصفحه|الموضوع|القسم|المنتدي) خاصه?(?! ب)(?!\w)",
            r"(?:الرجاء|يرجي|المرجو|فضلا|من فضلك) (?:قم ب)?(?:التسجيل او )?تسجيل الدخول",
            r"^قم بتسجيل الدخول|(?:يجب|يلزم|عليك) تسجيل دخولك",
            r"(?:الرجاء|يرجي|المرجو|فضلا|من فضلك) (?:ان )?(?:تعرف|تعريف|قم بتعريف) (?:ب|عن )?نفسك",
            r"(?:للاعضاء|للمسجلين|علي الاعضاء|الاعضاء)(?: المسجل(?:ين|ون))? فقط"
            r"|(?:خاص|مخصص) (?:بال|لل)اعضاء",
            r"لا يمكنك مشاهده",
            r"(?:فقط|الاعضاء (?:المسجل\w+|الذين)) .{1,60} (?:يستطيعون|يمكنهم|بامكانهم)\b",
            r"سجل دخولك? (?:لمشاهده|للمشاهده|لعرض|او)",
            r"(?:محمي|خاص) بكلمه (?:مرور|سر)",
            r"(?:عليك|الرجاء|يرجي) .{0,20}(?:ادخال|كتابه) .{0,20}كلمه (?:المرور|السر)",
            r"you (?:must|need to) (?:be logged in|log in|login|register)",
            r"you (?:must|need to) be (?:logged.in|registered|a member)",
            r"you are (?:either )?not logged in|this page if you log in",
            r"(?:please )?(?:log|sign) ?in to (?:continue|view|see|access|read)",
            r"(?:for|available to) (?:registered )?members only|only users granted special access",
            r"(?:please )?log ?in or register to (?:view|see|access|continue)",
            r"only (?:registered|logged in) (?:users|members)",
            r"guests (?:may|can)(?:not| not) (?:view|read)",
            r"requires you to (?:be registered|login|log in)",
            r"board administrator requires",
            r"vous devez (?:être )?(?:connecté|enregistré|inscrit|vous (?:connecter|inscrire))",
            r"n.(?:êtes|avez) pas (?:autorisé|l.autorisation|la permission)",
            r"(?:du musst|sie müssen) (?:\w+ ){0,3}(?:angemeldet|registriert|anmelden)",
            r"(?:bist|sind) nicht (?:angemeldet|berechtigt|befugt)|keine berechtigung",
            r"nicht die (?:erforderlichen?|nötigen?) (?:rechte|berechtigung)",
            r"(?:вы )?должны быть (?:зарегистрированы|авторизованы)",
            r"вы не вошли|должны (?:войти|зарегистрироваться)",
            r"(?:^|у вас )(?:нет|недостаточно) прав|вам необходимо (?:войти|авторизоваться)",
        ]
    )
)
# A list's own word that it is empty; `no new posts` is in the legend of every list.
_NONE = re.compile(
    "|".join(
        [
            r"(?:لا|ليس|لم) ?(?:توجد|يوجد|تتوفر|يتوفر|هناك|يتم (?:العثور علي|نشر)) (?:ايه? )?"
            r"(?:(?:ب|في )هذا (?:ال)?(?:قسم|منتدي) )?(?:ايه? )?(?:ال)?"
            r"(?:مواضيع|موضوعات|موضوع|رسايل|مشاركات|مساهمات|مداخلات|نقاشات|محتوي)(?! جديد)",
            r"(?:المنتدي|القسم) (?:فارغ|خالي?)(?!\w)",
            r"(?:there are )?(?:currently )?no (?:topics|threads|posts|discussions|messages)"
            r"(?: or (?:topics|posts))?"
            r"(?: (?:were|have|are|in|to|here|yet|found|available)\b|\W*$)",
            r"(?:forum|board|section|category) (?:is|was) (?:currently )?empty",
            r"aucun sujet|keine themen",
        ]
    )
)
_LONGEST_MESSAGE = 1500
_LONGEST_NONE = 200


def is_error_page(text: str) -> bool:
    """Whether a page's message block says that there is nothing here.

    Give it the short visible message of a page without posts, never a page or a post: an author
    may quote such a phrase.
    """
    return len(text) <= _LONGEST_MESSAGE and bool(_ERRORS.search(norm_key(text)))


def is_outage(text: str) -> bool:
    """Whether an error page's message says that all of the forum is closed or broken for now."""
    return len(text) <= _LONGEST_MESSAGE and bool(_OUTAGE.search(norm_key(text)))


def is_login_wall(text: str) -> bool:
    """Whether a page's message block asks to log in or to register (see `is_error_page`)."""
    return len(text) <= _LONGEST_MESSAGE and bool(_WALLS.search(norm_key(text)))


def is_empty_list(text: str) -> bool:
    """Whether a line of a board says that it has no threads (see `is_error_page`)."""
    return len(text) <= _LONGEST_NONE and bool(_NONE.search(norm_key(text)))
