"""The posts of bbPress: a header with the date, a block with author and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.dom import classes, find, find_all, line, own_words, with_class
from crawler.engines.bbpress.authors import read_author, token
from crawler.engines.bbpress.routes import read_address
from crawler.memo import once_a_page
from crawler.parts import Parts, fill_gaps
from crawler.raw import NO_DATE, RawPost, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_CONTENT = frozenset({"bbp-reply-content", "bbp-topic-content"})
_HEADS = frozenset({"bbp-header", "bbp-footer"})
_HIDDEN = frozenset({"status-trash", "status-spam", "status-pending"})
_NUMBER = re.compile(r"^post-(\d+)$")
_PLACE = re.compile(r"^bbp-reply-position-(\d+)$")
_PARENT = re.compile(r"^bbp-parent-topic-(\d+)$")
_DATES = (
    ".//*[contains(@class,'bbp-reply-post-date') or contains(@class,'bbp-topic-post-date')"
    " or contains(@class,'timestamp')]"
)
# Some themes have the line with author and date among the words.
_INNER_DATES = (
    ".//*[contains(@class,'bbp-reply-post-date') or contains(@class,'bbp-topic-post-date')"
    " or contains(@class,'bbp-reply-author') or contains(@class,'bbp-topic-author')]"
)
_LOG = ".//ul[contains(@class,'-revision-log')]/li"


@once_a_page
def blocks(page: Page) -> list[tuple[str, HtmlElement, HtmlElement]]:
    """Of each post the number, the block around it, and the element of its words."""
    found: list[tuple[str, HtmlElement, HtmlElement]] = []
    for body in page.root.iter("div", "section", "article", "td"):
        if "-content" not in (body.get("class") or "") or not _CONTENT & set(classes(body)):
            continue
        holder, number = _holder(body)
        if holder is not None and number and number not in {post[0] for post in found}:
            found.append((number, holder, body))
    if not found:
        found = [(p.number, p.block, p.body) for p in _renamed(page) if p.body is not None]
    return found


def _renamed(page: Page) -> list[Parts]:
    """The posts of a theme with names of its own, by the classes that bbPress gives each."""
    parts: list[Parts] = []
    for block in page.root.iter("div", "li", "section", "article"):
        number = token(block, _NUMBER) if token(block, _PARENT) else None
        if number and not _HIDDEN & set(classes(block)):
            parts.append(Parts(number, block, None, read_author(block, page), NO_DATE))
    fill_gaps(page, parts)
    page.memo["bbpress parts"] = {post.number: post for post in parts}
    return parts


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
    parts: dict[str, Parts] = page.memo.get("bbpress parts", {})
    author = parts[number].author if number in parts else read_author(block, page)
    author.signature = find(body, ".//div[contains(@class,'signature')]")
    posted = _posted(places, body)
    return RawPost(
        number,
        author,
        body,
        permalink=_permalink(number, places, page),
        posted=parts[number].posted if posted is NO_DATE and number in parts else posted,
        edited=_edited(body),
        position=int(place) if place and int(place) else None,
        reactions=_likes(block),
    )


def _posted(places: list[HtmlElement], body: HtmlElement) -> Shown:
    dates = [date for place in places for date in find_all(place, _DATES)]
    outside = (date for date in dates if body not in date.iterancestors())
    for date in (*outside, *find_all(body, _INNER_DATES)):
        exact = find(date, "descendant-or-self::time")
        if exact is not None:
            return Shown(line(exact), exact.get("datetime"))
        permalinks = [a for a in date.iter("a") if line(a)[:1] in {"#", ""} or _names(a)]
        words = own_words(date, permalinks).strip(" @|·")
        words = words.rpartition(": ")[2] if "-author" in date.get("class", "") else words
        if any(map(str.isalnum, words)):
            return Shown(words)
    return NO_DATE


def _names(link: HtmlElement) -> bool:
    return "author" in (link.get("class") or "")


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
