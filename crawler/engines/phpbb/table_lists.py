"""The lists of threads of the table styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.thread_marks import is_moved_mark, is_sticky_mark
from crawler.engines.base import Kind
from crawler.engines.phpbb.authors import read_member
from crawler.engines.phpbb.dates import shown
from crawler.pages.dom import classes, find, first_in, line
from crawler.pages.numbers import last_number
from crawler.pages.sources import icon_names
from crawler.raw import RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.engines.routes import Routes
    from crawler.pages.page import Page

_COUNT = re.compile(r"\d[\d.,\s]*$")
_LABEL = re.compile(r"^[^\d:]{1,25}:\s*")


def threads(engine: Routes, page: Page) -> Iterator[RawThread]:
    """The threads of a board's page; the order of the columns differs between the two styles."""
    for link, address in engine.links(page, "//a[contains(@class,'topictitle')]", Kind.THREAD):
        row = next(link.iterancestors("tr"), None)
        if row is None:
            continue
        home = next(link.iterancestors("td"), row)
        cells = list(home.itersiblings("td"))
        counts = [line(c) for c in cells[:-1] if _COUNT.match(line(c)) and not _named(c)]
        poster = next((c for c in cells[:-1] if _named(c)), None)
        if poster is None:
            poster = next((c for c in cells[:-1] if line(c) not in counts), None)
        images = icon_names(row).lower()
        marks = _marks(link)
        yield RawThread(
            address.id,
            address.url,
            line(link),
            author=line(poster) or None,
            author_id=read_member(first_in(poster, "a"), page)[0],
            created=shown(_LABEL.sub("", link.get("title") or "")),
            # The first words with a number: the date stands over the name.
            last_post=next(filter(None, map(shown, cells[-1].itertext())), None) if cells else None,
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            pages=last_number([a for a in home.iter("a") if a is not link]),
            sticky="sticky" in images or "announce" in images or is_sticky_mark(marks),
            locked="lock" in images,
            moved="moved" in images or is_moved_mark(marks),
        )


def _named(cell: HtmlElement) -> bool:
    """Whether a cell holds the poster's name."""
    name = find(cell, ".//*[@class='name' or @class='topicauthor' or contains(@class,'username')]")
    return name is not None or any("viewprofile" in (a.get("href") or "") for a in cell.iter("a"))


def _marks(link: HtmlElement) -> str:
    """The words before a title: sticky, announcement, moved, poll."""
    parent, before = link.getparent(), []
    if parent is not None:
        before.append(parent.text or "")
    for element in link.itersiblings(preceding=True):
        if "topictitle" not in classes(element):
            before += [line(element), element.tail or ""]
    return " ".join(" ".join(before).split())
