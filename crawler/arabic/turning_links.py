"""Links that turn the pages of a list, or add more to what is shown, told by their words."""

import re

from crawler.arabic.keys import norm_key

_NEXT = re.compile(
    r"(?:الصفحه )?(?:ال)?(?:تالي|قادم)ه?|next(?: page)?|(?:page )?suivante?|nächste(?: seite)?"
    r"|weiter|siguiente|далее|след|следующая(?: страница)?|вперёд|sonraki|بعدي"
)
# What unfolds a text or goes on with a list.
MORE = (
    r"(?:(?:عرض|تحميل|اظهار|اظهر|شاهد|مشاهده|اقرا|قراءه) (?:ال)?مزيد"
    r"|(?:load|show|view|see|read) more)"
)
# An older thread is one by itself, older threads are more of a list.
_MORE = re.compile(
    rf"{MORE}(?: \w+)?|(?:{MORE}|(?:ال)?مزيد)(?: من ال\w+)?|(?:(?!(?:ال)?موضوع )\w+ )?(?:ال)?اقدم"
    r"|older(?! (?:topic|thread|discussion)$)(?: \w+)?"
)
_REST = re.compile(
    r"(?:بقيه|باقي|تتمه|تكمله|متابعه|المزيد من) (?:ال)?(?:ردود|مشاركات|تعليقات|اجابات|مواضيع|صفحات)"
    r"|(?:ردود|مشاركات|تعليقات|اجابات|مواضيع) (?:اخري|اكثر)"
)
_TURNED = re.compile(
    r"(?:(?:ال)?(?:مواضيع|ردود|مشاركات|تعليقات|اسيله|صفحه) )?(?:ال)?(?:احدث|اقدم|سابقه?)"
    r"|newer|older"
)
# Where lines run from the right, the next page may be either way.
_ARROWS = " ‹<←›>→⟵⟶◄►◀▶"

# `صفحة 1 من 5`, `page 1 of 5`
_TOLD = re.compile(
    r"\b(?:(?:ال)?صفح[هة]|page)\W{1,3}(\d{1,5})\s+(?:من(?: [أا]صل)?|of)\W{1,3}(\d{1,5})\b",
    re.I,
)


def pages_told(text: str) -> tuple[int, int] | None:
    """The number of a page and of all pages, where a text tells both."""
    found = _TOLD.search(text)
    return (int(found[1]), int(found[2])) if found else None


def is_turning_link(text: str) -> bool:
    """Whether the text of a link leads to another page of the same list, forward or back."""
    words = norm_key(text).strip(_ARROWS)
    return is_next_link(text) or is_more_link(text) or _TURNED.fullmatch(words) is not None


def is_more_link(text: str) -> bool:
    """Whether the text of a link says that it adds more to what a page shows."""
    words = norm_key(text).strip(_ARROWS)
    return _MORE.fullmatch(words) is not None or _REST.fullmatch(words) is not None


def is_next_link(text: str) -> bool:
    """Whether the text of a link leads to the next page."""
    bare = norm_key(text).strip(_ARROWS)
    return _NEXT.fullmatch(bare) is not None or text.strip() in {">", ">>", "»", "›", "→", "←"}
