"""The posts of a Forumotion thread: each has the class `post--N`, in every skin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.numbers import parse_count
from crawler.dom import classes, find, find_all, line, own_words, with_class
from crawler.engines.base import Kind
from crawler.engines.forumotion.authors import read_author
from crawler.engines.forumotion.routes import own_address
from crawler.panel import panel_lines
from crawler.records import NO_DATE, RawPost, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_MARKED = "//*[contains(@class,'post--')]"
# Skins of the first years: a row or box with the number as its id or in an anchor.
_OLD = (
    "//tr[contains(@class,'post')][starts-with(@id,'p')]"
    " | //div[contains(@class,'post')][starts-with(@id,'p')]"
    " | //tr[td/span[@class='name']/a[@name]]"
)
_NUMBER = re.compile(r"^(?:post--|p)(\d+)$")
# The element around the words, from the inmost of each skin.
_BODIES = ("post-content", "entry-content", "post-entry", "content", "postbody")
_DATES = ("post-date", "topic-date")
_BESIDE = ("vote", "postbody-head", "postprofile", "clear", "clearfix")
# What links a name and a date in some languages: "on", "le", "am", "في".
_LINK_WORD = re.compile(r"^[^\W\d]{1,2}\s+(?=\S)")


def blocks(page: Page) -> list[tuple[str, HtmlElement]]:
    """The number of each post of a page with its block; 0 is an advertisement."""
    known: list[tuple[str, HtmlElement]] | None = page.memo.get("forumotion blocks")
    if known is None:
        found: dict[str, HtmlElement] = {}
        for element in find_all(page.root, _MARKED) or find_all(page.root, _OLD):
            number = _number(element)
            if number and number.strip("0"):
                found.setdefault(number, element)
        known = page.memo["forumotion blocks"] = list(found.items())
    return known


def _number(element: HtmlElement) -> str | None:
    for name in [*classes(element), element.get("id") or ""]:
        match = _NUMBER.match(name)
        if match:
            return match[1]
    anchor = find(element, "./td/span[@class='name']/a[@name]")
    name = "" if anchor is None else anchor.get("name") or ""
    return name if name.isdecimal() else None


def read_posts(page: Page) -> Iterator[RawPost]:
    """The posts of a thread page."""
    own = own_address(page, Kind.THREAD)
    for number, block in blocks(page):
        body = _body(block)
        if body is None:
            continue
        author = read_author(page, block)
        attached = with_class(block, "attachbox", "dl", "div")
        inside = attached is not None and body in attached.iterancestors()
        links = [] if attached is None or inside else find_all(attached, ".//a[@href]")
        yield RawPost(
            number,
            author,
            body,
            permalink=f"{own.url}#{number}",
            posted=_date(block, author.name),
            edited=_edited(block, body, author.signature),
            position=_position(block),
            reactions=_likes(block),
            attachments=[page.absolute(link.get("href")) for link in links],
        )


def _body(block: HtmlElement) -> HtmlElement | None:
    """The element of the words: most skins have a `<div>` of its own around them."""
    for name in _BODIES:
        holder = with_class(block, name, "div", "td", "span")
        if holder is None:
            continue
        if name == "post-content" or (holder.text or "").strip():
            return holder
        inner = next((e for e in holder if e.tag == "div" and not _beside(e)), None)
        if name == "entry-content" and inner is not None and not (inner.text or "").strip():
            inner = next((e for e in inner if e.tag == "div"), inner)
        return holder if inner is None else inner
    return None


def _beside(element: HtmlElement) -> bool:
    return not {*_BESIDE, "signature_div"}.isdisjoint(classes(element))


def _date(block: HtmlElement, name: str) -> Shown:
    for mark in _DATES:
        element = with_class(block, mark, "span", "div")
        if element is not None:
            votes = with_class(element, "vote", "div")
            return _shown(own_words(element, [] if votes is None else [votes]))
    for mark in ("author", "post_header"):
        by = with_class(block, mark, "p", "div")
        if by is not None:
            words = line(by)
            return _shown(words.partition(name)[2] if name and name in words else words)
    head = with_class(block, "posthead", "div")
    if head is not None:
        links = list(head.iter("a"))
        return _shown(links[-1].tail or "") if links else NO_DATE
    for details in block.iter("span"):
        images = list(details.iter("img")) if "postdetails" in classes(details) else []
        if images and "poster-profile" not in classes(details):
            return _shown(images[-1].tail or "")
    return NO_DATE


def _shown(words: str) -> Shown:
    words = " ".join(words.split()).strip(" ,-\u00b7\u2022")
    return Shown(_LINK_WORD.sub("", words)) if any(map(str.isdigit, words)) else NO_DATE


def _edited(block: HtmlElement, body: HtmlElement, signature: object) -> Shown | None:
    """The note under a post, outside of its words or, in AwesomeBB, after them."""
    if "post-content" in classes(body):
        lines = [line(e) for e in body if e.tag in {"p", "span", "div", "em", "small", "i"}]
        lines += [" ".join((e.tail or "").split()) for e in body]
    else:
        aside = [
            e
            for n in ("postprofile", "user", "poster-profile")
            if (e := with_class(block, n)) is not None
        ]
        lines = panel_lines(block, [body, signature, *aside])
    for text in reversed(lines):
        found = edit_note(text) if text else None
        if found and found[1]:
            return Shown(found[1])
    return None


def _position(block: HtmlElement) -> int | None:
    """The number that PunBB's and Invision's skins show on a post."""
    head = with_class(block, "posthead", "div")
    place = None if head is None else next(head.iter("strong"), None)
    words = line(place)
    if head is None:
        info = with_class(block, "post-info", "ul")
        words = line(info).rpartition("#")[2]
    return parse_count(words) if words.strip().isdecimal() else None


def _likes(block: HtmlElement) -> str | None:
    likes = with_class(block, "fa_like_div", "div")
    button = None if likes is None else next(likes.iter("button", "a"), None)
    count = None if button is None else with_class(button, "rep-nb", "span")
    digits = "".join(filter(str.isdigit, line(count)))
    return digits or None
