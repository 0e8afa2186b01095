"""The polls above the threads of phpBB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crawler.arabic.numbers import parse_count
from crawler.engines.phpbb.posts import framed
from crawler.pages.dom import find, find_all, first_in, line
from crawler.pages.numbers import count_in, number_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.pages.page import Page


def read_poll(page: Page) -> dict[str, Any] | None:
    """The poll of prosilver, with its results where they are shown."""
    boxes = (e for e in framed(page, "fieldset") if "polls" in (e.get("class") or ""))
    box = next(boxes, None)
    if box is None:
        return None
    holder = box.getparent()
    question = find(holder, ".//h2 | .//h3")
    options = []
    for option in box.iter("dl"):
        text = line(first_in(option, "dt")).strip("\xa0 ")
        bar = find(option, "./dd[contains(@class,'resultbar')]/div")
        if text and "poll_total_votes" not in (option.get("class") or ""):
            votes = count_in(bar) if bar is not None else None
            options.append({"text": text, "votes": votes})
    return {"question": line(question), "options": options}


def read_table_poll(root: HtmlElement) -> dict[str, Any] | None:
    """The poll of the table styles with its results: the rows of the options end in `[ 12 ]`."""
    options, question = [], ""
    for cell in find_all(root, "//td[@colspan='2'][contains(@class,'row2')][.//table//table]"):
        for row in cell.iter("tr"):
            last = line(row[-1]) if len(row) > 2 else ""
            if last.startswith("[") and last.endswith("]"):
                votes = parse_count(number_in(last) or "")
                options.append({"text": line(row[0]), "votes": votes})
        if options:
            question = line(first_in(cell, "b"))
            break
    return {"question": question, "options": options} if options else None
