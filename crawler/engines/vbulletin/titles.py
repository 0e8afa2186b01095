"""A thread's title and prefix; without a breadcrumb the page's own title says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.titles import without_site
from crawler.engines.vbulletin.paging import current
from crawler.pages.dom import find, line
from crawler.pages.trails import crumbs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.engines.routes import Routes
    from crawler.pages.page import Page

_PAGE = re.compile(r"\s+-\s+[^-]*?(\d{1,6})\s*$")


def parted(element: HtmlElement) -> tuple[str | None, str]:
    """A title's prefix (an element before its words) and the words."""
    if len(element) and not (element.text or "").strip() and (element[0].tail or "").strip():
        prefix = line(element[0])
        if prefix:
            return prefix, line(element)[len(prefix) :].strip()
    return None, line(element)


def page_title(page: Page, engine: Routes, front: HtmlElement | None) -> str:
    """The title of a page without the forum's name, which the link to its front says, and without
    the number of the page."""
    site = line(next(iter(crumbs(page)), None) if front is None else front)
    whole = line(find(page.root, "//title"))
    ends = bool(site) and whole.endswith(f" - {site}")
    title = whole.removesuffix(f" - {site}") if ends else without_site(whole)
    found = _PAGE.search(title)
    number = engine.own_address(page).start or current(page)
    return title[: found.start()] if found and int(found[1]) == number > 1 else title
