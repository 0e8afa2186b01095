"""The author of a vBulletin 3 post, from the cell that names them."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from crawler.arabic.flattened import is_panel_heading
from crawler.arabic.labels import match_label
from crawler.arabic.members import is_online_status
from crawler.arabic.punctuation import COLONS
from crawler.engines.vbulletin.blocks import Block
from crawler.engines.vbulletin.cells import author_cell, panel_parts
from crawler.engines.vbulletin.places import home
from crawler.engines.vbulletin.routes import read_address
from crawler.links import clean_url
from crawler.pages.dom import first_in, line
from crawler.pages.page import Page
from crawler.panels.known_panels import read_alike
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

_MEMBER = re.compile(r"member\.php|/members?[/-]")
# Where a member's number stands when the profile links are rewritten to names.
_USER = re.compile(
    r"(?:do=(?:finduser|newpm|mailmember|addlist)\b[^'\"]*[?&;]u(?:serid)?=|"
    r"image\.php\?(?:[^'\"]*&)?u(?:serid)?=|avatar)([1-9]\d*)(?:_|\b)"
)
_SEO_MEMBER = re.compile(r"/(\d+)[-_][^/]*\.html?$")
_AVATAR = re.compile(r"image\.php\?|avatar", re.I)
_NO_AVATAR = re.compile(r"clear\.gif|no_?avatar|default_avatar|/unknown", re.I)
_NAMED = "bigusername"
_BOX = re.compile(r"postmenu_\d+$")
_EDGES = f" \xa0{COLONS}"
_SIGNS = _EDGES + "[]()+-"  # a button that opens a box, a blank value


def read_author(page: Page, block: Block) -> RawAuthor:
    """The author as the post shows them; a guest has a name only."""
    box = _menu(block, block.before())
    link = _profile_link(block.before("a"), box)
    if box is None and link is None:  # a skin may have the author behind the message
        box = _menu(block, block.after)
        link = _profile_link((e for e in block.after if _NAMED in (e.get("class") or "")), box)
    name = " ".join(panel_lines(box)) if link is None else _name(link)
    anchor = link if box is None else box
    if anchor is None:
        return RawAuthor(name)
    href = None if link is None else link.get("href")
    cell = author_cell(anchor, block.body)
    author = read_alike(_read, page, cell, name, href, link is None, box is None, home(page))
    if not author.panel and author.title is None:
        author.title, author.panel = _told(panel_parts(cell, block.body, block.holder), name)
    return with_neighbours(author, page, block, link)


def _read(
    page: Page,
    cell: HtmlElement,
    name: str,
    href: str | None,
    unlinked: bool,
    unboxed: bool,
    _: str,
) -> RawAuthor:
    """Whom a cell shows; the link that is the name is told by its target."""
    author = RawAuthor(name)
    if not unlinked:
        identify(author, page, href, cell.iter())
    if unboxed:
        named = (a for a in cell.iter("a") if a.get("href") == href and _name(a) == name)
    else:
        named = (e for e in cell.iter() if _BOX.match(e.get("id") or ""))
    author.avatar = avatar(page, cell)
    author.title, author.panel = _told([cell], author.name, next(named, cell))
    return author


def with_neighbours(
    author: RawAuthor, page: Page, block: Block, link: HtmlElement | None
) -> RawAuthor:
    """The author with what their panel does not tell, from the other elements of the post."""
    if author.avatar is None:
        author.avatar = avatar(page, *block.before("img"))
    if author.user_id is None and link is not None:
        identify(author, page, link.get("href"), (*block.before(), *block.after))
    return author


def _menu(block: Block, elements: Iterable[HtmlElement]) -> HtmlElement | None:
    """The box of a post's author, of which a script makes a menu."""
    return next((e for e in elements if e.get("id") == f"postmenu_{block.post_id}"), None)


def _profile_link(links: Iterable[HtmlElement], box: HtmlElement | None) -> HtmlElement | None:
    """The link that is the author's name."""
    found = None
    for link in links:
        if not _name(link):
            continue
        if _NAMED in (link.get("class") or ""):
            return link
        if found is None and line(link) and _MEMBER.search(link.get("href") or ""):
            found = link
    if box is not None:
        return next((a for a in box.iter("a") if a.get("href") and line(a)), None)
    return found


def _name(link: HtmlElement) -> str:
    """The words of a name, or the alt text of the picture that is one."""
    shown = line(link)
    image = None if shown else first_in(link, "img")
    return shown if image is None else (image.get("alt") or "").strip()


def identify(
    author: RawAuthor, page: Page, href: str | None, beside: Iterable[HtmlElement]
) -> None:
    """Set the member's id and profile URL from the link that is the name, or what is beside it."""
    address = read_address(page.absolute(href))
    if address is not None and address.id:
        if address.id != "0":  # which links of guests have
            author.user_id, author.url = address.id, address.url
        return
    targets = [href or ""]
    targets += [e.get("href") or e.get("src") or "" for e in beside]
    found = _SEO_MEMBER.search(targets[0]) or next(filter(None, map(_USER.search, targets)), None)
    author.user_id = found[1] if found else None
    author.url = clean_url(page.absolute(href)) if href else None
    if author.url is None and author.user_id:
        author.url = f"{home(page)}member.php?u={author.user_id}"


def avatar(page: Page, *parts: HtmlElement) -> str | None:
    """The member's picture, in the first of the parts that has one."""
    for part in parts:
        for image in part.iter("img"):
            src = image.get("src") or ""
            if _AVATAR.search(src) and not _NO_AVATAR.search(src):
                return clean_url(page.absolute(src)) or None
    return None


def _told(
    parts: list[HtmlElement], name: str, anchor: HtmlElement | None = None
) -> tuple[str | None, list[tuple[str, str]]]:
    """The user title and the label and value pairs in the parts of an author's panel."""
    menus = [
        e
        for part in parts
        for e in part.iter("div", "table", "ul")
        if (e.get("id") or "").endswith("_menu") or "vbmenu_popup" in (e.get("class") or "")
    ]
    shown = [text for part in parts for text in panel_lines(part, [anchor, *menus])]
    said = [text for text in shown if text.strip(_SIGNS) and not is_online_status(text)]
    lines = [text for text in said if not is_panel_heading(text.rstrip(_EDGES))]
    title = None
    for text in lines[:3]:
        labelled = ":" in text.strip(_EDGES) or (text[-1] in _EDGES and text[0] not in _EDGES)
        if labelled or match_label(text) is not None:
            break
        if text != name:
            title = text
            break
    if title is not None:
        lines.remove(title)
    pairs = panel_pairs(lines)
    for pair in pairs:
        meaning = match_label(pair[0]) if title is None else None
        ranked = meaning is not None and meaning.field in {"rank", "ranks", "title"}
        if ranked and not any(char.isdigit() for char in pair[1]):
            return pair[1], [other for other in pairs if other is not pair]
    return title, pairs
