"""How Forumotion marks up a body; its oldest skin quotes and codes in tables, or in lists."""

import re
from itertools import islice

from lxml.html import HtmlElement

from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.pages.dom import classes, find, line

SIGNATURES = ("signature_div", "post-signature", "post_signature", "sig-content", "signature")
# The cell of a quote or of code in the oldest skin, under a row with a heading.
_CELL = "(./tr | ./tbody/tr)/td[contains(@class,'{}')]"
# A table that a moderator may put into anybody's post: whose words they are, and the words.
_NOTE = "ModTable"
_BOXED = ("code", "spoiler_content")


def _special(element: HtmlElement) -> Role | None:
    tag = element.tag
    if tag == "table":
        return Role.QUOTE if find(element, _CELL.format("quote")) is not None else None
    if tag == "dl":
        return Role.QUOTE if find(element, "./dd[@class='quote']") is not None else None
    if tag == "td":  # the heading over a cell of code, or of what is shown at a click
        table = next(element.iterancestors("table"), element)
        boxed = any(find(table, _CELL.format(name)) is not None for name in _BOXED)
        return Role.DROP if boxed and "spoiler_content" not in classes(element) else None
    return _part(element)


def _part(element: HtmlElement) -> Role | None:
    """The parts of a box: a heading (`<cite>`, `<dt>`), or code."""
    parent, *above = islice(element.iterancestors(), 2)
    if element.tag == "cite":
        quoted = any(around.tag == "blockquote" for around in (parent, *above))
        return Role.DROP if quoted else None
    if element.tag == "dt":
        return Role.DROP if "codebox" in classes(parent) else None
    return Role.CODE if any("codebox" in classes(box) for box in above) else None


def _quote(element: HtmlElement) -> QuoteParts:
    if _NOTE in classes(element):
        name, told = (find(element, f".//td[@class='{part}']") for part in ("rowuser", "rowtext"))
        who = line(name).strip(" :\xa0")
        return QuoteParts(who or None, None, [element if told is None else told])
    if element.tag == "dl":
        head, content = find(element, "./dt"), find(element, "./dd[@class='quote']")
    elif element.tag == "table":
        cell = find(element, _CELL.format("quote"))
        head = find(element, "(./tr | ./tbody/tr)/td[not(@class='quote')]")
        content = element if cell is None else cell
    else:
        cites = ((e, next(e.iterancestors("blockquote"), None)) for e in element.iter("cite"))
        head = next((cite for cite, owner in cites if owner is element), None)
        content = element
    words = line(head)
    author = None if is_quote_head(words) else quote_author(words)
    return QuoteParts(author, None, [element if content is None else content])


MARKUP = Markup(
    classes=roles(
        quote=_NOTE,
        code="code",
        drop="edited-message vote fa_like_div post-footer spoiler_title addthis_button"
        f" {' '.join(SIGNATURES)}",
        attachment="attachbox",
    ),
    tags=roles(quote="blockquote"),
    special=_special,
    special_tags=frozenset("table td cite dl dt code".split()),
    quote=_quote,
    smiley_src=re.compile(r"/(?:smiles|smilies|emoji\w*)/|emotic|/fa/i/smiles", re.I),
    attachment_href=re.compile(r"/download(?:\.forum)?\?(?:.*&)?id=|/attachments?/"),
    behind=re.compile(r"\b(?:signature_div|sig-content|edited-message|attachbox|postfoot)\b"),
)
