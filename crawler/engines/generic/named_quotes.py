"""Quotes that only the name of another author of the page tells, over what they said."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from crawler.engines.generic.markup import MARKUP
from crawler.engines.generic.quote_heads import HEADINGS
from crawler.pages.dom import line
from crawler.raw import RawPost

_BOXES = frozenset("div section aside li".split())
_LEAST = 2  # a letter stands for a picture
_SIGNS = " :@\u2014\u2013-"


def mark_named_quotes(posts: Sequence[RawPost]) -> None:
    """Make quotes of the boxes beside the words of posts that begin with another author's name.

    Boxes of the same class that begin with a name are quotes too: of who wrote on another page.
    """
    names = {post.author.name for post in posts}
    boxes = [
        (post, box, head)
        for post in posts
        if not isinstance(post.body, str)
        for box in post.body
        if (head := _head(box)) is not None and len(line(box)) < len(line(post.body))
    ]
    told = [entry for entry in boxes if _named(entry[2]) in names - {entry[0].author.name}]
    classes = {box.get("class") for _, box, _ in told} - {None}
    for post, box, head in boxes:
        author = _named(head)
        known = box.get("class") in classes or author in names - {post.author.name}
        if known and MARKUP.role(box) is None:
            box.tag = "blockquote"
            box.set("data-quote", author)
            head.drop_tree()


def _head(box: HtmlElement) -> HtmlElement | None:
    """The element with words of its own that stands first in a box over others."""
    if box.tag not in _BOXES or len(box) == 0 or (box.text or "").strip():
        return None
    head = box[0]
    if head.tag not in HEADINGS or len(_named(head)) < _LEAST or (head.tail or "").strip():
        return None
    return head if any(line(part) for part in box[1:]) else None


def _named(head: HtmlElement) -> str:
    return line(head).strip(_SIGNS)
