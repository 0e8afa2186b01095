"""The poll above a thread of SMF."""

import re

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.pages.dom import find, find_all, line
from crawler.raw import Poll, poll_of

_VOTES = re.compile(r"(\d[\d.,]*)\s*\(\d")


def read_poll(root: HtmlElement) -> Poll | None:
    """The poll above a thread, with its votes where they are shown."""
    box = find(root, "//div[@id='poll']")
    if box is None:
        return _old_poll(root)
    question = line(find(box, ".//*[@id='pollquestion']", ".//h3"))
    shown = find_all(box, ".//dl[contains(@class,'options')]/dt")
    options = [(line(option), _votes(option.getnext())) for option in shown]
    labels = find_all(box, ".//ul[contains(@class,'options')]//label")
    return poll_of(question, [*options, *((line(label), None) for label in labels)])


def _old_poll(root: HtmlElement) -> Poll | None:
    """Version 1: a table under an image of its own; question, then rows of option and votes."""
    image = find(root, "//*[@class='titlebg']/descendant-or-self::td/img[contains(@src,'_poll')]")
    table = None if image is None else next(image.iterancestors("table"), None)
    cell = find(table, "./tr[last()]/td[last()]")
    if cell is None:
        return None
    rows = ((line(row[0]), _votes(row[1])) for row in find_all(cell, ".//tr[count(td)=2]"))
    options = ((text, votes) for text, votes in rows if votes is not None)
    return poll_of(" ".join((cell.text or "").split()), options)


def _votes(place: HtmlElement | None) -> int | None:
    found = _VOTES.search(line(place))
    return parse_count(found[1]) if found else None
