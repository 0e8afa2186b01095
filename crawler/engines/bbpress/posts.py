"""The posts of bbPress: a header with the date, a block with author and words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.dom import classes, find, find_all, line, own_words, with_class
from crawler.engines.base import Kind
from crawler.engines.bbpress.routes import read_address
from crawler.panel import panel_lines, panel_pairs
from crawler.records import NO_DATE, RawAuthor, RawPost, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_CONTENT = frozenset({"bbp-reply-content", "bbp-topic-content"})
_HEADS = frozenset({"bbp-header", "bbp-footer"})
_HIDDEN = frozenset({"status-trash", "status-spam", "status-pending"})
_NUMBER = re.compile(r"^post-(\d+)$")
_MEMBER = re.compile(r"^user-id-(\d+)$")
_PLACE = re.compile(r"^bbp-reply-position-(\d+)$")
_DATES = (
    ".//*[contains(@class,'bbp-reply-post-date') or contains(@class,'bbp-topic-post-date')"
    " or contains(@class,'timestamp')]"
)
_LOG = ".//ul[contains(@class,'-revision-log')]/li"


def token(element: HtmlElement, pattern: re.Pattern[str]) -> str | None:
    """What a class of an element says after its prefix (`user-id-5`, `post-7`)."""
    found = (pattern.match(name) for name in classes(element))
    return next((match[1] for match in found if match), None)


def blocks(page: Page) -> list[tuple[str, HtmlElement, HtmlElement]]:
    """Of each post the number, the block around it, and the element of its words."""
    known: list[tuple[str, HtmlElement, HtmlElement]] | None = page.memo.get("bbpress posts")
    if known is not None:
        return known
    found: list[tuple[str, HtmlElement, HtmlElement]] = []
    for body in page.root.iter("div", "section", "article", "td"):
        if "-content" not in (body.get("class") or "") or not _CONTENT & set(classes(body)):
            continue
        holder, number = _holder(body)
        if holder is not None and number and number not in {post[0] for post in found}:
            found.append((number, holder, body))
    page.memo["bbpress posts"] = found
    return found


def _holder(body: HtmlElement) -> tuple[HtmlElement | None, str | None]:
    """The block of a post and its number; neither for heads of columns and hidden posts."""
    for above in body.iterancestors():
        names = set(classes(above))
        if names & _HEADS or names & _HIDDEN:
            return None, None
        number = token(above, _NUMBER) or _numbered(above)
        if number:
            return above, number
    return None, None


def _numbered(block: HtmlElement) -> str | None:
    found = _NUMBER.match(block.get("id") or "")
    return found[1] if found else None


def read_post(number: str, block: HtmlElement, body: HtmlElement, page: Page) -> RawPost:
    """One post from its block; its date stands in the block or in the header before it."""
    before = block.getprevious()
    head = before if before is not None and "-header" in (before.get("class") or "") else None
    places = [place for place in (head, block) if place is not None]
    place = token(block, _PLACE)
    author = _author(block, page)
    author.signature = find(body, ".//div[contains(@class,'signature')]")
    return RawPost(
        number,
        author,
        body,
        permalink=_permalink(number, places, page),
        posted=_posted(places, body),
        edited=_edited(body),
        position=int(place) if place and int(place) else None,
        reactions=_likes(block),
    )


def _posted(places: list[HtmlElement], body: HtmlElement) -> Shown:
    for place in places:
        for date in find_all(place, _DATES):
            exact = find(date, "descendant-or-self::time")
            if exact is not None:
                return Shown(line(exact), exact.get("datetime"))
            words = line(date).strip(" @|·")
            if words and body not in date.iterancestors():
                return Shown(words)
    return NO_DATE


def _edited(body: HtmlElement) -> Shown | None:
    """The last note of a post's log of changes."""
    notes = find_all(body, _LOG)
    if not notes:
        return None
    note = edit_note(own_words(notes[-1], list(notes[-1].iter("a"))))
    return Shown(note[1]) if note is not None and note[1] else None


def _permalink(number: str, places: list[HtmlElement], page: Page) -> str | None:
    for place in places:
        for link in place.iter("a"):
            href = link.get("href") or ""
            if href.endswith(f"#post-{number}") and "permalink" in (link.get("class") or ""):
                address = read_address(page.absolute(href))
                return f"{address.url}#post-{number}" if address else page.absolute(href)
    return None


def _likes(block: HtmlElement) -> str | None:
    """The count of WP ULike, an add-on that many sites have."""
    box = with_class(block, "count-box", "span")
    if box is None:
        return None
    value = box.get("data-ulike-counter-value") or line(box)
    return value.strip("+") or None


def _author(block: HtmlElement, page: Page) -> RawAuthor:
    box = find(
        block, ".//*[contains(@class,'bbp-reply-author') or contains(@class,'bbp-topic-author')]"
    )
    author = read_member(block if box is None else box, page)
    number = token(block, _MEMBER)
    author.user_id = None if number == "0" else number or author.user_id
    if box is None:
        return author
    seen: dict[str, RawAuthor] = page.memo.setdefault("bbpress authors", {})
    if number and number in seen:  # the same panel stands beside each of a member's posts
        return replace(seen[number], signature=None)
    role = with_class(box, "bbp-author-role")
    author.title = line(role) or None
    parts = ("bbp-author-avatar", "bbp-author-name", "bbp-author-link", "bbp-author-role", "-ip")
    skipped = {e for e in box.iter() if any(part in (e.get("class") or "") for part in parts)}
    own = [text for text in panel_lines(box, skipped) if text != author.name]
    author.panel = panel_pairs(own)
    if number and number != "0":
        seen[number] = author
    return author


def read_member(place: HtmlElement, page: Page) -> RawAuthor:
    """The member whom the links to a profile under `place` lead to; a guest has none."""
    author = RawAuthor()
    named = with_class(place, "bbp-author-name")
    links = [a for a in place.iter("a") if a.get("href")]
    addresses = [(a, read_address(page.absolute(a.get("href")))) for a in links]
    profiles = [(a, found) for a, found in addresses if found and found.kind is Kind.PROFILE]
    author.name = line(named) or next((line(a) for a, _ in profiles if line(a)), "")
    if profiles:
        found = profiles[0][1]
        author.url = found.url
        author.user_id = found.id if "bbp_user=" in found.url and found.id.isdecimal() else None
    image = next(place.iter("img"), None)
    if image is not None:
        author.avatar = page.absolute(image.get("data-src") or image.get("src")) or None
        author.name = author.name or (image.get("alt") or "").strip()
    return author
