"""The parts of a post that FluxBB and PunBB show alike: its address, its edit note; authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.label_lines import split_place
from crawler.arabic.members import is_guest_name
from crawler.engines.fluxbb.routes import read_address
from crawler.pages.dom import classes, first_in, line
from crawler.pages.sources import picture
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.engines.routes import Routes
    from crawler.pages.page import Page


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
