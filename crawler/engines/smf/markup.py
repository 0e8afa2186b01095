"""How SMF marks up a body: a heading above each quote or, since 2.1, a `<cite>` inside it."""

import re

from lxml.html import HtmlElement

from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.pages.dom import classes, first_in, line

_MESSAGE = re.compile(r"msg=?(\d+)")


def _special(element: HtmlElement) -> Role | None:
    """A quote's `<cite>` is its heading."""
    parent = element.getparent()
    return Role.DROP if parent is not None and parent.tag == "blockquote" else None


def _heading(element: HtmlElement) -> HtmlElement | None:
    before = element.getprevious()
    if before is not None and {"quoteheader", "topslice_quote"} & set(classes(before)):
        return before
    return next((child for child in element if child.tag == "cite"), None)


def _said(head: HtmlElement) -> str:
    """What a heading says; without the date that a dash parts from the name."""
    words, time = line(head), line(first_in(head, "time"))
    before = words.removesuffix(time).rstrip()
    return before.rstrip(" -–") if time and before.endswith(("-", "–")) else words


def _quote(element: HtmlElement) -> QuoteParts:
    head = _heading(element)
    if head is None:
        return QuoteParts(None, None, [element])
    words = _said(head)
    author = None if is_quote_head(words) else quote_author(words)
    hrefs = " ".join(link.get("href") or "" for link in head.iter("a"))
    message = _MESSAGE.search(hrefs)
    return QuoteParts(author, message[1] if message else None, [element])


MARKUP = Markup(
    classes=roles(
        quote="quote bbc_standard_quote bbc_alternate_quote",
        code="code bbc_code",
        drop="quoteheader quotefooter codeheader sp-head spoilerheader",
        smiley="smiley",
    ),
    tags=roles(quote="blockquote"),  # of skins without the classes
    special=_special,
    special_tags=frozenset({"cite"}),
    quote=_quote,
    attachment_href=re.compile(r"action[=,]dlattach"),
    behind=re.compile(r"\b(?:signature|attachments|moderatorbar|under_message)\b|^modified_\d+$"),
)
