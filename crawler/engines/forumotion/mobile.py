"""A thread's line in Forumotion's view for telephones: all of it is one link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.thread_marks import is_moved_mark, is_sticky_mark
from crawler.pages.dom import find_all, line, number_in, own_words, with_class
from crawler.raw import RawThread, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_COMMENTS = ".//div[contains(@class,'mobile_comment')]"


def read_item(link: HtmlElement, thread: RawThread) -> None:
    """Title and marks of a line, "REPLIES replies in VIEWS views", "latest post by NAME, DATE"."""
    heading = with_class(link, "mobile_subtitle")
    if heading is None:
        return
    marks = list(heading.iter("strong"))
    thread.title = own_words(heading, marks)
    thread.sticky = thread.sticky or any(map(is_sticky_mark, map(line, marks)))
    thread.moved = thread.moved or any(map(is_moved_mark, map(line, marks)))
    figures, last = ([line(e) for e in find_all(link, _COMMENTS)] + ["", ""])[:2]
    thread.replies = number_in(figures)
    thread.views = number_in(figures.partition(thread.replies or "")[2])
    date = last.partition(", ")[2]
    thread.last_post = Shown(date) if date else None
