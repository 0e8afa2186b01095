"""The parts of a post that FluxBB and PunBB show alike: its markup, its edit note; authors."""

import re

from lxml.html import HtmlElement

from crawler.arabic.label_lines import split_place
from crawler.arabic.members import is_guest_name
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.engines.fluxbb.routes import read_address
from crawler.engines.routes import Routes
from crawler.pages.dom import classes, first_in, line
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor


def without_by(text: str) -> str:
    """The name in a line such as `by NAME`, whatever the word is in the forum's language."""
    return text.partition(" ")[2] or text


def permalink(number: str, link: HtmlElement | None, page: Page) -> str:
    """The canonical URL of a post, from its own link where that names it."""
    address = None if link is None else read_address(page.absolute(link.get("href")))
    if address is not None and address.post_id == number:
        return address.url
    return page.absolute(f"viewtopic.php?pid={number}") + f"#p{number}"


def read_author(engine: Routes, panel: HtmlElement | None, page: Page) -> RawAuthor:
    """The author of FluxBB's `<dl>`; the name is a link for those who may see profiles."""
    author = RawAuthor()
    if panel is None:
        return author
    name = first_in(panel, "dt")
    author.name = line(name)
    if name is not None:
        engine.identify(author, page, name.iter("a"))
    lines = []
    for field in panel.iter("dd"):
        names = classes(field)
        if "usertitle" in names:
            author.title = None if is_guest_name(line(field)) else line(field) or None
        elif "postavatar" in names:
            author.avatar = picture(page, field)
        elif "usercontacts" not in names and line(field):
            lines.append(line(field))
    pairs = panel_pairs(lines)
    author.panel = [(label, value) if label else split_place(value) for label, value in pairs]
    return author


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
    classes=roles(
        quote="quotebox",
        code="codebox",
        drop="postedit lastedit poll sig-content postsignature",
    ),
    tags=roles(quote="blockquote", drop="cite"),
    special=_special,
    special_tags=frozenset({"h4"}),
    quote=_quote,
    behind=re.compile(r"\b(?:postedit|postsignature|sig-content|postfoot)\b"),
)
