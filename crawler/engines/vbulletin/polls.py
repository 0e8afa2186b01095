"""The poll above a vBulletin 3 or 4 thread."""

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.pages.dom import find, find_all, first_in, line, with_class
from crawler.raw import Poll, poll_of


def poll(root: HtmlElement) -> Poll | None:
    """The poll above a thread: its results, or its form where it can be voted in."""
    images = find_all(root, "//img[contains(@src,'polls/bar')]")
    bars = list(dict.fromkeys(row for i in images for row in list(i.iterancestors("tr"))[:1]))
    box = bars[0] if bars else find(root, "//form[contains(@action,'poll.php?do=pollvote')]")
    if box is None:
        return None
    cells = [found for row in bars if len(found := row.findall("td")) > 2]
    counted = ((line(first), parse_count(line(third))) for first, _, third, *_ in cells)
    options = [(text, votes) for text, votes in counted if votes is not None]
    table = box if box.tag == "form" else next(box.iterancestors("table"), box)
    named = find(table, ".//td[contains(@class,'tcat')]/span[contains(@class,'normal')]")
    question = line(named).lstrip(": ") or line(find(table, ".//fieldset//strong"))
    return poll_of(question, options or ((line(label), None) for label in box.iter("label")))


def listed_poll(root: HtmlElement) -> Poll | None:
    """The poll above a vBulletin 4 thread: a list of its results, or of what can be voted for."""
    box = find(root, "//*[@id='pollinfo']")
    options: list[tuple[str, int | None]] = []
    for item in find_all(box, ".//li"):
        text, votes = first_in(item, "p", "label"), with_class(item, "numvotes", "span")
        if text is not None:
            options.append((line(text), parse_count(line(votes))))
    return poll_of(line(with_class(box, "polltitle", "span")), options)
