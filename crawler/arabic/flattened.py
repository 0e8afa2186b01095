"""What lines of a flattened forum page are, told by their words."""

import re

from crawler.arabic.keys import norm_key

_NUMBER = re.compile(
    r"^(?:#\s?\d+|(?:رقم\s+)?المشاركه\s*(?:رقم)?\s*[:：]?\s*\[?\s*\d+\s*\]?"
    r"|(?:ال)?(?:مشاركه|مساهمه|منشور|رد|تعليق|جواب)\s*(?:رقم\s*[:：]?|[:：]?\s*#)\s*\d+"
    r"|post\s*#?\s*\d+)(?:\s*\((?:permalink|رابط)\))?$",
    re.I,
)
_NUMBER_LAST = re.compile(
    r"(?<=\s)(?:رقم\s+)?(?:ال)?مشارك[ةه]\s*(?:رقم)?\s*[:：]?\s*[\[#]?\s*\d+\s*\]?"
    r"(?:\s*\((?:permalink|رابط)\))?$"
    r"|(?<=\s)post\s*#?\s*\d+$",
    re.I,
)
_NUMBER_FIRST = re.compile(
    r"(?:(?:رقم\s+)?(?:ال)?مشارك[ةه]\s*(?:رقم)?\s*[:：]\s*|post\s*#)\d+(?=\s)", re.I
)
# As in `post #1 of 23 (permalink)`.
_BESIDE_NUMBER = re.compile(r"(?:of|من) \d+|[\W_]+|permalink", re.I)
_RANK = re.compile(
    r"^[*★☆\s]+$|^:{2,}[^:]{2,40}:{2,}$|^[:\s*~•.\-]*(?:عضو(?:ة|ه|ية)?(?:\s+\S+){0,3}|مشرف(?:ة|ه)?(?:\s+\S+){0,3}|مدير(?:ة|ه)?(?:\s+\S+){0,2}"
    r"|مراقب(?:ة|ه)?(?:\s+\S+){0,2}|المدير(?:\s+\S+){0,2}|المشرف(?:\s+\S+){0,2}|(?:ال)?[إا]دارة|[إا]داري(?:\s+\S+)?"
    r"|نائب(?:ة|ه)? المدير(?:\s+\S+)?|(?:صاحب|مؤسس)(?:ة|ه)? (?:ال)?(?:منتدى|موقع)|كبار الشخصيات"
    r"|شخصية (?:هامة|مهمة)|من أهل الدار|كاتب(?:ة|ه)? (?:مميز|متميز)(?:ة|ه)?|مشارك|موقوف|محظور|مطرود"
    r"|(?:ال)?[أا]عضاء"
    r"|زائر|ضيف|guest|banned|registered user|member|administrator|moderator|participant|keymaster"
    r"|(?:new|jr\.|junior|full|sr\.|senior|hero|active|well-known|registered|banned)\s+member"
    r"|(?:site|global|super|forum)\s+(?:admin|administrator|moderator)|posting freak|newbie|vip)"
    r"[:\s*~•.\-]*$",
    re.I,
)
_AVATAR = re.compile(
    r"^(?:الصورة الرمزية|الصوره الرمزيه|الصورة الشخصية|avatar)\s+(?:الخاصة\s+(?=ب))?"
    r"(?:(?:[لب]ـ|[لب](?=\s))\s*)?(?P<who>.+)$",
    re.I,
)
# Of the two columns of a thread, over its posts.
_COLUMNS = frozenset({"كاتب الموضوع", "كاتب الموضوعرساله", "الكاتب / المشاركات"})
_HEADINGS = frozenset(
    norm_key(text)
    for text in (
        "المعلومات|البيانات|بيانات العضو|التوقيت|الإتصالات|الحالة:|الحالة|وسائل الإتصال:|"
        "معلومات العضو|إحصائية العضو|احصائيات العضو|إحصائية الترشيح|معلومات إضافية|بيانات اضافيه|"
        "بيانات اضافيه [ + ]|الكاتب / المشاركات|رسالة|كاتب الموضوع|بادئ الموضوع|"
        "كاتب الموضوعرسالة|الملف الشخصي:|offline|online|"
        "thread starter|thumbs up"
    ).split("|")
)


def post_number(line: str) -> bool:
    """Whether a line is the number of a post on its page."""
    return _NUMBER.match(norm_key(line)) is not None


def number_of(line: str) -> int | None:
    """The number of a post that a line is; None for other lines."""
    return int(re.sub(r"\D", "", norm_key(line))) if post_number(line) else None


def part_number(line: str) -> tuple[str, str] | None:
    """A line up to the number of a post at its end, and that number; None where none stands there.

    One behind a cross alone belongs to a date as well: `shown_date` knows it.
    """
    match = _NUMBER_LAST.search(line)
    return (line[: match.start()], match[0]) if match else None


def led_by_number(line: str) -> tuple[str, str] | None:
    """The number of a post with which a line begins, and what follows it; None without one."""
    match = _NUMBER_FIRST.match(line)
    return (match[0], line[match.end() :].strip()) if match else None


def is_beside_number(line: str) -> bool:
    """Whether a line stands by the number of a post: "of 12", marks alone, "permalink"."""
    return _BESIDE_NUMBER.fullmatch(line) is not None


def is_rank(line: str) -> bool:
    """Whether a line is a rank as forums give them to members."""
    line = line.strip()
    return len(line) <= 50 and ":" not in line.strip(" :*~•.-") and bool(_RANK.match(line))


def avatar_of(line: str) -> str | None:
    """The member whose avatar a line stands for, or None."""
    match = _AVATAR.match(line.strip())
    return match["who"].strip() if match and len(match["who"]) <= 50 else None


def part_avatar(line: str) -> tuple[str, str] | None:
    """What may be a rank, and the words for the avatar behind it, where one line holds both."""
    rank, words, name = line.partition(" الصورة الرمزية ")
    return (rank, f"{words.strip()} {name}") if words and len(line) <= _LONGEST_AVATAR else None


_LONGEST_AVATAR = 80


def is_panel_heading(line: str) -> bool:
    """Whether a line is a heading inside an author panel."""
    key = norm_key(line)
    return key in _HEADINGS or _DATA_OF.fullmatch(key) is not None


def heads_thread_s_data(line: str) -> bool:
    """Whether a heading inside a panel stands over figures of the thread."""
    return norm_key(line) == "بيانات الموضوع"


# Over a part of a panel.
_DATA_OF = re.compile(r"(?:ال)?(?:بيانات|معلومات) (?:ال)?(?:عضو|طالب|موضوع|كاتب|مشارك)ه?")


_GREETINGS = (
    "السلام عليكم",
    "سلام عليكم",
    "بسم الله الرحمن الرحيم",
    "صباح الخير",
    "مساء الخير",
    "مرحبا",
    "تحية طيبة",
)
_KEYS = tuple(map(norm_key, _GREETINGS))


def is_greeting(line: str) -> bool:
    """Whether a line greets its readers: no panel does."""
    return norm_key(line).startswith(_KEYS)


def is_columns_heading(line: str) -> bool:
    """Whether a line is the heading of the columns in which a page shows authors and words."""
    return norm_key(line) in _COLUMNS
