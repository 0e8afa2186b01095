"""What stands beside a thread's title in a list: that it is sticky, that it moved, who began it."""

from __future__ import annotations

import re

from crawler.arabic.keys import norm_key

_EDGES = " :[]()-"
_STICKY = re.compile(
    r"(?:(?:ال)?(?:موضوع|مواضيع) (?:ال)?)?"
    r"(?:مثبته?|تثبيت|ثابت|لاصق|ملصق|هامه?|مهمه?|اعلان|تعميم)(?: عام| هام)?"
    r"|pinned|topped|stickied|sticky|important|(?:global )?announcement|épinglé|post-it"
    r"|annonce(?: globale)?|wichtig|angepinnt|angeheftet|ankündigung|(?:globale )?bekanntmachung"
    r"|fijado|важно|прикреплено|прилеплено|закреплено|объявление|sabit"
)
_MOVED = re.compile(
    r"(?:موضوع )?منقول|انتقل|نقل|محول|تم (?:ال)?نقله?|moved|déplacé|verschoben|movido|перемещено"
    r"|перенесена"
)


def is_sticky_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it stands above the others."""
    return _STICKY.fullmatch(norm_key(text).strip(_EDGES)) is not None


_LOCKED = re.compile(
    r"(?:(?:هذا |هذه )?(?:ال)?موضوع )?(?:مغلقه?|مقفله?|مقفول)"
    r"|(?:this )?(?:(?:topic|thread|discussion) )?(?:is )?(?:locked|closed)"
    r"|(?:locked|closed) (?:topic|thread|discussion)"
)


def is_locked_mark(text: str) -> bool:
    """Whether the words beside a thread's title say that it takes no more answers."""
    return _LOCKED.fullmatch(norm_key(text).strip(_EDGES)) is not None


def is_moved_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it went to another board."""
    return _MOVED.fullmatch(norm_key(text).strip(_EDGES)) is not None


_STARTED_BY = re.compile(
    r"^(?:بد[أا](?:ه|ها)|(?:بد[أاء]|بدئ|أنشئ|كتب|أرسل)\s+(?:من\s+قبل|بواسطة)|بواسطة|الكاتب\s*:|"
    r"started\s+by|begonnen\s+von|démarré\s+par|iniciado\s+por|aperto\s+da|gestart\s+door|by)"
    r"\s*:?\s+",
    re.IGNORECASE,
)


def without_started_by(text: str) -> str:
    """The name in a thread's line without the words before it (`بدء بواسطة NAME`)."""
    return _STARTED_BY.sub("", text)
