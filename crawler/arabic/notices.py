"""The notices that an engine puts into a post, told by their words."""

from __future__ import annotations

import re

from crawler.arabic.hidden_lines import hidden_lines
from crawler.arabic.inserted_lines import inserted_lines
from crawler.arabic.text import norm_key

_NOTICE = re.compile(
    "|".join(
        [
            r"يجب علي?ك?\s*التسجيل لمشاهده الرابط",
            r"^\W*(?:هذا ال\w+ )?(?:متاح |ظاهر |مخصص )?للاعضاء المسجلين فقط\W*$",
            r"لمشاهده الروابط يلزمك",
            r"روابط التحميل لا تظهر للزوار",
            r"^للمشاهده يجب الرد",
            r"النص المخفي: لن تظهر",
            r"^\W*(?:الرابط|(?:ال)?محتوي|(?:ال)?نص) (?:ال)?مخفي\W*(?:\(.{2,30}\)\W*|اظهار|اخفاء)?$",
            r"^(?:اظهار|اخفاء|اظهار ?/ ?اخفاء)$",
            r"ندعوك للتسجيل في المنتدي او التعريف بنفسك",
            r"هذه الصوره تم تصغيرها",
            r"تم (?:تصغير|تقليل|تعديل) (?:حجم |ابعاد |مقاس )?هذه الصوره",
            r"^(?:ملاحظه: )?هذه المشاركه تنتظر الموافقه|^تم حذف هذه المشاركه$",
            r"^اخر رفع بواسطه ",
            r"^\(?[\d.,]+ ?(?:[kmg]i?[bo]|كيلو ?بايت|ميجا ?بايت)\)? .{0,15}"
            r"(?:حمل|تحميل|تنزيل|مشاهد|شوهد|downloaded|viewed)",
            r"^(?:تمت? )?(?:ال)?(?:حمل|تحميل|تنزيل\w*|مشاهده|شوهد) \d+ مر(?:ه|ات)$",
            r"^(?:\d+ )?(?:الاعضاء|اعضاء|هولاء|العضو|عضو|المستخدمون) .{0,60}شكر\w* .{0,60}"
            r"(?:هذه |هذا |ال)(?:مشارك|مساهم|موضوع)\w*(?: المفيده?)?$",
            r"^(?:these|the following) (?:\d+ )?users? .{0,20}(?:thank|like|say)",
            r"يعجبه\w* هذ[اه] ال(?:موضوع|مساهمه|مشاركه)$",
            r"^محتوي (?:هذه )?المشاركه مخفي",
            r"^\S.{0,80}\.\w{2,4} ?\((?:الحجم: )?[\d.,]+ ?"
            r"(?:[kmg]i?[bo]|كيلو ?بايت|ميجا ?بايت|بايت)",
            r"^(?:شاهد|مشاهده|عرض) (?:ال)?مرفق \d+$",
            r"^المرفق المطلوب لم يعد موجود",
            r"^هل تريد التفاعل مع هذه المساهمه|^انت تتصفح نسخه مخففه",
            r"^هذا الموضوع يحوي .{0,60}(?:رد|مشارك)",
            r"^الموضوع الاصلي\s*:.*(?:المصدر|الكاتب)\s*:",
            r"^sent from my (?:i?phone|ipad|samsung|galaxy|android|mobile|nokia|\w+-\w+)",
            r"^ارسلت من .*tapatalk",
            r"(?:using|via|with|باستخدام|بواسطه|عبر|من خلال) (?:\S+ ){0,2}tapatalk$",
            r"^نوع الملف: \S+",
            r"\([\d.,]+ ?(?:[kmg]i?b|كيلو ?بايت|ميجا ?بايت)\b.*(?:المشاهدات|views)",
            r"^[\d.,]+ ?(?:[kmg]i?b|كيلو ?بايت|ميجا ?بايت) .{0,5}(?:المشاهدات|views)",
            r"^(?:(?:مشاهده|عرض|تحميل|view) )?(?:ال)?(?:مرفق|attachment) \d+$",
            r"^(?:ال)?(?:مرفقات|(?:ملفات|صور) (?:ال)?مرفقه)$",
            r"^الصور المصغره (?:المرفقه|للمرفقات|للصور المرفقه)$",
            r"^(?:كود|كود (?:php|html)|رمز|شفره|الشفره|code|(?:php|html) code)$",
            r"^(?:كود|code) ?: ?(?:تحديد الكل|select all)$",
            r"^(?:ردود (?:ال)?(?:افعال|فعل)|التفاعلات)\s*:\s*\S",
            # vBulletin's reputation; Arabic boards leave it in English.
            r" (?:is on a distinguished road|will become famous soon enough"
            r"|has a spectacular aura(?: about)?|is a jewel in the rough|is just really nice"
            r"|is a glorious beacon of light|has a brilliant future|has much to be proud of"
            r"|has a reputation beyond repute|is a splendid one to behold|is a name known to all"
            r"|has disabled reputation|is infamous around these parts|can only hope to improve)$",
            r"^\d+ (?:تعليق(?:ات)?|رد(?:ود)?|اجاب(?:ه|ات)|comments?|replies|answers)$",
            r"^\d+ ?(?:اعجاب(?:ات)?|معجب(?:ين|ون)?|لايكات?|likes?)$",
            r"\bو ?\d+ (?:اشخاص اخرين|اخرين|اخرون|شخص اخر)(?: معجب\w* بهذا)?$",
            r"^(?!.*\b(?:انا|اني|انني|نحن|كلنا|كنت|لست)\b).*\bمعجب(?:ون|ين)? بهذا$",
            r"^اعجب بهذه المشاركه\s*:",
            r"^عدد مرات تغيير النص \d+",
            r"^سجل الدخول للمشاهده$|^لمشاهده الموضوع بالكامل$",
            r"^\W*هذ[هاي] (?:المشاركه|الرد|المساهمه|الموضوع) (?:تم|لم يتم|لم تتم) "
            r"(?:حذف|اخفا|تجميد|مراجع|الموافق)",
            r"^\W*تم (?:اخفاء|تجميد|حجب) هذ[ها] (?:المشاركه|الرد|المساهمه|الموضوع)\b",
            r"^تم اخفاء (?:نص|توقيع) هذه ال\w+ بواسطه الاداره",
            r"^(?:انت|لقد) (?:تقوم ب)?(?:تتجاهل|تجاهلت|تجاهل) (?:محتوي )?هذا العضو",
            r"^محتوي تم تجاهله$",
            r"^هذه (?:الرساله|المشاركه) مخفيه لان\b",
            r"^(?:تم حذف|حذفت?) هذ[اه] (?:المشاركه|الرساله|الرد) (?:من قبل|بواسطه)\b",
            r"^(?:ال)?كلمات (?:ال)?(?:دليليه|دلاليه)(?: \(tags\))?(?: ?: ?لا يوجد)?$",
            r"^(?:ال)?اعلانات$|^اعلانك هنا$|^advertisement$",
        ]
    )
)


def is_notice(text: str) -> bool:
    """Whether a line is the forum's own notice inside a post (hidden link, resized image, ...)."""
    if len(text) >= 250:
        return False
    return bool(_NOTICE.search(norm_key(text)) or hidden_lines(text) or inserted_lines(text))


_FILE = re.compile(
    r"^[^\s/:][^/:]{0,80}\.(?:jpe?g|png|gif|bmp|webp|pdf|docx?|xlsx?|pptx?|txt|zip|rar|7z|mp3|mp4)$",
    re.I,
)


def is_file(text: str) -> bool:
    """Whether a line is the name of a file, as engines show it over its size."""
    return bool(_FILE.match(text.strip()))
