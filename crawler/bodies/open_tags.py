"""Bodies in which a tag was left open: they have taken in what forums put behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note, speaks_of_editing
from crawler.arabic.signature_lines import is_signature_heading
from crawler.bodies.post_ends import begins, is_quoted
from crawler.pages.dom import RULE, line

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from crawler.bodies.markup import Markup
    from crawler.raw import RawPost

# A note and a heading have no more elements and characters.
_MOST_PARTS, _LONGEST = 8, 250
_TAGS = ("div", "span", "fieldset", "dl", "ul", "p", "td")


def let_out(posts: list[RawPost], markup: Markup) -> bool:
    """Put behind the bodies what they have taken in; whether any had.

    That is what begins with the first thing of the forum in a body behind which nothing follows,
    or in a table in a body. The posts are to be read again then.
    """
    if markup.behind is None:
        return False
    bodies = [post.body for post in posts if not isinstance(post.body, str)]
    firsts = [(body, _taken_in(body, markup, markup.behind)) for body in bodies]
    found = [(body, first) for body, first in firsts if first is not None]
    for body, first in found:
        _move_behind(first, body)
    return bool(found)


def _taken_in(body: HtmlElement, markup: Markup, names: re.Pattern[str]) -> HtmlElement | None:
    if body.getparent() is None:
        return None
    if body.getnext() is None:
        inside: Iterable[HtmlElement] = body.iterdescendants(*_TAGS)
    else:
        inside = (e for td in body.iterdescendants("td") for e in td.iter(*_TAGS))
    first = next((e for e in inside if _is_forums(e, names)), None)
    if first is None or not begins(body, first) or is_quoted(first, body, markup):
        return None
    return first


def _is_forums(element: HtmlElement, names: re.Pattern[str]) -> bool:
    called, identified = element.get("class"), element.get("id")
    if (called and names.search(called)) or (identified and names.search(identified)):
        return True
    text = element.text
    if text and RULE.match(text):
        return True
    if len(element) > _MOST_PARTS:
        return False
    words = text if text and not len(element) else line(element)
    if len(words) > _LONGEST:
        return False
    return is_signature_heading(words) or (speaks_of_editing(words) and bool(edit_note(words)))


def _move_behind(first: HtmlElement, body: HtmlElement) -> None:
    """Move an element and all that follows it in a body behind the body."""
    # Before an element of its own: ids are forgotten of what is appended, see `with_ids`.
    end = body.makeelement("br")
    body.addnext(end)
    node, moved = first, [first]
    while node is not body:
        moved += node.itersiblings()
        parent = node.getparent()
        assert parent is not None  # `body` is above it
        node = parent
        if node is not body and node.tail:
            moved[-1].tail, node.tail = f"{moved[-1].tail or ''}{node.tail}", None
    for element in moved:
        end.addprevious(element)
