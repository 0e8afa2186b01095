"""The author's panel of SMF: a list whose items name their field, or lines in SMF 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.members import is_guest_name
from crawler.dom import classes, find, line, number_in, with_class
from crawler.engines.base import Kind
from crawler.engines.smf.routes import linked
from crawler.panel import panel_lines, panel_pairs
from crawler.records import RawAuthor

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_TITLES = ("title", "membergroup", "postgroup")
# Items of the list that are no value: images, buttons, states.
_MUTE = frozenset(
    "stars icons avatar im_icons profile email poster_ip warning karma_allow postcount "
    "online quickbuttons".split()
)


def read_author(page: Page, block: HtmlElement, subject: HtmlElement | None) -> RawAuthor:
    """The author of a post's block; `subject` is the element of its subject, where it has one."""
    author = RawAuthor()
    poster = with_class(block, "poster", "div")
    if poster is not None:
        _listed(page, poster, author)
    else:
        cell = _cell(block, subject)
        if cell is not None:
            _lines(page, cell, author)
    author.signature = with_class(block, "signature", "div")
    above = with_class(block, "custom_fields_above_signature", "div")
    author.panel += [] if above is None else panel_pairs(panel_lines(above))
    return author


def _name(page: Page, element: HtmlElement, author: RawAuthor) -> None:
    """The member whom a link names; else the plain name of a guest."""
    for link in element.iter("a"):
        address = linked(page, link, Kind.PROFILE)
        if address is not None and line(link):
            author.name, author.user_id, author.url = line(link), address.id, address.url
            return
    author.name = line(element)


def _avatar(page: Page, image: HtmlElement | None) -> str | None:
    return None if image is None else page.absolute(image.get("src")) or None


def _listed(page: Page, poster: HtmlElement, author: RawAuthor) -> None:
    """SMF 2: a heading, and items with a class each."""
    heading = next(poster.iter("h4", "h3", "h5"), None)
    _name(page, poster if heading is None else heading, author)
    skipped: list[HtmlElement] = [] if heading is None else [heading]
    titles = []
    for item in poster.iter("li"):
        names = classes(item)
        kind = names[0] if names else ""
        if kind in _TITLES and line(item):
            titles.append(line(item))
        elif kind == "postcount":
            author.known["messages"] = number_in(line(item)) or ""
        elif kind == "avatar":
            author.avatar = _avatar(page, next(item.iter("img"), None))
        elif kind not in _MUTE:
            continue
        skipped.append(item)
    _titled(author, titles)
    author.panel += panel_pairs(panel_lines(poster, skipped))


def _titled(author: RawAuthor, titles: list[str]) -> None:
    titles = [title for title in titles if not is_guest_name(title)]
    author.title = titles[0] if titles else None
    author.panel += [("", title) for title in titles[1:]]


def _cell(block: HtmlElement, subject: HtmlElement | None) -> HtmlElement | None:
    """SMF 1: the first cell of the post that is not around its subject."""
    around = set() if subject is None else set(subject.iterancestors())
    return next((cell for cell in block.iter("td") if cell not in around), None)


def _lines(page: Page, cell: HtmlElement, author: RawAuthor) -> None:
    """SMF 1: the name in bold, then lines; titles come before the stars of the group."""
    bold = next(cell.iter("b", "strong"), None)
    _name(page, cell if bold is None else bold, author)
    details = with_class(cell, "smalltext", "div")
    if details is None:
        return
    author.avatar = _avatar(page, find(details, ".//div//img"))
    pairs = panel_pairs(panel_lines(details, list(details.iter("a"))))
    stars = find(details, ".//img[contains(@src,'star')]")
    ranks = [value for label, value in pairs[:1] if not label]
    if stars is not None:
        ranks = _before(details, stars)
    _titled(author, ranks)
    author.panel += [pair for pair in pairs if pair[0] or pair[1] not in ranks]


def _before(details: HtmlElement, mark: HtmlElement) -> list[str]:
    """The lines before an image."""
    around = {mark, *mark.iterancestors()}
    lines = [" ".join((details.text or "").split())]
    for child in details:
        if child in around:
            break
        tail = " ".join((child.tail or "").split())
        if child.tag == "br":
            lines.append(tail)
        else:
            lines[-1] = " ".join([lines[-1], line(child), tail])
    return [text.strip() for text in lines if text.strip()]
