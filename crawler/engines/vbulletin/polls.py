"""The poll above a vBulletin 3 or 4 thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.numbers import parse_count
from crawler.pages.dom import find, find_all, first_in, line, with_class

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def poll(root: HtmlElement) -> dict[str, object] | None:
    """The poll above a thread: its results, or its form where it can be voted in."""
    images = find_all(root, "//img[contains(@src,'polls/bar')]")
    bars = list(dict.fromkeys(row for i in images for row in list(i.iterancestors("tr"))[:1]))
    options: list[dict[str, object]] = []
    for row in bars:
        cells = row.findall("td")
        votes = parse_count(line(cells[2])) if len(cells) > 2 else None
        if votes is not None:
            options.append({"text": line(cells[0]), "votes": votes})
    box = bars[0] if bars else find(root, "//form[contains(@action,'poll.php?do=pollvote')]")
    if box is None:
        return None
    if not options:
        options = [{"text": line(label), "votes": None} for label in box.iter("label")]
    table = box if box.tag == "form" else next(box.iterancestors("table"), box)
    named = find(table, ".//td[contains(@class,'tcat')]/span[contains(@class,'normal')]")
    question = line(named).lstrip(": ") or line(find(table, ".//fieldset//strong"))
    return {"question": question, "options": options} if options else None


def listed_poll(root: HtmlElement) -> dict[str, object] | None:
    """The poll above a vBulletin 4 thread: a list of its results, or of what can be voted for."""
    box = find(root, "//*[@id='pollinfo']")
    if box is None:
        return None
    options: list[dict[str, object]] = []
    for item in box.iter("li"):
        text, votes = first_in(item, "p", "label"), with_class(item, "numvotes", "span")
        if text is not None:
            options.append({"text": line(text), "votes": parse_count(line(votes))})
    question = line(with_class(box, "polltitle", "span"))
    return {"question": question, "options": options} if options else None
