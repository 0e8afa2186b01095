"""How Flarum marks up a body."""

import re

from lxml.html import HtmlElement

from crawler.arabic.headings import is_cover
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.pages.dom import find, line


def _opens_quote(mention: HtmlElement) -> bool:
    """Whether a mention is the first thing in a quote: whose words these are."""
    element = mention
    while True:
        parent = element.getparent()
        if parent is None or (parent.text or "").strip() or parent[0] is not element:
            return False
        if parent.tag == "blockquote":
            return True
        element = parent


def _quote(element: HtmlElement) -> QuoteParts:
    mention = find(element, ".//*[self::a or self::span][contains(@class,'PostMention')]")
    inner = None if mention is None else next(mention.iterancestors("blockquote"), None)
    if mention is not None and inner is element and _opens_quote(mention):
        return QuoteParts(line(mention).lstrip("@"), mention.get("data-id"), [element])
    cite = find(element, "./div/cite | ./cite")
    author = None if cite is None else quote_author(line(cite)) or line(cite).rstrip(" :")
    return QuoteParts(author, None, [element])


def _special(element: HtmlElement) -> Role | None:
    if element.tag == "summary":
        return Role.DROP if is_cover(line(element)) else None
    if element.tag == "div":  # the button of an uploaded file, with its name and size
        return None if element.get("data-fof-upload-download-uuid") is None else Role.ATTACHMENT
    named = "PostMention" in (element.get("class") or "")
    return Role.DROP if named and _opens_quote(element) else None


MARKUP = Markup(
    classes=roles(
        drop="kilowhat-formatter spoiler-header",
        card="LinkPreview",
        smiley="emoji",
        attachment="fof-download",
    ),
    tags=roles(quote="blockquote", drop="cite"),
    special=_special,
    special_tags=frozenset({"a", "div", "span", "summary"}),
    quote=_quote,
    attachment_href=re.compile(r"/assets/files/(?!.*\.(?:jpe?g|png|gif|webp)$)", re.I),
)
