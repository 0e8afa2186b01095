"""Quotes that only the name of another author of the page tells, over what they said."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from crawler.engines.generic.markup import MARKUP
from crawler.engines.generic.quote_heads import HEADINGS
from crawler.pages.dom import line
from crawler.raw import RawPost

_BOXES = frozenset("div section aside li".split())
_LEAST = 2  # a letter stands for a picture
_LONGEST = 40
_SIGNS = " :@\u2014\u2013-"


def mark_named_quotes(posts: Sequence[RawPost]) -> None:
    """Make quotes of the boxes beside the words of posts that begin with another author's name.

    Boxes of the same class that begin with a name are quotes too: of who wrote on another page.
    """
    names = {post.author.name for post in posts}
    boxes = [
        (box, head, _last_named(head, names - {post.author.name}))
        for post in posts
        if not isinstance(post.body, str)
        for box in post.body
        if (head := _head(box)) and len(line(box)) < len(line(post.body))
    ]
    # What stands before the names in boxes of a class: nothing, or words such as `نقلا عن`.
    told = {box.get("class"): head.removesuffix(name) for box, head, name in boxes if name}
    for box, head, name in boxes:
        called = box.get("class")
        known = name or (called is not None and called in told)
        if known and MARKUP.role(box) is None:
            box.tag = "blockquote"
            box.set("data-quote", name or head.removeprefix(told[called]))
            _behead(box)


def _last_named(head: str, names: set[str]) -> str:
    """The author with whose name a heading ends, as behind `نقلا عن`; empty where none does."""
    return next((name for name in names if head == name or head.endswith(f" {name}")), "")


def _head(box: HtmlElement) -> str:
    """The name that may begin a box: the words of the element that stands first in it over others,
    or those before a colon."""
    if box.tag not in _BOXES:
        return ""
    name, colon, rest = (box.text or "").partition(":")
    if name.strip():
        name = name.strip(_SIGNS)
        return name if colon and rest.strip() and len(name) <= _LONGEST else ""
    head = box[0] if len(box) else None
    if head is None or head.tag not in HEADINGS:
        return ""
    words, loose = line(head), (head.tail or "").strip()
    if loose and not words.endswith(":"):
        return ""  # bold words of a sentence
    name = words.strip(_SIGNS)
    said = loose or any(line(part) or (part.tail or "").strip() for part in box[1:])
    return name if len(name) >= _LEAST and said else ""


def _behead(box: HtmlElement) -> None:
    """Take out of a box the name that begins it."""
    if (box.text or "").strip():
        box.text = (box.text or "").partition(":")[2]
    else:
        box[0].drop_tree()
