"""How vBulletin marks up what stands in a post: quotes, code, spoilers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.headings import is_own_threads_heading
from crawler.arabic.inserted_lines import is_source
from crawler.arabic.quotes import is_quote_head, quote_author
from crawler.dom import line, own_words, with_class
from crawler.markup import Markup, QuoteParts, Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POST_ID = re.compile(r"(?:[?&;]p=|#post)(\d+)|/(\d+)-post\d+\.html")
# Add-ons that rewrite addresses give attachments a folder of their own.
ATTACHED = re.compile(r"attachment\.php\?|(?:^|/)attachments?/|filedata/fetch\?")
_HEADING = 80  # characters: a longer block over a table is words of the author, not a heading


def quoted_post(element: HtmlElement) -> str | None:
    """The post that the link of a quote's heading leads to."""
    for link in element.iter("a"):
        found = _POST_ID.search(link.get("href") or "")
        if found:
            return found[1] or found[2]
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


def _wrapper(element: HtmlElement) -> str:
    """What an element is that holds a heading and the box under it: quote, code, spoiler."""
    if len(element) < 2 or not _is_heading(element[0]) or (element.text or "").strip():
        return ""
    heading, box = element[0], element[1]
    if is_quote_head(line(heading)) or (box.tag == "table" and len(element) == 2):
        return "quote"
    if box.tag == "pre" or next(box.iter("code"), None) is not None:
        return "code"
    return "spoiler" if next(heading.iter("input", "button"), None) is not None else ""


def _first(cell: HtmlElement) -> HtmlElement | None:
    """The first block of a cell; a printed quote has a rule above it."""
    return next((child for child in cell if child.tag != "hr"), None)


def _is_box(element: HtmlElement) -> bool:
    """Whether an element is all that stands under the heading of a quote."""
    parent = element.getparent()
    return (
        parent is not None
        and len(parent) == 2
        and element is parent[1]
        and _wrapper(parent) == "quote"
    )


def _attributed(element: HtmlElement) -> bool:
    """Whether a block says whose words follow."""
    text = line(element)
    return len(text) < 2 * _HEADING and bool(quoted_post(element) or quote_author(text))


def _is_put_in(element: HtmlElement) -> bool:
    """Whether an add-on put in a block of links: other threads of the author, the post's source."""
    links = [link for link in element.iter("a") if line(link)]
    if not links:
        return False
    return is_own_threads_heading(own_words(element, links)) or is_source(line(element))


def _role(element: HtmlElement) -> Role | None:
    """Quotes and code of vBulletin 3, which have no classes of their own; what add-ons put in."""
    if element.tag != "code" and _is_put_in(element):
        return Role.DROP
    parent = element.getparent()
    if element.tag == "code":  # coloured code stands in one `code` inside another
        return Role.CODE if next(element.iterdescendants("code"), None) is None else None
    if element.tag in {"fieldset", "legend"}:
        named = line(next(element.iter("legend"), None))
        quotes = is_quote_head(named) or quote_author(named)
        return (Role.QUOTE if element.tag == "fieldset" else Role.DROP) if quotes else None
    if _wrapper(element) == "quote":
        return Role.QUOTE
    if parent is None:
        return None
    if parent.tag == "td" or _is_box(parent):
        return Role.DROP if element is _first(parent) and _attributed(element) else None
    kind = _wrapper(parent)
    if kind and element is parent[0]:
        return Role.DROP
    if kind == "quote" and element is parent[1] and len(parent) > 2:
        return Role.DROP if _attributed(element) else None
    return None


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote of vBulletin 3 (boxes under a heading) or 4 and 5 (`bbcode_quote`)."""
    if "bbcode_quote" in (element.get("class") or ""):
        posted_by = with_class(element, "bbcode_postedby", "div")
        message = with_class(element, "message", "div")
        if posted_by is None and message is not None:  # printed
            posted_by = message.getprevious()
        if posted_by is None:
            return QuoteParts(None, None, [element])
        content = [element if message is None else message]
        return QuoteParts(_author(posted_by), quoted_post(posted_by), content)
    if element.tag == "fieldset":
        return QuoteParts(quote_author(line(next(element.iter("legend"), None))), None, [element])
    box = element[1]
    cell = next(box.iter("td"), box) if box.tag == "table" else element
    said_by = (
        box if cell is element and len(element) > 2 else _first(box if cell is element else cell)
    )
    if said_by is not None and _attributed(said_by):
        return QuoteParts(_author(said_by), quoted_post(said_by), [cell])
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
    special_tags=frozenset({"div", "fieldset", "legend", "code", "table"}),
    quote=_quote,
    attachment_href=ATTACHED,
)
