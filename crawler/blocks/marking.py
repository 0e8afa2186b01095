"""A page with the marks that a post is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.blocks.date_marks import mark_dates
from crawler.blocks.name_marks import mark_names
from crawler.blocks.outline import Outline

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.html import HtmlElement


def marked(root: HtmlElement, now: datetime) -> Outline:
    """The outline of a page with its dates and the names of its members; `now`: of the fetch."""
    outline = Outline(root)
    outline.take_dates(mark_dates(outline, now))
    outline.add_names(mark_names(outline))
    return outline
