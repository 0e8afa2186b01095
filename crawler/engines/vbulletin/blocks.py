"""The posts of a vBulletin 3 or 4 page: each message with the elements around it."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, partial
from itertools import takewhile
from operator import is_not

from lxml import etree
from lxml.html import HtmlElement

from crawler.pages.dom import RULE, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.surroundings import following

_ID = re.compile(r"(?:post_message_|td_post_|post)(\d+)$")
_FOREIGN = re.compile(r"(?:post_message_|td_post_|edit|post_?)(\d+)$")


class Block:
    """A post: its message, and its other elements in page order, those before it and after it."""

    def __init__(self, post_id: str, body: HtmlElement, holder: HtmlElement, nested: bool) -> None:
        self.post_id = post_id
        self.body = body
        self.holder = holder
        self._nested = nested

    def before(self, *tags: str) -> Iterable[HtmlElement]:
        """The elements before the message, of these tags where some are given."""
        if not tags:
            return self._before
        return (element for element in self._before if element.tag in tags)

    @cached_property
    def _before(self) -> list[HtmlElement]:
        before = list(takewhile(partial(is_not, self.body), self.holder.iter()))
        return _own(reversed(before), self.post_id)[::-1] if self._nested else before

    def outline(self, beginning: str) -> tuple[list[HtmlElement], list[HtmlElement]]:
        """The elements before the message without what is in boxes, and these boxes.

        A box is an element whose class begins with a text, and that is in no other box.
        """
        outline, boxes = [], []
        own = set(self._before) if self._nested else None
        walk = etree.iterwalk(self.holder, events=("start",))
        for _, element in walk:
            if element is self.body:
                break
            if own is None or element in own:
                outline.append(element)
                if (element.get("class") or "").startswith(beginning):
                    boxes.append(element)
                    walk.skip_subtree()
        return outline, boxes

    @cached_property
    def after(self) -> list[HtmlElement]:
        """The elements after the message."""
        after = following(self.body, self.holder)
        return _own(after, self.post_id) if self._nested else list(after)


@once_a_page
def messages(page: Page) -> list[tuple[str, HtmlElement]]:
    """The ids and message elements of the posts on a page, each post once."""
    found = page.names.elements_from("post_message_")
    if found:
        divs = [element for element in found if element.tag == "div"]
        return _once((element, element) for element in divs or found if not _is_pasted(element))
    # Before 3.5 the cell of the message, or only the table of the post, has an id, or an anchor
    # in that table has its name.
    cells = find_all(page.root, "//td[starts-with(@id,'td_post_')]")
    cells = cells or find_all(page.root, "//table[starts-with(@id,'post')]")
    cells = cells or find_all(page.root, "//table//a[starts-with(@name,'post')]")
    return _once((cell, body) for cell in cells if (body := _message_in(cell)) is not None)


def _is_pasted(message: HtmlElement) -> bool:
    """Whether a message stands right in another's, with nothing of a post of its own around it.

    It came with a page that the other's author pasted.
    """
    named = (_FOREIGN.match(above.get("id") or "") for above in message.iterancestors())
    around = filter(None, named)
    outer = next(around, None)
    if outer is None or not outer[0].startswith("post_message_"):
        return False
    frame = next(around, None)
    return frame is not None and frame[1] == outer[1]


def _once(pairs: Iterable[tuple[HtmlElement, HtmlElement]]) -> list[tuple[str, HtmlElement]]:
    kept: dict[str, HtmlElement] = {}
    for marked, element in pairs:
        match = _ID.match(marked.get("id") or marked.get("name") or "")
        if match and match[1] not in kept:
            kept[match[1]] = element
    return list(kept.items())


def _message_in(mark: HtmlElement) -> HtmlElement | None:
    """The first block that is neither small print nor signature, in a message's cell or table."""
    holder = next(mark.iterancestors("table"), mark) if mark.tag == "a" else mark
    for block in holder.iter("div"):
        within = block.getparent()
        named = block.get("class") or (within.get("class") if within is not None else "")
        if named in {"alt1", ""} and not block.get("id") and not RULE.match(line(block)):
            return block
    return None


@once_a_page
def blocks(page: Page) -> list[Block]:
    """The posts of a page with the elements around each message."""
    found = messages(page)
    holders = Counter(above for _, body in found for above in body.iterancestors())
    placed = [_container(post_id, body, holders) for post_id, body in found]
    nested = any(holders[holder] > 1 for holder in placed)
    return [
        Block(post_id, body, holder, nested)
        for (post_id, body), holder in zip(found, placed, strict=True)
    ]


def _container(post_id: str, body: HtmlElement, holders: Counter[HtmlElement]) -> HtmlElement:
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
