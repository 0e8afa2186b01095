"""The parts of an XMB post: its author's cell, and a message cell that holds all the rest."""

import re
from copy import deepcopy

from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.body import plain_text
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.engines.routes import Routes
from crawler.links import clean_url
from crawler.pages.dom import RULE, classes, find, first_in, line, with_class
from crawler.pages.page import Page
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor, Shown

# The last is the shape of 1.9.12: `files/POST/FILE/name.zip`.
_FILE = re.compile(r"(?:^|/)files\.php\?|action=attachment|(?:^|/)files/\d+/\d+/")


def _role(element: HtmlElement) -> Role | None:
    """The heading of a code box, and the line that names the author of a quote."""
    parent = element.getparent()
    if element.tag == "td":
        return Role.DROP if "code" in classes(element) else None
    quoted = parent is not None and "quotemessage" in (parent.get("class") or "")
    return Role.DROP if quoted and quote_author(line(element)) else None


def _quote(element: HtmlElement) -> QuoteParts:
    """A `table.quote`: its heading may link to the quoted post, or its words name the author."""
    message = with_class(element, "quotemessage", "td")
    if message is None:
        return QuoteParts(None, None, [element])
    heading = next(element.iter("td"), message)
    found = next(
        (re.search(r"[?&]pid=(\d+)", a.get("href") or "") for a in heading.iter("a")), None
    )
    named = quote_author(line(heading)) if heading is not message else None
    if named is None and len(message) and message[0].tag in {"i", "em"}:
        named = quote_author(line(message[0]))
    return QuoteParts(named, found[1] if found else None, [message])


MARKUP = Markup(
    classes=roles(quote="quote", keep="quotemessage", code="codemessage"),
    special=_role,
    special_tags=frozenset({"td", "i", "em"}),
    quote=_quote,
    attachment_href=_FILE,
)


def member_id(engine: Routes, page: Page, link: HtmlElement | None) -> str | None:
    """The name under which the profile address knows a member: XMB shows no numbers."""
    address = engine.address(page.absolute(link.get("href"))) if link is not None else None
    return address.id if address else None


def read_author(engine: Routes, page: Page, cell: HtmlElement) -> RawAuthor:
    name = find(cell, ".//strong")
    link = first_in(name, "a") if name is not None else None
    author = RawAuthor(line(name), member_id(engine, page, link))
    if link is not None:
        author.url = engine.target(page, link)
    image = find(cell, ".//img[not(contains(@src,'star'))]")
    author.avatar = (
        clean_url(page.absolute(image.get("src"))) or None if image is not None else None
    )
    lines = panel_lines(cell, [name])
    if lines and ":" not in lines[0]:
        author.title = lines.pop(0)
    author.panel = panel_pairs(lines)
    return author


def read_message(
    page: Page, cell: HtmlElement
) -> tuple[HtmlElement, str | None, Shown | None, list[str]]:
    """A message cell as body, signature, edit note and attachments, which all stand in it."""
    body = deepcopy(with_class(cell, "mediumtxt", "div"))
    body = deepcopy(cell) if body is None else body
    signature, edited, files = None, None, []
    for element in list(body.iterdescendants("font", "div", "a", "br")):
        names, tail = classes(element), element.tail or ""
        href = (element.get("href") or "") if element.tag == "a" else ""
        if "subject" in names:
            element.drop_tree()
        elif "sig" in names:
            signature = plain_text(element) or signature
            element.drop_tree()
        elif href and _FILE.search(href):
            files.append(clean_url(page.absolute(href)))
            _drop_line(element)
        elif tail.strip().startswith("[") and edit_note(tail.strip(" []\n\t")) is not None:
            note = edit_note(tail.strip(" []\n\t"))
            edited, element.tail = Shown((note[1] if note else None) or tail.strip(" []")), ""
        elif RULE.match(tail):
            signature, element.tail = _rest(element), ""
    return body, signature, edited, files


def _rest(element: HtmlElement) -> str | None:
    """The words after a line of underscores, which are taken out of the tree."""
    words = [RULE.sub("", element.tail or "")]
    for sibling in list(element.itersiblings()):
        words.append(plain_text(sibling) + (sibling.tail or ""))
        sibling.tail = ""
        sibling.drop_tree()
    return "\n".join(filter(None, (text.strip() for text in words))) or None


def _drop_line(link: HtmlElement) -> None:
    """Take an attachment's line out of the text: its label, name, size and count of views."""
    before, parent = link.getprevious(), link.getparent()
    if parent is None:  # gone with the line of another, in broken markup
        return
    if before is not None:
        before.tail = ""
    else:
        parent.text = ""
    following = link.getnext()
    counted = following.getnext() if following is not None and following.tag == "br" else None
    if counted is not None and "smalltxt" in (counted.get("class") or ""):
        counted.drop_tree()
    link.tail = ""
    link.drop_tree()
