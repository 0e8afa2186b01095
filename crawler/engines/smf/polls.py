"""The poll above a thread of SMF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crawler.arabic.numbers import parse_count
from crawler.pages.dom import find, find_all, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_VOTES = re.compile(r"(\d[\d.,]*)\s*\(\d")


def read_poll(root: HtmlElement) -> dict[str, Any] | None:
    """The poll above a thread, with its votes where they are shown."""
    box = find(root, "//div[@id='poll']")
    if box is None:
        return _old_poll(root)
    question = find(box, ".//*[@id='pollquestion']")
    named = question if question is not None else find(box, ".//h3")
    options = []
    for option in find_all(box, ".//dl[contains(@class,'options')]/dt"):
        votes = _VOTES.search(line(option.getnext()))
        options.append({"text": line(option), "votes": parse_count(votes[1]) if votes else None})
    for label in find_all(box, ".//ul[contains(@class,'options')]//label"):
        options.append({"text": line(label), "votes": None})
    return {"question": line(named), "options": options} if options else None


def _old_poll(root: HtmlElement) -> dict[str, Any] | None:
    """Version 1: a table under an image of its own; question, then rows of option and votes."""
    image = find(root, "//*[@class='titlebg']/descendant-or-self::td/img[contains(@src,'_poll')]")
    table = None if image is None else next(image.iterancestors("table"), None)
    cell = find(table, "./tr[last()]/td[last()]")
    if cell is None:
        return None
    options = []
    for row in find_all(cell, ".//tr[count(td)=2]"):
        votes = _VOTES.search(line(row[1]))
        if votes:
            options.append({"text": line(row[0]), "votes": parse_count(votes[1])})
    question = " ".join((cell.text or "").split())
    return {"question": question, "options": options} if options else None
