"""The posts of a Forumotion thread, in the service's own skins and in modified templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.numbers import parse_count
from crawler.dom import find_all, line, own_words, with_class
from crawler.engines.base import Kind
from crawler.engines.forumotion.authors import read_author
from crawler.engines.forumotion.blocks import post_blocks
from crawler.engines.forumotion.bodies import find_body, part_words
from crawler.engines.forumotion.routes import own_address
from crawler.memo import once_a_page
from crawler.panel import panel_lines
from crawler.parts import Parts, fill_gaps
from crawler.raw import NO_DATE, RawPost, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_DATES = ("post-date", "topic-date", "post_date")
# What links a name and a date in some languages: "on", "le", "am", "في".
_LINK_WORD = re.compile(r"^[^\W\d]{1,2}\s+(?=\S)")
_PANELS = ("postprofile", "user", "poster-profile", "post-aside")


@once_a_page
def read_posts(page: Page) -> list[RawPost]:
    """The posts of a thread page, read once."""
    return list(_read(page))


def _read(page: Page) -> Iterator[RawPost]:
    own = own_address(page, Kind.THREAD)
    found = [_parts(page, number, block) for number, block in post_blocks(page)]
    if own.id and not all(post.whole for post in found):
        fill_gaps(page, found)
    for post in found:
        if post.body is not None:
            yield _post(page, post, post.body, f"{own.url}#{post.number}")


def _parts(page: Page, number: str, block: HtmlElement) -> Parts:
    body = find_body(block)
    author = read_author(page, block, body)
    return Parts(number, block, body, author, _date(block, author.name))


def _post(page: Page, parts: Parts, whole: HtmlElement, permalink: str) -> RawPost:
    block, author = parts.block, parts.author
    words = part_words(whole)
    author.signature = words.signature if author.signature is None else author.signature
    attached = with_class(block, "attachbox", "dl", "div")
    inside = attached is not None and whole in attached.iterancestors()
    links = [] if attached is None or inside else find_all(attached, ".//a[@href]")
    return RawPost(
        parts.number,
        author,
        words.body,
        permalink=permalink,
        posted=parts.posted,
        edited=words.edited or _edited(block, [whole, author.signature]),
        position=_position(block),
        reactions=_likes(block),
        attachments=[page.absolute(link.get("href")) for link in links],
    )


def _date(block: HtmlElement, name: str) -> Shown:
    for mark in _DATES:
        element = with_class(block, mark, "span", "div", "p", "time")
        if element is not None:
            votes = with_class(element, "vote", "div")
            return _shown(own_words(element, [] if votes is None else [votes]))
    for mark in ("author", "post_header"):
        by = with_class(block, mark, "p", "div")
        if by is not None:
            tail = " ".join((by[-1].tail or "").split()) if len(by) else ""
            words = tail if any(map(str.isdigit, tail)) else line(by)
            return _shown(words.partition(f"{name} ")[2] or words)
    head = with_class(block, "posthead", "div")
    if head is not None:
        links = list(head.iter("a"))
        return _shown(links[-1].tail or "") if links else NO_DATE
    for details in block.iter("span"):
        images = list(details.iter("img")) if "postdetails" in details.get("class", "") else []
        if images and "poster-profile" not in details.get("class", ""):
            return _shown(images[-1].tail or "")
    return NO_DATE


def _shown(words: str) -> Shown:
    words = " ".join(words.split()).strip(" ,-\u00b7\u2022\u25ac")
    return Shown(_LINK_WORD.sub("", words)) if any(map(str.isdigit, words)) else NO_DATE


def _edited(block: HtmlElement, skipped: list[object]) -> Shown | None:
    """The note under a post, outside of its words and of its author's panel."""
    aside = [e for n in _PANELS if (e := with_class(block, n)) is not None]
    for text in reversed(panel_lines(block, [*skipped, *aside])):
        found = edit_note(text) if text else None
        if found and found[1]:
            return Shown(found[1])
    return None


def _position(block: HtmlElement) -> int | None:
    """The number that PunBB's and Invision's skins show on a post."""
    head = with_class(block, "posthead", "div")
    place = None if head is None else next(head.iter("strong"), None)
    words = line(place).lstrip("#")
    if head is None:
        info = with_class(block, "post-info", "ul")
        words = line(info).rpartition("#")[2]
    return parse_count(words) if words.strip().isdecimal() else None


def _likes(block: HtmlElement) -> str | None:
    button = with_class(block, "rep-button", "button", "a")
    count = None if button is None else with_class(button, "rep-nb", "span")
    digits = "".join(filter(str.isdigit, line(count)))
    return digits or None
