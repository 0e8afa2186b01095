"""The phrases of forum interfaces: what on a page is no author's word."""

from __future__ import annotations

import re

from crawler.arabic.text import clean_line, norm_key


def _keys(text: str) -> frozenset[str]:
    return frozenset(norm_key(line) for line in text.strip().splitlines())


_GUESTS = _keys("""
زائر
ضيف
زائر كريم
مجهول
guest
anonymous
gast
invité
invitado
гость
misafir
مهمان
unregistered
غير مسجل
""")
_DELETED = _keys("""
عضو محذوف
العضو محذوف
عضو سابق
عضوية مقفولة
عضوية محذوفة
محذوف
مستخدم محذوف
(مستخدم مجهول أو محذوف)
deleted member
deleted user
[deleted]
deleted
gelöschtes mitglied
membre supprimé
""")
_GUEST_NAMED = re.compile(r"^(?:زائر|ضيف|guest)[\s_:]", re.I)


def is_guest_name(name: str) -> bool:
    """Whether a name is the forum's word for a visitor without an account."""
    return norm_key(name) in _GUESTS or bool(_GUEST_NAMED.match(name.strip()))


def is_deleted_name(name: str) -> bool:
    """Whether a name is the forum's word for a member who is no longer there."""
    return norm_key(name) in _DELETED


_ONLINE = re.compile(
    r"^(?:\S+(?:\s\S+){0,4}\s)?(?:غير\s+)?(?:متصل|متواجد)(?:ه|ة)?(?:\s+(?:الان|الآن|حاليا|حالياً))?$"
    r"|^(?:offline|online|is offline|is online)$",
    re.I,
)


def is_online_status(text: str) -> bool:
    """Whether a line says that its author is there now, or not."""
    return bool(_ONLINE.match(clean_line(text)))


# An edit note: who edited, and when, in the orders in which engines put them. Words are folded.
_BY = r"(?:بواسطه|من قبل|by|par|von|por|بـ|ب(?!عد\s))"
_EDITED = (
    r"(?:اخر\s+(?:تعديل|تحرير|تغيير)|التعديل\s+الاخير|تم\s+(?:ال)?تعديل"
    r"(?:\s+المنشور\s+اخر\s+مره|\s+هذا\s+(?:الرد|الموضوع))?|"
    r"تمت?\s+(?:ال)?تحرير(?:ه)?|عدل\s+سابقا|عدلت?|حرر|حررت?|اخر\s+تغيير\s+للنص|"
    r"last\s+edit(?:ed)?|edited|this post was edited|this message has been edited|"
    r"this\s+(?:post|reply|topic)\s+was\s+(?:last\s+)?modified|modifié|dernière modification|"
    r"zuletzt bearbeitet|zuletzt geändert|bearbeitet|geändert|editado|última edición)"
)
_EDIT = re.compile(rf"^[\[(«*\-\s]*{_EDITED}(?![\w])\s*(?:تم\s+)?(?P<rest>.*)$", re.I)
_EDIT_LAST = re.compile(r"^(?P<when>.{6,40}?)\s*-\s*اخر\s+تغيير\s+للنص\s+بواسطه\s+(?P<who>.+)$")
_WHO = re.compile(
    rf"(?<!\w){_BY}\s*(?:المشرف\s*)?[:：]?\s*(?P<who>.+?)\s*"
    r"(?:;|،|,|\(|\s(?:في|بتاريخ|on|at|le|am|el|:)\s|بتاريخ|$)",
    re.I,
)
_TIMES = re.compile(
    r"[,،;]?\s*(?:تم\s+التعديل|عدل|edited)\s+\d+\s+\S+(?:\s+في\s+المجمل|\s+in\s+total)?\.?$", re.I
)
_LONGEST_NOTE = 220


def edit_note(text: str) -> tuple[str | None, str | None] | None:
    """Editor and date text of a line that is an edited-by note, else None.

    The date text is what follows the editor: `parse_date` reads it.
    """
    line = clean_line(text)
    if not line or len(line) > _LONGEST_NOTE:
        return None
    folded = _fold_keeping_length(line)
    last = _EDIT_LAST.match(folded)
    if last:
        return line[last.start("who") : last.end("who")], line[: last.end("when")]
    match = _EDIT.match(folded)
    if match is None:
        return None
    rest = match["rest"]
    offset = match.start("rest")
    who = _WHO.search(rest)
    has_digit = any(c.isdigit() for c in rest)
    if who is None and not has_digit and not rest.strip(" :."):
        return (None, None) if line.rstrip().endswith(":") or len(line.split()) <= 3 else None
    if who is None:
        relative = re.match(r"\W*(?:اليوم|امس|منذ|قبل|today|yesterday)", rest)
        if not has_digit and relative is None:
            return None
        return None, _TIMES.sub("", line[offset:]).strip(" :.,،;()") or None
    name = line[offset + who.start("who") : offset + who.end("who")].strip(" :.,،;")
    when = line[offset : offset + who.start()] + " " + line[offset + who.end("who") :]
    when = _TIMES.sub("", when).strip(" :.,،;()[]")
    when = re.sub(r"^(?:في|بتاريخ|on|at)\s+", "", when)
    if len(name.split()) > 6 and not has_digit:
        return None  # a sentence that only begins like a note
    return name or None, when if any(c.isdigit() for c in when) or len(when) > 2 else None


_FOLDING = str.maketrans("أإآٱىیةکٱ", "اااايههكا"[:9])


def _fold_keeping_length(text: str) -> str:
    """A text with forms of letters unified, each character in its place; lower case."""
    folded = text.translate(_FOLDING)
    return folded.lower() if len(folded.lower()) == len(folded) else folded


_QUOTE_NAMES = [
    re.compile(
        r"(?:المشاركة|المشاركه)\s+الأ?ا?صلية?ه?\s+(?:كتبت\s+)?بواسطة\s*[:：]?\s*(?P<who>.+)$"
    ),
    re.compile(r"[إا]قتباس\s+(?:من\s+)?(?:ل?مشاركة|كلام)?\s*[:：]?\s*(?P<who>.+)$"),
    re.compile(r"مقتبس\s+من\s*[:：]?\s*(?P<who>.+?)(?:\s+في\s+.+)?$"),
    re.compile(r"^(?:في|بتاريخ)\s.+?(?:،|,)?\s*(?:قال\s+)?(?P<who>[^،,]+?)\s*(?:قال)?\s*[:：]$"),
    re.compile(r"^(?:قال|كتب|كتبت)\s+(?P<who>[^:：]+)\s*[:：]$"),
    re.compile(r"^(?P<who>[^:：]+?)\s+(?:قال|كتب|كتبت|قالت)\s*[:：](?:\s*↑.*)?$"),
    re.compile(r"originally\s+post(?:ed)?\s+by\s*[:：]?\s*(?P<who>.+)$", re.I),
    re.compile(r"quote\s+from:?\s*(?P<who>.+?)(?:\s+on\s+.+)?$", re.I),
    re.compile(r"zitat\s+von\s+(?P<who>.+)$", re.I),
    re.compile(
        r"^(?P<who>[^:：]+?)\s+(?:wrote|said|says|schrieb|sagte|a écrit|écrivait|a dit|escribió|"
        r"dijo|писал(?:\(а\))?|сказал(?:\(а\))?|yazdı|demiş ki|نوشته|گفت)\s*[:：↑]*$",
        re.I,
    ),
    re.compile(r"^(?:citation de|citation|quote|zitat|cita)\s*[:：]?\s+(?P<who>.+)$", re.I),
]
_DATE_FIRST = re.compile(r"^\(\d[^)]{5,40}\)\s*")
_QUOTE_DATE = re.compile(r"\s*(?:\(.*\d.*\)|(?:wrote|كتب|said|قال)\s*[:：]?)\s*$", re.I)
_VIEW_POST = re.compile(r"(?:مشاهدة المشاركة|عرض المشاركة المقتبسة|view post|[↑→»])\s*$", re.I)


def quote_author(heading: str) -> str | None:
    """The author named by the heading of a quote, or None where it names nobody."""
    line = _VIEW_POST.sub("", clean_line(heading)).strip()
    if not line or len(line) > 160:
        return None
    for pattern in _QUOTE_NAMES:
        match = pattern.search(line)
        if match:
            name = _QUOTE_DATE.sub("", _DATE_FIRST.sub("", match["who"])).strip(" :：\"'«»")
            return name or None
    return None


_QUOTE_HEADS = _keys("""
اقتباس
اقتباس:
إقتباس
quote
quote:
zitat
zitat:
citation
citation:
cita:
цитата
alıntı:
نقل قول
""")


def is_quote_head(text: str) -> bool:
    """Whether a line is a quote's heading that names nobody."""
    return norm_key(text) in _QUOTE_HEADS


_EXPAND = _keys("""
أضغط للتوسيع...
اضغط للتوسيع
إضغط للتوسيع...
انقر للتوسيع...
أنقر للتوسيع...
click to expand...
zum vergrößern anklicken....
عرض المزيد
""")


def is_expand_link(text: str) -> bool:
    """Whether a line ends a long quote: the link that unfolds it."""
    return norm_key(text).strip("….") in {key.strip("….") for key in _EXPAND}


_BUTTONS = _keys("""
رد مع اقتباس
رد مع الاقتباس
رد باقتباس
أضف رد
إضافة رد
أدخل رد
اقتبس
إعجاب
أعجبني
أعجبني جداً
تقرير عن مشاركة سيئة
تقرير
إبلاغ
تقرير عن هذه المشاركة
شكوى
تنبيه للمشرف
لفت انتباه المشرف الى هذه المشاركة
ردود هذا العضو فقط
هذا الرد فقط
أرسل رسالة خاصة لهذا العضو
معلومات عن العضو
رابط هذا التعليق
شارك
شارك هذا الرد
الإبلاغ عن مشاركة
عرض مشاركة واحدة
عرض مشاركة مفردة
أدوات الموضوع
انواع عرض الموضوع
إبحث في الموضوع
تقييم هذا الموضوع
نسخ رابط المشاركة
رد
مشاركة
أعلى
إلى الأعلى
الرجوع الى أعلى الصفحة
أنقر هنا للرد
تعديل
حذف
بحث
reply
quote
reply with quote
report
report post
share
like
edit
delete
find
pm
website
top
link
share this post
post reply
more options...
""")
# Words that an author writes as well: a button only among others of its kind.
_AMBIGUOUS_BUTTONS = _keys(
    "رد\nمشاركة\nتعديل\nحذف\nبحث\nأعلى\nشارك\nأعجبني\nإعجاب\nالموقع\nlike\ntop\nedit"
)


def is_button(text: str) -> bool:
    """Whether a line is nothing but the word on a button of a post."""
    return norm_key(text) in _BUTTONS


def is_certain_button(text: str) -> bool:
    """Whether a line is the word on a button, and no author would write it as a line."""
    key = norm_key(text)
    return key in _BUTTONS and key not in _AMBIGUOUS_BUTTONS


_NOTICE = re.compile(
    "|".join(
        [
            r"يجب علي?ك?\s*التسجيل لمشاهده الرابط",
            r"للاعضاء المسجلين فقط",
            r"لمشاهده الروابط يلزمك",
            r"روابط التحميل لا تظهر للزوار",
            r"^للمشاهده يجب الرد",
            r"النص المخفي: لن تظهر",
            r"الرابط مخفي",
            r"محتوي مخفي",
            r"^(?:اظهار|اخفاء|اظهار ?/ ?اخفاء)$",
            r"ندعوك للتسجيل في المنتدي او التعريف بنفسك",
            r"هذه الصوره تم تصغيرها",
            r"تم تصغير هذه الصوره",
            r"^المرفق المطلوب لم يعد موجود",
            r"^هل تريد التفاعل مع هذه المساهمه",
            r"^الموضوع الاصلي\s*:.*(?:المصدر|الكاتب)\s*:",
            r"^sent from my\b",
            r"^ارسلت من .*tapatalk",
            r"\btapatalk$",
            r"^نوع الملف: \S+",
        ]
    )
)


def is_notice(text: str) -> bool:
    """Whether a line is the forum's own notice inside a post (hidden link, resized image, ...)."""
    return len(text) < 250 and bool(_NOTICE.search(norm_key(text)))


_ERRORS = re.compile(
    "|".join(
        [
            r"لايمكنك تصفح هذه الصفحه",
            r"^عفوا\s*\W*\s*لا يمكنك",
            r"لا تملك صلاحيه لدخول",
            r"^رساله اداريه",
            r"لم تقم بتحديد الموضوع",
            r"(?:الموضوع|المنتدي|القسم|المشاركه|الرد|الصفحه)\s+(?:او الرد )?"
            r"(?:المطلوب\w*|الذي طلبته|المحدد\w*)\s+غير\s+(?:موجود|صحيح)",
            r"^حدث خطا",
            r"خطا في قاعده البيانات",
            r"^خطا في الطلب",
            r"منتديات مقفوله حاليا",
            r"المنتدي (?:معطل|مغلق) (?:الان|حاليا|موقتا)",
            r"حدثت مشكله",
            r"تعذر العثور علي",
            r"لم يتم العثور",
            r"(?:specified|requested) (?:thread|topic|forum|post|member|page)\b.{0,40}"
            r"(?:not exist|not be found|invalid|could not)",
            r"(?:topic|thread|forum|post|page)\b.{0,30}(?:does not exist|not found)",
            r"no (?:thread|topic|forum|post) specified",
            r"invalid (?:thread|topic|forum|post) specified",
            r"you do not have permission",
            r"(?:oops|sorry)[!,].{0,40}(?:problem|error|wrong)",
            r"an error (?:has )?occur+ed",
            r"database error",
            r"fatal error\s*:",
        ]
    )
)
_WALLS = re.compile(
    "|".join(
        [
            r"ينبغي ان تكون عضوا مسجلا",
            r"يجب (?:ان تكون عضوا|عليك تسجيل الدخول|تسجيل الدخول|ان تسجل)",
            r"انت لم تسجل الدخول بعد",
            r"لم تقم بتسجيل الدخول",
            r"ليس لديك (?:الصلاحيه|صلاحيه|تصريح)",
            r"غير مسموح لك بالدخول",
            r"لا يمكنك مشاهده المنتديات لانك لست عضوا",
            r"لا تمتلك الصلاحيه للدخول",
            r"الرجاء تسجيل الدخول",
            r"سجل دخولك? (?:لمشاهده|للمشاهده|لعرض)",
            r"you (?:must|need to) (?:be logged in|log in|login|register)",
            r"you are not logged in",
            r"(?:please )?log ?in or register to (?:view|see|access|continue)",
            r"only (?:registered|logged in) (?:users|members)",
            r"requires you to (?:be registered|login|log in)",
            r"board administrator requires",
            r"vous devez (?:être )?(?:connecté|vous connecter|enregistré)",
            r"du musst (?:angemeldet|registriert)",
            r"sie müssen (?:angemeldet|registriert)",
        ]
    )
)
_LONGEST_MESSAGE = 1500


def is_error_page(text: str) -> bool:
    """Whether a page's message block says that there is nothing here.

    Give it the short visible message of a page without posts, never a page or a post: an author
    may quote such a phrase.
    """
    return len(text) <= _LONGEST_MESSAGE and bool(_ERRORS.search(norm_key(text)))


def is_login_wall(text: str) -> bool:
    """Whether a page's message block asks to log in or to register (see `is_error_page`)."""
    return len(text) <= _LONGEST_MESSAGE and bool(_WALLS.search(norm_key(text)))


_NEXT = _keys("""
التالي
التالى
القادم
الصفحة التالية
التالية
التالي >
next
next page
next >
suivant
suivante
nächste
weiter
siguiente
далее
след
sonraki
بعدی
›
»
>
""")


def is_next_link(text: str) -> bool:
    """Whether the text of a link leads to the next page."""
    return norm_key(text) in _NEXT or text.strip() in {">", "»", "›", "→", "←"}


_STICKY = _keys("""
مثبت
مثبتة
موضوع مثبت
مواضيع مثبتة
هام
مهم
إعلان
اعلان
تعميم
pinned
sticky
important
announcement
épinglé
wichtig
angepinnt
fijado
sabit
""")


def is_sticky_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it stands above the others."""
    return norm_key(text).strip(" :[]()-") in _STICKY


_MOVED = _keys("""
انتقل
نقل
تم نقله
تم النقل
moved
déplacé
verschoben
movido
""")


def is_moved_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it went to another board."""
    return norm_key(text).strip(" :[]()-") in _MOVED
