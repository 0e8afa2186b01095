"""The message of a vBulletin 2 post: its quotes, and what stands under it."""

import re
from copy import deepcopy
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head
from crawler.bodies.body import plain_text
from crawler.bodies.markup import Markup, QuoteParts, Role
from crawler.pages.dom import RULE, find, line
from crawler.pages.edits import edit_date
from crawler.raw import Shown

_FILE_ICON = ".//img[contains(@src,'/attach/')]"


def _role(element: HtmlElement) -> Role | None:
    parent = element.getparent()
    if element.tag == "blockquote":
        head = line(element[0]) if len(element) else ""
        return Role.QUOTE if is_quote_head(head) else Role.CODE if head.endswith(":") else None
    if parent is not None and parent.tag == "blockquote":
        named = element.tag == "i" and quote_author(line(element)) is not None
        return Role.DROP if named or is_quote_head(line(element)) else None
    return None


def _quote(element: HtmlElement) -> QuoteParts:
    named = next((i for i in element.findall("i") if quote_author(line(i))), None)
    return QuoteParts(None if named is None else quote_author(line(named)), None, [element])


MARKUP = Markup(
    special=_role,
    special_tags=frozenset({"blockquote", "font", "i"}),
    quote=_quote,
    attachment_href=re.compile(r"attachment\.php\?"),
    behind=re.compile(r"signature"),
)


class Message(NamedTuple):
    """What the cell of a message holds."""

    body: HtmlElement
    signature: str | None
    edited: Shown | None
    attachments: list[str]


def read_message(cell: HtmlElement) -> Message:
    """A message cell in its parts; title and buttons are left out."""
    body = html.Element("div")
    signature, edited = None, None
    attachments: list[str] = []
    for number, child in enumerate(cell):
        text = line(child)
        if (number == 0 and child.tag == "font") or child.get("align") == "right":
            continue
        if child.find(".//i") is not None and edit_note(text) is not None:
            edited = edit_date(text) or Shown(text)
        elif RULE.match(text):
            signature = RULE.sub("", plain_text(child), count=1).strip() or None
        elif find(child, _FILE_ICON) is not None:
            attachments += [link.get("href") or "" for link in child.iter("a")]
        else:
            body.append(_without_headings(deepcopy(child)))
    return Message(body, signature, edited, attachments)


def _without_headings(part: HtmlElement) -> HtmlElement:
    """A part of a message without the word `code:`, which stands within the code."""
    for code in part.iter("pre"):
        if len(code) > 1 and code[0].tag == "font" and code[1].tag == "hr":
            code.text = code[1].tail
            del code[:2]
    return part
