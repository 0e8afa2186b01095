"""The posts of Invision Power Board 1.3 and 2: author panels, dates, quotes."""

import re
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.engines.invision.routes import InvisionRoutes
from crawler.links import with_parameters
from crawler.pages.dom import attribute, find, find_all, first_in, line
from crawler.pages.page import Page
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown

_CITED = re.compile(r"\((?P<who>.+?)(?:\s*@\s*[^()]*)?\)\s*$")
_FILE = re.compile(r"[?&]act=attach", re.I)
_SIZE = re.compile(r"\s*\(\s*\d[\d.,]*\s*[^\W\d_]*\s*\)")
_NUMBER = re.compile(r"#\s*(\d+)")
_POST_ID = re.compile(r"(?:[?&;]p(?:id)?=|entry)(\d+)")
# Version 1.3 has `Posted on:` before the date.
_LABEL = re.compile(r"^[^\d:]{1,25}:\s*")


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote's heading stands before it, or (before 2.1) in the first row of its table."""
    above = element.getprevious() if element.tag != "table" else first_in(element, "tr")
    link = find(above, ".//a[@href]")
    post = _POST_ID.search(attribute(link, "href"))
    cited = _CITED.search(line(above))
    content = element if element.tag != "table" else find(element, ".//td[@id='QUOTE']")
    author = cited["who"] if cited else quote_author(line(above))
    return QuoteParts(author, post[1] if post else None, [element if content is None else content])


def _marked(element: HtmlElement) -> Role | None:
    """The boxes of version 1.3 have ids; a link to a file has its name, and a sign of its kind."""
    if element.tag == "a":
        pictures = [i for i in element.iter("img") if "mime_types" not in (i.get("src") or "")]
        named = _FILE.search(element.get("href") or "") and not pictures
        return Role.ATTACHMENT if named else None
    if element.tag == "table":
        return Role.QUOTE if _boxed(element) == "QUOTE" else None
    if element.tag == "td":
        return Role.CODE if element.get("id") == "CODE" else None
    below = element.getnext()  # the heading of the code is the row above it
    return Role.DROP if below is not None and find(below, "./td[@id='CODE']") is not None else None


def _boxed(table: HtmlElement) -> str:
    """The id of the cell with the words of a quote or of code; empty for any other table."""
    cell = find(table, "./tr/td[@id='QUOTE' or @id='CODE']")
    return attribute(cell, "id")


MARKUP = Markup(
    classes=roles(
        quote="quotemain",
        code="codemain sqlmain htmlmain",
        drop="quotetop codetop sqltop htmltop edit desc",
    ),
    special=_marked,
    special_tags=frozenset({"table", "tr", "td", "a"}),
    quote=_quote,
    attachment_href=_FILE,
)


def goes_on(body: HtmlElement) -> bool:
    """Whether an element goes on with the words of a post: version 1.3 closes and opens it around
    each box."""
    before = body.getprevious()
    return before is not None and before.tag == "table" and bool(_boxed(before))


def _whole(first: HtmlElement) -> HtmlElement:
    """The words of a post and the boxes between them, in one element."""
    parts = [first]
    for part in first.itersiblings():
        if not (_boxed(part) if part.tag == "table" else goes_on(part)):
            break
        parts.append(part)
    if len(parts) == 1:
        return first
    whole: HtmlElement = html.Element("div")
    whole.extend(map(deepcopy, parts))
    return whole


def read_post(
    engine: InvisionRoutes, body: HtmlElement, post_id: str, thread: str, page: Page
) -> RawPost | None:
    """A post of the thread at the URL `thread` (may be empty), from the element of its words."""
    table = next(body.iterancestors("table"), None)
    post_id = post_id or _number_of(table)
    if table is None or not post_id:
        return None
    body = _whole(body)
    details = find_all(table, ".//*[contains(@class,'postdetails')]")
    panel = next((e for e in details if find(e, ".//br") is not None), None)
    heads = [e for e in details if e is not panel]
    number = _NUMBER.search(" ".join(line(head) for head in heads))
    for link in body.iter("a"):
        size = _SIZE.match(link.tail or "") if _FILE.search(link.get("href") or "") else None
        link.tail = (link.tail or "")[size.end() :] if size else link.tail
    note = next(filter(_is_note, find_all(body, ".//span[contains(@class,'edit')]")), None)
    author = _author(engine, table, panel, page)
    author.signature = find(table, ".//div[contains(@class,'signature')]")
    words = [line(head) for head in heads]
    date = next((w for w in words if any(map(str.isdigit, _NUMBER.sub("", w)))), "")
    date = _LABEL.sub("", date)
    return RawPost(
        post_id,
        author,
        body,
        permalink=with_parameters(thread, f"view=findpost&p={post_id}") if thread else None,
        posted=Shown(date) if date else NO_DATE,
        edited=None if note is None else Shown(_edit_date(note)),
        position=int(number[1]) if number else None,
    )


def _number_of(table: HtmlElement | None) -> str:
    """The number of a post in its anchor, where the element of its words has none."""
    anchor = find(table, ".//a[starts-with(@name,'entry')]")
    number = "" if anchor is None else (anchor.get("name") or "")[5:]
    return number if number.isdecimal() else ""


def _author(
    engine: InvisionRoutes, table: HtmlElement, panel: HtmlElement | None, page: Page
) -> RawAuthor:
    author = RawAuthor()
    name = find(table, ".//span[contains(@class,'normalname') or contains(@class,'unreg')]")
    if name is not None:
        author.name, author.user_id, author.url = engine.member(page, list(name.iter("a")))
        author.name = author.name or line(name)
    if panel is None:
        return author
    for image in panel.iter("img"):
        source = image.get("src") or ""
        if author.avatar is None and re.search(r"avatar|uploads|av-\d|photo", source):
            author.avatar = page.absolute(source) or None
    for label, value in panel_pairs(panel_lines(panel)):
        if not label and author.title is None and not author.panel:
            author.title = value
        else:
            author.panel.append((label, value))
    return author


def _is_note(element: HtmlElement) -> bool:
    """Whether it is a note of an edit: the heading of a post's files looks like one."""
    return first_in(element, "b") is not None or edit_note(line(element)) is not None


def _edit_date(note: HtmlElement) -> str:
    """The date of an edited-by note: what follows the bold name of the editor."""
    name = find(note, "(.//b)[last()]")
    after = "" if name is None else (name.tail or "").strip(" :\n")
    found = edit_note(line(note))
    return after or (found and found[1]) or line(note)
