"""How vBulletin marks up what stands in a post: quotes, code, spoilers."""

import re
from itertools import islice

from lxml.html import HtmlElement

from crawler.arabic.headings import OWN_THREADS_HEADING, is_own_threads_heading
from crawler.arabic.inserted_lines import is_source
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.engines.vbulletin.frames import (
    HEADING,
    box_of,
    head_of,
    is_frame,
    is_title,
    quoted_words,
)
from crawler.pages.dom import find_all, first_in, line, own_words, with_class

# More links than an add-on puts into a post.
_MANY = 100
_POST_ID = re.compile(r"(?:[?&;]p=|#post)(\d+)|/(\d+)-post\d+\.html")
# Add-ons that rewrite addresses give attachments a folder of their own.
ATTACHED = re.compile(r"attachment\.php\?|(?:^|/)attachments?/|filedata/fetch\?")


def quoted_post(element: HtmlElement) -> str | None:
    """The post that the link of a quote's heading leads to."""
    for link in element.iter("a"):
        found = _POST_ID.search(link.get("href") or "")
        if found:
            return found[1] or found[2]
    return None


def _author(heading: HtmlElement) -> str | None:
    named = first_in(heading, "strong", "b")
    return (line(named) if named is not None else quote_author(line(heading))) or None


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
        and box_of(parent) == "quote"
    )


def _attributed(element: HtmlElement) -> bool:
    """Whether a block says whose words follow, and is no quote itself."""
    text = line(element)
    if len(text) >= 2 * HEADING or not (quoted_post(element) or quote_author(text)):
        return False
    return with_class(element, "bbcode_quote", "div") is None


def _is_put_in(element: HtmlElement) -> bool:
    """Whether an add-on put in a block of links: other threads of the author, the post's source."""
    links = [link for link in islice(element.iter("a"), _MANY) if line(link)]
    if not links or len(links) == _MANY:
        return False
    words = line(element)
    if is_source(words):
        return True
    linked = sum(len(line(link)) + 1 for link in links)
    brief = len(words) - linked <= OWN_THREADS_HEADING  # else to take them apart is for nothing
    return brief and is_own_threads_heading(own_words(element, links))


def _role(element: HtmlElement) -> Role | None:
    """Quotes and code of vBulletin 3, which have no classes of their own; what add-ons put in."""
    if element.tag != "code" and _is_put_in(element):
        return Role.DROP
    parent = element.getparent()
    if element.tag == "code":  # coloured code stands in one `code` inside another
        return Role.CODE if next(element.iterdescendants("code"), None) is None else None
    if element.tag in {"fieldset", "legend"}:
        named = line(first_in(element, "legend"))
        quotes = is_quote_head(named) or quote_author(named)
        return (Role.QUOTE if element.tag == "fieldset" else Role.DROP) if quotes else None
    if box_of(element) == "quote" or is_frame(element):
        return Role.QUOTE
    if is_title(element):
        return Role.DROP
    if parent is None:
        return None
    if parent.tag == "td" or _is_box(parent):
        return Role.DROP if element is _first(parent) and _attributed(element) else None
    kind = box_of(parent)
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
    return _boxed(element) if box_of(element) == "quote" else _framed(element)


def _boxed(element: HtmlElement) -> QuoteParts:
    """A quote of version 3: a box under a heading, in which a block says whose words follow."""
    box = element[1]
    cell, said_by = element, box if len(element) > 2 else _first(box)
    if box.tag == "table":
        cells = [td for td in find_all(box, "./tr/td | ./tbody/tr/td") if line(td)]
        if len(cells) > 1 and head_of(box) is not None:
            return _framed(box)
        cell = cells[0] if cells else box
        said_by = _first(cell)
    if said_by is not None and _attributed(said_by):
        return QuoteParts(_author(said_by), quoted_post(said_by), [cell])
    return QuoteParts(None, None, [cell])


def _framed(element: HtmlElement) -> QuoteParts:
    """A quote in a frame of the skin's own; its head may be an element before it."""
    before = element.getprevious()
    if before is not None and is_title(before):
        return QuoteParts(quote_author(line(before)), quoted_post(before), [element])
    head = head_of(element)
    if head is None:
        return QuoteParts(quote_author(line(first_in(element, "legend"))), None, [element])
    post_id = next(filter(None, map(quoted_post, head.links)), None)
    return QuoteParts(quote_author(head.words), post_id, [quoted_words(element, head)])


MARKUP = Markup(
    classes=roles(
        quote="bbcode_quote",
        code="bbcode_code",
        drop="bbcode_description ncode_imageresizer_warning bbcode_postedby bbcode_quote_container",
    ),
    special=_role,
    special_tags=frozenset({"blockquote", "code", "div", "fieldset", "legend", "table"}),
    quote=_quote,
    attachment_href=ATTACHED,
    behind=re.compile(r"^fieldset$|^vbmenu_popup$|signature"),
)
