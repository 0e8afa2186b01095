"""Boxes under a line of small print, and quotes in the frames of a skin, whatever these are."""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from itertools import takewhile
from operator import is_not
from typing import NamedTuple

from lxml import etree, html
from lxml.html import HtmlElement

from crawler.arabic.headings import is_hidden_heading
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head, is_quote_line
from crawler.pages.dom import first_in, line, own_words

_FRAMES = frozenset({"table", "blockquote", "fieldset"})
_TITLES = frozenset({"div", "legend"})
_CALLED = re.compile(r"(?:^|[\s_-])quote(?!d)", re.I)
_BLOCKS = frozenset(
    "div table tr td th p li ul center blockquote fieldset legend br h3 h4 h5".split()
)


class Line(NamedTuple):
    """A line of words and its links: the element in which it begins, the one with which it ends.

    Where it `stops` before that one, what is in it belongs to the next line.
    """

    words: str
    links: list[HtmlElement]
    begin: HtmlElement
    end: HtmlElement
    stops: bool


def _lines(frame: HtmlElement) -> Iterator[Line]:
    words, begin = "", frame
    links: list[HtmlElement] = []
    for event, element in etree.iterwalk(frame, events=("start", "end")):
        starts = event == "start"
        if element.tag in _BLOCKS and words.strip():
            stops = starts and element.tag != "br"
            yield Line(" ".join(words.split()), links, begin, element, stops)
            words, links = "", []
        if starts and element.tag == "a":
            links.append(element)
        text = element.text if starts else element.tail
        if text and (starts or element is not frame):
            if not words.strip():
                begin = element if starts else element.getparent()
            words += text


def head_of(frame: HtmlElement) -> Line | None:
    """The forum's line over the words that are quoted; None where a frame begins in another way."""
    if not is_quote_line(next((text for text in frame.itertext() if text.strip()), "")):
        return None
    lines = _lines(frame)
    first = next(lines, None)
    if first is None or not is_quote_head(first.words):
        return first if first is not None and _names_author(first) else None
    second = next(lines, None)
    return second._replace(begin=first.begin) if second and _names_author(second) else first


def _names_author(said: Line) -> bool:
    return is_quote_line(said.words) and quote_author(said.words) is not None


def is_title(element: HtmlElement | None) -> bool:
    """Whether an element is no more than the head of the frame that follows it."""
    following = None if element is None else element.getnext()
    if element is None or element.tag not in _TITLES or following is None:
        return False
    head = head_of(element) if _is_made(following) else None
    return head is not None and head.words == line(element)


def is_frame(element: HtmlElement) -> bool:
    """Whether an element is a quote, and has nothing but a quote in it."""
    if not _is_made(element):
        return False
    if is_title(element.getprevious()):
        return True
    head = head_of(element)
    if head is None or head.words == line(element):
        return False
    above = (head.begin, *head.begin.iterancestors())
    within = list(takewhile(partial(is_not, element), above))
    title = next(filter(is_title, within), None)
    if title is not None:
        return not own_words(element, [title, title.getnext()])
    inner = [e for e in within if (_is_made(e) or box_of(e)) and head.words != line(e)]
    beside = own_words(element, inner[-1:]) if inner else ""
    return not beside or is_quote_head(beside)


def quoted_words(frame: HtmlElement, head: Line) -> HtmlElement:
    """What stands in a frame below its head."""
    words: HtmlElement = html.Element("div")
    last = head.end
    if head.stops:
        words.append(deepcopy(last))
    elif last is not frame:
        words.text = last.tail
    while last is not frame:
        words.extend(deepcopy(list(last.itersiblings())))
        last = last.getparent()
        if last is not frame:
            _add(words, last.tail or "")
    return words


def _add(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _is_made(element: HtmlElement) -> bool:
    """Whether an element is of those that skins make frames of."""
    return element.tag in _FRAMES or bool(_CALLED.search(element.get("class") or ""))


HEADING = 80  # characters: a longer block over a table is words of the author, not a heading


def _is_heading(element: HtmlElement | None) -> bool:
    """Whether an element is the line over a box: `div.smallfont` with a few words in it."""
    return (
        element is not None
        and element.tag == "div"
        and "smallfont" in (element.get("class") or "")
        and len(line(element)) < HEADING
    )


def box_of(element: HtmlElement) -> str:
    """What an element with a heading and the box under it is: quote, code, spoiler, hidden."""
    if len(element) < 2 or not _is_heading(element[0]) or (element.text or "").strip():
        return ""
    heading, box = element[0], element[1]
    if is_hidden_heading(line(heading)):
        return "hidden"
    if is_quote_head(line(heading)) or (box.tag == "table" and len(element) == 2):
        return "quote"
    if box.tag == "pre" or first_in(box, "code") is not None:
        return "code"
    return "spoiler" if first_in(heading, "input", "button") is not None else ""
