"""The notices that an engine puts into a post, or in place of one, told by their words."""

import re

from crawler.arabic.hidden_lines import hidden_lines
from crawler.arabic.inserted_lines import inserted_lines, is_client_footer
from crawler.arabic.keys import keys_of, norm_key
from crawler.arabic.quotes import is_code_head

_POST = r"(?:ال)?(?:مشاركه|رساله|رد|مساهمه|موضوع|منشور|محتوي|مداخله|تعليق)"
_THIS = rf"\W*(?:ملاحظه: )?هذ[هاي] {_POST}"
_SIZE = r"[\d.,]+ ?(?:[kmg]i?[bo]|كيلو ?بايت|ميجا ?بايت|بايت)"
_TIMES = r"(?:\d+ مر(?:ه|ات)|مره واحده|مرتين)"
_COUNTED = (
    r"(?:عدد )?(?:مرات )?(?:ال)?(?:تحميل|تنزيل|مشاهد)\w* ?:? ?\d+(?: مر\w+)?"
    r"|\d+ (?:تحميل|تنزيل|مشاهد)\w*"
    rf"|(?:تمت? )?(?:ال)?(?:حمل|تحميل\w*|تنزيل\w*|مشاهد\w*|شوهد|شاهده) {_TIMES}"
)
_OTHERS = r"(?:اشخاص اخرين|اخرين|اخرون|شخص اخر|اعضاء اخرين|اعضاء اخرون)"
# Who likes something is told by names and numbers: an author speaks of himself, or of whoever.
_WHO = (
    r"(?!.*\b(?:انا|اني|انني|نحن|كلنا|كنت|لست|مين|من|كل|الكل|هل|ليش|اللي|الي"
    r"|لا(?! يعجب)|ما|لم|مو|مش)\b)"
    r"(?:.{1,80} )?"
)
_NAME = r"[^\s،,:]+(?: [^\s،,:]+){0,3}?"
_NAMES = rf"{_NAME}(?:(?: ?[،,] ?| و ?){_NAME})*"
_BEGINS = [
    # What became of a post.
    rf"{_THIS} (?:محذوف|مخفي|مغلق|مقفل|مثبت|ملغي|معلق)ه?(?:\W*$|[.!] فقط )",
    rf"\W*(?:ملاحظه: )?(?:هذ[هاي] )?{_POST} (?:تنتظر|(?:ب|في |قيد )انتظار) (?:ال)?موافقه(?!\w)",
    rf"{_THIS} غير (?:مريي?ه?|ظاهره?) (?:ل|حتي)|{_THIS} لن يتم عرضها",
    rf"{_THIS} (?:بواسطه .{{1,40}} )?(?:قد )?(?:تمت?|لم يتم|لم تتم)"
    r" (?:حذف|اخفا|تجميد|مراجع|(?:ال)?موافق)\w*"
    r"(?: علي\w+)?(?:\W*$| (?:بعد|جزييا|حذف|من قبل|من طرف|بواسطه|حتي)\b)",
    rf"\W*تم (?:اخفاء|تجميد|حجب) هذ[ها] {_POST}\b",
    rf"(?:تم حذف|حذفت?) هذ[اه] {_POST}(?:\W*$|\. من الممكن | (?:من قبل|بواسطه)\b)",
    rf".{{1,40}} قام بحذف (?:هذ[اه] )?{_POST} بواسطه .{{1,40}} في .*\d",
    r"حذف بواسطه .{1,40} في .*\d",
    r"تم اخفاء (?:نص|توقيع) هذه ال\w+ بواسطه الاداره",
    r"محتوي (?:هذه )?المشاركه مخفي",
    r"هذه (?:الرساله|المشاركه) مخفيه لان\b",
    r"(?:انت |لقد |قد )(?:تقوم ب)?(?:تتجاهل|تجاهلت|تجاهل) (?:محتوي |نشاطات )?هذا العضو",
    r".{1,60}(?:علي|في) قايمه التجاهل (?:لديك|الخاصه بك)",
    r"محتوي تم تجاهله$",
    r"this (?:post|message|reply|answer|comment) (?:is|was|has been) (?:hidden|deleted|removed)"
    r"(?:\W*$|\. (?:you|only)\b| by\b)|(?:hidden|deleted|removed) by .{1,40} on .*\d",
    # What is hidden.
    r"\W*(?:هذا ال\w+ )?(?:متاح |ظاهر |مخصص )?للاعضاء المسجلين فقط\W*$",
    r"\W*(?:الرابط|(?:ال)?محتوي|(?:ال)?نص) (?:ال)?مخفي\W*(?:\(.{2,30}\)\W*|اظهار|اخفاء)?$",
    r"(?:اظهار|اخفاء|اظهار ?/ ?اخفاء)$",
    r"لمشاهده الموضوع بالكامل$",
    # Files.
    rf"\(?{_SIZE}\)? .{{0,15}}(?:حمل|تحميل|تنزيل|مشاهد|شوهد|downloaded|viewed)",
    rf"(?:تمت? )?(?:ال)?(?:حمل|تحميل|تنزيل\w*|مشاهده|شوهد) {_TIMES}$",
    r"عدد (?:مرات )?(?:ال)?(?:تحميل|تنزيل|مشاهد)\w* ?: ?\d+$",
    r"لم (?:يحمل|يتم تحميله|تتم مشاهدته|تتم المشاهده) بعد$",
    rf"\S.{{0,80}}\.\w{{2,4}} ?\((?:الحجم ?: )?{_SIZE}[^()]{{0,60}}"
    r"(?:$|\)(?:\W*$|.{0,15}(?:حمل|تحميل|تنزيل|مشاهد|شوهد|downloaded|viewed)))",
    rf"\S.{{0,80}}\.\w{{2,4}} ?(?:[\[(] ?)?(?:{_SIZE}|[\d.,]+ ?(?:[kmg]|[كم](?:\.?ب)?))"
    rf"[^\w،]{{1,5}}(?:{_COUNTED})\W*$",
    rf"{_SIZE} .{{0,5}}(?:المشاهدات|views)",
    rf".{{0,160}}(?:المشاهدات|views) ?: ?\d+ (?:الحجم|size) ?: ?{_SIZE}",
    r"(?:شاهد|مشاهده|عرض|تحميل|view)? ?(?:(?:ال)?(?:ملف |صوره )?(?:ال)?مرفقه?|attachment) \d+$",
    r"المرفق .{1,60}لم يعد موجود",
    r"نوع الملف: \S+",
    r"(?:ال)?(?:مرفقات|(?:(?:ملف|صوره)/)?(?:ال)?(?:ملفات|صوره?|ملف) (?:ال)?مرفقه?(?: للتحميل)?)$",
    r"تحميل الملف المرفق$",
    r"(?:ال)?صور(?:ه/(?:ال)?صور)? (?:ال)?مصغره(?: (?:المرفقه|للمرفقات|للصور المرفقه))?$",
    r"(?:كود|code) ?: ?(?:تحديد الكل|select all)$",
    # Who thanks, likes or reacts.
    r"(?:\d+ |عدد )?(?:الاعضاء|اعضاء|هولاء|العضو|عضو|المستخدمون) .{0,60}شكر\w* .{0,60}"
    r"(?:هذه |هذا |ال)?(?:مشارك|مساهم|موضوع)\w*(?: ال\w+)?(?: ?: ?\d+)?$",
    r"(?:these|the following) (?:\d+ )?users? .{0,20}(?:thank|like|say)",
    rf"{_WHO}(?:[اي]عجب(?:ك|هم|ه\(ا\)) |معجب(?:ون|ين)? ب)هذا$|شخص واحد اعجبه هذا$",
    rf"{_WHO}(?:لا )?[اي]عجبه(?:ا|م)? هذ[اه] ال(?:موضوع|مساهمه|مشاركه|منشور)$",
    rf"\d+ (?:اشخاص|شخص|اعضاء|عضو) (?:اعجب|تفاعل)\w* (?:ب|مع )هذ[اه] {_POST}$",
    rf"اعجب (?:\d+ \w+ )?بهذ[اه] {_POST}(?:$| ?:| \S+(?: \S+){{0,2}}$)",
    r"لم يشكر \S+ احد",
    rf"(?:ردود (?:ال)?(?:افعال|فعل)|التفاعلات|الاعجابات|اعجب به[ام]?)\s*:\s*"
    rf"(?!(?:لا|ما|لم|ليست?|غير) ){_NAMES}$",
    r"\d+ ?(?:اعجاب(?:ات)?|معجب(?:ين|ون)?|لايكات?|likes?)$|اعجاب واحد$|اعجابان$",
    # Counts over and under posts, and what polls say of themselves.
    r"\d+ (?:ال)?(?:تعليق(?:ات)?|رد(?:ود)?|اجاب(?:ه|ات))$|\d+ (?:comments?|replies|answers)$",
    r"هذا الموضوع يحت?وي (?:علي )?.{0,60}(?:رد|مشارك)",
    r"مشاهده (?:\d+ )?(?:مشارك|رد|موضوع|مواضيع).{0,30}\(من (?:ال)?مجموع \d+\)",
    r"عدد مرات تغيير النص \d+",
    r"(?:اجمالي|مجموع|عدد) (?:ال)?(?:اصوات|مصوتين) ?:? ?\d+\W*$|\d+ (?:صوت|اصوات)$",
    r"(?:هذا التصويت (?:ينتهي|سي\w+)|(?:هذا )?الا(?:ستطلاع|ستفتاء) مغلق) .{1,40}\d$",
    r"يمكنك اختيار (?:خيار(?: واحد)?|\d+ خيارات|اختيار واحد)(?: فقط)?$",
    # The rest.
    r"(?:تم )?دمج (?:المشاركات|الردود|المشاركتين|الردين)(?: تلقاييا)?$"
    r"|دمج تلقايي(?: (?:لل|بين ال)(?:مشاركات|ردود))?$",
    r"تنبيه ?: ?هذا الموضوع قديم\. تم طرحه قبل \d+ يوم\b|قايمه الاعضاء الموسومين في هذا الموضوع$",
    r"هل تريد التفاعل مع هذه المساهمه|انت تتصفح نسخه مخففه",
    r"اخر رفع بواسطه ",
    r"الموضوع الاصلي\s*:.*(?:المصدر|الكاتب)\s*:",
    r"(?:ال)?كلمات (?:ال)?(?:دليليه|دلاليه)(?: \(tags\))?(?: ?: ?لا يوجد)?$",
    r"الوسوم ?: ?[^،,]{2,25}(?:[،,] ?[^،,]{2,25})+$",
    r"(?:ال)?اعلانات(?: (?:جوجل|google))?$|اعلانك هنا$|\d+ not allowed!$|advertisement$",
]
_HOLDS = [
    rf"\({_SIZE}.*(?:المشاهدات|views)",
    # vBulletin's reputation; Arabic boards leave it in English.
    r" (?:is on a distinguished road|will become famous soon enough"
    r"|has a spectacular aura(?: about)?|is a jewel in the rough|is just really nice"
    r"|is a glorious beacon of light|has a brilliant future|has much to be proud of"
    r"|has a reputation beyond repute|is a splendid one to behold|is a name known to all"
    r"|has disabled reputation|is infamous around these parts|can only hope to improve)$",
    rf"\bو ?\d+ {_OTHERS}(?: (?:معجب\w* ب|[اي]عجبهم |مع )هذا)?$",
]
_NOTICE = re.compile("|".join(_BEGINS)), re.compile("|".join(_HOLDS))


def is_notice(text: str) -> bool:
    """Whether a line is the forum's own notice inside a post (hidden link, resized image, ...)."""
    if len(text) >= 250:
        return False
    begins, holds = _NOTICE
    key = norm_key(text)
    told = begins.match(key) or holds.search(key) or is_code_head(text) or is_client_footer(text)
    return bool(told or hidden_lines(text) or inserted_lines(text))


_FILE = re.compile(
    r"^[^\s/:][^/:]{0,80}\.(?:jpe?g|png|gif|bmp|webp|pdf|docx?|xlsx?|pptx?|txt|zip|rar|7z|mp3|mp4)$",
    re.I,
)


def is_file(text: str) -> bool:
    """Whether a line is the name of a file, as engines show it over its size."""
    return bool(_FILE.match(text.strip()))


_WITHHELD = keys_of("""
This post was flagged by the community and is temporarily hidden
أبلغ المجتمع عن هذا المنشور وتم إخفاؤه مؤقتا
تم التبليغ عن هذه المشاركة من قبل المجتمع وهي مخفية مؤقتا
Content ignored
Ignored content
محتوى تم تجاهله
""")
# Discourse closes and opens topics by the clock: "automatically closed 90 days after the last
# reply. New replies are no longer allowed."
_BY_THE_CLOCK = re.compile(
    r"(?:تم (?:اغلاق|فتح) هذا الموضوع تلقاييا بعد "
    r"|this topic was automatically (?:closed|opened) (?:after )?)[^.]{1,60}(?:\.[^.]{1,60})?"
)

_LONGEST = 200


def is_withheld(text: str) -> bool:
    """Whether it is all that a forum shows of a post that was hidden."""
    return len(text) < _LONGEST and norm_key(text) in _WITHHELD


def is_event(text: str) -> bool:
    """Whether it is a forum's own word that a topic was closed or opened by the clock."""
    return len(text) < _LONGEST and _BY_THE_CLOCK.fullmatch(norm_key(text)) is not None
