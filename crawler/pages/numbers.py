"""The numbers that a page shows in its texts and carries in its ids."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.pages.dom import classes, line

_NUMBER = re.compile(r"\d+(?:[.,'\u066b\u066c\u00a0\u202f]\d+)*")
_ALONE = re.compile(r"\W*(\d{1,9})\W*$")


def number_in(text: str) -> str | None:
    """The first number in a text, with its thousands marks, as shown."""
    found = _NUMBER.search(text)
    return found[0] if found else None


def last_number(links: list[HtmlElement]) -> int | None:
    """The largest number that is all a link says, but for signs: a count of pages."""
    numbers = [int(found[1]) for found in map(_ALONE.match, map(line, links)) if found]
    return max(numbers, default=None)


def count_in(element: HtmlElement | None) -> int | None:
    """The first number in the text of an element, as a count; None where there is none."""
    return parse_count(number_in(line(element)) or "")


def first_found(shape: re.Pattern[str], texts: Iterable[str]) -> str | None:
    """The first group of a pattern, in the first of some texts in which it is found."""
    return next((found[1] for found in map(shape.search, texts) if found), None)


def number_of(element: HtmlElement, before: str) -> str | None:
    """The number that a class of an element has behind a text (`user-id-5`); 0 stands for none."""
    rests = (name[len(before) :] for name in classes(element) if name.startswith(before))
    return next((rest for rest in rests if rest.isdecimal() and rest.strip("0")), None)


def numbered(elements: Iterable[HtmlElement], before: str) -> Iterator[tuple[str, HtmlElement]]:
    """Elements with a number in their ids behind a text (`post-12`), by that number."""
    for element in elements:
        number = (element.get("id") or "").removeprefix(before)
        if number.isdecimal():
            yield number, element
