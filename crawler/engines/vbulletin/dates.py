"""When a vBulletin post was written and edited, as the page words it."""

import re

from lxml.html import HtmlElement

from crawler.arabic.dates import parse_date, recognised
from crawler.arabic.edit_notes import edit_note
from crawler.engines.vbulletin.blocks import Block
from crawler.pages.dom import text_in
from crawler.pages.edits import edit_date
from crawler.raw import NO_DATE, Shown

_TIME = re.compile(r"\d{1,2}:\d\d")
# A date in a format not known has two numbers; one alone is the post's.
_NUMBERS = re.compile(r"\d\D+\d")


def posted(block: Block) -> Shown:
    """The date of a post: what follows the anchor of the post, else a date above the message."""
    for element in block.before("a"):
        if element.get("name") == f"post{block.post_id}":
            text = date_words([element.tail or "", *_tails(element)])
            if text:
                return Shown(text)
    for element in block.before():
        if "thead" in (element.get("class") or ""):
            text = date_words(list(element.itertext()))
            if text and parse_date(text, order="dmy") is not None:
                return Shown(text)
    for element in block.before():
        for text in (element.text or "", element.tail or ""):
            words = " ".join(text.split())
            found = parse_date(words, order="dmy") if 5 < len(words) < 60 else None
            if found is not None and found.precision in {"minute", "second"}:
                return Shown(words)
    return NO_DATE


def _tails(element: HtmlElement) -> list[str]:
    texts = []
    for sibling in element.itersiblings():
        if sibling.tag in {"script", "table", "div"}:
            break
        texts += [*sibling.itertext(), sibling.tail or ""]
    return texts


def date_words(texts: list[str]) -> str:
    """Of the texts beside a date mark the ones that are the date: `today,` and `05:31 PM` too.

    The first that reads as a date, else as one that counts from now (`منذ 3 أسابيع`), else the
    first with two numbers, in a format not known.
    """
    parts = [text for text in (" ".join(text.split()) for text in texts) if text]
    shown = []
    for index, text in enumerate(parts):
        if not any(char.isdigit() for char in text):
            continue
        words = [text]
        before = parts[index - 1] if index else ""
        if before.endswith((",", "،")) or (_TIME.match(text) and 0 < len(before) < 20):
            words.insert(0, before)
        if not _TIME.search(text) and index + 1 < len(parts) and _TIME.match(parts[index + 1]):
            words.append(parts[index + 1])
        shown.append(" ".join(words))
    shown = shown or parts[:1]
    dates = (text for text in shown if parse_date(text, order="dmy") is not None)
    counted = (text for text in shown if recognised(text) is not None)
    return next(dates, None) or next(counted, None) or next(filter(_NUMBERS.search, shown), "")


def edited(block: Block) -> Shown | None:
    """The date of the edited-by note: a line of small print under the message."""
    for element in block.after:
        if element.tag in {"em", "i", "blockquote", "p"} or "edit" in (element.get("class") or ""):
            shown = note_date(element)
            if shown is not None:
                return shown
    return None


def note_date(element: HtmlElement | None) -> Shown | None:
    """The date in an edited-by note; the reason for the edit stands on a line of its own."""
    text = "" if element is None else text_in(element)
    for words in (" ".join(row.split()) for row in text[:600].split("\n")):
        if edit_note(words) is not None:
            return edit_date(words) or Shown(words)
    return None
