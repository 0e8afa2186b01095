"""The author of a Forumotion post, and the member of a profile page."""

from collections.abc import Iterator
from itertools import chain

from lxml.html import HtmlElement

from crawler.arabic.members import is_guest_name
from crawler.engines.forumotion.fields import around, find_labels, read_fields
from crawler.engines.forumotion.markup import SIGNATURES
from crawler.engines.forumotion.routes import ForumotionRoutes
from crawler.pages.dom import find, find_all, line, with_any_class, with_class
from crawler.pages.page import Page
from crawler.panels.lines import panel_lines
from crawler.raw import RawAuthor

_FIELDS = "//*[starts-with(@id,'field_id')]"
_OWN_NAME = "//h1//strong | //h1//span"
# Where the skins have the name, and the panel around the fields.
_NAMES = ("post-author-name", "postprofile-name", "username", "name", "author-name", "post_pseudo")
_RANKS = ("author-rank", "post_rank")
_OTHER_NAMES = (
    ".//div[contains(@class,'postprofile-head')]//a"
    " | .//div[contains(@class,'postprofile')]//dt//strong"
    " | .//dl[contains(@class,'postprofile-details')]/dt"
)
_PANELS = ("post-aside", "postprofile", "poster-profile", "user", "postdetails")
_BY = ("author", "post_header")


def read_author(
    engine: ForumotionRoutes, page: Page, block: HtmlElement, body: HtmlElement | None
) -> RawAuthor:
    """The author of a post's block, whose words are `body`."""
    author = RawAuthor()
    name = _name(block)
    by = with_any_class(block, _BY, "p", "div")
    author.name = line(name)
    panel = with_any_class(block, _PANELS)
    labels = find_labels(block, body)
    if labels and (panel is None or not any(panel in e.iterancestors() for e in labels)):
        panel = around(labels, block)
    holders = [e for e in (name, by, panel, *_contacts(block)) if e is not None]
    links = (link for holder in holders for link in holder.iter("a"))
    link = engine.identify(author, page, chain(links, _own_links(block, body, author.name)))
    author.name = author.name or line(link)
    if panel is not None:
        read_fields(panel, body, author)
    rank = line(with_any_class(block, _RANKS))
    author.title = author.title or (None if is_guest_name(rank) else rank or None)
    author.avatar = _avatar(page, block, body, author.name)
    author.signature = with_any_class(block, SIGNATURES)
    return author


def _name(block: HtmlElement) -> HtmlElement | None:
    for name in _NAMES:
        found = with_class(block, name, "span", "div", "h4", "td")
        if found is not None and line(found):
            return found
    return find(block, _OTHER_NAMES)


def _contacts(block: HtmlElement) -> Iterator[HtmlElement]:
    """The buttons of a post's author; phpBB2's skin has them in a row of their own."""
    found = with_class(block, "user-contact", "div")
    following = block.getnext() if block.tag == "tr" else None
    if found is not None:
        yield found
    if following is not None and with_class(following, "name", "span") is None:
        yield following


def _own_links(block: HtmlElement, body: HtmlElement | None, name: str) -> Iterator[HtmlElement]:
    """The links outside of the words that show the author's name, or any where it is not known."""
    for link in block.iter("a"):
        words = line(link)
        if words and words == (name or words) and _is_beside(link, body):
            yield link


def _is_beside(element: HtmlElement, body: HtmlElement | None) -> bool:
    return body is None or body not in element.iterancestors()


def _avatar(page: Page, block: HtmlElement, body: HtmlElement | None, name: str) -> str | None:
    """The picture of the member: its address says so, or its alternative text is the name."""
    for image in block.iter("img"):
        source = image.get("src") or ""
        shown = "avatar" in source or (name and image.get("alt") == name)
        if shown and _is_beside(image, body):
            return page.absolute(source) or None
    return None


def read_member(engine: ForumotionRoutes, page: Page) -> RawAuthor | None:
    """The member of a profile page: fields with an id each; None where there are none."""
    author = engine.own_member(page, line(find(page.root, _OWN_NAME)))
    fields = find_all(page.root, _FIELDS) if author.url else []
    for field in fields:
        lines = panel_lines(field)
        if len(lines) > 1:
            author.panel.append((lines[0].rstrip(" :"), lines[1]))
    return author if author.name and fields else None
