"""The authors of vBulletin 4, by the classes of a post's head and of their box."""

import re

from lxml.html import HtmlElement

from crawler.engines.vbulletin.authors import avatar, identify, with_neighbours
from crawler.engines.vbulletin.blocks import Block
from crawler.engines.vbulletin.places import home
from crawler.pages.dom import classes, line
from crawler.pages.page import Page
from crawler.pages.surroundings import first_by_class
from crawler.panels.known_panels import read_alike
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

# What stands in the author's box and is no fact about them.
_ASIDE = re.compile(r"memberaction_body|popupbody|imlinks|nodecontrols|postdate|\brank|username")


def named_author(
    page: Page, block: Block, marked: dict[str, HtmlElement], boxes: list[HtmlElement]
) -> RawAuthor | None:
    """The author whom the classes of a post name, or None where they name nobody.

    `boxes` are the author's; `marked` are the post's elements outside of them.
    """
    if len(boxes) == 1 and "username" not in marked and "usertitle" not in marked:
        author = read_alike(_read, page, boxes[0], home(page))
        link = None if author.user_id else first_by_class(block.before("a")).get("username")
    else:
        before = list(block.before())
        author = _shown(page, first_by_class((*before, *block.after)), boxes, before)
        link = next((e for e in before if e.tag == "a" and "username" in classes(e)), None)
    return with_neighbours(author, page, block, link) if author.name else None


def _read(page: Page, box: HtmlElement, _: str) -> RawAuthor:
    """Whom a box shows."""
    elements = list(box.iter())
    return _shown(page, first_by_class(elements), [box], elements)


def _shown(
    page: Page,
    marked: dict[str, HtmlElement],
    boxes: list[HtmlElement],
    elements: list[HtmlElement],
) -> RawAuthor:
    """The author whom the marked elements name; the name is empty where none does."""
    name, title = marked.get("username"), marked.get("usertitle")
    author = RawAuthor(line(name), title=line(title) or None)
    if name is not None and name.tag == "a":
        identify(author, page, name.get("href"), elements)
    author.avatar = avatar(page, *(e for e in elements if e.tag == "img"))
    skipped = {e for e in elements if _is_aside(e.get("class") or "")}
    skipped |= {e for e in (name, title) if e is not None}
    author.panel = panel_pairs(text for box in boxes for text in panel_lines(box, skipped))
    return author


def _is_aside(names: str) -> bool:
    return not names.startswith("userinfo") and _ASIDE.search(names) is not None
