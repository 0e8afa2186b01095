"""The posts of a vBulletin 3 or 4 page: each message with the elements around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from crawler.dom import find_all, line
from crawler.page import once_a_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from crawler.page import Page

_ID = re.compile(r"(?:post_message_|td_post_|post)(\d+)$")
_FOREIGN = re.compile(r"(?:post_message_|edit|post)(\d+)$")
_RULE = re.compile(r"_{5,}\s*")


class Block(NamedTuple):
    """A post's elements in page order: those before its message, and those after it."""

    post_id: str
    body: HtmlElement
    before: list[HtmlElement]
    after: list[HtmlElement]
    holder: HtmlElement


def messages(root: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """The ids and message elements of the posts on a page, each post once."""
    found = find_all(root, "//div[starts-with(@id,'post_message_')]")
    found = found or find_all(root, "//*[starts-with(@id,'post_message_')]")
    if found:
        return _once((element, element) for element in found)
    # Before 3.5 the cell of the message, or only the table of the post, has an id.
    cells = find_all(root, "//td[starts-with(@id,'td_post_')]")
    cells = cells or find_all(root, "//table[starts-with(@id,'post')]")
    return _once((cell, body) for cell in cells if (body := _message_in(cell)) is not None)


def _once(pairs: Iterable[tuple[HtmlElement, HtmlElement]]) -> list[tuple[str, HtmlElement]]:
    kept: dict[str, HtmlElement] = {}
    for marked, element in pairs:
        match = _ID.match(marked.get("id") or "")
        if match and match[1] not in kept:
            kept[match[1]] = element
    return list(kept.items())


def _message_in(cell: HtmlElement) -> HtmlElement | None:
    """The first block of a message's cell that is neither small print nor signature."""
    for block in cell.iter("div"):
        within = block.getparent()
        named = block.get("class") or (within.get("class") if within is not None else "")
        if named in {"alt1", ""} and not block.get("id") and not _RULE.match(line(block)):
            return block
    return None


@once_a_page
def blocks(page: Page) -> list[Block]:
    """The posts of a page with the elements around each message."""
    return _blocks(page.root)


def _blocks(root: HtmlElement) -> list[Block]:
    found = messages(root)
    holders: dict[HtmlElement, int] = {}
    for _, body in found:
        for ancestor in body.iterancestors():
            holders[ancestor] = holders.get(ancestor, 0) + 1
    result = []
    for post_id, body in found:
        holder = _container(post_id, body, holders)
        elements = list(holder.iter())
        start = elements.index(body)
        end = start + sum(1 for _ in body.iter())
        result.append(
            Block(
                post_id,
                body,
                _own(reversed(elements[:start]), post_id)[::-1],
                _own(elements[end:], post_id),
                holder,
            )
        )
    return result


def _container(post_id: str, body: HtmlElement, holders: dict[HtmlElement, int]) -> HtmlElement:
    """The element that is the whole post: its wrapper by id, else all that holds no other post."""
    names = {f"edit{post_id}", f"post{post_id}", f"post_{post_id}"}
    best = widest = body
    for ancestor in body.iterancestors():
        if ancestor.get("id") in names:
            best = ancestor
        if holders[ancestor] == 1 and ancestor.tag not in {"body", "html"}:
            widest = ancestor
    return widest if best is body else best


def _own(elements: Iterable[HtmlElement], post_id: str) -> list[HtmlElement]:
    """Elements up to the first that belongs to another post (broken markup nests posts)."""
    kept = []
    for element in elements:
        name = element.get("id")
        if name:
            foreign = _FOREIGN.match(name)
            if foreign and foreign[1] != post_id:
                break
        kept.append(element)
    return kept


def by_class(elements: Iterable[HtmlElement]) -> dict[str, HtmlElement]:
    """The first element of each class token."""
    found: dict[str, HtmlElement] = {}
    for element in elements:
        names = element.get("class")
        if names:
            for name in names.split():
                found.setdefault(name, element)
    return found
