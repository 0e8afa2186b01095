"""The polls above the threads of phpBB."""

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.phpbb.posts import framed
from crawler.pages.dom import attribute, find, find_all, first_in, line
from crawler.pages.numbers import count_in, number_in
from crawler.pages.page import Page
from crawler.raw import Poll, poll_of

_BAR = "./dd[contains(@class,'resultbar')]/div"


def read_poll(page: Page) -> Poll | None:
    """The poll of prosilver, with its results where they are shown."""
    boxes = (e for e in framed(page, "fieldset") if "polls" in attribute(e, "class"))
    box = next(boxes, None)
    if box is None:
        return None
    rows = (e for e in box.iter("dl") if "poll_total_votes" not in attribute(e, "class"))
    options = ((line(first_in(row, "dt")).strip("\xa0 "), find(row, _BAR)) for row in rows)
    question = line(find(box.getparent(), ".//h2 | .//h3"))
    return poll_of(question, ((text, count_in(bar)) for text, bar in options if text))


def read_table_poll(root: HtmlElement) -> Poll | None:
    """The poll of the table styles with its results: the rows of the options end in `[ 12 ]`."""
    for cell in find_all(root, "//td[@colspan='2'][contains(@class,'row2')][.//table//table]"):
        rows = [(row, line(row[-1])) for row in cell.iter("tr") if len(row) > 2]
        found = [(row, last) for row, last in rows if last.startswith("[") and last.endswith("]")]
        options = [(line(row[0]), parse_count(number_in(last) or "")) for row, last in found]
        if options:
            return poll_of(line(first_in(cell, "b")), options)
    return None
