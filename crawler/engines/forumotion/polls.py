"""The poll above a Forumotion thread."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.pages.dom import classes, find, find_all, line
from crawler.raw import Poll, poll_of

_BOX = (
    "//table[contains(@class,'poll-result')] | //fieldset[contains(@class,'polls')]"
    " | //fieldset[contains(@class,'frm-set')][dl] | //div[contains(@class,'polls')]"
    " | //dl[@class='poll'] | //form[.//input[starts-with(@name,'vote_id')]]"
)
_TITLE = ".//*[contains(@class,'poll-title') or contains(@class,'formsubtitle')]"
_HEADING = (
    "self::h2 | self::h3 | self::h4 | self::div[contains(@class,'block-header')]"
    " | .//h2 | .//p[@class='h2']"
)
_VOTES = re.compile(r"\[\s*(\d[\d.,]*)\s*\]")


def read_poll(root: HtmlElement) -> Poll | None:
    """Question and options, with their votes where the results are shown."""
    box = find(root, _BOX)
    if box is None:
        return None
    return poll_of(_question(box), ((text, votes) for text, votes in _options(box) if text))


def _question(box: HtmlElement) -> str:
    """The heading in the box, or the one nearest above it."""
    inside = find(box, f"{_TITLE} | .//h2 | .//h4")
    if inside is not None:
        return line(inside)
    for node in (box, *box.iterancestors("div", "td", "form")):
        above = (find(before, _HEADING) for before in node.itersiblings(preceding=True))
        if (heading := next((e for e in above if e is not None), None)) is not None:
            return line(heading)
    return ""


def _options(box: HtmlElement) -> Iterator[tuple[str, int | None]]:
    if box.tag == "dl":
        for option in find_all(box, "./dt[not(contains(@class,'poll-total'))]"):
            answer = option.getnext()
            number = find(answer, ".//*[@class='poll-num']")
            yield line(option), parse_count(line(number)) if number is not None else None
        return
    if box.tag == "form":
        for choice in find_all(box, ".//input[starts-with(@name,'vote_id')]"):
            holder = choice.getparent()
            row = next(choice.iterancestors("dl", "tr", "li"), holder)
            yield line(row), None
        return
    for row in find_all(box, ".//dl | .//tr[count(td)>2]"):
        votes = _VOTES.search(line(row))
        first = next((e for e in row if e.tag in {"dt", "td"}), None)
        if votes and "progress-bar" not in classes(row):
            yield line(first), parse_count(votes[1])
