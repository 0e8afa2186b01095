"""The posts of bbPress: a header with the date, a block with author and words."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.blocks.renamed import Parts, fill_gaps
from crawler.engines.bbpress.authors import author_box, read_author
from crawler.engines.bbpress.routes import read_address
from crawler.pages.dom import (
    attribute,
    classes,
    find,
    find_all,
    line,
    own_words,
    text_in,
    when,
    with_class,
)
from crawler.pages.edits import edit_date
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import first_found, number_of
from crawler.pages.page import Page
from crawler.raw import NO_DATE, RawPost, Shown

# The classes that WordPress and bbPress end in a number: that of a post, that of its thread.
_POST, TOPIC = "post-", "bbp-parent-topic-"
_CONTENT = frozenset({"bbp-reply-content", "bbp-topic-content", "bb-rl-reply-content"})
_HEADS = frozenset({"bbp-header", "bbp-footer"})
_HIDDEN = frozenset({"status-trash", "status-spam", "status-pending"})
_NUMBER = re.compile(r"^post-(\d+)$")
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
def blocks(page: Page) -> list[Parts]:
    """The posts of a page with their parts, each of them once."""
    found: dict[str, Parts] = {}
    held = [(*_holder(body), body) for body in _bodies(page.root)]
    for holder, number, body in held:
        if holder is None or not number or number in found:
            continue
        # The article around all posts is called as the first one; the head of their list is in it.
        same = (other for other, named, _ in held if other is not None and named == number)
        if "type-topic" in classes(holder) and any(holder in o.iterancestors() for o in same):
            continue
        found[number] = _parts(number, holder, body, page)
    return list(found.values()) or _renamed(page)


def _bodies(root: HtmlElement) -> Iterator[HtmlElement]:
    for element in root.iter("div", "section", "article", "td"):
        if "-content" in (element.get("class") or "") and _CONTENT & set(classes(element)):
            yield element


def _parts(number: str, block: HtmlElement, body: HtmlElement | None, page: Page) -> Parts:
    return Parts(
        number, block, body, read_author(block, page), _posted(_places(number, block), body)
    )


def _renamed(page: Page) -> list[Parts]:
    """The posts of a theme with names of its own, by the classes that bbPress gives each."""
    parts: list[Parts] = []
    for block in page.root.iter("div", "li", "section", "article"):
        number = number_of(block, _POST) if number_of(block, TOPIC) else None
        if number and not _HIDDEN & set(classes(block)):
            box = author_box(block)
            beside = [] if box is None else list(box.itersiblings())
            body = max(beside, key=lambda part: len(text_in(part)), default=None)
            parts.append(_parts(number, block, body, page))
    fill_gaps(page, parts)
    return [post for post in parts if post.body is not None]


def _holder(body: HtmlElement) -> tuple[HtmlElement | None, str | None]:
    """The block of a post and its number; neither for heads of columns and hidden posts."""
    for above in body.iterancestors():
        names = set(classes(above))
        if names & _HEADS or names & _HIDDEN:
            return None, None
        number = number_of(above, _POST) or first_found(_NUMBER, [attribute(above, "id")])
        if number:
            return above, number
    return None, None


def read_post(post: Parts, body: HtmlElement, page: Page) -> RawPost:
    """One post from its parts, the words among them."""
    place = number_of(post.block, "bbp-reply-position-")
    post.author.signature = find(body, ".//div[contains(@class,'signature')]")
    return RawPost(
        post.number,
        post.author,
        body,
        permalink=_permalink(post.number, _places(post.number, post.block), page),
        posted=post.posted,
        edited=_edited(body),
        position=int(place) if place else None,
        reactions=_likes(post.block),
    )


def _places(number: str, block: HtmlElement) -> list[HtmlElement]:
    """Where the date of a post may stand: in the header before its block, or in it."""
    before = block.getprevious()
    if before is None:
        return [block]
    headed = before.get("id") == f"post-{number}" or "-header" in (before.get("class") or "")
    return [before, block] if headed else [block]


def _posted(places: list[HtmlElement], body: HtmlElement | None) -> Shown:
    dates = [date for place in places for date in find_all(place, _DATES)]
    outside = (date for date in dates if body is None or body not in date.iterancestors())
    inside = find_all(body, _INNER_DATES)
    for date in (*outside, *inside):
        exact = when(find(date, "descendant-or-self::time"))
        if exact is not None:
            return exact
        links = ((a, line(a)[:1], attribute(a, "class")) for a in date.iter("a"))
        permalinks = [a for a, sign, names in links if sign in {"#", ""} or "author" in names]
        words = own_words(date, permalinks).strip(" @|·")
        words = words.rpartition(": ")[2] if "-author" in date.get("class", "") else words
        if any(map(str.isalnum, words)):
            return Shown(words)
    return NO_DATE


def _edited(body: HtmlElement) -> Shown | None:
    """The last note of a post's log of changes."""
    notes = find_all(body, _LOG)
    return edit_date(own_words(notes[-1], list(notes[-1].iter("a")))) if notes else None


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
