"""The posts of Duhok Forum: two cells in a row, the author's and the message's."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.members import is_deleted_name, is_online_status
from crawler.bodies.body import read_body
from crawler.bodies.markup import Markup, roles
from crawler.engines.base import Kind
from crawler.engines.duhok.routes import DuhokRoutes
from crawler.pages.dom import find, find_all, first_in, line, own_words
from crawler.pages.edits import edit_date
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.known_panels import read_alike
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor, RawPost, Shown

_STRIPS = "//td[contains(@class,'PostIcon') or @class='posticon'][.//table]"
_NOTES = ".//td[contains(@class,'asTitle') or @class='editedby']"
_CELL_ID = re.compile(r"(?:p[12]Cell|reply|msg)(\d+)$")
_SIGNATURE = Markup(tags=roles(drop="legend"))  # its heading is no part of it


@once_a_page
def strips(page: Page) -> dict[HtmlElement, None]:
    """The strips of date and buttons above the messages of a page: cells that hold a table."""
    return dict.fromkeys(find_all(page.root, _STRIPS))


def read_posts(engine: DuhokRoutes, page: Page, thread: str) -> Iterator[RawPost]:
    """The posts of a page; `thread` is the canonical URL of the thread's first page."""
    seen: set[str | None] = set()
    for strip in strips(page):
        table = next(strip.iterancestors("table"), None)
        cell = None if table is None else next(table.iterancestors("td"), None)
        if cell is None:
            continue
        person = cell.getprevious()
        post_id = _post_id(engine, page, cell, person)
        body = _body(cell)
        if body is None or post_id in seen or _withheld(cell, body):
            continue
        seen.add(post_id)
        author = RawAuthor() if person is None else read_alike(read_author, page, person, engine)
        fieldset = first_in(body, "fieldset")
        if fieldset is not None:
            author.signature = read_body(fieldset, _SIGNATURE, page.absolute).text or None
        date = first_in(strip, "nobr")
        name = "p" if "topics.php" in thread else "r"
        yield RawPost(
            post_id,
            author,
            body,
            permalink=f"{thread}&{name}={post_id}" if post_id else thread,
            posted=Shown(line(date)),
            edited=_edited(cell),
        )


def _post_id(
    engine: DuhokRoutes, page: Page, cell: HtmlElement, person: HtmlElement | None
) -> str | None:
    """The id in the cells, or in the link to just this reply; the opening post has none."""
    own = list(_own(cell, page))
    beside = [] if person is None else [person, *person.iter("div")]
    for element in [cell, *beside, *own]:
        found = _CELL_ID.match(element.get("id") or "")
        if found:
            return found[1]
    for link in own:
        address = engine.linked(page, link, Kind.THREAD) if link.tag == "a" else None
        if address is not None and address.post_id:
            return address.post_id
    return None


def _own(cell: HtmlElement, page: Page) -> Iterator[HtmlElement]:
    """What may name the post of a cell, up to the strip of the next post: that stands in this cell
    where a table in the message was not closed."""
    met = 0
    for element in cell.iter("td", "div", "a"):
        met += element in strips(page)
        if met > 1:
            break
        if element.tag != "td":
            yield element


def _body(cell: HtmlElement) -> HtmlElement | None:
    for table in cell.iter("table"):
        if "table-layout" in (table.get("style") or "").lower():
            return first_in(table, "td")
    return None


def _withheld(cell: HtmlElement, body: HtmlElement) -> bool:
    """Whether the forum shows a notice in place of the message (hidden, deleted, not approved).

    It stands above the message; below it, notes of edits look the same.
    """
    reached = False
    for element in cell.iter("td"):
        if reached and body not in element.iterancestors():
            break
        reached = reached or element is body
        names = element.get("class") or ""
        if "asTitle" in names or names == "optionsbar_menus":
            aside = find_all(body, ".//fieldset | .//table[@class='optionsbar']")
            return not own_words(body, aside)
    return False


def _edited(cell: HtmlElement) -> Shown | None:
    for note in find_all(cell, _NOTES):
        for text in panel_lines(note):
            if found := edit_date(text) or edit_date(text.replace(" : ", " - ", 1)):
                return found
    return None


def read_author(page: Page, cell: HtmlElement, engine: DuhokRoutes) -> RawAuthor:
    """The author whom a cell shows."""
    author = RawAuthor()
    lines = panel_lines(cell)
    author.name = lines[0] if lines else ""
    author.name = line(engine.identify(author, page, cell.iter("a"))) or author.name
    author.avatar = picture(page, find(cell, ".//img[@class='asBGray' or @width='100']"))
    rows = find_all(cell, ".//tr[td[contains(@class,'asNormalDot')]]")
    if rows:
        _fields(rows, author)
    else:
        details = find(cell, ".//div[@id='user_info' or @id='first_user_info']")
        above = panel_lines(cell, [details])[1:]
        below = [] if details is None else panel_lines(details)
        pairs = panel_pairs(above)
        titles = [value for label, value in pairs if not label and not is_deleted_name(value)]
        author.title = titles[0] if titles else None
        author.panel = [pair for pair in pairs if pair[0] or pair[1] != author.title]
        author.panel += panel_pairs(below)
        author.panel = [pair for pair in author.panel if not is_deleted_name(pair[1])]
    return author


def _fields(rows: list[HtmlElement], author: RawAuthor) -> None:
    """Version 3: label and value in two cells; titles, states and the avatar in one."""
    for row in rows:
        cells = [line(cell) for cell in row if cell.tag == "td"]
        if len(cells) > 1:
            author.panel.append((cells[0], cells[1]))
        elif cells[0] and not is_online_status(cells[0]) and not is_deleted_name(cells[0]):
            lines = panel_lines(row)
            author.title = author.title or lines[0]
            author.panel += [("", text) for text in lines[1:]]
