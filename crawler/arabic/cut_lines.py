"""What a line begins or ends where an extractor cut a heading at every tag, or cut it nowhere."""

import re

_SAID = re.compile(r"^(?:كتبت?|قالت?|wrote|said)\s*[:：]?$", re.I)
_QUOTING = re.compile(
    r"^[إا]قتباس\s.*[:：]$|^المشاركة الأصلية (?:كتبت )?بواسطة\s*[:：]?$|^originally posted by$",
    re.I,
)
_EDITED = re.compile(
    r"^[(\[]?(?:آخر تعديل|تم التعديل|تم تعديل|عدل|last edited).*(?:بواسطة|من قبل|by)\s*[:：]?$",
    re.I,
)
_NOTE_TAIL = re.compile(r"^(?:ف[يى]|بتاريخ|on|؛|\.?\s*(?:سبب|السبب|reason)|[.)\]])", re.I)
_DATE = re.compile(r"^\(\d[^)]{5,40}\)$")


def is_saying(line: str) -> bool:
    """Whether a line is the verb between a quote's author and the quote."""
    return bool(_SAID.match(line))


def opens_quote(line: str) -> bool:
    """Whether a line is a quote's heading up to the name of its author."""
    return bool(_QUOTING.match(line))


def is_bracketed_date(line: str) -> bool:
    """Whether a line is a date in brackets, as it may stand before a quote's author."""
    return bool(_DATE.match(line))


def opens_edit_note(line: str) -> bool:
    """Whether a line is an edit note up to the name of who edited."""
    return bool(_EDITED.match(line))


def ends_edit_note(line: str) -> bool:
    """Whether a line is what follows that name: a date, a reason, a closing bracket."""
    return bool(_NOTE_TAIL.match(line))


_REASON = re.compile(
    r"(?:^|[\s.،])(?:سبب(?:\s+التعديل)?|السبب|reason(?:\s+for\s+edit(?:ing)?)?)\s*[:：]$", re.I
)
_OPENS_REASON = re.compile(r"^(?:سبب التعديل|السبب|reason(?: for edit(?:ing)?)?)\s*[:：]", re.I)
# A quote's heading with the quote glued to it: only marks that no author types tell its end.
_SAYS = r"[^:：]{1,50}?\s+(?:كتبت?|قالت?|wrote|said)\s*[:：]"
_GLUED_QUOTES = [
    re.compile(rf"^(?P<head>\(\d[^)]{{5,40}}\)\s*{_SAYS})\s*(?P<rest>\S.*)$", re.I),
    re.compile(
        rf"^(?P<head>{_SAYS}\s*↑\s*(?>[^↑]{{0,40}}?\d:\d\d(?:\s*(?:[ap]m|[صم](?!\w)))?)?+)"
        r"\s*(?P<rest>\S.*)$",
        re.I,
    ),
    re.compile(
        r"^(?P<head>.{0,20}(?:بواسطة|posted by)\s*[:：]?\s*.{1,50}?"
        r"\s(?:مشاهدة المشاركة|عرض المشاركة المقتبسة|view post))\s*(?P<rest>\S.*)$",
        re.I,
    ),
]
_DATED_NOTE = re.compile(r"^(?P<date>[^()]{6,50}?)\s*[(\[](?P<note>[^()]{8,160})[)\]]$")

# The rule over a signature, and how engines begin their notes of editing: authors do not.
_FOOT = re.compile(
    r"\s(?=_{10,}\s)|(?<=_{10})\s"
    r"|\s(?=(?:التعديل الأخير تم بواسطة|آخر تعديل (?:تم )?بواسطة|عدل سابقا من قبل)\s)"
)


def part_foot(line: str) -> list[str]:
    """The words of a post, its signature and its edit note, where one line holds them all."""
    return _FOOT.split(line) if len(line) >= _WITH_FOOT else [line]


_WITH_FOOT = 60


def ends_in_reason(line: str) -> bool:
    """Whether a line ends in the label of an edit's reason, which follows on the next one."""
    return bool(_REASON.search(line))


def opens_reason(line: str) -> bool:
    """Whether a line begins with the label of an edit's reason: it belongs to the note before."""
    return bool(_OPENS_REASON.match(line))


def part_quote(line: str) -> tuple[str, str] | None:
    """The heading of a quote and the quote's first words, where one line holds both."""
    for pattern in _GLUED_QUOTES:
        found = pattern.match(line)
        if found:
            return found["head"], found["rest"]
    return None


def part_dated_note(line: str) -> tuple[str, str] | None:
    """A date and the note in brackets after it, where one line holds both."""
    found = _DATED_NOTE.match(line)
    return (found["date"], found["note"]) if found else None


# phpBB 2's heads: `أرسل: DATE    موضوع الرسالة: TITLE`, the title empty under most answers.
_SUBJECT = re.compile(
    r"\s(?:(?:موضوع|عنوان) ال(?:رسالة|مشاركة|مساهمة)|post subject|sujet du message)\s*[:：]\s*",
    re.I,
)


def part_dated_title(line: str) -> tuple[str, str] | None:
    """A date and the title of a post (it may be empty) behind it, where one line holds both."""
    found = _SUBJECT.search(line)
    return (line[: found.start()], line[found.end() :]) if found else None
