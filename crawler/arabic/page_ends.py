"""Lines that stand below the last post of a flattened page."""

import re

from crawler.arabic.keys import norm_key

# What stands below the last post begins so; authors begin many a line with the same words.
_ALONE = r"(?:$| ?[:;(«|•]| لل?موضوع|\.{2,})"
# Alone on its line, or as good as: authors begin a line with such a word and a colon.
_LABEL = r"(?:$| ?[:;»›>|•]\W*$| ?\.{2,}$)"
_PLACE = (
    r"(?:ال)?(?:منتدي|قسم|قايمه(?: ال\w+)?|صفحه|فهرس|مشاركه|محتوي|(?:اعلي|اسفل)(?: الصفحه)?)\w*"
)
_ENDS = re.compile(
    "|".join(
        [
            r"^(?:(?:جميع|كل|كافه) )?الحقوق محفوظه",
            r"^(?:الصفحه|صفحات?|الصفحات) ?:",
            rf"^الصفحه (?:التاليه|السابقه|الاخيره)(?:{_LABEL}| ?[»›>|])",
            r"^(?:المواضيع|الموضوعات|مواضيع)\s+(?:ال)?"
            rf"(?:متشابه\w*|مشابه\w*|مماثل\w*|ذات صله){_ALONE}",
            rf"^«?\s*الموضوع (?:السابق|التالي){_ALONE}",
            r"^يستعرض (?:(?:هذا )?(?:القسم|المنتدي|الموضوع) )?حالي",
            r"^الذين يشاهدون محتو|^الموجودون الان|^مستعرضي الموضوع",
            r"^(?:الاعضاء|المستخدمون) الذين (?:شاهدوا|يشاهدون|قراوا|يقراون|زاروا|يتصفحون|يستعرضون)",
            r"^\d+ (?:ال)?(?:اعضاء|عضو)\b.{0,40} ي(?:شاهدون|تصفحون|ستعرضون) (?:هذا|ال)",
            rf"^(?:تعليمات|صلاحيات|ضوابط) (?:المشاركه\w*|هذا المنتدي){_ALONE}",
            r"^(?:المتصفحون|المتواجدون)(?:$| ?:| (?:لل|حاليا|الان|في (?:ال|هذا )(?:منتدي|موضوع)))",
            r"^يتصفح (?:هذا |حاليا|ال)(?:المنتدي|الموضوع|القسم|منتدي|موضوع|قسم|$)",
            r"^يشاهد (?:هذا |ال)(?:منتدي|موضوع|قسم) (?:حاليا|الان)",
            r"^الساعه الان(?:$| \d{1,2}[:.]\d\d)|^جميع الاوقات (?:ب|تستخدم)",
            r"^عدد الزوار(?:$| ?[:\d])",
            r"^لا ?(?:تستطيع|يمكنك) (?:اضاف|الرد|كتابه|تعديل|حذف|ارفاق|تحميل|وضع|التصويت).{0,25}"
            r"(?:مواضيع|موضوع|مشارك|رد(?:ود)?\b|مرفق|ملفات|استفتا|استطلاع|تصويت|هذا المنتدي)",
            rf"^(?:العلامات المرجعيه|ادوات الموضوع|انواع عرض الموضوع){_ALONE}",
            rf"^(?:ال)?كلمات (?:ال)?(?:دلاليه|دليليه){_ALONE}",
            r"^(?:(?:ال)?رد (?:ال)?سريع|الردود السريعه|كتابه رد|ضع ردا)"
            rf"(?: (?:جديد|علي الموضوع))?{_LABEL}",
            rf"^(?:الانتقال|انتقل|الذهاب|اذهب) (?:السريع|الي(?:$| ?:| {_PLACE}))",
            rf"^(?:العوده|الرجوع|رجوع) الي (?:[\"'“”«]|{_PLACE}(?:{_ALONE}| اذهب))",
            r"^من فضلك سجل دخول|^انش[يا]\w? ?حساب\w* (?:او|جديد)",
            r"^(?:يجب (?:عليك )?(?:ان )?(?:تقوم ب)?|انت بحاجه الي )تسجيل الدخول"
            r"(?:$| (?:او|لل?رد|لكتابه|لاضافه|لت\w+|حتي|لكي|قبل)(?!\w))",
            r"^\d+ (?:مشاركات?|مشاركه|ردود?)\s*•|^(?:مشاركه واحده|مشاركتان)\s*•",
            r"^صفحه \d+ من (?:اصل )?\d",
            r"^powered by|^بدعم من phpbb|^who is online|^users browsing|^forum jump",
            r"^view a printable|^similar threads|^quick reply|^return to|^jump to",
            r"^possibly related|^(?:you must|please) log in",
        ]
    )
)
_LEADS_BACK = re.compile(r"^(?:العوده|الرجوع|رجوع) الي \S.{1,60}$")


def is_page_end(line: str) -> bool:
    """Whether a line begins what stands below the last post of a page."""
    return len(line) <= 160 and bool(_ENDS.match(norm_key(line)))


_SHARE = re.compile(r"^(?:شارك|مشاركه|مشاركه الموضوع|شارك الموضوع|share|partager)(?: عبر)? ?:?$")
_NETWORK = re.compile(
    r"^(?:facebook|فيس ?بوك|twitter|تويتر|x(?: \(twitter\))?|bluesky|whats ?app)$"
)


def opens_share_row(line: str, below: str) -> bool:
    """Whether a line is the heading over the names of the networks on which to share a thread."""
    return bool(_SHARE.match(norm_key(line)) and _NETWORK.match(norm_key(below)))


def leads_back(line: str) -> bool:
    """Whether a line leads back to a board, where the page's end follows; else it is a sentence."""
    return bool(_LEADS_BACK.match(norm_key(line)))
