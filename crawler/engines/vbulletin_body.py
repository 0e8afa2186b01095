"""How vBulletin marks up what stands in a post: quotes, code, spoilers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.chrome import quote_author
from crawler.body import Markup, QuoteParts, Role
from crawler.dom import line, with_class

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POST_ID = re.compile(r"(?:[?&;]p=|#post)(\d+)")
_HEADING = 80  # characters: a longer block over a table is words of the author, not a heading


def quoted_post(element: HtmlElement) -> str | None:
    """The post that the link of a quote's heading leads to."""
    for link in element.iter("a"):
        found = _POST_ID.search(link.get("href") or "")
        if found:
            return found[1]
    return None


def _author(heading: HtmlElement) -> str | None:
    named = next(heading.iter("strong", "b"), None)
    return (line(named) if named is not None else quote_author(line(heading))) or None


def _is_heading(element: HtmlElement | None) -> bool:
    """Whether an element is the line over a box: `div.smallfont` with a few words in it."""
    return (
        element is not None
        and element.tag == "div"
        and "smallfont" in (element.get("class") or "")
        and len(line(element)) < _HEADING
    )


def _boxed(element: HtmlElement) -> HtmlElement | None:
    """The box under a heading, where `element` holds the two and nothing else."""
    if len(element) != 2 or not _is_heading(element[0]) or (element.text or "").strip():
        return None
    box: HtmlElement = element[1]
    return box


def _role(element: HtmlElement) -> Role | None:
    """Quotes and code of vBulletin 3, which have no classes of their own."""
    parent = element.getparent()
    if element.tag == "fieldset":
        legend = next(element.iter("legend"), None)
        return Role.QUOTE if legend is not None and quote_author(line(legend)) else None
    box = _boxed(element)
    if box is not None and box.tag == "table":
        return Role.QUOTE
    if parent is None:
        return None
    box = _boxed(parent)
    if box is not None:
        if element is parent[0]:
            return Role.DROP
        return Role.CODE if element is box and next(box.iter("code"), None) is not None else None
    if parent.tag == "td" and element is parent[0] and "alt2" in (parent.get("class") or ""):
        attributed = quoted_post(element) or quote_author(line(element))
        return Role.DROP if attributed and len(line(element)) < 2 * _HEADING else None
    return None


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote of vBulletin 3 (a table under a heading) or 4 and 5 (`bbcode_quote`)."""
    posted_by = with_class(element, "bbcode_postedby", "div")
    if posted_by is not None or "bbcode_quote" in (element.get("class") or ""):
        message = with_class(element, "message", "div") if posted_by is not None else None
        author = None if posted_by is None else _author(posted_by)
        post = None if posted_by is None else quoted_post(posted_by)
        return QuoteParts(author, post, [element if message is None else message])
    cell = next(element.iter("td"), None)
    if cell is None:
        legend = next(element.iter("legend"), None)
        return QuoteParts(None if legend is None else quote_author(line(legend)), None, [element])
    if len(cell) and _role(cell[0]) is Role.DROP:
        return QuoteParts(_author(cell[0]), quoted_post(cell[0]), [cell])
    return QuoteParts(None, None, [cell])


MARKUP = Markup(
    classes={
        "bbcode_quote": Role.QUOTE,
        "bbcode_description": Role.DROP,
        "bbcode_code": Role.CODE,
        "ncode_imageresizer_warning": Role.DROP,
        "bbcode_postedby": Role.DROP,
        "bbcode_quote_container": Role.DROP,
    },
    special=_role,
    special_tags=frozenset({"div", "fieldset"}),
    quote=_quote,
    attachment_href=re.compile(r"attachment\.php\?|/attachments?/|filedata/fetch\?"),
)
