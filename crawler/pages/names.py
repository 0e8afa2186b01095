"""What the elements of a page are called and what its links lead to: a quick look for marks."""

import re
from functools import cached_property
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from crawler.pages.dom import find_all, with_ids

_CLASSES = etree.XPath("descendant::*/@class", smart_strings=False)
_IDS = etree.XPath("descendant::*/@id", smart_strings=False)
_HREFS = etree.XPath("descendant::a/@href", smart_strings=False)


class Names:
    """The classes, ids and links of a page, each gathered once, when it is first asked for.

    To ask here takes a tenth of a search of the tree for an element that is not there.
    """

    def __init__(self, root: HtmlElement) -> None:
        self._root = root

    @cached_property
    def _classes(self) -> str:
        found: Any = _CLASSES(self._root)
        return "\n".join(dict.fromkeys(found))

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the elements, in their order."""
        found: Any = _IDS(self._root)
        return list(found)

    def elements_from(self, beginning: str) -> list[HtmlElement]:
        """The elements whose id begins with a text, in their order."""
        ids = [name for name in self.ids if name.startswith(beginning)]
        found = list(with_ids(self._root, ids).values()) if ids else []
        if len(found) != len(ids) or not all(element.get("id") for element in found):
            found = find_all(self._root, f"//*[starts-with(@id,'{beginning}')]")  # some stand twice
        return found

    @cached_property
    def _ids(self) -> str:
        return "\n".join(["", *self.ids, ""])

    @cached_property
    def links(self) -> list[str]:
        """The targets of the links, as written, in their order, each once."""
        found: Any = _HREFS(self._root)
        return list(dict.fromkeys(found))

    @cached_property
    def _hrefs(self) -> str:
        return "\n".join(self.links)

    def has(self, *words: str) -> bool:
        """Whether any of the words stands in the class or id of an element, in just these letters.

        Words are found in longer ones: `post` in `postbody` and in `post_12`.
        """
        return any(word in self._classes or word in self._ids for word in words)

    def match(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is found in the class or id of an element."""
        return bool(pattern.search(self._classes) or pattern.search(self._ids))

    def has_class(self, *words: str) -> bool:
        """Whether any of the words stands in the class of an element."""
        return any(word in self._classes for word in words)

    def has_id(self, *words: str) -> bool:
        """Whether any of the words stands in the id of an element."""
        return any(word in self._ids for word in words)

    def has_whole_id(self, *ids: str) -> bool:
        """Whether any of the ids is an element's."""
        return any(f"\n{name}\n" in self._ids for name in ids)

    def has_id_from(self, *beginnings: str) -> bool:
        """Whether the id of any element begins with one of the texts."""
        return any(f"\n{beginning}" in self._ids for beginning in beginnings)

    def has_link(self, *parts: str) -> bool:
        """Whether any of the texts stands in the target of a link, as it is written."""
        return any(part in self._hrefs for part in parts)

    def links_with(self, *parts: str) -> list[str]:
        """The targets of links that have one of the texts in them, as written, each once."""
        if not self.has_link(*parts):
            return []
        return [href for href in self.links if any(part in href for part in parts)]
