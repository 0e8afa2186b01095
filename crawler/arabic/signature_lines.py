"""Lines of a flattened page that are a signature, or stand over one, told by their words."""

import re

from crawler.arabic.keys import norm_key
from crawler.arabic.text import clean_line

_SIGNATURE = re.compile(r"^(?:--|_{5,}|-{12,}|={12,}|ـ{8,}|\.{25,}|__+\s*التوقيع\s*_*)$")
_OWN_PLACE = re.compile(
    r"^(?:مدونتي|موقعي|قناتي|صفحتي|حسابي|my (?:blog|site|website|channel|rig|pc))\b.{0,30}?[:：].+$"
)
# What stands under a member's own site in a signature: its address, a prayer.
_LONGEST_BELOW = 50
_SIGNING = re.compile(
    r"^(?:لا تنسي? (?:ان تضغط علي )?(?:زر )?(?:الضغط علي )?(?:زر )?(?:الشكر|الاعجاب).{0,40}"
    r"|سبحان الله وبحمده\W*سبحان الله العظيم|استغفر الله(?: العظيم)?(?: و?اتوب اليه)?"
    r"|لا اله الا الله(?: وحده لا شريك له.{0,60})?|لا اله الا انت سبحانك.{0,40}"
    r"|اللهم صلي? و?سلم.{0,50})$"
)
_WISH = re.compile(
    r"(?<!\w)(?:و?شكر|و?مشكور|و?جزا|بارك|و?ال?سلام|و?تحي|و?موفق|و?دمت|و?وفق|يعطي|ال?عافيه|و?الله"
    r"|اللهم|لله|بالله|يا رب|ربي?(?!\w)|مبروك|مبارك|عام وانت|العزا|امين|تقبل|بالتوفيق|ان شا|و?اهلا"
    r"|مرحب|حيا|تسلم|يسلم|عاش|احسنت|ابدعت|(?:رائع|جميل)(?!\w)|منقول|متابع|اتفق|thank|regards"
    r"|welcome|good luck|congrat)"
)
_SIGN = "ـ*".join("توقيع")  # drawn out, as the headings of skins are
# A name has few words, and a sentence (`توقيع العقد على الورق`) goes on to say where.
_SIGNER = r"(?!(?:.*\s)?(?:على|في|عن|مع|من)\s)\S{1,40}(?:\s\S+){0,3}?"
_SIGNED = re.compile(
    rf"^(?:اـ*لـ*)?{_SIGN}ـ*(?:\s+(?:العضوة?\s*[:：]?\s*)?[(\[]?\s*(?P<who>{_SIGNER})\s*[)\]]?)?"
    r"\s*[:：]?$"
)


def is_signature_rule(line: str) -> bool:
    """Whether a line is the rule that engines draw between a post and its signature."""
    return bool(_SIGNATURE.match(line.strip()))


def is_logged(line: str) -> bool:
    """Whether a line is SMF's word under a post, over the signature; a word of authors' too."""
    return norm_key(line) in {"سجل", "logged"}


def is_signature_heading(line: str) -> bool:
    """Whether a line is the heading of a signature (`توقيع NAME`)."""
    return signed_by(line) is not None


def signed_by(line: str) -> str | None:
    """Whose signature a line is the heading of, empty where it names nobody; None: it is none."""
    found = _SIGNED.match(clean_line(line)) if len(line) <= 60 else None
    return (found["who"] or "").strip(" :：()[]") if found else None


def without_heading(signature: str) -> str:
    """A signature without the heading that a skin puts over it, or the rule of an engine."""
    first, _, rest = signature.partition("\n")
    over = is_signature_heading(first) or is_signature_rule(first)
    return rest.lstrip("\n") if over else signature


def is_signature_line(line: str) -> bool:
    """Whether last lines are nothing but a signature: a member's own site, or a formula of praise.

    Prayers for somebody are none: a post of condolence is nothing else.
    """
    if len(line) > 120:
        return False
    key = norm_key(line)
    below = line.split("\n")[1:]
    brief = all(len(other) <= _LONGEST_BELOW for other in below)
    return bool(_SIGNING.match(key)) or (brief and bool(_OWN_PLACE.match(key)))


def is_wish(line: str) -> bool:
    """Whether a line thanks, greets, prays or agrees: many members end a post with the same one."""
    return bool(_WISH.search(norm_key(line)))
