"""How Discourse marks up a body (its "cooked" HTML)."""

import re

from lxml.html import HtmlElement

from crawler.arabic.headings import is_cover
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.pages.dom import classes, line, with_class

# Where `name_quotes` leaves the id of the post that an element quotes.
_QUOTED = "data-quoted-id"
# The composer writes a file's size behind its link: `(3.1 KB)`.
_SIZE = re.compile(r"\s*\(\d[\d.,]*\s*[^\W\d_]+(?:\.[^\W\d_]+)*\)")


def _quote(element: HtmlElement) -> QuoteParts:
    """`aside.quote[data-username]` holds a title and the quoted words in a `<blockquote>`.

    Words of a chat stand in `.chat-transcript-messages`, the chats about them beside it.
    """
    inner = next((child for child in element if child.tag == "blockquote"), None)
    if inner is None and "chat-transcript" in classes(element):
        inner = with_class(element, "chat-transcript-messages", "div")
    author = element.get("data-display-name") or element.get("data-username")
    return QuoteParts(author, element.get(_QUOTED), [element if inner is None else inner])


def _special(element: HtmlElement) -> Role | None:
    if element.tag == "summary":  # the composer puts a word of its own there to be written over
        above = element.getparent()
        elided = above is not None and "elided" in classes(above)  # of a mail what it quotes
        return Role.DROP if elided or is_cover(line(element)) else None
    return Role.CARD if "onebox" in (element.get("class") or "") else None


MARKUP = Markup(
    classes=roles(
        quote="quote chat-transcript",
        drop="poll meta quote-controls clicks footnote-backref codeblock-button-wrapper"
        " cooked-selection-barrier",
        card="lazy-video-container",
        smiley="emoji",
        attachment="attachment",
    ),
    tags=roles(quote="blockquote"),
    special=_special,
    special_tags=frozenset({"aside", "summary"}),
    quote=_quote,
    smiley_src=re.compile(r"/images/emoji/|emoji\.discourse-cdn", re.I),
)


def name_quotes(body: HtmlElement, topic_id: str) -> None:
    """Say on each quote under `body` which post it quotes, as `topic/number`."""
    for quote in body.iter("aside"):
        number, topic = quote.get("data-post"), quote.get("data-topic") or topic_id
        if number and quote.get("data-username"):
            quote.set(_QUOTED, f"{topic}/{number}")


def drop_sizes(body: HtmlElement) -> None:
    """Take the sizes of attached files out of the words under `body`."""
    for link in body.iter("a"):
        size = _SIZE.match(link.tail or "") if link.get("class") == "attachment" else None
        if size:
            link.tail = link.tail[size.end() :]
