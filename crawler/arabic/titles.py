"""Titles: of pages, with the name of the forum beside them; of posts, with what stands before."""

import re

from crawler.arabic.keys import keys_of, norm_key

_FRAMED = re.compile(r"(.+?)\s*\[\s*(.+?)\s*\]")
_PART = re.compile(r"\s+(?:[-–—|»«•]{1,2}|::)\s+")
_SITE = re.compile(
    r"(?<!\w)(?:ال)?(?:منتدى|منتدي|منتديات|شبكة|موقع|ملتقى|ملتقيات|بوابة)(?!\w)"
    r"|\b(?:forums?|boards?|community|powered by)\b",
    re.I,
)


def parts_of(title: str) -> list[str]:
    """The parts of a page's title between dashes, bars and the like."""
    return _PART.split(title)


def without_site(title: str) -> str:
    """A page's title without the parts at its ends that name a forum; whole where all do."""
    framed = _FRAMED.fullmatch(title)
    if framed and _SITE.search(framed[1]):
        return framed[2]
    parts = parts_of(title)
    head, _, rest = title.partition(": ")
    if len(parts) == 1 and rest and _SITE.match(head):
        return rest
    kept = [part for part in parts if not _SITE.search(part)]
    if not kept or len(kept) == len(parts):
        return title
    return title[title.index(kept[0]) : title.rindex(kept[-1]) + len(kept[-1])]


_FRONT = keys_of("""
الرئيسية
الصفحة الرئيسية
الفهرس
فهرس المنتدى
فهرس المنتديات
المنتدى
المنتديات
home
forum index
forum
forums
""")


def is_front_name(text: str) -> bool:
    """Whether a link in the trail of a page is that to the forum's front page."""
    return norm_key(text) in _FRONT


_REPLY = re.compile(
    r"^\s*(?:(?:(?:ال)?ردّ?|مُ?شارك[ةه](?: جديدة)?|جواب|re|aw|antw|ynt|ответ|fwd?|fw)"
    r"\s*(?:\[\d+\]|\(\d+\))?\s*(?:على(?:\s+الموضوع)?)?\s*[:：]\s*)+",
    re.I,
)


def strip_reply_prefix(title: str) -> str:
    """A title without `رد:`, `Re:` and their like, however often they were put before it."""
    return bare_title(title) or title.strip()


def bare_title(title: str) -> str:
    """The same; empty where a title has no other words."""
    return _REPLY.sub("", title).strip()


# Of vBulletin's icons, as boards leave them in English.
_ICON_NAMES = (
    r"(?:Post|Arrow|Lightbulb|Exclamation|Question|Cool|Smile|Angry|Unhappy|Talking|Red face|Wink"
    r"|Thumbs (?:up|down)|Icon\d{1,2})"
)
_TITLE = re.compile(
    rf"^(?:[إا]?فتراضي|الافتراضي|flwr|اوافق|{_ICON_NAMES}(?=\s+[\u0600-\u06ff])"
    r"|(?:مُ?ساهمة\s*)?موضوع(?: الرسالة)?\s*[:：])"
    r"\s*(?P<title>.*)$"
)
_ICON = re.compile(r"^(?:[إا]?فتراضي|الافتراضي)(?!\w)")
# Forumotion's icon over a post is called by the thread's title and the name of its file.
_PICTURED = re.compile(
    r"^(?P<thread>.+) Empty(?P<title>(?: (?:رد|re)\s*:)?(?: (?P=thread))?)$", re.I
)
# Authors begin an answer so.
_ANSWER = re.compile(r"\s*(?:جواب|الرد)")
_LONGEST_TITLE = 130
# Words go on after a title's end, or end as no title does.
_SENTENCE = re.compile(r"[.؟!]\s+\S|(?<!\.)\.$")


def title_line(line: str) -> str | None:
    """The title of a post that a line shows, without the icon's word before it; None otherwise."""
    if pictured := _PICTURED.match(line.strip()):
        return pictured["title"].strip()
    match = _TITLE.match(line.strip())
    if match and len(line) <= _LONGEST_TITLE and not _SENTENCE.search(line):
        return match["title"].strip()
    if len(line) > _LONGEST_TITLE or _ANSWER.match(line):
        return None
    return line.strip() if bare_title(line) not in {"", line.strip()} else None


def is_icon_title(line: str) -> bool:
    """Whether a line is a post's title behind the word for its icon, as vBulletin shows it."""
    return len(line) <= _LONGEST_TITLE and bool(_ICON.match(line))


def title_of(line: str) -> str:
    """The title that a line shows, without the word for a reply before it; empty for others."""
    return bare_title(title_line(line) or "")


_TITLED = re.compile(r"(?:ال)?(?:موضوع|رد)\s*[:：]|(?:subject|topic|re)\s*:", re.I)


def is_title_line(text: str) -> bool:
    """Whether a line begins with the label of a title: `الموضوع: ...`."""
    return _TITLED.match(text) is not None
