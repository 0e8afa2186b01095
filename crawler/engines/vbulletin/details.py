"""What a vBulletin post shows beside its message: date, number, signature, edits, thanks."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from crawler.arabic.dates import parse_date
from crawler.arabic.edit_notes import edit_note
from crawler.body import plain_text
from crawler.dom import line, text_in
from crawler.engines.vbulletin.signatures import headed_signature
from crawler.links import clean_url
from crawler.raw import NO_DATE, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.engines.vbulletin.blocks import Block
    from crawler.page import Page

_TIME = re.compile(r"\d{1,2}:\d\d")
_POSTCOUNT = re.compile(r"[?&;]postcount=(\d+)")
_RULE = re.compile(r"_{5,}\s*")
_ATTACHED = re.compile(r"attachment\.php\?|/attachments?/")
_THANKS = ("post_thanks_box", "dbtech_thanks_")
_SIGNATURE = re.compile(
    r"(?:^|[\s_-])(?:sig|signature|signaturecontainer|postsig)(?:$|[\s_-])", re.I
)


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

    The first that reads as a date; else the first with a digit, in a format not known.
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
    return next(dates, shown[0] if shown and any(map(str.isdigit, shown[0])) else "")


def position(block: Block) -> int | None:
    """The number that the page shows on the post."""
    for link in block.before("a"):
        named = (link.get("id") or "").startswith("postcount")
        count = _POSTCOUNT.search(link.get("href") or "")
        shown = (link.get("name") or line(link)) if named else count[1] if count else ""
        digits = "".join(filter(str.isdecimal, shown))
        if 0 < len(digits) < 8:
            return int(digits)
    return None


def signature(block: Block) -> str | None:
    """What stands under the line of underscores, in a block of that name, or under a heading."""
    for element in block.after:
        if element.tag not in {"div", "fieldset", "blockquote", "td", "p", "span"}:
            continue
        named = _SIGNATURE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        ruled = _RULE.match((element.text or "").lstrip())
        if named or ruled:
            words = _RULE.sub("", plain_text(element), count=1).strip()
            heading = line(next(element.iter("legend"), None))
            return words.removeprefix(heading).strip() or None
    return headed_signature(block)


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
        note = edit_note(words) if words else None
        if note is not None:
            return Shown(note[1] or words)
    return None


def thanks(page: Page, block: Block) -> str | None:
    """How many members are named in the box of thanks or likes under the message or the post.

    Where no link is a member's, a number that stands by itself over the names is taken.
    """
    if not page.names.has_id_from(*_THANKS):
        return None
    beside = islice(block.holder.itersiblings(), 3)
    below = (box for box in beside if (box.get("id") or "").endswith(f"_{block.post_id}"))
    for element in chain(block.after, below):
        if (element.get("id") or "").startswith(_THANKS):
            links = (link.get("href") or "" for link in element.iter("a"))
            members = {href for href in links if "member" in href}
            if members:
                return str(len(members))
            heading = next(element.iter("strong", "b", "legend", "h2", "h3", "h4"), None)
            return next((word for word in line(heading).split() if word.isdecimal()), None)
    return None


def attachments(page: Page, block: Block) -> list[str]:
    """Attached files and images, which stand under the message."""
    urls = []
    for element in block.after:
        target = element.get("href") if element.tag == "a" else ""
        if element.tag == "img" and "attach" in (element.get("class") or ""):
            target = element.get("src")
        if target and _ATTACHED.search(target):
            url = page.absolute(target)
            if url:
                urls.append(clean_url(url))
    return list(dict.fromkeys(urls))
