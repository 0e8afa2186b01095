"""Threads without their skin: what print, archive and mobile views have in common."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import takewhile
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from crawler.bodies.body import plain_text
from crawler.pages.dom import line, with_class
from crawler.raw import RawAuthor, RawPost, Shown

_BLOCKS = frozenset("div table fieldset blockquote".split())


class Part(NamedTuple):
    """A post as such a view shows it: without an id, and with a subject in few of them."""

    author: RawAuthor
    date: Shown
    body: HtmlElement
    subject: str = ""


def placed_posts(
    thread_id: str, parts: Iterable[Part], *, skipped: int = 0, page: int = 0
) -> Iterator[RawPost]:
    """The posts of a page of such a view: each is named by its thread and its place there.

    The place counts from 1 over the whole thread, of whose posts `skipped` stand before the page.
    Where that is not known of a later page, `page` is its number, and the place counts over it. The
    opening post has no id then either.
    """
    later = page > 1
    for number, part in enumerate(parts, skipped + 1):
        place = f"{page}.{number}" if later else str(number)
        yield RawPost(
            None if place == "1" else f"t{thread_id}-{place}",
            part.author,
            part.body,
            posted=part.date,
            position=None if later else number,
        )


def named_parts(bodies: Iterable[HtmlElement], author: str, date: str) -> Iterator[Part]:
    """The posts with these bodies: author and date stand beside, in `<div>`s of these classes."""
    for body in bodies:
        post = body.getparent()
        if post is not None:
            name, shown = with_class(post, author, "div"), with_class(post, date, "div")
            yield Part(RawAuthor(line(name)), Shown(line(shown)), body)


def gathered(text: str | None, elements: Iterable[HtmlElement]) -> HtmlElement:
    """A body that has no element of its own: words and what follows them, as copies in one."""
    body: HtmlElement = html.Element("div")
    body.text = text
    body.extend(deepcopy(element) for element in elements)
    return body


def words_after(element: HtmlElement) -> str:
    """The words that follow an element: on its own lines, else in the next block that has any.

    A block with an id is another part of the page.
    """
    beside = list(takewhile(lambda block: not block.get("id"), element.itersiblings()))
    inline = takewhile(lambda block: block.tag not in _BLOCKS, beside)
    words = plain_text(gathered(element.tail, list(inline)))
    return words or next(filter(None, map(plain_text, beside)), "")
