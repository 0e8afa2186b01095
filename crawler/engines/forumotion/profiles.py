"""A member's page of Forumotion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.base import Kind
from crawler.engines.forumotion.routes import read_address
from crawler.pages.dom import find, find_all, line
from crawler.panels.lines import panel_lines
from crawler.raw import RawAuthor

if TYPE_CHECKING:
    from crawler.pages.page import Page

_FIELDS = "//*[starts-with(@id,'field_id')]"
_HEADING = "//h1"


def read_member(page: Page) -> RawAuthor | None:
    """The member of a profile page: fields with an id each; None where there are none."""
    address = read_address(page.url)
    fields = find_all(page.root, _FIELDS)
    if address is None or address.kind is not Kind.PROFILE or not fields:
        return None
    name = find(page.root, f"{_HEADING}//strong | {_HEADING}//span")
    author = RawAuthor(line(name), address.id, address.url)
    for field in fields:
        lines = panel_lines(field)
        if len(lines) > 1:
            author.panel.append((lines[0].rstrip(" :"), lines[1]))
    return author if author.name else None
