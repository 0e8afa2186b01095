"""How FluxBB and PunBB mark up a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head
from crawler.bodies.markup import Markup, QuoteParts, Role
from crawler.pages.dom import classes, first_in, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def _special(element: HtmlElement) -> Role | None:
    parent = element.getparent()
    return Role.DROP if parent is not None and "incqbox" in classes(parent) else None


def _quote(element: HtmlElement) -> QuoteParts:
    """The head is a `<cite>`, in PunBB 1.2 an `<h4>` inside; words of a language say who."""
    head = next((e for e in element.iter("cite", "h4")), None)
    if head is not None and next(head.iterancestors("blockquote"), element) is not element:
        head = head if head.getparent() is element else None
    inner = first_in(element, "blockquote")
    words = line(head)
    author = None if is_quote_head(words) else quote_author(words) or words.rstrip(" :") or None
    content = element if inner is None or element.tag == "blockquote" else inner
    return QuoteParts(author, None, [content])


MARKUP = Markup(
    classes={
        "quotebox": Role.QUOTE,
        "codebox": Role.CODE,
        "postedit": Role.DROP,
        "lastedit": Role.DROP,
        "poll": Role.DROP,
        "sig-content": Role.DROP,
        "postsignature": Role.DROP,
    },
    tags={"blockquote": Role.QUOTE, "cite": Role.DROP},
    special=_special,
    special_tags=frozenset({"h4"}),
    quote=_quote,
    behind=re.compile(r"\b(?:postedit|postsignature|sig-content|postfoot)\b"),
)
