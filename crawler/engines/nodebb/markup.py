"""How NodeBB marks up a body: Markdown, and a paragraph before each quote that says whose it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.quotes import quote_author
from crawler.dom import line
from crawler.markup import Markup, QuoteParts, Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POST = re.compile(r"/(?:post/|topic/\d+/[^/]+/)(\d+)$")
_USER = re.compile(r"/u(?:ser|id)/")


def _is_heading(element: HtmlElement | None) -> bool:
    """Whether a paragraph ends in a colon and names a member, or links to a post or topic."""
    if element is None or element.tag != "p" or not line(element).endswith((":", "：")):
        return False
    if line(element).startswith("@"):
        return True
    hrefs = [link.get("href") or "" for link in element.iter("a")]
    return any(_USER.search(href) for href in hrefs) or any(_POST.search(href) for href in hrefs)


def _quote(element: HtmlElement) -> QuoteParts:
    heading = element.getprevious()
    if heading is None or not _is_heading(heading):
        return QuoteParts(None, None, [element])
    author, post = None, None
    for link in heading.iter("a"):
        found = _POST.search(link.get("href") or "")
        if found and "/post/" in found[0]:
            post = found[1]
        elif _USER.search(link.get("href") or ""):
            author = author or line(link).lstrip("@")
    if author is None:
        named = re.match(r"@(\S+)", line(heading))
        author = named[1] if named else quote_author(line(heading))
    return QuoteParts(author, post, [element])


def _special(element: HtmlElement) -> Role | None:
    if element.tag == "blockquote":
        return Role.QUOTE
    after = element.getnext()
    quotes = after is not None and after.tag == "blockquote" and _is_heading(element)
    return Role.DROP if quotes else None


MARKUP = Markup(
    classes={
        "emoji": Role.SMILEY,
        "link-preview": Role.CARD,
        "ns-spoiler-control": Role.DROP,
        # Some themes put a post's head inside its content.
        "post-author": Role.DROP,
        "pull-right": Role.DROP,
    },
    special=_special,
    special_tags=frozenset({"blockquote", "p"}),
    quote=_quote,
    attachment_href=re.compile(r"/uploads/files/(?!.*\.(?:jpe?g|png|gif|webp)$)", re.I),
)
