"""Titles of pages: a thread's own title, and beside it the name of the forum."""

from __future__ import annotations

import re

from crawler.arabic.text import keys_of, norm_key

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
home
forum index
""")


def is_front_name(text: str) -> bool:
    """Whether a link in the trail of a page is that to the forum's front page."""
    return norm_key(text) in _FRONT
