"""Pages that ask to log in, and boards that say that they are empty, told by their words."""

import re

from crawler.arabic.error_pages import LONGEST_MESSAGE
from crawler.arabic.keys import norm_key

_READING = r"(?:مشاهده|قراءه|الاطلاع|تصفح|استعراض|رويه|دخول|الدخول|الوصول)"
_WALLS = re.compile(
    "|".join(
        [
            r"(?:يجب|ينبغي|لابد|لا بد|عليك)(?: عليك)?(?: من)? ان تكون (?:عضوا|مسجلا|مشتركا)",
            r"يجب (?:عليك تسجيل الدخول|تسجيل الدخول|ان تسجل)",
            r"لم (?:تسجل|تقم بتسجيل) (?:ال)?دخول|ينبغي عليك (?:ال)?تسجيل",
            r"(?:غير|لست) مسجلا? (?:(?:ال)?دخول|في (?:هذا )?المنتدي)",
            r"(?:يتوجب|يلزم\w*|عليك)(?: عليك)? (?:تسجيل )?(?:ال)?دخول|ان تكون مسجل (?:ال)?دخول",
            r"(?:لا|لم) ?(?:تملك|تمتلك|تتوفر علي) (?:ال)?(?:صلاحي|تصريح|اذن)",
            r"ليست? لديك (?:اي )?(?:ال)?(?:صلاحي|تصريح|تصاريح|اذن)",
            r"(?<!او )(?:غير|ليس) (?:مسموحا?|مصرحا?|مخولا?) (?:لك|بالدخول)|لا (?:يسمح|يحق) لك",
            r"لست مخولا?",
            rf"لا ?(?:يمكنك|تستطيع) {_READING} (?!الروابط|الرابط|المرفقات|الصور)",
            r"هذ[اه] (?:الصفحه|الموضوع|القسم|المنتدي) خاصه?(?! ب)(?!\w)",
            r"(?:الرجاء|يرجي|المرجو|فضلا|من فضلك) (?:قم ب)?(?:التسجيل او )?تسجيل الدخول",
            r"^قم بتسجيل الدخول|(?:يجب|يلزم|عليك) تسجيل دخولك",
            r"(?:الرجاء|يرجي|المرجو|فضلا|من فضلك) (?:ان )?(?:تعرف|تعريف|قم بتعريف) (?:ب|عن )?نفسك",
            r"(?:للاعضاء|للمسجلين|علي الاعضاء|الاعضاء)(?: المسجل(?:ين|ون))? فقط"
            r"|(?:خاص|مخصص)ه? (?:بال|لل)(?:اعضاء|مسجلين|مشتركين|مشرفين|اداره)"
            r"|مغلقه? (?:لل|امام ال|عن ال)(?:زوار|ضيوف)",
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
            r"(?:هنا |(?:ب|في )هذا (?:ال)?(?:قسم|منتدي) )?(?:ايه? )?(?:ال)?"
            r"(?:(?:مواضيع|موضوعات|موضوع|رسايل|مشاركات|مساهمات|مداخلات|نقاشات|مناقشات|محتوي)"
            r"(?! جديد)|ردود (?:هنا|لعرضها))",
            r"^لا (?:رسايل|مشاركات|مواضيع|موضوعات)(?:\W*$| (?:في|هنا)\b)",
            r"(?:المنتدي|القسم) (?:فارغ|خالي?)(?!\w)",
            r"(?:there are )?(?:currently )?no (?:topics|threads|posts|discussions|messages)"
            r"(?: or (?:topics|posts))?"
            r"(?: (?:were|have|are|in|to|here|yet|found|available)\b|\W*$)",
            r"(?:forum|board|section|category) (?:is|was) (?:currently )?empty",
            r"aucun sujet|keine themen",
        ]
    )
)
_LONGEST_NONE = 200


def is_login_wall(text: str) -> bool:
    """Whether a page's message block asks to log in or to register (see `is_error_page`)."""
    return len(text) <= LONGEST_MESSAGE and bool(_WALLS.search(norm_key(text)))


def is_empty_list(text: str) -> bool:
    """Whether a line of a board says that it has no threads (see `is_error_page`)."""
    return len(text) <= _LONGEST_NONE and bool(_NONE.search(norm_key(text)))
