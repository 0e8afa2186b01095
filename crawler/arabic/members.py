"""Names and words by which forums call guests, deleted members and those who are online."""

import re

from crawler.arabic.fold_in_place import fold_in_place
from crawler.arabic.keys import norm_key

_GUEST = re.compile(
    r"(?:ال)?(?:زاير|ضيف|مهمان)(?: كريم| ?[_:(\d#].*)?|مجهول|غير مسجل|unregistered"
    r"|guest(?: ?[_:(\d#].*)?|anonymous|gast|invité|invitado|гость|misafir"
)
_DELETED = re.compile(
    r"(?:ال)?(?:عضو|عضويه|حساب|مستخدم|مشترك)(?: (?:ال)?(?:محذوف|سابق|مقفول|ملغي|ملغا)ه?|ملغاه)"
    r"|(?:ال)?محذوف|حذف المستخدم|\(مستخدم مجهول او محذوف\)|deleted(?: member| user)?"
    r"|(?:a )?former user|gelöschtes mitglied|membre supprimé"
)
_STAFF = re.compile(r"(?:ال)?(?:مدير|مشرف|مراقب|[إا]دار)")
_RANK_LABEL = re.compile(r"(?:ال)?(?:رتبة|لقب)\b|rank\b", re.I)
_STARTER = re.compile(
    r"(?:صاحب|كاتب|بادي|منشي|ناشر|موسس) (?:ال|هذا ال)?موضوع"
    r"|(?:thread|topic|discussion|original) (?:starter|author|poster|owner)"
    r"|(?:themen|thread)starter"
)


def is_guest_name(name: str) -> bool:
    """Whether a name is the forum's word for a visitor without an account."""
    return _GUEST.fullmatch(norm_key(name)) is not None


_MARKED = re.compile(r"(?P<name>\S.*?)\s*\((?P<mark>[^()]{3,40})\)")
_UNVERIFIED = re.compile(r"لم يتم التحقق\b.*|not verified")


def without_guest_mark(name: str) -> str:
    """A name without the word in brackets that says whose it is: `سالم (زائر)`."""
    found = _MARKED.fullmatch(name)
    if found is None or not (
        is_guest_name(found["mark"]) or _UNVERIFIED.fullmatch(norm_key(found["mark"]))
    ):
        return name
    return found["name"]


def is_deleted_name(name: str) -> bool:
    """Whether a name is the forum's word for a member who is no longer there."""
    return _DELETED.fullmatch(norm_key(name).strip("[]")) is not None


def is_starter_mark(text: str) -> bool:
    """Whether words beside a post say that its author began the thread."""
    return _STARTER.fullmatch(norm_key(text)) is not None


_STATUS = re.compile(
    r"(?P<who>.*?)\s*(?:غير\s+)?(?:مت\u0651?صل|متواجد)ه?(?:\s+(?:الان|حالي\w*))?[\u064b-\u0652]?!?"
)
_ONLINE = re.compile(r"(?:(?:user |member )?is )?(?:offline|online)|(?:user|member) is away")
_LONGEST_STATUS, _LONGEST_NAME = 90, 5


def status_of(line: str) -> str | None:
    """The member (or empty) of whom a line says whether they are online; None for other lines."""
    if len(line) > _LONGEST_STATUS:
        return None
    line = line.strip()
    match = _STATUS.fullmatch(fold_in_place(line))
    if match is None:
        return None
    words = line[: match.end("who")].split()
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]
    name = " ".join(words)
    again = status_of(name) if name else None  # the words of a picture, and the same beside it
    return again if again is not None else name if len(words) <= _LONGEST_NAME else None


def is_online_status(text: str) -> bool:
    """Whether a line says that its author is there now, or not."""
    return status_of(text) is not None or _ONLINE.fullmatch(norm_key(text)) is not None


def is_staff(rank: str) -> bool:
    """Whether a rank is that of who runs a forum: its own account may be called so."""
    return _STAFF.match(rank) is not None


def is_rank_label(label: str) -> bool:
    """Whether a label of a panel calls its value the rank of a member: `الرتبة`, "Rank"."""
    return _RANK_LABEL.match(label) is not None
