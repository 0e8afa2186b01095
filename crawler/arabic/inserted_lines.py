"""Lines that a forum, or an app, puts into a post of its own accord, told by their words alone."""

import re

from crawler.arabic.fold_in_place import fold_in_place, folded_near
from crawler.arabic.keys import norm_key

_PRESS = r"(?:اضغط|انقر|نقره)"
# What follows a notice on a picture: its end, or where to press. An author's sentence goes on.
_PRESSED = rf"(?:\W*$|[ .،,!:]*(?:{_PRESS}|الحجم|المقاس|لمشاهد|لعرض|لروي|الي \d|[(\[]?\d).*)"
_WHOLE = r"(?:بحجمها|بكامل حجمها|بال(?:حجم|مقاس) ال(?:كامل|اصلي|طبيعي|حقيقي))"
_SHRUNK = (
    r"(?:عفوا\W+)?(?:هذه الصوره (?:بحجم اخر|تم (?:تصغير|تحجيم)(?:ها| حجمها))"
    rf"|تم (?:تصغير|تقليل|تعديل) (?:(?:حجم|ابعاد|مقاس) )?(?:هذه )?الصوره){_PRESSED}"
    rf"|{_PRESS} (?:هنا|(?:علي )?(?:هذا الشريط|الشريط \w+|الصوره))"
    rf" ل\w+ (?:الصوره )?\w* ?{_WHOLE}\b.*"
    rf"|{_PRESS} لعرض الصوره في صفحه مستقله\W*|العرض الاصلي للصوره \d+ ?[x×*] ?\d+\W*"
    r"|this image has been resized\b.*"
)
_ADDED = r"(?:post|added|اضاف|اضيف|مشارك|دمج|ادمج|كتب)"
# Between two posts of one member that the forum has made one.
_JOINED = (
    rf"-{{5,}}+(?=[^\n]{{0,200}}?{_ADDED})[^\n]{{1,81}}\d:\d\d[^\n]{{0,160}}?-{{5,}}"
    r"|(?:- )+-\s*\w[^\n-]{0,40}(?:- )+-"
)
# Where a thread comes from; and others of its author, each behind a zero that a font of signs draws
# as a dot.
_SOURCE = (
    r"(?:الموضوع الاصلي ?:[^\n]{1,200}?\|[^\n]*?(?:الكاتب|المصدر) ?:[^\n]*"
    r"|المصدر ?:[^\n]{1,200}? [-|] من قسم ?:[^\n]*)"
)
_OTHERS = r"من مواضيع(?:ي| [^\n]{1,60})?(?:\n+ *0 [^\n]+)+"
_LINE = re.compile(
    rf"^(?:[^\w\n\[-]{{0,8}}(?:{_SHRUNK}|{_SOURCE}|{_OTHERS})[^\w\n]{{0,8}}"
    rf"|[ \t]*(?:{_JOINED})[ \t]*)$",
    re.M,
)
_FROM = re.compile(rf"\s*{_SOURCE}$")
# One of these stands in every such line: few posts have to be looked at closely.
_STEMS = (
    *(("تصغير",), ("تحجيم",), ("حجم", "بحجم", "الحجم ال", "كامل حجم"), ("المقاس ال",)),
    *(("مستقل",), ("للصور",), ("z", "resized"), ("-", "-----", "- - -")),
    *(("|", "المصدر", "الكاتب"), ("من قسم", "المصدر"), ("من مواضيع", "من مواضيع", "\n0 ")),
    *(("تقليل",), ("تعديل", "تعديل حجم", "تعديل أبعاد", "تعديل ابعاد", "تعديل مقاس")),
)


def inserted_lines(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a body. An author would write none of them."""
    return [
        (start + found.start(), start + found.end())
        for start, folded in folded_near(text, _STEMS)
        for found in _LINE.finditer(folded)
    ]


def is_source(line: str) -> bool:
    """Whether a line says of the post itself in which thread it stood first, and where."""
    return ("|" in line or "قسم" in line) and bool(_FROM.match(fold_in_place(line)))


_LONGEST_FOOTER = 120
_DEVICE = (
    r"(?:i ?(?:phone|pad|pod)|samsung|galaxy|android|mobile|nokia|blackberry|htc|huawei|xiaomi"
    r"|redmi|windows phone|[a-z]+-[a-z]*\d\w*)(?!\w).{0,40}"
)
_APP = (
    r"(?:\w+ )?(?:tapatalk|تا?با? ?ت[او]?ل?ك|forum ?runner|mobile (?:app|device)"
    r"|تطبيق ال(?:منتدي|موقع))(?: \w+)?"
)
_BY = r"(?:باستخدام|بواسطه|عبر|عن طريق|من خلال|via|using|with)"
_SENT = r"(?:تم (?:ال)?ارسال\w*|ارسلت?|مرسله?)"
_MY_PHONE = r"(?:جوالي|موبايلي|هاتفي)"
# Apps that a forum has of its own are called after it.
_FOOTER = re.compile(
    rf"\W*(?:(?:sent|posted) (?:from my (?:{_DEVICE}|.{{1,40}} using .{{1,40}})"
    rf"|(?:from (?:my )?.{{1,40}} )?(?:from|by|{_BY}) {_APP})"
    rf"|{_SENT} {_BY} (?:{_DEVICE}|{_MY_PHONE})"
    rf"|{_SENT} (?:(?:من .{{1,40}} )?{_BY} {_APP}"
    rf"|من (?:{_DEVICE}|{_MY_PHONE}(?: \w+| {_DEVICE})?|الجوال)))\W*"
)
# An answer may say no more than that.
_FROM_MY_PHONE = re.compile(rf"\W*من {_MY_PHONE}\W*")


def is_client_footer(line: str) -> bool:
    """Whether a line says with what a post was sent, as apps say it."""
    return len(line) < _LONGEST_FOOTER and _FOOTER.fullmatch(norm_key(line)) is not None


def without_client_footer(text: str) -> str:
    """A body's text without such a line at its end."""
    above, _, last = text.rpartition("\n")
    told = is_client_footer(last) or (above and _FROM_MY_PHONE.fullmatch(last))
    return above.rstrip("\n") if told else text
