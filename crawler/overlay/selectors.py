"""Where things stand on the pages of one forum: CSS or XPath, as its user gives them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cssselect import SelectorError
from lxml import etree, html
from lxml.html import HtmlElement
from parsel.csstranslator import HTMLTranslator

from crawler.pages.dom import line

# What can be given; all but those of the page are sought inside each post.
POST_PARTS = frozenset(
    "post_id author date edited body signature quote quote_author ignored".split()
)
PAGE_PARTS = frozenset("post title next_page thread_link board_link".split())
PARTS = POST_PARTS | PAGE_PARTS

_AXES = "ancestor|attribute|child|descendant|following|parent|preceding|self"
_XPATH = re.compile(rf"\.{{0,2}}/|[@(]|(?:{_AXES})(?:-or-self|-sibling)?::|[a-z-]+\(")


@dataclass(frozen=True)
class Selector:
    """One expression, compiled."""

    path: etree.XPath

    def find(self, root: HtmlElement) -> list[HtmlElement | str]:
        """What it selects under an element, in document order: elements, or texts."""
        found: Any = self.path(root)
        return [found] if isinstance(found, str) else list(found)

    def elements(self, root: HtmlElement) -> list[HtmlElement]:
        """The elements that it selects under an element."""
        return [found for found in self.find(root) if not isinstance(found, str)]

    def first(self, root: HtmlElement) -> HtmlElement | str | None:
        return next(iter(self.find(root)), None)


@cache
def selector(expression: str) -> Selector:
    """A selector of CSS (also `::attr(name)` and `::text`) or XPath. Raises ValueError: why not.

    XPath is what opens with a step (`/`, `./`, `@`, an axis), a bracket or a function. `//` counts
    from the element that is asked.
    """
    expression = expression.strip()
    try:
        if _XPATH.match(expression):
            written = re.sub(r"^(\(*)//", r"\1.//", expression)
        else:
            written = HTMLTranslator().css_to_xpath(expression)
        path = etree.XPath(written)
        found = path(html.Element("html"))
    except (SelectorError, etree.XPathError) as error:
        raise ValueError(f"no CSS or XPath: {expression!r} ({error})") from None
    if not isinstance(found, list | str):
        raise ValueError(f"selects no part of a page: {expression!r}")
    return Selector(path)


def selectors(given: Mapping[str, object]) -> dict[str, Selector]:
    """The selectors of a table, by what they find (`PARTS`). Raises ValueError: `part: why not`."""
    found = {}
    for part, expression in given.items():
        if part not in PARTS:
            raise ValueError(f"{part}: unknown key (known: {', '.join(sorted(PARTS))})")
        if not isinstance(expression, str):
            raise ValueError(f"{part}: is a text, not {expression!r}")
        try:
            found[part] = selector(expression)
        except ValueError as error:
            raise ValueError(f"{part}: {error}") from None
    return found


def text_of(found: HtmlElement | str | None) -> str:
    """What was selected, as one line."""
    return " ".join(found.split()) if isinstance(found, str) else line(found)
