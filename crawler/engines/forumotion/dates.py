"""When a Forumotion post was written: beside its author's name, under its words, after an icon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.pages.dom import first_in, line, own_words, with_any_class, with_class
from crawler.raw import NO_DATE, Shown, dated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATES = ("post-date", "topic-date", "post_date")
# What links a name and a date in some languages: "on", "le", "am", "في".
_LINK_WORD = re.compile(r"^[^\W\d]{1,2}\s+(?=\S)")


def read_date(block: HtmlElement, name: str) -> Shown:
    """The date of a post's block, as shown; `name` is its author's, who may stand before it."""
    date = with_any_class(block, _DATES, "span", "div", "p", "time")
    if date is not None:
        words = own_words(date, [with_class(date, "vote", "div")])
        return _shown(line(first_in(date, "time")) or words)
    by = with_any_class(block, ("author", "post_header"), "p", "div")
    if by is not None:
        tail = " ".join((by[-1].tail or "").split()) if len(by) else ""
        words = tail if any(map(str.isdigit, tail)) else line(by)
        return _shown(after_name(name, words))
    head = with_class(block, "posthead", "div")
    if head is not None:
        links = list(head.iter("a"))
        return _shown(links[-1].tail or "") if links else NO_DATE
    for details in block.iter("span"):
        images = list(details.iter("img")) if "postdetails" in details.get("class", "") else []
        if images and "poster-profile" not in details.get("class", ""):
            return _shown(images[-1].tail or "")
    return NO_DATE


def after_name(name: str, words: str) -> str:
    """What follows the name in a byline, "by NAME on DATE"; all where the name is not there."""
    after = words.partition(f"{name} ")[2] if name else ""
    return _LINK_WORD.sub("", after) if after else words


def _shown(words: str) -> Shown:
    words = " ".join(words.split()).strip(" ,-\u00b7\u2022\u25ac")
    return dated(_LINK_WORD.sub("", words)) or NO_DATE
