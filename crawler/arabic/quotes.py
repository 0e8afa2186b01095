"""Lines that stand over quotes and under them, and how far they prove that one is there."""

import re

from crawler.arabic.fold_in_place import fold_in_place
from crawler.arabic.keys import keys_of, norm_key
from crawler.arabic.text import clean_line
from crawler.arabic.turning_links import MORE

_QUOTE_LINE = re.compile(
    r"\W*(?:[إا]قتباس|مقتبس|المشاركة الأ?صلية|quoted?|originally posted|zitat|citation|cita|цитата)"
    r"(?!\w)(?:[^:\d]{0,40}:|\s+(?:من|ل)\S*\s|\s+(?:كتبت\s+)?بواسط[ةه](?!\w)|\s+(?:by|von|de)(?!\w)"
    r"|\s*$)",
    re.I,
)


def is_quote_line(text: str) -> bool:
    """Whether a line begins as the heading of a quote does, whatever follows on it."""
    return bool(_QUOTE_LINE.match(text))


_QUOTE_HEADS = keys_of("""
اقتباس
الاقتباس
مقتبس
نص الاقتباس
quote
zitat
citation
cita
цитата
alıntı:
نقل قول
""")


def is_quote_head(text: str) -> bool:
    """Whether a line is a quote's heading that names nobody."""
    return norm_key(text) in _QUOTE_HEADS


_CODE_HEAD = re.compile(
    r"(?:(?:ال)?(?:كود|شفره|شيفره)(?: برمجي| php| html)?|رمز|(?:(?:php|html) )?code|quellcode)"
    r"(?:\s?:?\s?\[?(?:تحديد الكل|حدد الكل|نسخ|select all|copy)\]?)?"  # and its button
)


def is_code_head(text: str) -> bool:
    """Whether a line is no more than the heading of a block of code."""
    return _CODE_HEAD.fullmatch(norm_key(text)) is not None


# A verb before its speaker, as Arabic has it; `said` without a date; a quote from somewhere.
_TOLD = re.compile(
    r"^(?:(?:في|بتاريخ)\s.*\s)?[وف]?(?:قالت?|كتبت?)\s"
    r"|^اقتباس\s+(?!من\s*[:：]|(?:من\s+)?ل?مشاركه)[^:：]*$"
)
_SAYER_FIRST = re.compile(r"^[^\d:：]+\s(?:قالت?|said|says)\s*[:：]$")


def is_speech(heading: str) -> bool:
    """Whether an author may write the heading of a quote as well: `قال الشاعر:`."""
    folded = fold_in_place(clean_line(heading))
    return bool(_TOLD.match(folded) or _SAYER_FIRST.match(folded))


def is_sayer_first(heading: str) -> bool:
    """Whether a heading names the speaker before the verb, as XenForo's do: `NAME قال:`."""
    return bool(_SAYER_FIRST.match(fold_in_place(clean_line(heading))))


_UNFOLD = (
    r"(?:اضغط|انقر)(?: هنا)? لل?(?:توسيع|توسعه)|click to expand|zum vergrößern anklicken"
    r"|cliquez pour agrandir|нажмите, чтобы раскрыть"
)
_EXPAND = re.compile(rf"{_UNFOLD}|لل?(?:توسيع|توسعه)|توسيع|{MORE}|expand")
_UNFOLDS = re.compile(_UNFOLD)


def is_expand_link(text: str) -> bool:
    """Whether a line ends a long quote: the link that unfolds it."""
    return bool(_EXPAND.fullmatch(norm_key(text).strip(" .…")))


def is_unfolding(text: str) -> bool:
    """Whether a line is such a link in words that no author has on a line."""
    return bool(_UNFOLDS.fullmatch(norm_key(text).strip(" .…")))


_SAYING = re.compile(r"(?:قال|كتب|كتبت|بواسطة|wrote|said|by)(?!\w)|(?:قتبا?س|quote)\b.*[:：]", re.I)


def says_who(text: str) -> bool:
    """Whether a text has the words of a quote's heading in it, wherever they stand."""
    return bool(_SAYING.search(text))
