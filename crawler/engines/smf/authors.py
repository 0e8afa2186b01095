"""The author's panel of SMF: a list whose items name their field, or lines in SMF 1."""

from copy import deepcopy

from lxml.html import HtmlElement

from crawler.arabic.members import is_guest_name
from crawler.engines.base import Kind
from crawler.engines.smf.routes import linked
from crawler.links import without_session
from crawler.pages.dom import classes, find, find_all, first_in, line, with_class
from crawler.pages.numbers import number_in
from crawler.pages.page import Page
from crawler.panels.known_panels import read_alike
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

# The member's own title before the names of their groups, whatever the order on the page.
_TITLES = ("title", "membergroup", "postgroup")
# Items of the list that are no value: images, buttons, states.
_MUTE = frozenset(
    "stars icons avatar im_icons profile email poster_ip warning karma_allow postcount "
    "online quickbuttons".split()
)
_ITEMS = _MUTE.union(_TITLES)
# SMF 2.1 shows a gender as an icon among those of the messengers; that of 0 is none.
_GENDER = ".//li//span[contains(@class,'gender_1') or contains(@class,'gender_2')]/@title"


def read_author(
    page: Page,
    block: HtmlElement,
    subject: HtmlElement | None,
    body: HtmlElement,
    below: dict[str, list[HtmlElement]],
) -> RawAuthor:
    """The author of a post's block; `subject` is the element of its subject, where it has one.

    `below` are the elements under its body by their class.
    """
    panel = _panel(page, block, subject, body)
    author = RawAuthor() if panel is None else read_alike(_shown, page, panel)
    author.signature = next(iter(below.get("signature", ())), None)
    for fields in below.get("custom_fields_above_signature", ())[:1]:
        author.panel += panel_pairs(panel_lines(fields))
    return author


def opened_by(page: Page, body: HtmlElement, author: RawAuthor) -> HtmlElement:
    """The words of a post of which a theme makes a comment: `NAME: words`, the name a link."""
    link = next(iter(body), None)
    if link is None or (body.text or "").strip() or not (link.tail or "").strip().startswith(":"):
        return body
    _name(page, link, author)
    if author.user_id is None:
        author.name = ""
        return body
    words = deepcopy(body)
    words.text = (words[0].tail or "").strip().removeprefix(":")
    words.remove(words[0])
    return words


def _shown(page: Page, panel: HtmlElement) -> RawAuthor:
    """Whom a panel shows."""
    author = RawAuthor()
    if first_in(panel, "li") is not None:
        _listed(page, panel, author)
    else:
        _lines(page, panel, author)
    return author


def _panel(
    page: Page, block: HtmlElement, subject: HtmlElement | None, body: HtmlElement
) -> HtmlElement | None:
    """Where the author is shown: `.poster`, in version 1 a cell, else what is around their name."""
    poster = with_class(block, "poster")
    if poster is not None:
        return poster
    beside = {body, *body.iterancestors()}
    beside.update([] if subject is None else [subject, *subject.iterancestors()])
    cells = (c for c in block.iter("td") if c not in beside and body not in c.iterancestors())
    cell = next(cells, None)
    if cell is not None:
        return cell
    for name in block.iter("a", "h3", "h4", "h5", body.tag):
        if name is body:
            break
        if name in beside or name.tag == body.tag:
            continue
        if name.tag != "a" or (linked(page, name, Kind.PROFILE) and line(name)):
            around = [above for above in (name, *name.iterancestors()) if above not in beside]
            return around[-1] if subject not in around else name
    return None


def _name(page: Page, element: HtmlElement, author: RawAuthor) -> None:
    """The member whom a link names; else the plain name of a guest."""
    for link in element.iter("a"):
        address = linked(page, link, Kind.PROFILE, proven=True)
        if address is None or not line(link):
            continue
        if author.user_id is None or (len(author.name) == 1 and line(link)[0] == author.name):
            # A first link may have the letter that stands for a picture.
            author.name, author.user_id, author.url = line(link), address.id, address.url
    if author.user_id is not None:
        return
    author.name = next(iter(panel_lines(element)), "")


def _avatar(page: Page, image: HtmlElement | None) -> str | None:
    return None if image is None else without_session(page.absolute(image.get("src"))) or None


def _listed(page: Page, poster: HtmlElement, author: RawAuthor) -> None:
    """SMF 2: a heading, and items with a class each (the theme "core" has none on them)."""
    heading = first_in(poster, "h4", "h3", "h5")
    _name(page, poster if heading is None else heading, author)
    skipped: list[HtmlElement] = [heading]
    titles: dict[str, str] = {}
    for item in poster.iter("li"):
        kind = next((name for name in classes(item) if name in _ITEMS), "")
        if kind in _TITLES and line(item):
            titles[kind] = line(item)
        elif kind == "postcount":
            author.known["messages"] = number_in(line(item)) or ""
        elif kind not in _MUTE:
            continue
        skipped.append(item)
    author.avatar = _avatar(page, with_class(poster, "avatar", "img"))
    author.known.update(("gender", str(title)) for title in find_all(poster, _GENDER))
    pairs = panel_pairs(panel_lines(poster, skipped))
    pairs = [pair for pair in pairs if pair != ("", author.name)]
    _titled(author, [titles[kind] for kind in _TITLES if kind in titles])
    if not titles and pairs and not pairs[0][0]:
        _titled(author, [pairs.pop(0)[1]])
    author.panel += pairs


def _titled(author: RawAuthor, titles: list[str]) -> None:
    titles = [title for title in titles if not is_guest_name(title)]
    author.title = titles[0] if titles else None
    author.panel += [("", title) for title in titles[1:]]


def _lines(page: Page, cell: HtmlElement, author: RawAuthor) -> None:
    """SMF 1: the name in bold, then lines, of which the first is a title."""
    bold = first_in(cell, "b", "strong", "h4", "h3", "h5")
    _name(page, cell if bold is None else bold, author)
    details = with_class(cell, "smalltext", "div", "span")
    if details is None:
        details = max(cell.iterdescendants("div"), key=lambda div: len(line(div)), default=None)
    if details is None:
        return
    author.avatar = _avatar(page, find(details, ".//div//img"))
    pairs = panel_pairs(panel_lines(details, list(details.iter("a"))))
    ranks = [value for label, value in pairs[:1] if not label]
    _titled(author, ranks)
    author.panel += [pair for pair in pairs if pair[0] or pair[1] not in ranks]
