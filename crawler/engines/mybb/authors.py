"""The authors of MyBB's posts: names, titles, and the facts beside a post."""

import re
from functools import lru_cache
from itertools import dropwhile

from lxml.html import HtmlElement

from crawler.arabic.labels import match_label
from crawler.arabic.members import is_guest_name, is_online_status
from crawler.engines.base import Kind
from crawler.engines.mybb.routes import read_address
from crawler.pages.dom import classed, classes, find, line, own_words
from crawler.pages.numbers import first_found
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.known_panels import copied, read_alike
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

MEMBER = re.compile(r"[?&;]uid=(\d+)")
_OF_AUTHORS = ("name", "stats", "avatar")


def read_member(root: HtmlElement | None, page: Page) -> tuple[str | None, str | None]:
    """The id and the canonical URL of the first member that links under `root` lead to."""
    for link in [] if root is None else root.iter("a"):
        address = read_address(page.absolute(link.get("href")))
        if address is not None and address.kind is Kind.PROFILE:
            return (address.id if address.id.isdecimal() else None), address.url
    return None, None


def read_author(
    parts: dict[str, HtmlElement], block: HtmlElement, body: HtmlElement, page: Page
) -> RawAuthor:
    """The author of a post, from its parts: `name`, `who`, `stats`, `avatar`."""
    who = parts.get("who")
    apart = [parts[name] for name in _OF_AUTHORS if name in parts]
    if who is not None and _holds(who, apart) and not _holds(who, [body]):
        author = read_alike(_panel, page, who)
    else:
        author = _author(page, parts)
    if not author.name and (named := _named_beside(block, body, page)) is not None:
        author.name = line(named)
        author.user_id, author.url = read_member(named, page)
    if author.url and author.user_id is None:  # a name in the address: the buttons have the number
        author.user_id = first_found(MEMBER, (a.get("href") or "" for a in block.iter("a")))
    seen: dict[str, RawAuthor] = page.memo.setdefault("mybb authors", {})
    # A member may have one panel only that shows all.
    return copied(seen.setdefault(author.url, author)) if author.url else author


def _named_beside(block: HtmlElement, body: HtmlElement, page: Page) -> HtmlElement | None:
    """The first link with words over a post's own that leads to a member: some panels name none."""
    for element in block.iter("*"):
        if element is body:
            break
        if element.tag == "a" and read_member(element, page)[1] and line(element):
            return element
    return None


def _holds(who: HtmlElement, parts: list[HtmlElement]) -> bool:
    return all(who in part.iterancestors(who.tag) for part in parts)


def _panel(page: Page, who: HtmlElement) -> RawAuthor:
    """Whom a panel shows that holds all parts."""
    return _author(page, {**parts_of(who), "who": who})


def _author(page: Page, parts: dict[str, HtmlElement]) -> RawAuthor:
    author = RawAuthor()
    who, named, stats = parts.get("who"), parts.get("name"), parts.get("stats")
    if named is None and who is not None:
        named = next((e for e in who.iter("strong", "a") if line(e)), None)
    author.name = line(named)
    if named is None and who is not None:
        author.name = own_words(who, [parts["date"]] if "date" in parts else [])
    author.user_id, author.url = read_member(named if line(named) else who, page)
    author.avatar = picture(page, parts.get("avatar"))
    if named is not None:
        place = next(named.iterancestors("td", "div"), named) if who is None else who
        if author.avatar is None:  # the classic layout of 1.6 gives it no name
            author.avatar = picture(page, find(place, ".//img[contains(@src,'/avatars/')]"))
        apart = (named, stats, parts.get("avatar"), parts.get("date"))
        skipped = {e for e in apart if e is not None}
        shown = panel_lines(place, skipped)
        lines = [text for text in shown if not is_online_status(text)]
        lines = list(dropwhile(lambda text: not any(map(str.isalpha, text)), lines))
        if lines and match_label(lines[0].partition(":")[0]) is None:
            title = lines.pop(0)
            author.title = None if is_guest_name(title) else title
        author.panel = panel_pairs(lines)
    if stats is not None:
        buttons = {e for e in stats.iter("div") if "postbit_buttons" in classes(e)}
        author.panel += panel_pairs(panel_lines(stats, buttons))
    return author


_PARTS = {
    "post_date": "date",
    "datetime": "date",
    "largetext": "name",
    "protext": "name",
    "author_information": "who",
    "post_author": "who",
    "author_statistics": "stats",
    "post_author_info": "stats",
    "author_avatar": "avatar",
    "post_avatar": "avatar",
    "signature": "signature",
    "edited_post": "edit",
    "post_edit": "edit_holder",
    "tcat": "head",
}
# Those that may stand under the words of a post, or among them.
_BELOW = frozenset({"date", "signature", "edit", "edit_holder"})


def parts_of(block: HtmlElement, body: HtmlElement | None = None) -> dict[str, HtmlElement]:
    """The parts of a post, or of a part of it: of each the first element that a class names so."""
    parts: dict[str, HtmlElement] = {}
    after = False
    for element in classed(block) if body is None or body.get("class") else block.iter("*"):
        after = after or element is body
        names = element.get("class")
        for part in _named(names) if names else ():
            if part not in parts and (not after or part in _BELOW):
                parts[part] = element
    return parts


@lru_cache(2048)
def _named(names: str) -> tuple[str, ...]:
    """The parts that the tokens of a `class` attribute name."""
    return tuple(_PARTS[name] for name in names.split() if name in _PARTS)
