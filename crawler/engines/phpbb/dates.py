"""The dates of phpBB: a `<time>` since 3.2.6, words among others before."""

import re

from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.pages.dom import first_in, line, when
from crawler.pages.edits import edit_date
from crawler.raw import Shown, dated

_EDGES = re.compile(r"^[\s»«|:\-–—•]+|[\s»«|•]+$")


def shown(words: str) -> Shown | None:
    """Words as a date, without the signs around them; None where no digit is in them."""
    return dated(_EDGES.sub("", " ".join(words.split())))


def edited(notice: HtmlElement) -> Shown | None:
    """The date of an edited-by note; what follows a line break there is the editor's reason."""
    words = [notice.text or ""]
    for element in notice:
        if element.tag == "br" and "".join(words).strip():
            break
        words += ["" if element.tag == "dl" else line(element), element.tail or ""]
    said = " ".join("".join(words).split())
    if edit_note(said) is None:
        return None
    return when(first_in(notice, "time")) or edit_date(said)
