"""What a link is called that leads to a thread or board."""

import re

from lxml.html import HtmlElement

from crawler.pages.dom import first_in, line

_COUNT = re.compile("count|badge|num", re.I)
# What the words of a title are called, where style alone makes them larger than others.
_TITLED = re.compile(
    r"(?<![^\W_])(?:title|subject|heading|headline|topic-?name|(?:semi|extra)?bold|text-(?:lg|\d?xl))(?![^\W_])",
    re.I,
)
_BLOCKS = ("div", "p", "li", "td", "time")
_SEVERAL = 2
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def link_title(link: HtmlElement) -> str:
    """The title that a link shows: where it is a whole line of a list, its heading's, its first
    words or what is bold in it."""
    if not len(link):
        return line(link)
    heading = next(filter(line, link.iter(*_HEADINGS)), None)
    if heading is not None:
        return line(heading)
    own = " ".join((link.text or "").split())
    if own and first_in(link, "p", "div") is not None:
        return own
    names = link[0].get("class") or "" if len(link) == 1 else ""
    if own and _COUNT.search(names) and line(link[0]).isdecimal():
        return own  # behind it stands how many there are
    loose = own or any((element.tail or "").strip() for element in link)
    bold = None if loose else next(filter(line, link.iter("b", "strong")), None)
    if bold is not None or loose:
        return line(link if bold is None else bold)
    return _of_card(link)


def _of_card(link: HtmlElement) -> str:
    """The title of a card that is a link as a whole: what is called one, else its first words."""
    parts = [element for element in link.iter() if (element.text or "").strip()]
    apart = first_in(link, *_BLOCKS) is not None or any(map(_abuts, parts))
    if len(parts) < _SEVERAL or not apart:
        return line(link)
    named = [part for part in parts if _TITLED.search(_called(part))]
    return line(next(filter(_says, [*named, *parts]), link))


def _says(element: HtmlElement) -> bool:
    """Whether an element says more than a letter in place of a picture, or a number."""
    words = line(element)
    return len(words) > 1 and any(map(str.isalpha, words))


def _abuts(element: HtmlElement) -> bool:
    """Whether the next element begins where this one ends: what parts them is style alone."""
    return element.tail is None and element.getnext() is not None


def _called(element: HtmlElement) -> str:
    return element.get("class") or ""
