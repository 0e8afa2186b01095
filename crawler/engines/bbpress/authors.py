"""The author of a bbPress post: a box with a link to the member, a picture and a role."""

from functools import partial

from lxml.html import HtmlElement

from crawler.arabic.members import is_guest_name
from crawler.engines.base import Kind
from crawler.engines.bbpress.routes import read_address
from crawler.pages.dom import find, find_all, first_in, line, with_class
from crawler.pages.numbers import number_of
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs, read_once
from crawler.raw import RawAuthor

# The classes that WordPress and bbPress end in a number.
MEMBER = "user-id-"
# What in the box is no fact about the author, or is read apart.
_PARTS = (
    *(f"bbp-author-{part}" for part in ("avatar", "name", "link", "role", "title")),
    *("-ip", "post-date"),
)


def author_box(block: HtmlElement) -> HtmlElement | None:
    """The box of a post's author, which stands before its words."""
    boxes = ".//*[contains(@class,'bbp-reply-author') or contains(@class,'bbp-topic-author')]"
    return find(block, boxes)


def read_author(block: HtmlElement, page: Page) -> RawAuthor:
    """The author of a post: the box beside its words, and the number in the block's classes."""
    number = number_of(block, MEMBER)
    return read_once(page, (number,), partial(_shown, block, number, page))


def _shown(block: HtmlElement, number: str | None, page: Page) -> RawAuthor:
    box = author_box(block)
    place = block if box is None else box
    author = read_member(place, page)
    if not author.name:  # a theme may have no more than the picture there
        author.name = _beside(block, "bbp-author-name", "bbp-author-link")
        image = first_in(place, "img")
        author.name = author.name or ("" if image is None else (image.get("alt") or "").strip())
    author.user_id = number or author.user_id
    title = _beside(place, "bbp-author-title", "bbp-author-role")
    title = title or _beside(block, "bbp-author-title", "bbp-author-role")
    author.title = None if is_guest_name(title) else title or None
    if box is not None:
        skipped = {e for e in box.iter() if any(part in (e.get("class") or "") for part in _PARTS)}
        own = [text for text in panel_lines(box, skipped) if text != author.name]
        author.panel = panel_pairs(own)
    return author


def _beside(block: HtmlElement, *names: str) -> str:
    """The first words of some classes in a block, but for its log of changes with its editors."""
    named = " or ".join(f"contains(@class,'{name}')" for name in names)
    found = find_all(block, f".//*[{named}][not(ancestor::*[contains(@class,'revision-log')])]")
    return next(filter(None, map(line, found)), "")


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
    author.avatar = picture(page, place)
    return author
